"""When something goes wrong that nobody foresaw: what happened, what is safe, and a report to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from hrbc_desktop.session.desktop.privacy import copy_secret
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import TROUBLE_WINDOW, XXL, L
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme

if TYPE_CHECKING:
    from hrbc_desktop.ui.shell.main_window import MainWindow

HAPPENED = _("Something went wrong that we did not expect")
SAVED = _("Your work is saved. You can go on, or close the program and open it again.")
NOT_SAVED = _("The last change could not be saved. It is still here. Keep working and check that it gets saved.")
NOTHING_OPEN = _("Nothing was open, so nothing is lost. You can go on, or close the program and open it again.")
REPORT = _(
    "This report says where in the program it happened. It holds nothing about you. You may copy it for those who "
    "help: paste it before you lock or close the program."
)
COPY, COPIED = _("Copy the report"), _("Copied")


class TroubleDialog(TabOrderMixin, Dialog):
    """Nothing is sent anywhere: the person decides who gets the report."""

    def __init__(self, report: str, safe: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(HAPPENED)
        self.resize(current_theme().window(TROUBLE_WINDOW, self))
        self.safe_label = _words(safe, "")
        self.report_edit = QPlainTextEdit(report)
        self.report_edit.setReadOnly(True)
        self.report_edit.setTabChangesFocus(True)
        self.report_edit.setAccessibleName(_("Report"))
        buttons = QDialogButtonBox(self)
        self.copy_button = buttons.addButton(COPY, QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on_button = buttons.addButton("Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = buttons.addButton(_("Close the program"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.copy_button.clicked.connect(self._copy)
        self.go_on_button.clicked.connect(self.accept)
        self.close_button.clicked.connect(self._close_program)
        self.go_on_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XXL, XXL, XXL, XXL)
        layout.setSpacing(L)
        layout.addWidget(_words(HAPPENED, "heading"))
        layout.addWidget(self.safe_label)
        layout.addWidget(_words(REPORT, "small"))
        layout.addWidget(self.report_edit, 1)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        copy_secret(self.report_edit.toPlainText())
        self.copy_button.setText(COPIED)

    def _close_program(self) -> None:
        self.accept()
        if parent := self.parentWidget():
            parent.close()


class CrashReporter:
    """Tells of one trouble at a time: what fails while it is told adds nothing that helps."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._is_telling = False

    def tell(self, report: str) -> None:
        """Save, say whether that worked, and show the report."""
        if self._is_telling:
            return
        self._is_telling = True
        try:
            TroubleDialog(report, self._what_is_safe(), self._window).exec()
        finally:
            self._is_telling = False

    def _what_is_safe(self) -> str:
        try:
            saved = self._window.save_now()
        except Exception:  # noqa: BLE001 - saving may be the very thing that went wrong
            saved = False
        if not saved:
            return NOT_SAVED
        return NOTHING_OPEN if self._window.is_covered else SAVED


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setProperty("role", role)
    return label
