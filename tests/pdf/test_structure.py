"""What a screen reader says of the whole sheet: everything, once, in order, and with the numbers of the pictures."""

import io
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from hrbc_desktop.domain.compare.comparison import compare
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings

Aloud = Callable[[bytes], Any]


@pytest.fixture(scope="module")
def root(sheet: bytes, aloud: Aloud) -> Any:
    return aloud(sheet).root


def tables_of_options(root: Any) -> list[Any]:
    return [table for table in root.all("Table") if "Column" in [head.scope for head in table.all("TH")]]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_headings_come_in_order_under_one_title(root: Any) -> None:
    assert [(each.name, plain(each.text)) for each in root.all("H1", "H2", "H3")] == [
        ("H1", "My treatment worksheet"),
        ("H2", "Where I am now"),
        ("H2", "What matters most to me"),
        ("H2", "The options I compared"),
        ("H2", "My questions"),
        ("H2", "Part 2: The comparison in full"),
        ("H2", "How the options line up with what matters to me"),
        ("H2", "All my questions"),
        ("H2", "Am I ready?"),
        ("H2", "Trials and second opinion"),
        ("H2", "What happens next: metastatic cancer"),
        ("H2", "All my answers"),
        ("H2", "Notes of the nurse"),
        ("H2", "Part 3: Where the numbers come from"),
        ("H2", "About this content"),
        ("H2", "What this sheet is, and is not"),
        ("H2", "Trusted places to read more"),
    ]


def test_language_is_stated_for_all(sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as opened:
        assert str(opened.Root.Lang) == "en-US"
        with opened.open_metadata() as metadata:
            assert metadata["dc:language"] == {"en-US"}


def test_every_row_of_every_table_has_its_heading_and_all_columns(root: Any) -> None:
    on_page_one, in_full = (
        table for table in root.all("Table") if "Column" in [head.scope for head in table.all("TH")]
    )
    for table in (on_page_one, in_full):
        first, *others = table.all("TR")
        assert [head.scope for head in first.all("TH")] == ["Column"] * 3
        assert first.all("TH")[0].text == "A Abemaciclib + fulvestrant"
        assert {sum(cell.columns for cell in row.all("TH", "TD")) for row in table.all("TR")} == {4}
        assert all([head.scope for head in row.all("TH")] == ["Row"] for row in others)
    for table in root.all("Table"):
        assert len({sum(cell.columns for cell in row.all("TH", "TD")) for row in table.all("TR")}) == 1


def test_every_row_of_the_comparison_is_read_whole_and_no_cell_is_blank(
    root: Any, worksheet: Worksheet, catalogue: Catalogue
) -> None:
    """Also where a row goes on over a page."""
    _, table = tables_of_options(root)
    rows = {row.all("TH")[0].text.strip(): row.all("TD") for row in table.all("TR")[1:]}
    for row in compare(worksheet.options, catalogue, length_of_life=True).rows:
        cells = rows[f"{row.title} {row.plain}".strip()]
        for cell, found in zip(row.cells, cells, strict=True):
            said = plain(re.sub(r"\s\[[\d, ]+\]", "", found.text))
            if not cell.is_known:
                assert said == "not known here: ask your team"
            for statement in cell.statements:
                assert statement.text in said
            assert found.text.strip()


def test_figures_say_the_numbers_that_stand_beside_them(root: Any) -> None:
    compared = 0
    for cell in root.all("TD"):
        for figure in cell.all("Figure"):
            if had_it := re.match(r"(\d+) of 100 had it, (\d+) did not\.", figure.alternative):
                have, have_not = had_it.groups()
                assert cell.text.startswith(f"{have} of 100")
                assert re.search(rf"{have_not} of 100 did not have it", cell.text)
                severe = re.search(r"\. (\d+) of 100 had it badly", figure.alternative)
                assert not severe or f"{'none' if severe[1] == '0' else severe[1]} severe" in cell.text
                compared += 1
    assert compared > 30
    assert all(figure.alternative for figure in root.all("Figure"))


def test_schedules_and_bars_are_told_in_words(root: Any) -> None:
    said = [figure.alternative for figure in root.all("Figure")]
    assert any("injection on days 1 and 15" in words for words in said)
    assert any(words.startswith("Option A, Abemaciclib + fulvestrant. Of 100 in all:") for words in said)


def test_only_what_was_read_before_is_passed_over(sheet: bytes, aloud: Aloud, worksheet: Worksheet) -> None:
    """The foot of each page, the names of the options over a table that goes on, and the label of a row that does."""
    read = aloud(sheet)
    headings = [plain(head.text) for head in read.root.all("TH")]
    for number, page in enumerate(read.passed_over, start=1):
        *repeated, foot = page
        assert f"{worksheet.visit.name} · page {number} of {len(read.passed_over)}" in foot
        for text in repeated:
            assert all(word in " ".join(headings) for word in text.split())
    assert any(page[:-1] for page in read.passed_over)


@pytest.mark.parametrize("which", ["worksheet", "longest", "empty", "following"])
def test_all_text_on_the_pages_is_read(
    which: str, request: pytest.FixtureRequest, catalogue: Catalogue, signed_at: datetime, aloud: Aloud
) -> None:
    made = make_sheet(request.getfixturevalue(which), catalogue, SheetSettings(), signed_at)
    read = aloud(made)
    seen = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    spoken = read.root.text + "".join(part for page in read.passed_over for part in page)
    assert Counter("".join(spoken.split())) == Counter("".join(seen.split()))


def test_sources_name_people_time_and_place_of_every_figure(
    root: Any, worksheet: Worksheet, catalogue: Catalogue
) -> None:
    *_, sources, _places = root.all("L")
    text = plain(sources.text)
    for key in worksheet.options:
        for figure in (*catalogue.options[key].side_effects, *catalogue.options[key].benefits):
            assert plain(catalogue.sources[figure.source].title) in text
            assert figure.population in text
            assert figure.time in text
    said = plain(root.text)
    assert "No clinician has reviewed this content." in said
    assert "It is not medical advice and not a consent form." in said
    assert "Made with a key of one’s own computer, it does not prove who signed." in said


def test_signatures_and_notes_are_form_fields_in_the_structure(root: Any) -> None:
    assert len(root.all("Form")) == 4


def test_an_unsigned_sheet_has_three_lines_to_sign_on_by_hand(root: Any) -> None:
    paragraphs = [paragraph.text.strip() for paragraph in root.all("P")]
    boxes = [text for text in paragraphs if text.endswith("Date")]
    assert boxes == ["Patient: Sample Patient 1 Date", "Nurse Date", "Interpreter or supporter, if any Date"]
