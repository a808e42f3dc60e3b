"""A nurse and a patient sign a real sheet on a list that several people use; what is typed there is nobody's name."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.people.membership import IDENTITY_NAME, add_person, begin_people
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import SignatureInput, SignedSheet

CHEAP = Cost(memory_kib=32, passes=1, lanes=1)
WORDS, OWN = "purple ladder quietly sailing", "nine boats out on the water"


@pytest.fixture
def role() -> str:
    return "nurse"


@pytest.fixture
def records(tmp_path: Path, role: str) -> Iterator[Store]:
    """The list, unlocked by Sample Person 1."""
    vault = Vault(tmp_path / "kept")
    unlocked, _code = vault.create(WORDS, CHEAP)
    with closing(new_store(vault.folder, unlocked)) as store:
        begin_people(store, vault, "Sample Administrator 1", WORDS, CHEAP)
    with closing(open_store(vault.folder, vault.unlock(WORDS, vault.people[0][0]))) as store:
        person = add_person(store, "Sample Person 1", role, OWN, WORDS).id  # type: ignore[arg-type]
    with closing(open_store(vault.folder, vault.unlock(OWN, person))) as store:
        yield store


@pytest.fixture
def problem_of(sheets: SheetService, qtbot: QtBot, tmp_path: Path) -> Callable[[SignatureInput], str]:
    """Try to countersign; the sentence that says why not, or nothing when it is done."""

    def problem_of(ink: SignatureInput) -> str:
        done: list[object] = []
        failed: list[str] = []
        sheets.countersign(ink, tmp_path / "countersigned.pdf", done.append, failed.append)
        qtbot.waitUntil(lambda: bool(done or failed))
        return failed[0] if failed else ""

    return problem_of


def test_the_name_on_the_signature_is_that_of_who_is_here(
    sign: Callable[[], SignedSheet],
    problem_of: Callable[[SignatureInput], str],
    consultation: Consultation,
    records: Store,
    tmp_path: Path,
) -> None:
    sign()
    assert problem_of(SignatureInput("Sample Administrator 1", passphrase=OWN)) == ""
    names = [signature.name for signature in consultation.document.worksheet.signatures]
    assert names == ["Sample Patient 1", "Sample Person 1"]
    opened = open_sheet((tmp_path / "countersigned.pdf").read_bytes())
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert [signature.name for signature in opened.signatures] == names
    assert records.blobs.get(IDENTITY_NAME) in (None, b""), "a patient's key was kept"
    assert {event.who for event in records.logbook.events() if event.what == "signed"} == {"Sample Person 1"}


@pytest.mark.parametrize("passphrase", ["", "a guess", WORDS])
def test_without_her_own_passphrase_nothing_is_signed(
    sign: Callable[[], SignedSheet],
    problem_of: Callable[[SignatureInput], str],
    consultation: Consultation,
    passphrase: str,
    tmp_path: Path,
) -> None:
    sign()
    assert "passphrase" in problem_of(SignatureInput("Sample Person 1", passphrase=passphrase))
    assert len(consultation.document.worksheet.signatures) == 1
    assert not (tmp_path / "countersigned.pdf").exists()


@pytest.mark.parametrize("role", ["patient"])
def test_a_patient_does_not_sign_as_the_nurse(
    sign: Callable[[], SignedSheet],
    problem_of: Callable[[SignatureInput], str],
    consultation: Consultation,
    tmp_path: Path,
) -> None:
    sign()
    assert "as a patient" in problem_of(SignatureInput("Sample Nurse 1", passphrase=OWN))
    assert len(consultation.document.worksheet.signatures) == 1
    assert not (tmp_path / "countersigned.pdf").exists()
