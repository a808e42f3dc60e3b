"""Worksheets that were deleted, to bring back or to destroy; and those that cannot be read, with what can be done."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidgetItem, QWidget

from hrbc_desktop.records.audit.retention import KEPT_AFTER_DELETION
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.tables.worksheet_index import Summaries
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_deleted import Ui_DeletedDialog
from hrbc_desktop.ui.kit.ask_list import ask_list
from hrbc_desktop.ui.kit.confirm import confirm_data_loss
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import BUTTONS_IN_LINE_FROM, DAMAGED_WINDOW, DELETED_WINDOW, SHORT_LIST
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.audit import until_erased, worksheet_of
from hrbc_desktop.wording.dates import spoken_date

CHOOSE_ONE = _("Choose one to bring it back or delete it forever.")


class DeletedDialog(Dialog):
    """Nothing is destroyed without a question."""

    changed = Signal()
    """A worksheet was brought back."""
    pdfs_requested = Signal(str)
    """The id of a damaged worksheet whose signed PDFs the person wants to save."""

    def __init__(self, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._consultation, self._records = consultation, consultation.records
        self._shown_until = self._records.list.known_until
        self.form = form = Ui_DeletedDialog()
        form.setupUi(self)
        form.problem_label.hide()
        form.damaged_list.setMaximumHeight(current_theme().scaled(SHORT_LIST))
        form.deleted_table.selectionModel().selectionChanged.connect(self._show_chosen)
        form.damaged_list.currentItemChanged.connect(self._show_chosen)
        form.restore_button.clicked.connect(self.bring_back)
        form.destroy_button.clicked.connect(self.destroy_deleted)
        form.destroy_damaged_button.clicked.connect(self.destroy_damaged)
        form.save_pdfs_button.clicked.connect(self._save_pdfs)
        form.close_button.clicked.connect(self.reject)
        self.refresh()
        self.resize(current_theme().window(DAMAGED_WINDOW if self._has_damaged else DELETED_WINDOW, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        in_line = self.width() >= current_theme().scaled(BUTTONS_IN_LINE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if in_line else QBoxLayout.Direction.TopToBottom
        for buttons in (self.form.deleted_layout, self.form.damaged_buttons):
            buttons.setDirection(direction)

    def refresh(self) -> None:
        """List anew what is deleted and what is damaged: first as far as is known, then as the list says."""
        self._show_known()
        ask_list(self, self._consultation.queue, self._records.list.deleted, self._show_news, self._tell)

    def _show_news(self, _deleted: Summaries) -> None:
        if self._records.list.known_until != self._shown_until:
            self._show_known()

    def _show_known(self) -> None:
        form, now, self._shown_until = self.form, datetime.now().astimezone(), self._records.list.known_until
        deleted, damaged = self._records.list.known_deleted(), sorted(self._records.list.known_unreadable())
        form.deleted_table.show_summaries(deleted, now)
        form.deleted_table.setVisible(bool(deleted))
        form.empty_label.setVisible(not deleted)
        for button in (form.restore_button, form.destroy_button):
            button.setVisible(bool(deleted))
        form.damaged_list.clear()
        for worksheet_id in damaged:
            item = QListWidgetItem(_("Worksheet {number}").format(number=worksheet_id[:8]), form.damaged_list)
            item.setData(Qt.ItemDataRole.UserRole, worksheet_id)
        form.damaged_frame.setVisible(bool(damaged))
        self._show_chosen()

    def bring_back(self) -> None:
        """Put the chosen worksheet back on the list."""
        if chosen := self.form.deleted_table.selected:
            self._do(lambda: self._records.worksheets.restore(chosen.id))
            self.changed.emit()

    def destroy_deleted(self) -> None:
        """Destroy the chosen worksheet for good, when the person says so once more."""
        if chosen := self.form.deleted_table.selected:
            self._destroy(chosen.id, worksheet_of(chosen.name))

    def destroy_damaged(self) -> None:
        """Destroy the chosen damaged worksheet for good, when the person says so once more."""
        if worksheet_id := self._damaged_id:
            self._destroy(worksheet_id, _("worksheet {code}, which cannot be read").format(code=worksheet_id[:8]))

    @property
    def _has_damaged(self) -> bool:
        return self.form.damaged_list.count() > 0

    @property
    def _damaged_id(self) -> str:
        item = self.form.damaged_list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _save_pdfs(self) -> None:
        self.pdfs_requested.emit(self._damaged_id)

    def _destroy(self, worksheet_id: str, named: str) -> None:
        question = _("Delete {named} forever? Its signed PDFs go too. This cannot be undone.").format(named=named)
        if confirm_data_loss(self, question, _("Delete it"), _("Keep it")):
            self._do(lambda: self._records.retention.purge(worksheet_id))

    def _do(self, change: Callable[[], None]) -> None:
        self.form.problem_label.hide()
        try:
            self._consultation.change(change)
        except RecordsError as problem:
            self._tell(str(problem))
        self.refresh()

    def _tell(self, sentence: str) -> None:
        self.form.problem_label.setText(sentence)
        self.form.problem_label.show()

    def _show_chosen(self) -> None:
        form, chosen = self.form, self.form.deleted_table.selected
        form.restore_button.setEnabled(chosen is not None)
        form.destroy_button.setEnabled(chosen is not None)
        form.save_pdfs_button.setEnabled(bool(self._damaged_id))
        form.destroy_damaged_button.setEnabled(bool(self._damaged_id))
        since = self._records.list.deleted_since(chosen.id) if chosen else None
        gone = spoken_date((since + KEPT_AFTER_DELETION).astimezone().date()) if since else ""
        form.chosen_label.setVisible(form.deleted_table.isVisibleTo(self))
        stays = chosen is not None and chosen.signed == "patient_and_nurse"
        until = _("You can restore it until at least {gone}.").format(gone=gone) if gone else CHOOSE_ONE
        form.chosen_label.setText(until_erased() if stays else until)
