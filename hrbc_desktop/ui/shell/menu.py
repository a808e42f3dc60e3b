"""The menu and the keyboard: every command by its name and its keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMenu, QWidget

from hrbc_desktop.session.settings import TEXT_STEP, Settings, Theme
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.ui.help.actions import HelpActions
from hrbc_desktop.ui.help.dialogs import ACCESS_TITLE, CANCER_TITLE, GUIDE_TITLES, STANDARDS_TITLE
from hrbc_desktop.ui.help.glossary_popups import WORDS_KEY
from hrbc_desktop.ui.help.markdown_dialog import WORDS_TITLE
from hrbc_desktop.ui.home.onboarding_tour import TITLE as TOUR_TITLE
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.records.actions import RecordsActions

THEME_NAMES: dict[Theme, str] = {
    "system": _("Like the system"),
    "light": _("Light"),
    "dark": _("Dark"),
    "contrast": _("High contrast"),
}
SWITCH_PERSON = _("Switch person")
LOCK_MINUTES = (1, 2, 5, 10, 15, 30)

Choice = TypeVar("Choice")


class Commanded(Protocol):
    """What the commands act on: the main window."""

    def new_worksheet(self) -> None: ...
    def choose_file(self) -> None: ...
    def search(self) -> None: ...
    def type_in_form(self) -> None: ...
    def save_form(self) -> None: ...
    def print_sheet(self) -> None: ...
    def show_consult_view(self) -> None: ...
    def go_back(self) -> None: ...
    def next_step(self) -> None: ...
    def lock(self) -> None: ...
    def switch_person(self) -> None: ...
    def show_tour(self) -> None: ...


@dataclass(frozen=True)
class _MenuEntry:
    text: str
    keys: str
    run: Callable[[], None]
    works_in_every_window: bool = False


def build_menu(
    window: QWidget,
    target: Commanded,
    desks: tuple[HelpActions, RecordsActions],
    undoing: QUndoGroup,
    recent: QMenu,
    settings: Settings,
) -> QMenu:
    """Return the menu; its actions also belong to the window, so that their keys work everywhere."""
    menu = QMenu(window)
    menu.setToolTipsVisible(True)
    help_actions, desk = desks
    steps = ("Alt+Left", "Alt+Right")
    back, on = reversed(steps) if window.layoutDirection() is Qt.LayoutDirection.RightToLeft else steps
    for entries in _groups(target, help_actions, settings, back, on):
        for entry in entries:
            menu.addAction(_action(window, entry))
        menu.addSeparator()
    first = menu.actions()[0]
    menu.insertActions(first, [_undo_action(window, undoing), _redo_action(window, undoing)])
    menu.insertSeparator(first)
    menu.insertMenu(menu.actions()[5], recent)
    menu.insertMenu(menu.actions()[6], _forms_menu(menu, target))
    for choices in (
        _guides_menu(menu, target, help_actions),
        _records_menu(menu, desk),
        _theme_menu(menu, settings),
        _lock_menu(menu, settings),
    ):
        menu.insertMenu(menu.actions()[-1], choices)
    return menu


def show_switch_person(menu: QMenu, *, is_shown: bool) -> None:
    """Show the command that asks who is at the computer: only where several people use the list."""
    for action in menu.actions():
        if action.text() == SWITCH_PERSON:
            action.setVisible(is_shown)


def _groups(
    target: Commanded, help_actions: HelpActions, settings: Settings, back: str, on: str
) -> tuple[tuple[_MenuEntry, ...], ...]:
    return (
        (
            _MenuEntry(_("New worksheet"), "Ctrl+N", target.new_worksheet),
            _MenuEntry(_("Open a worksheet PDF…"), "Ctrl+O", target.choose_file),
            _MenuEntry("Find", "Ctrl+F", target.search),
            _MenuEntry("Print…", "Ctrl+P", target.print_sheet),
        ),
        (
            _MenuEntry(_("View for the visit"), "F11", target.show_consult_view),
            _MenuEntry(_("Step back"), back, target.go_back),
            _MenuEntry(_("Next step"), on, target.next_step),
        ),
        (
            _MenuEntry(_("Lock now"), "Ctrl+L", target.lock, works_in_every_window=True),
            _MenuEntry(SWITCH_PERSON, "Ctrl+Shift+L", target.switch_person),
            _MenuEntry(_("Help for this page"), "F1", help_actions.show_help),
            _MenuEntry(WORDS_TITLE, WORDS_KEY, help_actions.show_words),
            _MenuEntry(CANCER_TITLE, "", help_actions.show_cancer),
            _MenuEntry(_("About this program"), "", help_actions.show_about),
        ),
        (
            _MenuEntry(
                _("Larger text"), "Ctrl++", lambda: resize_text(settings, TEXT_STEP), works_in_every_window=True
            ),
            _MenuEntry(
                _("Smaller text"), "Ctrl+-", lambda: resize_text(settings, -TEXT_STEP), works_in_every_window=True
            ),
        ),
    )


def _guides_menu(parent: QMenu, target: Commanded, help_actions: HelpActions) -> QMenu:
    menu = QMenu("Guides", parent)
    for reader, title in GUIDE_TITLES.items():
        menu.addAction(title, partial(help_actions.show_guide, reader))
    menu.addAction(TOUR_TITLE, target.show_tour)
    menu.addAction(ACCESS_TITLE, help_actions.show_access)
    menu.addAction(STANDARDS_TITLE, help_actions.show_standards)
    return menu


def _forms_menu(parent: QMenu, target: Commanded) -> QMenu:
    menu = QMenu(_("Forms on paper"), parent)
    menu.addAction(_("Type in a form…"), target.type_in_form)
    menu.addAction(_("Form to fill in by pen…"), target.save_form)
    return menu


def resize_text(settings: Settings, by: int) -> None:
    """Make all text larger or smaller by some percent."""
    settings.text_percent += by


def _undo_action(window: QWidget, undoing: QUndoGroup) -> QAction:
    action = QAction(_("Undo"), window)
    action.setShortcuts(QKeySequence.StandardKey.Undo)
    action.triggered.connect(lambda: _do(undoing.undo, window, f"Undone: {undoing.undoText()}"))
    undoing.canUndoChanged.connect(action.setEnabled)
    undoing.undoTextChanged.connect(lambda step: _name_step(action, _("Undo"), step, _("Takes this back")))
    action.setEnabled(undoing.canUndo())
    window.addAction(action)
    return action


def _redo_action(window: QWidget, undoing: QUndoGroup) -> QAction:
    action = QAction(_("Redo"), window)
    action.setShortcuts(QKeySequence.StandardKey.Redo)
    action.triggered.connect(
        lambda: _do(undoing.redo, window, _("Done again: {undoing}").format(undoing=undoing.redoText()))
    )
    undoing.canRedoChanged.connect(action.setEnabled)
    undoing.redoTextChanged.connect(lambda step: _name_step(action, _("Redo"), step, _("Does this again")))
    action.setEnabled(undoing.canRedo())
    window.addAction(action)
    return action


def _do(step: Callable[[], None], window: QWidget, sentence: str) -> None:
    """Take a step in the history and say which, since it may change what is not in sight."""
    step()
    announce(window, sentence)


def _name_step(action: QAction, verb: str, step: str, meaning: str) -> None:
    """Name the step that an action is about: “Undo: menopause”. Abbreviations such as HER2 keep their letters."""
    named = f"{step[0].lower()}{step[1:]}" if step[1:2].islower() else step
    action.setText(f"{verb}: {named}".replace("&", "&&") if step else verb)
    action.setToolTip(f"{meaning}: {named}" if step else verb)


def _action(window: QWidget, entry: _MenuEntry) -> QAction:
    action = QAction(entry.text, window)
    if entry.keys:
        keys = [entry.keys, "Ctrl+="] if entry.keys == "Ctrl++" else [entry.keys]
        action.setShortcuts([QKeySequence(sequence) for sequence in keys])
    if entry.works_in_every_window:
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    action.triggered.connect(lambda _checked=False: entry.run())
    window.addAction(action)
    return action


def _records_menu(parent: QMenu, desk: RecordsActions) -> QMenu:
    menu = QMenu(_("Records and safety"), parent)
    groups: tuple[tuple[tuple[str, Callable[[], None]], ...], ...] = (
        (
            (_("History…"), desk.show_history),
            (_("Deleted worksheets…"), desk.show_deleted),
            (_("Back up…"), desk.back_up),
            (_("How long signed worksheets are kept…"), desk.show_retention),
        ),
        (
            (_("People…"), desk.show_people),
            (_("Change passphrase…"), desk.change_passphrase),
            (_("New recovery code…"), desk.renew_recovery_code),
            (_("Unlock with the system’s keyring…"), desk.set_keyring),
            (_("Trusted keys and time stamps…"), desk.set_trust),
        ),
        ((_("How your worksheets are kept"), desk.show_help),),
    )
    for group in groups:
        for text, run in group:
            menu.addAction(text, run)
        menu.addSeparator()
    return menu


def _theme_menu(parent: QMenu, settings: Settings) -> QMenu:
    menu = _choices(_("Colors"), parent, THEME_NAMES, settings.theme, lambda theme: setattr(settings, "theme", theme))
    menu.setEnabled(not settings.is_locked("look/theme"))
    return menu


def _lock_menu(parent: QMenu, settings: Settings) -> QMenu:
    names = {
        minutes: ngettext("{n} minute without activity", "{n} minutes without activity", minutes)
        for minutes in LOCK_MINUTES
    }
    chosen = settings.lock_minutes
    menu = _choices(_("Lock after"), parent, names, chosen, lambda minutes: setattr(settings, "lock_minutes", minutes))
    menu.setEnabled(not settings.is_locked("safety/lock_minutes"))
    return menu


def _choices(
    title: str, parent: QMenu, names: Mapping[Choice, str], chosen: Choice, choose: Callable[[Choice], None]
) -> QMenu:
    menu = QMenu(title, parent)
    group = QActionGroup(menu)
    for choice, name in names.items():
        action = QAction(name, menu)
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        action.triggered.connect(lambda _checked=False, choice=choice: choose(choice))
        group.addAction(action)
        menu.addAction(action)
    return menu
