"""The two headers of the comparison that stay in sight: the options above, the titles with their stars at the left."""

from math import ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QMoveEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from hrbc_desktop.domain.compare.rows import DecisionRow, TextCell
from hrbc_desktop.ui.kit.letter_badge import paint_badge
from hrbc_desktop.ui.kit.metrics import BADGE, ICON, SMALL, TARGET, XS, M
from hrbc_desktop.ui.kit.painted_widget import mirrored, write
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.comparison_cells import PAD, Block, Legend, WrappedText
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel, Foot, Heading, WordsLine
from hrbc_desktop.wording.schedule import kinds_present

_STAR = ICON
_UNDERLINE = 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class OptionHeader(QHeaderView):
    """The letters and names of the options, each underlined in its color."""

    moved = Signal()
    """The table has put it at its own top again."""

    def __init__(self, model: ComparisonModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._is_stacked, self._is_pinned = model, False, False
        self.corner_height = 0
        """How tall what stands in the corner beside it is."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(current_theme().scaled(TARGET))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # what it stands in explains the words that were pressed

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    @property
    def narrowest(self) -> int:
        """The column width at which the longest word of the names still fits below its letter, in pixels."""
        return ceil(self._longest_word()) + 2 * current_theme().eased(PAD)

    @property
    def kept_height(self) -> int:
        """How much of it stays in sight above the rows: all, or the letters alone where the names are tall."""
        letters = current_theme().scaled(BADGE + 2 * XS) + _UNDERLINE
        return min(max(letters, self.corner_height), self.height()) if self._is_stacked else self.height()

    def show_pinned(self, is_pinned: bool) -> None:
        """Stay at the top of what is seen: where the letters alone stay, nothing of the names is left above them."""
        if is_pinned is not self._is_pinned:
            self._is_pinned = is_pinned
            self.viewport().update()

    def _longest_word(self) -> float:
        metrics = QFontMetricsF(current_theme().font(weight=QFont.Weight.Bold))
        words = (word for name in self._model.option_names for word in name.partition(": ")[2].split())
        return max((metrics.horizontalAdvance(word) for word in words), default=0.0)

    def fit(self, width: int) -> None:
        """Be as tall as the longest name needs at that column width, the letter below it where it is narrow."""
        beside = current_theme().scaled(BADGE + M)
        inner = width - 2 * current_theme().eased(PAD)
        self._is_stacked = self._longest_word() > inner - beside
        room = QRectF(0, 0, inner - (0 if self._is_stacked else beside), 10_000)
        metrics = QFontMetricsF(current_theme().font(weight=QFont.Weight.Bold))
        names = (metrics.boundingRect(room, _WRAPPED, name.partition(": ")[2]) for name in self._model.option_names)
        tallest = max((name.height() for name in names), default=0) + (beside if self._is_stacked else 0)
        self.setFixedHeight(
            max(current_theme().scaled(TARGET), round(tallest) + current_theme().eased(PAD) + _UNDERLINE)
        )

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        area, index = QRectF(rect), self._model.letter(logicalIndex)
        pad, badge = current_theme().eased(PAD), current_theme().scaled(BADGE)
        painter.save()
        painter.fillRect(area, current_theme().color("card"))
        beside = badge + current_theme().scaled(M)
        last = area.bottom() - _UNDERLINE - current_theme().scaled(XS) - badge
        top = last if self._is_stacked else area.center().y() - badge / 2
        letter = QRectF(area.x() + pad, top, badge, badge)
        paint_badge(painter, mirrored(letter, area, painter), index)
        painter.setFont(current_theme().font(weight=QFont.Weight.Bold))
        painter.setPen(current_theme().color("ink"))
        aside, below = (0, beside) if self._is_stacked else (beside, 0)
        name = area.adjusted(pad + aside, 0, -pad, -_UNDERLINE - below)
        if not (self._is_stacked and self._is_pinned):
            words = self._model.option_names[logicalIndex].partition(": ")[2]
            write(painter, mirrored(name, area, painter), _WRAPPED, words)
        painter.fillRect(area.adjusted(0, area.height() - _UNDERLINE, 0, 0), current_theme().option(index))
        painter.restore()


class TitleHeader(QHeaderView):
    """The titles of the rows, and for rows that can be weighed a star to press."""

    star_pressed = Signal(int)
    """The line whose star was pressed."""

    def __init__(self, model: ComparisonModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self._held: int | None = None
        """The line whose star the mouse is held down on."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)

    def row_height(self, line: int) -> int:
        """Return how tall the title of one line is."""
        found = self._model.lines[line]
        if isinstance(found, Heading):
            return max(
                current_theme().eased(TARGET),
                round(self._heading(found).height(self._inner_width(found))) + PAD,
            )
        if isinstance(found, Foot):
            return 0
        return round(sum(part.height(width) for part, width in self._parts(found))) + 2 * PAD

    def _inner_width(self, line: Heading | DecisionRow | WordsLine) -> float:
        star = (
            current_theme().scaled(TARGET) - current_theme().eased(PAD)
            if isinstance(line, DecisionRow) and self._model.can_be_starred(line)
            else 0
        )
        return self.minimumWidth() - 2 * current_theme().eased(PAD) - star

    def _heading(self, heading: Heading) -> WrappedText:
        return WrappedText(heading.title, weight=QFont.Weight.Bold)

    def _parts(self, row: DecisionRow | WordsLine) -> list[tuple[Block, float]]:
        """Return the title, in whom and what it counts, and the legend of the strips, each with its width."""
        whole_width = float(self.minimumWidth() - 2 * current_theme().eased(PAD))
        title: Block = WrappedText(self._model.title(row), weight=QFont.Weight.DemiBold)
        parts = [(title, self._inner_width(row))]
        parts += [(WrappedText(note, "muted", SMALL), whole_width) for note in self._model.notes(row)]
        if isinstance(row, WordsLine) or row.kind != "strip":
            return parts
        days = (cell.cell.days for cell in row.cells if isinstance(cell, TextCell))
        return [*parts, (Legend(kinds_present(days), SMALL), whole_width)]

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        area, line, pad = QRectF(rect), self._model.lines[logicalIndex], current_theme().eased(PAD)
        inner = area.adjusted(pad, PAD, -pad, -PAD)
        painter.save()
        if isinstance(line, Heading):
            painter.fillRect(area, current_theme().color("quiet_soft"))
            painter.setFont(current_theme().font(weight=QFont.Weight.Bold))
            painter.setPen(current_theme().color("ink"))
            write(painter, area.adjusted(pad, 0, -pad, 0), _WRAPPED, line.title)
        else:
            painter.fillRect(area, current_theme().color("paper"))
            if not self._model.has_foot(logicalIndex):
                edge = QRectF(area.x(), area.bottom() - 1, area.width(), 1)
                painter.fillRect(edge, current_theme().color("line"))
            if isinstance(line, Foot):
                self._paint_rest_of_title(painter, area, logicalIndex)
                painter.restore()
                return
            self._paint_title(painter, inner, line)
            if isinstance(line, DecisionRow) and self._model.can_be_starred(line):
                self._paint_star(painter, self._star_zone(rect), is_on=self._model.is_starred(line))
        painter.restore()

    def _paint_rest_of_title(self, painter: QPainter, area: QRectF, foot: int) -> None:
        """Go on beside the foot of a row with what there was no room for beside its cells."""
        row = self._model.row(foot - 1)
        if row is None:
            return
        pad = current_theme().eased(PAD)
        painter.setClipRect(area)
        above = area.adjusted(pad, PAD - self.sectionSize(foot - 1), -pad, 0)
        self._paint_title(painter, above, row)

    def _paint_title(self, painter: QPainter, inner: QRectF, row: DecisionRow | WordsLine) -> None:
        top = inner.y()
        for words, width in self._parts(row):
            tall = words.height(width)
            words.paint(painter, mirrored(QRectF(inner.x(), top, width, tall + 1), inner, painter))
            top += tall

    def _paint_star(self, painter: QPainter, zone: QRectF, *, is_on: bool) -> None:
        radius, center = current_theme().scaled(_STAR) / 2, zone.center()
        turns = [(-pi / 2 + corner * pi / 5, radius if corner % 2 == 0 else radius * 0.45) for corner in range(10)]
        corners = [QPointF(center.x() + far * cos(turn), center.y() + far * sin(turn)) for turn, far in turns]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(current_theme().color("action"), 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(current_theme().color("action") if is_on else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(corners))

    def _star_zone(self, section: QRect) -> QRectF:
        side = current_theme().scaled(TARGET)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = section.left() if is_mirrored else section.right() - side + 1
        return QRectF(left, section.y(), side, min(side, section.height()))

    def _line_of_star_at(self, event: QMouseEvent) -> int | None:
        line = self.logicalIndexAt(event.position().toPoint())
        row = self._model.row(line)
        if row is None or not self._model.can_be_starred(row):
            return None
        section = QRect(0, self.sectionViewportPosition(line), self.width(), self.sectionSize(line))
        return line if self._star_zone(section).contains(event.position()) else None

    def star_center(self, line: int) -> QPointF:
        """Return where the star of a line is, in the coordinates of the header."""
        section = QRect(0, self.sectionViewportPosition(line), self.width(), self.sectionSize(line))
        return self._star_zone(section).center()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._line_of_star_at(event) if event.button() is Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Star a line where the button was pressed and is let go: who slips off has pressed nothing."""
        line, held = self._line_of_star_at(event), self._held
        self._held = None
        event.setAccepted(line is not None)  # what it stands in explains the words of a title
        if line is not None and line == held:
            self.star_pressed.emit(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over_a_star = self._line_of_star_at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over_a_star else Qt.CursorShape.ArrowCursor)
