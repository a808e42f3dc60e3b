"""A clinic whose server does not answer for a while: the person goes on, and meets what others saved meanwhile."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import keyring
import keyring.backends.fail
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import URL

from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.locked_vault import KEY_FILE_NAME
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import Conflict
from hrbc_desktop.records.shared.errors import KeyFileElsewhere, ServerPasswordInClear
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings, records_server


class Postgres(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...


@pytest.fixture
def address(server: URL) -> ServerAddress:
    return ServerAddress.read(server.render_as_string(hide_password=False))


@pytest.fixture
def vault(tmp_path: Path, address: ServerAddress) -> Vault:
    return Vault(tmp_path / "records", server=address)


@pytest.fixture
def elsewhere(tmp_path: Path, vault: Vault, address: ServerAddress, passphrase: str, records: Store) -> Iterator[Store]:
    """The same records on another computer, to which somebody carried the key file."""
    assert records.list.summaries() == []
    another = tmp_path / "another"
    another.mkdir()
    (another / KEY_FILE_NAME).write_bytes((vault.folder / KEY_FILE_NAME).read_bytes())
    store, _ = RecordsOpener(Vault(another, server=address)).unlock(passphrase)
    yield store
    store.close()


@pytest.fixture
def note(consultation: Consultation) -> Callable[[str], None]:
    return lambda notes: consultation.document.edit("Notes", lambda worksheet: worksheet.evolve(nurse_notes=notes))


def test_work_goes_on_without_the_server_and_is_told_once(
    postgres: Postgres, consultation: Consultation, elsewhere: Store, note: Callable[[str], None]
) -> None:
    states: list[str] = []
    messages: list[str] = []
    consultation.new()
    note("First")
    assert consultation.wait_until_sent()
    consultation.save_state_changed.connect(states.append)
    consultation.noted.connect(messages.append)
    postgres.stop()
    for notes in ("Second", "Third"):
        note(notes)
        assert consultation.save_now()
        assert not consultation.wait_until_sent()
    assert states[-1] == "kept_here"
    assert len(messages) == 1
    postgres.start()
    assert consultation.wait_until_sent()
    assert states[-1] == "saved"
    assert elsewhere.worksheets.load(consultation.document.worksheet.id).worksheet.nurse_notes == "Third"


def test_after_a_lock_and_an_unlock_both_sides_are_shown_and_neither_is_lost(
    postgres: Postgres,
    consultation: Consultation,
    elsewhere: Store,
    note: Callable[[str], None],
    vault: Vault,
    passphrase: str,
    qtbot: QtBot,
) -> None:
    consultation.new()
    note("First")
    assert consultation.wait_until_sent()
    before = consultation.document.worksheet
    postgres.stop()
    note("Mine")
    assert consultation.lock()
    postgres.start()
    elsewhere.worksheets.save(before.evolve(nurse_notes="Theirs"), 1)
    with qtbot.waitSignal(consultation.conflicted) as shown:
        consultation.unlock(RecordsOpener(vault).unlock(passphrase)[0])
    conflict: Conflict = shown.args[0]
    assert conflict.theirs is not None
    assert (conflict.mine.nurse_notes, conflict.theirs.worksheet.nurse_notes) == ("Mine", "Theirs")
    with qtbot.waitSignal(consultation.conflicted):
        consultation.open(before.id)
    assert consultation.document.worksheet.nurse_notes == "Mine"
    consultation.keep_mine(conflict)
    assert consultation.wait_until_sent()
    assert consultation.records.worksheets.waiting() == []
    assert elsewhere.worksheets.load(before.id).worksheet.nurse_notes == "Mine"
    assert consultation.lock()


def test_what_was_undone_while_it_waited_does_not_come_back(
    postgres: Postgres, consultation: Consultation, note: Callable[[str], None], vault: Vault, passphrase: str
) -> None:
    consultation.new()
    note("Kept")
    assert consultation.wait_until_sent()
    stored = consultation.document.worksheet
    postgres.stop()
    note("Regretted")
    assert consultation.save_now()
    consultation.document.undo_stack.undo()
    assert consultation.lock()
    postgres.start()
    store, _ = RecordsOpener(vault).unlock(passphrase)
    assert store.worksheets.load(stored.id).worksheet == stored
    store.close()


def test_their_side_can_be_taken_instead(
    postgres: Postgres, consultation: Consultation, elsewhere: Store, note: Callable[[str], None]
) -> None:
    consultation.conflicted.connect(consultation.take_theirs)
    consultation.new()
    note("First")
    assert consultation.wait_until_sent()
    before = consultation.document.worksheet
    postgres.stop()
    note("Mine")
    assert not consultation.wait_until_sent()
    postgres.start()
    elsewhere.worksheets.save(before.evolve(nurse_notes="Theirs"), 1)
    consultation.wait_until_sent()
    assert consultation.document.worksheet.nurse_notes == "Theirs"
    assert consultation.records.worksheets.waiting() == []


def test_a_computer_without_the_key_file_begins_no_second_list(
    tmp_path: Path, address: ServerAddress, records: Store, passphrase: str, cheap: Cost
) -> None:
    third = Vault(tmp_path / "third", server=address)
    with pytest.raises(KeyFileElsewhere):
        RecordsOpener(third).begin(passphrase, cheap)
    assert not third.exists
    assert records.verify().intact


def test_a_password_in_the_address_leaves_the_settings_file_for_the_keyring(
    tmp_path: Path, system_keyring: Any
) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[General]\nrecords=postgresql+psycopg://nurse:very-secret@records.example/worksheets\n")
    server = records_server(Settings(path))
    assert server is not None
    assert "very-secret" not in path.read_text()
    assert list(system_keyring.secrets.values()) == ["very-secret"]
    for again in (server, records_server(Settings(path))):
        assert again is not None
        assert again.in_clear == ""
        assert again.tls["sslmode"] == "verify-full"
        assert "very-secret" in again.with_password().render_as_string(hide_password=False)


def test_without_a_keyring_a_password_in_the_address_is_refused_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    path = tmp_path / "settings.ini"
    path.write_text("[General]\nrecords=postgresql+psycopg://nurse:very-secret@records.example/worksheets\n")
    with pytest.raises(ServerPasswordInClear, match="passfile"):
        records_server(Settings(path))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("records=postgresql+psycopg://nurse@records.example/worksheets?sslrootcert=/c.pem", "records.example"),
        ('records="postgresql+psycopg://nurse@127.0.0.1/worksheets"', "127.0.0.1"),
        ("", None),
    ],
)
def test_the_settings_file_names_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, named: str | None
) -> None:
    (tmp_path / "settings.ini").write_text(f"[General]\n{line}\n")
    address = records_server(Settings(tmp_path / "settings.ini"))
    assert (address.url.host if address else None) == named
    monkeypatch.setenv("HRBC_RECORDS", "postgresql+psycopg://nurse@elsewhere.example/worksheets")
    address = records_server(Settings(tmp_path / "settings.ini"))
    assert address is not None
    assert address.url.host == "elsewhere.example"
