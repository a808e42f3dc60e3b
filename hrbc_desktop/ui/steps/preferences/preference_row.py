"""One thing that matters, in the person's order: what changes, how much it matters, and a limit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from hrbc_desktop.domain.compare.ways import WAY_NAMES, Way
from hrbc_desktop.domain.model.worksheet import Weighed
from hrbc_desktop.domain.preferences.offer import Thing
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_preference_row import Ui_PreferenceRow
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.list_rebuild import clear_layout
from hrbc_desktop.ui.kit.metrics import ICON
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.preferences import ALL_THE_SAME, ASK, STEPS, WHICH_FITS, change_text, ladder_question

_NO_LIMIT = -1
SAME, ASK_KEY = "same", "ask"


@dataclass(frozen=True)
class Shown:
    """What a row shows: where it stands, what it says of itself, and what stands above it."""

    index: int
    last: int
    weighed: Weighed
    thing: Thing
    above: Thing | None
    ways: tuple[Way, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """Ids and names of the options, to say which fits something of her own better."""
    fits: str | None = None
    has_source: bool = False


class PreferenceRow(QFrame):
    """A row of the order. It is moved with arrows, never by dragging alone."""

    moved = Signal(str, int)
    step_chosen = Signal(str, object)
    limit_chosen = Signal(str, object)
    ways_ordered = Signal(object)
    fit_chosen = Signal(str, object)
    source_requested = Signal(str)

    def __init__(self, thing: Thing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._name = thing.key, thing.improvement
        self.form = Ui_PreferenceRow()
        self.form.setupUi(self)
        self.setProperty("role", "listed")
        self.setProperty("spoken", "group")
        self.form.name_label.setText(self._name)
        self.form.step_chips.offer(
            STEPS.items(), name=_("{name}: next to the one above it").format(name=self._name), role="step"
        )
        self._has_limit = False
        self._limit: float | None = None
        self._asks_for_limit = False
        self._ways: tuple[Way, ...] | None = None
        self._options: tuple[tuple[str, str], ...] = ()
        self._name_buttons(thing)
        self._connect()
        current_theme().changed.connect(self._show_icons)
        self._show_icons()

    def show_row(self, shown: Shown) -> None:
        """Show the row where it stands in the order."""
        form, change = self.form, change_text(shown.thing, shown.ways)
        form.place_label.setText(str(shown.index + 1))
        form.change_label.setText(change)
        form.most_label.setVisible(shown.index == 0)
        form.source_button.setVisible(shown.has_source)
        for part in (form.step_label, form.step_chips):
            part.setVisible(shown.above is not None)
        form.step_label.setText(ladder_question(shown.above) if shown.above else "")
        form.step_chips.choose([shown.weighed.step] if shown.weighed.step else [])
        form.up_button.setEnabled(shown.index > 0)
        form.down_button.setEnabled(shown.index < shown.last)
        rank = _("Place {n} of {all}").format(n=shown.index + 1, all=shown.last + 1)
        self.setAccessibleName(f"{rank}: {self._name}, {change}")
        self._limit, self._has_limit = shown.weighed.limit, _may_have_limit(shown.thing)
        form.limit_spin.setSuffix(_(" of 100") if shown.thing.kind == "share" else f" {shown.thing.unit}")
        self._show_limit()
        with QSignalBlocker(form.limit_spin):
            form.limit_spin.setValue(_NO_LIMIT if shown.weighed.limit is None else round(shown.weighed.limit))
        self._show_ways(shown.ways if shown.thing.kind == "way" else ())
        self._show_fits(shown)

    def _name_buttons(self, thing: Thing) -> None:
        for button, where in ((self.form.up_button, "up"), (self.form.down_button, "down")):
            button.setAccessibleName(_("Move “{name}” {where}").format(name=self._name, where=where))
            button.setToolTip(_("Move {where}").format(where=where))
        self.form.source_button.setAccessibleName(_("{name}: where it comes from").format(name=self._name))
        self.form.limit_button.setAccessibleName(_("{name}: set a limit").format(name=thing.name))
        self.form.limit_spin.setAccessibleName(_("{name}: I would not accept more than this").format(name=thing.name))

    def _connect(self) -> None:
        form, key = self.form, self.key
        form.limit_button.clicked.connect(self._ask_for_a_limit)
        form.source_button.clicked.connect(lambda: self.source_requested.emit(key))
        form.up_button.clicked.connect(lambda: self.moved.emit(key, -1))
        form.down_button.clicked.connect(lambda: self.moved.emit(key, 1))
        form.step_chips.chosen_changed.connect(
            lambda: self.step_chosen.emit(key, next(iter(form.step_chips.chosen), None))
        )
        form.fits_chips.chosen_changed.connect(
            lambda: self.fit_chosen.emit(key, next(iter(form.fits_chips.chosen), None))
        )
        form.limit_spin.valueChanged.connect(
            lambda value: self.limit_chosen.emit(key, None if value == _NO_LIMIT else float(value))
        )

    def _show_limit(self) -> None:
        """Show the field once she has asked for it, or set a limit: most people set none."""
        is_asked = self._limit is not None or self._asks_for_limit
        self.form.limit_button.setVisible(self._has_limit and not is_asked)
        for widget in (self.form.limit_label, self.form.limit_spin):
            widget.setVisible(self._has_limit and is_asked)

    def _ask_for_a_limit(self) -> None:
        self._asks_for_limit = True
        self._show_limit()
        self.form.limit_spin.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_icons(self) -> None:
        self.form.source_button.setIcon(icon("info", current_theme().color("ink"), current_theme().scaled(ICON)))
        self.form.up_button.setIcon(icon("arrow-up", current_theme().color("ink"), current_theme().scaled(ICON)))
        self.form.down_button.setIcon(icon("arrow-down", current_theme().color("ink"), current_theme().scaled(ICON)))

    def _show_fits(self, shown: Shown) -> None:
        """Of her own words she says which option fits them better."""
        form, is_own = self.form, shown.thing.kind == "own"
        for part in (form.fits_label, form.fits_chips):
            part.setVisible(is_own)
        if not is_own:
            return
        form.fits_label.setText(WHICH_FITS)
        if shown.options != self._options:
            self._options = shown.options
            choices: Mapping[str, str] = {**dict(shown.options), SAME: ALL_THE_SAME, ASK_KEY: ASK}
            form.fits_chips.offer(choices.items(), name=f"{self._name}. {WHICH_FITS}", role="step")
        form.fits_chips.choose([shown.fits] if shown.fits else [])

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        if ways == self._ways:
            return
        self._ways = ways
        layout = self.form.ways_layout
        clear_layout(layout)
        self.form.ways_label.setVisible(bool(ways))
        self.form.ways_label.setText(_("Put the ways in your order. The first is the one you like most."))
        for index, way in enumerate(ways):
            layout.addWidget(self._way_line(index, way, ways))

    def _way_line(self, index: int, way: Way, ways: Sequence[Way]) -> QWidget:
        line = QWidget(self)
        line.setProperty("role", "clear")
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(f"{index + 1}. {WAY_NAMES[way]}", line)
        label.setWordWrap(True)
        first = QPushButton(_("Make this my first choice"), line)
        first.setAccessibleName(_("{way_names}: make this my first choice").format(way_names=WAY_NAMES[way]))
        rest = tuple(other for other in ways if other != way)
        first.clicked.connect(lambda: self.ways_ordered.emit((way, *rest)))
        layout.addWidget(label, 1)
        layout.addWidget(first)
        return line


def _may_have_limit(thing: Thing) -> bool:
    is_side_effect = thing.kind == "share" and not thing.happened
    return thing.scale is not None and (is_side_effect or thing.kind == "count")
