"""Files that every released version wrote, opened by this one. Each folder here is a version."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from hrbc_desktop.domain.model import worksheet as worksheets
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import read_worksheet
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import make_identity
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, countersign, sign_as_third
from hrbc_desktop.records.crypto import key_file
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.recovery.backup import restore
from hrbc_desktop.records.recovery.salvage import salvage
from hrbc_desktop.records.shared.outbox import Outbox, Waiting
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables import schema
from hrbc_desktop.session.signing import identity_for

HERE = Path(__file__).parent
VERSIONS = sorted(path.name for path in HERE.iterdir() if (path / "records").is_dir())
NOW = datetime(2026, 12, 1, tzinfo=UTC)


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
    assert [summary.id for summary in store.summaries()] == [worksheet.id]
    assert store.load(worksheet.id).worksheet == worksheet
    assert [summary.name for summary in store.deleted()] == ["Sample Patient 1"]
    assert [pdf.content for pdf in store.pdfs(worksheet.id)] == [(stored / "countersigned.pdf").read_bytes()]
    assert store.verify().intact
    done = [event.what for event in store.trail() if event.who == "Sample Nurse 1"]
    assert done == ["kept", "kept", "changed", "changed", "pdf kept", "changed", "deleted", "changed", "purged"]


def test_there_are_files_of_every_format() -> None:
    def formats(*path: str) -> set[int]:
        return {json.loads((HERE / version).joinpath(*path).read_text())["format"] for version in VERSIONS}

    assert formats("worksheet.json") == set(range(1, worksheets.FORMAT + 1))
    assert formats("records", "store.key") == set(range(1, key_file.FORMAT + 1))
    assert schema.FORMAT == 1, "store files before the tables change, and write how they are brought up to date"


def test_the_list_opens_and_goes_on(stored: Path, vault: UnlockedVault, worksheet: Worksheet) -> None:
    store = open_store(stored / "records", vault)
    assert_all_is_there(store, stored, worksheet)
    signer = identity_for(store, "Sample Patient 1", NOW)
    certificate = signer.certificate.public_bytes(Encoding.DER)
    assert certificate.hex().encode() in (stored / "countersigned.pdf").read_bytes().lower()
    assert store.save(worksheet.evolve(nurse_notes="newer"), 2) == 3
    assert store.verify().intact
    store.close()


def test_the_recovery_code_opens_it_too(stored: Path, worksheet: Worksheet) -> None:
    vault = Vault(stored / "records").unlock_with_code((stored / "recovery-code.txt").read_text())
    store = open_store(stored / "records", vault)
    assert store.load(worksheet.id).worksheet == worksheet
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
