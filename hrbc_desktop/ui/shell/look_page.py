"""A PDF that is read while the worksheets are locked: what it is worth, and its pages. Nothing can be done with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.model.opened_sheet import OpenedFile
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import XL, L
from hrbc_desktop.ui.open_pdf.verdict_page import OpeningPage
from hrbc_desktop.ui.steps.sign.sheet_preview import SheetPreview

_BACK = _("Back to the passphrase")


class LookPage(QWidget):
    """Forgets the file as soon as it is left."""

    left = Signal()

    def __init__(self, consultation: Consultation, sheets: SheetService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opening = OpeningPage(consultation, sheets)
        self.opening.look_only()
        self.preview = SheetPreview()
        self.preview.use(sheets)
        self.preview.hide()
        self.back_button = QPushButton(_BACK)
        self.back_button.clicked.connect(self.left)
        contents = self.opening.form.contents_layout
        contents.insertWidget(contents.indexOf(self.opening.form.card_frame) + 1, self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, L, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(XL, 0, XL, 0)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(head)
        layout.addWidget(self.opening, 1)
        self.opening.opened.connect(self._on_opened)

    def show_file(self, path: Path) -> None:
        """Check the file and show its pages."""
        self.preview.forget()
        self.preview.hide()
        self.opening.open_file(path)
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nothing any more."""
        self.opening.forget()
        self.preview.forget()
        self.preview.hide()

    def _on_opened(self, opened: OpenedFile) -> None:
        if opened.pdf:
            self.preview.show()
            self.preview.say("")
            self.preview.show_sheet(opened.pdf, 0)
