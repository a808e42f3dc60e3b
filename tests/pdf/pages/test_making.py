"""The whole sheet, made from the real content pack and read back with other libraries."""

import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.worksheet import (
    ClinicianView,
    Values,
    VisitQuestion,
    Weighed,
    Worksheet,
)
from hrbc_desktop.domain.serialization import read_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import Paper, Print, SheetSettings
from hrbc_desktop.pdf.pages.detail import LastFit
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient
from hrbc_desktop.resources import resource
from hrbc_desktop.wording import sheet as sheet_words
from hrbc_desktop.wording.decisions import UNKNOWN_TITLE
from tests.paper import page_texts as texts

OPTIONS = ("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane")

DECISIONS = sorted(path.stem for path in resource("catalogue", "decisions").glob("*.toml"))


class Cancelled(Exception):
    """Nobody waits for the sheet any more."""


LAYOUTS: list[tuple[Paper, Print]] = [("letter", "standard"), ("a4", "standard"), ("letter", "large"), ("a4", "large")]


def as_drawn(pdf: bytes) -> list[str]:
    """The text of each page in the order in which it was drawn; PDFium turns lines with words from right to left."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def field_pages(pdf: bytes) -> dict[str, int]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(annotation.T): number
            for number, page in enumerate(opened.pages, start=1)
            for annotation in page.get("/Annots", [])
            if "/T" in annotation
        }


def test_page_one_says_what_matters_first(sheet: bytes, worksheet: Worksheet, catalogue: Catalogue) -> None:
    first = texts(sheet)[0]
    decision = catalogue.decisions[worksheet.decision or ""]
    names = [option.words for key in OPTIONS for option in decision.options if option.id == key]
    for sentence in (
        decision.question,
        "My treatment worksheet for 2 December 2026, 10:30",
        "Sample Patient 1",
        "born 14 March 1968 · record 004417",
        "Metastatic (IV), came back elsewhere",
        "More of my answers: page",
        "1 Less diarrhea",
        *(f"{letter} {words}" for letter, words in zip("ABC", names, strict=True)),
        "86 of 100",
        "13 of 100 had it badly.",
        "while on treatment",
        "I lean toward Ribociclib + fulvestrant.",
        "Is my cancer HER2-low or ultralow?",
        "Not medical advice, not a consent form.",
        "no clinician has reviewed it",
        "page 1 of",
    ):
        assert sentence in first


def test_page_one_leads_to_the_pages_that_go_on(sheet: bytes) -> None:
    first, *others = texts(sheet)
    for pattern, title in (
        (r"notes of the nurse: page (\d+)", sheet_words.NOTES),
        (r"More: page (\d+)", sheet_words.CORE),
        (r"Sources: page (\d+)", sheet_words.SOURCES),
    ):
        (page,) = re.findall(pattern, first)
        assert title in others[int(page) - 2]


def test_page_two_says_where_the_decision_stands(sheet: bytes, catalogue: Catalogue, worksheet: Worksheet) -> None:
    second, third = texts(sheet)[1:3]
    assert second.startswith(sheet_words.CORE)
    now = f"Now, on this sheet: {catalogue.decisions[worksheet.decision or ''].question}"
    assert now in second + third


def test_nothing_is_said_of_a_line_up_before_a_leaning_and_an_order_of_three(
    sheet: bytes, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    values = worksheet.values
    weighed_by_all = texts(sheet)
    assert any("line up" in page for page in weighed_by_all)
    for less in (values.evolve(leaning=None), values.evolve(weighed=values.weighed[:2]), Values()):
        pages = texts(make_sheet(worksheet.evolve(values=less), catalogue, SheetSettings(), signed_at))
        assert not any("How they line up:" in page or "Too close to call" in page for page in pages)


@pytest.mark.parametrize("key", ["unknown", None])
def test_a_sheet_without_a_decision_compares_nothing(
    key: str | None, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    undecided = worksheet.evolve(decision=key, options=())
    first, second, *_others = texts(make_sheet(undecided, catalogue, SheetSettings(), signed_at))
    assert first.startswith(UNKNOWN_TITLE if key else sheet_words.NAME)
    assert sheet_words.NOT_COMPARED in second


@pytest.mark.parametrize("decision", DECISIONS)
def test_three_options_take_six_pages_at_most_and_nothing_is_cut(
    decision: str, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    options = [one.id for one in catalogue.decisions[decision].options if one.usual and one.id in catalogue.options]
    visit = worksheet.visit.evolve(name="Maria-Magdalena Sample-Patient of a Long Street 1", record_number="W" * 24)
    values = Values(leaning="team")
    asked = worksheet.evolve(decision=decision, options=tuple(options[:3]), values=values, visit=visit)
    pages = texts(make_sheet(asked, catalogue, SheetSettings(), signed_at))
    assert len(pages) <= 6
    assert not [number for number, page in enumerate(pages, start=1) if "…" in page]


@pytest.mark.parametrize(("paper", "print_size"), LAYOUTS)
@pytest.mark.parametrize("which", ["empty", "worksheet", "longest"])
def test_page_one_is_one_page_whatever_was_typed(
    which: str,
    paper: Paper,
    print_size: Print,
    request: pytest.FixtureRequest,
    catalogue: Catalogue,
    signed_at: datetime,
) -> None:
    """In large print two pages at most."""
    made = make_sheet(request.getfixturevalue(which), catalogue, SheetSettings(paper, print_size), signed_at)
    pages = field_pages(made)
    assert pages["patient_signature"] == pages["nurse_signature"] <= (2 if print_size == "large" else 1)
    assert pages["nurse_notes"] > 1
    assert text_stays_on_the_page(made)
    first = " ".join(texts(made)[: pages["patient_signature"]])
    assert "…" in first or which != "longest"
    assert first.count("…") == len(re.findall(r"… \(in full: page \d+\)", first))


def text_stays_on_the_page(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            parsed: Any = pikepdf.parse_content_stream(page)
            for operands, operator in parsed:
                if str(operator) == "Tm" and not 15 < float(operands[5]) < float(page.MediaBox[3]) - 15:
                    return False
    return True


@pytest.mark.parametrize("print_size", ["standard", "large"])
@pytest.mark.parametrize(
    "name", ["Maria-Magdalena Sample-Patient of a Very Long Street 1", "مريضة نموذجية طويلة الاسم"]
)
def test_every_page_says_whole_whose_it_is(
    name: str, print_size: Print, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    number = "ABCDEFGH1234567890JKLMNP"
    asked = worksheet.evolve(visit=worksheet.visit.evolve(name=name, record_number=number))
    for page in as_drawn(make_sheet(asked, catalogue, SheetSettings(print=print_size), signed_at)):
        assert all(word in page for word in name.split())
        assert "born 14 March 1968" in page
        assert number in page
        assert "…" not in page


@pytest.mark.parametrize(("print_size", "smallest", "most"), [("standard", 9, 9), ("large", 12, 16)])
def test_letters_are_large_enough(
    print_size: Print, smallest: float, most: float, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    """Of all letters 95 % are as large as `most`, in points, and none is smaller than `smallest`."""
    made = make_sheet(worksheet, catalogue, SheetSettings(print=print_size), signed_at)
    letters = Counter[float]()
    with pikepdf.open(io.BytesIO(made)) as opened:
        for page in opened.pages:
            size = 0.0
            parsed: Any = pikepdf.parse_content_stream(page)
            for operands, operator in parsed:
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) == "Tj":
                    letters[size] += len(bytes(operands[0]))
    assert min(letters) >= smallest
    assert sum(number for size, number in letters.items() if size >= most) >= 0.95 * letters.total()


def test_what_the_typeface_lacks_is_named(longest_sheet: bytes) -> None:
    text = " ".join(texts(longest_sheet))
    assert "Μαρία Иванова Nguyễn Thị [grinning face]" in text
    assert "Почему? Tại sao? 为什么 [grinning face]" in text


def test_unknown_options_and_attributes_are_left_out(
    worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    foreign = worksheet.evolve(
        options=("an-option-of-another-pack", *OPTIONS[:2]),
        values=worksheet.values.evolve(weighed=(Weighed(attribute="unheard_of"), *worksheet.values.weighed)),
    )
    first = texts(make_sheet(foreign, catalogue, SheetSettings(), signed_at))[0]
    assert "B Abemaciclib + fulvestrant" in first
    assert "Something that this program no longer lists" in first


def test_answers_and_views_are_shown(worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime) -> None:
    changed = worksheet.evolve(
        values=worksheet.values.evolve(
            views=(ClinicianView(option=OPTIONS[0], expectation="better", clinician="Sample Doctor 1"),),
        ),
        questions=(
            VisitQuestion(key="own:1", text="May I drive?", origin="own", answered="yes", answer="Yes, but rest."),
        ),
    )
    made = make_sheet(changed, catalogue, SheetSettings(), signed_at)
    text = " ".join(texts(made))
    assert "Abemaciclib + fulvestrant: expected to work better, says Sample Doctor 1." in text
    assert "Answered. Yes, but rest." in text
    assert ticked(made)["question_1_answered"]
    assert not ticked(made)["question_1_later"]


def ticked(pdf: bytes) -> dict[str, bool]:
    """Which boxes are ticked, by what is said of them and by what they show."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        boxes = [field for field in opened.Root.AcroForm.Fields if field.FT == "/Btn"]
        assert all(box.V == box.AS and box.AS in box.AP.N for box in boxes)
        return {str(box.T): box.AS == "/Yes" for box in boxes}


def test_drawing_can_be_ended_after_any_page(longest: Worksheet, catalogue: Catalogue, signed_at: datetime) -> None:
    ended: list[int] = []

    def end_after_three(page: int) -> None:
        ended.append(page)
        if page == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_sheet(longest, catalogue, SheetSettings(), signed_at, end_after_three)
    assert ended == [1, 2, 3]


def test_same_worksheet_at_the_same_time_gives_the_same_bytes(
    sheet: bytes, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    assert make_sheet(worksheet, catalogue, SheetSettings(), signed_at) == sheet


def test_no_page_depends_on_which_python_adds_up(
    longest: Worksheet,
    longest_sheet: bytes,
    catalogue: Catalogue,
    signed_at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Since Python 3.12 `sum` rounds in another way: a line moved by 0.01 pt, and an honest sheet was accused."""

    def add_up(values: Iterable[float], start: int = 0) -> float:
        listed = list(values)
        assert not any(isinstance(value, float) for value in listed), "math.fsum is the same everywhere"
        return sum(listed, start)

    drawing = ("hrbc_desktop.pdf.", "hrbc_desktop.domain.preferences.line_up")
    for name, module in list(sys.modules.items()):
        if name.startswith(drawing):
            monkeypatch.setattr(module, "sum", add_up, raising=False)
    assert make_sheet(longest, catalogue, SheetSettings(), signed_at) == longest_sheet


def test_sheet_is_signed_countersigned_and_opened_again(
    sheet: bytes, worksheet: Worksheet, patient: SigningIdentity, nurse: SigningIdentity, signed_at: datetime
) -> None:
    signed = sign_as_patient(sheet, patient, SignatureAppearance("Sample Patient 1"), signed_at)
    ticks = ((True, False), (False, True))
    both = countersign(signed, nurse, SignatureAppearance("Sample Nurse 1"), "Scan in 3 months.", signed_at, ticks)
    assert {name for name, is_on in ticked(both).items() if is_on} == {"question_1_answered", "question_2_later"}
    opened = open_sheet(both)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened.worksheet_json
    assert read_worksheet(opened.worksheet_json) == worksheet
    assert opened.notes == "Scan in 3 months."


def test_a_sheet_that_was_just_made_is_not_fitted_again(
    worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    drawn: list[int] = []
    last_fit = LastFit()

    def make() -> tuple[bytes, int]:
        drawn.clear()
        return make_sheet(worksheet, catalogue, SheetSettings(), signed_at, drawn.append, last_fit), len(drawn)

    (first, tried), (again, once) = make(), make()
    assert first == again
    assert once < len(PdfReader(io.BytesIO(again)).pages) < tried  # the last page ends with the file
