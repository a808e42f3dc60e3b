"""The Tab key leads through a window as it is read: line by line, as the layouts have it, whatever was made when."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QBoxLayout, QLabel, QLayout, QScrollArea, QWidget
from shiboken6 import invalidate

from hrbc_desktop.ui.kit.wrapping_layout import WrappingLayout

_BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


class TabOrderMixin:
    """Goes before the Qt class of a window whose contents come and go."""

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Move focus to the next or previous focusable widget, wrapping around."""
        if not isinstance(self, QWidget):
            raise TypeError("only a window has stops of the Tab key")
        here = self.focusWidget()
        everything = list(in_reading_order(self, here))
        index = everything.index(here) if here in everything else 0
        onwards = [*everything[index + 1 :], *everything[:index]]
        stops = (widget for widget in (onwards if forward else reversed(onwards)) if is_stop(widget))
        stop = next((widget for widget in stops if widget.isVisibleTo(self)), None)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        bring_into_sight(stop)
        return True


def in_reading_order(widget: QWidget, here: QWidget | None = None) -> Iterator[QWidget]:
    """Yield the widget and all that is shown in it; what stands in the headers of a table is read before its cells.

    `here`: what has the keyboard. It is among them also if it has just been hidden, so that one goes on from there.
    """
    inside = (child for child in _children(widget) if not child.isWindow() and _is_shown_or_holds(child, here))
    cells_come_last = isinstance(widget, QAbstractItemView)
    if not cells_come_last:
        yield widget
    for child in inside:
        yield from in_reading_order(child, here)
    if cells_come_last:
        yield widget


def is_stop(widget: QWidget) -> bool:
    """Whether the Tab key stops here."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def focus_first_heading(page: QWidget) -> None:
    """Move the keyboard to the first heading of a place that is shown now.

    A screen reader then says where one is, and the Tab key goes on from there.
    """
    labels = (widget for widget in in_reading_order(page) if isinstance(widget, QLabel))
    heading = next((label for label in labels if label.property("role") in ("title", "heading")), None)
    if heading is not None:
        heading.setFocus(Qt.FocusReason.OtherFocusReason)


def bring_into_sight(part: QWidget) -> None:
    """Scroll to a part, from its top if it is tall, wherever it is; what is in sight already stays where it is.

    Qt itself does so for the keyboard alone, and only where it was in the same part that scrolls before.
    """
    ancestor = part.parentWidget()
    while ancestor is not None:
        if isinstance(ancestor, QScrollArea):
            ancestor.ensureWidgetVisible(part)
            above = part.mapTo(ancestor.viewport(), QPoint()).y()
            if above < 0:
                ancestor.verticalScrollBar().setValue(ancestor.verticalScrollBar().value() + above)
        ancestor = ancestor.parentWidget()


def show_what_opens(button: QAbstractButton, part: QWidget) -> None:
    """Bring what a button unfolds into sight, once it is laid out."""
    button.toggled.connect(lambda on: QTimer.singleShot(0, part, lambda: bring_into_sight(part)) if on else None)


def _is_shown_or_holds(widget: QWidget, here: QWidget | None) -> bool:
    return not widget.isHidden() or (here is not None and (widget is here or widget.isAncestorOf(here)))


def _children(widget: QWidget) -> list[QWidget]:
    layout = widget.layout()
    laid_out = list(_laid_out(layout)) if layout else []
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [*laid_out, *(child for child in children if child not in laid_out)]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    numbers = range(layout.count())
    runs_backwards = isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS
    for number in reversed(numbers) if runs_backwards else numbers:
        widget, inner = _inside(layout, number)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _inside(layout: QLayout, number: int) -> tuple[QWidget | None, QLayout | None]:
    """Return what stands at a place of a layout: a widget, or another layout.

    PySide holds on to an item that was looked at as long as its layout lives. If Qt deletes the item before that,
    PySide takes whatever stands at its address next, a viewport perhaps, for that item. So it is let go of at once.
    """
    item = layout.itemAt(number)
    if item is None:
        return None, None
    widget, inner = item.widget(), item.layout()
    if inner is None and not isinstance(layout, WrappingLayout):  # which holds its items itself
        invalidate(item)
    return widget, inner
