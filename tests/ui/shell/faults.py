"""What can be wrong with how a window is laid out, found by measuring it."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QSize
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

from hrbc_desktop.ui.kit.card_button import CardButton

_INPUTS = (QLineEdit, QComboBox, QAbstractSpinBox)
_MADE_OF_PARTS = (*_INPUTS, QAbstractScrollArea)
"""Widgets whose inner parts Qt lays out itself."""
_ROUNDING = 1


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
    if isinstance(part.parentWidget(), _INPUTS):
        return
    needed = _needed(part)
    if part.width() < needed.width() or part.height() < needed.height():
        yield f"{_name(part)} is cut"


def _needed(part: QWidget) -> QSize:
    """The least size in which everything can be read that a part says."""
    if isinstance(part, CardButton) or (isinstance(part, QLabel) and part.text() and part.wordWrap()):
        return QSize(part.minimumSizeHint().width(), part.heightForWidth(part.width()))
    if isinstance(part, QAbstractButton) or (isinstance(part, QLabel) and part.text()):
        return part.sizeHint()
    if isinstance(part, QLineEdit):
        return QSize(part.fontMetrics().horizontalAdvance(part.placeholderText()), part.sizeHint().height())
    if isinstance(part, _INPUTS):
        return QSize(part.minimumSizeHint().width(), part.sizeHint().height())
    if part.hasHeightForWidth() and part.layout() is None and not isinstance(part, QAbstractScrollArea | QLabel):
        return QSize(0, part.heightForWidth(part.width()) - _ROUNDING)
    return QSize()


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
