"""The whole sheet, made from the real content pack and read back with other libraries."""

import io
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.worksheet import (
    ClinicianView,
    VisitQuestion,
    Weighed,
    Worksheet,
)
from hrbc_desktop.domain.serialization import read_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import Paper, Print, SheetSettings
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient

OPTIONS = ("abemaciclib-fulvestrant", "ribociclib-letrozole", "everolimus-exemestane")


class Cancelled(Exception):
    """Nobody waits for the sheet any more."""


LAYOUTS: list[tuple[Paper, Print]] = [("letter", "standard"), ("a4", "standard"), ("letter", "large"), ("a4", "large")]


def texts(pdf: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def field_pages(pdf: bytes) -> dict[str, int]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(annotation.T): number
            for number, page in enumerate(opened.pages, start=1)
            for annotation in page.get("/Annots", [])
            if "/T" in annotation
        }


def test_page_one_says_what_matters_first(sheet: bytes) -> None:
    first = texts(sheet)[0]
    for said in (
        "My treatment worksheet",
        "For my visit on 2 December 2026, 10:30",
        "Sample Patient 1",
        "born 14 March 1968 · record 004417",
        "Metastatic (IV), came back elsewhere",
        "I don’t know (question 1)",
        "1 Less diarrhea",
        "A Abemaciclib + fulvestrant",
        "Tablets and injections",
        "86 of 100, 13 severe",
        "You said: leaning toward Ribociclib + letrozole.",
        "Is my cancer HER2-low or ultralow?",
        "“I prepared this to discuss at my visit.”",
        "“We went through this together.”",
        "Not medical advice, not a consent form.",
        "no clinician has reviewed it",
    ):
        assert said in first


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
    made = make_sheet(request.getfixturevalue(which), catalogue, SheetSettings(paper, print_size), signed_at)
    pages = field_pages(made)
    assert pages["patient_signature"] == pages["nurse_signature"] == 1
    assert pages["nurse_notes"] > 1
    assert "Part 2: The comparison in full" in PdfReader(io.BytesIO(made)).pages[1].extract_text()
    assert text_stays_on_the_page(made)


def text_stays_on_the_page(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            parsed: Any = pikepdf.parse_content_stream(page)
            for operands, operator in parsed:
                if str(operator) == "Tm" and not 15 < float(operands[5]) < float(page.MediaBox[3]) - 30:
                    return False
    return True


@pytest.mark.parametrize(("print_size", "smallest", "body"), [("standard", 8.9, 12), ("large", 11.9, 16)])
def test_letters_are_large_enough(
    print_size: Print, smallest: float, body: float, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    made = make_sheet(worksheet, catalogue, SheetSettings(print=print_size), signed_at)
    sizes, in_footer = set(), False
    with pikepdf.open(io.BytesIO(made)) as opened:
        for page in opened.pages:
            parsed: Any = pikepdf.parse_content_stream(page)
            for operands, operator in parsed:
                if str(operator) == "BDC":
                    in_footer = "/Subtype" in operands[1]
                elif str(operator) == "Tf" and not in_footer:
                    sizes.add(float(operands[1]))
    assert min(sizes) >= smallest
    assert body in sizes


def test_what_the_typeface_lacks_is_named(longest: Worksheet, catalogue: Catalogue, signed_at: datetime) -> None:
    text = " ".join(texts(make_sheet(longest, catalogue, SheetSettings(), signed_at)))
    assert "Μαρία Иванова Nguyễn Thị [grinning face]" in text
    assert "[cjk character 4e3a]" in text


def test_unknown_options_and_attributes_are_left_out(
    worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    foreign = worksheet.evolve(
        options=("an-option-of-another-pack", *OPTIONS[:2]),
        values=worksheet.values.evolve(weighed=(Weighed(attribute="unheard_of"), *worksheet.values.weighed)),
    )
    first = texts(make_sheet(foreign, catalogue, SheetSettings(), signed_at))[0]
    assert "B Abemaciclib + fulvestrant" in first
    assert "Something that this content no longer has" in first


def test_limits_answers_and_views_are_shown(
    worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime, aloud: Callable[[bytes], Any]
) -> None:
    first, *others = worksheet.values.weighed
    changed = worksheet.evolve(
        values=worksheet.values.evolve(
            weighed=(first.evolve(limit=50), *others),
            views=(ClinicianView(option=OPTIONS[0], expectation="better", clinician="Sample Doctor 1"),),
        ),
        questions=(
            VisitQuestion(key="own:1", text="May I drive?", origin="own", answered="yes", answer="Yes, but rest."),
        ),
    )
    made = make_sheet(changed, catalogue, SheetSettings(), signed_at)
    text = " ".join(texts(made))
    assert "86 of 100, 13 severe (past my limit)" in text
    assert "Abemaciclib + fulvestrant: expected to work better, says Sample Doctor 1." in text
    assert "Answered. Yes, but rest." in text
    assert "Ticked: answered." in [figure.alternative for figure in aloud(made).root.all("Figure")]


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


def test_sheet_is_signed_countersigned_and_opened_again(
    sheet: bytes, worksheet: Worksheet, patient: SigningIdentity, nurse: SigningIdentity, signed_at: datetime
) -> None:
    signed = sign_as_patient(sheet, patient, SignatureAppearance("Sample Patient 1"), signed_at)
    both = countersign(signed, nurse, SignatureAppearance("Sample Nurse 1"), "Scan in 3 months.", signed_at)
    opened = open_sheet(both)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened.worksheet_json
    assert read_worksheet(opened.worksheet_json) == worksheet
    assert opened.notes == "Scan in 3 months."
