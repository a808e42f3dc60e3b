"""Every attack gets its verdict, from the program and from another one (pdfsig); the table is in `attacks`."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedFile
from hrbc_desktop.domain.model.worksheet import Visit, new_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity, make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient, sign_as_third
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store
from hrbc_desktop.session.pdf_import import open_file
from hrbc_desktop.wording.trust import SELF_MADE
from hrbc_desktop.wording.verdicts import OpenedWords, describe
from tests.authorities import ENCIPHERING, YEAR, Authority, root
from tests.session.attacks import (
    AT,
    BOTH,
    BROKEN,
    BY_THREE,
    HUGE,
    INTERPRETED,
    INTERPRETER,
    LAST,
    LATER,
    NO_SIGNATURE,
    NURSE,
    PART,
    PATIENT,
    SIGNED,
    TABLE,
    UNREADABLE,
    WHOLE,
    Files,
    by_an_impostor,
    updated,
    write_other_notes,
)


@pytest.fixture(scope="module")
def patient() -> SigningIdentity:
    return make_identity("Sample Patient 1", AT)


@pytest.fixture(scope="module")
def files(small_catalogue: Catalogue, patient: SigningIdentity) -> Files:
    worksheet = new_worksheet("2026.11", AT).evolve(visit=Visit(name="Sample Patient 1"))
    unsigned = make_sheet(worksheet, small_catalogue, SheetSettings(), AT)
    signed = sign_as_patient(unsigned, patient, PATIENT, AT)
    nurse, interpreter = make_identity("Sample Nurse 1", AT), make_identity("Sample Interpreter 1", AT)
    both = countersign(signed, nurse, NURSE, "Scan in 3 months.", LATER)
    return Files(
        worksheet,
        unsigned,
        signed,
        interpreted=sign_as_third(signed, "interpreter", interpreter, INTERPRETER, LATER),
        both=both,
        by_three=sign_as_third(both, "interpreter", interpreter, INTERPRETER, LAST),
    )


@pytest.fixture(scope="module")
def knowing_records(
    files: Files, small_catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Store]]:
    """The records of computers on which the file that was signed by two, or by three, was opened before."""
    stores = dict[str, Store]()
    for name, pdf in (("both", files.both), ("by_three", files.by_three)):
        path = tmp_path_factory.mktemp("clinic") / "sheet.pdf"
        path.write_bytes(pdf)
        worksheet = open_file(path, None, catalogue=small_catalogue).worksheet
        assert worksheet
        stores[name] = memory_store()
        stores[name].worksheets.save(worksheet)
    yield stores
    for store in stores.values():
        store.close()


def said_by_pdfsig(path: Path) -> str:
    if not shutil.which("pdfsig"):
        pytest.skip("pdfsig (poppler-utils) is not installed")
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)  # noqa: S607
    if "does not contain any signatures" in done.stdout:
        return NO_SIGNATURE
    signatures = [part for part in done.stdout.split("Signature #")[1:] if "is not signed" not in part]
    if not signatures:
        return NO_SIGNATURE if "Signature #" in done.stdout else UNREADABLE
    return "; ".join(map(_one_signature, sorted(signatures, key=_time_of_signing)))


def _time_of_signing(part: str) -> datetime:
    lines = [line for line in part.splitlines() if "Signing Time" in line]
    written = lines[0].split(":", 1)[1].strip() if lines else "Jan 01 1970 00:00:00"
    return datetime.strptime(f"{written} +0000", "%b %d %Y %H:%M:%S %z")  # as text, “Nov 30” would follow “Dec 01”


def _one_signature(part: str) -> str:
    if "Signature is Valid" not in part:
        return BROKEN
    return WHOLE if "Total document signed" in part else PART


@pytest.mark.parametrize("attack", TABLE)
def test_every_attack_gets_its_verdict(
    attack: str, files: Files, knowing_records: dict[str, Store], small_catalogue: Catalogue, tmp_path: Path
) -> None:
    row, path = TABLE[attack], tmp_path / "sheet.pdf"
    path.write_bytes(row.make(files))
    if attack == HUGE:
        with path.open("r+b") as file:
            file.truncate(200_000_000)
    opened = open_file(path, knowing_records[row.known], catalogue=small_catalogue)
    words = describe(opened, small_catalogue)
    assert (words.heading, said_by_pdfsig(path)) == (row.heading, row.by_pdfsig)
    assert words.sentence
    assert_nothing_doubtful_can_be_signed(words, opened)


def assert_nothing_doubtful_can_be_signed(words: OpenedWords, opened: OpenedFile) -> None:
    is_sound = words.heading in {SIGNED, INTERPRETED, BOTH, BY_THREE}
    assert (words.mark == "good") == is_sound
    assert not words.can_countersign
    assert is_sound or not opened.sheet.verdict.is_trusted or opened.is_doubtful


@pytest.mark.parametrize(("name", "heading"), [("signed", SIGNED), ("interpreted", INTERPRETED)])
def test_what_no_nurse_has_signed_can_be_countersigned(
    name: str, heading: str, files: Files, small_catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(getattr(files, name))
    words = describe(open_file(path, None, catalogue=small_catalogue), small_catalogue)
    assert (words.heading, words.mark, words.can_countersign) == (heading, "good", True)


def test_a_file_that_was_signed_further_elsewhere_is_sound(
    files: Files, knowing_records: dict[str, Store], small_catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(files.by_three)
    words = describe(open_file(path, knowing_records["both"], catalogue=small_catalogue), small_catalogue)
    assert (words.heading, words.mark) == (BY_THREE, "good")


def test_unsigned_notes_are_named(files: Files) -> None:
    opened = open_sheet(updated(files.signed, write_other_notes))
    assert opened.findings[0] == "Notes were added that the nurse has not signed."


def test_on_a_computer_that_knows_nothing_an_impostor_is_told_by_the_key(
    files: Files, patient: SigningIdentity, small_catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(by_an_impostor(files))
    opened = open_file(path, None, catalogue=small_catalogue)
    words = describe(opened, small_catalogue)
    assert words.heading == SIGNED
    assert words.who == SELF_MADE
    assert opened.sheet.signatures[0].certificate_sha256 != patient.fingerprint


@pytest.mark.parametrize(
    "name", ["Sample Patient 1\nand by Sample Nurse 1, and not changed since" + " more" * 100, " \n\t"]
)
def test_no_name_that_somebody_signs_with_can_stop_the_opening_or_look_like_more_than_a_name(
    files: Files, small_catalogue: Catalogue, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(
        sign_as_patient(files.unsigned, make_identity("Sample Patient 1", AT), SignatureAppearance(name), AT)
    )
    opened = open_file(path, None, catalogue=small_catalogue)
    assert opened.worksheet is not None
    [signature] = opened.worksheet.signatures
    assert 0 < len(signature.name) <= 200
    assert signature.name.isprintable()
    assert signature.name.strip() in describe(opened, small_catalogue).heading


def test_what_is_odd_about_sound_signatures_is_told(
    files: Files, patient: SigningIdentity, small_catalogue: Catalogue, tmp_path: Path
) -> None:
    def who(pdf: bytes) -> str:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        return describe(open_file(path, None, catalogue=small_catalogue), small_catalogue).who

    nurse, other = make_identity("Sample Nurse 1", AT), SignatureAppearance("Sample Patient 2")
    by_another = sign_as_patient(files.unsigned, make_identity("Sample Patient 2", AT), other, AT)
    assert "Sample Patient 2 signed as the patient" in who(by_another)
    assert "one and the same key" in who(countersign(files.signed, patient, NURSE, "", LATER))
    assert "the patient signed last" in who(countersign(files.signed, nurse, NURSE, "", AT - (LATER - AT)))
    in_the_future = AT.replace(year=2099)
    assert "still to come" in who(sign_as_patient(files.unsigned, patient, PATIENT, in_the_future))
    clinic = root("Sample Clinic CA", AT - YEAR, AT + 30 * YEAR)
    enciphers = clinic.issue("Sample Nurse 1", AT - YEAR, AT + 30 * YEAR, usage=ENCIPHERING)
    assert "was not issued for signing" in who(countersign(files.signed, enciphers, NURSE, "", LATER))
    own = make_identity("Sample Nurse 1", AT).key
    made_up = Authority(own, clinic.certificate).issue("Sample Nurse 1", AT - YEAR, AT + 30 * YEAR, key=own)
    assert "That authority did not make it." in who(countersign(files.signed, made_up, NURSE, "", LATER))
    issued = clinic.issue("Sample Nurse 1", AT - YEAR, AT + 30 * YEAR)
    assert "“Sample Clinic CA”, not known here" in who(countersign(files.signed, issued, NURSE, "", LATER))
    hidden = SignatureAppearance("An\u200bna\u202e evil")
    assert "cannot be seen" in who(sign_as_patient(files.unsigned, make_identity("Sample", AT), hidden, AT))
    assert who(files.by_three) == SELF_MADE
