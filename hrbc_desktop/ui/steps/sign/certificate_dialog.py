"""Reads the clinic's own certificate: a file and its password, or a smart card and its PIN, forgotten at once."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import Certificate
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_certificate_dialog import Ui_CertificateDialog
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.theme import current_theme

_WHERE = (("file", _("In a file")), ("card", _("On a smart card")))
_PASSWORD, _PIN = _("Password of this file"), _("PIN of the card")
_ABOUT_CARD = _(
    "Put the card into the reader. Its key stays on it, and the PIN is not saved. Type the PIN with care: a card locks "
    "itself after a few wrong ones."
)
_WIDTH = 480
"""In pixels at 100 %."""


class CertificateDialog(Dialog):
    """Asks for a PKCS#12 file and its password, or a card and its PIN, and hands over what is in it."""

    certificate_read = Signal(object)
    """A `Certificate` that can sign now."""

    def __init__(self, sheets: SheetService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sheets = sheets
        self._path: Path | None = None
        self._reading: Job | None = None
        self.form = form = Ui_CertificateDialog()
        form.setupUi(self)
        self._about_file = form.sentence_label.text()
        form.problem_label.hide()
        form.where_chips.offer(_WHERE, name=_("Where is the key?"))
        form.where_chips.choose(["file"])
        form.where_chips.setVisible(sheets.can_read_cards)
        form.where_chips.chosen_changed.connect(self._show_where)
        form.file_button.clicked.connect(self._choose_file)
        form.cancel_button.clicked.connect(self.reject)
        form.use_button.clicked.connect(self._read)
        self.finished.connect(self._give_up)
        form.file_button.setFocus()
        self._fit()

    def choose(self, path: Path) -> None:
        """Take the file that the person chose; its password is asked for next."""
        self._path = path
        self.form.path_label.setText(path.name)
        self.form.path_label.setToolTip(str(path))
        self.form.problem_label.hide()
        self.form.password_edit.setFocus()

    @property
    def _is_on_card(self) -> bool:
        return "card" in self.form.where_chips.chosen

    def _show_where(self) -> None:
        """Ask for what opens a file, or for what opens a card."""
        form, is_on_card = self.form, self._is_on_card
        form.where_chips.choose(["card" if is_on_card else "file"])
        for part in (form.file_label, form.path_label, form.file_button):
            part.setVisible(not is_on_card)
        asked = _PIN if is_on_card else _PASSWORD
        form.password_label.setText(asked)
        form.password_edit.setAccessibleName(asked)
        form.sentence_label.setText(_ABOUT_CARD if is_on_card else self._about_file)
        clear_without_undo(form.password_edit)
        form.problem_label.hide()
        self._fit()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, _("Choose the certificate file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Certificates (*.p12 *.pfx)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda chosen: self.choose(Path(chosen)))
        dialog.open()

    def _read(self) -> None:
        if self._path is None and not self._is_on_card:
            self._say(_("Choose the certificate file first."))
            self.form.file_button.setFocus()
            return
        password = self.form.password_edit.text()
        clear_without_undo(self.form.password_edit)
        self.form.problem_label.hide()
        self._set_busy(True)
        if self._is_on_card or self._path is None:
            self._reading = self._sheets.read_card(password, self._on_read, self._on_failed)
        else:
            self._reading = self._sheets.read_certificate(self._path, password, self._on_read, self._on_failed)

    def _on_read(self, certificate: Certificate) -> None:
        self.certificate_read.emit(certificate)
        self.accept()

    def _give_up(self) -> None:
        """Cancel the read when the dialog closes."""
        if self._reading is not None:
            self._reading.cancel()

    def _on_failed(self, sentence: str) -> None:
        self._set_busy(False)
        self._say(sentence)
        self.form.password_edit.setFocus()

    def _set_busy(self, busy: bool) -> None:
        """Take nothing new while the file is read; what was begun can still be cancelled."""
        form = self.form
        parts: tuple[QWidget, ...] = (form.where_chips, form.file_button, form.password_edit, form.use_button)
        for part in parts:
            part.setDisabled(busy)
        if busy:
            self.form.cancel_button.setFocus()

    def _say(self, sentence: str) -> None:
        self.form.problem_label.setText(sentence)
        self.form.problem_label.show()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text needs; Qt's own adjustSize() stops at two thirds of the screen."""
        width = current_theme().scaled(_WIDTH)
        self.resize(width, self.form.certificate_layout.totalHeightForWidth(width))
