"""After signing: who signed, where the file is, its fingerprint, and what the person can bring."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from hrbc_desktop.domain.model.addendum import SignedAddendum
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.export_files import readable
from hrbc_desktop.session.sheet_types import SignedSheet
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import LARGE_ICON
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.step_page import bring_into_view
from hrbc_desktop.ui.kit.tab_order import focus_first_heading, show_what_opens
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.sign.closing_summary_card import ClosingSummaryCard
from hrbc_desktop.wording.addendum import belongs
from hrbc_desktop.wording.closing_summary import prepared
from hrbc_desktop.wording.text import in_groups, listed

DETAILS = _("Details for the clinic")
KEPT_IN_RECORDS = _("It is kept with your worksheets. Save a copy to take it along.")


class SignedSummary:
    """Drives the cards of the page that tell of the signed sheet, or where to find it."""

    def __init__(self, form: Ui_SignPage, catalogue: Catalogue) -> None:
        self._form, self._catalogue = form, catalogue
        self._sheet: SignedSheet | None = None
        self.prepared = ClosingSummaryCard()
        form.cards_layout.insertWidget(form.cards_layout.indexOf(form.result_frame) + 1, self.prepared)
        form.folder_button.clicked.connect(self._show_folder)
        self.details_button = QPushButton(form.result_frame)
        self.details_button.setProperty("role", "link")
        self.details_button.setProperty("spoken", "disclosure")
        self.details_button.setCheckable(True)
        self.details_button.setText(DETAILS)
        layout = form.result_layout
        layout.insertWidget(layout.indexOf(form.result_note), self.details_button)
        self.corrections_label = StatusLabel(form.result_frame)
        self.corrections_label.setWordWrap(True)
        self.corrections_label.setTextFormat(Qt.TextFormat.PlainText)
        layout.insertWidget(layout.indexOf(self.details_button), self.corrections_label)
        form.result_note.hide()
        self.details_button.toggled.connect(form.result_note.setVisible)
        show_what_opens(self.details_button, form.result_note)

    def show(self, sheet: SignedSheet | None, *, is_elsewhere: bool = False) -> None:
        """Tell of this sheet; of none, and nothing of the one before stays. It may be signed and not open here."""
        form, self._sheet = self._form, sheet
        self.details_button.setChecked(False)
        form.elsewhere_frame.setVisible(is_elsewhere)
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
        form.result_heading.setText(
            with_break_points(
                _("Signed by {listed}").format(listed=listed([signature.name for signature in signatures]))
            )
        )
        saved = _("It is saved as {path}.").format(path=readable(sheet.path)) if sheet.path else KEPT_IN_RECORDS
        form.result_label.setText(with_break_points(saved))
        form.result_label.setToolTip(str(sheet.path or ""))
        form.folder_button.setVisible(sheet.path is not None)
        fingerprint = in_groups(signatures[-1].digest)
        form.result_note.setText(
            _("Your records keep the fingerprint of this file (SHA-256): {fingerprint}").format(fingerprint=fingerprint)
        )

    def show_corrections(self, corrections: Sequence[SignedAddendum]) -> None:
        """Say which corrections belong to the signed sheet."""
        self.corrections_label.setText(with_break_points("\n".join(map(belongs, corrections))))
        self.corrections_label.setVisible(bool(corrections))

    def show_just_signed(self, worksheet: Worksheet) -> None:
        """Lead to the result; whoever signed first reads what she prepared, which is not for those after her."""
        if len(worksheet.signatures) == 1:
            self.prepared.show_prepared(prepared(worksheet, self._catalogue))
        else:
            self.prepared.forget()
        frame = self._form.result_frame
        focus_first_heading(frame)
        QTimer.singleShot(0, frame, lambda: bring_into_view(frame))

    def forget(self) -> None:
        """Tell of nothing any more."""
        self.prepared.forget()
        self.show(None)

    def _show_folder(self) -> None:
        if self._sheet and self._sheet.path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sheet.path.parent)))
