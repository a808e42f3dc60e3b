"""What the program says about files: its own, tampered ones, foreign ones, hostile ones."""

import io
import re
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from hrbc_desktop.sheet.appearance import SignatureAppearance
from hrbc_desktop.sheet.identity import SigningIdentity, make_identity
from hrbc_desktop.sheet.opening import MAX_FILE_BYTES, open_sheet, open_sheet_file
from hrbc_desktop.sheet.signing import sign_as_patient
from hrbc_desktop.sheet.tagging import TaggedCanvas
from hrbc_desktop.sheet.verdict import Verdict

Change = Callable[[bytes], bytes]


dictionary: Any = generic.DictionaryObject


def updated(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """Append an update that nobody signs."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def draw_over_the_page(writer: Any) -> None:
    extra = generic.StreamObject(stream_data=b"0 0 200 200 re f")
    writer.add_stream_to_page(0, writer.add_object(extra))


def replace_the_attachment(writer: Any) -> None:
    attachment = writer.root["/AF"][0].get_object()
    stream = generic.StreamObject({pdf_name("/Type"): pdf_name("/EmbeddedFile")}, stream_data=b'{"answers": "others"}')
    attachment["/EF"] = dictionary({pdf_name("/F"): writer.add_object(stream)})
    writer.update_container(attachment)


def rename_the_title(writer: Any) -> None:
    stream = generic.StreamObject(stream_data=b"<x:xmpmeta/>")
    writer.root["/Metadata"] = writer.add_object(stream)
    writer.update_root()


def write_notes(text: str) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        fields = [each.get_object() for each in writer.root["/AcroForm"]["/Fields"]]
        notes = next(field for field in fields if field["/T"] == "nurse_notes")
        notes[pdf_name("/V")] = generic.TextStringObject(text)
        writer.update_container(notes)

    return change


def take_the_nurses_value_away(writer: Any) -> None:
    fields = [each.get_object() for each in writer.root["/AcroForm"]["/Fields"]]
    signature = next(field for field in fields if field["/T"] == "nurse_signature")
    del signature["/V"]
    writer.update_container(signature)


def flip(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def saved_again(pdf: bytes) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(output)
    return output.getvalue()


def test_unsigned_sheet(blank_sheet: bytes, worksheet_json: bytes) -> None:
    opened = open_sheet(blank_sheet)
    assert opened.verdict is Verdict.NOT_SIGNED
    assert opened.worksheet_json == worksheet_json
    assert not opened.verdict.is_trusted


def test_signed_sheet_says_who_and_when(signed_sheet: bytes, patient: SigningIdentity, signed_at: datetime) -> None:
    opened = open_sheet(signed_sheet)
    assert opened.verdict is Verdict.SIGNED
    (signature,) = opened.signatures
    assert (signature.name, signature.signed_at, signature.role) == ("Sample Patient 1", signed_at, "patient")
    assert signature.meaning == "I prepared this to discuss at my visit."
    assert signature.certificate_sha256 == patient.fingerprint
    assert signature.covers_whole_file
    assert opened.sentences == (
        "This sheet is signed. Nothing in it has changed since.",
        (
            "Signed by Sample Patient 1 (patient) on 1 December 2026, 19:42 UTC−05:00. "
            "It proves that nothing changed, not who signed."
        ),
    )


def test_countersigned_sheet_keeps_both_signatures(countersigned_sheet: bytes, worksheet_json: bytes) -> None:
    opened = open_sheet(countersigned_sheet)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert [(each.role, each.is_intact, each.covers_whole_file) for each in opened.signatures] == [
        ("patient", True, False),
        ("nurse", True, True),
    ]
    assert opened.notes == "We spoke about the heart tracing.\nScan in three months."
    assert opened.worksheet_json == worksheet_json


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda pdf: updated(pdf, draw_over_the_page), id="unsigned page edit"),
        pytest.param(lambda pdf: updated(pdf, replace_the_attachment), id="replaced attachment"),
        pytest.param(lambda pdf: updated(pdf, rename_the_title), id="metadata edit"),
        pytest.param(lambda pdf: updated(pdf, write_notes("Other notes")), id="notes written without a signature"),
        pytest.param(lambda pdf: flip(pdf, pdf.index(b"/MediaBox") + 20), id="byte flip in a page"),
        pytest.param(lambda pdf: pdf + b"junk", id="junk after the end"),
        pytest.param(lambda pdf: pdf + b"\n", id="one line end after the end"),
        pytest.param(saved_again, id="saved again by another program"),
    ],
)
@pytest.mark.parametrize("sheet", ["signed_sheet", "countersigned_sheet"])
def test_tampering_is_noticed(sheet: str, change: Change, request: pytest.FixtureRequest) -> None:
    opened = open_sheet(change(request.getfixturevalue(sheet)))
    assert opened.verdict in {Verdict.CHANGED, Verdict.DAMAGED}


def test_nurses_signature_taken_away_is_noticed(countersigned_sheet: bytes) -> None:
    assert open_sheet(updated(countersigned_sheet, take_the_nurses_value_away)).verdict is Verdict.CHANGED


def test_unsigned_notes_are_named(signed_sheet: bytes) -> None:
    opened = open_sheet(updated(signed_sheet, write_notes("Take twice the dose")))
    assert opened.verdict is Verdict.CHANGED
    assert "Notes were added that the nurse has not signed." in opened.sentences


def test_padding_of_the_signature_cannot_hide_anything(signed_sheet: bytes) -> None:
    padding = re.search(rb"0{400}>", signed_sheet)
    assert padding
    assert open_sheet(flip(signed_sheet, padding.start() + 10)).verdict is Verdict.CHANGED


@pytest.mark.parametrize("digit", [5, 53, 59, 71, 83])
def test_wrapping_of_the_signature_cannot_hide_anything(digit: int, signed_sheet: bytes) -> None:
    """These digits stand in version numbers, lengths and names of algorithms that no signature covers."""
    start = signed_sheet.index(b"/Contents <30") + len(b"/Contents <")
    assert open_sheet(flip(signed_sheet, start + digit)).verdict in {Verdict.CHANGED, Verdict.DAMAGED}


def test_cut_back_to_the_patients_revision_is_told_by_its_digest(
    signed_sheet: bytes, countersigned_sheet: bytes
) -> None:
    cut = countersigned_sheet[: len(signed_sheet)]
    assert open_sheet(cut).verdict is Verdict.SIGNED
    assert open_sheet(cut).sha256 != open_sheet(countersigned_sheet).sha256


def test_impostor_of_the_same_name_has_another_certificate(
    blank_sheet: bytes, signed_sheet: bytes, signed_at: datetime
) -> None:
    impostor = make_identity("Sample Patient 1", signed_at)
    forged = sign_as_patient(blank_sheet, impostor, SignatureAppearance("Sample Patient 1"), signed_at)
    original, copy = open_sheet(signed_sheet).signatures[0], open_sheet(forged).signatures[0]
    assert original.name == copy.name
    assert original.certificate_sha256 != copy.certificate_sha256


def test_certificate_far_in_the_past_still_validates(blank_sheet: bytes, signed_at: datetime) -> None:
    long_ago = signed_at - timedelta(days=40 * 365)
    pdf = sign_as_patient(blank_sheet, make_identity("S", long_ago), SignatureAppearance("S"), long_ago)
    assert open_sheet(pdf).verdict is Verdict.SIGNED


def test_foreign_pdf(signed_at: datetime) -> None:
    canvas = TaggedCanvas((100, 100), title="A letter", language="en", made_at=signed_at)
    canvas.rect(0, 0, 10, 10)
    opened = open_sheet(canvas.finish())
    assert opened.verdict is Verdict.NOT_OURS
    assert "Choose a PDF saved by it" in opened.sentences[0]


def test_encrypted_pdf(signed_sheet: bytes) -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed_sheet)) as opened:
        opened.save(output, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert open_sheet(output.getvalue()).verdict is Verdict.ENCRYPTED


def test_file_too_big_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert open_sheet_file(path).verdict is Verdict.TOO_BIG


def test_small_file_is_read_from_disk(tmp_path: Path, signed_sheet: bytes) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(signed_sheet)
    assert open_sheet_file(path) == open_sheet(signed_sheet)


def test_pdf_bomb_is_not_unpacked(blank_sheet: bytes) -> None:
    packed = zlib.compress(b"\0" * 100_000_000, 9)
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank_sheet)) as opened:
        bomb = opened.make_stream(packed)
        bomb.Filter = pikepdf.Name.FlateDecode
        opened.Root.AF[0].EF.F = bomb
        opened.save(output)
    assert open_sheet(output.getvalue()).verdict is Verdict.TOO_BIG


@given(st.binary(max_size=3000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    assert not open_sheet(b"%PDF-1.7\n" + data).verdict.is_trusted
    assert open_sheet(b"x" * 1025 + data).verdict is Verdict.NOT_OURS


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_flipped_byte_goes_unnoticed(data: st.DataObject, signed_sheet: bytes) -> None:
    at = data.draw(st.integers(0, len(signed_sheet) - 1))
    by = data.draw(st.integers(1, 255))
    changed = signed_sheet[:at] + bytes([signed_sheet[at] ^ by]) + signed_sheet[at + 1 :]
    assert not open_sheet(changed).verdict.is_trusted


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cut_file_is_trusted(data: st.DataObject, signed_sheet: bytes) -> None:
    length = data.draw(st.integers(0, len(signed_sheet) - 1))
    assert not open_sheet(signed_sheet[:length]).verdict.is_trusted
