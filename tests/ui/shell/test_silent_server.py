"""A clinic's server that answers nothing: every press in the real window answers at once, or with a true sentence.

What the program does when it has waited long enough is what it does when the server refuses: here it refuses, so that
no test waits. And nothing may ask the server on the thread that draws the window.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import URL

from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database import postgres as server_timing
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import OutcomeUnknown, StoppedWaiting
from hrbc_desktop.records.shared.errors import ServerUnreachable
from hrbc_desktop.session import save_queue
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.ui.kit.long_wait import LongWaitDialog
from hrbc_desktop.ui.kit.reason import ReasonDialog
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.wording.waiting import waits_for
from tests.dialogs import while_looking
from tests.proxy import Proxy

WORDS = "purple ladder quietly sailing"
PATIENCE = 60_000
ASKED = (
    "History…",
    "Deleted worksheets…",
    "Back up…",
    "How long signed worksheets are kept…",
)
"""In the menu “Records and safety”: a dialog, and in it the sentence."""
NOT_ASKED = (
    "People…",
    "Change passphrase…",
    "New recovery code…",
    "Unlock with the system’s keyring…",
    "Trusted keys and time stamps…",
    "How your worksheets are kept",
)
"""In the same menu: a dialog, for which no server is needed."""


class Postgres(Protocol):
    port: int


class Boxes:
    """What messages said; each is closed. A question is answered."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def look_up(self) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QMessageBox):
            self.messages.append(shown.text())
            shown.accept()
        elif isinstance(shown, ReasonDialog):
            shown.reason_edit.setText("A question of the insurer")
            shown.act_button.click()


@pytest.fixture
def boxes() -> Iterator[Boxes]:
    boxes = Boxes()
    with while_looking(boxes.look_up):
        yield boxes


@pytest.fixture
def proxy(postgres: Postgres) -> Iterator[Proxy]:
    between = Proxy(postgres.port)
    yield between
    between.close()


@pytest.fixture
def vault(tmp_path: Path, server: URL, proxy: Proxy) -> Vault:
    address = ServerAddress.read(server.set(port=proxy.port).render_as_string(hide_password=False))
    vault = Vault(tmp_path / "kept", server=address)
    RecordsOpener(vault).begin(WORDS, Cost(memory_kib=32, passes=1, lanes=1))[0].close()
    vault.confirm_code()
    return vault


@pytest.fixture
def at_home(begun: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window at Home, with one worksheet that the server has."""
    assert begun.consultation.wait_until_sent()
    begun.go_home()
    qtbot.waitUntil(lambda: begun.home.form.worksheet_table.model().rowCount() == 1, timeout=PATIENCE)
    begun.home.form.worksheet_table.selectRow(0)
    return begun


@pytest.fixture
def silent(at_home: MainWindow, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window at Home, with one worksheet, over a server that went silent before anything is pressed."""
    monkeypatch.setattr(ServerDatabase, "_exchange", only_elsewhere(ServerDatabase._exchange))
    monkeypatch.setattr(server_timing, "_REST_PER_FAILURE", 0)
    proxy.mode = "refuse"
    proxy.cut()
    return at_home


def only_elsewhere(ask: Callable[..., Any]) -> Callable[..., Any]:
    """Ask the server as before, but never on the GUI thread."""

    def ask_elsewhere(*given: Any, **named: Any) -> Any:
        assert not QThread.isMainThread()
        return ask(*given, **named)

    return ask_elsewhere


def shown_texts(window: MainWindow, boxes: Boxes) -> set[str]:
    """All that stands in the open dialogs and at Home, and what messages said."""
    places = [*(one for one in window.findChildren(QDialog) if one.isVisible()), window.home]
    labels = [label.text() for page in places for label in page.findChildren(QLabel) if label.isVisible()]
    return {*labels, *boxes.messages}


def forget(window: MainWindow, boxes: Boxes) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.home.form.notice_frame.hide()
    boxes.messages.clear()


def test_every_press_answers_or_says_that_the_server_does_not(silent: MainWindow, boxes: Boxes, qtbot: QtBot) -> None:
    home, sentence = silent.home, str(ServerUnreachable())
    worksheet_id = silent.consultation.document.worksheet.id
    [menu] = [one for one in silent.findChildren(QMenu) if one.title() == "Records and safety"]
    entries = {action.text(): action.trigger for action in menu.actions() if not action.isSeparator()}
    assert set(entries) == {*ASKED, *NOT_ASKED}
    for_worksheet = (
        home.pdfs_requested,
        home.signed_pages_requested,
        home.correction_requested,
        home.hold_requested,
        home.open_requested,
        home.another_requested,
    )
    presses: list[Callable[[], object]] = [entries[text] for text in ASKED]
    presses += [lambda signal=signal: signal.emit(worksheet_id) for signal in for_worksheet]  # type: ignore[misc]
    presses += [home.no_backup_requested.emit, home.delete_selected]
    for number, press in enumerate(presses):
        press()
        qtbot.waitUntil(lambda: sentence in shown_texts(silent, boxes), timeout=PATIENCE)
        assert not [text for text in shown_texts(silent, boxes) if text.endswith("…") and "Reading" in text], number
        forget(silent, boxes)
    for text in NOT_ASKED:
        entries[text]()
        assert [one for one in silent.findChildren(QDialog) if one.isVisible()], text
        forget(silent, boxes)
    assert [summary.id for summary in silent.consultation.records.list.known()] == [worksheet_id]
    silent.new_worksheet()
    assert silent.workspace.isVisible()
    silent.lock()
    assert silent.consultation.is_locked
    assert boxes.messages == []


class Impatient:
    """Notes each dialog that says what is waited for, and stops waiting as a person does: with its button."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def look_up(self) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, LongWaitDialog):
            self.messages.append(shown.label.text())
            assert not shown.stop_button.hasFocus()  # a key that was pressed before does not stop anything
            shown.stop_button.click()


@pytest.fixture
def impatient() -> Iterator[Impatient]:
    impatient = Impatient()
    with while_looking(impatient.look_up):
        yield impatient


@pytest.fixture
def stalled(at_home: MainWindow, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window at Home over a server that takes every byte and says nothing; the program waits for it for long."""
    monkeypatch.setattr(server_timing, "LONGEST_SAVE", PATIENCE / 1000)
    monkeypatch.setattr(server_timing, "_LONGEST_GREETING", PATIENCE / 1000)
    monkeypatch.setattr(save_queue, "PATIENCE_MS", 50)
    monkeypatch.setattr(ServerDatabase, "_exchange", only_elsewhere(ServerDatabase._exchange))
    proxy.stall()
    yield at_home
    proxy.go_on()


def test_nobody_has_to_wait_for_a_server_that_stands_still(
    stalled: MainWindow, boxes: Boxes, impatient: Impatient, qtbot: QtBot
) -> None:
    home, worksheet_id = stalled.home, stalled.consultation.document.worksheet.id
    presses: list[Callable[[], object]] = [
        lambda signal=signal: signal.emit(worksheet_id)  # type: ignore[misc]
        for signal in (home.open_requested, home.pdfs_requested, home.signed_pages_requested, home.hold_requested)
    ]
    presses.append(home.delete_selected)
    stopped = {StoppedWaiting.sentence, OutcomeUnknown.sentence}
    for number, press in enumerate(presses):
        press()
        qtbot.waitUntil(lambda: bool(stopped & shown_texts(stalled, boxes)), timeout=PATIENCE)
        assert len(impatient.messages) == number + 1
        forget(stalled, boxes)
    assert set(impatient.messages) == {waits_for(on_server=True)}
    stalled.new_worksheet()
    assert stalled.workspace.isVisible()
