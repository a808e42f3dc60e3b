"""What can be wrong with how a window is laid out, found by measuring it."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

_INPUTS = (QLineEdit, QComboBox, QAbstractSpinBox)
_MADE_OF_PARTS = (*_INPUTS, QAbstractScrollArea)
"""Widgets whose inner parts Qt lays out itself."""


def faults(window: QWidget) -> list[str]:
    """Return every fault that can be seen in a window, each with the name of the widget; empty when there is none."""
    shown = [window, *(part for part in window.findChildren(QWidget) if part.isVisibleTo(window))]
    found: list[str] = []
    for part in shown:
        found += _cut(part)
        found += _covered(part, window)
        found += _sideways(part)
    return found


def _cut(part: QWidget) -> Iterator[str]:
    """Texts and fields that have less room than they need."""
    needed = part.sizeHint()
    if isinstance(part.parentWidget(), _INPUTS):
        return
    if isinstance(part, QLabel) and part.text():
        low = part.heightForWidth(part.width()) if part.wordWrap() else needed.height()
        narrow = part.minimumSizeHint().width() if part.wordWrap() else needed.width()
        if part.height() < low or part.width() < narrow:
            yield f"{_name(part)} is cut: “{part.text()[:40]}”"
    elif isinstance(part, QAbstractButton):
        if part.width() < needed.width() or part.height() < needed.height():
            yield f"{_name(part)} is cut: “{part.text()[:40]}”"
    elif isinstance(part, QLineEdit):
        words = part.fontMetrics().horizontalAdvance(part.placeholderText())
        if part.height() < needed.height() or part.contentsRect().width() < words:
            yield f"{_name(part)} is cut"
    elif isinstance(part, _INPUTS):
        if part.height() < needed.height() or part.width() < part.minimumSizeHint().width():
            yield f"{_name(part)} is cut"
    elif part.hasHeightForWidth() and part.layout() is None and not isinstance(part, QAbstractScrollArea):
        if part.height() < part.heightForWidth(part.width()) - 1:
            yield f"{_name(part)} is painted into too little height"


def _covered(part: QWidget, window: QWidget) -> Iterator[str]:
    """Parts that stand over one another, or out of what they belong to."""
    if isinstance(part, _MADE_OF_PARTS):
        return
    inner = [
        child
        for child in part.children()
        if isinstance(child, QWidget) and child.isVisibleTo(window) and not child.isWindow()
    ]
    is_scrolled = isinstance(part.parentWidget(), QAbstractScrollArea)
    for child in inner:
        if not is_scrolled and not child.geometry().isEmpty() and not part.rect().contains(child.geometry()):
            yield f"{_name(child)} stands out of {_name(part)}"
    for one, other in combinations(inner, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_name(one)} and {_name(other)} stand over one another"


def _sideways(part: QWidget) -> Iterator[str]:
    """What has to be scrolled from side to side; only the columns of a comparison may."""
    if not isinstance(part, QAbstractScrollArea) or isinstance(part, QTableView) or part.objectName() == "cards_area":
        return
    inside = part.widget() if isinstance(part, QScrollArea) else None
    if part.horizontalScrollBar().maximum() > 0 or (inside and inside.width() > part.viewport().width()):
        yield f"{_name(part)} scrolls sideways"


def _name(part: QWidget) -> str:
    parent = part.parentWidget()
    names = [each.objectName() or type(each).__name__ for each in (part, parent) if each is not None]
    return " in ".join(names)
