"""The form to fill in by pen: every decision on at most two pages, tagged, and nothing on it that is not asked."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.domain.visit.paper_form import form_items
from hrbc_desktop.pdf.build_form import make_card, make_form
from hrbc_desktop.pdf.engine.clinic import Clinic
from hrbc_desktop.pdf.engine.layout import Paper, SheetSettings

AT = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
CLINIC = Clinic("Sample Clinic", "555 0100", "555 0199")


@pytest.fixture(scope="module")
def content() -> Catalogue:
    return read_catalogue()


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_form_of_every_decision_has_two_pages_at_most(content: Catalogue, paper: Paper) -> None:
    for decision in content.decisions.values():
        with pikepdf.open(BytesIO(make_form(decision, content, SheetSettings(paper, clinic=CLINIC), AT))) as pdf:
            assert len(pdf.pages) <= 2, decision.id
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.StructTreeRoot


def test_every_decision_asks_for_options_what_matters_and_questions(content: Catalogue) -> None:
    for decision in content.decisions.values():
        items = {item.key: item for item in form_items(decision, new_worksheet("1", AT), content)}
        assert len(items["options"].choices) >= 2, decision.id
        assert {"values.leaning", "values.weighed", "how_to_decide", "questions.3"} <= items.keys()
        assert {f"profile.{field}" for field in decision.questions if field not in ("age", "medicine_names")} <= (
            items.keys()
        )


def test_the_card_has_one_page_with_whom_to_call() -> None:
    with pikepdf.open(BytesIO(make_card(SheetSettings(clinic=CLINIC), AT))) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
