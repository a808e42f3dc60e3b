"""A day of a clinic: two people at two computers, in real windows, on one list that a PostgreSQL keeps."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import URL

from hrbc_desktop.app import make_application, make_empty_window
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.people.membership import add_person, begin_people
from hrbc_desktop.records.shared.shared_store import new_shared_store, open_shared_store
from hrbc_desktop.session.audit_export import as_json, save_history
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_types import SignatureInput
from hrbc_desktop.ui.shell.main_window import MainWindow

WORDS, CHEAP = "purple ladder quietly sailing", Cost(memory_kib=32, passes=1, lanes=1)
ADMINISTRATOR = "Sample Administrator 1"
NURSES = {"Sample Nurse 1": "seven lamps along the harbor", "Sample Nurse 2": "nine kites above the meadow"}
WORKSHEETS = 20
PATIENCE = 60_000

Open = Callable[[str], MainWindow]


@pytest.fixture
def computers(server: URL, tmp_path: Path) -> dict[str, Vault]:
    """A computer for each nurse, with the clinic's key file."""
    address = ServerAddress.read(server.render_as_string(hide_password=False))
    first = Vault(tmp_path / "office", server=address)
    unlocked, _code = first.create(WORDS, CHEAP)
    first.confirm_code()
    new_shared_store(address, first.folder, unlocked).close()
    with closing(open_shared_store(address, first.folder, first.unlock(WORDS))) as store:
        begin_people(store, first, ADMINISTRATOR, WORDS, CHEAP)
    office = Vault(first.folder, server=address)
    unlocked = office.unlock(WORDS, person_of(office, ADMINISTRATOR))
    with closing(open_shared_store(address, first.folder, unlocked)) as store:
        for name, passphrase in NURSES.items():
            add_person(store, name, "nurse", passphrase, WORDS)
    vaults = {}
    for number, name in enumerate(NURSES, start=1):
        folder = tmp_path / f"room {number}"
        folder.mkdir()
        shutil.copy(first.folder / "store.key", folder / "store.key")
        vaults[name] = Vault(folder, server=address)
        person = person_of(vaults[name], name)
        RecordsOpener(vaults[name]).unlock_with_own_passphrase(NURSES[name], own(name), person)[0].close()
    return vaults


def own(name: str) -> str:
    """Return the passphrase that she chose herself."""
    return f"{NURSES[name]} of my own"


def person_of(vault: Vault, name: str) -> str:
    return vault.person_named(name)


@pytest.fixture
def at_work(computers: dict[str, Vault], tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    opened: list[MainWindow] = []

    def begin(name: str) -> MainWindow:
        vault = computers[name]
        window = make_empty_window(make_application(), Settings(tmp_path / f"{name}.ini"), vault)
        window.build_pages(Consultation(read_catalogue(), window))
        window.show()
        records, _code = RecordsOpener(vault).unlock(own(name), person_of(vault, name))
        window.unlock_page.unlocked.emit(records)
        qtbot.waitUntil(window.home.isVisible, timeout=PATIENCE)
        opened.append(window)
        return window

    yield begin
    for window in opened:
        window.consultation.jobs.wait()
        window.consultation.lock()
        window.deleteLater()
    QApplication.processEvents()


def fill_in(window: MainWindow, number: int) -> None:
    """Begin a worksheet of today, and answer something."""
    window.new_worksheet()
    today = datetime.now().astimezone().date()

    def change(old: Worksheet) -> Worksheet:
        visit = old.visit.evolve(
            name=f"Sample Patient {number}",
            record_number=f"{number:06}",
            appointment_date=today,
            appointment_time=time(8 + number // 4, 15 * (number % 4)),
        )
        return old.evolve(visit=visit, decision="chemotherapy")

    window.consultation.document.edit("Visit", change)
    window.go_home()


def noted(number: int, old: Worksheet) -> Worksheet:
    return old.evolve(nurse_notes=f"Noted {number}")


def accompanied(number: int, old: Worksheet) -> Worksheet:
    return old.evolve(visit=old.visit.evolve(companions=f"Friend {number}"))


def find(window: MainWindow, typed: str, qtbot: QtBot) -> None:
    """Find a worksheet at Home and open it with one press."""
    window.go_home()
    window.home.form.search_edit.clear()
    QTest.keyClicks(window.home.form.search_edit, typed)
    table = window.home.form.worksheet_table
    qtbot.waitUntil(lambda: table.rows.rowCount() == 1, timeout=PATIENCE)
    point = table.visualRect(table.rows.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(window.workspace.isVisible, timeout=PATIENCE)


def test_two_people_work_through_a_day_and_nothing_of_either_is_lost(
    at_work: Open, computers: dict[str, Vault], qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = (at_work(name) for name in NURSES)
    for number in range(1, WORKSHEETS + 1):
        fill_in((first, second)[number % 2], number)
    for window in (first, second):
        window.home._look.start(200)
        rows = window.home.form.worksheet_table.rows
        qtbot.waitUntil(lambda rows=rows: bool(rows.rowCount() == WORKSHEETS), timeout=PATIENCE)  # type: ignore[misc]
    for number in range(2, WORKSHEETS + 1, 3):  # both are at the same worksheet
        for window in (first, second):
            find(window, f"{number:06}", qtbot)
        first.consultation.document.edit("Notes", partial(noted, number))
        second.consultation.document.edit("Companion", partial(accompanied, number))
        for window in (first, second, first):
            qtbot.waitUntil(window.consultation.wait_until_sent, timeout=PATIENCE)
    find(first, "000002", qtbot)
    with qtbot.waitSignal(first.sheets.signed, timeout=PATIENCE):
        first.sheets.sign(SignatureInput("Sample Patient 2"), tmp_path / "signed.pdf", lambda _: None, pytest.fail)
    qtbot.waitUntil(first.consultation.wait_until_sent, timeout=PATIENCE)
    records = second.consultation.records
    for summary in records.list.search(""):
        number = int(summary.record_number)
        worksheet = records.worksheets.load(summary.id).worksheet
        if number % 3 == 2:
            assert (worksheet.nurse_notes, worksheet.visit.companions) == (f"Noted {number}", f"Friend {number}")
        assert worksheet.visit.name == f"Sample Patient {number}"
    history = records.logbook.events()
    changed_by = {event.who for event in history if event.what == "changed"}
    assert changed_by == set(NURSES)
    assert [event.who for event in history if event.what == "signed"] == [next(iter(NURSES))]
    assert records.verify().intact
    assert records.worksheets.waiting() == first.consultation.records.worksheets.waiting() == []
    assert_exported(computers["Sample Nurse 1"], tmp_path / "History.json")


def assert_exported(computer: Vault, path: Path) -> None:
    """The administrator exports the history; it says who wrote what in which worksheet."""
    opened, _code = RecordsOpener(computer).unlock(WORDS, person_of(computer, ADMINISTRATOR))
    with closing(opened) as store:
        save_history(store, path, as_json)
    document = json.loads(path.read_text(encoding="utf-8"))
    texts = {(entry["who"], change["after"]) for entry in document for change in entry.get("changes", ())}
    for number in range(2, WORKSHEETS + 1, 3):
        for nurse, written in (("Sample Nurse 1", f"Noted {number}"), ("Sample Nurse 2", f"Friend {number}")):
            assert (nurse, written) in texts
    assert {entry["who"] for entry in document if entry["what"] == "signed"} == {"Sample Nurse 1"}
