"""Rows that stand for things of the worksheet: kept while their thing is there, made and dropped with it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from hrbc_desktop.ui.kit.pair_layout import PairLayout

Row = TypeVar("Row", bound=QWidget)


def rebuilt(
    layout: QBoxLayout | PairLayout, shown: dict[str, Row], keys: Iterable[str], make: Callable[[str], Row]
) -> dict[str, Row]:
    """Put one row for each key into `layout`, in that order; return them. A row that stays keeps its state and focus.

    `shown`: the rows that stand there now.
    """
    rows = {key: shown.get(key) or make(key) for key in keys}
    for key, row in shown.items():
        if key not in rows:
            layout.removeWidget(row)
            row.hide()
            row.deleteLater()
    for index, row in enumerate(rows.values()):
        if layout.indexOf(row) != index:
            layout.insertWidget(index, row)
    return rows


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout: hidden at once, and deleted when its events are handled."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
