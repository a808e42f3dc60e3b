"""What the standards page claims, held against the whole program: the content pack, the comparison and the sheet."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_decision, compare_worksheet
from hrbc_desktop.domain.compare.rows import DecisionComparison
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, Worksheet, new_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.wording.findings import NOT_KNOWN_HERE, cell_text
from tests.paper import page_texts

MADE_AT = datetime(2026, 12, 1, 19, 42, tzinfo=UTC)
DECISION = "added-medicine"
OPTIONS = ("no-added-medicine", "abemaciclib-hormone-therapy-early", "ribociclib-aromatase-inhibitor-early")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="module")
def worksheet(catalogue: Catalogue) -> Worksheet:
    return new_worksheet(catalogue.pack.version, MADE_AT).evolve(
        visit=Visit(name="Sample Patient 1", appointment_date=date(2026, 12, 2)),
        decision=DECISION,
        options=OPTIONS,
        questions=(VisitQuestion(key="own:1", text="Can I wait until spring?", origin="own"),),
    )


@pytest.fixture(scope="module")
def pages(worksheet: Worksheet, catalogue: Catalogue) -> list[str]:
    sheet = make_sheet(worksheet, catalogue, SheetSettings(), MADE_AT)
    return page_texts(sheet)


@pytest.fixture(scope="module")
def pairs(catalogue: Catalogue) -> list[DecisionComparison]:
    """Every option of every decision beside the one that follows it, as the comparison tells them."""
    nothing_known = Facts(Profile())
    return [
        compare_decision(decision, pair, catalogue, nothing_known, length_of_life=True)
        for decision in catalogue.decisions.values()
        for pair in pairwise([option.id for option in decision.options])
    ]


def test_page_one_names_the_choice(pages: list[str]) -> None:
    assert pages[0].startswith("Add a second medicine to hormone treatment?")


def test_the_questions_stand_on_page_one(pages: list[str]) -> None:
    assert "Can I wait until spring?" in pages[0]


def test_what_was_not_weighed_is_said_on_page_one(pages: list[str]) -> None:
    assert "What matters most to me Not filled in yet." in pages[0]


def test_the_sheet_says_when_by_what_rule_and_with_whose_money_it_was_made(
    pages: list[str], catalogue: Catalogue
) -> None:
    pack, text = catalogue.pack, " ".join(pages)
    end = text[text.index("Where the numbers come from") :]

    for sentence in (
        pack.method,
        pack.update_policy,
        f"Funding: {pack.funding}",
        f"of {pack.date.day} {pack.date:%B %Y}",
        f"Next review by {pack.review_due.day} {pack.review_due:%B %Y}",
    ):
        assert sentence in end


def test_every_option_tells_its_good_and_its_harm(pairs: list[DecisionComparison], catalogue: Catalogue) -> None:
    for comparison in pairs:
        for row in comparison.rows:
            for cell in row.cells:
                assert cell_text(cell, row, comparison.decision, catalogue).strip(" .")
        for key in ("what_it_does", "serious", "life_visits", "life_home", "life_feelings"):
            shown_row = comparison.row(key)
            assert shown_row
            assert all(cell.is_known for cell in shown_row.cells), f"{comparison.options[0].id}, {key}"


def test_not_having_it_is_told_like_every_other_option(pages: list[str], catalogue: Catalogue) -> None:
    for setting in ("early", "advanced"):
        assert any(o.family == "no_treatment" and setting in o.settings for o in catalogue.options.values())
    nothing = catalogue.options[OPTIONS[0]]
    text = " ".join(pages[1:])

    for statement in (nothing.what_it_does, *nothing.serious):
        assert statement.text in text
    assert NOT_KNOWN_HERE in text


def test_every_number_in_an_option_leads_to_a_source(
    pairs: list[DecisionComparison], pages: list[str], worksheet: Worksheet, catalogue: Catalogue
) -> None:
    for comparison in pairs:
        for row in comparison.rows:
            for cell in row.cells:
                has_figure = bool(getattr(cell, "figures", ()) or getattr(cell, "effect", None))
                assert cell.sources or not has_figure, f"{cell.option}, {row.key}"
                assert all(source in catalogue.sources for source, _ in cell.sources)
    text = " ".join(pages)
    listed = text[text.index("Where the numbers come from") :].replace(" ", "")
    compared = compare_worksheet(worksheet, catalogue)
    assert compared
    for source in {source for row in compared.core_rows for cell in row.cells for source, _ in cell.sources}:
        assert catalogue.sources[source].title.replace(" ", "") in listed
