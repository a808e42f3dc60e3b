"""A card to sign on: drawn with mouse, pen or finger, or typed; with a key of this computer or the clinic's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from hrbc_desktop.domain.model.signature import LONGEST_NAME, MEANINGS, SignerRole
from hrbc_desktop.domain.people import Person
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import Certificate, SignatureInput
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_signature_card import Ui_SignatureCard
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.line_breaking import in_one_line, with_break_points
from hrbc_desktop.ui.steps.sign.certificate_dialog import CertificateDialog
from hrbc_desktop.ui.steps.sign.signature_pad import PAD_RATIO
from hrbc_desktop.wording.people import OWN_KEY as MEMBER_KEY
from hrbc_desktop.wording.signatures import OWN_KEY, ROLE_LABELS, chain_incomplete, sealed_with
from hrbc_desktop.wording.text import one_line

_WITH_FILE = _("Sign with the clinic’s certificate file…")
_WITH_CARD = _("Sign with the clinic’s certificate or card…")


class SignatureCard(QFrame):
    """Asks for a name and a signature, and says what the signature means and what its key proves."""

    typed = Signal()
    """The name was typed to its end; it is the signature unless one is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: tuple[SignerRole, ...] = ()
        self._sheets: SheetService | None = None
        self._certificate: Certificate | None = None
        self._person: Person | None = None
        self.form = form = Ui_SignatureCard()
        form.setupUi(self)
        form.problem_label.hide()
        for part in (form.passphrase_label, form.passphrase_edit):
            part.hide()
        form.passphrase_edit.textChanged.connect(form.problem_label.hide)
        form.passphrase_edit.returnPressed.connect(self._sign_typed)
        form.draw_button.toggled.connect(self._show_way)
        form.clear_button.clicked.connect(form.pad.clear)
        form.pad.changed.connect(form.problem_label.hide)
        form.name_edit.textChanged.connect(self._show_typed)
        form.name_edit.returnPressed.connect(self._sign_typed)
        form.role_chips.chosen_changed.connect(self._show_meaning)
        form.certificate_button.clicked.connect(self.ask_for_certificate)
        form.own_key_button.clicked.connect(lambda: self._sign_with(None))
        self._show_way(drawing=True)
        self._sign_with(None)

    def use(self, sheets: SheetService) -> None:
        """Have certificates read by `sheets`."""
        self._sheets = sheets
        self._sign_with(None)

    def ask(self, heading: str, *roles: SignerRole) -> None:
        """Ask somebody to sign; with several roles, the person says which is hers."""
        self._roles = roles
        self.form.heading_label.setText(heading)
        self.form.role_chips.offer([(role, ROLE_LABELS[role]) for role in roles], name=_("Who signs"))
        for part in (self.form.role_label, self.form.role_chips):
            part.setVisible(len(roles) > 1)
        self._show_meaning()

    @property
    def role(self) -> SignerRole | None:
        """Who signs here; None while the person has not said it."""
        if len(self._roles) == 1:
            return self._roles[0]
        return next((role for role in self._roles if role in self.form.role_chips.chosen), None)

    def suggest_name(self, name: str) -> None:
        """Fill in a name, unless the person wrote one herself."""
        if not self.form.name_edit.isModified():
            self.form.name_edit.setText(name)

    def ask_person(self, person: Person | None) -> None:
        """Ask who is here to sign, under her own name and with her passphrase; None where one person uses the list."""
        if person == self._person:
            return
        self._person = person
        self.form.name_edit.setText(person.name if person else "")
        self.form.name_edit.setReadOnly(person is not None)
        for part in (self.form.passphrase_label, self.form.passphrase_edit):
            part.setVisible(person is not None)
        self._choose_usual_way()
        self._sign_with(None)

    @property
    def first_field(self) -> QLineEdit:
        """Where whoever signs begins to type."""
        return self.form.passphrase_edit if self._person else self.form.name_edit

    def clear(self) -> None:
        """Forget what was signed, and with what."""
        self.form.pad.clear()
        clear_without_undo(self.form.name_edit, self.form.passphrase_edit)
        if self._person:
            self.form.name_edit.setText(self._person.name)
        self._choose_usual_way()
        self.form.role_chips.choose(())
        self._show_meaning()
        self._sign_with(None)

    def taken(self) -> SignatureInput | None:
        """Return the signature; None when something is missing, which is then said on the card."""
        name = one_line(self.form.name_edit.text(), LONGEST_NAME)
        strokes = self.form.pad.strokes if self.form.draw_button.isChecked() else []
        if self.role is None:
            self._say(_("Please say first who signs."))
            self.form.role_chips.chip(self._roles[0]).setFocus()
            return None
        if not name:
            self._say(_("A signature needs a name. Please write it first."))
            self.form.name_edit.setFocus()
            return None
        if self.form.draw_button.isChecked() and not strokes:
            self._say(_("There is no signature yet. Please draw it, or press “Type” to sign with your typed name."))
            self.form.pad.setFocus()
            return None
        passphrase = self.form.passphrase_edit.text() if self._person else ""
        if self._person and not passphrase:
            self._say(_("Please type your passphrase. Nobody else can then sign in your name."))
            self.form.passphrase_edit.setFocus()
            return None
        return SignatureInput(name, strokes, PAD_RATIO, self._certificate, passphrase=passphrase)

    def ask_for_certificate(self) -> None:
        """Ask for the clinic's own certificate in place of a key of this computer."""
        if self._sheets is None:
            return
        dialog = CertificateDialog(self._sheets, self)
        dialog.certificate_read.connect(self._sign_with)
        dialog.open()

    def _sign_with(self, certificate: Certificate | None) -> None:
        """Sign with this certificate from now on; with a key of this computer when there is none."""
        form = self.form
        self._certificate = certificate
        if certificate is not None and not form.name_edit.text():
            form.name_edit.setText(certificate.name)
        form.key_label.setText(MEMBER_KEY if self._person and certificate is None else _about_key(certificate))
        form.certificate_button.setText(_WITH_CARD if self._sheets and self._sheets.can_read_cards else _WITH_FILE)
        form.certificate_button.setVisible(certificate is None)
        form.own_key_button.setVisible(certificate is not None)
        form.problem_label.hide()

    def _put_name(self, name: str) -> None:
        """Put the name into its field; it counts as written by the person if the one before did."""
        is_written = self.form.name_edit.isModified()
        self.form.name_edit.setText(name)
        self.form.name_edit.setModified(is_written)

    def _say(self, sentence: str) -> None:
        self.form.problem_label.setText(sentence)
        self.form.problem_label.show()

    def _show_meaning(self) -> None:
        offered = [MEANINGS[role] for role in ([self.role] if self.role else self._roles)]
        meanings = " or ".join(f"“{meaning}”" for meaning in offered)
        self.form.meaning_label.setText(_("It says: {meanings} It is not a consent form.").format(meanings=meanings))
        self.form.problem_label.hide()

    def _choose_usual_way(self) -> None:
        """Draw; whose name the list knows signs with it, as her passphrase shows who she is."""
        usual = self.form.type_button if self._person else self.form.draw_button
        usual.setChecked(True)

    def _show_way(self, drawing: bool) -> None:
        self.form.pad.setVisible(drawing)
        self.form.clear_button.setVisible(drawing)
        self.form.typed_label.setVisible(not drawing)
        self.form.problem_label.hide()
        for button, is_stop in ((self.form.draw_button, drawing), (self.form.type_button, not drawing)):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _sign_typed(self) -> None:
        """Take the typed name for the signature, unless one is drawn already: Enter ends the name."""
        if not self.form.pad.strokes:
            self.form.type_button.setChecked(True)
        self.typed.emit()

    def _show_typed(self, name: str) -> None:
        if name != in_one_line(name):
            self._put_name(in_one_line(name))
            return
        self.form.typed_label.setText(with_break_points(name))
        self.form.typed_label.setAccessibleName(
            _("Your name as your signature: {name}").format(name=name or _("no name yet"))
        )
        self.form.problem_label.hide()


def _about_key(certificate: Certificate | None) -> str:
    if certificate is None:
        return OWN_KEY
    sentence = sealed_with(
        certificate.name, certificate.issuer, certificate.valid_until, trusted_through=certificate.trusted_through
    )
    return sentence if certificate.is_chain_complete else f"{sentence} {chain_incomplete(certificate.issuer)}"
