"""The options side by side as a table that keeps its headers in sight and is worked with the keyboard alone."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTableView, QWidget

from hrbc_desktop.domain.compare.rows import DecisionRow, has_source
from hrbc_desktop.ui.kit.metrics import TARGET
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.comparison_delegate import CellDelegate
from hrbc_desktop.ui.steps.compare.comparison_headers import OptionHeader, TitleHeader
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel, Foot, Heading, differs

_TITLE, _NARROWEST = 190, 158
_LARGEST_TITLE_SHARE, _SMALLEST_TITLE_SHARE = 0.36, 0.24
_SCROLL_STEP = 40


class ComparisonTable(QTableView):
    """Arrow keys move from cell to cell, Enter asks for the source, Space for the star of the row."""

    source_requested = Signal(QModelIndex)
    star_requested = Signal(str)
    """The key of the row."""
    corner_changed = Signal()
    """The place between the two headers has another size."""

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._only_what_differs = False
        self.options, self.titles = OptionHeader(model, self), TitleHeader(model, self)
        self._cells = CellDelegate(model)
        self._set_up()
        self.setModel(model)
        self.titles.star_pressed.connect(self._want_star)
        self.clicked.connect(self._want_source)
        self.entered.connect(self._point)
        model.modelReset.connect(self._show_anew)
        current_theme().changed.connect(self._follow_look)
        self._show_anew()

    def _set_up(self) -> None:
        self.setAccessibleName("The options side by side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)
        self.setHorizontalHeader(self.options)
        self.setVerticalHeader(self.titles)
        self.setItemDelegate(self._cells)

    def show_only_what_differs(self, on: bool) -> None:
        """Hide the rows in which the options say the same, and headings with nothing under them."""
        self._only_what_differs = on
        self._hide_rows()
        current = self.currentIndex()
        if current.isValid() and self.isRowHidden(current.row()):
            self._go_to_first_cell()

    def corner(self) -> QRect:
        """Return the place between the two headers."""
        place = QRect(self.frameWidth(), self.frameWidth(), self.titles.width(), self.options.height())
        return self.style().visualRect(self.layoutDirection(), self.rect(), place)

    @property
    def hidden_rows(self) -> int:
        """How many rows are hidden because all options say the same."""
        lines = enumerate(self._model.lines)
        return sum(isinstance(line, DecisionRow) and self.isRowHidden(number) for number, line in lines)

    def rows_in_sight(self) -> tuple[DecisionRow, ...]:
        """Return the rows that are not hidden."""
        lines = enumerate(self._model.lines)
        return tuple(line for number, line in lines if isinstance(line, DecisionRow) and not self.isRowHidden(number))

    def _show_anew(self) -> None:
        self.clearSpans()
        for number, line in enumerate(self._model.lines):
            if isinstance(line, Heading | Foot) and self._model.columnCount() > 1:
                self.setSpan(number, 0, 1, self._model.columnCount())
            for first, wide in self._model.spans(number):
                self.setSpan(number, first, 1, wide)
        self._hide_rows()
        self._fit()

    def _hide_rows(self) -> None:
        for number, line in enumerate(self._model.lines):
            row = line.of if isinstance(line, Foot) else line
            if isinstance(row, DecisionRow):
                self.setRowHidden(number, self._only_what_differs and not differs(row, self._model.told))
        headings = [number for number, line in enumerate(self._model.lines) if isinstance(line, Heading)]
        for heading, following in pairwise([*headings, len(self._model.lines)]):
            empty = all(self.isRowHidden(number) for number in range(heading + 1, following))
            self.setRowHidden(heading, empty)

    def _follow_look(self) -> None:
        self._cells.forget()
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Fit columns to the width there is, and rows to what their cells and titles need at that width."""
        columns = self._model.columnCount()
        self.verticalScrollBar().setSingleStep(current_theme().scaled(_SCROLL_STEP))
        self.titles.setFixedWidth(min(current_theme().scaled(_TITLE), round(self.width() * _LARGEST_TITLE_SHARE)))
        if not columns:
            return
        bar = self.verticalScrollBar().sizeHint().width()
        least = max(current_theme().scaled(_NARROWEST), self.options.narrowest)
        lacking = columns * least - (self.width() - 2 * self.frameWidth() - self.titles.width() - bar)
        if 0 < lacking <= self.titles.width() - round(self.width() * _SMALLEST_TITLE_SHARE):
            self.titles.setFixedWidth(self.titles.width() - lacking)
        room = self.width() - 2 * self.frameWidth() - self.titles.width() - bar
        width = max(room // columns, min(least, room))
        for column in range(columns):
            self.setColumnWidth(column, width)
        self.options.fit(width)
        for number in range(len(self._model.lines)):
            target = 0 if isinstance(self._model.lines[number], Foot) else current_theme().scaled(TARGET)
            tall = max(self._cells.row_height(number, width), self.titles.row_height(number), target)
            self.setRowHeight(number, tall)
        self.corner_changed.emit()

    def _want_star(self, line: int) -> None:
        row = self._model.row(line)
        if row and self._model.can_be_starred(row):
            self.star_requested.emit(self._model.star_key(row))

    def _want_source(self, index: QModelIndex) -> None:
        cell = self._model.cell(index) if index.isValid() else None
        if cell and has_source(cell):
            self.source_requested.emit(index)

    def _point(self, index: QModelIndex) -> None:
        cell = self._model.cell(index)
        hand = cell is not None and has_source(cell)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _go_to_first_cell(self) -> None:
        lines = range(len(self._model.lines))
        first = next((line for line in lines if self._model.row(line) and not self.isRowHidden(line)), None)
        self.setCurrentIndex(QModelIndex() if first is None else self._model.index(first, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_source(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self._want_star(self.currentIndex().row())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._scroll_within_row(down=key == Qt.Key.Key_Down):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _scroll_within_row(self, *, down: bool) -> bool:
        """Read on within a row that is taller than the window, before the focus leaves it."""
        place, bar = self.visualRect(self.currentIndex()), self.verticalScrollBar()
        hidden = place.bottom() - self.viewport().height() if down else -place.top()
        if hidden <= 0 or place.height() <= self.viewport().height():
            return False
        step = min(hidden, self.viewport().height() // 2)
        bar.setValue(bar.value() + (step if down else -step))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self._show_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._go_to_first_cell()
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        self._cells.focused = self.currentIndex() if self.hasFocus() else QModelIndex()
        self.viewport().update()
