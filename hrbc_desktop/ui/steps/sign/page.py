"""Step 7: look at the real pages, sign them, save them, print them; the nurse adds notes and countersigns."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.signature import THIRD_ROLES, ThirdRole
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.export_files import free_path
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import SignedSheet
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.binding import bind
from hrbc_desktop.ui.kit.line_breaking import breakable
from hrbc_desktop.ui.kit.step_page import Page, bring_into_view
from hrbc_desktop.ui.kit.tab_order import focus_first_heading
from hrbc_desktop.ui.steps.sign.closing_summary_card import ClosingSummaryCard
from hrbc_desktop.ui.steps.sign.printing import Printout
from hrbc_desktop.ui.steps.sign.save_location import SavePlace, readable
from hrbc_desktop.ui.steps.sign.signature_card import SignatureCard
from hrbc_desktop.ui.steps.sign.signed_summary import SignedResult
from hrbc_desktop.wording.closing_summary import prepared
from hrbc_desktop.wording.signing_checklist import since_last_signed

_PATIENCE_MS = 250
_SIGNING = "Signing and saving…"
_STOPPED = "Stopped. Nothing was signed or saved."
_THIRD_SIGNS = "An interpreter or supporter signs too…"
_THIRD_DOES_NOT = "Not now"


class SignPage(Page):
    """Nothing here blocks: an unfinished worksheet can be signed, and one can save or print without signing."""

    title = "Sign and save your worksheet"
    subtitle = "Look at the pages. Sign them if you want to, and save the PDF. Then bring it to your visit."

    step_requested = Signal(str)
    """The name of a step where the person wants to add something."""
    pdf_requested = Signal()
    """The person wants to open the signed PDF of this worksheet."""

    def __init__(
        self, document: Document, catalogue: Catalogue, sheets: SheetService, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, catalogue, parent)
        self._sheets = sheets
        self._asks_third = False
        self._print_soon = False
        self._draw_soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._draw_soon.timeout.connect(self._draw)
        self.form = form = Ui_SignPage()
        form.setupUi(self)
        self.columns, self.narrow_way = form.columns_layout, QBoxLayout.Direction.BottomToTop
        form.preview.use(sheets)
        self._place, self._result = SavePlace(form, sheets, self), SignedResult(form)
        self._printout = Printout(sheets, form.busy_line, form.problem_label.setText)
        form.patient_card.ask("Your signature", "patient")
        form.nurse_card.ask("Signature of the nurse", "nurse")
        form.third_card.ask("Interpreter or supporter", *THIRD_ROLES)
        for card in self._cards:
            card.use(sheets)
        bind(self, form.notes_edit, "", "nurse_notes", "Notes of the nurse")
        form.paper_chips.offer((("letter", "Letter"), ("a4", "A4")), name="Paper")
        self.prepared = ClosingSummaryCard()
        form.cards_layout.insertWidget(form.cards_layout.indexOf(form.result_frame) + 1, self.prepared)
        self._connect()
        self.follow(self._show)

    def sign_and_save(self) -> None:
        """Sign the open worksheet as the patient and save it, when a name and a signature are there."""
        if self.document.worksheet.is_signed or self.form.busy_line.is_busy:
            return
        ink = self.form.patient_card.taken()
        if ink is not None:
            self._begin(_SIGNING, lambda: self._sheets.sign(ink, self._place.path, self._on_signed, self._on_failed))

    def countersign_and_save(self) -> None:
        """Add the nurse's notes and signature to the signed PDF, as a new file beside it."""
        ink = self.form.nurse_card.taken()
        if ink is not None:
            self._begin(
                _SIGNING, lambda: self._sheets.countersign(ink, self._place.path, self._on_signed, self._on_failed)
            )

    def begin_countersigning(self) -> None:
        """Put the keyboard where the nurse signs, when it is her turn."""
        if self.form.nurse_card.isVisible():
            self.form.nurse_card.form.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def sign_as_third_and_save(self) -> None:
        """Add the signature of an interpreter or supporter to the signed PDF, as a new file beside it."""
        ink, role = self.form.third_card.taken(), self._third_role
        if ink is not None and role is not None:
            path = self._place.path
            self._begin(_SIGNING, lambda: self._sheets.sign_as_third(role, ink, path, self._on_signed, self._on_failed))

    def save_to(self, path: Path) -> None:
        """Take the path that the person chose; the dialog has asked whether a file that is there may go."""
        self._place.take(path)

    def print_sheet(self) -> None:
        """Print the signed pages, or the unsigned ones with room for a signature on paper, once they are drawn."""
        pdf, pages = self.form.preview.shown
        is_being_drawn = self._draw_soon.isActive() or self.form.preview.is_waiting
        self._print_soon = is_being_drawn or not pages
        if self._print_soon:
            self.form.busy_line.say("Drawing the pages for the printer…")
            if not is_being_drawn:
                self._draw_soon.start()
        else:
            self.form.problem_label.clear()
            self._printout.begin(pdf, pages, self)

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
        form.countersign_button.clicked.connect(self.countersign_and_save)
        form.nurse_card.typed.connect(form.countersign_button.setFocus)
        form.third_button.clicked.connect(self._ask_third)
        form.third_sign_button.clicked.connect(self.sign_as_third_and_save)
        form.third_card.form.role_chips.chosen_changed.connect(self._show_place)
        form.paper_chips.chosen_changed.connect(self._push_paper)
        form.large_check.clicked.connect(self._push_large)
        self._sheets.settings.paper_changed.connect(self._draw_soon.start)
        self._sheets.signed.connect(self._show_now)
        self.document.opened.connect(self._forget)

    # -- what is shown

    def _show_now(self) -> None:
        self._show(self.document.worksheet, self.document.derived)

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        form, sheet = self.form, self._sheets.signed_sheet
        roles = {signature.role for signature in worksheet.signatures}
        waits_for_third = sheet is not None and not roles.intersection(THIRD_ROLES)
        self._asks_third = self._asks_third and waits_for_third
        waits_for_nurse = sheet is not None and "nurse" not in roles and not self._asks_third
        unsigned: tuple[QWidget, ...] = (
            form.says_frame,
            form.check_frame,
            form.patient_card,
            form.paper_frame,
            form.save_unsigned_button,
            form.print_unsigned_button,
        )
        for part in unsigned:
            part.setVisible(not worksheet.is_signed)
        for_the_nurse: tuple[QWidget, ...] = (form.nurse_frame, form.nurse_card, form.countersign_button)
        for part in for_the_nurse:
            part.setVisible(waits_for_nurse)
        for part in (form.third_card, form.third_sign_button):
            part.setVisible(self._asks_third)
        form.third_button.setVisible(waits_for_third)
        form.third_button.setText(_THIRD_DOES_NOT if self._asks_third else _THIRD_SIGNS)
        form.save_frame.setVisible(waits_for_nurse or self._asks_third or not worksheet.is_signed)
        form.elsewhere_frame.setVisible(worksheet.is_signed and sheet is None)
        self._result.show(sheet)
        form.says_label.setText(breakable("\n".join(derived.sign_summary)))
        form.check_list.show_lines(derived.checklist)
        changed = () if worksheet.is_signed else since_last_signed(worksheet, self.catalogue)
        form.changes_label.setText(breakable("\n".join(f"• {line}" for line in changed)))
        form.changes_frame.setVisible(bool(changed))
        form.patient_card.suggest_name(worksheet.visit.name)
        form.paper_chips.choose([self._sheets.settings.paper])
        form.large_check.setChecked(self._sheets.settings.large_print)
        form.paper_chips.setEnabled(not self._sheets.settings.is_locked("sheet/paper"))
        form.large_check.setEnabled(not self._sheets.settings.is_locked("sheet/large_print"))
        self._show_place()
        self._draw_soon.start()

    def _show_place(self) -> None:
        role = self._third_role if self._asks_third else "countersigned" if self._sheets.signed_sheet else ""
        self._place.show(f"-{role}" if role else "")

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
            self.form.busy_line.say("")
            self.print_sheet()

    def _on_not_drawn(self) -> None:
        """The person gave the drawing up: nothing waits for it."""
        if self._print_soon:
            self._print_soon = False
            self.form.busy_line.say("")

    # -- what the person does

    def _push_paper(self) -> None:
        self._sheets.settings.paper = "a4" if "a4" in self.form.paper_chips.chosen else "letter"
        self.form.paper_chips.choose([self._sheets.settings.paper])

    def _push_large(self, large: bool) -> None:
        self._sheets.settings.large_print = large

    @property
    def _cards(self) -> tuple[SignatureCard, ...]:
        return self.form.patient_card, self.form.nurse_card, self.form.third_card

    @property
    def _third_role(self) -> ThirdRole | None:
        return next((role for role in THIRD_ROLES if role == self.form.third_card.role), None)

    def _ask_third(self) -> None:
        """Ask an interpreter or supporter to sign, or go back to who signs else."""
        self._asks_third = not self._asks_third
        self._show_now()
        card = self.form.third_card if self._asks_third else self.form.third_button
        QTimer.singleShot(0, self, lambda: bring_into_view(card))

    def _choose_copy(self) -> None:
        self._place.ask(free_path(self._place.usual), self._save_copy)

    def _save_copy(self, path: Path) -> None:
        self._begin("Saving…", lambda: self._sheets.save_copy(path, self._on_copied, self._on_failed))

    def _save_unsigned(self) -> None:
        path = self._place.path
        self._begin("Saving…", lambda: self._sheets.save_unsigned(path, self._on_saved_unsigned, self._on_failed))

    # -- what came of it

    def _begin(self, words: str, start: Callable[[], Job | None]) -> None:
        self.form.problem_label.clear()
        self.form.busy_line.do(words, start, _STOPPED)

    def _on_signed(self, _sheet: SignedSheet) -> None:
        self.form.busy_line.say("")
        self._place.forget()
        for card in self._cards:
            card.clear()
        self._show_now()
        self._show_prepared(self.document.worksheet)
        focus_first_heading(self.form.result_frame)
        QTimer.singleShot(0, self, lambda: bring_into_view(self.form.result_frame))

    def _show_prepared(self, worksheet: Worksheet) -> None:
        """Tell the person who has just signed what she prepared; it is not for those who sign after her."""
        if len(worksheet.signatures) == 1:
            self.prepared.show_prepared(prepared(worksheet, self.catalogue))
        else:
            self.prepared.forget()

    def _on_saved_unsigned(self, path: Path) -> None:
        self._place.forget()
        self.form.busy_line.say(f"Saved without a signature as {readable(path)}.")

    def _on_copied(self, path: Path) -> None:
        self.form.busy_line.say(f"A copy is saved as {readable(path)}.")

    def _on_failed(self, sentence: str) -> None:
        self.form.busy_line.say("")
        self.form.problem_label.setText(sentence)

    def _forget(self) -> None:
        """Another worksheet was opened: nothing of the one before may stay."""
        self.prepared.forget()
        self._asks_third, self._print_soon = False, False
        self.form.problem_label.clear()
        if not self._printout.let_go():
            self.form.busy_line.cancel()
        self.form.busy_line.say("")
        for card in self._cards:
            card.clear()
        self.form.preview.forget()
        self._result.show(None)
        self._place.forget()
