"""What is said of a signed sheet: who signed, where it is, and its fingerprint."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hrbc_desktop.session.sheet_types import SignedSheet
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.line_breaking import breakable
from hrbc_desktop.ui.kit.metrics import LARGE_ICON
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.sign.save_location import readable
from hrbc_desktop.wording.text import in_groups, listed

KEPT_IN_RECORDS = "It is kept with your worksheets. Save a copy to take it along."


class SignedResult:
    """Drives the card of the page that tells of the signed sheet."""

    def __init__(self, form: Ui_SignPage) -> None:
        self._form = form
        self._sheet: SignedSheet | None = None
        form.folder_button.clicked.connect(self._show_folder)

    def show(self, sheet: SignedSheet | None) -> None:
        """Tell of this sheet; of none, and nothing of the one before stays."""
        form, self._sheet = self._form, sheet
        form.result_frame.setVisible(sheet is not None)
        if sheet is None:
            for label in (form.result_heading, form.result_label, form.result_note):
                label.clear()
            form.result_label.setToolTip("")
            return
        signatures = sheet.worksheet.signatures
        form.result_icon.setPixmap(
            pixmap("shield-check", current_theme().color("good"), current_theme().scaled(LARGE_ICON))
        )
        form.result_heading.setText(breakable(f"Signed by {listed([signature.name for signature in signatures])}"))
        saved = f"It is saved as {readable(sheet.path)}." if sheet.path else KEPT_IN_RECORDS
        form.result_label.setText(breakable(saved))
        form.result_label.setToolTip(str(sheet.path or ""))
        form.folder_button.setVisible(sheet.path is not None)
        fingerprint = in_groups(signatures[-1].digest)
        form.result_note.setText(f"Your records keep the fingerprint of this file (SHA-256): {fingerprint}")

    def _show_folder(self) -> None:
        if self._sheet and self._sheet.path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sheet.path.parent)))
