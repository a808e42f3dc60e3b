"""A server that answers nothing, or a slow disk: the window never stands still, and nothing typed is lost.

Here whoever waits for a server waits for a minute. So a window that waited would stand still far longer than one on a
busy machine ever does.
"""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot
from sqlalchemy import URL

from hrbc_desktop.domain.model.addendum import Correction, closed_revision
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database import postgres as server_timing
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.recovery import atomic_file
from hrbc_desktop.records.shared.outbox import Waiting
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.session import autosave
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import SignatureInput, SignedSheet
from hrbc_desktop.session.signed_history import ToCorrect
from hrbc_desktop.session.signing import identity_for
from tests.proxy import Proxy

BEAT_MS = 5
LONGEST_GAP = 15.0
"""Seconds between two beats of the GUI thread that the busiest test machine may take by itself."""
STALL = 60.0
"""Seconds after which the program gives up waiting for a server."""
SHORT = 0.5
"""The same, where it is asked on another thread, and the test has to wait for that."""
SOON_MS = 300
"""After which what is typed without a pause is saved."""
PATIENCE = 60_000


class Postgres(Protocol):
    port: int

    def start(self) -> None: ...
    def stop(self) -> None: ...


class Heart:
    """Beats on the GUI thread, and remembers the longest time between two beats."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


class SlowDisk:
    """Takes what is written for as long as the test says; the GUI thread may not wait for that."""

    def __init__(self) -> None:
        self.is_busy, self.goes_on = threading.Event(), threading.Event()

    def take(self) -> None:
        assert not QThread.isMainThread()
        self.is_busy.set()
        assert self.goes_on.wait(PATIENCE / 1000)


@pytest.fixture
def proxy(postgres: Postgres) -> Iterator[Proxy]:
    between = Proxy(postgres.port)
    yield between
    between.close()


@pytest.fixture
def address(server: URL, proxy: Proxy) -> ServerAddress:
    return ServerAddress.read(server.set(port=proxy.port).render_as_string(hide_password=False))


@pytest.fixture
def on_server(tmp_path: Path, address: ServerAddress) -> Vault:
    return Vault(tmp_path / "records", server=address)


@pytest.fixture
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    if "proxy" in request.fixturenames:
        return request.getfixturevalue("on_server")  # type: ignore[no-any-return]
    return Vault(tmp_path / "records")


@pytest.fixture(autouse=True)
def _waiting_takes_long_and_saving_begins_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_timing, "LONGEST_SAVE", STALL)
    monkeypatch.setattr(server_timing, "_LONGEST_GREETING", STALL)
    monkeypatch.setattr(autosave, "LONGEST_UNSAVED_MS", SOON_MS)


@pytest.fixture
def note(consultation: Consultation) -> Callable[[str], None]:
    return lambda notes: consultation.document.edit("Notes", lambda one: one.evolve(nurse_notes=notes), ".nurse_notes")


def type_until(is_enough: Callable[[], bool], note: Callable[[str], None], qtbot: QtBot) -> str:
    """Type a word every 20 ms without a pause; what was typed."""
    typed = ["typed"]

    def enough() -> bool:
        typed.append("on")
        note(" ".join(typed))
        qtbot.wait(20)
        return is_enough()

    qtbot.waitUntil(enough, timeout=PATIENCE)
    return " ".join(typed)


@pytest.mark.parametrize("trouble", ["stalled", "stopped"])
def test_typing_goes_on_while_the_server_answers_nothing(
    trouble: str,
    proxy: Proxy,
    postgres: Postgres,
    consultation: Consultation,
    note: Callable[[str], None],
    qtbot: QtBot,
) -> None:
    records = consultation.records
    states: list[str] = []
    consultation.save_state_changed.connect(states.append)
    consultation.new()
    note("before")
    assert consultation.wait_until_sent()
    states.clear()
    if trouble == "stalled":
        proxy.stall()
    else:
        postgres.stop()
    heart = Heart()
    typed = type_until(lambda: states.count("kept_here") > 2, note, qtbot)
    assert consultation.save_now()
    assert heart.longest < LONGEST_GAP
    assert [one.worksheet.nurse_notes for one in records.worksheets.waiting()] == [typed]
    proxy.go_on()
    if trouble == "stopped":
        postgres.start()
    qtbot.waitUntil(consultation.wait_until_sent, timeout=PATIENCE)
    assert records.worksheets.load(consultation.document.worksheet.id).worksheet.nurse_notes == typed
    assert records.worksheets.waiting() == []


def test_locking_and_opening_do_not_wait_for_a_server_that_stands_still(
    proxy: Proxy, consultation: Consultation, note: Callable[[str], None]
) -> None:
    consultation.new()
    note("before")
    assert consultation.wait_until_sent()
    proxy.stall()
    note("after")
    heart, begun = Heart(), time.monotonic()
    assert consultation.lock()
    assert time.monotonic() - begun < LONGEST_GAP
    assert heart.longest < LONGEST_GAP
    proxy.go_on()


def test_what_was_typed_before_a_kill_is_sent_at_the_next_unlock(
    proxy: Proxy, consultation: Consultation, vault: Vault, passphrase: str, server: URL
) -> None:
    assert consultation.lock()
    script = Path(__file__).with_name("typing_child.py")
    address = server.set(port=proxy.port).render_as_string(hide_password=False)
    child = [sys.executable, str(script), str(vault.folder), passphrase, "Typed.", address]
    with subprocess.Popen(child, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        assert typing.stdin is not None
        assert typing.stdout.readline() == "unlocked\n"
        proxy.stall()
        typing.stdin.write("go\n")
        typing.stdin.flush()
        while (line := typing.stdout.readline()) not in ("kept_here\n", ""):
            pass
        typing.kill()
    assert line == "kept_here\n"
    proxy.go_on()
    survived, _ = RecordsOpener(vault).unlock(passphrase)
    (stored,) = survived.list.summaries()
    assert survived.worksheets.load(stored.id).worksheet.nurse_notes == "Typed."
    assert survived.worksheets.waiting() == []
    survived.close()


def test_typing_goes_on_while_the_disk_is_slow(
    consultation: Consultation,
    note: Callable[[str], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records, disk = consultation.records, SlowDisk()
    send = records.worksheets.send

    def send_slowly(waiting: Waiting) -> int:
        disk.take()
        return send(waiting)

    monkeypatch.setattr(records.worksheets, "send", send_slowly)
    consultation.new()
    typed = type_until(disk.is_busy.is_set, note, qtbot)
    disk.goes_on.set()
    assert consultation.save_now()
    assert records.worksheets.load(consultation.document.worksheet.id).worksheet.nurse_notes == typed


def test_typing_goes_on_while_the_disk_of_the_outbox_is_slow(
    proxy: Proxy, consultation: Consultation, note: Callable[[str], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush, disk = atomic_file._flush, SlowDisk()

    def flush_slowly(descriptor: int) -> None:
        disk.take()
        flush(descriptor)

    monkeypatch.setattr(atomic_file, "_flush", flush_slowly)
    assert proxy.mode == "ok"
    consultation.new()
    type_until(disk.is_busy.is_set, note, qtbot)
    disk.goes_on.set()
    assert consultation.save_now()
    monkeypatch.setattr(atomic_file, "_flush", flush)


def signed_by(role: str, sheets: SheetService, qtbot: QtBot, path: Path) -> SignedSheet:
    sign = sheets.sign if role == "patient" else sheets.countersign
    with qtbot.waitSignal(sheets.signed):
        sign(SignatureInput("Sample Patient 1" if role == "patient" else "Sample Nurse 1"), path, _ignore, pytest.fail)
    signed = sheets.signed_sheet
    assert signed is not None
    return signed


def corrected_by(name: str, sheets: SheetService, qtbot: QtBot) -> StoredAddendum:
    worksheet = sheets.document.worksheet
    closed = closed_revision(worksheet)
    assert closed is not None
    signed: list[StoredAddendum] = []
    content = Correction(wrong="It says Monday.", right="It is Tuesday.", source="The patient")
    with qtbot.waitSignal(sheets.corrected):
        sheets.correct(worksheet.id, content, SignatureInput(name), signed.append, pytest.fail, seen=ToCorrect(closed))
    (one,) = signed
    return one


def only_elsewhere(ask: Callable[..., Any]) -> Callable[..., Any]:
    """Ask the server as before, but never on the GUI thread."""

    def ask_elsewhere(*given: Any, **named: Any) -> Any:
        assert not QThread.isMainThread()
        return ask(*given, **named)

    return ask_elsewhere


def _ignore(_: object) -> None:
    pass


def test_countersigning_and_correcting_do_not_wait_for_the_server_and_a_kill_then_loses_nothing(
    proxy: Proxy,
    consultation: Consultation,
    vault: Vault,
    passphrase: str,
    qtbot: QtBot,
    tmp_path: Path,
    server: URL,
) -> None:
    sheets = SheetService(consultation, Settings(tmp_path / "settings.ini"), consultation)
    consultation.new()
    consultation.document.edit("Name", lambda one: one.evolve(visit=one.visit.evolve(name="Sample Patient 1")))
    identity_for(consultation.records, "Sample Nurse 1", datetime.now(UTC))  # she signed here on another day
    signed_by("patient", sheets, qtbot, tmp_path / "signed.pdf")
    assert consultation.wait_until_sent()
    proxy.stall()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server_timing, "LONGEST_SAVE", SHORT)
        patch.setattr(server_timing, "_LONGEST_GREETING", SHORT)
        patch.setattr(ServerDatabase, "_exchange", only_elsewhere(ServerDatabase._exchange))
        sheet = signed_by("nurse", sheets, qtbot, tmp_path / "countersigned.pdf")
        corrected = corrected_by("Sample Nurse 1", sheets, qtbot)
    assert corrected.waits
    assert sheets.corrections == (corrected.signed,)
    shutil.copytree(vault.folder, tmp_path / "after the kill")  # what a kill leaves: the files as they are now
    proxy.go_on()
    consultation.wait_until_sent()
    address = ServerAddress.read(server.render_as_string(hide_password=False))
    survived, _ = RecordsOpener(Vault(tmp_path / "after the kill", server=address)).unlock(passphrase)
    stored = survived.worksheets.load(sheet.worksheet.id).worksheet
    assert [one.role for one in stored.signatures] == ["patient", "nurse"]
    assert [one.signatures for one in survived.signed_pdfs.of(stored.id)] == [1, 2]
    assert stored.signatures[-1].digest in survived.logbook.signed_digests(stored.id)
    assert len([one for one in survived.logbook.events() if one.what == "signed"]) == 2
    assert survived.corrections.of(stored.id) == [corrected]
    assert list((tmp_path / "after the kill" / "waiting").iterdir()) == []
    survived.close()
