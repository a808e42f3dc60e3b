"""Several people on one computer: choosing a name, switching, adding and removing, and no trace of it at home."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.records.crypto.locked_vault import ATTEMPTS_FILE_NAME
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.people.membership import add_person, begin_people
from hrbc_desktop.session.machine_settings import MachineSettings
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.records.people import AddPerson, BeginPeople, PeopleDialog, RemovePerson
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.shell.menu import SWITCH_PERSON
from tests.ui.shell.conftest import WORDS

FIRST, OWN = "seven lamps along the harbor", "nine boats out on the water"
Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture
def clinic(vault: Vault) -> Vault:
    """A list with an administrator and a nurse who has chosen her passphrase."""
    with closing(RecordsOpener(vault).unlock(WORDS)[0]) as store:
        begin_people(store, vault, "Sample Administrator 1", WORDS)
    vault.confirm_code()
    with closing(RecordsOpener(vault).unlock(WORDS, vault.people[0][0])[0]) as store:
        nurse = add_person(store, "Sample Nurse 1", "nurse", FIRST, WORDS).id
    vault.change_passphrase(FIRST, OWN, nurse)
    return vault


def say(window: MainWindow, name: str) -> None:
    field = window.unlock_page.form.person_card.form.name_edit
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def type_in(window: MainWindow, qtbot: QtBot, passphrase: str) -> None:
    QTest.keyClicks(window.unlock_page.form.unlock_card.form.passphrase_edit, passphrase)
    QTest.keyClick(window.unlock_page.form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.is_covered)


def shown(window: MainWindow, kind: type[Shown]) -> Shown:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def switch_is_shown(window: MainWindow) -> bool:
    menu = window.form.menu_button.menu()
    return next(action for action in menu.actions() if action.text() == SWITCH_PERSON).isVisible()


def test_at_home_nobody_is_asked_who_she_is(window: MainWindow) -> None:
    assert not switch_is_shown(window)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not window.is_covered
    window.lock()
    page = window.unlock_page
    assert page.form.unlock_card.isVisible()
    for part in (page.form.person_card, page.form.own_card, page.form.unlock_card.form.other_person_button):
        assert not part.isVisible()
    page._ask_for_code()
    assert not page.form.recover_card.form.whose_label.isVisible()


@pytest.mark.usefixtures("clinic")
def test_each_types_her_name_in_any_case_and_her_own_passphrase(locked: MainWindow, qtbot: QtBot) -> None:
    locked.unlock_page.ask()
    assert locked.unlock_page.form.person_card.form.name_edit.hasFocus()
    say(locked, "  sample  NURSE 1")
    type_in(locked, qtbot, OWN)
    assert locked.consultation.records.who == "Sample Nurse 1"
    assert switch_is_shown(locked)


def named(window: MainWindow) -> list[str]:
    """What stands on the window and names somebody."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    texts = [one.text() for one in shown if isinstance(one, QLabel | QAbstractButton | QLineEdit)]
    texts += [one.itemText(row) for one in shown if isinstance(one, QComboBox) for row in range(one.count())]
    return [text for text in texts if "sample" in text.lower()]


def test_a_name_that_nobody_has_is_refused_as_a_wrong_passphrase_is(
    clinic: Vault, locked: MainWindow, qtbot: QtBot
) -> None:
    page, sentences = locked.unlock_page, []
    for name in ("sample nurse 1", "sample nurse 7", "sample administrator 1"):
        page.ask()
        assert named(locked) == []
        say(locked, name)
        assert page.form.unlock_card.form.unlock_title.text() == name, "it says how somebody here writes her name"
        with qtbot.waitSignal(page.refused):
            QTest.keyClicks(page.form.unlock_card.form.passphrase_edit, FIRST)
            QTest.keyClick(page.form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
        sentences.append(
            (page.form.unlock_card.form.unlock_problem.text(), page.form.unlock_card.form.unlock_title.text() == name)
        )
    assert len(set(sentences)) == 1
    assert json.loads((clinic.folder / ATTEMPTS_FILE_NAME).read_text())["failed"] == 3
    QTest.mouseClick(page.form.unlock_card.form.forgot_button, Qt.MouseButton.LeftButton)
    assert all("administrator 1" in text for text in named(locked))


@pytest.mark.usefixtures("clinic")
def test_who_was_here_last_is_offered_where_the_computer_allows_it(
    locked: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    settings.machine = MachineSettings(values={"safety/names_on_lock_page": "true"})
    page = locked.unlock_page
    page.ask()
    assert page.form.person_card.buttons == [], "somebody is named who never was at this computer"
    say(locked, "Sample Nurse 1")
    type_in(locked, qtbot, OWN)
    locked.lock()
    assert page.form.unlock_card.form.unlock_title.text() == "Sample Nurse 1"
    locked.unlock_page.ask_who()
    assert [button.text() for button in page.form.person_card.buttons] == ["Sample Nurse 1"]
    QTest.mouseClick(page.form.person_card.buttons[0], Qt.MouseButton.LeftButton)
    type_in(locked, qtbot, OWN)
    assert locked.consultation.records.who == "Sample Nurse 1"


def test_home_lists_what_who_is_here_wrote_or_signed(locked: MainWindow, clinic: Vault, qtbot: QtBot) -> None:
    locked.unlock_page.ask()
    say(locked, "Sample Nurse 1")
    type_in(locked, qtbot, OWN)
    records, home = locked.consultation.records, locked.home
    mine, another = (new_worksheet("2026.11", datetime(2026, 12, 1, tzinfo=UTC)) for _ in range(2))
    records.worksheets.save(mine)
    with closing(RecordsOpener(clinic).unlock(WORDS, clinic.people[0][0])[0]) as elsewhere:
        elsewhere.worksheets.save(another)
    rows = home.form.worksheet_table.rows
    home.filter_chips.chip("mine").click()
    qtbot.waitUntil(lambda: [rows.summary(row).id for row in range(rows.rowCount())] == [mine.id])
    home.filter_chips.chip("all").click()
    qtbot.waitUntil(lambda: rows.rowCount() == 2)


@pytest.mark.usefixtures("clinic")
def test_a_lock_asks_the_same_person_and_a_switch_asks_who_it_is(locked: MainWindow, qtbot: QtBot) -> None:
    locked.unlock_page.ask()
    say(locked, "Sample Nurse 1")
    type_in(locked, qtbot, OWN)
    locked.idle_lock.expired.emit()
    assert named(locked) == [], "whoever passes by reads who was here"
    assert locked.unlock_page.form.unlock_card.form.passphrase_edit.hasFocus()
    QTest.mouseClick(locked.unlock_page.form.unlock_card.form.other_person_button, Qt.MouseButton.LeftButton)
    assert locked.unlock_page.form.person_card.isVisible()
    say(locked, "Sample Administrator 1")
    type_in(locked, qtbot, WORDS)
    assert locked.consultation.records.who == "Sample Administrator 1"
    QTest.keyClick(locked, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert locked.unlock_page.form.person_card.isVisible()


@pytest.mark.usefixtures("clinic")
def test_a_lock_leads_the_same_person_back_and_nobody_else(locked: MainWindow, qtbot: QtBot) -> None:
    locked.unlock_page.ask()
    say(locked, "Sample Nurse 1")
    type_in(locked, qtbot, OWN)
    locked.new_worksheet()
    locked.consultation.document.edit("Notes", lambda worksheet: worksheet.evolve(nurse_notes="Tuesday"))
    locked.lock()
    type_in(locked, qtbot, OWN)
    assert locked.consultation.document.worksheet.nurse_notes == "Tuesday"
    locked.switch_person()
    say(locked, "Sample Administrator 1")
    type_in(locked, qtbot, WORDS)
    assert locked.form.places.currentWidget() is locked.home


def test_a_first_passphrase_opens_nothing_before_there_is_an_own_one(
    clinic: Vault, locked: MainWindow, qtbot: QtBot
) -> None:
    with closing(RecordsOpener(clinic).unlock(WORDS, clinic.people[0][0])[0]) as store:
        add_person(store, "Sample Nurse 2", "nurse", FIRST, WORDS)
    page = locked.unlock_page
    page.ask()
    say(locked, "Sample Nurse 2")
    QTest.keyClicks(page.form.unlock_card.form.passphrase_edit, FIRST)
    QTest.keyClick(page.form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.form.own_card.isVisible)
    assert locked.is_covered
    fields = page.form.own_card.form.own_passphrase.form
    for field in (fields.passphrase_edit, fields.repeat_edit):
        QTest.keyClicks(field, FIRST)
    QTest.mouseClick(page.form.own_card.form.own_button, Qt.MouseButton.LeftButton)
    assert page.form.own_card.isVisible(), "the first passphrase was taken once more"
    for field in (fields.passphrase_edit, fields.repeat_edit):
        field.clear()
        QTest.keyClicks(field, "eleven kites above the field")
    QTest.mouseClick(page.form.own_card.form.own_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not locked.is_covered)
    assert locked.consultation.records.who == "Sample Nurse 2"


def test_the_one_person_lets_others_in_adds_one_and_removes_her(
    window: MainWindow, vault: Vault, settings: Settings, qtbot: QtBot, desk: Callable[[], None]
) -> None:
    desk()
    begin = shown(window, BeginPeople)
    QTest.keyClicks(begin.fields.form.name_edit, "Sample Administrator 1")
    QTest.keyClicks(begin.form.passphrase_edit, WORDS)
    QTest.mouseClick(begin.form.done_button, Qt.MouseButton.LeftButton)
    take_code(begin, qtbot)
    qtbot.waitUntil(lambda: window.is_covered)
    type_in(window, qtbot, WORDS)
    desk()
    people = shown(window, PeopleDialog)
    for named in (["Sample Administrator 1"], []):
        people.form.names_check.click()
        assert [name for _person, name in settings.last_here] == named
    assert not settings.names_on_lock_page
    QTest.mouseClick(people.form.add_button, Qt.MouseButton.LeftButton)
    add = shown(window, AddPerson)
    QTest.keyClicks(add.fields.form.name_edit, "Sample Nurse 1")
    for field in (add.form.new_passphrase.form.passphrase_edit, add.form.new_passphrase.form.repeat_edit):
        QTest.keyClicks(field, FIRST)
    QTest.keyClicks(add.form.passphrase_edit, WORDS)
    QTest.mouseClick(add.form.done_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: people.form.people_list.count() == 2)
    people.form.people_list.setCurrentRow(1)
    QTest.mouseClick(people.form.remove_button, Qt.MouseButton.LeftButton)
    remove = shown(window, RemovePerson)
    QTest.keyClicks(remove.form.passphrase_edit, WORDS)
    QTest.mouseClick(remove.form.done_button, Qt.MouseButton.LeftButton)
    take_code(remove, qtbot)
    qtbot.waitUntil(lambda: window.is_covered)
    assert [person for person, _name in vault.people] == [vault.person_named("Sample Administrator 1")]


@pytest.fixture
def desk(window: MainWindow) -> Callable[[], None]:
    """Presses “People…” in the menu."""
    actions = window.form.menu_button.menu().actions()
    records = next(action.menu() for action in actions if action.text() == "Records and safety")
    assert isinstance(records, QMenu)
    return next(action for action in records.actions() if action.text() == "People…").trigger


def take_code(task: BeginPeople | RemovePerson, qtbot: QtBot) -> None:
    qtbot.waitUntil(task.form.code_card.isVisible)
    QTest.mouseClick(task.form.code_card.form.written_check, Qt.MouseButton.LeftButton)
    task.form.code_card.form.written_check.setChecked(True)
    QTest.mouseClick(task.form.code_card.form.go_on_button, Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("clinic")
def test_a_nurse_sees_everybody_and_changes_nobody(locked: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    locked.unlock_page.ask()
    say(locked, "Sample Nurse 1")
    type_in(locked, qtbot, OWN)
    dialog = PeopleDialog(Vault.of(locked.vault), locked.consultation, settings, locked)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.form.people_list.count() == 2
    form = dialog.form
    for part in (form.add_button, form.change_button, form.remove_button, form.names_check, form.names_label):
        assert not part.isVisible()
