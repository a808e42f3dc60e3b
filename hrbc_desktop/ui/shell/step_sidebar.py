"""The rail on the left: the seven steps, always clickable, with what is complete and where one is."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from hrbc_desktop.domain.visit.steps import STEPS, StepInfo, StepName
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.metrics import BODY, RADIUS, SMALL, TARGET, S
from hrbc_desktop.ui.kit.theme import current_theme

Shape = Literal["words", "title", "number"]

_CIRCLE, _MARK, _GAP, _PADDING, _TEXT_WIDTH = 28, 16, 12, 10, 172


class StepButton(QAbstractButton):
    """One step: a number that becomes a check mark, a title and what it is about."""

    def __init__(self, number: int, step: StepInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._step = number, step
        self._complete: bool | None = None
        self._shape: Shape = "words"
        self._left = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("spoken", "step")
        self.setObjectName(f"{step.name}_step")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_progress(complete=False, left="")
        current_theme().changed.connect(self.updateGeometry)

    def show_progress(self, *, complete: bool, left: str) -> None:
        """Show whether nothing is missing in this step, and what is left once it is begun."""
        if (complete, left) == (self._complete, self._left):
            return
        self._complete, self._left = complete, left
        state = _("complete") if complete else left.lower() or _("not complete yet")
        self.setAccessibleName(_("Step {number}: {title}").format(number=self._number, title=self._step.title))
        self.setAccessibleDescription(f"{self._step.subtitle}, {state}")
        self._show_tool_tip()
        self.update()

    def _show_tool_tip(self) -> None:
        words = ("" if self._shape == "words" else self._step.title, self._left)
        self.setToolTip(". ".join(filter(None, words)))

    def show_shape(self, shape: Shape) -> None:
        """Show a title and what it is about, the title beside its number, or the number alone."""
        if shape != self._shape:
            self._shape = shape
            self._show_tool_tip()
            self.setSizePolicy(
                QSizePolicy.Policy.Expanding if shape == "words" else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
            )
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if self._shape == "words":
            return self.size_with_words()
        side = max(current_theme().scaled(_CIRCLE) + _GAP, TARGET)
        if self._shape == "number":
            return QSize(side, side)
        beside = current_theme().scaled(_CIRCLE + _GAP + 2 * _PADDING)
        return QSize(beside + self._title_metrics().horizontalAdvance(self._step.title) + 1, side)

    def size_with_words(self) -> QSize:
        """Return how large it is with a title and what it is about."""
        height = (
            2 * current_theme().scaled(_PADDING + 1)
            + self._title_metrics().height()
            + self._subtitle_metrics().height()
        )
        return QSize(current_theme().scaled(_CIRCLE + 2 * _PADDING + _GAP + _TEXT_WIDTH), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_circle(painter)
        if self._shape != "number":
            self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = current_theme().scaled(RADIUS)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_theme().color("action_soft" if self.isChecked() else "quiet_soft"))
            painter.drawRoundedRect(ground, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(current_theme().color("action"), 2))
            painter.drawRoundedRect(ground, radius, radius)

    def _paint_circle(self, painter: QPainter) -> None:
        size = current_theme().scaled(_CIRCLE)
        start = (self.width() - size) / 2 if self._shape == "number" else self._start(size)
        circle = QRectF(start, (self.height() - size) / 2, size, size)
        if self.isChecked():
            ground, edge, ink = "action", "action", "on_action"
        elif self._complete:
            ground, edge, ink = "good_soft", "good", "good"
        else:
            ground, edge, ink = "card", "control_line", "muted"
        painter.setPen(QPen(current_theme().color(edge), 1))
        painter.setBrush(current_theme().color(ground))
        painter.drawEllipse(circle)
        if self._complete and not self.isChecked():
            mark = current_theme().scaled(_MARK)
            center = circle.center()
            painter.drawPixmap(
                int(center.x() - mark / 2),
                int(center.y() - mark / 2),
                pixmap("check", current_theme().color(ink), mark),
            )
            return
        painter.setPen(current_theme().color(ink))
        painter.setFont(current_theme().font(SMALL, QFont.Weight.DemiBold))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_words(self, painter: QPainter) -> None:
        width = self.width() - current_theme().scaled(_CIRCLE + _GAP + 2 * _PADDING)
        left = self._start(width, after_circle=True)
        title = self._title_metrics().height()
        subtitle = self._subtitle_metrics().height() if self._shape == "words" else 0
        top = (self.height() - title - subtitle) / 2
        painter.setFont(current_theme().font(BODY))
        painter.setPen(current_theme().color("ink"))
        painter.drawText(QRectF(left, top, width, title), Qt.AlignmentFlag.AlignLeading, self._step.title)
        if not subtitle:
            return
        painter.setFont(current_theme().font(SMALL))
        painter.setPen(current_theme().color("muted"))
        words = QFontMetrics(painter.font()).elidedText(
            self._left or self._step.subtitle, Qt.TextElideMode.ElideRight, round(width)
        )
        painter.drawText(QRectF(left, top + title, width, subtitle), Qt.AlignmentFlag.AlignLeading, words)

    def _start(self, width: float, *, after_circle: bool = False) -> float:
        """Return where something of this width begins, mirrored for languages read from right to left."""
        padding = _PADDING if self._shape == "words" else _GAP / 2
        offset = current_theme().scaled(padding + (_CIRCLE + _GAP if after_circle else 0))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return self.width() - offset - width
        return offset

    @staticmethod
    def _title_metrics() -> QFontMetrics:
        return QFontMetrics(current_theme().font(BODY))

    @staticmethod
    def _subtitle_metrics() -> QFontMetrics:
        return QFontMetrics(current_theme().font(SMALL))


class StepSidebar(QWidget):
    """All seven steps, one of them current."""

    step_requested = Signal(str)
    """The name of the step that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("spoken", "steps")
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S)
        self._is_compact = self._lies = False
        self._current: StepName = STEPS[0].name
        self._buttons: dict[StepName, StepButton] = {}
        for number, step in enumerate(STEPS, start=1):
            button = StepButton(number, step, self)
            button.clicked.connect(lambda _checked=False, name=step.name: self.step_requested.emit(name))
            self._buttons[step.name] = button
            self._layout.addWidget(button)

    def show_current(self, name: StepName) -> None:
        """Show where the person is; there the Tab key stops, and arrow keys lead on."""
        self._current = name
        self._buttons[name].setChecked(True)
        self._shape_all()
        for step, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if step == name else Qt.FocusPolicy.ClickFocus)

    def show_progress(self, name: StepName, *, complete: bool, left: str) -> None:
        """Show whether nothing is missing in a step, and what is left once it is begun."""
        self._buttons[name].show_progress(complete=complete, left=left)

    def show_compact(self, *, compact: bool, lies: bool = False) -> None:
        """Show the numbers alone, for narrow windows; `lies`: in a line, with the title of the current step in it."""
        self._is_compact, self._lies = compact, lies
        way = QBoxLayout.Direction.LeftToRight if lies else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(way)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignLeading if lies else Qt.AlignmentFlag(0))
        self._shape_all()

    def height_with_words(self) -> int:
        """Return how high it is when each step has its title and what it is about."""
        heights = [button.size_with_words().height() for button in self._buttons.values()]
        return sum(heights) + S * (len(heights) - 1)

    def _shape_all(self) -> None:
        for name, button in self._buttons.items():
            titled = self._lies and name == self._current
            button.show_shape("title" if titled else "number" if self._is_compact else "words")

    def button(self, name: StepName) -> StepButton:
        """Return the button of one step."""
        return self._buttons[name]
