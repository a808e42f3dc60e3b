"""Step 3: the list of options, its order, its search and its filters."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton

from hrbc_desktop.domain.decisions.matching import match
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.decision.page import OptionsPage

ADVANCED = Profile(
    stage="metastatic",
    course="back_elsewhere",
    er="positive",
    pr="positive",
    her2="zero",
    sex="female",
    menopause="yes",
)


def chosen(page: OptionsPage) -> tuple[str, ...]:
    return page.document.worksheet.options


@pytest.fixture
def page(show: Callable[[type[Page]], Page], document: Document) -> OptionsPage:
    document.edit("Answers", lambda worksheet: worksheet.evolve(profile=ADVANCED))
    page = show(OptionsPage)
    assert isinstance(page, OptionsPage)
    return page


def tick(check: QCheckBox) -> None:
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(10, check.height() // 2))


def compare(page: OptionsPage, *options: str) -> None:
    for option in options:
        tick(page.cards[option].form.compare_check)


def listed(page: OptionsPage) -> list[str]:
    """Return the options that can be seen, from top to bottom."""
    shown = [card for card in page.cards.values() if card.isVisible()]
    return [card.option.id for card in sorted(shown, key=lambda card: card.y())]


def verdicts(page: OptionsPage) -> list[str]:
    profile = page.document.worksheet.profile
    return [match(page.catalogue.options[key], profile).verdict for key in listed(page)]


def test_all_options_are_listed_and_those_that_match_stand_first(page: OptionsPage) -> None:
    order = ["matches", "needs", "usually_later", "other_situation"]
    places = [order.index(verdict) for verdict in verdicts(page)]
    assert len(places) == len(page.cards)
    assert places == sorted(places)
    assert len(set(places)) >= 3


def test_each_card_says_how_it_stands_and_why(page: OptionsPage) -> None:
    for key, card in page.cards.items():
        found = match(page.catalogue.options[key], ADVANCED)
        assert card.form.badge_label.text() == found.badge
        assert card.form.badge_label.isVisible()
        assert card.form.reason_label.text()
        assert card.form.compare_check.accessibleDescription().startswith(found.badge)
    needing = next(card for card in page.cards.values() if card.form.badge_label.text() == "Needs a test result")
    assert needing.form.reason_label.text().startswith("Not known yet: ")


def test_another_answer_sorts_the_list_anew(page: OptionsPage, document: Document) -> None:
    before = listed(page)
    document.edit("Stage", lambda worksheet: worksheet.evolve(profile=ADVANCED.evolve(stage="early", course="first")))
    assert set(listed(page)) == set(before)
    assert verdicts(page)[0] == "matches"
    assert page.catalogue.options[listed(page)[0]].settings == ("early",)
    document.undo_stack.undo()
    assert listed(page) == before


def test_why_shows_the_label_s_own_words_with_their_source(page: OptionsPage) -> None:
    card = page.cards["everolimus-exemestane"]
    assert not card.form.more_label.isVisible()
    card.form.why_button.setFocus()
    QTest.keyClick(card.form.why_button, Qt.Key.Key_Space)
    option = card.option
    assert card.form.more_label.isVisible()
    said = QTextDocumentFragment.fromHtml(card.form.more_label.text()).toPlainText()
    assert option.indication.text in said
    assert page.catalogue.sources[option.indication.source].title in said
    QTest.mouseClick(card.form.why_button, Qt.MouseButton.LeftButton)
    assert not card.form.more_label.isVisible()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("afinitor", ["everolimus-exemestane"]),
        ("KISQALI", ["ribociclib-fulvestrant"]),
        ("fulvestrant", ["abemaciclib-fulvestrant", "ribociclib-fulvestrant"]),
        ("faslodex verzenio", ["abemaciclib-fulvestrant"]),
        ("surgery", ["mastectomy"]),
        ("bread", []),
    ],
)
def test_search_finds_by_name_brand_and_kind(page: OptionsPage, typed: str, found: list[str]) -> None:
    QTest.keyClicks(page.form.search_edit, typed)
    assert sorted(listed(page)) == found
    assert page.form.nothing_label.isVisible() is not bool(found)
    page.form.search_edit.clear()
    assert len(listed(page)) == len(page.cards)


def test_filters_take_away_what_they_name_and_give_it_back(page: OptionsPage) -> None:
    form, every = page.form, set(listed(page))
    for check, gone in ((form.chemotherapy_check, {"capecitabine"}), (form.local_check, {"mastectomy"})):
        tick(check)
        assert every - set(listed(page)) == gone
        tick(check)
    tick(form.medicines_check)
    assert set(listed(page)) == {"capecitabine", "mastectomy"}
    tick(form.medicines_check)
    tick(form.elsewhere_check)
    assert set(verdicts(page)) == {"matches", "needs"}
    tick(form.needs_check)
    assert set(verdicts(page)) == {"matches"}
    assert not page.document.undo_stack.undoText().startswith("Compare")


def test_a_chosen_option_gets_a_letter_and_can_be_taken_off(page: OptionsPage, document: Document) -> None:
    assert page.form.chosen_heading.text() == "Nothing chosen yet"
    compare(page, "everolimus-exemestane", "ribociclib-fulvestrant")
    assert chosen(page) == ("everolimus-exemestane", "ribociclib-fulvestrant")
    assert page.form.chosen_heading.text() == "Comparing 2"
    remove = page.form.chosen.findChildren(QPushButton)[0]
    assert remove.accessibleName() == "Take Everolimus + exemestane off the list"
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert chosen(page) == ("ribociclib-fulvestrant",)
    assert not page.cards["everolimus-exemestane"].form.compare_check.isChecked()
    document.undo_stack.undo()
    assert page.cards["everolimus-exemestane"].form.compare_check.isChecked()
    compare(page, "everolimus-exemestane")
    assert chosen(page) == ("ribociclib-fulvestrant",)


def test_the_keyboard_chooses_as_well(page: OptionsPage) -> None:
    check = page.cards["elacestrant"].form.compare_check
    check.setFocus()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert chosen(page) == ("elacestrant",)
    assert check.accessibleName() == "Compare Elacestrant"


def test_four_options_are_the_most(page: OptionsPage) -> None:
    four = ("everolimus-exemestane", "ribociclib-fulvestrant", "elacestrant", "capecitabine")
    compare(page, *four, "mastectomy")
    assert chosen(page) == four
    fifth = page.cards["mastectomy"].form.compare_check
    assert not fifth.isEnabled()
    assert fifth.toolTip() == "Four are chosen. Take one off to add this."
    compare(page, "elacestrant")
    assert fifth.isEnabled()
    assert fifth.toolTip() == ""
    compare(page, "mastectomy")
    assert chosen(page)[-1] == "mastectomy"


def test_an_option_that_the_content_no_longer_has_can_be_seen_and_taken_off(
    page: OptionsPage, document: Document
) -> None:
    gone = ("long-gone-1", "long-gone-2", "long-gone-3", "elacestrant")
    document.edit("Older", lambda worksheet: worksheet.evolve(options=gone))
    assert page.form.chosen_heading.text() == "Comparing 1"
    removes = page.form.chosen.findChildren(QPushButton)
    assert removes[0].accessibleName() == "Take An option that is not in this program off the list"
    QTest.mouseClick(removes[0], Qt.MouseButton.LeftButton)
    assert chosen(page) == gone[1:]


def test_every_brand_and_every_name_finds_its_options(page: OptionsPage) -> None:
    catalogue = page.catalogue
    named = {brand for treatment in catalogue.treatments.values() for brand in treatment.brands}
    assert {"Taxol", "Adriamycin", "Femara", "Ibrance", "Kisqali", "Verzenio", "Enhertu", "Xeloda"} <= named
    for treatment in catalogue.treatments.values():
        using = {key for key, card in page.cards.items() if treatment in catalogue.treatments_of(card.option)}
        for words in (treatment.name, *treatment.brands):
            found = {key for key, card in page.cards.items() if card.finds(tuple(words.upper().casefold().split()))}
            assert using <= found, words
