"""Three questions back after the comparison: no mark, no score."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrbc_desktop.domain.compare.questions_back import NOT_SURE, AskedBack, asked_back, with_answer
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_three_questions import Ui_ThreeQuestionsDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.help.source_dialog import CellContext
from hrbc_desktop.ui.kit.chips import Chip, ChipGroup
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import TEXT_WINDOW
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording import comparison as words


class ThreeQuestionsDialog(TabOrderMixin, Dialog):
    """Answers are kept as they are pressed; what she misses becomes a question for the visit."""

    def __init__(self, document: Document, context: CellContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ThreeQuestionsDialog()
        self.form.setupUi(self)
        self._document, self._context = document, context
        self.form.lead_label.setText(words.THREE_QUESTIONS_LEAD)
        comparison = document.derived.comparison
        self.asked = asked_back(comparison, context.catalogue) if comparison else ()
        self._blocks = [_Block(asked, self) for asked in self.asked]
        for block in self._blocks:
            self.form.questions_layout.addWidget(block)
        if not self.asked:
            self.form.lead_label.setText(words.NOTHING_STANDS_OUT)
        self.form.questions_layout.addStretch(1)
        self.form.done_button.clicked.connect(self.accept)
        document.changed.connect(self._show)
        self._show(document.worksheet)
        explain_words_in(self)
        self.resize(current_theme().window(TEXT_WINDOW, self))
        for chip in self.findChildren(Chip)[:1]:
            chip.setFocus()

    def options(self) -> dict[str, str]:
        """Return the compared options by id, with their names."""
        comparison = self._document.derived.comparison
        compared = comparison.options if comparison else ()
        return {option.id: self._context.catalogue.options[option.id].name for option in compared}

    def answer(self, asked: AskedBack, answer: str) -> None:
        """Note an answer."""
        self._document.edit(_("Question back"), lambda worksheet: with_answer(worksheet, asked, answer))

    def _show(self, worksheet: Worksheet) -> None:
        given = {one.key: one for one in worksheet.questions_back}
        for block in self._blocks:
            one = given.get(block.asked.key)
            block.show_answer(one.answer if one else None, missed=one.missed if one else None)


class _Block(QWidget):
    """One question, an answer for each option, and what follows from the answer."""

    def __init__(self, asked: AskedBack, dialog: ThreeQuestionsDialog) -> None:
        super().__init__(dialog)
        self.asked = asked
        text = words.question_back(asked)
        label = QLabel(text, wordWrap=True)
        label.setProperty("role", "question")
        self._chips = ChipGroup(self)
        self._chips.offer({**dialog.options(), NOT_SURE: words.NOT_SURE}.items(), name=text)
        self._status_label = StatusLabel(self)
        layout = QVBoxLayout(self)
        for widget in (label, self._chips, self._status_label):
            layout.addWidget(widget)
        self._chips.chosen_changed.connect(lambda: self._push(dialog))

    def _push(self, dialog: ThreeQuestionsDialog) -> None:
        if self._chips.chosen:
            dialog.answer(self.asked, next(iter(self._chips.chosen)))

    def show_answer(self, answer: str | None, *, missed: bool | None) -> None:
        """Show what was answered, and say where it goes."""
        self._chips.choose([answer] if answer else [])
        self._status_label.setText("" if missed is None else words.GO_THROUGH if missed else words.AS_SHOWN)
