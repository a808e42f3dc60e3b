"""Signing: the patient, then the nurse with her notes, then an interpreter or supporter; each on a card of her own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrbc_desktop.domain.model.signature import THIRD_ROLES, ThirdRole
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.people import may
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import SignatureInput, SignedSheet
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.step_page import bring_into_view
from hrbc_desktop.ui.steps.sign.save_location import SaveLocation
from hrbc_desktop.ui.steps.sign.signature_card import SignatureCard
from hrbc_desktop.wording.signatures import stamped_by

_SIGNING = _("Signing and saving…")
_STOPPED = _("Stopped. Nothing was signed or saved.")
_THIRD_SIGNS = _("An interpreter or supporter signs too…")
_THIRD_DOES_NOT = _("Not now")

Sign = Callable[[SignatureInput, Path], Job | None]
"""Begins to sign with what a card holds, and to save at a path."""


class SigningCards(QObject):
    """Drives the cards of the page on which people sign, and says beside the button why somebody could not."""

    signed = Signal()
    """Somebody has signed, and the document holds it."""
    asked_another = Signal()
    """Somebody else is asked to sign, or not any more."""

    def __init__(self, form: Ui_SignPage, sheets: SheetService, location: SaveLocation, page: QWidget) -> None:
        super().__init__(page)
        self._form, self._sheets, self._save_location = form, sheets, location
        self._asks_third = self._asks_nurse = False
        self._unstamped: Callable[[], None] | None = None
        """Signs once more what just failed, without a time stamp."""
        form.patient_card.ask(_("Your signature"), "patient")
        form.nurse_card.ask(_("Signature of the nurse"), "nurse")
        form.third_card.ask(_("Interpreter or supporter"), *THIRD_ROLES)
        for card in self._cards:
            card.use(sheets)
        form.unstamped_button.clicked.connect(self._sign_unstamped)
        form.countersign_button.clicked.connect(self.countersign)
        form.nurse_card.typed.connect(self._lead_to_countersigning)
        form.nurse_button.clicked.connect(self.lead_to_nurse)
        form.third_button.clicked.connect(self._ask_third)
        form.third_sign_button.clicked.connect(self.sign_as_third)
        form.third_card.form.role_chips.chosen_changed.connect(self._show_place)
        sheets.time_stamp_missing.connect(self._offer_unstamped)
        self.clear_problem()

    # -- what is shown

    def show(self, worksheet: Worksheet) -> None:
        """Show whose turn it is to sign."""
        form, is_open = self._form, self._sheets.signed_sheet is not None
        roles = {signature.role for signature in worksheet.signatures}
        waits_for_third = is_open and not roles.intersection(THIRD_ROLES)
        self._asks_third = self._asks_third and waits_for_third
        may_countersign = may(self._sheets.person, "countersign")
        may_sign_as_nurse = is_open and "nurse" not in roles and not self._asks_third and may_countersign
        self._asks_nurse = self._asks_nurse and may_sign_as_nurse
        waits_for_nurse = self._asks_nurse or (may_sign_as_nurse and self._sheets.person is not None)
        form.nurse_button.setVisible(may_sign_as_nurse and not waits_for_nurse)
        form.nurse_card.ask_person(self._sheets.person)
        unsigned: tuple[QWidget, ...] = (form.patient_card, form.save_unsigned_button, form.print_unsigned_button)
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
        form.patient_card.suggest_name(worksheet.visit.name)
        stamps = urlsplit(self._sheets.settings.time_stamp_server).hostname
        form.sealed_label.setText(stamped_by(stamps) if stamps else "")
        form.sealed_label.setVisible(bool(stamps))
        self._show_place()

    @property
    def waits_for_nurse(self) -> bool:
        """Whether it is the nurse's turn."""
        return not self._form.nurse_card.isHidden()

    def lead_to_nurse(self) -> None:
        """Open what is the nurse’s, put the keyboard where she signs, and bring that into sight."""
        self._asks_nurse = True
        self.asked_another.emit()
        if self.waits_for_nurse:
            self._form.nurse_card.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
            card = self._form.nurse_card
            QTimer.singleShot(0, self, lambda: bring_into_view(card))

    def _lead_to_countersigning(self) -> None:
        """Put the keyboard on the button, once the Enter that ended the field is over: it must not press it too."""
        button = self._form.countersign_button

        def lead() -> None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(button)

        QTimer.singleShot(0, button, lead)

    def forget(self) -> None:
        """Ask nobody, and keep nothing of what was written or drawn."""
        self._asks_third = self._asks_nurse = False
        self._unstamped = None
        self.clear_problem()
        for card in self._cards:
            card.clear()

    # -- what the person does

    def sign(self) -> None:
        """Sign the open worksheet as the patient and save it, when a name and a signature are there."""
        if not self._sheets.document.worksheet.is_signed:
            self._sign_with(self._form.patient_card, self._sign_as_patient)

    def countersign(self) -> None:
        """Add the nurse's notes and signature to the signed PDF, as a new file beside it."""
        self._sign_with(self._form.nurse_card, self._sign_as_nurse)

    def sign_as_third(self) -> None:
        """Add the signature of an interpreter or supporter to the signed PDF, as a new file beside it."""
        role = self._third_role
        self._sign_with(
            self._form.third_card,
            lambda ink, path: role and self._sheets.sign_as_third(role, ink, path, self._on_signed, self.refuse),
        )

    def begin(self, words: str, start: Callable[[], Job | None], stopped: str = _STOPPED) -> None:
        """Begin something that the page waits for."""
        self.clear_problem()
        self._form.progress_line.do(words, start, stopped)

    def refuse(self, sentence: str) -> None:
        """Say beside the buttons why something was not done, and lead there."""
        form = self._form
        form.progress_line.say("")
        form.problem_label.setText(sentence)
        form.problem_label.setVisible(bool(sentence))
        form.problem_label.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: bring_into_view(form.problem_label))

    def clear_problem(self) -> None:
        """Nothing is wrong any more."""
        self._form.problem_label.clear()
        self._form.problem_label.hide()
        self._form.unstamped_button.hide()

    def _sign_with(self, card: SignatureCard, sign: Sign) -> None:
        if self._form.progress_line.is_busy:
            return
        ink = card.taken()
        if ink is None:
            QTimer.singleShot(0, self, lambda: bring_into_view(card.form.problem_label))
            return
        self._save_location.once_said(lambda: self._sign_in_place(ink, sign))

    def _sign_in_place(self, ink: SignatureInput, sign: Sign) -> None:
        path = self._save_location.path
        self._unstamped = None
        if self._sheets.settings.time_stamp_server:
            without = replace(ink, with_time_stamp=False)
            self._unstamped = lambda: self.begin(_SIGNING, lambda: sign(without, path))
        self.begin(_SIGNING, lambda: sign(ink, path))

    def _sign_as_patient(self, ink: SignatureInput, path: Path) -> Job | None:
        return self._sheets.sign(ink, path, self._on_signed, self.refuse)

    def _sign_as_nurse(self, ink: SignatureInput, path: Path) -> Job | None:
        return self._sheets.countersign(ink, path, self._on_signed, self.refuse)

    def _offer_unstamped(self) -> None:
        button = self._form.unstamped_button
        button.show()
        QTimer.singleShot(0, self, lambda: bring_into_view(button))

    def _sign_unstamped(self) -> None:
        if self._unstamped is not None:
            self._unstamped()

    def _ask_third(self) -> None:
        """Ask an interpreter or supporter to sign, or go back to who signs else."""
        self._asks_third = not self._asks_third
        self.asked_another.emit()
        card = self._form.third_card if self._asks_third else self._form.third_button
        QTimer.singleShot(0, self, lambda: bring_into_view(card))

    def _on_signed(self, _sheet: SignedSheet) -> None:
        self._form.progress_line.say("")
        self._unstamped = None
        self._save_location.forget()
        for card in self._cards:
            card.clear()
        self.signed.emit()

    def _show_place(self) -> None:
        role = self._third_role if self._asks_third else "countersigned" if self._sheets.signed_sheet else ""
        self._save_location.show(f"-{role}" if role else "")

    @property
    def _cards(self) -> tuple[SignatureCard, ...]:
        return self._form.patient_card, self._form.nurse_card, self._form.third_card

    @property
    def _third_role(self) -> ThirdRole | None:
        return next((role for role in THIRD_ROLES if role == self._form.third_card.role), None)
