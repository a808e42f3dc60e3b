"""What can be done to a signed file, what the program says of it, and what another program (pdfsig) says.

Run with ``-s`` to see the whole table.
"""

import io
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.domain.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.records.opening import memory_store
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.opened_files import open_file
from hrbc_desktop.session.opened_words import OpenedWords, describe
from hrbc_desktop.session.sheet_values import OpenedFile
from hrbc_desktop.sheet import signing
from hrbc_desktop.sheet.appearance import SignatureAppearance
from hrbc_desktop.sheet.identity import SigningIdentity, make_identity
from hrbc_desktop.sheet.layout import SheetSettings
from hrbc_desktop.sheet.making import make_sheet
from hrbc_desktop.sheet.opening import open_sheet
from hrbc_desktop.sheet.signing import countersign, sign_as_patient
from hrbc_desktop.sheet.tagging import TaggedCanvas

AT = datetime(2026, 12, 1, 19, 42, tzinfo=timezone(timedelta(hours=-5)))
PATIENT, NURSE = SignatureAppearance("Sample Patient 1"), SignatureAppearance("Sample Nurse 1")

SIGNED = "Signed by Sample Patient 1, and not changed since"
BOTH = "Signed by Sample Patient 1 and Sample Nurse 1, and not changed since"
CHANGED = "This file was changed after it was signed"
OLDER = "This is an older copy of the worksheet"
OTHER = "This is not the signature that this computer knows"
UNSIGNED = "This worksheet is not signed"
FOREIGN = "This is not one of our worksheets"
DAMAGED = "This file is damaged"
LOCKED = "This file is locked with a password"
TOO_BIG = "This file is too big"

WHOLE, PART, BROKEN = "valid, whole file", "valid, part of the file", "not valid"
NO_SIGNATURE, UNREADABLE = "no signature", "cannot be read"


@dataclass(frozen=True)
class Files:
    """The files that attacks begin with."""

    worksheet: Worksheet
    unsigned: bytes
    signed: bytes
    both: bytes


Attack = Callable[[Files], bytes]

# -- attacks


def updated(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """Append an update that nobody signs."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def field(writer: Any, name: str) -> Any:
    found = [reference.get_object() for reference in writer.root["/AcroForm"]["/Fields"]]
    return next(each for each in found if each["/T"] == name)


def draw_over_the_page(writer: Any) -> None:
    extra = generic.StreamObject(stream_data=b"0 0 200 200 re f")
    writer.add_stream_to_page(0, writer.add_object(extra))


def replace_the_attachment(writer: Any) -> None:
    attachment = writer.root["/AF"][0].get_object()
    stream = generic.StreamObject({pdf_name("/Type"): pdf_name("/EmbeddedFile")}, stream_data=b'{"answers": "others"}')
    dictionary: Any = generic.DictionaryObject
    attachment["/EF"] = dictionary({pdf_name("/F"): writer.add_object(stream)})
    writer.update_container(attachment)


def change_the_metadata(writer: Any) -> None:
    writer.root["/Metadata"] = writer.add_object(generic.StreamObject(stream_data=b"<x:xmpmeta/>"))
    writer.update_root()


def write_other_notes(writer: Any) -> None:
    notes = field(writer, "nurse_notes")
    notes[pdf_name("/V")] = generic.TextStringObject("Take twice the dose")
    writer.update_container(notes)


def take_the_nurses_value_away(writer: Any) -> None:
    signature = field(writer, "nurse_signature")
    del signature["/V"]
    writer.update_container(signature)


def flip(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def saved_again(pdf: bytes, **how: Any) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(output, **how)
    return output.getvalue()


def letter(tall: float = 100) -> bytes:
    canvas = TaggedCanvas((100, tall), title="A letter", language="en", made_at=AT)
    canvas.rect(0, 0, 10, 10)
    return canvas.finish()


def signed_letter() -> bytes:
    """A PDF of somebody else, signed in a field of its own."""
    writer = IncrementalPdfFileWriter(io.BytesIO(letter()))
    fields.append_signature_field(writer, fields.SigFieldSpec("Signature1"))
    facts = signers.PdfSignatureMetadata(field_name="Signature1", md_algorithm="sha256")
    signer = signing._signer(make_identity("Sample Patient 1", AT))
    signed: bytes = signers.sign_pdf(writer, facts, signer=signer).getvalue()
    return signed


def bomb(pdf: bytes) -> bytes:
    """A hundred megabytes in a file of a few hundred kilobytes."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        stream = opened.make_stream(zlib.compress(b"\0" * 100_000_000, 9))
        stream.Filter = pikepdf.Name.FlateDecode
        opened.Root.AF[0].EF.F = stream
        opened.save(output)
    return output.getvalue()


def signed_by_an_impostor(files: Files) -> bytes:
    return sign_as_patient(files.unsigned, make_identity("Sample Patient 1", AT), PATIENT, AT)


TABLE: dict[str, tuple[Attack, str, str]] = {
    "nothing, after the nurse": (lambda files: files.both, BOTH, f"{PART}; {WHOLE}"),
    "byte flip in a page": (
        lambda files: flip(files.signed, files.signed.index(b"/MediaBox") + 20),
        CHANGED,
        BROKEN,
    ),
    "page edit that nobody signed": (lambda files: updated(files.signed, draw_over_the_page), CHANGED, PART),
    "page edit after the nurse": (lambda files: updated(files.both, draw_over_the_page), CHANGED, f"{PART}; {PART}"),
    "attachment replaced": (lambda files: updated(files.both, replace_the_attachment), CHANGED, f"{PART}; {PART}"),
    "metadata edited": (lambda files: updated(files.both, change_the_metadata), CHANGED, f"{PART}; {PART}"),
    "notes changed after the nurse": (
        lambda files: updated(files.both, write_other_notes),
        CHANGED,
        f"{PART}; {PART}",
    ),
    "nurse’s value taken away": (
        lambda files: updated(files.both, take_the_nurses_value_away),
        CHANGED,
        PART,
    ),
    "saved again by another program": (lambda files: saved_again(files.both), CHANGED, f"{BROKEN}; {BROKEN}"),
    "junk after the end": (lambda files: files.both + b"junk", CHANGED, f"{PART}; {PART}"),
    "cut back to the patient’s revision": (lambda files: files.both[: len(files.signed)], OLDER, WHOLE),
    "notes that no nurse signed": (lambda files: updated(files.signed, write_other_notes), CHANGED, PART),
    "a signed PDF of somebody else": (lambda _: signed_letter(), FOREIGN, WHOLE),
    "an impostor of the same name": (signed_by_an_impostor, OTHER, WHOLE),
    "not signed": (lambda files: files.unsigned, UNSIGNED, NO_SIGNATURE),
    "encrypted": (
        lambda files: saved_again(files.both, encryption=pikepdf.Encryption(owner="a", user="b")),
        LOCKED,
        UNREADABLE,
    ),
    "PDF bomb": (lambda files: bomb(files.unsigned), TOO_BIG, NO_SIGNATURE),
    "half of the file": (lambda files: files.both[: len(files.both) // 2], DAMAGED, NO_SIGNATURE),
    "200 MB": (lambda _: letter(), TOO_BIG, NO_SIGNATURE),
}
"""Attack, heading of what the program says, and what pdfsig says: for each signature in the order of signing."""


@pytest.fixture(scope="module")
def patient() -> SigningIdentity:
    return make_identity("Sample Patient 1", AT)


@pytest.fixture(scope="module")
def files(small_catalogue: Catalogue, patient: SigningIdentity) -> Files:
    worksheet = new_worksheet("2026.11", AT).but(visit=Visit(name="Sample Patient 1"))
    unsigned = make_sheet(worksheet, small_catalogue, SheetSettings(), AT)
    signed = sign_as_patient(unsigned, patient, PATIENT, AT)
    nurse = make_identity("Sample Nurse 1", AT)
    both = countersign(signed, nurse, NURSE, "Scan in 3 months.", AT + timedelta(hours=20))
    return Files(worksheet, unsigned, signed, both)


@pytest.fixture(scope="module")
def knowing_records(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The records of a computer on which the countersigned file was opened before."""
    path = tmp_path_factory.mktemp("clinic") / "both.pdf"
    path.write_bytes(files.both)
    records = memory_store()
    worksheet = open_file(path, None).worksheet
    assert worksheet
    records.save(worksheet)
    yield records
    records.close()


def said_by_pdfsig(path: Path) -> str:
    if not shutil.which("pdfsig"):
        pytest.skip("pdfsig (poppler-utils) is not installed")
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)  # noqa: S607
    if "does not contain any signatures" in done.stdout:
        return NO_SIGNATURE
    signatures = [part for part in done.stdout.split("Signature #")[1:] if "is not signed" not in part]
    if not signatures:
        return NO_SIGNATURE if "Signature #" in done.stdout else UNREADABLE
    return "; ".join(map(_one_signature, signatures))


def _one_signature(part: str) -> str:
    if "Signature is Valid" not in part:
        return BROKEN
    return WHOLE if "Total document signed" in part else PART


@pytest.mark.parametrize("attack", TABLE)
def test_every_attack_gets_its_verdict(
    attack: str, files: Files, knowing_records: Store, small_catalogue: Catalogue, tmp_path: Path
) -> None:
    make, expected, expected_of_pdfsig = TABLE[attack]
    path = tmp_path / "sheet.pdf"
    path.write_bytes(make(files))
    if attack == "200 MB":
        with path.open("r+b") as file:
            file.truncate(200_000_000)
    opened = open_file(path, knowing_records)
    words, of_pdfsig = describe(opened, small_catalogue), said_by_pdfsig(path)
    print(f"\n| {attack} | {words.heading} | {of_pdfsig} |")  # noqa: T201 (the table)
    assert (words.heading, of_pdfsig) == (expected, expected_of_pdfsig)
    assert words.sentence
    assert_nothing_doubtful_can_be_signed(words, opened)


def assert_nothing_doubtful_can_be_signed(words: OpenedWords, opened: OpenedFile) -> None:
    is_sound = words.heading in {SIGNED, BOTH}
    assert (words.mark == "good") == is_sound
    assert not words.can_countersign
    assert is_sound or not opened.sheet.verdict.is_trusted or opened.is_doubtful


def test_what_the_patient_signed_can_be_countersigned(files: Files, small_catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(files.signed)
    words = describe(open_file(path, None), small_catalogue)
    assert (words.heading, words.mark, words.can_countersign) == (SIGNED, "good", True)
    assert said_by_pdfsig(path) == WHOLE


def test_unsigned_notes_are_named(files: Files) -> None:
    opened = open_sheet(updated(files.signed, write_other_notes))
    assert "Notes were added that the nurse has not signed." in opened.sentences


def test_on_a_computer_that_knows_nothing_an_impostor_is_told_by_the_key(
    files: Files, patient: SigningIdentity, small_catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(signed_by_an_impostor(files))
    opened = open_file(path, None)
    words = describe(opened, small_catalogue)
    assert words.heading == SIGNED
    assert words.who.endswith("It does not prove who held the pen.")
    assert opened.sheet.signatures[0].certificate_sha256 != patient.fingerprint
