"""A card to sign on: drawn with mouse, pen or finger, or typed."""

from PySide6.QtWidgets import QFrame, QWidget

from hrbc_desktop.domain.signature import MEANINGS, SignerRole
from hrbc_desktop.session.sheet_values import Ink
from hrbc_desktop.ui.forms.ui_signature_card import Ui_SignatureCard
from hrbc_desktop.ui.widgets.signature_pad import PAD_RATIO


class SignatureCard(QFrame):
    """Asks for a name and a signature, and says what the signature means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_SignatureCard()
        form.setupUi(self)
        form.problem_label.hide()
        form.draw_button.toggled.connect(self._show_way)
        form.clear_button.clicked.connect(form.pad.clear)
        form.pad.changed.connect(form.problem_label.hide)
        form.name_edit.textChanged.connect(self._show_typed)
        self._show_way(drawing=True)

    def ask(self, heading: str, role: SignerRole) -> None:
        """Ask the patient or the nurse."""
        self.form.heading_label.setText(heading)
        self.form.meaning_label.setText(f"It says: “{MEANINGS[role]}” It is not a consent form.")

    def suggest_name(self, name: str) -> None:
        """Fill in a name, unless the person wrote one herself."""
        if not self.form.name_edit.isModified():
            self.form.name_edit.setText(name)

    def clear(self) -> None:
        """Forget what was signed."""
        self.form.pad.clear()
        self.form.name_edit.clear()
        self.form.draw_button.setChecked(True)
        self.form.problem_label.hide()

    def taken(self) -> Ink | None:
        """Return the signature; None when something is missing, which is then said on the card."""
        name = self.form.name_edit.text().strip()
        strokes = self.form.pad.strokes if self.form.draw_button.isChecked() else []
        if not name:
            self._say("A signature needs a name. Please write it first.")
            self.form.name_edit.setFocus()
            return None
        if self.form.draw_button.isChecked() and not strokes:
            self._say("There is no signature yet. Please draw it, or press “Type” to sign with your typed name.")
            self.form.pad.setFocus()
            return None
        return Ink(name, strokes, PAD_RATIO)

    def _say(self, sentence: str) -> None:
        self.form.problem_label.setText(sentence)
        self.form.problem_label.show()

    def _show_way(self, drawing: bool) -> None:
        self.form.pad.setVisible(drawing)
        self.form.clear_button.setVisible(drawing)
        self.form.typed_label.setVisible(not drawing)
        self.form.problem_label.hide()

    def _show_typed(self, name: str) -> None:
        self.form.typed_label.setText(name)
        self.form.problem_label.hide()
