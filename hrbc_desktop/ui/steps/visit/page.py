"""Step 1: who the worksheet is for, when the visit is, who comes along and who fills this in."""

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QLabel, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import (
    FILLED_IN_BY_LABELS,
    HOW_MUCH_TO_KNOW_LABELS,
    HOW_TO_DECIDE_LABELS,
    Worksheet,
)
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_visit import Ui_StartPage
from hrbc_desktop.ui.kit.binding import bind, bind_chips, within
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.visit.date_field import DateField, TimeField
from hrbc_desktop.wording.dates import near_day

DAYS_OFFERED = 6
"""From today on."""


class StartPage(Page):
    """Everything here may be left out: the worksheet works without a name."""

    title = _("Start")
    subtitle = _("You may leave any of it out.")

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.form = form = Ui_StartPage()
        form.setupUi(self)
        self.columns = form.columns_layout
        form.birth_edit.ask_for_a_birth()
        for chips, label, choices in (
            (form.filler_chips, form.filler_label, FILLED_IN_BY_LABELS),
            (form.decide_chips, form.decide_label, HOW_TO_DECIDE_LABELS),
            (form.know_chips, form.know_label, HOW_MUCH_TO_KNOW_LABELS),
        ):
            chips.offer(choices.items(), name=label.text())
        bind(self, form.name_edit, "visit", "name", _("Name"))
        bind(self, form.number_edit, "visit", "record_number", _("Record number"))
        bind(self, form.companions_edit, "visit", "companions", _("Who is coming"))
        bind_chips(self, form.filler_chips, "visit", "filled_in_by", _("Who fills this in"))
        bind_chips(self, form.decide_chips, "", "how_to_decide", _("How to decide"))
        bind_chips(self, form.know_chips, "", "how_much_to_know", _("How much to know"))
        self._bind_typed(form.birth_edit, form.birth_problem, "birth_date", _("Date of birth"))
        self._bind_typed(form.date_edit, form.date_problem, "appointment_date", _("Date of the visit"))
        form.day_chips.chosen_changed.connect(self._take_day)
        self.follow(self._show_days)
        self._bind_typed(form.time_edit, form.time_problem, "appointment_time", _("Time of the visit"))

    def open_part(self) -> QWidget | None:
        form, visit = self.form, self.document.worksheet.visit
        fields = (
            (form.name_edit, visit.name.strip()),
            (form.birth_edit, visit.birth_date),
            (form.date_edit, visit.appointment_date),
        )
        found = [field for field, answer in fields if not answer]
        return found[0] if found and len(found) < len(fields) else None

    def _show_days(self, worksheet: Worksheet, _derived: Derived) -> None:
        """Offer the next days to press; a chosen one, or what was typed, stands in the field below them."""
        today, chosen = datetime.now().astimezone().date(), worksheet.visit.appointment_date
        days = [today + timedelta(days=ahead) for ahead in range(DAYS_OFFERED)]
        self.form.day_chips.offer(
            ((day.isoformat(), near_day(day, today)) for day in days), name=self.form.date_label.text(), role="step"
        )
        self.form.day_chips.choose([chosen.isoformat()] if chosen else [])

    def _take_day(self) -> None:
        chosen = next(iter(self.form.day_chips.chosen), "")
        day = date.fromisoformat(chosen) if chosen else None
        self.document.edit(
            _("Date of the visit"),
            lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(appointment_date=day)),
        )

    def _bind_typed(self, widget: DateField | TimeField, problem: QLabel, field: str, label: str) -> None:
        read, write = within("visit", field)

        def push() -> None:
            value = widget.value
            self.document.edit(label, lambda worksheet: write(worksheet, value), f"visit.{field}")

        def show_problem(sentence: str) -> None:
            problem.setText(sentence)
            problem.setVisible(bool(sentence))

        def show(worksheet: Worksheet, _derived: Derived) -> None:
            widget.show_value(read(worksheet))

        problem.hide()
        widget.value_changed.connect(push)
        widget.problem_changed.connect(show_problem)
        self.document.opened.connect(lambda worksheet: widget.reset(read(worksheet)))
        self.follow(show)
