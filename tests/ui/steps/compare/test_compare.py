from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.compare.rows import DecisionRow
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Weighed
from hrbc_desktop.domain.preferences.line_up import MOST_WEIGHED
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Theme as ThemeName
from hrbc_desktop.ui.help.source_dialog import SourceDialog
from hrbc_desktop.ui.kit.metrics import SMALL
from hrbc_desktop.ui.kit.step_page import framed
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.comparison_cells import PAD, WrappedText
from hrbc_desktop.ui.steps.compare.comparison_model import Heading
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.ui.steps.compare.three_questions import ThreeQuestionsDialog
from hrbc_desktop.wording.comparison import NO_DECISION, TOO_FEW, too_many_stars

Heard = Qt.ItemDataRole.AccessibleTextRole
GlossaryLabel = Qt.ItemDataRole.AccessibleDescriptionRole


Follow = Callable[[ThemeName, int], None]


@pytest.fixture
def page(document: Document, catalogue: Catalogue, follow_look: Follow, qtbot: QtBot) -> Iterator[ComparePage]:
    follow_look("light", 100)
    page = ComparePage(document, catalogue)
    qtbot.addWidget(page)
    page.resize(960, 560)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    for dialog in page.findChildren(SourceDialog):
        dialog.close()


def index_of(page: ComparePage, key: str, column: int = 0) -> QModelIndex:
    lines = (number for number in range(page.model.rowCount()) if (row := page.model.row(number)) and is_of(row, key))
    line = next(lines)
    return page.model.index(line, column)


def is_of(row: DecisionRow, key: str) -> bool:
    return key in (row.key, row.outcome, row.attribute)


def heard(page: ComparePage, key: str, column: int = 0) -> str:
    return str(page.model.data(index_of(page, key, column), Heard))


def keys_in_sight(page: ComparePage) -> list[str]:
    return [row.outcome or row.attribute or row.key for row in page.table.rows_in_sight()]


def go_to(page: ComparePage, key: str, column: int = 0) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(index_of(page, key, column))


def weigh(document: Document, *keys: str) -> None:
    weighed = tuple(Weighed(attribute=key) for key in keys)
    document.edit("Weigh", lambda worksheet: worksheet.evolve(values=worksheet.values.evolve(weighed=weighed)))


def test_every_option_has_a_column_under_its_letter_and_name(page: ComparePage) -> None:
    names = [page.model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert names == ["A: Alphamab", "B: Betamab", "C: Gammamab"]
    assert page.table.accessibleName()


def test_a_cell_is_heard_as_it_is_seen(page: ComparePage) -> None:
    """The words of each cell have one author; what all cells share is heard with the row's title."""
    text = heard(page, "diarrhea")
    assert text.startswith("Diarrhea, Alphamab: ")
    assert "86 of 100" in text
    assert "13 of 100 had it badly" in text
    assert "pill alone" in text
    grew = heard(page, "progression")
    assert grew.startswith("Time before it grew, Alphamab: 16.4 months")
    assert "9.3" in grew
    assert "no comparison group" in heard(page, "progression", 1)
    assert "injection on days 1 and 15" in heard(page, "strip")
    assert heard(page, "injections", 1).startswith("Injections, Betamab: ")
    assert heard(page, "serious", 2) == "Warnings, Gammamab: Gamma can harm the liver. Call about a fever."


def test_under_a_title_stands_in_whom_and_below_the_row_what_all_cells_share(page: ComparePage) -> None:
    line = index_of(page, "progression").row()
    plain = str(page.model.headerData(line, Qt.Orientation.Vertical, GlossaryLabel))
    assert "women after menopause" in plain
    assert "Study One" in str(page.model.data(page.model.index(line + 1, 0)))


def test_a_figure_that_is_partly_known_says_so(page: ComparePage) -> None:
    assert "9 of 100 had it badly" in heard(page, "diarrhea", 2)


def test_what_nobody_knows_is_said_and_leads_nowhere(page: ComparePage, qtbot: QtBot) -> None:
    assert heard(page, "rash", 2) == "Rash, Gammamab: Not known here: ask your team."
    go_to(page, "rash", 2)
    with qtbot.assertNotEmitted(page.table.source_requested):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_a_range_over_several_studies_is_said_as_one(page: ComparePage, document: Document) -> None:
    document.edit("Pick", lambda worksheet: worksheet.evolve(options=("alpha", "wait")))
    assert heard(page, "rash", 1).startswith("Rash, No treatment now: 2 to 5 of 100.")


@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_to_four_options_fit_side_by_side(page: ComparePage, document: Document, count: int) -> None:
    options = ("alpha", "beta", "gamma", "wait")[:count]
    document.edit("Pick", lambda worksheet: worksheet.evolve(options=options))
    assert page.model.columnCount() == count
    assert page.table.horizontalScrollBar().maximum() == 0
    widths = {page.table.columnWidth(column) for column in range(count)}
    assert len(widths) == 1


def test_columns_scroll_beside_the_titles_when_the_window_is_small_and_the_text_large(
    page: ComparePage, follow_look: Follow
) -> None:
    page.resize(704, 390)
    follow_look("light", 200)
    table = page.table
    assert table.horizontalScrollBar().maximum() > 0
    title = table.titles.geometry()
    assert title.width() + table.columnWidth(0) <= table.width()
    go_to(page, "diarrhea", 2)
    assert table.titles.geometry() == title
    assert table.visualRect(table.currentIndex()).right() <= table.viewport().width()
    box = page.only_differs_box
    assert box.sizeHint().width() <= box.width()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_and_size_paints_every_row(page: ComparePage, follow_look: Follow, theme: ThemeName) -> None:
    pictures = []
    for percent in (100, 200):
        follow_look(theme, percent)
        pictures.append(page.grab().toImage())
        page.table.scrollToBottom()
        pictures.append(page.grab().toImage())
        page.table.scrollToTop()
    assert len({picture.cacheKey() for picture in pictures}) == 4
    assert pictures[0] != pictures[2]


def test_fewer_than_two_options_say_what_to_do(page: ComparePage, document: Document, qtbot: QtBot) -> None:
    frame = framed(page, page.title, page.subtitle)
    qtbot.addWidget(frame)
    frame.show()
    assert page.subtitle_label is not None
    assert page.subtitle_label.isVisibleTo(frame)

    document.edit("Drop", lambda worksheet: worksheet.evolve(options=("alpha",)))
    assert not page.subtitle_label.isVisibleTo(frame)
    assert page.too_few_label.isVisibleTo(frame)
    assert page.too_few_label.text() == TOO_FEW
    document.undo_stack.undo()
    document.edit("Undecided", lambda worksheet: worksheet.evolve(decision="unknown"))
    assert page.too_few_label.text() == NO_DECISION
    document.undo_stack.undo()
    assert page.table.isVisibleTo(frame)


def test_an_option_that_the_catalogue_no_longer_has_leaves_the_others_their_letters(
    page: ComparePage, document: Document
) -> None:
    document.edit("Pick", lambda worksheet: worksheet.evolve(options=("alpha", "gone", "gamma")))
    names = [page.model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)]
    assert names == ["A: Alphamab", "C: Gammamab"]


def test_only_what_differs_hides_the_rows_that_say_the_same(page: ComparePage) -> None:
    everything = keys_in_sight(page)
    assert {"how_long", "life_home", "diarrhea"} <= set(everything)
    QTest.mouseClick(page.only_differs_box, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert page.only_differs_box.isChecked()
    assert "diarrhea" in keys_in_sight(page)
    assert not {"how_long", "life_home", "tests"} & set(keys_in_sight(page))
    headings = [number for number in range(page.model.rowCount()) if page.model.row(number) is None]
    hidden = [page.model.headerData(n, Qt.Orientation.Vertical) for n in headings if page.table.isRowHidden(n)]
    assert [title for title in hidden if title] == ["Daily life"]
    QTest.keyClick(page.only_differs_box, Qt.Key.Key_Space)
    assert keys_in_sight(page) == everything


def test_only_what_differs_still_holds_for_other_options(page: ComparePage, document: Document) -> None:
    page.only_differs_box.setChecked(True)
    document.edit("Pick", lambda worksheet: worksheet.evolve(options=("beta", "alpha")))
    assert "how_long" not in keys_in_sight(page)


def test_the_focus_leaves_a_row_that_is_hidden(page: ComparePage) -> None:
    go_to(page, "how_long")
    page.only_differs_box.setChecked(True)
    assert page.table.currentIndex() == index_of(page, keys_in_sight(page)[0])


def test_arrow_keys_move_between_cells_and_pass_over_headings(page: ComparePage) -> None:
    page.table.setFocus()
    assert page.table.currentIndex() == index_of(page, "progression")
    rows = page.table.rows_in_sight()
    second = rows[1].attribute or rows[1].key
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex() == index_of(page, second)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.table.currentIndex() == index_of(page, "progression", 1)


def test_tab_leads_through_the_table_and_on(page: ComparePage) -> None:
    page.only_differs_box.setFocus()
    QTest.keyClick(page.only_differs_box, Qt.Key.Key_Tab)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


def test_the_focused_cell_can_be_seen(page: ComparePage) -> None:
    go_to(page, "way")
    cell = page.table.visualRect(page.table.currentIndex())
    focused = page.table.viewport().grab(cell).toImage()
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.table.viewport().grab(cell).toImage() != focused


def test_a_row_taller_than_the_window_is_read_to_its_end_before_the_focus_leaves_it(
    page: ComparePage, follow_look: Follow
) -> None:
    frame = framed(page, page.title, page.subtitle)
    frame.resize(704, 260)
    frame.show()
    follow_look("light", 200)
    QApplication.processEvents()
    go_to(page, "progression")
    here = page.table.currentIndex()
    page.table.scrollTo(here, page.table.ScrollHint.PositionAtTop)
    end = page.table.viewport().y() + page.table.visualRect(here).bottom()
    assert end > page.table.in_sight()[1]
    presses = 0
    while end > page.table.in_sight()[1]:
        QTest.keyClick(page.table, Qt.Key.Key_Down)
        presses += 1
        assert page.table.currentIndex() == here
    assert 0 < presses < 20
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex() != here


def test_the_page_scrolls_and_the_head_of_the_table_stays_in_sight(
    page: ComparePage, follow_look: Follow, qtbot: QtBot
) -> None:
    """One thing scrolls, never an area within another; where names are tall their letters stay."""
    frame = framed(page, page.title, page.subtitle)
    qtbot.addWidget(frame)
    frame.resize(1000, 500)
    frame.show()
    for percent in (100, 200):
        follow_look("light", percent)
        assert page.table.verticalScrollBar().maximum() == 0
        first, *_, last = page.table.rows_in_sight()
        go_to(page, first.key)
        go_to(page, last.key)
        assert frame.verticalScrollBar().value() > page.table.options.height()
        end = page.table.options.mapTo(frame.viewport(), QPoint(0, page.table.options.height())).y()
        assert end == page.table.options.kept_height
        cell = page.table.visualRect(page.table.currentIndex())
        shown = page.table.viewport().mapTo(frame.viewport(), cell.topLeft()).y()
        assert end - 2 <= shown < frame.viewport().height()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_line_has_room_for_its_words_and_its_title(page: ComparePage, follow_look: Follow, percent: int) -> None:
    follow_look("light", percent)
    table, wide = page.table, page.table.options.length() - 2 * current_theme().eased(PAD)
    headings = 0
    for number, line in enumerate(page.model.lines):
        if isinstance(line, Heading):
            headings += 1
            assert table.rowHeight(number) >= WrappedText(line.note, size=SMALL).height(wide)
        elif isinstance(line, DecisionRow):
            foot = table.rowHeight(number + 1) if page.model.has_foot(number) else 0
            assert table.rowHeight(number) + foot >= table.titles.row_height(number)
    assert headings


def test_a_page_that_just_grew_scrolls_to_its_end(page: ComparePage, qtbot: QtBot) -> None:
    """It does not wait for the next turn of the event loop: on a busy computer a key comes first."""
    frame = framed(page, page.title, page.subtitle)
    qtbot.addWidget(frame)
    frame.resize(1000, 500)
    page.only_differs_box.setChecked(True)
    with qtbot.waitExposed(frame):
        frame.show()
    frame.lay_out()
    least = frame.verticalScrollBar().maximum()
    page.only_differs_box.setChecked(False)
    assert frame.verticalScrollBar().maximum() == least
    *_, last = page.table.rows_in_sight()
    go_to(page, last.key)
    assert frame.verticalScrollBar().maximum() > least
    cell = page.table.visualRect(page.table.currentIndex())
    assert page.table.viewport().mapTo(frame.viewport(), cell.bottomLeft()).y() < frame.viewport().height()


def test_one_cell_speaks_for_neighbors_only_where_they_say_the_same(page: ComparePage, document: Document) -> None:
    document.edit("Pick", lambda worksheet: worksheet.evolve(options=("alpha", "beta", "gamma")))
    for line in range(page.model.rowCount()):
        row = page.model.row(line)
        for first, wide in page.model.spans(line) if row else ():
            texts = {page.model.data(page.model.index(line, column)) for column in range(first, first + wide)}
            assert len(texts) == 1
            assert row is not None
            assert row.kind != "strip"


def test_space_stars_a_row_and_takes_the_star_off_again(page: ComparePage, document: Document) -> None:
    go_to(page, "diarrhea", 1)
    assert str(page.model.data(index_of(page, "diarrhea"), GlossaryLabel)).endswith(
        "Not starred. Space stars this row."
    )
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert list(document.worksheet.starred) == ["diarrhea"]
    assert str(page.model.data(index_of(page, "diarrhea"), GlossaryLabel)).endswith(
        "Starred. Space takes the star off."
    )
    assert (
        page.model.headerData(index_of(page, "diarrhea").row(), Qt.Orientation.Vertical, Heard) == "Diarrhea, starred"
    )
    assert document.undo_stack.undoText() == "Star diarrhea"
    assert page.table.currentIndex() == index_of(page, "diarrhea", 1)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not document.worksheet.starred


def test_a_star_is_pressed_with_the_mouse_and_undone(page: ComparePage, document: Document) -> None:
    page.table.scrollTo(index_of(page, "diarrhea"), QAbstractItemView.ScrollHint.PositionAtTop)
    QApplication.processEvents()
    line = index_of(page, "diarrhea").row()
    header = page.table.titles.viewport()
    before = header.grab().toImage()
    center = page.table.titles.star_center(line).toPoint()
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, center)
    assert list(document.worksheet.starred) == ["diarrhea"]
    assert header.grab().toImage() != before
    document.undo_stack.undo()
    assert not document.worksheet.starred
    assert header.grab().toImage() == before


def test_the_title_beside_the_star_does_not_press_it(page: ComparePage, document: Document) -> None:
    page.table.scrollTo(index_of(page, "diarrhea"))
    center = page.table.titles.star_center(index_of(page, "diarrhea").row()).toPoint()
    header = page.table.titles.viewport()
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, center.y()))
    assert not document.worksheet.starred
    QTest.mousePress(header, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, center)
    QTest.mouseRelease(header, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, center.y()))
    assert not document.worksheet.starred  # who slips off has pressed nothing


@pytest.mark.parametrize("key", ["what_it_does", "progression", "rash"])
def test_a_row_that_cannot_be_weighed_has_no_star(page: ComparePage, document: Document, key: str) -> None:
    go_to(page, key)
    assert "star" not in str(page.model.data(index_of(page, key), GlossaryLabel))
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not document.worksheet.starred


def test_a_star_on_a_row_that_no_longer_differs_can_still_come_off(page: ComparePage, document: Document) -> None:
    weigh(document, "rash")
    go_to(page, "rash")
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not document.worksheet.starred


def test_more_stars_than_can_be_weighed_are_refused_with_a_sentence(
    page: ComparePage, document: Document, qtbot: QtBot
) -> None:
    weigh(document, *"abcdef")
    go_to(page, "diarrhea")
    with qtbot.waitSignal(document.refused) as refused:
        QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert refused.args == [too_many_stars(MOST_WEIGHED)]
    assert document.worksheet.starred == tuple("abcdef")


def test_the_table_is_not_rebuilt_for_changes_elsewhere(page: ComparePage, document: Document, qtbot: QtBot) -> None:
    go_to(page, "diarrhea", 1)
    with qtbot.assertNotEmitted(page.model.modelReset):
        document.edit("Notes", lambda worksheet: worksheet.evolve(nurse_notes="We talked."))
        weigh(document, "visits")
    assert page.table.currentIndex() == index_of(page, "diarrhea", 1)


def test_enter_and_click_open_the_source(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, "diarrhea")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = page.findChild(SourceDialog)
    assert dialog is not None
    assert "Study One" in dialog.text
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    with qtbot.waitSignal(page.table.source_requested):
        center = page.table.visualRect(index_of(page, "diarrhea", 1)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, center)


def test_how_long_people_lived_is_shown_only_when_asked_for(page: ComparePage, document: Document) -> None:
    assert "survival" not in keys_in_sight(page)
    QTest.mouseClick(page.life_check, Qt.MouseButton.LeftButton, pos=QPoint(10, page.life_check.height() // 2))
    assert document.worksheet.length_of_life
    assert "survival" in keys_in_sight(page)
    document.undo_stack.undo()
    assert not page.life_check.isChecked()
    assert "survival" not in keys_in_sight(page)


def test_rows_that_matter_less_here_are_folded_until_asked_for(page: ComparePage) -> None:
    everything = keys_in_sight(page)
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    core = keys_in_sight(page)
    assert {"progression", "way", "visits", "diarrhea", "rash"} <= set(core) < set(everything)
    assert page.all_button.isVisible()
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert keys_in_sight(page) == everything


def test_studies_of_other_people_are_folded_and_each_says_how_they_differ(
    page: ComparePage, document: Document, catalogue: Catalogue
) -> None:
    assert not page.others_button.isVisible()
    speaks = [{"either": [{"fact": "menopause", "any": ["yes"]}]}]
    people = catalogue.populations["people"].model_validate(
        catalogue.populations["people"].model_dump() | {"speaks_for": speaks}
    )
    other = Document(
        document.worksheet.evolve(profile=document.worksheet.profile.evolve(menopause="not_yet", sex="female")),
        catalogue.model_copy(update={"populations": {"people": people}}),
    )
    away = ComparePage(other, other.derived.catalogue)
    assert [row.known for row in away.table.rows_in_sight() if row.outcome == "progression"] == [0]
    away.others_button.setChecked(True)
    assert [row.known for row in away.table.rows_in_sight() if row.outcome == "progression"] == [0, 2]
    away.deleteLater()
    other.deleteLater()


def test_three_questions_back_have_no_mark_and_what_is_missed_goes_on_the_list(
    page: ComparePage, document: Document
) -> None:
    QTest.mouseClick(page.questions_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(ThreeQuestionsDialog)
    assert dialog is not None
    assert 1 <= len(dialog.asked) <= 3
    first = dialog.asked[0]
    wrong = next(key for key in document.worksheet.options if key not in first.right)
    dialog.answer(first, wrong)
    assert [one.missed for one in document.worksheet.questions_back] == [True]
    assert any(question.key == f"back:{first.key}" for question in document.derived.questions)
    dialog.answer(first, next(iter(first.right)))
    assert [one.missed for one in document.worksheet.questions_back] == [False]
    assert not any("back:" in question.key for question in document.derived.questions)
    dialog.close()
