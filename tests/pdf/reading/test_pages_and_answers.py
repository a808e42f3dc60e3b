"""What is shown green is what stands on paper: pages, boxes and notes are held against the answers and signatures."""

import io
import re
import warnings
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, PagesVerdict, Verdict
from hrbc_desktop.domain.model.signature import SignerRole
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, Worksheet, new_worksheet
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.clinic import Clinic
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.engine.origin import PROGRAM
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import Style, draw, run
from hrbc_desktop.pdf.reading.pages import Remaker
from hrbc_desktop.pdf.reading.reader import open_sheet, open_with_one_more_signature
from hrbc_desktop.pdf.reading.renderer import page_count, render_page
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance, signature_page
from hrbc_desktop.pdf.signing.identity import SigningIdentity, make_identity
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, countersign, sign_as_patient, sign_as_third
from hrbc_desktop.wording.verdicts import (
    ADDED_AT_THE_END,
    ADDED_IN_FRONT,
    NOTES_CHANGED,
    SAVED_BY_ANOTHER_PROGRAM,
    TICKS_CHANGED,
    UNSIGNED_NOTES,
)
from tests.pdf.forging import drawing, field, forged, noted, redrawn, rewritten, updated

PATIENT, NURSE = "Sample Patient 1", "Sample Nurse 1"
STROKES = tuple(
    tuple((0.1 + 0.02 * at, 0.3 + 0.1 * (at % 5), 0.2 * (at % 5)) for at in range(first, 30)) for first in (0, 9)
)
INK = SignatureAppearance(PATIENT, STROKES)
NOTES = "We spoke about the heart tracing.\n\nScan in three months."
CLINIC = Clinic("Clínica de Ejemplo \\ (north)", "555 0100", "555 0199")
TICKS = ((True, False), (False, True))


@pytest.fixture(scope="module")
def answers(signed_at: datetime) -> Worksheet:
    questions = tuple(
        VisitQuestion(key=f"own:{number}", text=text, origin="own")
        for number, text in enumerate(("Can I fly to my sister?", "What about my heart?"), start=1)
    )
    visit = Visit(name=PATIENT, birth_date=date(1968, 3, 14), record_number="MRN-004417")
    return new_worksheet("2026.11", signed_at).evolve(id="0" * 32, visit=visit, questions=questions)


@pytest.fixture(scope="module")
def remaker(small_catalogue: Catalogue) -> Remaker:
    return Remaker(small_catalogue)


@pytest.fixture(scope="module")
def unsigned(answers: Worksheet, small_catalogue: Catalogue, signed_at: datetime) -> bytes:
    return make_sheet(answers, small_catalogue, SheetSettings(), signed_at)


@pytest.fixture(scope="module")
def signed(unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker) -> bytes:
    return sign_as_patient(unsigned, patient, INK, signed_at, remaker)


@pytest.fixture(scope="module")
def proven(signed: bytes, remaker: Remaker) -> OpenedSheet:
    return open_sheet(signed, remaker)


@pytest.fixture(scope="module")
def both(signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker) -> bytes:
    return countersign(
        signed, nurse, SignatureAppearance(NURSE), NOTES, signed_at + timedelta(hours=20), TICKS, remaker
    )


@pytest.mark.parametrize("printing", [SheetSettings(), SheetSettings("a4", "large", CLINIC)])
def test_a_sheet_of_this_program_is_proven_after_each_signature(
    printing: SheetSettings,
    answers: Worksheet,
    small_catalogue: Catalogue,
    patient: SigningIdentity,
    nurse: SigningIdentity,
    interpreter: SigningIdentity,
    signed_at: datetime,
) -> None:
    remaker, look = Remaker(small_catalogue), SignatureAppearance
    files = [make_sheet(answers, small_catalogue, printing, signed_at.replace(microsecond=7))]
    files.append(sign_as_patient(files[-1], patient, INK, signed_at, remaker))
    files.append(countersign(files[-1], nurse, look(NURSE), NOTES, signed_at, TICKS, remaker))
    files.append(sign_as_third(files[-1], "supporter", interpreter, look("Sample Interpreter 1"), signed_at, remaker))
    opened = [open_sheet(pdf, remaker) for pdf in files]
    assert [each.verdict.name for each in opened] == ["NOT_SIGNED", "SIGNED", "COUNTERSIGNED", "COUNTERSIGNED"]
    assert {each.pages for each in opened} == {PagesVerdict.PROVEN}
    assert {each.unsigned_bytes for each in opened} == {len(files[0])}
    assert opened[1].sentences[1] == "Its pages are the ones that the answers in it make."


def packed_anew(content: bytes) -> bytes:
    return zlib.compress(content, 1)


def repacked(pdf: bytes, pack: Callable[[bytes], bytes] = packed_anew) -> bytes:
    """Pack the streams of a sheet anew and leave all else as it is: what another zlib does."""
    table = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
    places = [int(offset) for offset in re.findall(rb"(\d{10}) 00000 n", pdf[table:])]
    body, moved = pdf[: min(places)], {}
    for start, end in pairwise([*sorted(places), table]):
        moved[start], one = len(body), pdf[start:end]
        if b"/FlateDecode" in one:
            head, _, data = one.partition(b"\nstream\n")
            unpacking = zlib.decompressobj()
            packed = pack(unpacking.decompress(data))
            one = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), head) + b"\nstream\n" + packed
            one += unpacking.unused_data
        body += one
    listed = re.sub(rb"(\d{10}) 00000 n", lambda entry: b"%010d 00000 n" % moved[int(entry[1])], pdf[table:])
    return body + listed[: listed.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % len(body)


def test_pages_that_are_only_packed_otherwise_are_proven_too(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    other = repacked(unsigned)
    assert other != unsigned
    signed = sign_as_patient(other, patient, INK, signed_at, remaker)
    assert (open_sheet(signed, remaker).verdict, open_sheet(signed, remaker).pages) == (
        Verdict.SIGNED,
        PagesVerdict.PROVEN,
    )


def packed_in_part(content: bytes) -> bytes:
    """Pack the first half and let the rest stand behind it: programs show the first half alone."""
    half = len(content) // 2
    return zlib.compress(content[:half]) + content[half:]


def packed_and_cut(content: bytes) -> bytes:
    return zlib.compress(content)[:-6]


def packed_and_damaged(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return packed[:-1] + bytes([packed[-1] ^ 1])


@pytest.mark.parametrize("pack", [packed_in_part, packed_and_cut, packed_and_damaged], ids=lambda pack: pack.__name__)
def test_pages_that_are_packed_so_that_they_end_early_are_told(
    pack: Callable[[bytes], bytes], unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    page = PdfFileReader(io.BytesIO(unsigned)).root["/Pages"]["/Kids"][0]["/Contents"].data

    def pack_the_first_page(content: bytes) -> bytes:
        return pack(content) if content == page else zlib.compress(content)

    forgery = forged(repacked(unsigned, pack_the_first_page), "patient", patient, signed_at)
    assert not open_sheet(forgery, remaker).verdict.is_trusted


# What somebody prepares before the patient signs.


def with_answers(answers: bytes) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        stream = opened.make_stream(answers)
        stream.Type, stream.Subtype = pikepdf.Name.EmbeddedFile, pikepdf.Name("/application/json")
        opened.Root.AF[0].EF.F = opened.Root.AF[0].EF.UF = opened.make_indirect(stream)

    return change


def one_more_page(opened: Any) -> None:
    opened.add_blank_page()


def drawn_over(opened: Any) -> None:
    opened.pages[0].contents_add(b"q 1 1 1 rg 36 300 540 300 re f Q")


def other_letters(opened: Any) -> None:
    """Swap two letters in a typeface: the text stays, the page says something else."""
    font = next(iter(opened.pages[0].Resources.Font.values()))
    widths = list(font.Widths)
    program = bytearray(font.FontDescriptor.FontFile2.read_bytes())
    program[-40:-30] = bytes(10)
    font.FontDescriptor.FontFile2.write(bytes(program))
    font.Widths = pikepdf.Array(widths)


def other_text_for_letters(opened: Any) -> None:
    font = next(iter(opened.pages[0].Resources.Font.values()))
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0041>", b"<0042>"))


def stamped(opened: Any) -> None:
    look = opened.make_stream(
        b"1 0 0 rg 0 0 200 50 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 200, 50]
    )
    mark = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=[100, 500, 300, 550],
        AP=pikepdf.Dictionary(N=look),
        F=4,
    )
    opened.pages[0].Annots.append(opened.make_indirect(mark))


def other_title(opened: Any) -> None:
    opened.docinfo["/Title"] = "I refuse all chemotherapy"


def another_clinic(opened: Any) -> None:
    opened.docinfo["/Creator"] = f"{opened.docinfo['/Creator']}; clinic {CLINIC.to_json()}"


def other_label(opened: Any) -> None:
    opened.Root.AcroForm.Fields[-1].TU = "I consent"


def notes_elsewhere(opened: Any) -> None:
    next(each for each in opened.Root.AcroForm.Fields if each.T == "nurse_notes").Rect = [0, 0, 612, 792]


def ticked_look_of_an_empty_box(opened: Any) -> None:
    box = next(each for each in opened.Root.AcroForm.Fields if each.T == "question_1_answered")
    box.AP.N.Off = box.AP.N.Yes


def other_page_order(opened: Any) -> None:
    opened.pages.append(opened.pages[0])
    del opened.pages[0]


PREPARED: dict[str, Callable[[Any], None]] = {
    each.__name__: each
    for each in (
        one_more_page,
        drawn_over,
        other_letters,
        other_text_for_letters,
        other_title,
        another_clinic,
        other_label,
        notes_elsewhere,
        ticked_look_of_an_empty_box,
        other_page_order,
    )
}


def assert_contradicts(opened: OpenedSheet, *findings: str) -> None:
    assert (opened.verdict, opened.pages) == (Verdict.CONTRADICTS, PagesVerdict.OTHER)
    assert opened.findings == findings
    assert not opened.verdict.is_trusted


PAGES = "The pages are not the ones that the answers in the file make."
BOX = "A signature box does not show who signed and when."
NOTE = "The notes on the page are not the notes in the file."
TICK = "A box beside a question does not show what was ticked."


@pytest.mark.parametrize("change", PREPARED)
def test_pages_that_the_answers_do_not_make_are_told(
    change: str, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    prepared = rewritten(unsigned, PREPARED[change])
    assert_contradicts(open_sheet(prepared, remaker), PAGES)
    assert_contradicts(open_sheet(forged(prepared, "patient", patient, signed_at), remaker), PAGES)


def test_the_answers_of_somebody_else_are_told(
    unsigned: bytes, answers: Worksheet, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    other = answers.evolve(visit=answers.visit.evolve(name="Sample Patient 2", record_number="999999"))
    prepared = rewritten(unsigned, with_answers(write_worksheet(other)))
    assert_contradicts(open_sheet(forged(prepared, "patient", patient, signed_at), remaker), PAGES)


def test_a_contradictory_sheet_is_signed_by_nobody(
    unsigned: bytes,
    patient: SigningIdentity,
    nurse: SigningIdentity,
    interpreter: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    prepared = rewritten(unsigned, drawn_over)
    forgery, look = forged(prepared, "patient", patient, signed_at), SignatureAppearance(NURSE)
    attempts: tuple[Callable[[], bytes], ...] = (
        lambda: sign_as_patient(prepared, patient, INK, signed_at, remaker),
        lambda: countersign(forgery, nurse, look, "", signed_at, (), remaker),
        lambda: sign_as_third(forgery, "supporter", interpreter, look, signed_at, remaker),
    )
    for sign in attempts:
        with pytest.raises(
            SigningRefusedError, match=r"cannot be signed now\. This file says one thing and shows another"
        ):
            sign()


def test_what_was_said_of_another_file_opens_no_way_to_sign_this_one(
    unsigned: bytes,
    signed: bytes,
    patient: SigningIdentity,
    nurse: SigningIdentity,
    signed_at: datetime,
    small_catalogue: Catalogue,
) -> None:
    """Nothing is judged a second time that was proven before: the digest says what was."""
    look, opened = SignatureAppearance(NURSE), open_sheet(signed, Remaker(small_catalogue))
    remaker = Remaker(small_catalogue, unsigned, opened)
    countersigned = countersign(signed, nurse, look, "", signed_at, (), remaker)
    assert open_sheet(countersigned, Remaker(small_catalogue)).verdict is Verdict.COUNTERSIGNED
    attempts: tuple[Callable[[], bytes], ...] = (
        lambda: countersign(forgery, nurse, look, "", signed_at, (), remaker),
        lambda: sign_as_third(forgery, "supporter", nurse, look, signed_at, remaker),
        lambda: sign_as_patient(rewritten(unsigned, drawn_over), patient, INK, signed_at, remaker),
    )
    forgery = forged(rewritten(unsigned, drawn_over), "patient", patient, signed_at)
    for sign in attempts:
        with pytest.raises(SigningRefusedError, match="cannot be signed now"):
            sign()


# What comes in with a signature.


def over_the_page(writer: Any) -> None:
    extra = generic.StreamObject(stream_data=b"q 1 1 1 rg 36 300 540 300 re f Q")
    writer.add_stream_to_page(0, writer.add_object(extra))


def second_root_key(writer: Any) -> None:
    writer.root[pdf_name("/Collection")] = generic.DictionaryObject()
    writer.update_root()


def hidden_object(writer: Any) -> None:
    writer.add_object(generic.StreamObject(stream_data=b"nobody refers to this"))


def told_in_the_metadata(writer: Any) -> None:
    metadata = writer.root["/Metadata"]
    changed = metadata.data.replace(b"My treatment worksheet", b"I refuse all chemotherapy")
    writer.root[pdf_name("/Metadata")] = writer.add_object(
        generic.StreamObject(
            {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")}, stream_data=changed
        )
    )
    writer.update_root()


def told_among_data_for_validation(writer: Any) -> None:
    text = writer.add_object(generic.StreamObject(stream_data=b"I refuse all chemotherapy"))
    writer.root[pdf_name("/DSS")] = generic.DictionaryObject({pdf_name("/Certs"): generic.ArrayObject([text])})
    writer.update_root()


def told_as_an_extension(writer: Any) -> None:
    value = generic.TextStringObject("I refuse all chemotherapy")
    writer.root[pdf_name("/Extensions")] = generic.DictionaryObject({pdf_name("/MINE"): value})
    writer.update_root()


def other_answers(writer: Any) -> None:
    stream = writer.root["/AF"][0].get_object()["/EF"]["/F"]
    writer.objects_changed = True
    other = generic.StreamObject(
        {key: stream.raw_get(key) for key in stream if key not in ("/Length", "/Filter")},
        stream_data=stream.data.replace(b"fly to my sister", b"stop the tablets"),
    )
    reference = writer.root["/AF"][0].get_object()["/EF"].raw_get("/F")
    writer.objects[(reference.generation, reference.idnum)] = other


@pytest.mark.parametrize(
    "change",
    [
        over_the_page,
        second_root_key,
        hidden_object,
        told_in_the_metadata,
        told_among_data_for_validation,
        told_as_an_extension,
        other_answers,
    ],
    ids=lambda change: change.__name__,
)
def test_what_comes_in_with_the_first_signature_is_not_taken_for_ours(
    change: Callable[[Any], None], unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    """pyHanko has nothing to compare the first signature with: all of this is new to nobody but us."""
    opened = open_sheet(forged(unsigned, "patient", patient, signed_at, change=change), remaker)
    assert opened.verdict in {Verdict.OTHER_SOFTWARE, Verdict.NOT_OURS, Verdict.CONTRADICTS}


@pytest.mark.parametrize(
    "change", [told_among_data_for_validation, told_as_an_extension], ids=lambda each: each.__name__
)
def test_nor_is_what_comes_in_with_the_nurse(
    change: Callable[[Any], None], signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    opened = open_sheet(forged(signed, "nurse", nurse, signed_at, change=change), remaker)
    assert opened.verdict in {Verdict.OTHER_SOFTWARE, Verdict.NOT_OURS}


def test_the_same_file_without_a_change_is_proven(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    opened = open_sheet(forged(unsigned, "patient", patient, signed_at), remaker)
    assert (opened.verdict, opened.pages) == (Verdict.SIGNED, PagesVerdict.PROVEN)


@pytest.mark.parametrize(
    "facts",
    [
        {"location": "I consent to everything"},
        {"contact_info": "Sample Hospital"},
        {"edition": "hrbc_desktop I consent to everything"},
    ],
)
def test_a_signature_that_says_more_is_not_of_this_program(
    facts: dict[str, Any], unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    opened = open_sheet(forged(unsigned, "patient", patient, signed_at, **facts), remaker)
    assert opened.verdict is Verdict.OTHER_SOFTWARE


def test_the_true_pages_in_front_of_other_ones_prove_nothing(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    """The file begins with our bytes, and its list of objects leads to others behind them."""
    other = rewritten(unsigned, drawn_over)
    shift, start = len(unsigned), other.rindex(b"xref\n", 0, other.rindex(b"startxref"))
    table, rest = other[start : other.index(b"trailer", start)], other[other.index(b"trailer", start) :]
    lines = [
        b"%010d%b" % (int(line[:10]) + shift, line[10:]) if line.rstrip().endswith(b"n") else line
        for line in table.splitlines(keepends=True)
    ]
    ending = rest[: rest.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % (start + shift)
    pdf = unsigned + other[:start] + b"".join(lines) + ending
    assert pdf.startswith(unsigned)
    assert_contradicts(open_sheet(pdf, remaker), PAGES)
    assert_contradicts(open_sheet(forged(pdf, "patient", patient, signed_at), remaker), PAGES)


# Boxes and notes.


def page_saying(text: str) -> Callable[[float, float], bytes]:
    def page(width: float, height: float) -> bytes:
        canvas = TaggedCanvas((width, height), title="Signature", language="en", made_at=datetime.now().astimezone())
        draw(canvas, 7, height - 7, [(run(text, Style()),)])
        return canvas.finish()

    return page


def test_a_box_that_shows_somebody_else_is_told(
    unsigned: bytes,
    signed: bytes,
    patient: SigningIdentity,
    nurse: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    def of(name: str, issuer: str = "", at: datetime = signed_at) -> Callable[[float, float], bytes]:
        return lambda width, height: signature_page("nurse", SignatureAppearance(name), at, issuer, width, height)

    for page in (
        of("Sample Nurse 2"),
        of(NURSE, issuer="Sample Hospital Authority"),
        of(NURSE, at=signed_at - timedelta(days=1)),
        page_saying(f"{NURSE} consents"),
        page_saying(""),
    ):
        for edition in ("hrbc_desktop 0.0.1", None):
            forgery = forged(signed, "nurse", nurse, signed_at, page=page, edition=edition)
            opened = open_sheet(forgery, remaker)
            assert opened.pages is not PagesVerdict.PROVEN
            if edition is None:
                assert_contradicts(opened, BOX)
    assert_contradicts(open_sheet(forged(signed, "nurse", nurse, signed_at, page=page_saying(NURSE)), remaker), BOX)
    by_patient = forged(unsigned, "patient", patient, signed_at, page=page_saying("Sample Patient 2"))
    assert_contradicts(open_sheet(by_patient, remaker), BOX)


@pytest.mark.parametrize("said", ["Signed by Sample Patient 2.", "I refuse all chemotherapy", ""])
def test_a_box_that_is_said_aloud_to_be_of_somebody_else_is_told(
    said: str, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def label(writer: Any) -> None:
        box = field(writer, "patient_signature")
        box[pdf_name("/TU")] = generic.TextStringObject(said)
        writer.update_container(box)

    for edition in (PROGRAM, "hrbc_desktop 0.0.1"):
        forgery = forged(unsigned, "patient", patient, signed_at, change=label, edition=edition)
        assert_contradicts(open_sheet(forgery, remaker), BOX)


def with_more(before: bytes, more: bytes, marker: bytes) -> bytes:
    assert marker in before
    return before.replace(marker, more, 1)


LINE = b"2.40 w\nn 0 0 m 100 0 100 90 200 90 c S\n"


@pytest.mark.parametrize(
    ("marker", "more"),
    [
        (b"\nQ\n", b"\nQ\n1 J\n1 j\n" + LINE + b"Q\n"),
        (b"\nQ\n", b"\nQ\n" + LINE),
        (b"\n1 J\n1 j\n", b"\n1 J\n1 j\n40 w\n"),
        (b"\n1 J\n1 j\n", b"\n1 J\n1 j\nBT /F1+0 9 Tf (by Sample Nurse 2) Tj ET\n"),
        (b"re W* n", b"re n"),
        (b"Patient: Sample Patient 1", b"Patient: Sample Patient 2"),
    ],
    ids=["ink after the room", "ink behind the room", "a thicker pen", "words in the ink", "no room", "another name"],
)
def test_ink_stays_in_its_room_and_draws_nothing_else(
    marker: bytes,
    more: bytes,
    unsigned: bytes,
    patient: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    def page(width: float, height: float) -> bytes:
        own = signature_page("patient", INK, signed_at, "", width, height)

        def change(opened: Any) -> None:
            stream = opened.pages[0].Contents
            stream = stream[0] if isinstance(stream, pikepdf.Array) else stream
            stream.write(with_more(stream.read_bytes(), more, marker))

        return rewritten(own, change)

    forgery = forged(unsigned, "patient", patient, signed_at, page=page)
    assert PdfFileReader(io.BytesIO(forgery)).embedded_signatures
    assert_contradicts(open_sheet(forgery, remaker), BOX)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "drawn",
    [
        b"/" * 300_000,
        b"/F1+0 9 Tf (" * 30_000,
        b"\n1 J\n1 j\n" + b"1.00 w\nn 1 1 m 1 1 1 1 1 1 c S\n" * 30_000,
        b"\n1 J\n1 j\n1.00 w\nn " + b"1" * 60 + b" " + b"1" * 60 + b" m " + (b"1" * 60 + b" ") * 6 + b"c",
    ],
    ids=["slashes", "open texts", "endless ink", "long numbers"],
)
def test_a_box_is_seen_through_at_once_however_it_is_drawn(
    drawn: bytes, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def page(width: float, height: float) -> bytes:
        own = signature_page("patient", INK, signed_at, "", width, height)

        def draw_instead(opened: Any) -> None:
            opened.pages[0].Contents = opened.make_stream(drawn)

        return rewritten(own, draw_instead)

    forgery = forged(unsigned, "patient", patient, signed_at, page=page, edition="hrbc_desktop 0.0.1")
    assert_contradicts(open_sheet(forgery, remaker), BOX)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("Stop ribociclib", "Go on with ribociclib"), (None, "Go on with ribociclib"), ("Stop", "Stop."), ("", "Go on")],
)
def test_notes_that_say_and_show_two_things_are_told(
    value: str | None, shown: str, signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    for edition in (None, "hrbc_desktop 0.0.1"):
        forgery = forged(signed, "nurse", nurse, signed_at, change=noted(value, shown, signed_at), edition=edition)
        assert_contradicts(open_sheet(forgery, remaker), NOTE)


def test_notes_without_anything_to_see_are_told(
    signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def unseen(writer: Any) -> None:
        noted("Stop ribociclib", "Stop ribociclib", signed_at)(writer)
        notes = field(writer, "nurse_notes")
        empty = drawing(writer, b"", notes["/AP"]["/N"])
        notes[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): empty})
        writer.update_container(notes)

    assert not open_sheet(forged(signed, "nurse", nurse, signed_at, change=unseen), remaker).verdict.is_trusted


def test_notes_that_another_edition_drew_in_its_own_way_are_not_known(
    signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def drawn_otherwise(writer: Any) -> None:
        noted("Stop ribociclib", "Stop ribociclib", signed_at)(writer)
        look = field(writer, "nurse_notes")["/AP"]["/N"]
        look._data, look._encoded_data = look.data + b"\n0 0 9 9 re f", None

    for edition, verdict, pages in (
        ("hrbc_desktop 0.0.1", Verdict.COUNTERSIGNED, PagesVerdict.NOT_KNOWN),
        (PROGRAM, Verdict.CONTRADICTS, PagesVerdict.OTHER),
    ):
        opened = open_sheet(forged(signed, "nurse", nurse, signed_at, change=drawn_otherwise, edition=edition), remaker)
        assert (opened.verdict, opened.pages) == (verdict, pages)


def test_notes_that_look_other_under_the_pointer_are_told(
    signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def hovering(writer: Any) -> None:
        noted("Stop ribociclib", "Stop ribociclib", signed_at)(writer)
        looks = field(writer, "nurse_notes")["/AP"]
        looks[pdf_name("/R")] = drawing(writer, b"0 0 9 9 re f", looks["/N"])

    opened = open_sheet(forged(signed, "nurse", nurse, signed_at, change=hovering), remaker)
    assert not opened.verdict.is_trusted


def test_a_box_that_is_ticked_and_shown_empty_is_told(
    signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def tick(writer: Any) -> None:
        box = field(writer, "question_1_answered")
        box[pdf_name("/V")] = pdf_name("/Yes")
        writer.update_container(box)

    assert_contradicts(open_sheet(forged(signed, "nurse", nurse, signed_at, change=tick), remaker), TICK)


@pytest.mark.parametrize("name", ["question_1_answered", "third_signature", "patient_signature"])
def test_what_is_drawn_in_a_field_of_others_is_not_taken(
    name: str, signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def draw_over(writer: Any) -> None:
        box = field(writer, name)
        look = box["/AP"]["/N"]
        look = look if isinstance(look, generic.StreamObject) else look["/Off"]
        box[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): drawing(writer, b"0 0 9 9 re f", look)})
        writer.update_container(box)

    assert not open_sheet(forged(signed, "nurse", nurse, signed_at, change=draw_over), remaker).verdict.is_trusted


# A further signature on a file that was proven: what was found then is not looked for again.


def test_a_further_signature_is_judged_as_the_whole_file_is(
    unsigned: bytes,
    signed: bytes,
    both: bytes,
    nurse: SigningIdentity,
    interpreter: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    helper, without_notes = SignatureAppearance("Sample Interpreter 1"), SignatureAppearance(NURSE, STROKES)
    thrice = sign_as_third(both, "interpreter", interpreter, helper, signed_at, remaker)
    helped = sign_as_third(signed, "supporter", interpreter, helper, signed_at, remaker)
    steps = [(unsigned, signed), (signed, both), (both, thrice), (signed, helped)]
    steps += [(before, countersign(before, nurse, without_notes, "", signed_at)) for before in (signed, helped)]
    for before, after in steps:
        whole = Remaker(remaker.catalogue)
        found = open_with_one_more_signature(after, before, open_sheet(before, whole))
        assert found is not None
        assert found == open_sheet(after, whole)


def patient_facts_again(writer: Any) -> None:
    facts = field(writer, "patient_signature")["/V"]
    facts[pdf_name("/Name")] = generic.TextStringObject("Sample Patient 2")
    writer.update_container(facts)


def patient_look_again(writer: Any) -> None:
    look = field(writer, "patient_signature")["/AP"]["/N"]
    look._data, look._encoded_data = look.data.replace(b"Patient 1", b"Patient 2"), None
    writer.update_container(look)


def patient_letters_again(writer: Any) -> None:
    fonts = field(writer, "patient_signature")["/AP"]["/N"]["/Resources"]["/Font"]
    font = next(fonts[key] for key in fonts)
    font[pdf_name("/Widths")] = generic.ArrayObject([generic.NumberObject(0)] * len(font["/Widths"]))
    writer.update_container(font)


def nobody_certifies(writer: Any) -> None:
    del writer.root["/Perms"]
    writer.update_root()


def no_third_field(writer: Any) -> None:
    fields = writer.root["/AcroForm"]["/Fields"]
    del fields[-1]
    writer.update_container(fields)


def other_label_of_a_box(writer: Any) -> None:
    box = field(writer, "question_1_answered")
    box[pdf_name("/TU")] = generic.TextStringObject("I consent")
    writer.update_container(box)


@pytest.mark.parametrize(
    "change",
    [
        over_the_page,
        second_root_key,
        hidden_object,
        told_in_the_metadata,
        told_among_data_for_validation,
        told_as_an_extension,
        other_answers,
        patient_facts_again,
        patient_look_again,
        patient_letters_again,
        nobody_certifies,
        no_third_field,
        other_label_of_a_box,
    ],
    ids=lambda change: change.__name__,
)
def test_what_comes_in_with_a_further_signature_is_not_taken_for_ours(
    change: Callable[[Any], None],
    signed: bytes,
    proven: OpenedSheet,
    nurse: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    forgery = forged(signed, "nurse", nurse, signed_at, change=change)
    assert open_with_one_more_signature(forgery, signed, proven) is None
    assert not open_sheet(forgery, remaker).verdict.is_trusted


def with_entries(name: str, **entries: Any) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        box = field(writer, name)
        for key, value in entries.items():
            box[pdf_name(f"/{key}")] = value
        writer.update_container(box)

    return change


def empty_look_of_the_nurse(writer: Any) -> None:
    look = field(writer, "nurse_signature")["/AP"]["/N"]
    look._data, look._encoded_data = look.data + b"0 0 99 99 re f", None
    writer.update_container(look)


ROLES: tuple[SignerRole, ...] = ("nurse", "interpreter")
WITH_THE_PATIENT: list[dict[str, Any]] = [
    {"change": over_the_page},
    {"change": second_root_key},
    {"change": hidden_object},
    {"change": told_in_the_metadata},
    {"change": told_as_an_extension},
    {"change": other_answers},
    {"change": no_third_field},
    {"change": other_label_of_a_box},
    {"change": empty_look_of_the_nurse},
    {"change": with_entries("question_1_answered", V=pdf_name("/Yes"), AS=pdf_name("/Yes"))},
    {"change": with_entries("nurse_notes", V=generic.TextStringObject("Stop"))},
    {"change": with_entries("nurse_signature", TU=generic.TextStringObject("I consent"))},
    {"change": with_entries("patient_signature", F=generic.NumberObject(2))},
    {"certify": False},
    {"docmdp_permissions": MDPPerm.ANNOTATE},
    {"docmdp_permissions": MDPPerm.NO_CHANGES},
    {"reason": "I consent to chemotherapy"},
    {"location": "I consent"},
    {"md_algorithm": "sha512"},
    {"page": page_saying(NURSE)},
]


def test_what_comes_in_with_the_first_signature_on_a_draft_is_not_taken_for_ours(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    draft = open_sheet(unsigned, remaker)
    assert (draft.verdict, draft.pages) == (Verdict.NOT_SIGNED, PagesVerdict.PROVEN)
    assert open_with_one_more_signature(forged(unsigned, "patient", patient, signed_at), unsigned, draft)
    for forging in WITH_THE_PATIENT:
        forgery = forged(unsigned, "patient", patient, signed_at, **forging)
        assert open_with_one_more_signature(forgery, unsigned, draft) is None, forging
        assert not open_sheet(forgery, remaker).verdict.is_trusted, forging
    over = forged(unsigned, "patient", patient, signed_at, change=empty_look_of_the_nurse)
    assert open_sheet(over, remaker).verdict is Verdict.CHANGED
    for role in ROLES:
        alone = forged(unsigned, role, patient, signed_at)
        assert open_with_one_more_signature(alone, unsigned, draft) is None, role


def test_a_draft_that_is_not_sound_is_not_gone_on_from(
    unsigned: bytes, signed: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    draft = open_sheet(unsigned, remaker)
    for found in (
        replace(draft, findings=("Something",)),
        replace(draft, pages=PagesVerdict.SAME_WORDS),
        replace(draft, verdict=Verdict.NOT_OURS),
        replace(draft, padding=1),
        replace(draft, sha256="0" * 64),
    ):
        assert open_with_one_more_signature(signed, unsigned, found) is None
    of_another = Remaker(remaker.catalogue, unsigned, replace(draft, findings=("Something",)))
    with pytest.raises(SigningRefusedError, match="cannot be signed now"):
        sign_as_patient(unsigned, patient, INK, signed_at, of_another)


def with_a_comment(writer: Any) -> None:
    """Write something that no program shows, and not all read alike, behind an object."""
    box = field(writer, "nurse_signature")
    write = box.write_to_stream

    def and_more(stream: Any, *how: Any, **more: Any) -> None:
        write(stream, *how, **more)
        stream.write(b" % I consent")

    box.write_to_stream = and_more


def test_a_further_signature_shows_what_it_says(
    signed: bytes, proven: OpenedSheet, nurse: SigningIdentity, signed_at: datetime
) -> None:
    assert (
        open_with_one_more_signature(forged(signed, "nurse", nurse, signed_at.replace(year=1999)), signed, proven)
        is None
    )
    for forging in (
        {"page": page_saying(NURSE)},
        {"change": noted("Stop", "Go on", signed_at)},
        {"change": with_entries("question_1_answered", V=pdf_name("/Yes"), AS=pdf_name("/Off"))},
        {"change": with_a_comment},
        {"location": "I consent"},
        {"md_algorithm": "sha512"},
    ):
        forgery = forged(signed, "nurse", nurse, signed_at, **forging)
        assert open_with_one_more_signature(forgery, signed, proven) is None


def test_what_was_found_in_other_bytes_proves_nothing_of_these(
    unsigned: bytes,
    signed: bytes,
    proven: OpenedSheet,
    both: bytes,
    patient: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    """Between one look and the next somebody may put another file in its place."""
    other = sign_as_patient(unsigned, patient, INK, signed_at + timedelta(hours=1), remaker)
    of_other = open_sheet(other, remaker)
    judge = open_with_one_more_signature
    assert judge(both, signed, proven)
    assert judge(both, signed, of_other) is None
    assert judge(both, other, of_other) is None
    assert judge(both, other, proven) is None
    assert judge(both, b"", proven) is None
    assert judge(both, unsigned, open_sheet(unsigned, remaker)) is None
    assert judge(both, signed, open_sheet(signed)) is None
    assert judge(signed, signed, proven) is None
    assert judge(updated(both, over_the_page), signed, proven) is None
    assert judge(updated(both, over_the_page), both, open_sheet(both, remaker)) is None


# What another edition of the program made, or this one with other content.


def claiming(origin: str) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        opened.docinfo["/Creator"] = origin

    return change


OLDER = "hrbc_desktop 0.0.1 with reportlab 4.0 and uharfbuzz 0.1; content 0123456789abcdef; letter, standard, detail 0"


def test_pages_of_another_edition_with_the_same_words_say_so(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    other = rewritten(unsigned, claiming(OLDER))
    opened = open_sheet(forged(other, "patient", patient, signed_at, edition="hrbc_desktop 0.0.1"), remaker)
    assert (opened.verdict, opened.pages) == (Verdict.SIGNED, PagesVerdict.SAME_WORDS)
    assert "Their words are those of the answers" in opened.sentences[1]


@pytest.mark.parametrize("name", ["مريضة نموذجية ٢", "प्रतिदर्श मरीज़", "示例患者"])
def test_pages_of_another_edition_may_be_in_any_script(
    name: str,
    answers: Worksheet,
    small_catalogue: Catalogue,
    patient: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    named = answers.evolve(visit=answers.visit.evolve(name=name))
    other = rewritten(make_sheet(named, small_catalogue, SheetSettings(), signed_at), claiming(OLDER))
    opened = open_sheet(forged(other, "patient", patient, signed_at, edition="hrbc_desktop 0.0.1"), remaker)
    assert (opened.verdict, opened.pages) == (Verdict.SIGNED, PagesVerdict.SAME_WORDS)


def test_a_box_that_another_edition_drew_in_another_script_is_not_known(
    answers: Worksheet, small_catalogue: Catalogue, signed_at: datetime, remaker: Remaker
) -> None:
    """Shaped letters cannot be read back, so the name is not looked for in the box."""
    name = "مريضة نموذجية ٢"
    sheet = make_sheet(
        answers.evolve(visit=answers.visit.evolve(name=name)), small_catalogue, SheetSettings(), signed_at
    )

    def page(width: float, height: float) -> bytes:
        own = signature_page("patient", SignatureAppearance(name), signed_at, "", width, height)
        return rewritten(own, lambda opened: opened.pages[0].contents_add(b"0 0 9 9 re f"))

    key = make_identity(name, signed_at)
    opened = open_sheet(forged(sheet, "patient", key, signed_at, page=page, edition="hrbc_desktop 0.0.1"), remaker)
    assert (opened.verdict, opened.pages) == (Verdict.SIGNED, PagesVerdict.NOT_KNOWN)


def test_pages_with_other_content_are_not_known(
    answers: Worksheet, small_catalogue: Catalogue, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    pack = small_catalogue.pack.evolve(version="2027.02", funding="a foundation", reviewers=("Sample Clinician 1",))
    other = small_catalogue.model_copy(update={"pack": pack})
    pdf = make_sheet(answers.evolve(content_version="2027.02"), other, SheetSettings(), signed_at)
    signed = sign_as_patient(pdf, patient, INK, signed_at, Remaker(other))
    opened = open_sheet(signed, remaker)
    assert (opened.verdict, opened.pages) == (Verdict.SIGNED, PagesVerdict.NOT_KNOWN)
    assert "It is not known whether they match" in opened.sentences[1]
    assert open_sheet(signed, Remaker(other)).pages is PagesVerdict.PROVEN


def test_other_letters_are_never_the_same_words(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def change(opened: Any) -> None:
        claiming(OLDER)(opened)
        other_letters(opened)

    opened = open_sheet(forged(rewritten(unsigned, change), "patient", patient, signed_at), remaker)
    assert opened.pages is PagesVerdict.NOT_KNOWN


def test_her_own_words_have_to_stand_on_pages_of_any_edition(
    unsigned: bytes, answers: Worksheet, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    others = (
        answers.evolve(visit=answers.visit.evolve(name="Sample Patient 2")),
        answers.evolve(questions=(VisitQuestion(key="own:1", text="Why not wait?", origin="own"),)),
    )
    for other in others:
        for origin in (OLDER, "some other program", OLDER.replace("0.0.1", "0.1.0")):

            def change(opened: Any, other: Worksheet = other, origin: str = origin) -> None:
                claiming(origin)(opened)
                with_answers(write_worksheet(other))(opened)

            forgery = forged(rewritten(unsigned, change), "patient", patient, signed_at)
            assert_contradicts(open_sheet(forgery, remaker), PAGES)


def pictured(opened: Any) -> None:
    cover = opened.make_stream(
        b"1 1 1 rg 0 0 612 792 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 612, 792]
    )
    opened.pages[0].Resources.XObject = pikepdf.Dictionary(X=cover)
    opened.pages[0].contents_add(b"q /X Do Q")


def running(opened: Any) -> None:
    opened.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def running_field(opened: Any) -> None:
    opened.Root.AcroForm.Fields[-1].AA = pikepdf.Dictionary(E=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=""))


def launching(opened: Any) -> None:
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 600, 700],
        A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="setup.exe"),
    )
    opened.pages[0].Annots.append(opened.make_indirect(link))


def leading_to_a_file(opened: Any) -> None:
    launching(opened)
    opened.pages[0].Annots[-1].A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///etc/passwd")


def running_outline(opened: Any) -> None:
    opened.Root.Outlines.First.A = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="")


def bomb(opened: Any) -> None:
    drawn = opened.make_stream(
        b"0 0 50 50 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 612, 792]
    )
    for _ in range(7):
        drawn = opened.make_stream(
            b"/X Do " * 20,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 612, 792],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=drawn)),
        )
    opened.pages[0].Resources.XObject = pikepdf.Dictionary(X=drawn)
    opened.pages[0].contents_add(b"q /X Do Q")


def drawn_anew_by_viewers(opened: Any) -> None:
    opened.Root.AcroForm.NeedAppearances = True


def field_that_is_not_printed(opened: Any) -> None:
    next(each for each in opened.Root.AcroForm.Fields if each.T == "nurse_notes").F = 2


def cut_for_all_pages(opened: Any) -> None:
    opened.Root.Pages.CropBox = pikepdf.Array([0, 400, 612, 792])


def seen_through(opened: Any) -> None:
    opened.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0))
    opened.pages[0].Contents.write(b"/G gs\n" + opened.pages[0].Contents.read_bytes())


def other_colors(opened: Any) -> None:
    bright = pikepdf.Dictionary(WhitePoint=[1, 1, 1], Gamma=[0.0001, 0.0001, 0.0001])
    space = pikepdf.Array([pikepdf.Name.CalRGB, bright])
    opened.pages[0].Resources.ColorSpace = pikepdf.Dictionary(DefaultRGB=space)


def field_on_no_page(opened: Any) -> None:
    widget = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 9, 9])
    opened.pages[0].Annots.append(opened.make_indirect(widget))


@pytest.mark.parametrize(
    "change",
    [
        pictured,
        running,
        running_field,
        launching,
        leading_to_a_file,
        running_outline,
        bomb,
        field_on_no_page,
        seen_through,
        other_colors,
    ],
    ids=lambda change: change.__name__,
)
def test_another_edition_has_no_other_means_than_ours(
    change: Callable[[Any], None], unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def both(opened: Any) -> None:
        claiming(OLDER)(opened)
        change(opened)

    with warnings.catch_warnings(action="ignore"):
        prepared = rewritten(unsigned, both)
    for pdf in (prepared, forged(prepared, "patient", patient, signed_at)):
        assert open_sheet(pdf, remaker).verdict is Verdict.NOT_OURS
        assert open_sheet(pdf).verdict is Verdict.NOT_OURS


@pytest.mark.parametrize("change", [field_that_is_not_printed, cut_for_all_pages], ids=lambda change: change.__name__)
def test_what_another_edition_keeps_from_paper_is_not_ours(
    change: Callable[[Any], None], unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    prepared = rewritten(rewritten(unsigned, claiming(OLDER)), change)
    assert open_sheet(forged(prepared, "patient", patient, signed_at), remaker).verdict is Verdict.NOT_OURS
    assert open_sheet(prepared, remaker).findings == (SAVED_BY_ANOTHER_PROGRAM,)


def test_objects_packed_together_are_not_ours(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    packed = rewritten(unsigned, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert open_sheet(forged(packed, "patient", patient, signed_at), remaker).verdict is Verdict.OTHER_SOFTWARE


def filled_in(writer: Any) -> None:
    """Write notes and tick a box as viewers do, with looks of their own."""
    notes, box = field(writer, "nurse_notes"), field(writer, "question_1_answered")
    notes[pdf_name("/V")] = generic.TextStringObject("Scan in three months.")
    look = drawing(writer, b"/Tx BMC EMC", notes["/AP"]["/N"])
    notes[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): look})
    box[pdf_name("/V")] = box[pdf_name("/AS")] = pdf_name("/Yes")
    for each in (notes, box):
        each[pdf_name("/M")] = generic.TextStringObject("D:20261202080000Z")
        writer.update_container(each)


def filled_in_and_drawn_by_viewers(writer: Any) -> None:
    filled_in(writer)
    writer.root["/AcroForm"][pdf_name("/NeedAppearances")] = generic.BooleanObject(value=True)
    writer.update_container(writer.root["/AcroForm"])


def highlighted(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    mark = {"Type": pdf_name("/Annot"), "Subtype": pdf_name("/Highlight"), "Rect": page["/MediaBox"]}
    page["/Annots"].append(
        writer.add_object(generic.DictionaryObject({pdf_name(f"/{key}"): value for key, value in mark.items()}))
    )
    writer.update_container(page)
    writer.update_container(page["/Annots"])


def by_pypdf(pdf: bytes) -> bytes:
    written = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(pdf)).write(written)
    return written.getvalue()


SAVED_AGAIN: dict[str, Callable[[bytes], bytes]] = {
    "objects in another order": rewritten,
    "objects packed together": lambda pdf: rewritten(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "to load page by page": lambda pdf: rewritten(pdf, linearize=True),
    "written anew by pypdf": by_pypdf,
    "filled in": lambda pdf: updated(pdf, filled_in),
    "filled in, looks left to viewers": lambda pdf: updated(pdf, filled_in_and_drawn_by_viewers),
    "filled in and written anew": lambda pdf: rewritten(updated(pdf, filled_in)),
    "highlighted": lambda pdf: updated(pdf, highlighted),
    "stamped": lambda pdf: rewritten(pdf, stamped),
    "another look of the notes": lambda pdf: updated(pdf, redrawn("nurse_notes", lambda _: b"")),
    "a page of the web behind it": lambda pdf: pdf + b"<html></html>\n",
}


@pytest.mark.parametrize("way", SAVED_AGAIN)
def test_an_unsigned_sheet_that_another_program_saved_again_is_calmly_told(
    way: str, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    """It was never signed, so it is no forgery; what was added to it elsewhere is told to stay there."""
    saved = SAVED_AGAIN[way](unsigned)
    opened = open_sheet(saved, remaker)
    assert (opened.verdict, opened.pages) == (Verdict.NOT_SIGNED, PagesVerdict.NOT_COMPARED)
    assert opened.findings == (SAVED_BY_ANOTHER_PROGRAM,)
    assert opened.worksheet_json == open_sheet(unsigned).worksheet_json
    with pytest.raises(SigningRefusedError, match="Another program saved this file again"):
        sign_as_patient(saved, patient, INK, signed_at, remaker)


@pytest.mark.parametrize(
    "way",
    [
        "objects in another order",
        "objects packed together",
        "to load page by page",
        "written anew by pypdf",
        "filled in",
        "highlighted",
    ],
)
def test_a_sheet_that_was_only_saved_again_before_signing_contradicts_nothing(
    way: str, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    forgery = forged(SAVED_AGAIN[way](unsigned), "patient", patient, signed_at)
    assert open_sheet(forgery, remaker).verdict is Verdict.OTHER_SOFTWARE


def test_an_unsigned_sheet_that_only_ends_in_a_line_feed_is_proven(unsigned: bytes, remaker: Remaker) -> None:
    opened = open_sheet(unsigned + b"\r\n", remaker)
    assert (opened.verdict, opened.pages, opened.findings) == (Verdict.NOT_SIGNED, PagesVerdict.PROVEN, ())


@pytest.mark.parametrize("in_front", [b"\xef\xbb\xbf", b"Content-Type: application/pdf\r\n\r\n"])
def test_a_file_with_something_in_front_of_it_is_told_so(in_front: bytes, both: bytes, remaker: Remaker) -> None:
    opened = open_sheet(in_front + both, remaker)
    assert (opened.verdict, opened.findings) == (Verdict.DAMAGED, (ADDED_IN_FRONT,))


def acting(key: str) -> Callable[[Any], None]:
    def mark(opened: Any) -> None:
        stamped(opened)
        opened.pages[0].Annots[-1][key] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="")

    return mark


def thousands_of_marks(opened: Any) -> None:
    stamped(opened)
    opened.pages[0].Annots.extend([opened.pages[0].Annots[-1]] * 2000)


def foreign_mark(opened: Any) -> None:
    stamped(opened)
    opened.pages[0].Annots[-1].Subtype = pikepdf.Name.RichMedia


@pytest.mark.parametrize(
    "change",
    [acting("/A"), acting("/AA"), acting("/OC"), foreign_mark, thousands_of_marks],
    ids=["action", "actions", "layer", "media", "thousands"],
)
def test_a_mark_that_does_something_is_none_that_a_person_makes(
    change: Callable[[Any], None], unsigned: bytes, remaker: Remaker
) -> None:
    assert open_sheet(rewritten(unsigned, change), remaker).verdict is Verdict.NOT_OURS


STILL_IN_IT = "What Sample Patient 1 signed is still in it. What its pages show now may be something else."


@pytest.mark.parametrize(
    ("add", "findings"),
    [
        (lambda pdf: updated(pdf, filled_in), (UNSIGNED_NOTES, TICKS_CHANGED)),
        (lambda pdf: updated(pdf, highlighted), (ADDED_AT_THE_END,)),
        (lambda pdf: updated(pdf, over_the_page), (ADDED_AT_THE_END,)),
        (lambda pdf: pdf + b"<html></html>", (ADDED_AT_THE_END,)),
    ],
    ids=["filled in", "highlighted", "drawn over", "a page of the web behind it"],
)
def test_what_another_program_adds_to_a_signed_sheet_is_named_and_what_was_signed_is_not_accused(
    add: Callable[[bytes], bytes], findings: tuple[str, ...], signed: bytes, remaker: Remaker
) -> None:
    opened = open_sheet(add(signed), remaker)
    assert (opened.verdict, opened.findings) == (Verdict.CHANGED, (*findings, STILL_IN_IT))
    assert [(each.is_intact, each.covers_whole_file) for each in opened.signatures] == [(True, False)]


def test_notes_that_are_changed_after_the_nurse_are_named(both: bytes, remaker: Remaker) -> None:
    findings = open_sheet(updated(both, filled_in), remaker).findings
    assert findings[0] == NOTES_CHANGED
    assert f"What {PATIENT} and {NURSE} signed is still in it." in findings[-1]


def test_nothing_is_said_to_be_in_a_file_that_was_never_sound(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    forgery = forged(rewritten(unsigned, drawn_over), "patient", patient, signed_at)
    opened = open_sheet(updated(forgery, highlighted), remaker)
    assert opened.verdict is Verdict.CHANGED
    assert not any("still in it" in finding for finding in opened.findings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\n1 0 obj\n", b"\n1 0 obz\n"),
        (b"\n1 0 obj\n", b"\n1 0  obj\n"),
        (b"%PDF-1.7\n", b"%PDF-1.3\n"),
        (b"\nendobj\n2 0 obj", b"\nendobj\n%\n2 0 obj"),
        (b"/Size ", b"/Size  "),
    ],
)
def test_bytes_that_programs_read_in_two_ways_prove_nothing(
    before: bytes,
    after: bytes,
    unsigned: bytes,
    patient: SigningIdentity,
    signed_at: datetime,
    remaker: Remaker,
) -> None:
    """pyHanko finds what it looks for in all of them, other programs do not in some."""
    offset = unsigned.index(before)
    other = unsigned[:offset] + after + unsigned[offset + len(before) :]
    shift, table = len(other) - len(unsigned), other.rindex(b"xref\n", 0, other.rindex(b"startxref"))

    def moved(entry: re.Match[bytes]) -> bytes:
        at = int(entry[1])
        return b"%010d 00000 n" % (at + shift if at > offset + 1 else at)

    listed = re.sub(rb"(\d{10}) 00000 n", moved, other[table:])
    pdf = other[:table] + listed[: listed.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % table
    assert open_sheet(pdf, remaker).pages is not PagesVerdict.PROVEN
    assert open_sheet(forged(pdf, "patient", patient, signed_at), remaker).pages is not PagesVerdict.PROVEN


def test_an_update_that_programs_read_in_two_ways_is_not_taken_for_ours(
    signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    """The notes have two values: some programs take the first, others the last."""

    class Odd(generic.DictionaryObject):
        def write_to_stream(self, stream: Any, handler: Any = None, container_ref: Any = None) -> None:
            written = io.BytesIO()
            super().write_to_stream(written, handler, container_ref)
            stream.write(written.getvalue().replace(b"/Type /Annot", b"/V (Stop)\n/Type /Annot", 1))

    def twice(writer: Any) -> None:
        noted("Go on", "Go on", signed_at)(writer)
        notes = field(writer, "nurse_notes")
        reference = notes.container_ref
        writer.objects[(reference.generation, reference.idnum)] = Odd(dict(notes.items()))  # type: ignore[no-untyped-call]

    opened = open_sheet(forged(signed, "nurse", nurse, signed_at, change=twice), remaker)
    assert not opened.verdict.is_trusted


def test_unreadable_answers_prove_nothing(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    for answers in (b"\xff\xfe\x00{", b'{"format": 99}', b"[" * 9999):
        forgery = forged(rewritten(unsigned, with_answers(answers)), "patient", patient, signed_at)
        assert open_sheet(forgery, remaker).pages is not PagesVerdict.PROVEN


def test_an_update_after_both_is_still_a_change(both: bytes, remaker: Remaker) -> None:
    assert open_sheet(both, remaker).pages is PagesVerdict.PROVEN
    assert open_sheet(updated(both, over_the_page), remaker).verdict is Verdict.CHANGED
    assert open_sheet(updated(both, redrawn("nurse_notes", lambda _: b"")), remaker).verdict is Verdict.CHANGED


# Whatever is changed before somebody signs: nothing that looks other is proven, and nothing raises.

ANY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def seen(pdf: bytes) -> list[tuple[int, int, bytes]]:
    return [render_page(pdf, index, 300) for index in range(page_count(pdf))]


@settings(ANY, max_examples=25)
@given(data=st.data())
def test_no_flipped_byte_before_signing_changes_what_is_proven(
    data: st.DataObject, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    at = data.draw(st.integers(9, len(unsigned) - 1))
    flipped = unsigned[:at] + bytes([unsigned[at] ^ data.draw(st.integers(1, 255))]) + unsigned[at + 1 :]
    assert not open_sheet(flipped, remaker).verdict.is_trusted
    try:
        signed = forged(flipped, "patient", patient, signed_at)
    except Exception:  # noqa: BLE001 (what nobody can sign is no attack)
        return
    opened = open_sheet(signed, remaker)
    if opened.pages is PagesVerdict.PROVEN:
        assert seen(flipped) == seen(unsigned)


@settings(ANY, max_examples=25)
@given(data=st.data())
def test_nothing_that_is_taken_out_before_signing_is_proven(
    data: st.DataObject, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def take_out(opened: Any) -> None:
        objects = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
        chosen = objects[data.draw(st.integers(0, len(objects) - 1))]
        keys = sorted(set(chosen.keys()) - {"/Length", "/Filter"})
        key = keys[data.draw(st.integers(0, len(keys) - 1))]
        del chosen[key]

    with warnings.catch_warnings(action="ignore"):
        try:
            signed = forged(rewritten(unsigned, take_out), "patient", patient, signed_at)
        except Exception:  # noqa: BLE001 (as above)
            return
    assert open_sheet(signed, remaker).pages is not PagesVerdict.PROVEN


@settings(ANY, max_examples=30)
@given(data=st.data())
def test_a_sheet_that_is_cut_or_flipped_after_signing_is_never_green(
    data: st.DataObject, both: bytes, signed: bytes, proven: OpenedSheet, remaker: Remaker
) -> None:
    at = data.draw(st.integers(0, len(both) - 1))
    cut = both[:at]
    flipped = both[:at] + bytes([both[at] ^ data.draw(st.integers(1, 255))]) + both[at + 1 :]
    assert cut == signed or not open_sheet(cut, remaker).verdict.is_trusted
    assert not open_sheet(flipped, remaker).verdict.is_trusted
    assert open_with_one_more_signature(flipped, signed, proven) is None
    assert open_with_one_more_signature(cut, signed, proven) is None
