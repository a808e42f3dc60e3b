"""Home: begin, open, find and delete worksheets."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QWidget
from shiboken6 import isValid

from hrbc_desktop.domain.visit.list_entry import Summary
from hrbc_desktop.records.errors import RecordsError, StoreClosed
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.worksheet_index import Only, SortBy, Summaries, View
from hrbc_desktop.session.backups import backup_is_due, last_backup
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.recent_state import Remembered
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.ui.forms.ui_home import Ui_HomePage
from hrbc_desktop.ui.home.crash_recovery_banner import LeftOpen
from hrbc_desktop.ui.home.onboarding_tour import Tour
from hrbc_desktop.ui.home.recent_files_menu import RecentFiles
from hrbc_desktop.ui.home.worksheet_table import Column
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.file_prompts import ask_for_pdf
from hrbc_desktop.ui.kit.icons import icon, pixmap
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import ACTIONS_IN_LINE_FROM, HUGE_ICON, MARGIN, PAGE_WIDTH
from hrbc_desktop.ui.kit.reason import ask_reason
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.addendum import ADD as ADD_CORRECTION
from hrbc_desktop.wording.audit import deleted_words, why_deleted
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.decisions import ANOTHER, decision_names
from hrbc_desktop.wording.retention import LIFT_HOLD, SET_HOLD
from hrbc_desktop.wording.signed_history import TITLE as SIGNED_PAGES

FILTERS_FROM = 8
"""Who has fewer worksheets sees them all at once."""
_FILTERS: tuple[tuple[Only, str], ...] = (
    ("all", _("All")),
    ("today", _("Visits today")),
    ("not_countersigned", _("Nurse has not signed")),
)
_MINE: tuple[Only, str] = ("mine", _("Mine"))
"""What who is here wrote in or signed; where one person uses the list, all are hers."""
_SORTED_BY: dict[Column, SortBy] = {
    Column.PATIENT: "patient",
    Column.VISIT: "visit",
    Column.SIGNED: "signed",
    Column.CHANGED: "changed",
}
_SORTS: tuple[tuple[Column, str], ...] = (
    (Column.PATIENT, _("Sort by &patient")),
    (Column.VISIT, _("Sort by &visit")),
    (Column.SIGNED, _("Sort by who &signed")),
    (Column.CHANGED, _("Sort by last &change")),
)
"""As the menu of a row offers them, for who uses keys alone."""
LOOK_EVERY_MS = 10_000
"""How often the list is held against what other windows and computers saved, while it is shown."""


class HomePage(QWidget):
    """Lists what the records keep. It opens nothing itself: it tells what is wanted."""

    new_requested = Signal()
    open_requested = Signal(str)
    """The id of a worksheet."""
    another_requested = Signal(str)
    """The id of a worksheet from whose answers one about another decision is to begin."""
    file_requested = Signal(Path)
    """A PDF that was chosen."""
    correction_requested = Signal(str)
    """The id of a worksheet that the nurse has signed, to which a correction is to be added."""
    signed_pages_requested = Signal(str)
    """The id of a worksheet: its signed revisions and corrections."""
    hold_requested = Signal(str)
    """The id of a worksheet that is to be kept in any case, or no longer."""
    pdfs_requested = Signal(str)
    """The id of a worksheet: all signed PDFs of its patient."""
    backup_requested = Signal()
    no_backup_requested = Signal()
    """The person was reminded of a backup, and does not want to hear of it for a while."""

    def __init__(self, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._consultation = consultation
        self._deleted: Summary | None = None
        self._is_asking = False
        self._shown_until = -1
        """Up to where the list is shown: see `Store.refresh`."""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._ask_what_is_new)
        self.form = form = Ui_HomePage()
        form.setupUi(self)
        form.notice_frame.hide()
        form.reminder_frame.hide()
        form.backup_button.clicked.connect(self.backup_requested)
        form.no_backup_button.clicked.connect(self.no_backup_requested)
        self._add_what_comes_and_goes(consultation.remembered)
        form.new_button.clicked.connect(self.new_requested)
        form.open_button.clicked.connect(self.choose_file)
        form.search_edit.textChanged.connect(self._search)
        form.show_all_button.clicked.connect(form.search_edit.clear)
        form.undo_button.clicked.connect(self.undo_delete)
        table = form.worksheet_table
        table.rows.decisions = decision_names(consultation.catalogue)
        table.clicked.connect(self._on_clicked)
        table.horizontalHeader().sectionClicked.connect(self._sort_by)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.installEventFilter(self)
        consultation.records_changed.connect(self._on_records_changed)
        current_theme().changed.connect(self._follow_look)
        self._follow_look()
        self.refresh()

    def _add_what_comes_and_goes(self, remembered: Remembered) -> None:
        """Add the tour, what was left open, and the files that were open last."""
        layout = self.form.home_layout
        self.tour, self.left_open = Tour(), LeftOpen(remembered)
        layout.insertWidget(layout.indexOf(self.form.title_spacer) + 1, self.tour)
        self.tour.ended.connect(self.form.new_button.setFocus)
        self.tour.begin_requested.connect(self.new_requested)
        layout.insertWidget(layout.indexOf(self.form.notice_frame), self.left_open)
        self.left_open.open_requested.connect(self.open_requested)
        self._recent_files = RecentFiles(remembered, self)
        self._recent_files.file_requested.connect(self.file_requested)
        self._view = View()
        self.filter_chips = ChipGroup()
        self._offer_filters()
        self.filter_chips.chosen_changed.connect(self._filter)
        self.filter_chips.hide()
        layout.insertWidget(layout.indexOf(self.form.list_frame), self.filter_chips)
        self.recent_button = QPushButton(self._recent_files.title())
        self.recent_button.setMenu(self._recent_files)
        buttons = self.form.buttons_layout
        buttons.insertWidget(buttons.indexOf(self.form.open_button) + 1, self.recent_button)
        remembered.changed.connect(self._show_recent)
        self._show_recent()

    def refresh(self) -> None:
        """List anew what the records keep and the search finds."""
        if self._consultation.is_locked:
            self._show_found(Summaries())
            return
        self._show_known()
        self._ask_what_is_new()

    def _show_known(self) -> None:
        """List what is known without asking the disk or a server."""
        if self._consultation.is_locked:
            return
        records = self._consultation.records
        self._shown_until = records.list.known_until
        rows = self.form.worksheet_table.rows
        rows.corrections, rows.held = records.list.known_corrections, records.list.known_held
        found = records.list.known(self.form.search_edit.text(), view=self._view)
        self.filter_chips.setVisible(self._view.only != "all" or len(records.list.known()) >= FILTERS_FROM)
        self._show_found(found)
        self.form.count_label.setText(_counted(len(found), len(records.list.known_unreadable())))

    def _ask_what_is_new(self) -> None:
        """Take up what other windows and computers saved, in the background."""
        if self._consultation.is_locked or self._is_asking:
            return
        self._is_asking = True
        ask = partial(_news, self._consultation.records, wants_mine=self._view.only == "mine")
        self._consultation.queue.save(ask, self._on_asked, self._on_not_asked)

    def _on_asked(self, news: tuple[int, frozenset[str] | None]) -> None:
        self._is_asking = False
        if not isValid(self):
            return
        known_until, mine = news
        is_new = known_until != self._shown_until
        if mine is not None and mine != self._view.mine:
            self._view, is_new = replace(self._view, mine=mine), True
        if is_new:
            self._show_known()

    def _offer_filters(self) -> None:
        """Offer “mine” where several people use the list."""
        is_locked = self._consultation.is_locked
        is_of_several = not is_locked and self._consultation.records.people.person is not None
        choices = (*_FILTERS, _MINE) if is_of_several else _FILTERS
        self.filter_chips.offer(choices, name=_("Which worksheets are listed"))
        self.filter_chips.choose(["all"])

    def _on_not_asked(self, problem: Exception) -> None:
        self._is_asking = False
        if not isinstance(problem, RecordsError):
            raise problem
        if not isinstance(problem, StoreClosed) and isValid(self):
            self._notify(str(problem))

    def _filter(self) -> None:
        chosen = self.filter_chips.chosen
        only: Only = next((one for one, _label in (*_FILTERS, _MINE) if one in chosen), _FILTERS[0][0])
        self.filter_chips.choose([only])
        self._view = replace(self._view, only=only)
        if only == "mine":  # shown once the trail has told
            self._consultation.queue.save(self._consultation.records.logbook.mine, self._show_mine, self._on_not_asked)
        else:
            self.refresh()

    def _show_mine(self, mine: frozenset[str]) -> None:
        if isValid(self):
            self._view = replace(self._view, mine=mine)
            self._show_known()

    def _sort_by(self, section: int) -> None:
        """Sort by a column; at the second press the other way around, at the third as it was."""
        column = _SORTED_BY.get(Column(section), "")
        if not column:
            return
        if self._view.sort_by != column:
            self._view = replace(self._view, sort_by=column, is_descending=column == "changed")
        elif self._view.is_descending == (column == "changed"):
            self._view = replace(self._view, is_descending=not self._view.is_descending)
        else:
            self._view = replace(self._view, sort_by="", is_descending=False)
        order = Qt.SortOrder.DescendingOrder if self._view.is_descending else Qt.SortOrder.AscendingOrder
        self.form.worksheet_table.show_sorted(section if self._view.sort_by else None, order)
        self.refresh()

    def _sort_as_chosen(self, action: QAction) -> None:
        if action.data() is not None:
            self._sort_by(action.data())

    def _search(self) -> None:
        if self._consultation.is_locked:
            self.refresh()
            return
        self._show_known()
        self.form.worksheet_table.scrollToTop()

    def offer_tour(self, settings: Settings) -> None:
        """Show the short tour once on this computer, to a person who has no worksheet yet."""
        if not settings.tour_was_shown and not self._consultation.is_locked:
            settings.tour_was_shown = True
            if not self._consultation.records.list.known():
                self.tour.begin()

    def choose_file(self) -> None:
        """Ask for a PDF to open."""
        ask_for_pdf(self, self.file_requested.emit)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.search_edit.selectAll()

    def delete_selected(self) -> None:
        """Take the selected worksheet off the list; `undo_delete` puts it back."""
        summary = self.form.worksheet_table.selected
        if summary is None:
            return
        records = self._consultation.records
        needs_reason = records.people.person is not None and summary.signed != "not_yet"
        reason = ask_reason(self, why_deleted()) if needs_reason and records.people.may("delete signed") else ""
        if needs_reason and records.people.may("delete signed") and not reason:
            return
        try:
            self._consultation.change(partial(records.worksheets.delete, summary.id, reason))
        except RecordsError as problem:
            self._notify(str(problem))
            return
        self._deleted = summary
        self._notify(deleted_words(summary.name, summary.signed), undo=True)
        self.refresh()

    def undo_delete(self) -> None:
        """Put back the worksheet that was deleted last."""
        if self._deleted is None:
            return
        try:
            self._consultation.change(partial(self._consultation.records.worksheets.restore, self._deleted.id))
        except RecordsError as problem:
            self._notify(str(problem))
            return
        self._deleted = None
        self.form.notice_frame.hide()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()
        self.refresh()
        self.show_reminder()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete with the Delete key; open with Enter, and the menu with Shift+F10, on every platform."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self._show_menu(self.form.worksheet_table.place_of_selected())
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.delete_selected()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_selected()
                return True
        return super().eventFilter(watched, event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.form.worksheet_table.rows.summary(index.row()).id)

    def _open_selected(self) -> None:
        if summary := self.form.worksheet_table.selected:
            self.open_requested.emit(summary.id)

    def _begin_another(self) -> None:
        if summary := self.form.worksheet_table.selected:
            self.another_requested.emit(summary.id)

    def _save_pdfs(self) -> None:
        if summary := self.form.worksheet_table.selected:
            self.pdfs_requested.emit(summary.id)

    def show_reminder(self) -> None:
        """Remind of a backup in one quiet line, when one is due."""
        now = datetime.now().astimezone()
        due = not self._consultation.is_locked and backup_is_due(self._consultation.records, now)
        self.form.reminder_frame.setVisible(due)
        if due:
            self.form.reminder_label.setText(_reminder(last_backup(self._consultation.records)))

    def _show_recent(self) -> None:
        self.recent_button.setVisible(not self._recent_files.isEmpty())

    def _on_records_changed(self) -> None:
        self._deleted = None
        self.form.notice_frame.hide()
        clear_without_undo(self.form.search_edit)
        self._view = View()
        self._offer_filters()
        self.form.worksheet_table.show_sorted(None, Qt.SortOrder.AscendingOrder)
        self.refresh()
        self.show_reminder()

    def _show_menu(self, position: QPoint) -> None:
        summary = self.form.worksheet_table.selected
        if summary is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("folder-open", current_theme().color("ink")), _("Open"), self._open_selected)
        menu.addAction(icon("plus", current_theme().color("ink")), ANOTHER, self._begin_another)
        menu.addAction(icon("save", current_theme().color("ink")), _("Save signed PDFs…"), self._save_pdfs)
        self._add_what_is_signed(menu, summary)
        menu.addAction(icon("trash-2", current_theme().color("ink")), _("Delete"), self.delete_selected)
        menu.addSeparator()
        for column, words in _SORTS:
            menu.addAction(words).setData(int(column))
        menu.triggered.connect(self._sort_as_chosen)
        menu.popup(self.form.worksheet_table.viewport().mapToGlobal(position))

    def _add_what_is_signed(self, menu: QMenu, summary: Summary) -> None:
        """Offer what can be done with a worksheet that is signed, and what only some roles may do."""
        records, ink = self._consultation.records, current_theme().color("ink")
        is_held = summary.id in records.list.known_held
        if summary.signers or summary.signed_before:
            show = partial(self.signed_pages_requested.emit, summary.id)
            menu.addAction(icon("file-text", ink), f"{SIGNED_PAGES}…", show)
        if (summary.signed == "patient_and_nurse" or summary.signed_before) and records.people.may("correct"):
            correct = partial(self.correction_requested.emit, summary.id)
            menu.addAction(icon("pencil", ink), f"{ADD_CORRECTION}…", correct)
        if records.people.may("hold") and (is_held or records.people.person is not None):
            menu.addAction(
                icon("lock", ink), (LIFT_HOLD if is_held else SET_HOLD), partial(self.hold_requested.emit, summary.id)
            )

    def _show_found(self, found: Summaries) -> None:
        searched = self.form.search_edit.text().strip()
        self.form.worksheet_table.show_summaries(found, datetime.now().astimezone())
        self.form.list_frame.setVisible(bool(found))
        self.form.count_label.setVisible(bool(found))
        self.form.empty_frame.setVisible(not found)
        self.form.show_all_button.setVisible(bool(searched))
        self.form.search_edit.setVisible(bool(found or searched) or self._view.only != "all")
        if searched:
            self.form.empty_heading.setText(_("Nothing found"))
            self.form.empty_label.setText(
                with_break_points(
                    _("No worksheet has “{searched}” in its name, number or dates.").format(searched=searched)
                )
            )
        elif self._view.only != "all":
            self.form.empty_heading.setText(_("Nothing here"))
            self.form.empty_label.setText(_("No worksheet is like this now. Press “All” to see every worksheet."))
        else:
            self.form.empty_heading.setText(_("No worksheets yet"))
            self.form.empty_label.setText("")
        self.form.empty_label.setVisible(bool(self.form.empty_label.text()))

    def _notify(self, sentence: str, *, undo: bool = False) -> None:
        self.form.notice_label.setText(sentence)
        self.form.undo_button.setVisible(undo)
        self.form.notice_frame.show()

    def _follow_look(self) -> None:
        self.form.empty_icon.setPixmap(
            pixmap("clipboard-list", current_theme().color("muted"), current_theme().scaled(HUGE_ICON))
        )
        self._fit()

    def _fit(self) -> None:
        """Keep lines readable on wide screens, and the search field usable on narrow ones."""
        side = max(MARGIN, (self.width() - current_theme().scaled(PAGE_WIDTH)) // 2)
        margins = self.form.home_layout.contentsMargins()
        margins.setLeft(side)
        margins.setRight(side)
        self.form.home_layout.setContentsMargins(margins)
        wide = self.width() - 2 * side >= current_theme().scaled(ACTIONS_IN_LINE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.form.actions_layout.setDirection(direction)


def _counted(found: int, unreadable: int) -> str:
    counted = ngettext("{n} worksheet", "{n} worksheets", found)
    if not unreadable:
        return counted
    damaged = ngettext("{n} cannot be read", "{n} cannot be read", unreadable)
    return _("{counted}. {damaged}; the others are safe. The menu says more, under “Deleted worksheets”.").format(
        counted=counted, damaged=damaged
    )


def _reminder(made: datetime | None) -> str:
    if made is None:
        return _("There is no backup of your worksheets yet.")
    return _("Your last backup is from {spoken_date}.").format(spoken_date=spoken_date(made.astimezone().date()))


def _news(records: Store, *, wants_mine: bool) -> tuple[int, frozenset[str] | None]:
    """Up to where the list is known now; and, if that is wanted, what who is here worked on."""
    return records.list.refresh(), records.logbook.mine() if wants_mine else None
