"""Step 2: what is known about the cancer and the person, as far as her decisions turn on it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.questions_asked import NAMES
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import EXCLUSIVE_ANSWERS, QUESTIONS, PastKind, answers, stage_note
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.binding import bind
from hrbc_desktop.ui.kit.calm_note import CalmNote
from hrbc_desktop.ui.kit.card_button import CardButton
from hrbc_desktop.ui.kit.lead_on import LeadOn
from hrbc_desktop.ui.kit.list_rebuild import rebuilt
from hrbc_desktop.ui.kit.metrics import XL, L, M
from hrbc_desktop.ui.kit.step_page import Page, bring_into_view
from hrbc_desktop.ui.kit.tab_order import show_what_opens
from hrbc_desktop.ui.steps.diagnosis.answer_field import AnswerField, NumberEdit, with_answer
from hrbc_desktop.ui.steps.diagnosis.medicine_names import MedicineNames
from hrbc_desktop.ui.steps.diagnosis.question_block import QuestionBlock
from hrbc_desktop.ui.steps.diagnosis.review_dialog import ReviewDialog
from hrbc_desktop.ui.steps.diagnosis.treatment_history import PastTreatments, with_kinds, with_outcome
from hrbc_desktop.wording.about import REPORT, REST_LINE, REST_TITLE, WHY_TITLE, how_many_questions, why_these
from hrbc_desktop.wording.gate import gate_sentence
from hrbc_desktop.wording.import_report import answers_added

WIDEST_ANSWER = 350
"""Pixels at 100 % of the longest answer with what is around it."""


class AboutPage(Page):
    """Chips for every question. “I don’t know” is one of them, and becomes a question for the visit."""

    title = _("About you and your cancer")
    subtitle = _("“I don’t know” is a fine answer. It goes on your list.")
    least_column = WIDEST_ANSWER

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.blocks: dict[str, QuestionBlock] = {}
        self._in_report: frozenset[str] = frozenset()
        self.count_label = QLabel(self)
        self.count_label.setProperty("role", "small")
        self.count_label.setWordWrap(True)
        self.note = CalmNote(self.words, self)
        self.report_button = QPushButton(_("Read my report…"), self)
        self.report_button.setObjectName("report_button")
        self.why_button = _link(WHY_TITLE, self)
        self.why_button.setCheckable(True)
        self.why_button.setProperty("spoken", "disclosure")
        self.why_label = _text("", "small", self)
        self.why_label.hide()
        self.rest_button = CardButton("decision_unknown", self)
        self.rest_button.show_words(REST_TITLE, REST_LINE)
        self._of_her, self._of_report = QVBoxLayout(), QVBoxLayout()
        self.columns = self._lay_out()
        self._answer = with_answer(document)
        self._answered = ""
        self._leads_on = LeadOn(self, self._way_on)
        self._connect()
        self.follow(self._show)

    def field(self, name: str) -> QWidget:
        """Return what asks one question. Raises KeyError when it is not asked now."""
        return next(block.fields[name] for block in self.blocks.values() if name in block.fields)

    def _connect(self) -> None:
        self.report_button.clicked.connect(self.read_report)
        self.rest_button.clicked.connect(self.leave_the_rest)
        self.why_button.toggled.connect(self.why_label.setVisible)
        show_what_opens(self.why_button, self.why_label)
        self.document.opened.connect(self._forget)

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        cards = {card.id: card for card in derived.question_cards}
        reported = [key for key, card in cards.items() if card.in_report]
        self.blocks = {
            **rebuilt(
                self._of_her, self._shown(reported=False), [key for key in cards if key not in reported], self._block
            ),
            **rebuilt(self._of_report, self._shown(reported=True), reported, self._block),
        }
        self._in_report = frozenset(reported)
        for key, block in self.blocks.items():
            block.show_card(cards[key], worksheet, derived)
            if key == "medicines" and isinstance(names := block.fields.get(NAMES), MedicineNames):
                self._bind_names(names)
        self.note.show_sentences(_notes(worksheet, derived))
        answered = sum(card.is_answered(derived.facts) for card in cards.values())
        self.count_label.setText(how_many_questions(answered, len(cards)))
        self.why_label.setText(why_these(derived.standings, self.catalogue))
        self.rest_button.setVisible(answered < len(cards))

    def _shown(self, *, reported: bool) -> dict[str, QuestionBlock]:
        return {key: block for key, block in self.blocks.items() if (key in self._in_report) is reported}

    def _forget(self) -> None:
        """Another worksheet was opened: nothing of the one before may stay."""
        for number in self.findChildren(NumberEdit):
            number.forget()

    def leave_the_rest(self) -> None:
        """Answer everything that is still open with “I don’t know”, as one step."""
        cards = self.document.derived.question_cards
        fields = [field for card in cards for field in card.fields if field not in (NAMES, "past_treatments")]

        def change(worksheet: Worksheet) -> Worksheet:
            profile = worksheet.profile
            rest = {field: _unknown(getattr(profile, field)) for field in fields if not answers(profile, field)}
            return worksheet.evolve(profile=profile.evolve(**rest))

        self.document.edit(REST_TITLE, change)
        QTimer.singleShot(0, self, lambda: bring_into_view(self.count_label))

    def _block(self, _key: str) -> QuestionBlock:
        block = QuestionBlock(self.words, self)
        block.answered.connect(self._take)
        block.past_chosen.connect(self._push_past)
        block.outcome_chosen.connect(self._push_outcome)
        block.spelling_chosen.connect(self._respell)
        return block

    def _take(self, field: str, value: object) -> None:
        self._answer(field, value)
        self._lead_on_soon(field)

    def _lead_on_soon(self, field: str) -> None:
        """Lead on, but not while she types."""
        given = answers(self.document.worksheet.profile, field)
        if given and not any(key.isdecimal() for key in given):
            self._answered = field
            self._leads_on.soon()

    def _in_order(self) -> dict[str, QWidget]:
        """Return what asks each question, as she reads them: down one column, then down the next."""
        return {name: field for block in self.blocks.values() for name, field in block.fields.items()}

    def _way_on(self) -> tuple[QWidget, QWidget] | None:
        fields = self._in_order()
        target = next((fields[name] for name in self._following() if _is_open(fields[name])), None)
        return (fields[self._answered], target) if target is not None else None

    def _following(self) -> Iterator[str]:
        """Yield the questions after the one that was answered last, as far as it leads on to them.

        Where more answers to the same question may follow, that is only to what the answer itself has opened.
        """
        given = set(answers(self.document.worksheet.profile, self._answered))
        may_follow = QUESTIONS[self._answered].many and not given & EXCLUSIVE_ANSWERS
        blocks = list(self.blocks.values())
        here = next((block for block in blocks if self._answered in block.fields), None)
        if here is not None:
            names = list(here.fields)
            yield from names[names.index(self._answered) + 1 :]
            for block in () if may_follow else blocks[blocks.index(here) + 1 :]:
                yield from block.fields

    def open_part(self) -> QWidget | None:
        fields = self._in_order().values()
        found = [field for field in fields if _is_open(field)]
        return found[0] if found and len(found) < len(fields) else None

    def _bind_names(self, names: MedicineNames) -> None:
        if not names.property("bound"):
            names.setProperty("bound", True)
            bind(self, names.edit, "profile", NAMES, _("Names of medicines"))

    def _push_past(self, kinds: tuple[PastKind, ...]) -> None:
        def change(worksheet: Worksheet) -> Worksheet:
            past = with_kinds(worksheet.profile.past_treatments, kinds)
            return worksheet.evolve(profile=worksheet.profile.evolve(past_treatments=past))

        self.document.edit(_("Treatments so far"), change)
        self._lead_on_soon("past_treatments")

    def _push_outcome(self, kind: str, outcome: str) -> None:
        def change(worksheet: Worksheet) -> Worksheet:
            past = with_outcome(worksheet.profile.past_treatments, kind, outcome or None)  # type: ignore[arg-type]
            return worksheet.evolve(profile=worksheet.profile.evolve(past_treatments=past))

        self.document.edit(_("How a treatment went"), change)

    def _respell(self, typed: str, spelled: str) -> None:
        def change(worksheet: Worksheet) -> Worksheet:
            names = worksheet.profile.medicine_names.replace(typed, spelled, 1)
            return worksheet.evolve(profile=worksheet.profile.evolve(medicine_names=names))

        self.document.edit(_("Names of medicines"), change)

    # -- from a report or a record

    def read_report(self) -> ReviewDialog:
        """Open the dialog that reads a report or a record; what it finds is looked through before it is added."""
        dialog = ReviewDialog(self.document, self.catalogue, self)
        dialog.accepted.connect(lambda: announce(self, answers_added(len(dialog.chosen))))
        dialog.open()
        return dialog

    def read_file(self, path: Path) -> None:
        """Read a report or a record that was dropped on the window."""
        self.read_report().open_file(path)

    # -- how it stands

    def _lay_out(self) -> QHBoxLayout:
        """On the left what she knows of herself; on the right what stands in her report, below the way to read it."""
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(L)
        of_her, inside = _card(self)
        for part in (self.count_label, self.note):
            inside.addWidget(part)
        inside.addLayout(self._of_her)
        beside = QVBoxLayout()
        beside.setSpacing(L)
        of_report, column = _card(self)
        column.addWidget(_text(REPORT[0], "question", of_report))
        column.addWidget(_text(REPORT[1], "small", of_report))
        column.addWidget(self.report_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._of_report)
        for below in (of_report, self.rest_button, self.why_button, self.why_label):
            beside.addWidget(below)
        for questions in (self._of_her, self._of_report):
            questions.setSpacing(0)
        inside.addStretch(1)
        beside.addStretch(1)
        columns.addWidget(of_her, 1)
        columns.addLayout(beside, 1)
        return columns


def _notes(worksheet: Worksheet, derived: Derived) -> list[str]:
    """Return what is to be said of the answers; that little is known yet is no news on the page that asks."""
    if contradiction := stage_note(worksheet.profile):
        return [contradiction]
    return [gate_sentence(key, derived.facts) for key in derived.gate.notes if key != "nothing_known"]


def _is_open(field: QWidget) -> bool:
    return isinstance(field, AnswerField | PastTreatments) and field.is_open


def _unknown(present: object) -> object:
    return ("unknown",) if isinstance(present, tuple) else "unknown"


def _card(parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame(parent)
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(XL, L, XL, L)
    column.setSpacing(M)
    return card, column


def _text(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _link(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    return button
