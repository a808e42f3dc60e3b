"""Files that every released version wrote, opened by this one. Each folder here is a version."""

import json
import shutil
from base64 import b64decode
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy import URL, create_engine, delete, insert

from hrbc_desktop.domain.model import worksheet as worksheets
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import read_worksheet
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import make_identity
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, countersign, sign_as_third
from hrbc_desktop.records.crypto import key_file, key_ring
from hrbc_desktop.records.crypto import vault as vault_room
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import DiskFull
from hrbc_desktop.records.people.membership import begin_people
from hrbc_desktop.records.recovery.backup import restore
from hrbc_desktop.records.recovery.salvage import salvage
from hrbc_desktop.records.shared.outbox import Outbox, Waiting
from hrbc_desktop.records.shared.shared_store import open_shared_store
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables import schema
from hrbc_desktop.session.signing import identity_for

HERE = Path(__file__).parent
VERSIONS = sorted(path.name for path in HERE.iterdir() if (path / "records" / "waiting").is_dir())
OF_PEOPLE = sorted(path.name for path in HERE.iterdir() if (path / "passphrases.json").is_file())
OF_SERVERS = sorted(path.name for path in HERE.iterdir() if (path / "rows.json").is_file())
NOW = datetime(2026, 12, 1, tzinfo=UTC)
CHEAP = Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture(params=VERSIONS)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what a version wrote: git keeps the original."""
    return Path(shutil.copytree(HERE / str(request.param), tmp_path / "stored"))


@pytest.fixture
def vault(stored: Path) -> UnlockedVault:
    return Vault(stored / "records").unlock((stored / "passphrase.txt").read_text())


@pytest.fixture
def worksheet(stored: Path) -> Worksheet:
    return read_worksheet((stored / "worksheet.json").read_bytes())


def assert_all_is_there(store: Store, stored: Path, worksheet: Worksheet) -> None:
    assert [summary.id for summary in store.list.summaries()] == [worksheet.id]
    assert store.worksheets.load(worksheet.id).worksheet == worksheet
    assert [summary.name for summary in store.list.deleted()] == ["Sample Patient 1"]
    assert [pdf.content for pdf in store.signed_pdfs.of(worksheet.id)] == [(stored / "countersigned.pdf").read_bytes()]
    assert store.verify().intact
    done = [event.what for event in store.logbook.events() if event.who == "Sample Nurse 1"]
    assert done == ["kept", "kept", "changed", "changed", "pdf kept", "changed", "deleted", "changed", "purged"]


def test_there_are_files_of_every_format() -> None:
    def formats(*path: str) -> set[int]:
        return {json.loads((HERE / one).joinpath(*path).read_text())["format"] for one in VERSIONS + OF_PEOPLE}

    assert formats("worksheet.json") == set(range(1, worksheets.FORMAT + 1))
    assert formats("records", "store.key") == {key_file.FORMAT, 2, key_ring.FORMAT}
    assert schema.FORMAT == 2, "store files before the tables change, and write how they are brought up to date"


def test_the_list_opens_and_goes_on(stored: Path, vault: UnlockedVault, worksheet: Worksheet) -> None:
    store = open_store(stored / "records", vault)
    assert_all_is_there(store, stored, worksheet)
    signer = identity_for(store, "Sample Patient 1", NOW)
    certificate = signer.certificate.public_bytes(Encoding.DER)
    assert certificate.hex().encode() in (stored / "countersigned.pdf").read_bytes().lower()
    assert store.worksheets.save(worksheet.evolve(nurse_notes="newer"), 2) == 3
    assert store.verify().intact
    store.close()


def test_the_list_is_one_of_one_person(stored: Path, vault: UnlockedVault) -> None:
    """It opens unchanged, for her alone, and older programs still open it."""
    before = (stored / "records" / "store.key").read_bytes()
    store = open_store(stored / "records", vault)
    assert (Vault(stored / "records").people, store.people.everybody, store.people.person) == ((), (), None)
    assert store.people.may("destroy")
    store.close()
    assert (stored / "records" / "store.key").read_bytes() == before


def test_the_list_becomes_one_of_several_people_and_loses_nothing(
    stored: Path, vault: UnlockedVault, worksheet: Worksheet
) -> None:
    keeper, passphrase = Vault(stored / "records"), (stored / "passphrase.txt").read_text()
    with closing(open_store(stored / "records", vault)) as store:
        begin_people(store, keeper, "Sample Administrator 1", passphrase, CHEAP)
    with closing(open_store(stored / "records", keeper.unlock(passphrase, keeper.people[0][0]))) as store:
        assert_all_is_there(store, stored, worksheet)


@pytest.mark.parametrize("version", OF_PEOPLE)
def test_everybody_on_a_list_of_several_people_gets_in(version: str, tmp_path: Path) -> None:
    stored = Path(shutil.copytree(HERE / version, tmp_path / "stored"))
    worksheet = read_worksheet((stored / "worksheet.json").read_bytes())
    restore(stored / "worksheets.backup", stored / "restored")
    for folder in (stored / "records", stored / "restored"):
        vault = Vault(folder)
        known = json.loads((stored / "passphrases.json").read_text())
        for name in known:
            person = vault.person_named(f" {name.upper()} ")
            with closing(open_store(folder, vault.unlock(known[name], person))) as store:
                assert store.who == name
                assert store.worksheets.load(worksheet.id).worksheet == worksheet
                assert store.verify().intact
        written = (folder / "store.key").read_text()
        assert not any(name in written for name in known), "an older key file said the names"
        assert [vault.person_named(name) != "" for name in (*known, "Sample Stranger 1")] == [
            *[True] * len(known),
            False,
        ]
        code = (stored / "recovery-code.txt").read_text()
        open_store(folder, vault.unlock_with_code(code)).close()


def test_names_that_cannot_be_taken_out_of_an_older_key_file_just_now_keep_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = Path(shutil.copytree(HERE / "0.1.0-people", tmp_path / "stored"))
    before = (stored / "records" / "store.key").read_bytes()
    known, vault = json.loads((stored / "passphrases.json").read_text()), Vault(stored / "records")
    name, passphrase = next(iter(known.items()))

    def full(*_given: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(vault_room, "write_private", full)
        vault.unlock(passphrase, vault.person_named(name)).lock()
    assert (stored / "records" / "store.key").read_bytes() == before
    vault.unlock(passphrase, vault.person_named(name)).lock()
    assert name not in (stored / "records" / "store.key").read_text()


@pytest.mark.parametrize("version", OF_SERVERS)
def test_a_list_on_a_server_opens_goes_on_and_becomes_one_of_several_people(
    version: str, tmp_path: Path, server: URL
) -> None:
    stored = Path(shutil.copytree(HERE / version, tmp_path / "stored"))
    address, passphrase = put_on_server(stored, server), (stored / "passphrase.txt").read_text()
    worksheet = read_worksheet((stored / "worksheet.json").read_bytes())
    vault = Vault(stored, server=address)
    with closing(open_shared_store(address, stored, vault.unlock(passphrase))) as store:
        assert store.people.person is None
        assert store.worksheets.load(worksheet.id).worksheet == worksheet
        assert len(store.signed_pdfs.of(worksheet.id)) == len(store.list.deleted()) == 1
        assert store.worksheets.save(worksheet.evolve(nurse_notes="newest"), 2) == 3
        assert store.verify().intact
        begin_people(store, vault, "Sample Administrator 1", passphrase, CHEAP)
    with closing(open_shared_store(address, stored, vault.unlock(passphrase, vault.people[0][0]))) as store:
        assert store.worksheets.load(worksheet.id).worksheet.nurse_notes == "newest"
        assert store.verify().intact


def put_on_server(stored: Path, server: URL) -> ServerAddress:
    """Put the rows there that an older program wrote."""
    address = ServerAddress.read(server.render_as_string(hide_password=False))
    database = ServerDatabase(address, b"")
    database.create_tables()
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql("SET search_path TO hrbc_desktop")
        connection.execute(delete(schema.format_table))
        for name, rows in json.loads((stored / "rows.json").read_text()).items():
            connection.execute(insert(schema.SCHEMA.tables[name]), [as_written(row) for row in rows])
    engine.dispose()
    database.close()
    return address


def as_written(row: dict[str, Any]) -> dict[str, Any]:
    return {name: b64decode(value["b64"]) if isinstance(value, dict) else value for name, value in row.items()}


def test_the_recovery_code_opens_it_too(stored: Path, worksheet: Worksheet) -> None:
    vault = Vault(stored / "records").unlock_with_code((stored / "recovery-code.txt").read_text())
    store = open_store(stored / "records", vault)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet
    store.close()


def test_the_backup_is_restored(stored: Path, worksheet: Worksheet) -> None:
    elsewhere = stored / "elsewhere"
    restore(stored / "worksheets.backup", elsewhere)
    store = open_store(elsewhere, Vault(elsewhere).unlock((stored / "passphrase.txt").read_text()))
    assert_all_is_there(store, stored, worksheet)
    store.close()


def test_all_of_it_could_be_salvaged(stored: Path, vault: UnlockedVault, worksheet: Worksheet) -> None:
    assert salvage(stored / "records", vault, stored / "new").saved == 2
    store = open_store(stored / "new", vault)
    assert_all_is_there(store, stored, worksheet)
    store.close()


def test_what_waited_for_a_server_is_read(stored: Path, vault: UnlockedVault, worksheet: Worksheet) -> None:
    room = Outbox(stored / "records", FieldCipher(vault.subkey("waiting")))
    assert room.all() == [Waiting(worksheet, 2)]


def test_the_signed_sheet_is_still_called_signed(stored: Path, worksheet: Worksheet) -> None:
    opened = open_sheet((stored / "countersigned.pdf").read_bytes())
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened.worksheet_json is not None
    inside = read_worksheet(opened.worksheet_json)
    assert inside == worksheet.evolve(signatures=(), nurse_notes="")


def test_a_sheet_without_a_place_for_a_third_signature_is_known_and_can_be_countersigned() -> None:
    signed = (HERE / "0.1.0-two-signatures" / "signed.pdf").read_bytes()
    assert open_sheet(signed).verdict is Verdict.SIGNED
    nurse, interpreter = SignatureAppearance("Sample Nurse 1"), SignatureAppearance("Sample Interpreter 1")
    countersigned = countersign(signed, make_identity(nurse.name, NOW), nurse, "We spoke about the scan.", NOW)
    assert open_sheet(countersigned).verdict is Verdict.COUNTERSIGNED
    for pdf in (signed, countersigned):
        with pytest.raises(SigningRefusedError, match="has no place for this signature"):
            sign_as_third(pdf, "interpreter", make_identity(interpreter.name, NOW), interpreter, NOW)
