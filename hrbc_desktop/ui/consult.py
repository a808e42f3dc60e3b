"""The comparison for the talk itself: one row at a time, over the whole screen."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from hrbc_desktop.domain.comparison import Comparison, Row, compare
from hrbc_desktop.domain.lineup import compared
from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.compare import TOO_FEW
from hrbc_desktop.ui.forms.ui_consult import Ui_ConsultView
from hrbc_desktop.ui.reading_order import InReadingOrder
from hrbc_desktop.ui.source_dialog import SourceDialog
from hrbc_desktop.ui.spoken import announce
from hrbc_desktop.ui.theme import look
from hrbc_desktop.ui.widgets.comparison_model import STUDIES_DIFFER
from hrbc_desktop.ui.widgets.consult_card import ConsultCard

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_FROM_STUDIES = ("studies", "side_effects")


class ConsultView(InReadingOrder, QWidget):
    """Opens at what the person put first, or at the first row. Every key has a button beside it."""

    questions_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.document, self.catalogue = document, catalogue
        self._form = Ui_ConsultView()
        self._form.setupUi(self)
        self._comparison = Comparison(options=(), rows=())
        self._key = ""
        self.cards: list[ConsultCard] = []
        self._connect()
        look().changed.connect(self._fit_footer)
        document.opened.connect(self._begin)
        document.changed.connect(self._show)
        self._begin(document.worksheet)
        self._show(document.worksheet)

    def _connect(self) -> None:
        form = self._form
        form.previous_button.clicked.connect(partial(self._step, -1))
        form.next_button.clicked.connect(partial(self._step, 1))
        form.talked_button.clicked.connect(self._toggle_talked_about)
        form.close_button.clicked.connect(self.close)
        for key, act in (
            (Qt.Key.Key_Up, partial(self._step, -1)),
            (Qt.Key.Key_Down, partial(self._step, 1)),
            (Qt.Key.Key_Left, partial(self._move, -1)),
            (Qt.Key.Key_Right, partial(self._move, 1)),
            (Qt.Key.Key_T, self._toggle_talked_about),
            (Qt.Key.Key_Q, self.questions_wanted.emit),
            (Qt.Key.Key_N, self.note_wanted.emit),
            (Qt.Key.Key_Escape, self.close),
        ):
            QShortcut(QKeySequence(key), self, act)

    @property
    def row(self) -> Row | None:
        """The row that is shown, None while there is nothing to compare."""
        return self._comparison.row(self._key)

    def show_row(self, key: str) -> None:
        """Show the row `key`, if the compared options have it."""
        if self._comparison.row(key):
            self._key = key
            self._show_row()

    def _begin(self, worksheet: Worksheet) -> None:
        weighed = worksheet.values.weighed
        self._key = weighed[0].attribute if weighed else ""

    def _show(self, worksheet: Worksheet) -> None:
        before, self._comparison = (
            self._comparison,
            compare(worksheet.options, self.catalogue, length_of_life=worksheet.length_of_life),
        )
        if before.options != self._comparison.options:
            self._lay_cards()
        if self.row is None:
            self._key = self._comparison.rows[0].key if self._comparison.rows else ""
        self._show_row()

    def _lay_cards(self) -> None:
        for card in self.cards:
            self._form.cards_layout.removeWidget(card)
            card.deleteLater()
        self.cards = [ConsultCard(self._form.cards_widget) for _ in self._comparison.options]
        for number, card in enumerate(self.cards):
            self._form.cards_layout.addWidget(card, 1)
            card.source_wanted.connect(partial(self._show_source, number))
            card.focused.connect(partial(self._bring_into_sight, card))

    def _bring_into_sight(self, card: ConsultCard) -> None:
        """Scroll sideways to a card, and leave the height at which the person reads."""
        area, place = self._form.cards_area, card.geometry()
        for x in (place.right(), place.left()):
            area.ensureVisible(x, area.verticalScrollBar().value(), 0, 0)

    def _show_row(self) -> None:
        row, worksheet = self.row, self.document.worksheet
        for button in (self._form.previous_button, self._form.next_button, self._form.talked_button):
            button.setEnabled(row is not None)
        self._form.talked_label.setVisible(row is not None and row.key in worksheet.talked_about)
        if row is None:
            self._form.title_label.setText("Nothing to compare yet")
            self._form.plain_label.setText(TOO_FEW)
            self._form.position_label.clear()
            self._form.note_label.clear()
            return
        self._form.title_label.setText(row.title)
        self._form.plain_label.setText(row.plain)
        self._form.note_label.setText(STUDIES_DIFFER if row.group in _FROM_STUDIES else "")
        self._form.position_label.setText(self._position(row, worksheet))
        is_talked_about = row.key in worksheet.talked_about
        self._form.talked_button.setText("Take the mark off" if is_talked_about else "Mark as talked about")
        for card, cell, option in zip(self.cards, row.cells, compared(worksheet, self.catalogue), strict=True):
            card.show_cell(row, cell, worksheet.options.index(option.id), self.catalogue)

    def _position(self, row: Row, worksheet: Worksheet) -> str:
        place = f"row {self._comparison.rows.index(row) + 1} of {len(self._comparison.rows)}"
        order = [weighed.attribute for weighed in worksheet.values.weighed]
        if row.key not in order:
            return place
        who = worksheet.visit.name.strip() or "The patient"
        return f"{place} · {who} put this {_PLACES[order.index(row.key)]}"

    def _step(self, by: int) -> None:
        if self.row:
            rows = self._comparison.rows
            number = rows.index(self.row) + by
            self.show_row(rows[max(0, min(number, len(rows) - 1))].key)
            self._form.cards_area.verticalScrollBar().setValue(0)
            announce(self, f"{self._form.title_label.text()}, {self._form.position_label.text()}")

    def _move(self, by: int) -> None:
        """Go to the card at the right (1) or at the left (-1)."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            by = -by
        if self.cards:
            here = next((number for number, card in enumerate(self.cards) if card.hasFocus()), -1 if by > 0 else 0)
            self.cards[(here + by) % len(self.cards)].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_talked_about(self) -> None:
        row = self.row
        if row is None:
            return

        def change(worksheet: Worksheet) -> Worksheet:
            others = tuple(key for key in worksheet.talked_about if key != row.key)
            was_on = row.key in worksheet.talked_about
            return worksheet.but(talked_about=others if was_on else (*others, row.key))

        self.document.edit(f"Talked about {row.title.lower()}", change)

    def _show_source(self, number: int) -> None:
        row = self.row
        if row:
            SourceDialog(row, row.cells[number], self.catalogue, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_footer()

    def _fit_footer(self) -> None:
        """Put the keys above the buttons where they do not fit beside them."""
        layout, keys = self._form.footer_layout, self._form.keys_label
        words = keys.fontMetrics().horizontalAdvance(keys.text())
        buttons = sum(button.sizeHint().width() + layout.spacing() for button in self.findChildren(QPushButton))
        margins = layout.contentsMargins()
        fits = words + buttons + margins.left() + margins.right() <= self.width()
        layout.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
