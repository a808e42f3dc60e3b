"""The list of worksheets: painted row by row, so that twenty thousand are as quick as ten."""

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hrbc_desktop.domain.visit.list_entry import Signed, Summary
from hrbc_desktop.records.tables.worksheet_index import Summaries
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import CORNER, IN_THE_STYLE_SHEET, SMALL, XL, XS, L
from hrbc_desktop.ui.kit.painted_widget import mirrored, write
from hrbc_desktop.ui.kit.row_table import Index, RowModel, show_whole_rows
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.addendum import counted
from hrbc_desktop.wording.dates import short_date, since, spoken_time
from hrbc_desktop.wording.retention import TO_BE_KEPT
from hrbc_desktop.wording.signatures import signed_earlier
from hrbc_desktop.wording.signed_history import signers_now

SIGNED_LABELS: dict[Signed, str] = {
    "not_yet": _("Not yet"),
    "patient": _("Patient"),
    "patient_and_nurse": _("Patient and nurse"),
}

_PADDING, _BAR = L, 10
_HEADER_PADDING = IN_THE_STYLE_SHEET["pad"]
_WIDEST_BAR = 160
_NARROWEST_PATIENT = 150


class Column(IntEnum):
    """The columns of the list, from left to right."""

    PATIENT = 0
    VISIT = 1
    PROGRESS = 2
    SIGNED = 3
    CHANGED = 4


_TITLES = (_("Patient"), _("Visit"), _("Progress"), _("Signed"), _("Last changed"))
_LEFT_OUT_FIRST = (Column.PROGRESS, Column.CHANGED, Column.SIGNED)
"""What a narrow window does without."""
_WIDEST_TEXTS = {
    Column.VISIT: _("24 Nov 2026,"),
    Column.PROGRESS: _("Progress"),
    Column.SIGNED: _("Patient and nurse"),
    Column.CHANGED: _("Last changed"),
}


_PARTS_OF_THE_REST = {Column.VISIT: 3, Column.PROGRESS: 3, Column.SIGNED: 24, Column.CHANGED: 3}
"""Of a hundred parts of the width that the texts leave; the names get the others."""


class WorksheetModel(RowModel):
    """Summaries as rows; nothing is copied or measured until it is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_TITLES, parent)
        self.decisions: Mapping[str, str] = {}
        """The name of each decision by its id."""
        self.corrections: Mapping[str, int] = {}
        """How many signed corrections a worksheet has, by its id."""
        self.held = frozenset[str]()
        """The ids of those under a legal hold."""
        self._summaries = Summaries()
        self._now = datetime.now().astimezone()

    def show_summaries(self, summaries: Summaries, now: datetime) -> None:
        """Show these worksheets as they look at `now` (aware, in the zone of this computer)."""
        self.beginResetModel()
        self._summaries, self._now = summaries, now
        self.endResetModel()

    def summary(self, row: int) -> Summary:
        """The worksheet in a row."""
        return self._summaries[row]

    def is_of_the_same_person(self, row: int) -> bool:
        """Whether the worksheet in the row above is of the same person."""
        return row > 0 and _person(self._summaries[row]) == _person(self._summaries[row - 1]) != ("", "")

    @property
    def row_total(self) -> int:
        return len(self._summaries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.PATIENT:
            return self._whole_row(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (Column.PATIENT, Column.SIGNED):
            return "\n".join(filter(None, self.lines(index)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(line for line in self.lines(index) if line)
        return None

    def _whole_row(self, row: int) -> str:
        """Say all of a row where the keyboard enters it: in a list nobody wants to go from cell to cell."""
        cells = {column: " ".join(filter(None, self.lines(self.index(row, column)))) for column in Column}
        named = (f"{_TITLES[column]}: {text}" for column, text in cells.items() if column != Column.PATIENT)
        return ", ".join((cells[Column.PATIENT], *named))

    def lines(self, index: Index) -> tuple[str, str]:
        """What a cell says, in its two lines; the second may be empty."""
        summary = self._summaries[index.row()]
        match Column(index.column()):
            case Column.PATIENT:
                decision = self.decisions.get(summary.decision, "")
                return summary.name or _("No name yet"), " · ".join(filter(None, (decision, summary.record_number)))
            case Column.VISIT:
                return _visit(summary)
            case Column.PROGRESS:
                return f"{summary.progress:.0%}", ""
            case Column.SIGNED:
                return SIGNED_LABELS[summary.signed], self._signers(summary)
            case Column.CHANGED:
                return since(summary.changed_at.astimezone(self._now.tzinfo), self._now), ""

    def _signers(self, summary: Summary) -> str:
        """Say first what must be seen: corrections, and that it is kept; then who signed this revision and the last."""
        parts = (
            counted(self.corrections.get(summary.id, 0)),
            TO_BE_KEPT if summary.id in self.held else "",
            signers_now(summary.signers),
            signed_earlier(summary.revision, summary.signed_before),
        )
        return " · ".join(filter(None, parts))


class WorksheetTable(QTableView):
    """Shows one worksheet per row; a click or Enter opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = WorksheetModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self.setProperty("role", "list")
        show_whole_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        current_theme().changed.connect(self._follow_look)
        self._follow_look()

    def show_sorted(self, column: int | None, order: Qt.SortOrder) -> None:
        """Show by an arrow by which column the rows are in order; None for the order that nobody chose."""
        self.horizontalHeader().setSortIndicatorShown(column is not None)
        self.horizontalHeader().setSortIndicator(-1 if column is None else column, order)

    def show_summaries(self, summaries: Summaries, now: datetime) -> None:
        """Show these worksheets; the one that was selected stays selected while it is in the list."""
        selected = self.selected
        self.rows.show_summaries(summaries, now)
        again = summaries.index_of(selected.id) if selected else None
        if again is not None:
            self.selectRow(again)
        self.updateGeometry()

    @property
    def selected(self) -> Summary | None:
        """The worksheet of the selected row."""
        rows = self.selectionModel().selectedRows()
        return self.rows.summary(rows[0].row()) if rows else None

    def place_of_selected(self) -> QPoint:
        """Where the selected row is, from the corner of what scrolls."""
        return self.visualRect(self.currentIndex()).center()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select a worksheet for who comes by the keyboard: what Enter would open must be seen, also if it is alone."""
        super().focusInEvent(event)
        if self.selected is None and self.rows.rowCount() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectRow(max(0, self.currentIndex().row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _follow_look(self) -> None:
        lines = QFontMetrics(current_theme().font()).height() + QFontMetrics(current_theme().font(SMALL)).height()
        self.verticalHeader().setDefaultSectionSize(lines + 2 * current_theme().scaled(_PADDING - 2))
        self._fit_columns()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for no more room than the rows need."""
        return QSize(super().sizeHint().width(), self._height_of(self.rows.rowCount()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height_of(min(2, self.rows.rowCount())))

    def _height_of(self, rows: int) -> int:
        header = self.horizontalHeader().sizeHint().height()
        return min(header + rows * self.verticalHeader().defaultSectionSize() + 2, 16_000)

    def _fit_columns(self) -> None:
        """Give each column what its text needs; of what is left, the names get most, and the signers some."""
        metrics = QFontMetrics(current_theme().font(weight=QFont.Weight.Bold))
        needed = {
            c: metrics.horizontalAdvance(text) + 2 * current_theme().scaled(_HEADER_PADDING)
            for c, text in _WIDEST_TEXTS.items()
        }
        room = self.viewport().width() - current_theme().scaled(_NARROWEST_PATIENT)
        for column in _LEFT_OUT_FIRST:
            left_out = sum(needed.values()) > room
            self.setColumnHidden(column, left_out)
            if left_out:
                del needed[column]
        left = max(0, room - sum(needed.values()))
        widths = {column: width + left * _PARTS_OF_THE_REST[column] // 100 for column, width in needed.items()}
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(Column.PATIENT, self.viewport().width() - sum(widths.values()))


class _RowPainter(QStyledItemDelegate):
    def __init__(self, table: WorksheetTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(current_theme().scaled(_NARROWEST_PATIENT), self._table.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index, selected=bool(state & QStyle.StateFlag.State_Selected))
        inside = rect.adjusted(
            current_theme().scaled(_PADDING), current_theme().scaled(_PADDING - 2), -current_theme().scaled(XS), 0
        )
        inside = self._table.style().visualRect(painter.layoutDirection(), rect, inside)
        match Column(index.column()):
            case Column.PROGRESS:
                _paint_progress(painter, inside, self._table.rows.summary(index.row()).progress)
            case Column.SIGNED:
                _paint_badge(painter, inside, self._table.rows.summary(index.row()).signed)
                _paint_below(painter, inside, self._table.rows.lines(index)[1])
            case _:
                _paint_lines(painter, inside, self._table.rows.lines(index), bold=index.column() == Column.PATIENT)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index, *, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, current_theme().color("action_soft"))
        if selected and self._table.hasFocus() and index.column() == Column.PATIENT:
            mark = QRectF(rect.left(), rect.top(), XS, rect.height())
            painter.fillRect(mirrored(mark, QRectF(rect), painter), current_theme().color("action"))
        below = index.row() + 1
        if below < self._table.rows.rowCount() and not self._table.rows.is_of_the_same_person(below):
            painter.setPen(QPen(current_theme().color("line"), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_lines(painter: QPainter, room: QRect, lines: tuple[str, str], *, bold: bool) -> None:
    top = room.top()
    fonts = (
        current_theme().font(weight=QFont.Weight.Bold if bold else QFont.Weight.Normal),
        current_theme().font(SMALL),
    )
    for text, font, color in zip(lines, fonts, ("ink", "muted"), strict=True):
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(current_theme().color(color))
        line = QRectF(room.left(), top, room.width(), metrics.height())
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        write(painter, line, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), elided)
        top += metrics.height()


def _paint_progress(painter: QPainter, room: QRect, progress: float) -> None:
    height = current_theme().scaled(_BAR)
    middle = QFontMetrics(current_theme().font()).height() // 2
    width = min(room.width() - current_theme().scaled(_PADDING), current_theme().scaled(_WIDEST_BAR))
    track = QRectF(room.left(), room.top() + middle - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color("track"))
    painter.drawRoundedRect(mirrored(track, QRectF(room), painter), height / 2, height / 2)
    if progress:
        track.setWidth(max(height, width * progress))
        painter.setBrush(current_theme().color("good" if progress == 1 else "action"))
        painter.drawRoundedRect(mirrored(track, QRectF(room), painter), height / 2, height / 2)


def _paint_badge(painter: QPainter, room: QRect, signed: Signed) -> None:
    ground, ink = ("attention_soft", "attention") if signed == "not_yet" else ("good_soft", "good")
    font = current_theme().font(SMALL, QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    text = metrics.elidedText(
        SIGNED_LABELS[signed], Qt.TextElideMode.ElideRight, room.width() - current_theme().scaled(XL)
    )
    width = metrics.horizontalAdvance(text) + current_theme().scaled(XL)
    badge = mirrored(QRectF(room.left(), room.top(), width, metrics.height() + XS), QRectF(room), painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color(ground))
    painter.drawRoundedRect(badge, CORNER, CORNER)
    painter.setPen(current_theme().color(ink))
    painter.setFont(font)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _paint_below(painter: QPainter, room: QRect, text: str) -> None:
    """Write a small line below a badge."""
    font = current_theme().font(SMALL)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(current_theme().color("muted"))
    below = QRectF(room.left(), room.top() + metrics.height() + XS + 1, room.width(), metrics.height())
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    write(painter, below, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), elided)


def _person(summary: Summary) -> tuple[str, str]:
    return summary.name.strip().casefold(), summary.record_number.strip().casefold()


def _visit(summary: Summary) -> tuple[str, str]:
    if summary.appointment_date is None:
        return _("No date yet"), ""
    at = spoken_time(summary.appointment_time) if summary.appointment_time else ""
    return short_date(summary.appointment_date), at
