"""Step 5: what matters. The leaning first, then the order and the ladder, and the picture that follows at once."""

from html import escape

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow, has_source
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet, is_own
from hrbc_desktop.domain.preferences.edits import (
    moved,
    with_attribute,
    with_limit,
    with_own,
    with_own_fit,
    with_step,
    with_way_order,
)
from hrbc_desktop.domain.preferences.line_up import MOST_WEIGHED, NOT_SURE, TEAM, LineUp, compared, is_past_limit
from hrbc_desktop.domain.preferences.offer import Offer, Thing, named, ways_in_order
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_preferences import Ui_ValuesPage
from hrbc_desktop.ui.help.source_dialog import CellContext, RowSourcesDialog
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.binding import bind_chips
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.lead_on import LeadOn
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.list_rebuild import clear_layout
from hrbc_desktop.ui.kit.move_focus import keep_focus
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.preferences.clinician_rating import ClinicianViews
from hrbc_desktop.ui.steps.preferences.consistency_check import WeightCheck
from hrbc_desktop.ui.steps.preferences.preference_row import PreferenceRow, Shown
from hrbc_desktop.wording import preferences as words

MOST_OWN = 6


class ValuesPage(Page):
    """Order, ladder and line-up side by side. There are no wrong answers, and nothing is ever re-sorted."""

    title = _("What matters to you")
    subtitle = _("Put the most important first. There are no wrong answers.")

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.form = Ui_ValuesPage()
        self.form.setupUi(self)
        self.columns = self.form.columns_layout
        self.rows: dict[str, PreferenceRow] = {}
        self._announced = self._answered = ""
        self._leads_on = LeadOn(self, self._way_on)
        self._check = WeightCheck(document, catalogue, self.form)
        self._views = ClinicianViews(document, catalogue, self.form)
        self.form.not_scored_label.setText(words.BELOW_THE_PICTURE)
        bind_chips(self, self.form.leaning_chips, "values", "leaning", _("Leaning"))
        self.form.change_button.clicked.connect(self.pick)
        self.form.own_button.clicked.connect(self._add_own)
        self.form.own_edit.returnPressed.connect(self._add_own)
        document.opened.connect(lambda _: clear_without_undo(self.form.own_edit))
        self._keep_picture_in_sight = _KeepInSight(self)
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
        self._show_rows(worksheet, derived)
        self._show_own(worksheet)
        self._check.show(picture, worksheet)
        self._views.show(worksheet)

    def _show_leaning(self, worksheet: Worksheet) -> None:
        options = compared(worksheet, self.catalogue)
        choices = {NOT_SURE: _("Not sure"), **{option.id: option.name for option in options}, TEAM: _("My team’s view")}
        self.form.leaning_chips.offer(choices.items(), name=self.form.leaning_label.text())
        self.form.leaning_chips.choose([worksheet.values.leaning] if worksheet.values.leaning else [])
        self.form.leaning_frame.setVisible(len(options) > 1)

    def _things(self, worksheet: Worksheet) -> dict[str, Thing]:
        """Return what stands in the order: with options to compare, also what they do not differ in."""
        things = ((key, self._thing(key, worksheet)) for key in worksheet.starred)
        return {key: thing for key, thing in things if thing is not None}

    def _thing(self, key: str, worksheet: Worksheet) -> Thing | None:
        if (thing := self._offer.thing(key)) is not None:
            return thing
        return named(key, worksheet.values, self.catalogue) if self._offer.options or is_own(key) else None

    def _show_rows(self, worksheet: Worksheet, derived: Derived) -> None:
        things = self._things(worksheet)
        shown = [row for row in worksheet.values.weighed if row.attribute in things]
        if [row.attribute for row in shown] != list(self.rows):
            self._rebuild([things[row.attribute] for row in shown])
        ways = ways_in_order(worksheet, derived.comparison, self.catalogue)
        options = tuple((option.id, option.name) for option in compared(worksheet, self.catalogue))
        fits = {own.key: own.fits for own in worksheet.values.own}
        above: Thing | None = None
        for index, row in enumerate(shown):
            thing = things[row.attribute]
            self.rows[row.attribute].show_row(
                Shown(
                    index,
                    len(shown) - 1,
                    row,
                    thing,
                    above,
                    ways,
                    options,
                    fits.get(row.attribute),
                    has_source=_row_of(row.attribute, derived.comparison) is not None,
                )
            )
            above = thing
        self.form.list_label.setText(words.list_sentence(len(options), len(shown)))
        self._show_change_button(has_rows=bool(shown))

    def _show_change_button(self, *, has_rows: bool) -> None:
        button = self.form.change_button
        button.setEnabled(bool(self._offer.things))
        button.setText(_("Change the list") if has_rows else _("Pick what matters"))
        button.setProperty("role", "link" if has_rows else "primary")
        button.style().polish(button)
        direction = QBoxLayout.Direction.LeftToRight if has_rows else QBoxLayout.Direction.TopToBottom
        self.form.list_layout.setDirection(direction)

    def _rebuild(self, things: list[Thing]) -> None:
        layout = self.form.rows_layout
        rows = {thing.key: self.rows.get(thing.key) or self._row(thing) for thing in things}
        for key, row in self.rows.items():
            if key not in rows:
                layout.removeWidget(row)
                row.hide()
                row.deleteLater()
        self.rows = rows
        for index, row in enumerate(rows.values()):
            if layout.indexOf(row) != index:
                layout.insertWidget(index, row)

    def _row(self, thing: Thing) -> PreferenceRow:
        row = PreferenceRow(thing, self)
        row.moved.connect(self._move)
        row.source_requested.connect(self.show_sources)
        row.step_chosen.connect(
            lambda of, step: self.document.edit(
                _("How much it matters"), lambda worksheet: with_step(worksheet, of, step, self._offer)
            )
        )
        row.step_chosen.connect(self._lead_on_from)
        row.limit_chosen.connect(
            lambda of, limit: self.document.edit(
                _("Limit"), lambda worksheet: with_limit(worksheet, of, limit), f"limit.{of}"
            )
        )
        row.ways_ordered.connect(
            lambda ways: self.document.edit(_("Ways of taking it"), lambda worksheet: with_way_order(worksheet, ways))
        )
        row.fit_chosen.connect(
            lambda of, fits: self.document.edit(words.WHICH_FITS, lambda worksheet: with_own_fit(worksheet, of, fits))
        )
        return row

    def _lead_on_from(self, key: str) -> None:
        self._answered = key
        self._leads_on.soon()

    def _way_on(self) -> tuple[QWidget, QWidget] | None:
        """Return the row whose step was said, and the next one whose step is open."""
        open_rows = {one.attribute for one in self.document.worksheet.values.weighed[1:] if one.step is None}
        keys = list(self.rows)
        following = keys[keys.index(self._answered) + 1 :] if self._answered in keys else []
        target = next((self.rows[key] for key in following if key in open_rows), None)
        return (self.rows[self._answered], target) if target is not None else None

    def open_part(self) -> QWidget | None:
        values = self.document.worksheet.values
        if values.leaning is None:
            return self.form.leaning_frame if values.weighed else None
        if not values.weighed:
            return self.form.change_button
        return next((self.rows.get(one.attribute) for one in values.weighed[1:] if one.step is None), None)

    def show_sources(self, key: str) -> None:
        """Open where the figures come from that a thing is weighed with."""
        comparison = self.document.derived.comparison
        row = _row_of(key, comparison)
        if comparison and row:
            RowSourcesDialog(row, CellContext(comparison.decision, self.catalogue), self).open()

    def _move(self, key: str, by: int) -> None:
        self.document.edit(_("Order"), lambda worksheet: moved(worksheet, key, by, self._offer))
        row = self.rows[key]
        keep_focus(row.form.up_button, row.form.down_button, by)
        announce(row, row.accessibleName())

    def _show_own(self, worksheet: Worksheet) -> None:
        """List what is her own, each to take off again; those in the order have their row above."""
        layout = self.form.own_layout
        clear_layout(layout)
        for own in worksheet.values.own:
            layout.addWidget(self._own_line(own.key, own.text, in_order=own.key in worksheet.starred))
        for widget in (self.form.own_edit, self.form.own_button):
            widget.setEnabled(len(worksheet.values.own) < MOST_OWN)

    def _own_line(self, key: str, text: str, *, in_order: bool) -> QWidget:
        line = QFrame(self)
        line.setProperty("role", "listed")
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        label = QLabel(f"<b>{escape(with_break_points(text))}</b>", line)
        label.setWordWrap(True)
        inside.addWidget(label, 1)
        if not in_order:
            weigh = QPushButton(_("Put in my order"), line)
            weigh.setAccessibleName(_("Put “{text}” in my order").format(text=text))
            weigh.setEnabled(len(self.document.worksheet.starred) < MOST_WEIGHED)
            weigh.clicked.connect(lambda: self._put_in_order(key))
            inside.addWidget(weigh)
        remove = QPushButton(icon("x", current_theme().color("muted")), "", line)
        remove.setProperty("role", "tool")
        remove.setAccessibleName(_("Take off “{text}”").format(text=text))
        remove.clicked.connect(
            lambda: self._set_own([own.text for own in self.document.worksheet.values.own if own.key != key])
        )
        inside.addWidget(remove)
        return line

    def _put_in_order(self, key: str) -> None:
        self.document.edit(
            _("Something of my own"), lambda worksheet: with_attribute(worksheet, key, self._offer, on=True)
        )

    def _add_own(self) -> None:
        """Add her own words and put them in the order, where there is room."""
        text = self.form.own_edit.text().strip()
        if not text:
            return

        def change(worksheet: Worksheet) -> Worksheet:
            added = with_own(worksheet, [*(own.text for own in worksheet.values.own), text])
            key = next(own.key for own in added.values.own if own.text == text)
            return with_attribute(added, key, self._offer, on=True)

        self.document.edit(_("Something of my own"), change)
        clear_without_undo(self.form.own_edit)

    def _set_own(self, own: list[str]) -> None:
        self.document.edit(_("Something of my own"), lambda worksheet: with_own(worksheet, own))

    def _show_picture(self, worksheet: Worksheet, picture: LineUp | None) -> None:
        form = self.form
        names = [option.name for option in compared(worksheet, self.catalogue)]
        for widget in (form.bars, form.message_frame, form.promise_label):
            widget.setVisible(picture is not None)
        has_outcome = picture is not None and any(thing.key.startswith("outcome:") for thing in picture.things)
        form.not_scored_label.setVisible(picture is not None and not has_outcome)
        form.waiting_label.setVisible(picture is None)
        weighed = sum(self._offer.thing(row.attribute) is not None for row in worksheet.values.weighed)
        form.waiting_label.setText(words.waiting_for(worksheet, self.catalogue, weighed))
        limits = _limit_sentences(picture, self.catalogue) if picture else []
        form.limits_label.setText(" ".join(limits))
        form.limits_label.setVisible(bool(limits))
        form.bars.show_line_up(picture, names)
        if picture is not None:
            self._say(words.message(picture, worksheet, self.catalogue))
            form.message_label.setText(_message(picture, worksheet, self.catalogue))
            leaning = escape(words.leaning_text(worksheet, self.catalogue))
            form.promise_label.setText(f"{leaning} <b>{words.PROMISE}</b>")

    def _say(self, sentence: str) -> None:
        """Say how the options line up now, if that has changed before the person's eyes."""
        if sentence != self._announced and self.isVisible():
            announce(self.form.bars, sentence)
        self._announced = sentence


def _row_of(key: str, comparison: DecisionComparison | None) -> DecisionRow | None:
    """Return the row that a thing is weighed with, where it has a source."""
    rows = comparison.rows if comparison else ()
    return next(
        (row for row in rows if key in (row.key, row.attribute) and any(has_source(cell) for cell in row.cells)), None
    )


class _KeepInSight(QObject):
    """Moves the picture down beside the rows as the page scrolls, so that it is seen while she answers."""

    def __init__(self, page: ValuesPage) -> None:
        super().__init__(page)
        self._page, self._area = page, None
        page.installEventFilter(self)

    _area: QScrollArea | None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShowEvent) and self._area is None:
            self._area = self._find_area()
            if self._area is not None:
                self._area.verticalScrollBar().valueChanged.connect(self._follow)
        if isinstance(event, QShowEvent | QResizeEvent):
            self._follow()
        return super().eventFilter(watched, event)

    def _find_area(self) -> QScrollArea | None:
        parent = self._page.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def _follow(self) -> None:
        form, area = self._page.form, self._area
        if area is None:
            return
        beside = form.columns_layout.direction() is not QBoxLayout.Direction.TopToBottom
        left, right = form.order_column, form.picture_column
        shown_from = area.verticalScrollBar().value() - self._page.y()
        # Of what is in them, and not of how high they stand: the higher column makes the other one as high.
        height = right.totalHeightForWidth(right.geometry().width()) - right.contentsMargins().top()
        room = left.totalHeightForWidth(left.geometry().width()) - height
        right.setContentsMargins(0, max(0, min(shown_from, room)) if beside else 0, 0, 0)


def _message(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue) -> str:
    lines = [
        f"<b>{escape(words.message(picture, worksheet, catalogue))}</b>",
        escape(words.what_would_change_it(picture, catalogue)),
    ]
    if any(None in spanned.levels for spanned in picture.scales):
        lines.append(words.UNKNOWN_PART)
    if picture.is_inconsistent:
        lines.append(words.INCONSISTENT)
    return " ".join(lines)


def _limit_sentences(picture: LineUp, catalogue: Catalogue) -> list[str]:
    return [
        words.past_limit(catalogue.options[option].name, thing)
        for row, thing in zip(picture.rows, picture.things, strict=True)
        for index, option in enumerate(picture.options)
        if thing.scale is not None and is_past_limit(row, thing.scale, index)
    ]
