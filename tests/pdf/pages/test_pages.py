"""How the sheet is set: rows stay whole, headings and words stay together, and what changed is told."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Weighed, Worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.clinic import Clinic
from hrbc_desktop.pdf.engine.layout import Paper, Print, SheetSettings
from hrbc_desktop.wording import sheet as sheet_words
from hrbc_desktop.wording.revision_changes import CHANGE_GROUP_NAMES, changes
from tests.paper import page_texts

LAYOUTS: list[tuple[Paper, Print]] = [("letter", "standard"), ("a4", "large")]
TITLE = "What has changed since the last signed sheet"


@pytest.fixture(scope="module")
def made(following: Worksheet, worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime) -> Callable[..., bytes]:
    """The sheet of the second revision, or of the first, in a layout."""
    known: dict[tuple[object, ...], bytes] = {}

    def made(paper: Paper = "letter", print_size: Print = "standard", revision: int = 2) -> bytes:
        key = (paper, print_size, revision)
        if key not in known:
            known[key] = make_sheet(
                following if revision > 1 else worksheet, catalogue, SheetSettings(paper, print_size), signed_at
            )
        return known[key]

    return made


def elements(element: Any, name: str) -> Iterator[Any]:
    """The structure elements of that name, in reading order."""
    if "/S" in element and str(element.S) == f"/{name}":
        yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid, name)


def pages_of(element: Any) -> Iterator[Any]:
    """The page of each piece of content in an element, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield element.Pg.objgen
        elif "/MCID" in kid:
            yield kid.Pg.objgen
        elif "/S" in kid:
            yield from pages_of(kid)


@pytest.mark.parametrize(("paper", "print_size"), LAYOUTS)
def test_every_row_stands_whole_on_one_page(paper: Paper, print_size: Print, made: Callable[..., bytes]) -> None:
    with pikepdf.open(io.BytesIO(made(paper, print_size))) as opened:
        rows = [set(pages_of(row)) for row in elements(opened.Root.StructTreeRoot.K, "TR")]
    assert len(rows) > 30
    assert [len(pages) for pages in rows if pages] == [1] * len(rows)


@pytest.mark.parametrize(("paper", "print_size"), LAYOUTS)
def test_no_heading_is_left_alone_at_the_foot_of_a_page(
    paper: Paper, print_size: Print, made: Callable[..., bytes]
) -> None:
    with pikepdf.open(io.BytesIO(made(paper, print_size))) as opened:
        document = opened.Root.StructTreeRoot.K
        blocks = [(str(block.S), list(pages_of(block))) for block in document.K]
    for (name, pages), (_, following) in pairwise(blocks):
        if name in ("/H1", "/H2", "/H3") and following:
            assert pages[-1] == following[0]


def test_no_word_of_a_heading_is_broken(longest: Worksheet, catalogue: Catalogue, signed_at: datetime) -> None:
    pdf = make_sheet(longest.evolve(questions=()), catalogue, SheetSettings(print="large"), signed_at)
    lines = PdfReader(io.BytesIO(pdf)).pages[1].extract_text().splitlines()
    words = {word for line in lines for word in line.split()}
    assert {"Abemaciclib", "fulvestrant", "Everolimus", "exemestane", "Elacestrant"} <= words


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Μαρία Παπαδοπούλου", "el"),
        ("Мария Иванова", "und-Cyrl"),
        ("Nguyễn Thị Minh Khai", "vi"),
        ("Sample Patient 1", ""),
        ("Zoë Müller-Łęcka", ""),
        ("Adébáyọ̀ Ọlá", ""),
        ("Μ Sample", ""),
    ],
)
def test_what_was_typed_in_another_script_is_read_in_its_language(
    name: str, language: str, empty: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    pdf = make_sheet(empty.evolve(visit=empty.visit.evolve(name=name)), catalogue, SheetSettings(), signed_at)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        paragraphs = list(elements(opened.Root.StructTreeRoot.K, "P"))
        assert str(paragraphs[0].get("/Lang", "")) == language
        assert all("/Lang" not in paragraph for paragraph in paragraphs[3:])


def test_page_one_names_the_clinic_and_no_page_more_is_needed_for_it(
    longest: Worksheet, longest_sheet: bytes, catalogue: Catalogue, signed_at: datetime
) -> None:
    clinic = Clinic("Sample Clinic for People with a Long Name", "+1 555 010 0100", "+1 555 010 0199")
    named = page_texts(make_sheet(longest, catalogue, SheetSettings(clinic=clinic), signed_at))
    assert len(named) == len(page_texts(longest_sheet))
    assert all(sentence in named[0] for sentence in (clinic.name, clinic.day_phone, clinic.night_phone))


def tag_after(root: Any, title: str, name: str) -> Any:
    """The first element of that name after the heading with that title."""
    at = next(number for number, part in enumerate(root.parts) if part.text == title)
    return next(part for part in root.parts[at:] if part.name == name)


def test_the_change_page_says_every_change_side_by_side(
    made: Callable[..., bytes], following: Worksheet, catalogue: Catalogue, aloud: Callable[[bytes], Any]
) -> None:
    root = aloud(made()).root
    assert following.signed_before
    listed = changes(following.signed_before, following, catalogue)
    headings = [heading.text for heading in root.all("H1", "H2")]
    assert headings[headings.index(TITLE) - 1 :][:3] == ["My questions", TITLE, sheet_words.CORE]
    assert len(listed) > 6
    heads, *rows = tag_after(root, TITLE, "Table").all("TR")
    assert [(head.text, head.scope) for head in heads.all("TH")] == [
        ("When last signed", "Column"),
        ("Now", "Column"),
    ]
    cells = [[" ".join(cell.text.split()) for cell in row.all("TH", "TD")] for row in rows if row.all("TD")]
    assert cells == [[change.what, change.before, change.now] for change in listed]
    groups = [row.all("TH")[0] for row in rows if not row.all("TD")]
    assert [(head.text, head.columns) for head in groups] == [
        (name, 3) for group, name in CHANGE_GROUP_NAMES.items() if group in {change.group for change in listed}
    ]
    assert {head.scope for row in rows for head in row.all("TH")} == {"Row"}


def test_only_a_second_revision_has_a_change_page_and_its_first_page_leads_there(made: Callable[..., bytes]) -> None:
    first, second = (page_texts(made(revision=revision)) for revision in (1, 2))
    assert all(TITLE not in page for page in first)
    assert "What has changed: page 2." in second[0]
    assert second[1].startswith(TITLE)
    assert "things differ from revision 1, signed by Sample Patient 1 on 1 December 2026." in second[1]


def test_a_revision_without_changes_says_so(
    following: Worksheet, catalogue: Catalogue, signed_at: datetime, worksheet: Worksheet
) -> None:
    same = worksheet.evolve(revision=2, previous_digest="a" * 64, signed_before=following.signed_before)
    text = text_of_page_two(same, catalogue, signed_at)
    assert "says the same. Nothing in the answers, options, questions or numbers has changed since." in text


def test_a_revision_whose_predecessor_was_not_kept_says_so(
    worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    text = text_of_page_two(worksheet.evolve(revision=2), catalogue, signed_at)
    assert "So this page cannot say what has changed since. Compare the two sheets." in text


def text_of_page_two(worksheet: Worksheet, catalogue: Catalogue, at: datetime) -> str:
    return page_texts(make_sheet(worksheet, catalogue, SheetSettings(), at))[1]


def test_many_changes_go_over_pages_whose_repeated_heading_is_passed_over(
    following: Worksheet, catalogue: Catalogue, signed_at: datetime, aloud: Callable[[bytes], Any]
) -> None:
    asked = tuple(
        VisitQuestion(key=f"own:{number}", text=f"{number}: " + "Why is that so? " * 30, origin="own")
        for number in range(20)
    )
    read = aloud(make_sheet(following.evolve(questions=asked), catalogue, SheetSettings(), signed_at))
    heads = [head.text for head in tag_after(read.root, TITLE, "Table").all("TH")]
    assert heads.count("When last signed") == 1
    assert sum("When last signed" in " ".join(page) for page in read.passed_over) > 1
    rows = tag_after(read.root, TITLE, "Table").all("TR")
    cut_short = [row.all("TD")[1].text for row in rows if "Why is that so?" in row.text]
    assert len(cut_short) == 20
    assert all(text.endswith("…") for text in cut_short)


@pytest.mark.parametrize(("print_size", "fewest"), [("standard", 5), ("large", 2)])
def test_page_one_has_room_for_questions_before_all_else(
    print_size: Print, fewest: int, made: Callable[..., bytes], aloud: Callable[[bytes], Any]
) -> None:
    root = aloud(made("a4", print_size, revision=1)).root
    items = tag_after(root, "My questions", "L").all("LI")
    assert len(items) >= fewest
    assert "I lean toward" in root.text


def test_a_page_with_few_questions_leaves_lines_to_write_on(
    empty: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    asked = tuple(VisitQuestion(key=f"own:{number}", text="Why?", origin="own") for number in range(5))
    counts = [
        lines_on_page_one(make_sheet(empty.evolve(questions=questions), catalogue, SheetSettings(), signed_at))
        for questions in ((), asked[:2], asked)
    ]
    assert counts == [counts[0]] * 3
    assert counts[0] >= 5


def lines_on_page_one(pdf: bytes) -> int:
    """How many lines go from where questions begin to the right margin."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        parsed: Any = pikepdf.parse_content_stream(opened.pages[0])
        begun = [float(operands[0]) for operands, operator in parsed if str(operator) == "m"]
        return begun.count(50)


def test_no_row_of_page_one_has_the_name_of_another(
    worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime
) -> None:
    way = worksheet.values.evolve(weighed=(Weighed(attribute="way"),))
    pdf = make_sheet(worksheet.evolve(values=way), catalogue, SheetSettings("letter", "standard"), signed_at)
    lines = PdfReader(io.BytesIO(pdf)).pages[0].extract_text().splitlines()
    assert [line for line in lines if "How it is taken" in line] == ["1 How it is taken"]
    assert sum(line.strip() == "How often" for line in lines) == 1
