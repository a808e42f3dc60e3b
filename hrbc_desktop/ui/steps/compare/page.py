"""Step 4: the options of the decision side by side."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.compare.rows import has_source
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import FEWEST_OPTIONS, Worksheet
from hrbc_desktop.domain.preferences.edits import with_attribute
from hrbc_desktop.domain.preferences.line_up import MOST_WEIGHED
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.desktop.privacy import copy_secret
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.source_dialog import SourceDialog
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.binding import bind_check
from hrbc_desktop.ui.kit.empty_state import EmptyCard
from hrbc_desktop.ui.kit.flow_layout import FlowLayout
from hrbc_desktop.ui.kit.metrics import L
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.compare.clipboard_table import letter_html, letter_text
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel
from hrbc_desktop.ui.steps.compare.comparison_table import ComparisonTable
from hrbc_desktop.ui.steps.compare.three_questions import ThreeQuestionsDialog
from hrbc_desktop.wording import comparison as words

_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ComparePage(Page):
    """Rows are starred here to be weighed in the next step; every cell leads to its source."""

    title = _("Compare side by side")
    subtitle = _("Press a number for its source, or a star to weigh the row.")
    fills_width = True

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.model = ComparisonModel(catalogue, self.words, self)
        self.table = ComparisonTable(self.model)
        self._corner, self.only_differs_box = _corner(self.table)
        self._too_few = EmptyCard("clipboard-list", _("Nothing to compare yet"), words.TOO_FEW)
        self.too_few_label = self._too_few.sentence_label
        self.life_check = QCheckBox(words.LENGTH_OF_LIFE)
        self.life_check.setToolTip(words.LENGTH_OF_LIFE_HELP)
        self.all_button, self.others_button = QPushButton(), QPushButton()
        self.all_button.setCheckable(True)
        self.others_button.setCheckable(True)
        self.questions_button = QPushButton(words.THREE_QUESTIONS)
        self.copy_button = QPushButton(words.COPY)
        self.copy_button.setToolTip(words.COPY_HELP)
        self.hidden_label = QLabel()
        self.hidden_label.setProperty("role", "hint")
        self._lay_out()
        bind_check(self, self.life_check, "", "length_of_life", words.LENGTH_OF_LIFE)
        self._connect()
        self.follow(self._show)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.table, self._too_few, self.hidden_label):
            layout.addWidget(part)
        self._below = QWidget()
        below = FlowLayout(self._below, spacing=L)
        for widget in (self.all_button, self.others_button, self.questions_button, self.copy_button, self.life_check):
            below.addWidget(widget)
        layout.addWidget(self._below)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.setTabOrder(self.only_differs_box, self.table)
        self.only_differs_box.toggled.connect(self.table.show_only_what_differs)
        self.only_differs_box.toggled.connect(self._name_buttons)
        self.all_button.toggled.connect(self._unfold)
        self.others_button.toggled.connect(self._unfold)
        self.copy_button.clicked.connect(self.copy)
        self.questions_button.clicked.connect(self.ask_three_questions)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy, context=_HERE)
        self.table.corner_changed.connect(self._fill_corner)
        self.table.source_requested.connect(self.show_source)
        self.table.star_requested.connect(self.toggle_star)
        self.document.opened.connect(self._begin)
        self._begin(self.document.worksheet)

    def _begin(self, worksheet: Worksheet) -> None:
        """Unfold as much at first as she wants to know."""
        self.all_button.setChecked(worksheet.how_much_to_know == "all")
        self.others_button.setChecked(False)

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        if self.model.show(worksheet, derived):
            self.copy_button.setText(words.COPY)
        comparison = derived.comparison
        enough = comparison is not None and len(comparison.options) >= FEWEST_OPTIONS
        self.table.setVisible(enough)
        self._too_few.setVisible(not enough)
        self.too_few_label.setText(words.NO_DECISION if comparison is None else words.TOO_FEW)
        if self.title_label is not None:
            self.title_label.setText(comparison.decision.question if comparison else self.title)
        if self.subtitle_label is not None:
            self.subtitle_label.setVisible(enough)
        self._below.setVisible(enough)
        self._name_buttons()

    def _unfold(self) -> None:
        self.model.unfold(all_rows=self.all_button.isChecked(), other_people=self.others_button.isChecked())
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Say on each button what it will do, and under the table how much is hidden."""
        is_all, is_others = self.all_button.isChecked(), self.others_button.isChecked()
        self.all_button.setText(words.SHOW_FEWER if is_all else words.show_all(self.model.folded))
        self.all_button.setVisible(self.model.folded > 0)
        others = self.model.of_other_people
        self.others_button.setText(words.HIDE_OTHER_PEOPLE if is_others else words.show_other_people(others))
        self.others_button.setVisible(others > 0)
        hidden = self.table.hidden_rows
        self.hidden_label.setText(words.hidden(hidden) if hidden else "")
        self.hidden_label.setVisible(hidden > 0)

    def toggle_star(self, key: str) -> None:
        """Star what is weighed under `key`, or take its star off."""
        thing = self.document.derived.offer.thing(key)
        on = key not in self.document.worksheet.starred
        if on and thing is None:
            return
        if on and len(self.document.worksheet.starred) >= MOST_WEIGHED:
            self.document.refused.emit(words.too_many_stars(MOST_WEIGHED))
            return
        name = thing.name if thing else key

        def change(worksheet: Worksheet) -> Worksheet:
            return with_attribute(worksheet, key, self.document.derived.offer, on=on)

        self.document.edit(
            (_("Star {name}") if on else _("Take the star off {name}")).format(name=name.lower()), change
        )
        announce(self.table, (_("{name}: starred") if on else _("{name}: star taken off")).format(name=name))

    def ask_three_questions(self) -> None:
        """Ask what she saw, without a mark: what is not clear goes on the nurse's list."""
        if self.model.comparison is not None:
            ThreeQuestionsDialog(self.document, self.model.context, self).open()

    def remember(self, settings: Settings) -> None:
        """Leave out the same rows as the last time, and keep that for the next."""
        self.only_differs_box.setChecked(settings.only_what_differs)
        self.only_differs_box.toggled.connect(lambda on: setattr(settings, "only_what_differs", on))

    def copy(self) -> None:
        """Copy the rows in sight as a table, until the program is locked."""
        rows = self.table.rows_in_sight()
        if rows and self.table.isVisible():
            copy_secret(letter_text(self.model, rows), letter_html(self.model, rows))
            self.copy_button.setText(words.COPIED)
            announce(self.copy_button, words.COPIED)

    def show_source(self, index: QModelIndex) -> None:
        """Open where the cell at `index` comes from."""
        row, cell = self.model.row(index.row()), self.model.cell(index)
        if row and cell and has_source(cell):
            SourceDialog(row, cell, self.model.context, self).open()

    def _fill_corner(self) -> None:
        """Put the check box between the two headers, on two lines where one is too narrow."""
        corner = self.table.corner()
        self.only_differs_box.setText(words.ONLY_WHAT_DIFFERS)
        if self._corner.sizeHint().width() > corner.width():
            self.only_differs_box.setText(words.ONLY_WHAT_DIFFERS.replace("what ", "what\n"))
        self.table.options.corner_height = self._corner.sizeHint().height()
        self._corner.setGeometry(corner)
        self._corner.raise_()


def _corner(table: QWidget) -> tuple[QWidget, QCheckBox]:
    corner, box = QWidget(table), QCheckBox()
    corner.setProperty("role", "paper")
    corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    box.setAccessibleName(words.ONLY_WHAT_DIFFERS.replace("&", ""))
    layout = QVBoxLayout(corner)
    layout.setContentsMargins(L, 0, 0, 0)
    layout.addWidget(box, 0, Qt.AlignmentFlag.AlignBottom)
    return corner, box
