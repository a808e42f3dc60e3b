"""Step 3: the decisions that come up, the options of the chosen one, and the way to any treatment."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.decisions.decisions import standings
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION
from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS, new_worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.decision.option_row import OptionRow
from hrbc_desktop.ui.steps.decision.options_card import MOST_SHOWN
from hrbc_desktop.ui.steps.decision.page import DecisionPage
from hrbc_desktop.ui.steps.decision.treatment_lookup import TreatmentLookup
from hrbc_desktop.wording.badges import badge_name, badge_text
from hrbc_desktop.wording.cautions import caution_text

EARLY = Profile(
    stage="early",
    course="first",
    sex="female",
    menopause="not_yet",
    nodes="one_to_three",
    grade="2",
    er="positive",
    her2="low",
    oncotype="11_to_25",
    past_treatments=(PastTreatment(kind="lumpectomy"),),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real content."""
    return read_catalogue()


@pytest.fixture
def page(show: Callable[[type[Page]], Page], document: Document) -> DecisionPage:
    document.edit("Answers", lambda worksheet: worksheet.evolve(profile=EARLY))
    page = show(DecisionPage)
    assert isinstance(page, DecisionPage)
    return page


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tick(check: QCheckBox) -> None:
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(10, check.height() // 2))


def rows_from_top(page: DecisionPage) -> list[str]:
    seen = [row for row in page.options.all_rows.values() if row.isVisible()]
    return [row.option.id for row in sorted(seen, key=lambda row: row.mapTo(page, QPoint()).y())]


def test_every_decision_of_her_situation_is_one_press_away_under_how_it_stands(page: DecisionPage) -> None:
    found = {one.decision: one.standing for one in standings(page.catalogue, Facts(EARLY))}
    here = {key for key, standing in found.items() if standing in ("now", "may")}
    folded = {key for key, standing in found.items() if standing in ("later", "decided")}
    assert here
    assert {key for key, button in page.decisions.buttons.items() if button.isVisible()} == here
    press(page.decisions.fold_button)
    assert {key for key, button in page.decisions.buttons.items() if button.isVisible()} == here | folded


def test_choosing_a_decision_shows_its_options_and_picks_those_that_fit(page: DecisionPage, document: Document) -> None:
    assert not page.options.rows
    press(page.decisions.buttons["chemotherapy"])
    decision = page.catalogue.decisions["chemotherapy"]
    assert document.worksheet.decision == "chemotherapy"
    assert page.options.title_label.text() == decision.question
    picked = document.worksheet.options
    assert 2 <= len(picked) <= MOST_OPTIONS
    assert picked == document.derived.picked_beforehand(decision)
    for key, row in page.options.all_rows.items():
        assert row.compare_check.isChecked() is (key in picked)
        assert row.letter.isHidden() is (key not in picked)
    document.undo_stack.undo()
    assert document.worksheet.options == ()
    assert not page.options.all_rows


def test_pressing_the_chosen_decision_again_changes_nothing(page: DecisionPage, document: Document) -> None:
    press(page.decisions.buttons["chemotherapy"])
    before = document.worksheet
    press(page.decisions.buttons["chemotherapy"])
    assert document.worksheet == before
    assert page.decisions.buttons["chemotherapy"].isChecked()


def test_the_keyboard_chooses_as_well(page: DecisionPage, document: Document) -> None:
    button = page.decisions.buttons["hormone-treatment"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert document.worksheet.decision == "hormone-treatment"


@pytest.mark.parametrize("key", sorted(read_catalogue().decisions))
def test_at_most_eight_options_stand_open_and_none_is_lost(page: DecisionPage, key: str) -> None:
    page.choose(key)
    decision = page.catalogue.decisions[key]
    known = [option.id for option in decision.options if option.id in page.catalogue.options]
    assert len(page.options.rows) <= MOST_SHOWN
    if not page.options.more_button.isHidden():
        page.options.more_button.setChecked(True)
    QApplication.processEvents()
    assert sorted(page.options.all_rows) == sorted(known)
    assert sorted(rows_from_top(page)) == sorted(known)
    order = [option for option in known if option in page.options.rows]
    assert [option for option in rows_from_top(page) if option in order] == order


def test_each_option_says_how_it_stands_how_it_is_taken_and_why(page: DecisionPage, document: Document) -> None:
    page.choose("chemotherapy")
    for key, row in page.options.rows.items():
        found = document.derived.option_matches[key]
        assert row.badge.text() == badge_name(found)
        assert row.compare_check.accessibleName() == f"Compare {row.name}"
        assert row.compare_check.accessibleDescription().startswith(badge_text(found))


def test_why_shows_the_label_s_own_words_with_their_source(page: DecisionPage) -> None:
    page.choose("chemotherapy")
    row = page.options.rows["tc"]
    row.why_button.setFocus()
    before = shown_in(row)
    QTest.keyClick(row.why_button, Qt.Key.Key_Space)
    assert row.option.indication.text not in before
    assert row.option.indication.text in shown_in(row)
    assert page.catalogue.sources[row.option.indication.source].title in shown_in(row)


def shown_in(row: OptionRow) -> str:
    labels = [label for label in row.findChildren(QLabel) if label.isVisible()]
    return " ".join(QTextDocumentFragment.fromHtml(label.text()).toPlainText() for label in labels)


def test_four_options_are_the_most(page: DecisionPage, document: Document) -> None:
    page.choose("hormone-treatment")
    document.edit("None", lambda worksheet: worksheet.evolve(options=()))
    first, *others = list(page.options.rows.values())
    for row in others[:MOST_OPTIONS]:
        tick(row.compare_check)
    assert document.worksheet.options == tuple(row.option.id for row in others[:MOST_OPTIONS])
    assert not first.compare_check.isEnabled()
    assert first.compare_check.toolTip()
    tick(others[0].compare_check)
    assert first.compare_check.isEnabled()
    assert not first.compare_check.toolTip()


def test_not_knowing_what_is_decided_is_an_answer_and_the_first_question(
    page: DecisionPage, document: Document
) -> None:
    press(page.decisions.unknown_button)
    assert document.worksheet.decision == UNKNOWN_DECISION
    assert page.decisions.unknown_button.isChecked()
    assert not page.options.rows
    assert document.derived.questions[0].key == "unknown:decision"
    press(page.decisions.buttons["chemotherapy"])
    assert not page.decisions.unknown_button.isChecked()
    assert "unknown:decision" not in [question.key for question in document.derived.questions]


def test_options_of_more_than_one_decision_are_named_and_asked_about(page: DecisionPage, document: Document) -> None:
    document.edit("Older", lambda worksheet: worksheet.evolve(options=("tamoxifen-early", "tc")))
    text = " ".join(label.text() for label in page.options.findChildren(QLabel) if label.isVisible())
    assert page.catalogue.options["tamoxifen-early"].name in text
    assert page.catalogue.options["tc"].name in text


def test_options_of_one_decision_tell_it_where_an_older_worksheet_named_none(
    page: DecisionPage, document: Document
) -> None:
    document.edit("Older", lambda worksheet: worksheet.evolve(options=("cmf", "tc")))
    assert document.worksheet.decision is None
    assert page.options.title_label.text() == page.catalogue.decisions["chemotherapy"].question
    assert page.decisions.buttons["chemotherapy"].isChecked()


def test_another_decision_is_asked_for(page: DecisionPage, qtbot: QtBot) -> None:
    page.choose("chemotherapy")
    with qtbot.waitSignal(page.another_requested, timeout=500):
        press(page.options.another_button)


# -- any treatment


@pytest.fixture
def look_up(qtbot: QtBot, document: Document) -> TreatmentLookup:
    dialog = TreatmentLookup(document.derived)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("afinitor", {"everolimus-exemestane"}),
        ("faslodex verzenio", {"abemaciclib-fulvestrant"}),
        ("Orserdu", {"elacestrant"}),
        ("bread", set()),
    ],
)
def test_search_finds_by_name_and_brand(look_up: TreatmentLookup, typed: str, found: set[str]) -> None:
    QTest.keyClicks(look_up.search_edit, typed)
    assert set(look_up.found) == found
    assert look_up.nothing_label.isVisible() is not bool(found)


def test_every_option_of_the_pack_is_found_by_each_of_its_names(look_up: TreatmentLookup, catalogue: Catalogue) -> None:
    assert set(look_up.found) == set(catalogue.options)
    for treatment in catalogue.treatments.values():
        using = {key for key, option in catalogue.options.items() if treatment in catalogue.treatments_of(option)}
        for words in (treatment.name, *treatment.brands):
            look_up.search_edit.setText(words.upper())
            assert using <= set(look_up.found), words


def test_what_was_looked_up_is_shown_in_its_decision(page: DecisionPage, document: Document) -> None:
    press(page.options.look_up_button)
    dialog = page.findChild(TreatmentLookup)
    assert dialog is not None
    QTest.keyClicks(dialog.search_edit, "olaparib early")
    QApplication.processEvents()
    row = dialog.found["olaparib-early"]
    press(next(button for button in row.findChildren(QPushButton) if button.isVisible()))
    assert document.worksheet.decision == "added-medicine"
    assert page.options.all_rows["olaparib-early"].isVisible()


def test_another_worksheet_shows_its_own_decision(page: DecisionPage, document: Document) -> None:
    page.choose("chemotherapy")
    document.open(new_worksheet("1", datetime(2026, 11, 25, 9, 0, tzinfo=UTC)))
    assert not page.options.all_rows
    assert not any(button.isChecked() for button in page.decisions.buttons.values())


def test_the_card_tells_the_first_caution_and_why_tells_them_all(page: DecisionPage, document: Document) -> None:
    document.edit("Heart", lambda old: old.evolve(profile=EARLY.evolve(conditions=("heart_failure",), children="yes")))
    page.choose("chemotherapy")
    row = page.options.all_rows["ac-paclitaxel-weekly"]
    raised = [one for one in document.derived.cautions_of(row.option) if one.is_personal]
    assert len(raised) > 1
    texts = [caution_text(one, document.derived.facts) for one in raised]
    assert raised[0].caution.text in shown_in(row)
    assert raised[1].caution.text not in shown_in(row)
    row.why_button.setChecked(True)
    assert all(" ".join(text.split()) in " ".join(shown_in(row).split()) for text in texts)


def test_a_caution_that_holds_for_every_option_stands_once_above_them(page: DecisionPage, document: Document) -> None:
    press(page.decisions.buttons["chemotherapy"])
    derived = document.derived
    options = [derived.catalogue.options[key] for key in derived.option_matches]
    raised = [{one.caution.text for one in derived.cautions_of(option) if one.is_personal} for option in options]
    shared = set.intersection(*raised)
    assert shared
    shown = "\n".join(label.text() for label in page.options.findChildren(QLabel) if label.isVisible())
    assert {text: shown.count(text) for text in shared} == dict.fromkeys(shared, 1)
    row = page.options.rows["tc"]
    row.why_button.click()
    assert all(text in shown_in(row) for text in shared), "why it is listed like this says all of them"


def test_who_knows_nothing_finds_i_dont_know_before_all_decisions(page: DecisionPage, document: Document) -> None:
    def is_first() -> bool:
        QApplication.processEvents()
        first = next(iter(page.decisions.buttons.values()))
        return page.decisions.unknown_button.mapTo(page, QPoint()).y() < first.mapTo(page, QPoint()).y()

    assert not is_first()
    document.edit("Nothing", lambda worksheet: worksheet.evolve(profile=Profile(), decision=None, options=()))
    assert is_first()
