"""The path of treatment as a line of boxes: what is done, what comes up now, what comes later."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.domain.decisions.decisions import Standing
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import CORNER, SMALL, SMALLEST, XS, XXL, M
from hrbc_desktop.ui.kit.painted_widget import Painted, mirrored
from hrbc_desktop.ui.kit.theme import current_theme

_COLORS: dict[Standing, tuple[str, str, str]] = {
    "now": ("action", "action", "on_action"),
    "may": ("card", "control_line", "ink"),
    "later": ("card", "control_line", "ink"),
    "decided": ("quiet_soft", "quiet_soft", "muted"),
}
"""For each standing: ground, edge and ink."""


@dataclass(frozen=True)
class PathStep:
    """One step of the path, and the few words under it."""

    name: str
    note: str
    standing: Standing


class PathStrip(Painted):
    """Goes on in the next line where one is full. Nothing in it is pressed: the decisions stand below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[PathStep, ...] = ()
        self._widths: list[int] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("spoken", "picture")

    def show_path(self, steps: Sequence[PathStep]) -> None:
        """Show these steps, in the order of the treatment."""
        self._steps = tuple(steps)
        description = "; ".join(f"{step.name}: {step.note}" for step in steps)
        self.setAccessibleName(
            _("The path of treatment. {description}.").format(description=description) if steps else ""
        )
        self.setVisible(bool(steps))
        self._follow_look()

    def _follow_look(self) -> None:
        self._widths = [self._width_of(step) for step in self._steps]
        super()._follow_look()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return round(places[-1].bottom()) + 1 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(current_theme().scaled(480), self.heightForWidth(current_theme().scaled(480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().scaled(160), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects = self._places(self.width())
        boxes = [mirrored(self._box(rect), QRectF(self.rect()), painter) for rect in rects]
        painter.setPen(QPen(current_theme().color("control_line"), 2))
        for left, right in pairwise(boxes):
            if left.top() == right.top():
                painter.drawLine(_between(left, right))
        for step, rect, box in zip(self._steps, rects, boxes, strict=True):
            self._paint(painter, step, mirrored(rect, QRectF(self.rect()), painter), box)

    def _paint(self, painter: QPainter, step: PathStep, rect: QRectF, box: QRectF) -> None:
        ground, edge, ink = _COLORS[step.standing]
        dashed = Qt.PenStyle.DashLine if step.standing == "may" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(current_theme().color(edge), 1, dashed))
        painter.setBrush(current_theme().color(ground))
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setPen(current_theme().color(ink))
        painter.setFont(self._name_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, step.name)
        is_now = step.standing == "now"
        painter.setPen(current_theme().color("action" if is_now else "muted"))
        painter.setFont(self._note_font(bold=is_now))
        below = QRectF(rect.left(), box.bottom() + 1, rect.width(), rect.bottom() - box.bottom())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), step.note)

    def _places(self, width: int) -> list[QRectF]:
        """Return where each step stands, its box with the note below."""
        gap, height = current_theme().scaled(XXL), self._box_height() + QFontMetrics(self._note_font()).height() + M
        x, y, places = 0.0, 0.0, list[QRectF]()
        for needed in (min(needed, width) for needed in self._widths):
            if x and x + needed > width:
                x, y = 0.0, y + height
            places.append(QRectF(x, y, needed, height - M))
            x += needed + gap
        return places

    def _box(self, rect: QRectF) -> QRectF:
        return QRectF(rect.left() + 0.5, rect.top() + 0.5, rect.width() - 1, self._box_height())

    def _box_height(self) -> int:
        return QFontMetrics(self._name_font()).height() + 2 * XS

    def _width_of(self, step: PathStep) -> int:
        name = QFontMetrics(self._name_font()).horizontalAdvance(step.name) + 2 * current_theme().scaled(M)
        note = QFontMetrics(self._note_font(bold=step.standing == "now")).horizontalAdvance(step.note)
        return max(name, note + 2)

    @staticmethod
    def _name_font() -> QFont:
        return current_theme().font(SMALL, QFont.Weight.DemiBold)

    @staticmethod
    def _note_font(*, bold: bool = False) -> QFont:
        return current_theme().font(SMALLEST, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def _between(left: QRectF, right: QRectF) -> QLineF:
    first, second = (left, right) if left.left() < right.left() else (right, left)
    return QLineF(QPointF(first.right(), first.center().y()), QPointF(second.left(), second.center().y()))
