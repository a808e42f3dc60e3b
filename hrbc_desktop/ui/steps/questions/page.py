"""Step 6: the questions for the visit, readiness, trials, a second opinion and what happens next."""

from itertools import takewhile
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from hrbc_desktop.domain.decisions.decisions import decision_of
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue, SuggestedQuestion
from hrbc_desktop.domain.model.readiness import READINESS_QUESTIONS, ReadinessItem, readiness_sentence
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.domain.visit.question_list import with_list, with_noted
from hrbc_desktop.domain.visit.what_comes_next import what_comes_next
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_questions import Ui_QuestionsPage
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.binding import bind_check, bind_chips
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.list_rebuild import clear_layout
from hrbc_desktop.ui.kit.metrics import SMALL_ICON
from hrbc_desktop.ui.kit.move_focus import keep_focus
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.questions.question_row import QuestionRow
from hrbc_desktop.ui.steps.questions.suggestion_button import SuggestionButton


class QuestionsPage(Page):
    """The list at the left in the person's order; what else belongs to the visit at the right."""

    title = _("Questions for your visit")
    subtitle = _("Put the most important first. The first ones stand large on page 1.")

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.form = Ui_QuestionsPage()
        self.form.setupUi(self)
        self.columns = self.form.columns_layout
        self.rows: dict[str, QuestionRow] = {}
        self._offer_chips()
        self._connect()
        document.opened.connect(self._forget)
        self.follow(self._show)

    def _forget(self) -> None:
        """Another worksheet was opened: nothing of the visit before may stay."""
        clear_without_undo(self.form.own_edit)
        self.form.visit_check.setChecked(False)
        self.form.topic_chips.choose([])

    def _offer_chips(self) -> None:
        form = self.form
        self._readiness: dict[ReadinessItem, tuple[QLabel, ChipGroup]] = {
            "sure": (form.sure_label, form.sure_chips),
            "understand": (form.understand_label, form.understand_chips),
            "balance": (form.balance_label, form.balance_chips),
            "support": (form.support_label, form.support_chips),
        }
        for item, (label, chips) in self._readiness.items():
            text = READINESS_QUESTIONS[item]
            label.setText(text)
            chips.offer((("yes", _("Yes")), ("no", _("No"))), name=text)
            chips.chosen_changed.connect(lambda item=item, chips=chips: self._push_readiness(item, chips))
        interest = (
            ("yes", _("I’d like to hear about trials")),
            ("not_now", _("Not now")),
            ("unknown", _("I don’t know")),
        )
        form.trials_chips.offer(interest, name=_("Clinical trials"))
        bind_chips(self, form.trials_chips, "", "trials", _("Clinical trials"))
        interest = (("yes", _("I’d like one")), ("not_now", _("Not now")), ("unknown", _("I don’t know")))
        form.second_opinion_chips.offer(interest, name=_("A second opinion"))
        bind_chips(self, form.second_opinion_chips, "", "second_opinion", _("Second opinion"))
        bind_check(self, form.records_check, "", "records_request", _("Records request"))

    def _connect(self) -> None:
        form = self.form
        form.own_button.clicked.connect(self._add_own)
        form.own_edit.returnPressed.connect(self._add_own)
        form.visit_check.toggled.connect(lambda _: self._show(self.document.worksheet, self.document.derived))
        form.topic_chips.chosen_changed.connect(lambda: self._show_suggestions(self.document.worksheet))
        form.trials_topic.show_topic(self.catalogue.topics["clinical-trials"], self.catalogue)
        form.opinion_topic.show_topic(self.catalogue.topics["second-opinion"], self.catalogue)

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        listed = derived.questions
        if [question.key for question in listed] != list(self.rows):
            self._rebuild(listed)
        in_visit = self.form.visit_check.isChecked()
        for index, question in enumerate(listed):
            self.rows[question.key].show_question(index, len(listed) - 1, question, in_visit=in_visit)
        self.form.empty_label.setVisible(not listed)
        self._show_readiness(worksheet)
        self._show_suggestions(worksheet)
        self.form.records_check.setVisible(worksheet.second_opinion == "yes" or worksheet.records_request)
        self._show_what_comes_next(worksheet, derived.facts)

    def _show_what_comes_next(self, worksheet: Worksheet, facts: Facts) -> None:
        topics = what_comes_next(decision_of(worksheet, self.catalogue), self.catalogue, facts)
        self.form.next_frame.setVisible(bool(topics))
        for topic in topics:
            self.form.next_topic.show_topic(topic, self.catalogue)

    def _rebuild(self, listed: tuple[VisitQuestion, ...]) -> None:
        layout = self.form.rows_layout
        rows = {question.key: self.rows.get(question.key) or self._row(question.key) for question in listed}
        for key, row in self.rows.items():
            layout.removeWidget(row)
            if key not in rows:
                row.hide()
                row.deleteLater()
        self.rows = rows
        for row in rows.values():
            layout.addWidget(row)

    def _row(self, key: str) -> QuestionRow:
        row = QuestionRow(key, self.words, self)
        row.moved.connect(self._move)
        row.removed.connect(self._remove)
        row.noted.connect(self._note)
        return row

    def _edit_list(self, label: str, listed: list[VisitQuestion]) -> None:
        self.document.edit(label, lambda worksheet: with_list(worksheet, tuple(listed)))

    def _listed(self) -> list[VisitQuestion]:
        return list(self.document.derived.questions)

    def _move(self, key: str, by: int) -> None:
        listed = self._listed()
        here = [question.key for question in listed].index(key)
        listed.insert(max(0, here + by), listed.pop(here))
        self._edit_list(_("Order of questions"), listed)
        row = self.rows[key]
        keep_focus(row.form.up_button, row.form.down_button, by)
        announce(
            row,
            _("Place {place_label} of {number}: {row}").format(
                place_label=row.form.place_label.text(), number=len(self.rows), row=row.accessibleName()
            ),
        )

    def _remove(self, key: str) -> None:
        self._edit_list(
            _("Take off a question"),
            [question.evolve(dismissed=True) if question.key == key else question for question in self._listed()],
        )

    def _note(self, key: str, field: str, value: Any) -> None:
        typed = f"question.{key}.{field}" if field == "answer" else ""
        self.document.edit(
            _("Notes in the visit"), lambda worksheet: with_noted(worksheet, self.catalogue, key, {field: value}), typed
        )

    def _add_own(self) -> None:
        text = self.form.own_edit.text().strip()
        if text:
            number = sum(question.origin == "own" for question in self.document.worksheet.questions)
            listed = self._listed()
            before = sum(1 for _ in takewhile(lambda question: question.origin == "own", listed))
            listed.insert(before, VisitQuestion(key=f"own:{number}:{text[:60]}", text=text, origin="own"))
            unchanged = self.document.worksheet
            self._edit_list(_("Add a question"), listed)
            if self.document.worksheet is not unchanged:  # a full list is told, and what she typed stays
                clear_without_undo(self.form.own_edit)

    def _add(self, question: VisitQuestion) -> None:
        self._edit_list(_("Add a question"), [*self._listed(), question])

    def _push_readiness(self, item: ReadinessItem, chips: ChipGroup) -> None:
        answer = {"yes": True, "no": False}.get(next(iter(chips.chosen), ""))
        self.document.edit(
            _("Readiness"), lambda worksheet: worksheet.evolve(readiness=worksheet.readiness.evolve(**{item: answer}))
        )

    def _show_readiness(self, worksheet: Worksheet) -> None:
        for item, (_label, chips) in self._readiness.items():
            answer = getattr(worksheet.readiness, item)
            chips.choose([] if answer is None else ["yes" if answer else "no"])
        self.form.ready_label.setText(readiness_sentence(worksheet.readiness))

    def _show_suggestions(self, worksheet: Worksheet) -> None:
        fitting = self._fitting(worksheet)
        topics = tuple(dict.fromkeys(suggestion.topic for suggestion in fitting))
        self.form.topic_chips.offer(((topic, topic) for topic in topics), name=_("Topics of suggestions"), role="step")
        chosen = self.form.topic_chips.chosen
        layout = self.form.suggested_layout
        clear_layout(layout)
        for suggestion in fitting:
            if suggestion.topic in chosen:
                layout.addWidget(self._suggestion_button(suggestion))

    def _fitting(self, worksheet: Worksheet) -> list[SuggestedQuestion]:
        stage = worksheet.profile.stage
        settings = {"metastatic": {"advanced"}, "early": {"early"}, "locally_advanced": {"early"}}.get(
            stage or "", {"early", "advanced"}
        )
        listed = {question.key for question in worksheet.questions if not question.dismissed}
        return [
            suggestion
            for suggestion in self.catalogue.questions
            if settings.intersection(suggestion.settings) and f"suggested:{suggestion.id}" not in listed
        ]

    def _suggestion_button(self, suggestion: SuggestedQuestion) -> QPushButton:
        button = SuggestionButton(suggestion.text, self)
        button.setIcon(icon("plus", current_theme().color("action"), current_theme().scaled(SMALL_ICON)))
        button.setAccessibleName(_("Add: {text}").format(text=suggestion.text))
        button.setAccessibleDescription(self.words.spoken(suggestion.text))
        question = VisitQuestion(key=f"suggested:{suggestion.id}", text=suggestion.text, origin="suggested")
        button.clicked.connect(lambda: self._add(question))
        return button
