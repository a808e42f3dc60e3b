from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.signature import Signature, SignerRole
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, another_decision, new_worksheet
from hrbc_desktop.domain.visit.list_entry import Summary
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.list_entry import ListedRow, Meta
from hrbc_desktop.records.tables.worksheet_index import Summaries
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.home.home_page import HomePage
from hrbc_desktop.ui.home.worksheet_table import Column, WorksheetTable
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.audit import deleted_words
from hrbc_desktop.wording.decisions import ANOTHER

NOW = datetime.now(UTC)


def worksheet(number: int, *signed_by: SignerRole) -> Worksheet:
    visit = Visit(
        name=f"Sample Patient {number}",
        record_number=f"00{number}417",
        appointment_date=date(2019, 12, number),
        appointment_time=time(10, 30),
    )
    signatures = tuple(Signature(role=role, name="Sample", signed_at=NOW, digest="0" * 64) for role in signed_by)
    changed = NOW - timedelta(days=number)
    return new_worksheet("2026.11", changed).evolve(visit=visit, changed_at=changed, signatures=signatures)


@pytest.fixture
def home(qtbot: QtBot, consultation: Consultation, records: Store) -> HomePage:
    for worksheet_row in (worksheet(1), worksheet(2, "patient"), worksheet(3, "patient", "nurse")):
        records.worksheets.save(worksheet_row)
    home = HomePage(consultation)
    qtbot.addWidget(home)
    home.resize(1280, 744)
    home.show()
    return home


def shown(home: HomePage) -> list[str]:
    rows = home.form.worksheet_table.rows
    return [rows.lines(rows.index(row, Column.PATIENT))[0] for row in range(rows.rowCount())]


def press(table: WorksheetTable, row: int, key: Qt.Key) -> None:
    table.selectRow(row)
    QTest.keyClick(table, key)


def test_the_newest_change_stands_first_with_all_that_is_known(home: HomePage) -> None:
    rows = home.form.worksheet_table.rows
    assert shown(home) == ["Sample Patient 1", "Sample Patient 2", "Sample Patient 3"]
    assert [rows.lines(rows.index(0, column)) for column in Column] == [
        ("Sample Patient 1", "001417"),
        ("1 Dec 2019", "10:30"),
        ("0%", ""),
        ("Not yet", ""),
        ("Yesterday", ""),
    ]
    assert rows.lines(rows.index(1, Column.SIGNED))[0] == "Patient"
    assert rows.lines(rows.index(2, Column.SIGNED))[0] == "Patient and nurse"
    assert home.form.count_label.text() == "3 worksheets"


@pytest.mark.parametrize(("text", "found"), [("Sample 002417", 2), ("003417", 3), ("2019-12-01", 1)])
def test_search_finds_by_name_number_and_date(home: HomePage, text: str, found: int) -> None:
    QTest.keyClicks(home.form.search_edit, text)
    assert shown(home) == [f"Sample Patient {found}"]


def test_the_worksheets_of_one_person_stand_together_each_with_its_decision(
    home: HomePage, consultation: Consultation, records: Store
) -> None:
    table = home.form.worksheet_table
    table.rows.decisions = {"chemotherapy": "Chemotherapy", "unknown": "Decision not known yet"}
    third = worksheet(3)
    for decision, ago in (("chemotherapy", 5), ("unknown", 6)):
        other = another_decision(third, NOW - timedelta(days=ago))
        records.worksheets.save(other.evolve(decision=decision, changed_at=NOW - timedelta(days=ago)))
    home.refresh()
    assert shown(home) == ["Sample Patient 1", "Sample Patient 2", *["Sample Patient 3"] * 3]
    lines = [table.rows.lines(table.rows.index(row, Column.PATIENT))[1] for row in range(2, 5)]
    assert lines == ["003417", "Chemotherapy · 003417", "Decision not known yet · 003417"]
    assert [table.rows.is_of_the_same_person(row) for row in range(5)] == [False, False, False, True, True]
    QTest.keyClicks(home.form.search_edit, "chemo")
    assert shown(home) == ["Sample Patient 3"]
    assert not consultation.is_locked


def test_another_decision_is_begun_from_the_list(home: HomePage, qtbot: QtBot) -> None:
    home.form.worksheet_table.selectRow(1)
    home.form.worksheet_table.customContextMenuRequested.emit(QPoint(5, 5))
    actions = [action for menu in home.findChildren(QMenu) for action in menu.actions()]
    action = next(action for action in actions if action.text() == ANOTHER)
    with qtbot.waitSignal(home.another_requested) as asked:
        action.trigger()
    assert asked.args == [home.form.worksheet_table.rows.summary(1).id]


def test_a_search_without_a_find_says_so_and_leads_back(home: HomePage) -> None:
    QTest.keyClicks(home.form.search_edit, "nobody")
    assert home.form.empty_heading.text() == "Nothing found"
    assert not home.form.list_frame.isVisible()
    QTest.mouseClick(home.form.show_all_button, Qt.MouseButton.LeftButton)
    assert len(shown(home)) == 3


def test_an_empty_list_says_how_to_begin(qtbot: QtBot, consultation: Consultation) -> None:
    home = HomePage(consultation)
    qtbot.addWidget(home)
    home.show()
    assert home.form.empty_heading.text() == "No worksheets yet"
    assert not home.form.show_all_button.isVisible()
    with qtbot.waitSignal(home.new_requested):
        QTest.mouseClick(home.form.new_button, Qt.MouseButton.LeftButton)


def test_enter_and_one_click_open_a_worksheet(home: HomePage) -> None:
    table = home.form.worksheet_table
    wanted: list[str] = []
    home.open_requested.connect(wanted.append)
    press(table, 1, Qt.Key.Key_Return)
    position = table.visualRect(table.rows.index(2, Column.VISIT)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=position)
    assert wanted == [table.rows.summary(1).id, table.rows.summary(2).id]


@pytest.fixture
def busy(home: HomePage, records: Store) -> HomePage:
    """A clinic's list: more than fit on a patient's own."""
    today = datetime.now().astimezone().date()
    for number, (day, hour) in enumerate(((today, 15), (today, 9), (today + timedelta(days=3), 9)), start=4):
        one = worksheet(number)
        records.worksheets.save(one.evolve(visit=one.visit.evolve(appointment_date=day, appointment_time=time(hour))))
    for number in (7, 8):
        records.worksheets.save(worksheet(number, "patient", "nurse"))
    home.refresh()
    return home


def test_the_visits_of_today_stand_first_in_the_order_of_the_day(busy: HomePage) -> None:
    assert shown(busy)[:2] == ["Sample Patient 5", "Sample Patient 4"]


def test_the_list_can_be_narrowed_to_today_and_to_what_no_nurse_has_signed(busy: HomePage) -> None:
    busy.filter_chips.chip("today").click()
    assert shown(busy) == ["Sample Patient 5", "Sample Patient 4"]
    busy.filter_chips.chip("not_countersigned").click()
    assert sorted(shown(busy)) == [f"Sample Patient {number}" for number in (1, 2, 4, 5, 6)]
    busy.filter_chips.chip("all").click()
    assert len(shown(busy)) == 8


def test_a_short_list_has_no_filters(home: HomePage) -> None:
    assert not home.filter_chips.isVisible()


def test_a_press_on_a_column_sorts_by_it_and_a_second_the_other_way(busy: HomePage) -> None:
    header = busy.form.worksheet_table.horizontalHeader()

    def press_on(column: Column) -> None:
        position = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=position)

    press_on(Column.PATIENT)
    names = shown(busy)
    assert names == sorted(names)
    press_on(Column.PATIENT)
    assert shown(busy) == names[::-1]
    press_on(Column.PATIENT)
    assert shown(busy)[0] == "Sample Patient 5"
    busy.form.worksheet_table.selectRow(0)
    busy.form.worksheet_table.customContextMenuRequested.emit(QPoint(5, 5))  # Shift+F10: for who has keys alone
    actions = [action for menu in busy.findChildren(QMenu) for action in menu.actions()]
    next(action for action in actions if action.text() == "Sort by &visit").trigger()
    visits = [busy.form.worksheet_table.rows.summary(row).appointment_date for row in range(8)]
    assert visits == sorted(visits, key=lambda day: day or date.max)


def test_the_list_follows_what_another_computer_saves_while_it_is_shown(
    home: HomePage, records: Store, qtbot: QtBot
) -> None:
    late = worksheet(9)
    seen = records.list._listing.seen
    records.worksheets.save(late)
    records.list._listing.index.drop(late.id)
    records.list._listing.seen = seen
    home._look.start(10)
    qtbot.waitUntil(lambda: "Sample Patient 9" in shown(home))


def test_who_comes_by_the_keyboard_finds_a_worksheet_selected_even_if_it_is_alone(
    qtbot: QtBot, consultation: Consultation, records: Store
) -> None:
    records.worksheets.save(worksheet(1))
    home = HomePage(consultation)
    qtbot.addWidget(home)
    with qtbot.waitActive(home):
        home.show()
    table = home.form.worksheet_table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.selected is not None
    with qtbot.waitSignal(home.open_requested) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [table.selected.id]
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), table.mapToGlobal(QPoint(9, 9)))
    QApplication.sendEvent(table, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Open" in [action.text() for action in menu.actions()]
    menu.close()
    QTest.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_row_is_said_as_a_whole_where_the_keyboard_enters_it(home: HomePage) -> None:
    rows = home.form.worksheet_table.rows
    text = rows.data(rows.index(0, Column.PATIENT), Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith(" ".join(filter(None, rows.lines(rows.index(0, Column.PATIENT)))))
    for heading in ("Visit: ", "Progress: ", "Signed: ", "Last changed: "):
        assert heading in text


def test_delete_takes_a_worksheet_off_and_undo_puts_it_back(home: HomePage, records: Store) -> None:
    press(home.form.worksheet_table, 1, Qt.Key.Key_Delete)
    assert shown(home) == ["Sample Patient 1", "Sample Patient 3"]
    assert [summary.name for summary in records.list.deleted()] == ["Sample Patient 2"]
    assert home.form.notice_label.text() == "The worksheet of Sample Patient 2 is deleted. It is kept for 30 days."
    QTest.mouseClick(home.form.undo_button, Qt.MouseButton.LeftButton)
    assert shown(home) == ["Sample Patient 1", "Sample Patient 2", "Sample Patient 3"]
    assert not home.form.notice_frame.isVisible()
    assert deleted_words("", "") == "The worksheet without a name is deleted. It is kept for 30 days."


def test_what_went_wrong_with_the_records_is_told_in_one_sentence(home: HomePage, records: Store) -> None:
    records.close()
    press(home.form.worksheet_table, 0, Qt.Key.Key_Delete)
    assert home.form.notice_label.text() == (
        "The worksheets are locked; everything saved is safe: unlock them to go on."
    )


def test_locking_takes_every_name_off_the_page(home: HomePage, consultation: Consultation) -> None:
    home.form.search_edit.setText("patient 2")
    home.form.worksheet_table.selectRow(0)
    home.delete_selected()
    assert consultation.lock()
    assert shown(home) == []
    assert home.form.search_edit.text() == ""
    assert not home.form.notice_frame.isVisible()


def test_a_chosen_file_is_wanted(home: HomePage, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"%PDF-")
    QTest.mouseClick(home.form.open_button, Qt.MouseButton.LeftButton)
    dialog = home.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(sheet))
    with qtbot.waitSignal(home.file_requested) as wanted:
        dialog.accept()
    assert wanted.args == [sheet]


def test_of_twenty_thousand_worksheets_only_what_is_seen_is_read(qtbot: QtBot) -> None:
    table = WorksheetTable()
    qtbot.addWidget(table)
    table.resize(1040, 600)
    table.show()
    summary = Summary(
        id="none",
        name="Sample Patient 1",
        record_number="1",
        appointment_date=None,
        appointment_time=None,
        progress=0.5,
        signed="not_yet",
        changed_at=NOW,
    )
    readable = Meta(state="kept", since=NOW, summary=summary).to_bytes()
    rows = [
        ListedRow(f"{number:032x}", 1, number, "kept", meta=readable if number < 30 or number >= 19_970 else b"")
        for number in range(20_000)
    ]
    table.show_summaries(Summaries(rows), NOW)
    table.selectRow(0)
    table.grab()
    table.scrollToBottom()
    table.grab()
    table.show_summaries(Summaries([*reversed(rows)]), NOW)
    table.grab()
    assert table.rows.rowCount() == 20_000


def test_the_selected_worksheet_stays_selected_wherever_it_is_now(home: HomePage) -> None:
    table = home.form.worksheet_table
    table.selectRow(1)
    selected = table.selected
    assert selected is not None
    home.form.search_edit.setText(selected.record_number)
    assert table.rows.rowCount() == 1
    assert table.selected == selected
    home.form.search_edit.clear()
    assert table.selected == selected
    home.form.search_edit.setText("nobody")
    assert table.selected is None


def test_what_is_found_is_seen_from_its_beginning(qtbot: QtBot, consultation: Consultation, records: Store) -> None:
    for number in range(1, 25):
        records.worksheets.save(worksheet(number))
    home = HomePage(consultation)
    qtbot.addWidget(home)
    home.show()
    table = home.form.worksheet_table
    table.selectRow(23)
    assert table.verticalScrollBar().value() > 0
    QTest.keyClicks(home.form.search_edit, "sample")
    assert table.verticalScrollBar().value() == 0


def test_where_little_is_seen_the_name_is_seen_whole(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.text_percent = 200
    current_theme().follow(settings)
    table = WorksheetTable()
    qtbot.addWidget(table)
    table.resize(660, 400)
    table.show()
    name = QFontMetrics(current_theme().font(weight=QFont.Weight.Bold)).horizontalAdvance("Sample Patient 1")
    assert table.columnWidth(Column.PATIENT) > name
    assert not table.isColumnHidden(Column.VISIT)


def test_two_long_names_are_told_apart(
    qtbot: QtBot, records: Store, consultation: Consultation, tmp_path: Path
) -> None:
    current_theme().follow(Settings(tmp_path / "settings.ini"))
    names = [f"Sample Patient Magdalena {second}" for second in ("Osbaldestone", "Kettlebury")]
    for number, name in enumerate(names, start=1):
        records.worksheets.save(worksheet(number).evolve(visit=worksheet(number).visit.evolve(name=name)))
    home = HomePage(consultation)
    qtbot.addWidget(home)
    home.resize(1024, 644)
    home.show()
    table = home.form.worksheet_table
    widest = max(map(QFontMetrics(current_theme().font(weight=QFont.Weight.Bold)).horizontalAdvance, names))
    assert table.columnWidth(Column.PATIENT) > widest
    tips = [table.rows.index(row, Column.PATIENT).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips == [f"{name}\n00{number}417" for number, name in enumerate(names, start=1)]


def test_a_narrow_window_with_large_text_leaves_out_progress_and_change(home: HomePage, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.text_percent = 200
    current_theme().follow(settings)
    home.resize(1024, 644)
    table = home.form.worksheet_table
    assert [column.name for column in Column if table.isColumnHidden(column)] == ["PROGRESS", "CHANGED"]
    assert table.horizontalHeader().length() == table.viewport().width()
    settings.text_percent = 100
    current_theme().follow(settings)
    assert not any(table.isColumnHidden(column) for column in Column)
