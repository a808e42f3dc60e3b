"""Adds a correction to a sheet that the nurse has signed: what is wrong, what is right, who says so, and who signs."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrbc_desktop.domain.model.addendum import LONGEST_CORRECTION, Correction
from hrbc_desktop.domain.model.worksheet import Revision
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.recent_state import CorrectionDraft
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.signed_history import ToCorrect
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import CORRECTION_TEXT, CORRECTION_WINDOW, XXL, L, M
from hrbc_desktop.ui.kit.paper import in_role, lay_out_with_buttons
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.sign.signature_card import SignatureCard
from hrbc_desktop.wording import addendum as words
from hrbc_desktop.wording.sheet import identity_of

_PAUSE_MS = 3_000
"""What is written is kept this long after the last letter."""


class CorrectionDialog(TabOrderMixin, Dialog):
    """What is written and not signed is kept, however the window is closed, and is here again when it is opened."""

    signed = Signal(object)
    """A `StoredAddendum`."""

    def __init__(
        self,
        sheets: SheetService,
        consultation: Consultation,
        worksheet_id: str,
        sheet: ToCorrect,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.ADD)
        self._sheets, self._consultation, self._worksheet_id = sheets, consultation, worksheet_id
        self._sheet = sheet
        self.wrong_edit, self.right_edit, self.source_edit = _TextBox(), _TextBox(), QLineEdit()
        self.card = SignatureCard()
        self.problem_label, self.busy_label = in_role(StatusLabel(), "error"), in_role(StatusLabel(), "muted")
        self.sign_button, self.close_button = QPushButton(_("Sign the correction")), QPushButton(_("Close"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep_draft)
        self._set_up(sheet.closed)
        self._show_draft(consultation.remembered.draft_of(worksheet_id))
        self.resize(current_theme().window(CORRECTION_WINDOW, self))
        self.wrong_edit.setFocus()

    @property
    def draft(self) -> CorrectionDraft:
        """What is written now."""
        return CorrectionDraft(
            worksheet=self._worksheet_id,
            wrong=self.wrong_edit.toPlainText(),
            right=self.right_edit.toPlainText(),
            source=self.source_edit.text(),
        )

    def keep_draft(self) -> None:
        """Keep what is written so far."""
        self._pause.stop()
        if not self._consultation.is_locked:
            self._consultation.remembered.keep_draft(self.draft)

    def sign(self) -> None:
        """Sign what is written, when nothing is missing."""
        self.keep_draft()
        problem, part = self._lack()
        if part is not None:
            self._refuse(problem)
            part.setFocus()
            return
        ink = self.card.taken()
        if ink is None:
            return
        draft = self.draft
        correction = Correction(wrong=draft.wrong.strip(), right=draft.right.strip(), source=draft.source.strip())
        self._set_busy("Signing…")
        self._sheets.correct(self._worksheet_id, correction, ink, self._on_signed, self._refuse, seen=self._sheet)

    def done(self, result: int) -> None:
        """Close, and keep what is not signed."""
        if self.isVisible():
            self.keep_draft()
        super().done(result)

    def _set_up(self, closed: Revision) -> None:
        inside = QWidget()
        inside.setProperty("role", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(XXL, XXL, XXL, L)
        column.setSpacing(M)
        name = closed.visit.name.strip()
        whose = " · ".join(filter(None, (name, identity_of(closed.visit, closed.revision))))
        column.addWidget(in_role(QLabel(words.ADD), "heading"))
        column.addWidget(in_role(QLabel(with_break_points(whose)), "question"))
        column.addWidget(in_role(QLabel(with_break_points(words.signers(closed.signatures))), "muted"))
        column.addWidget(in_role(QLabel(words.HOW_TO_CORRECT), "muted"))
        _ask(column, words.WRONG, self.wrong_edit)
        _ask(column, words.RIGHT, self.right_edit)
        self.source_edit.setMaxLength(200)
        self.source_edit.setPlaceholderText(words.SOURCE_HINT)
        _ask(column, words.SOURCE, self.source_edit)
        self._ask_who_signs(column)
        column.addWidget(in_role(QLabel(words.KEPT_DRAFT), "small"))
        column.addWidget(self.problem_label)
        column.addStretch(1)
        buttons = (self.close_button, self.sign_button)
        for button in buttons:
            button.setAutoDefault(False)
        self.sign_button.setProperty("role", "primary")
        lay_out_with_buttons(self, inside, *buttons, beside=self.busy_label)
        self.problem_label.hide()
        self.close_button.clicked.connect(self.reject)
        self.sign_button.clicked.connect(self.sign)
        for edit in (self.wrong_edit, self.right_edit):
            edit.textChanged.connect(self._pause.start)
            edit.left.connect(self.keep_draft)
        self.source_edit.textEdited.connect(self._pause.start)
        self.source_edit.editingFinished.connect(self.keep_draft)

    def _ask_who_signs(self, column: QVBoxLayout) -> None:
        """Ask for a signature, drawn or typed, as the nurse is asked on the sheet itself."""
        self.card.ask(words.WHO_SIGNS, "corrector")
        self.card.use(self._sheets)
        self.card.ask_person(self._consultation.records.people.person)
        self.card.typed.connect(self._lead_to_signing)
        column.addWidget(self.card)

    def _lead_to_signing(self) -> None:
        """Put the keyboard on the button, once the Enter that ended the field is over: it must not press it too."""
        QTimer.singleShot(0, self.sign_button, self.sign_button.setFocus)

    def _show_draft(self, draft: CorrectionDraft) -> None:
        self.wrong_edit.setPlainText(draft.wrong)
        self.right_edit.setPlainText(draft.right)
        self.source_edit.setText(draft.source)
        self._pause.stop()

    def _lack(self) -> tuple[str, QWidget | None]:
        """Return what keeps it from being signed, and where that is."""
        for edit in (self.wrong_edit, self.right_edit):
            over = len(edit.toPlainText().strip()) - LONGEST_CORRECTION
            if over > 0:
                return words.too_long(over), edit
            if not edit.toPlainText().strip():
                return words.INCOMPLETE, edit
        if not self.source_edit.text().strip():
            return words.INCOMPLETE, self.source_edit
        return "", None

    def _on_signed(self, stored: StoredAddendum) -> None:
        self._set_busy("")
        self.card.clear()
        self._show_draft(CorrectionDraft(worksheet=self._worksheet_id))
        self.keep_draft()
        self.signed.emit(stored)
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self._set_busy("")
        clear_without_undo(self.card.form.passphrase_edit)
        self.problem_label.setText(sentence)
        self.problem_label.show()

    def _set_busy(self, sentence: str) -> None:
        self.problem_label.hide()
        self.busy_label.setText(sentence)
        for part in (self.wrong_edit, self.right_edit, self.source_edit, self.card, self.sign_button):
            part.setEnabled(not sentence)


class _TextBox(QPlainTextEdit):
    """A few lines of text. The Tab key leads out of it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(current_theme().scaled(CORRECTION_TEXT))

    def sizeHint(self) -> QSize:
        """Ask for room for a few lines; where there is more, it is taken."""
        return QSize(super().sizeHint().width(), current_theme().scaled(CORRECTION_TEXT))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _ask(column: QVBoxLayout, question: str, field: QWidget) -> None:
    label = in_role(QLabel(question), "question")
    label.setBuddy(field)
    field.setAccessibleName(question)
    column.addWidget(label)
    column.addWidget(field)
