"""What a screen reader says of the whole sheet: everything, once, in order, and with the numbers of the pictures."""

import io
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.rows import TextCell
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.signature import MEANINGS
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.pages.sources import address_of
from hrbc_desktop.wording import sheet as sheet_words
from hrbc_desktop.wording.findings import row_words
from tests.paper import page_texts

Aloud = Callable[[bytes], Any]


@pytest.fixture(scope="module")
def root(sheet: bytes, aloud: Aloud) -> Any:
    return aloud(sheet).root


def tables_of_options(root: Any) -> list[Any]:
    return [table for table in root.all("Table") if "Column" in [head.scope for head in table.all("TH")]]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_headings_are_nested_under_one_title(root: Any, worksheet: Worksheet, catalogue: Catalogue) -> None:
    levels = [int(each.name[1]) for each in root.all("H1", "H2", "H3")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    titles = [plain(each.text) for each in root.all("H1", "H2", "H3")]
    assert titles[0] == catalogue.decisions[worksheet.decision or ""].question
    words = sheet_words
    in_order = [words.WHERE_I_AM, words.WHAT_MATTERS, words.OPTIONS, words.QUESTIONS, words.CORE, words.PATH]
    in_order += [words.LINE_UP, words.MORE, words.ALL_ANSWERS, words.SOURCES, words.NOTES]
    assert [title for title in titles if title in in_order] == in_order


def test_the_outline_has_every_heading(sheet: bytes, root: Any) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as opened, opened.open_outline() as outline:
        (first,) = outline.root
        entries = [first, *(each for part in first.children for each in (part, *part.children))]
        titles = [plain(str(entry.title)) for entry in entries]
    assert titles == [plain(each.text) for each in root.all("H1", "H2", "H3")]


def test_language_is_stated_for_all(sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as opened:
        assert str(opened.Root.Lang) == "en-US"
        with opened.open_metadata() as metadata:
            assert metadata["dc:language"] == {"en-US"}


def test_every_row_of_every_table_has_its_heading_and_all_columns(root: Any) -> None:
    on_page_one, core = tables_of_options(root)
    for table in (on_page_one, core):
        first, *others = table.all("TR")
        assert [head.scope for head in first.all("TH")] == ["Column"] * 3
        assert first.all("TH")[0].text == "A Abemaciclib + fulvestrant"
        assert {sum(cell.columns for cell in row.all("TH", "TD")) for row in table.all("TR")} == {4}
        assert all([head.scope for head in row.all("TH")] == ["Row"] for row in others)
    for table in root.all("Table"):
        assert len({sum(cell.columns for cell in row.all("TH", "TD")) for row in table.all("TR")}) == 1


def test_every_core_row_is_read_whole_and_no_cell_is_blank(
    root: Any, worksheet: Worksheet, catalogue: Catalogue
) -> None:
    """Also what stands across the table is read with its cell; what all cells share is read with the row."""
    comparison = compare_worksheet(worksheet, catalogue)
    assert comparison
    _page_one, table = tables_of_options(root)
    rows = table.all("TR")[1:]
    assert len(rows) == len(comparison.core_rows) > 5
    for row, found in zip(comparison.core_rows, rows, strict=True):
        words = row_words(row, comparison.decision, catalogue)
        head = plain(found.all("TH")[0].text)
        assert head.startswith(plain(words.title))
        assert all(plain(line) in head for line in words.head)
        for cell, words_of_cell, shown in zip(row.cells, words.cells, found.all("TD"), strict=True):
            sentence = plain(re.sub(r"\s\[[\d, ]+\]", "", shown.text)).replace(" ", "")
            strip = isinstance(cell, TextCell) and bool(cell.cell.days)
            lines = [line for one in words_of_cell for line in one.sentences()][strip:]
            assert all(plain(line).replace(" ", "") in sentence for line in lines), row.key
            assert shown.text.strip()


def test_one_cell_speaks_for_the_options_whose_figure_it_is_and_names_them(
    empty: Worksheet, catalogue: Catalogue, signed_at: datetime, aloud: Aloud
) -> None:
    """Two mixes that one study did not tell apart have one figure, on paper as on the screen."""
    decided = empty.evolve(
        decision="chemotherapy",
        options=("no-chemotherapy", "tc", "ac-paclitaxel-weekly"),
        profile=Profile(stage="early", menopause="not_yet", nodes="one_to_three", oncotype_score=18, sex="female"),
    )
    root = aloud(make_sheet(decided, catalogue, SheetSettings(), signed_at)).root
    for table in tables_of_options(root):
        row = next(row for row in table.all("TR") if "No return of the cancer" in row.text)
        alone, shared = row.all("TD")
        assert (alone.columns, shared.columns) == (1, 2)
        assert shared.text.startswith("B, C: 5 more of 100")
        assert not alone.text.startswith("A")


def test_figures_say_the_numbers_that_stand_beside_them(root: Any) -> None:
    compared = 0
    for cell in tables_of_options(root)[1].all("TD"):
        for figure in cell.all("Figure"):
            if had_it := re.match(r"(\d+) of 100 had it, (\d+) did not\.", figure.alternative):
                assert cell.text.startswith(f"{had_it[1]} of 100")
                compared += 1
    assert compared > 5
    assert all(figure.alternative for figure in root.all("Figure"))


def test_schedules_and_bars_are_told_in_words(root: Any) -> None:
    texts = [figure.alternative for figure in root.all("Figure")]
    assert any("injection on days 1 and 15" in words for words in texts)
    assert any(words.startswith("Option A, Abemaciclib + fulvestrant. Of 100 in all:") for words in texts)


def test_only_what_was_read_before_is_passed_over(sheet: bytes, aloud: Aloud) -> None:
    """Head and foot of each page, the names of the options over a table that goes on, the label of a row that does."""
    read = aloud(sheet)
    headings = [plain(head.text) for head in read.root.all("TH")]
    for number, page in enumerate(read.passed_over, start=1):
        *repeated, foot = page
        assert f"page {number} of {len(read.passed_over)}" in foot
        if number > 1:
            assert plain(repeated.pop()) == "Sample Patient 1 · born 14 March 1968 · record 004417"
        for text in repeated:
            assert all(word in " ".join(headings) for word in text.split())
    assert any(page[:-2] for page in read.passed_over)


@pytest.mark.parametrize("which", ["worksheet", "longest", "empty", "following"])
def test_all_text_on_the_pages_is_read(
    which: str, request: pytest.FixtureRequest, catalogue: Catalogue, signed_at: datetime, aloud: Aloud
) -> None:
    made = make_sheet(request.getfixturevalue(which), catalogue, SheetSettings(), signed_at)
    read = aloud(made)
    seen = "".join(page_texts(made))
    spoken = read.root.text + "".join(part for page in read.passed_over for part in page)
    assert Counter("".join(spoken.split())) == Counter("".join(seen.split()))


def test_every_source_of_the_core_rows_is_listed(root: Any, worksheet: Worksheet, catalogue: Catalogue) -> None:
    *_others, sources = root.all("L")
    text = plain(sources.text)
    comparison = compare_worksheet(worksheet, catalogue)
    assert comparison
    for row in comparison.core_rows:
        for cell in row.cells:
            assert all(plain(catalogue.sources[source].title) in text for source, _place in cell.sources)
    sentence = plain(root.text)
    assert "No clinician has reviewed this content." in sentence
    assert "It is not medical advice and not a consent form" in sentence
    assert catalogue.pack.not_included in sentence


def test_boxes_signatures_and_notes_are_form_fields_in_the_structure(sheet: bytes, root: Any) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as opened:
        fields = opened.Root.AcroForm.Fields
        assert len(root.all("Form")) == len(fields) > 6
        assert all(str(field.TU) for field in fields)


def test_an_unsigned_sheet_has_three_lines_to_sign_on_by_hand_and_says_nothing_under_them(
    sheet: bytes, root: Any
) -> None:
    """The look of a blank field is all that stands there: a signature takes its place."""
    reader = PdfReader(io.BytesIO(sheet))
    looks = {}
    for page in reader.pages:
        for each in page.get("/Annots", []):
            field: Any = each.get_object()
            if field.get("/FT") == "/Sig":
                looks[field["/T"]] = plain(page.extract_xform_text(field["/AP"]["/N"].get_object()))
    assert looks == {
        "patient_signature": f"“{MEANINGS['patient']}” Patient: Sample Patient 1 Date",
        "nurse_signature": f"“{MEANINGS['nurse']}” Nurse Date",
        "third_signature": "Interpreter or supporter, if any Date",
    }
    assert MEANINGS["patient"] not in root.text


def test_sources_that_have_an_address_lead_there(sheet: bytes, root: Any) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as opened:
        links = [each for page in opened.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
        assert len(links) == len(root.all("Link")) > 3
        assert all(str(link.A.URI).startswith("https://") and str(link.Contents) for link in links)


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("PLOS ONE 2019. doi 10.1371/journal.pone.0208118.", "https://doi.org/10.1371/journal.pone.0208118"),
        ("PMID 19204201", "https://pubmed.ncbi.nlm.nih.gov/19204201/"),
        ("PMC4311189; read in November 2026", "https://pmc.ncbi.nlm.nih.gov/articles/PMC4311189/"),
        ("no date on it; read in November 2026", ""),
    ],
)
def test_a_document_is_found_by_what_names_it(reference: str, address: str) -> None:
    assert address_of(reference) == address
