"""One thing that matters, in the person's order: what changes, how much it matters, and a limit."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from hrbc_desktop.domain.compare.comparison import WAY_NAMES, Way
from hrbc_desktop.domain.model.content import Attribute
from hrbc_desktop.domain.model.worksheet import Weighed
from hrbc_desktop.domain.preferences.swing_weights import STEP_NAMES
from hrbc_desktop.ui.forms.ui_preference_row import Ui_PreferenceRow
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.metrics import ICON
from hrbc_desktop.ui.kit.theme import current_theme

_NO_LIMIT = -1


class PreferenceRow(QFrame):
    """A row of the order. It is moved with arrows, never by dragging alone."""

    moved = Signal(str, int)
    step_chosen = Signal(str, object)
    limit_chosen = Signal(str, object)
    ways_ordered = Signal(object)

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attribute = attribute
        self.form = Ui_PreferenceRow()
        self.form.setupUi(self)
        self.setProperty("role", "listed")
        self.setProperty("spoken", "group")
        self.form.name_label.setText(attribute.less)
        self.form.step_chips.offer(STEP_NAMES.items(), name=f"{attribute.less}: next to the one above it", role="step")
        self._ways: tuple[Way, ...] | None = None
        self._name_buttons()
        self._connect()
        current_theme().changed.connect(self._show_arrows)
        self._show_arrows()

    def show_row(self, place: int, last: int, row: Weighed, change: str, ways: Sequence[Way]) -> None:
        """Show the row at `place` (from 0) of an order that ends at `last`."""
        form = self.form
        form.place_label.setText(str(place + 1))
        form.change_label.setText(change)
        form.most_label.setVisible(place == 0)
        form.step_chips.setVisible(place > 0)
        form.step_chips.choose([row.step] if row.step else [])
        form.up_button.setEnabled(place > 0)
        form.down_button.setEnabled(place < last)
        self.setAccessibleName(f"Place {place + 1} of {last + 1}: {self.attribute.less}, {change}")
        is_way = self.attribute.kind == "way"
        for widget in (form.limit_label, form.limit_spin):
            widget.setVisible(not is_way)
        with QSignalBlocker(form.limit_spin):
            form.limit_spin.setValue(_NO_LIMIT if row.limit is None else round(row.limit))
        self._show_ways(tuple(ways) if self.attribute.id == "way" else ())

    def _name_buttons(self) -> None:
        for button, where in ((self.form.up_button, "up"), (self.form.down_button, "down")):
            button.setAccessibleName(f"Move “{self.attribute.less}” {where}")
            button.setToolTip(f"Move {where}")
        self.form.limit_spin.setAccessibleName(f"{self.attribute.name}: more than this I would not accept")
        self.form.limit_spin.setSuffix(" in 100" if self.attribute.kind == "rate" else f" {self.attribute.unit}")

    def _connect(self) -> None:
        form, key = self.form, self.attribute.id
        form.up_button.clicked.connect(lambda: self.moved.emit(key, -1))
        form.down_button.clicked.connect(lambda: self.moved.emit(key, 1))
        form.step_chips.chosen_changed.connect(
            lambda: self.step_chosen.emit(key, next(iter(form.step_chips.chosen), None))
        )
        form.limit_spin.valueChanged.connect(
            lambda value: self.limit_chosen.emit(key, None if value == _NO_LIMIT else float(value))
        )

    def _show_arrows(self) -> None:
        self.form.up_button.setIcon(icon("arrow-up", current_theme().colour("ink"), current_theme().scaled(ICON)))
        self.form.down_button.setIcon(icon("arrow-down", current_theme().colour("ink"), current_theme().scaled(ICON)))

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        if ways == self._ways:
            return
        self._ways = ways
        layout = self.form.ways_layout
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.form.ways_label.setVisible(bool(ways))
        self.form.ways_label.setText("Put the ways in your order. The first is the one you like most.")
        for place, way in enumerate(ways):
            layout.addWidget(self._way_line(place, way, ways))

    def _way_line(self, place: int, way: Way, ways: tuple[Way, ...]) -> QWidget:
        line = QWidget(self)
        line.setProperty("role", "clear")
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(f"{place + 1}. {WAY_NAMES[way]}", line)
        label.setWordWrap(True)
        first = QPushButton("I like this most", line)
        first.setAccessibleName(f"{WAY_NAMES[way]}: I like this most")
        rest = tuple(other for other in ways if other != way)
        first.clicked.connect(lambda: self.ways_ordered.emit((way, *rest)))
        layout.addWidget(label, 1)
        layout.addWidget(first)
        return line
