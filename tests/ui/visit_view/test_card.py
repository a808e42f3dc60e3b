"""A card of the view for the visit, as narrow as it lets itself be."""

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.visit_view.card import ConsultCard
from hrbc_desktop.wording.findings import row_words


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def test_no_letter_of_a_name_is_cut_on_a_narrow_card(catalogue: Catalogue, qtbot: QtBot) -> None:
    card = ConsultCard()
    qtbot.addWidget(card)
    cut = []
    decision = next(iter(catalogue.decisions.values()))
    for option in catalogue.options.values():
        row = compare_decision(decision, (option.id,), catalogue, Facts(Profile())).rows[0]
        card.show_cell(row, row.cells[0], row_words(row, decision, catalogue), 0, option.name)
        width = card.minimumSizeHint().width()
        card.resize(width, card.heightForWidth(width))
        image = card.grab().toImage()
        edge = round(width - current_theme().scaled(20)) - 1
        if {image.pixelColor(edge, y).name() for y in range(20, min(140, image.height() - 20))} != {
            current_theme().color("card").name()
        }:
            cut.append(option.name)
    assert not cut
