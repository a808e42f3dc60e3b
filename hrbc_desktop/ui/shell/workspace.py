"""The seven steps: the rail, the pages and the way between them."""

import hashlib
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.steps import STEPS, StepName, missing, what_is_left
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.recent_state import Position
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_workspace import Ui_Workspace
from hrbc_desktop.ui.kit.metrics import RAIL_END, RAIL_ON_TOP_FROM, RAIL_SIDE, RAIL_WITH_WORDS_FROM, XS, XXL
from hrbc_desktop.ui.kit.step_page import Page, PageFrame, bring_into_view, framed
from hrbc_desktop.ui.kit.tab_order import focus_first_heading, in_reading_order, is_stop
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.about import answered_of
from hrbc_desktop.wording.decisions import decision_title

_NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX."""

_RAIL_LINE = 2
"""Pixels of the line between the rail and the page."""

_PROMISE = 140
"""Pixels at 100 % that the promise below the rail takes with its margins; it gives way to the steps."""

PROMISE = _("You can stop at any time; it is saved.")
STAYS_HERE = _("Nothing leaves this computer.")
PROMISE_IN_MEMORY = _("Nothing is kept on this computer. Save the PDF before you stop.")

_NAMES: tuple[StepName, ...] = tuple(step.name for step in STEPS)


class Workspace(QWidget):
    """Shows one step at a time. Nothing is ever blocked: every step can be opened at any time."""

    step_changed = Signal(str)
    home_requested = Signal()
    finish_requested = Signal()
    """The person pressed the button that ends the last step: sign and save."""

    def __init__(
        self, document: Document, makers: Mapping[StepName, Callable[[], Page]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = Ui_Workspace()
        self.form.setupUi(self)
        self._line = QFrame(self)
        self._line.setProperty("role", "rule")
        self.form.body_layout.insertWidget(1, self._line)
        self._makers, self._pages = makers, dict[StepName, Page]()
        self._document = document
        self._empty = {name: QWidget() for name in _NAMES}
        for empty in self._empty.values():
            self.form.pages.addWidget(empty)
        self.form.rail.step_requested.connect(self.lead_to)
        self.form.back_button.clicked.connect(self.go_back)
        self.form.next_button.clicked.connect(self.next_step)
        document.changed.connect(self._show_progress)
        document.opened.connect(lambda _: self.show_step("start"))
        current_theme().changed.connect(self._fit_rail)
        current_theme().changed.connect(self._fit_footer)
        self._fit_rail()
        self.show_step("start")
        self._show_progress(document.worksheet)

    @property
    def step(self) -> StepName:
        """The step that is shown."""
        return _NAMES[self.form.pages.currentIndex()]

    def page(self, name: StepName) -> Page:
        """Return the page of a step; it is made when it is first wanted."""
        if name in self._empty:
            page = self._pages[name] = self._makers[name]()
            index, pages = _NAMES.index(name), self.form.pages
            is_shown, empty = pages.currentIndex() == index, self._empty.pop(name)
            pages.insertWidget(index, framed(page, page.title, page.subtitle))
            pages.removeWidget(empty)
            empty.deleteLater()
            if is_shown:
                pages.setCurrentIndex(index)
        return self._pages[name]

    def make_ahead(self) -> None:
        """Make the pages that are still missing, one at a time while nothing else is to be done."""
        if self._empty:
            self.page(next(iter(self._empty)))
            QTimer.singleShot(0, self, self.make_ahead)

    def show_step(self, name: StepName) -> None:
        """Show a step, from its top."""
        self.page(name)
        index = _NAMES.index(name)
        self.form.pages.setCurrentIndex(index)
        self.form.rail.show_current(name)
        back, _forward = self._arrows()
        self.form.back_button.setText(
            _("{back} Back").format(back=back) if index else _("{back} All worksheets").format(back=back)
        )
        self._show_next(self._document.worksheet)
        self.scroll_to_top()
        if not self.form.rail.isAncestorOf(self.window().focusWidget() or self):
            focus_first_heading(self.form.pages.currentWidget() or self)
        self.step_changed.emit(name)

    def lead_to(self, name: StepName) -> None:
        """Show a step, and in it what is still open: the rail says that something is."""
        self.show_step(name)
        QTimer.singleShot(0, self, lambda: self._show_what_is_open(name))

    def _show_what_is_open(self, name: StepName) -> None:
        part = self._pages[name].open_part() if self.step == name else None
        if part is None:
            return
        bring_into_view(part)
        stop = next((widget for widget in (part, *in_reading_order(part)) if is_stop(widget)), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def position(self) -> Position:
        """Where the person is: the step, what has the keyboard there, and how far it is scrolled."""
        frame = self.form.pages.currentWidget()
        scroll = frame.verticalScrollBar().value() if isinstance(frame, QScrollArea) else 0
        field = frame.focusWidget() if frame is not None else None
        return Position(step=self.step, field=_name_of(field) if field else "", scroll=scroll)

    def go_to(self, position: Position) -> None:
        """Show a step as somebody left it."""
        self.show_step(position.step)
        QTimer.singleShot(0, self, lambda: self._go_on_at(position))

    def _go_on_at(self, position: Position) -> None:
        frame = self.form.pages.currentWidget()
        if not isinstance(frame, PageFrame) or self.step != position.step:
            return
        frame.lay_out()
        named = (widget for widget in in_reading_order(frame) if is_stop(widget) or widget.property("role") == "title")
        field = next((widget for widget in named if _name_of(widget) == position.field), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        frame.verticalScrollBar().setValue(position.scroll)
        if field is not None:
            frame.ensureWidgetVisible(field)

    def scroll_to_top(self) -> None:
        """Show the page from its beginning."""
        frame = self.form.pages.currentWidget()
        if isinstance(frame, QScrollArea):
            frame.verticalScrollBar().setValue(0)

    def go_back(self) -> None:
        """Go to the step before, or home from the first."""
        index = _NAMES.index(self.step)
        if index:
            self.show_step(_NAMES[index - 1])
        else:
            self.home_requested.emit()

    def next_step(self) -> None:
        """Go to the next step; at the last, sign and save, or go home when that is done."""
        index = _NAMES.index(self.step)
        if index + 1 < len(_NAMES):
            self.show_step(_NAMES[index + 1])
        elif self._document.worksheet.is_signed:
            self.home_requested.emit()
        else:
            self.finish_requested.emit()

    def show_promise(self, *, keeps_nothing: bool, is_shared: bool) -> None:
        """Say that the person can stop, and what becomes of her work then."""
        promise = PROMISE if is_shared else f"{PROMISE} {STAYS_HERE}"
        self.form.promise_label.setText(PROMISE_IN_MEMORY if keeps_nothing else promise)

    def _show_progress(self, worksheet: Worksheet) -> None:
        answered, asked = self._document.derived.answered_of_asked
        for name in _NAMES:
            left = what_is_left(worksheet, name)
            if name == "options":
                left = left or decision_title(worksheet, self._document.derived.catalogue)
            complete = not missing(worksheet, name)
            if name == "about":
                complete, left = answered == asked, answered_of(answered, asked) if answered else ""
            self.form.rail.show_progress(name, complete=complete, left=left)
        self._show_next(worksheet)

    def _show_next(self, worksheet: Worksheet) -> None:
        index = _NAMES.index(self.step)
        if index + 1 == len(_NAMES):
            text = _("All worksheets") if worksheet.is_signed else _("Sign and save PDF")
        elif _NAMES[index + 1] == "compare" and len(worksheet.options) > 1:
            text = _("Compare {number} options").format(number=len(worksheet.options))
        else:
            text = STEPS[index + 1].next_label
        self.form.next_button.setText(f"{text} {self._arrows()[1]}")
        self._fit_footer()

    def _arrows(self) -> tuple[str, str]:
        """Return the arrows that point back and on, as one reads."""
        return ("→", "←") if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else ("←", "→")

    def _fit_footer(self) -> None:
        """Leave the button out that the menu has too, where the way back and on would be cut short beside it."""
        form = self.form
        margins, spacing = form.footer_layout.contentsMargins(), form.footer_layout.spacing()
        buttons = (form.back_button, form.words_button, form.next_button)
        needed = sum(button.sizeHint().width() + spacing for button in buttons)
        form.words_button.setVisible(needed + margins.left() + margins.right() <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_rail()
        self._fit_footer()
        super().resizeEvent(event)

    def _fit_rail(self) -> None:
        """Stand beside the page, with words where there is room; else lie on top of it, unless the window is low."""
        form, room = self.form, self.height() - self.form.footer_frame.sizeHint().height()
        is_narrow = self.width() < current_theme().scaled(RAIL_WITH_WORDS_FROM)
        compact = is_narrow or form.rail.height_with_words() + 2 * RAIL_END > room
        lies = compact and self.height() >= current_theme().scaled(RAIL_ON_TOP_FROM)
        form.rail.show_compact(compact=compact, lies=lies)
        side, end = (RAIL_SIDE, RAIL_END) if not lies else (XXL, XS)
        form.rail_layout.setContentsMargins(side, end, side, end)
        form.body_layout.setDirection(QBoxLayout.Direction.TopToBottom if lies else QBoxLayout.Direction.LeftToRight)
        for fix, length in ((self._line.setMaximumWidth, not lies), (self._line.setMaximumHeight, lies)):
            fix(1 if length else _NO_LIMIT)
        steps = form.rail.sizeHint()
        form.promise_frame.setVisible(not compact and steps.height() + current_theme().scaled(_PROMISE) <= room)
        if lies:
            form.rail_area.setMinimumWidth(0)
            form.rail_area.setMaximumWidth(_NO_LIMIT)
            form.rail_area.setFixedHeight(steps.height() + 2 * end + _RAIL_LINE)
            return
        form.rail_area.setMinimumHeight(0)
        form.rail_area.setMaximumHeight(_NO_LIMIT)
        is_tall = steps.height() + 2 * end > room
        bar = form.rail_area.verticalScrollBar().sizeHint().width() if is_tall else 0
        form.rail_area.setFixedWidth(steps.width() + 2 * side + _RAIL_LINE + bar)


def _name_of(widget: QWidget) -> str:
    """Name a widget so that it is found again on a page made anew; what it says may be hers, and is not kept."""
    digest = hashlib.sha256(widget.accessibleName().encode()).hexdigest()
    return f"{widget.objectName()}|{digest[:16]}"
