"""Step 5: what matters. The leaning first, then the order and the ladder, and the picture that follows at once."""

from html import escape

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.preferences.edits import moved, with_limit, with_own, with_step, with_way_order
from hrbc_desktop.domain.preferences.line_up import (
    NOT_SURE,
    TEAM,
    LineUp,
    Offer,
    attribute,
    compared,
    is_past_limit,
    ways_in_order,
)
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.forms.ui_preferences import Ui_ValuesPage
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.binding import bind_chips
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.line_breaking import breakable
from hrbc_desktop.ui.kit.move_focus import keep_focus
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.preferences.clinician_rating import ClinicianViews
from hrbc_desktop.ui.steps.preferences.consistency_check import WeightCheck
from hrbc_desktop.ui.steps.preferences.preference_row import PreferenceRow
from hrbc_desktop.wording.preferences import change_text, leaning_text, message, what_would_change_it


class ValuesPage(Page):
    """Order, ladder and line-up side by side. There are no wrong answers, and nothing is ever re-sorted."""

    title = "What matters to you"
    subtitle = (
        "Put these in order with the arrows. Then say how much each one matters next to the one above it. "
        "There are no wrong answers."
    )

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.form = Ui_ValuesPage()
        self.form.setupUi(self)
        self.columns = self.form.columns_layout
        self.rows: dict[str, PreferenceRow] = {}
        self._said = ""
        self._check = WeightCheck(document, catalogue, self.form)
        self._views = ClinicianViews(document, catalogue, self.form)
        bind_chips(self, self.form.leaning_chips, "values", "leaning", "Leaning")
        self.form.change_button.clicked.connect(self.pick)
        self.form.own_button.clicked.connect(self._add_own)
        self.form.own_edit.returnPressed.connect(self._add_own)
        document.opened.connect(lambda _: clear_without_undo(self.form.own_edit))
        self.follow(self._show)

    def pick(self) -> None:
        """Open the list of everything that can be weighed."""
        PickDialog(self.document, self.catalogue, self).exec()

    @property
    def _offer(self) -> Offer:
        return self.document.derived.offer

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        picture = derived.line_up
        self._show_picture(worksheet, picture)
        self.form.bars.repaint()  # at once: the rows take longer to lay out anew
        self._show_leaning(worksheet)
        self._show_rows(worksheet)
        self._show_own(worksheet)
        self._check.show(picture, worksheet)
        self._views.show(worksheet)

    def _show_leaning(self, worksheet: Worksheet) -> None:
        options = compared(worksheet, self.catalogue)
        choices = {NOT_SURE: "Not sure", **{option.id: option.name for option in options}, TEAM: "My team’s view"}
        self.form.leaning_chips.offer(choices.items(), name=self.form.leaning_label.text())
        self.form.leaning_chips.choose([worksheet.values.leaning] if worksheet.values.leaning else [])
        self.form.leaning_frame.setVisible(len(options) > 1)

    def _show_rows(self, worksheet: Worksheet) -> None:
        shown = [row for row in worksheet.values.weighed if self._offer.scale(row.attribute)]
        if [row.attribute for row in shown] != list(self.rows):
            self._rebuild([row.attribute for row in shown])
        ways = ways_in_order(worksheet, self.catalogue)
        for place, row in enumerate(shown):
            spanned = self._offer.scale(row.attribute)
            if spanned is not None:
                change = change_text(spanned, self.catalogue)
                self.rows[row.attribute].show_row(place, len(shown) - 1, row, change, ways)
        number = len(compared(worksheet, self.catalogue))
        self.form.list_label.setText(_list_sentence(number, len(shown)))
        self.form.change_button.setEnabled(bool(self._offer.scales))
        self.form.change_button.setText("Change the list" if shown else "Pick what matters")
        self.form.change_button.setProperty("role", "link" if shown else "primary")
        self.form.change_button.style().polish(self.form.change_button)
        direction = QBoxLayout.Direction.LeftToRight if shown else QBoxLayout.Direction.TopToBottom
        self.form.list_layout.setDirection(direction)

    def _rebuild(self, keys: list[str]) -> None:
        layout = self.form.rows_layout
        kept = {key: self.rows.get(key) or self._row(key) for key in keys}
        for key, row in self.rows.items():
            if key not in kept:
                layout.removeWidget(row)
                row.hide()
                row.deleteLater()
        self.rows = kept
        for place, row in enumerate(kept.values()):
            if layout.indexOf(row) != place:
                layout.insertWidget(place, row)

    def _row(self, key: str) -> PreferenceRow:
        row = PreferenceRow(attribute(key, self.catalogue), self)
        row.moved.connect(self._move)
        row.step_chosen.connect(
            lambda of, step: self._edit(
                "How much it matters", lambda worksheet: with_step(worksheet, of, step, self._offer)
            )
        )
        row.limit_chosen.connect(
            lambda of, limit: self.document.edit(
                "Limit", lambda worksheet: with_limit(worksheet, of, limit), f"limit.{of}"
            )
        )
        row.ways_ordered.connect(
            lambda ways: self._edit("Ways of taking it", lambda worksheet: with_way_order(worksheet, ways))
        )
        return row

    def _move(self, key: str, by: int) -> None:
        self._edit("Order", lambda worksheet: moved(worksheet, key, by, self._offer))
        row = self.rows[key]
        keep_focus(row.form.up_button, row.form.down_button, by)
        announce(row, row.accessibleName())

    def _edit(self, label: str, change: object) -> None:
        self.document.edit(label, change)  # type: ignore[arg-type]

    def _show_own(self, worksheet: Worksheet) -> None:
        layout = self.form.own_layout
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for thing in worksheet.values.own:
            layout.addWidget(self._own_line(thing.text))
        for widget in (self.form.own_edit, self.form.own_button):
            widget.setEnabled(len(worksheet.values.own) < 6)

    def _own_line(self, thing: str) -> QWidget:
        line = QFrame(self)
        line.setProperty("role", "listed")
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        label = QLabel(
            f"<b>{escape(breakable(thing))}</b><br>"
            "Your own. Not in the picture: it goes on your list and to your questions.",
            line,
        )
        label.setWordWrap(True)
        remove = QPushButton(icon("x", current_theme().colour("muted")), "", line)
        remove.setProperty("role", "tool")
        remove.setAccessibleName(f"Take off “{thing}”")
        remove.clicked.connect(
            lambda: self._set_own([own.text for own in self.document.worksheet.values.own if own.text != thing])
        )
        inside.addWidget(label, 1)
        inside.addWidget(remove)
        return line

    def _add_own(self) -> None:
        if self.form.own_edit.text().strip():
            self._set_own([*(own.text for own in self.document.worksheet.values.own), self.form.own_edit.text()])
            clear_without_undo(self.form.own_edit)

    def _set_own(self, own: list[str]) -> None:
        self.document.edit("Something of my own", lambda worksheet: with_own(worksheet, own))

    def _show_picture(self, worksheet: Worksheet, picture: LineUp | None) -> None:
        form = self.form
        options = compared(worksheet, self.catalogue)
        for widget in (form.bars, form.message_frame, form.not_scored_label, form.promise_label):
            widget.setVisible(picture is not None)
        form.waiting_label.setVisible(picture is None)
        form.waiting_label.setText(_waiting_for(worksheet, len(options)))
        limits = _limit_sentences(picture, [option.name for option in options], self.catalogue) if picture else []
        form.limits_label.setText(" ".join(limits))
        form.limits_label.setVisible(bool(limits))
        form.bars.show_line_up(picture, [option.name for option in options])
        if picture is not None:
            self._say(message(picture, worksheet, self.catalogue))
            form.message_label.setText(_message(picture, worksheet, self.catalogue))
            form.promise_label.setText(
                f"{escape(leaning_text(worksheet, self.catalogue))} "
                "<b>This picture shows your own answers. It does not tell you what to choose.</b>"
            )

    def _say(self, sentence: str) -> None:
        """Say how the options line up now, if that has changed before the person's eyes."""
        if sentence != self._said and self.isVisible():
            announce(self.form.bars, sentence)
        self._said = sentence


def _list_sentence(options: int, rows: int) -> str:
    if options < 2:
        return "Pick at least two options first. Then you can weigh how they differ."
    if not rows:
        return f"Only what differs between your {options} options can be weighed."
    return f"Only what differs between your {options} options is shown."


def _waiting_for(worksheet: Worksheet, options: int) -> str:
    if options < 2:
        return "The picture needs at least two options to compare."
    if worksheet.values.leaning is None:
        return "First say which way you are leaning now. “Not sure” is a fine answer. Then the picture shows."
    return "Pick what matters to you. The picture follows at once."


def _message(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue) -> str:
    lines = [
        f"<b>{escape(message(picture, worksheet, catalogue))}</b>",
        escape(what_would_change_it(picture, worksheet, catalogue)),
    ]
    if any(None in spanned.levels for spanned in picture.scales):
        lines.append("The dashed part is not known.")
    if picture.settling:
        lines.append("These answers are still settling, so the picture is less sure.")
    return " ".join(lines)


def _limit_sentences(picture: LineUp, names: list[str], catalogue: Catalogue) -> list[str]:
    return [
        f"{name} is past your limit for {attribute(row.attribute, catalogue).name.lower()}."
        for row, spanned in zip(picture.rows, picture.scales, strict=True)
        for index, name in enumerate(names)
        if is_past_limit(row, spanned, index)
    ]
