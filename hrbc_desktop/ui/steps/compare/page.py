"""Step 4: the chosen options side by side."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import FEWEST_OPTIONS, Worksheet
from hrbc_desktop.domain.preferences.edits import with_attribute
from hrbc_desktop.domain.preferences.line_up import MOST_WEIGHED, offer
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.desktop.privacy import copy_secret
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.binding import bind_check
from hrbc_desktop.ui.kit.empty_state import EmptyCard
from hrbc_desktop.ui.kit.metrics import L
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.compare.clipboard_table import letter_html, letter_text
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel
from hrbc_desktop.ui.steps.compare.comparison_table import ComparisonTable
from hrbc_desktop.ui.steps.compare.source_dialog import SourceDialog

ONLY_WHAT_DIFFERS = "Only what &differs"
LENGTH_OF_LIFE = "Also show how long people lived"
COPY, COPIED = "Copy as a table", "✓ Copied as a table"
TOO_FEW = "Pick at least 2 options in the step before this one. Then you see them here side by side."
TOO_MANY = f"{MOST_WEIGHED} rows have a star already. Take one star off before you add another."


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ComparePage(Page):
    """Rows are starred here to be weighed in the next step; every cell leads to its source."""

    title = "Compare side by side"
    subtitle = (
        "Each dot is 1 of 100 people in the study. Those drawn as squares had it badly. "
        "Press a cell for its source, or a star to weigh the row."
    )
    scrolls_itself = True

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.model = ComparisonModel(catalogue, self.words, self)
        self.table = ComparisonTable(self.model)
        self._corner, self.only_differs_box = _corner(self.table)
        self._too_few = EmptyCard("clipboard-list", "Nothing to compare yet", TOO_FEW)
        self.too_few_label = self._too_few.sentence_label
        self.life_check = QCheckBox(LENGTH_OF_LIFE)
        self.life_check.setToolTip(
            "Some people want these numbers now, some later, some never. Change it when you like."
        )
        self.copy_button = QPushButton(COPY)
        self.copy_button.setToolTip("Copies what is shown, to paste into a letter (Ctrl+C)")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._layers = QStackedWidget()
        layout.addWidget(self._layers, 1)
        below = QHBoxLayout()
        below.addWidget(self.life_check)
        below.addStretch(1)
        below.addWidget(self.copy_button)
        layout.addLayout(below)
        bind_check(self, self.life_check, "", "length_of_life", LENGTH_OF_LIFE)
        self._layers.addWidget(self.table)
        self._layers.addWidget(self._too_few)
        self._connect()
        self.follow(self._show)

    def _connect(self) -> None:
        self.setTabOrder(self.only_differs_box, self.table)
        self.only_differs_box.toggled.connect(self.table.show_only_what_differs)
        self.copy_button.clicked.connect(self.copy)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy, context=_HERE)
        self.table.corner_changed.connect(self._fill_corner)
        self.table.source_requested.connect(self.show_source)
        self.table.star_requested.connect(self.toggle_star)

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        if self.model.show(worksheet, derived):
            self.copy_button.setText(COPY)
        enough = len(derived.compared) >= FEWEST_OPTIONS
        self._layers.setCurrentWidget(self.table if enough else self._too_few)
        self.life_check.setVisible(enough)
        self.copy_button.setVisible(enough)

    def toggle_star(self, key: str) -> None:
        """Star the row `key`, or take its star off."""
        row = self.model.comparison.row(key)
        if row is None:
            return
        on = not self.model.is_starred(row)
        label = f"Star {row.title.lower()}" if on else f"Take the star off {row.title.lower()}"

        if on and len(self.document.worksheet.starred) >= MOST_WEIGHED:
            self.document.refused.emit(TOO_MANY)
            return

        def change(worksheet: Worksheet) -> Worksheet:
            return with_attribute(worksheet, key, offer(worksheet, self.catalogue), on=on)

        self.document.edit(label, change)
        said = f"{row.title}: {'starred' if on else 'star taken off'}"
        announce(self.table, said)

    def remember(self, settings: Settings) -> None:
        """Leave out the same rows as the last time, and keep that for the next."""
        self.only_differs_box.setChecked(settings.only_what_differs)
        self.only_differs_box.toggled.connect(lambda on: setattr(settings, "only_what_differs", on))

    def copy(self) -> None:
        """Copy the rows in sight as a table, until the program is locked."""
        rows = self.table.rows_in_sight()
        if rows and self.table.isVisible():
            copy_secret(letter_text(self.model, rows), letter_html(self.model, rows))
            self.copy_button.setText(COPIED)
            announce(self.copy_button, COPIED)

    def show_source(self, index: QModelIndex) -> None:
        """Open where the cell at `index` comes from."""
        row, cell = self.model.row(index.row()), self.model.cell(index)
        if row and cell:
            SourceDialog(row, cell, self.catalogue, self).open()

    def _fill_corner(self) -> None:
        """Put the check box between the two headers, on two lines where one is too narrow."""
        place = self.table.corner()
        self.only_differs_box.setText(ONLY_WHAT_DIFFERS)
        if self._corner.sizeHint().width() > place.width():
            self.only_differs_box.setText(ONLY_WHAT_DIFFERS.replace("what ", "what\n"))
        self._corner.setGeometry(place)


def _corner(table: QWidget) -> tuple[QWidget, QCheckBox]:
    corner, box = QWidget(table), QCheckBox()
    corner.setProperty("role", "paper")
    corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    box.setAccessibleName(ONLY_WHAT_DIFFERS.replace("&", ""))
    layout = QVBoxLayout(corner)
    layout.setContentsMargins(L, 0, 0, 0)
    layout.addWidget(box)
    return corner, box
