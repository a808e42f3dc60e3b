"""Step 7: look at the real pages, sign them, save them, print them; the nurse adds notes and countersigns.

The page shows the pages and joins its three parts: what is read before (`prepare`), who signs (`signing_cards`), and
what came of it (`signed_summary`).
"""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.export_files import free_path, readable
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.binding import bind
from hrbc_desktop.ui.kit.printing import Printout
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.sign.prepare import Preparation
from hrbc_desktop.ui.steps.sign.save_location import SaveLocation
from hrbc_desktop.ui.steps.sign.signed_summary import SignedSummary
from hrbc_desktop.ui.steps.sign.signing_cards import SigningCards

_PATIENCE_MS = 250
_FOR_NURSE = (
    _("Add notes and countersign"),
    _(
        "Look at the pages together. Write down what came out of the visit, then sign. It goes into a new file, and "
        "the first one stays."
    ),
)
_SIGNED = (_("The signed worksheet"), "")


class SignPage(Page):
    """Nothing here blocks: an unfinished worksheet can be signed, and one can save or print without signing."""

    title = _("Sign and save your worksheet")
    subtitle = _("Signing is up to you.")

    step_requested = Signal(str)
    """The name of a step where the person wants to add something."""
    pdf_requested = Signal()
    """The person wants to open the signed PDF of this worksheet."""

    def __init__(
        self, document: Document, catalogue: Catalogue, sheets: SheetService, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, catalogue, parent)
        self._sheets = sheets
        self._print_soon = False
        self._draw_soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._draw_soon.timeout.connect(self._draw)
        self.form = form = Ui_SignPage()
        form.setupUi(self)
        self.columns = form.columns_layout
        form.preview.use(sheets)
        self._save_location = SaveLocation(form, sheets, self)
        self._preparation = Preparation(form, sheets.settings, catalogue)
        self._signing = SigningCards(form, sheets, self._save_location, self)
        self.result = SignedSummary(form, catalogue)
        self._printout = Printout(sheets, form.progress_line, self._signing.refuse)
        bind(self, form.notes_edit, "", "nurse_notes", _("Notes of the nurse"))
        self._connect()
        self.follow(self._show)

    def sign_and_save(self) -> None:
        """Sign the open worksheet as the patient and save it, when a name and a signature are there."""
        self._signing.sign()

    def begin_countersigning(self) -> None:
        """Put the keyboard where the nurse signs, when it is her turn, and bring that into sight."""
        self.result.prepared.forget()
        self._show_title()
        self._signing.lead_to_nurse()

    def save_to(self, path: Path) -> None:
        """Take the path that the person chose; the dialog has asked whether a file that is there may go."""
        self._save_location.take(path)

    def print_sheet(self) -> None:
        """Print the signed pages, or the unsigned ones with room for a signature on paper, once they are drawn."""
        pdf, pages = self.form.preview.shown
        is_being_drawn = self._draw_soon.isActive() or self.form.preview.is_waiting
        self._print_soon = is_being_drawn or not pages
        if self._print_soon:
            self.form.progress_line.say(_("Drawing the pages for the printer…"))
            if not is_being_drawn:
                self._draw_soon.start()
        else:
            self._signing.clear_problem()
            self._printout.begin(pdf, pages, self)

    def fit(self, width: int) -> None:
        """Say first what the sheet will say: above its pages, where they stand above everything else."""
        super().fit(width)
        form, stands = self.form, self.columns and self.columns.direction() is QBoxLayout.Direction.TopToBottom
        column, index = (form.preview_column, 0) if stands else (form.cards_layout, 1)
        if column.indexOf(form.says_frame) < 0:
            column.insertWidget(index, form.says_frame)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_now()

    def _connect(self) -> None:
        form = self.form
        form.preview.sheet_shown.connect(self._print_if_wanted)
        form.preview.sheet_shown.connect(self._sheets.get_ready)
        form.preview.cancelled.connect(self._on_not_drawn)
        form.check_list.step_requested.connect(self.step_requested)
        form.open_pdf_button.clicked.connect(self.pdf_requested)
        form.save_unsigned_button.clicked.connect(self._save_unsigned)
        form.print_unsigned_button.clicked.connect(self.print_sheet)
        form.print_button.clicked.connect(self.print_sheet)
        form.copy_button.clicked.connect(self._choose_copy)
        self._signing.asked_another.connect(self._show_now)
        self._signing.signed.connect(self._on_signed)
        self._sheets.settings.paper_changed.connect(self._draw_soon.start)
        self._sheets.signed.connect(self._show_now)
        self._sheets.corrected.connect(self._show_now)
        self.document.opened.connect(self._forget)

    # -- what is shown

    def _show_now(self) -> None:
        self._show(self.document.worksheet, self.document.derived)

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        sheet = self._sheets.signed_sheet
        self._preparation.show(worksheet, derived)
        self._signing.show(worksheet)
        self.result.show(sheet, is_elsewhere=worksheet.is_signed and sheet is None)
        belonging = self._sheets.corrections
        self.result.show_corrections([one for one in belonging if one.addendum.revision == worksheet.revision])
        self._show_title()
        self._draw_soon.start()

    def _show_title(self) -> None:
        """Speak to whose turn it is: to the nurse not before the person who has just signed has left."""
        if not self.document.worksheet.is_signed:
            self.show_title(self.title, self.subtitle)
        elif self._signing.waits_for_nurse and self.result.prepared.isHidden():
            self.show_title(*_FOR_NURSE)
        else:
            self.show_title(*_SIGNED)

    def _draw(self) -> None:
        """Show the pages as they are now; the drawing happens in the background."""
        if not self.isVisible():
            return
        worksheet, sheet = self.document.worksheet, self._sheets.signed_sheet
        if sheet is not None:
            self.form.preview.show_sheet(sheet.pdf)
            return

        def show(pdf: bytes) -> None:
            if self.document.worksheet == worksheet:  # it may have been changed, or locked away, while it was drawn
                self.form.preview.show_sheet(pdf)

        self.form.preview.wait_for(self._sheets.draw(worksheet, show, self.form.preview.say))

    def _print_if_wanted(self) -> None:
        if self._print_soon:
            self.form.progress_line.say("")
            self.print_sheet()

    def _on_not_drawn(self) -> None:
        """The person gave the drawing up: nothing waits for it."""
        if self._print_soon:
            self._print_soon = False
            self.form.progress_line.say("")

    # -- what the person does, and what comes of it

    def _choose_copy(self) -> None:
        self._save_location.ask(free_path(self._save_location.usual), self._save_copy)

    def _save_copy(self, path: Path) -> None:
        self._signing.begin("Saving…", lambda: self._sheets.save_copy(path, self._on_copied, self._signing.refuse))

    def _save_unsigned(self) -> None:
        self._save_location.once_said(self._save_unsigned_in_place)

    def _save_unsigned_in_place(self) -> None:
        path = self._save_location.path
        self._signing.begin(
            "Saving…", lambda: self._sheets.save_unsigned(path, self._on_saved_unsigned, self._signing.refuse)
        )

    def _on_signed(self) -> None:
        self._show_now()
        self.result.show_just_signed(self.document.worksheet)
        self._show_title()

    def _on_saved_unsigned(self, path: Path) -> None:
        self._save_location.forget()
        self.form.progress_line.say(_("Saved without a signature as {path}.").format(path=readable(path)))

    def _on_copied(self, path: Path) -> None:
        self.form.progress_line.say(_("A copy is saved as {path}.").format(path=readable(path)))

    def _forget(self) -> None:
        """Another worksheet was opened: nothing of the one before may stay."""
        self._print_soon = False
        if not self._printout.let_go():
            self.form.progress_line.cancel()
        self.form.progress_line.say("")
        self._signing.forget()
        self.form.preview.forget()
        self.result.forget()
        self._save_location.forget()
