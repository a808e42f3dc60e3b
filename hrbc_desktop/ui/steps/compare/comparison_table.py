"""The options side by side as a table that keeps its headers in sight and is worked with the keyboard alone."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget
from shiboken6 import isValid

from hrbc_desktop.domain.compare.rows import DecisionRow, has_source
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import TARGET
from hrbc_desktop.ui.kit.step_page import PageFrame, frame_of
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.comparison_delegate import CellDelegate
from hrbc_desktop.ui.steps.compare.comparison_headers import OptionHeader, TitleHeader
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel, Foot, Heading, differs

_TITLE, _LEAST_TITLE, _NARROWEST = 190, 124, 158
_LARGEST_TITLE_SHARE, _SMALLEST_TITLE_SHARE = 0.36, 0.2


class ComparisonTable(QTableView):
    """Arrow keys move from cell to cell, Enter asks for the source, Space for the star of the row.

    It is as high as its rows, and scrolls with the page: its head stays at the top of what is seen.
    """

    source_requested = Signal(QModelIndex)
    star_requested = Signal(str)
    """The key of the row."""
    corner_changed = Signal()
    """The place between the two headers has another size."""

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._only_what_differs = False
        self._frame: PageFrame | None = None
        self.options, self.titles = OptionHeader(model, self), TitleHeader(model, self)
        self._cells = CellDelegate(model)
        self._set_up()
        self.setModel(model)
        self.options.moved.connect(self._pin)
        self.titles.star_pressed.connect(self._want_star)
        self.clicked.connect(self._want_source)
        self.entered.connect(self._point)
        model.modelReset.connect(self._show_anew)
        current_theme().changed.connect(self._follow_look)
        self._show_anew()

    def _set_up(self) -> None:
        self.setAccessibleName(_("The options side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        rect = QRect(self.frameWidth(), self.options.y(), self.titles.width(), self.options.height())
        return self.style().visualRect(self.layoutDirection(), self.rect(), rect)

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
                self.setRowHidden(number, self._only_what_differs and not differs(row, self._model.context))
        headings = [number for number, line in enumerate(self._model.lines) if isinstance(line, Heading)]
        for heading, following in pairwise([*headings, len(self._model.lines)]):
            empty = all(self.isRowHidden(number) for number in range(heading + 1, following))
            self.setRowHidden(heading, empty)
        self._fit_height()

    def _follow_look(self) -> None:
        self._cells.forget()
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Fit columns to the width there is, and rows to what their cells and titles need at that width."""
        columns = self._model.columnCount()
        self.titles.setFixedWidth(min(current_theme().eased(_TITLE), round(self.width() * _LARGEST_TITLE_SHARE)))
        if not columns:
            return
        least = max(current_theme().scaled(_NARROWEST), self.options.narrowest)
        lacking = columns * least - (self.width() - 2 * self.frameWidth() - self.titles.width())
        least_title = max(current_theme().scaled(_LEAST_TITLE), round(self.width() * _SMALLEST_TITLE_SHARE))
        if 0 < lacking <= self.titles.width() - least_title:
            self.titles.setFixedWidth(self.titles.width() - lacking)
        room = self.width() - 2 * self.frameWidth() - self.titles.width()
        width = max(room // columns, min(least, room))
        for column in range(columns):
            self.setColumnWidth(column, width)
        self.options.fit(width)
        for number in range(len(self._model.lines)):
            target = 0 if isinstance(self._model.lines[number], Foot) else current_theme().eased(TARGET)
            below = self._cells.row_height(number + 1, width) if self._model.has_foot(number) else 0
            tall = max(self._cells.row_height(number, width), self.titles.row_height(number) - below, target)
            self.setRowHeight(number, tall)
        self._fit_height()
        self._pin()

    def _fit_height(self) -> None:
        """Be as high as what is in it, with room for the bar that leads sideways."""
        beside = self.titles.width() + self.options.length() + 2 * self.frameWidth()
        bar = self.horizontalScrollBar().sizeHint().height() if beside > self.width() else 0
        self.setFixedHeight(self.options.height() + self.titles.length() + 2 * self.frameWidth() + bar)

    # -- within the page that scrolls

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._frame is None and (frame := frame_of(self)) is not None:
            self._frame = frame
            frame.verticalScrollBar().valueChanged.connect(self._pin)
            frame.verticalScrollBar().rangeChanged.connect(self._pin)
        self._pin()

    def in_sight(self) -> tuple[int, int]:
        """Return from where to where rows are seen, in the table's own coordinates: below what stays of its head."""
        head = self.options.height()
        if self._frame is None or not isValid(self._frame):
            return head, self.height()
        top = -self.mapTo(self._frame.viewport(), QPoint()).y()
        return max(top + self.options.kept_height, head), min(top + self._frame.viewport().height(), self.height())

    def _pin(self) -> None:
        """Keep the options at the top of what is seen, and the bar that leads sideways at its end."""
        top, bottom = self.in_sight()
        head = self.options.height()
        self.options.show_pinned(top > head)
        self.options.move(self.options.x(), max(self.frameWidth(), min(top, self.height()) - head))
        self.options.raise_()
        beside = self.horizontalScrollBar().parentWidget()
        if beside is not None and self.horizontalScrollBar().isVisible():
            beside.move(beside.x(), max(0, bottom - self.frameWidth() - beside.height()))
            beside.raise_()
        self.corner_changed.emit()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Lead sideways to a cell as every table does, and the page up or down to its row."""
        super().scrollTo(index, hint)
        if self._frame is None:
            return
        self._frame.lay_out()
        rect, (top, bottom) = self._cell_rect(index), self.in_sight()
        above, below = top - rect.top(), rect.bottom() + 1 - bottom
        bar = self._frame.verticalScrollBar()
        if above > 0 or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() - above)
        elif below > 0:
            bar.setValue(bar.value() + min(below, -above))

    def _cell_rect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        return self.visualRect(index).translated(self.viewport().pos())

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
        rect, (top, bottom) = self._cell_rect(self.currentIndex()), self.in_sight()
        hidden = rect.bottom() - bottom if down else top - rect.top()
        if self._frame is None or hidden <= 0 or rect.height() <= bottom - top:
            return False
        step, bar = min(hidden, (bottom - top) // 2), self._frame.verticalScrollBar()
        bar.setValue(bar.value() + (step if down else -step))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        self._pin()

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
