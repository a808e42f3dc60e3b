"""The comparison for the talk itself: one row at a time, over the whole screen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_visit_view import Ui_ConsultView
from hrbc_desktop.ui.help.glossary_popups import WordsHere
from hrbc_desktop.ui.help.source_dialog import CellContext, SourceDialog
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.enter_key import PressesWithEnter
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import ExplainedText
from hrbc_desktop.ui.kit.metrics import XS, XXL, L, M, S
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.visit_view.card import ConsultCard
from hrbc_desktop.ui.visit_view.panel import VisitPanel
from hrbc_desktop.wording.comparison import EACH_FROM_ITS_OWN_STUDY, NO_DECISION, TOO_FEW
from hrbc_desktop.wording.findings import row_words

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_PANEL, _CARDS_FROM = 440, 560
"""Pixels at 100 %: the width of the panel, and what the cards need beside it."""
_INDENT = 44
"""Pixels at the left of the cards, and of what stands below them."""
_SMALL_SCREEN = 1024
_LOW = 420
"""Pixels at 100 % of height below which the room is for the cards, and the keys are in the help alone."""
_IN_LINE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@dataclass(frozen=True)
class VisitPosition:
    """Where two people were in the view for the visit, by ids and names of fields alone."""

    row: str
    question: str | None
    """The question that was open, or none of them (empty), while the keyboard was in the panel; else None."""
    field: str


class ConsultView(TabOrderMixin, PressesWithEnter, QWidget):
    """Opens at what the person put first, or at the first row. Every key has a button beside it."""

    sign_requested = Signal()
    help_requested = Signal()
    chart_requested = Signal()
    closed = Signal()

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.document, self.catalogue = document, catalogue
        self.form = Ui_ConsultView()
        self.form.setupUi(self)
        self._comparison: DecisionComparison | None = None
        self._key = ""
        self._is_wide = self._is_panel_unwanted = self._is_panel_unasked = False
        words = Glossary(catalogue.glossary)
        self._plain = ExplainedText(self.form.plain_label, words, by_keys=False)
        self._words_here = WordsHere(self, words)
        self.cards: list[ConsultCard] = []
        self.panel = VisitPanel(document, catalogue, words)
        self.panel.hide()
        self._left_column = QVBoxLayout()
        self.form.body_layout.insertLayout(0, self._left_column, 1)
        self._left_column.addWidget(self.form.cards_area, 1)
        self.form.body_layout.addWidget(self.panel)
        self._connect()
        current_theme().changed.connect(self._fit)
        document.opened.connect(self._begin)
        document.changed.connect(self._show)
        self._begin(document.worksheet)
        self._show(document.worksheet)
        self._fit_footer()

    def _connect(self) -> None:
        form = self.form
        form.previous_button.clicked.connect(partial(self._step, -1))
        form.next_button.clicked.connect(partial(self._step, 1))
        form.talked_button.clicked.connect(self._toggle_talked_about)
        form.questions_button.clicked.connect(self._on_questions_button)
        form.words_button.clicked.connect(self._words_here.show_list)
        form.close_button.clicked.connect(self.close)
        self.panel.sign_requested.connect(self.sign_requested)
        self.panel.chart_requested.connect(self.chart_requested)
        self.panel.words_requested.connect(self._words_here.show_list)
        for key, act in (
            (Qt.Key.Key_Up, partial(self._go, -1)),
            (Qt.Key.Key_Down, partial(self._go, 1)),
            (Qt.Key.Key_Left, partial(self._move, -1)),
            (Qt.Key.Key_Right, partial(self._move, 1)),
            (Qt.Key.Key_T, self._toggle_talked_about),
            (Qt.Key.Key_Q, self.show_questions),
            (Qt.Key.Key_N, self.show_note),
            (Qt.Key.Key_W, self._words_here.show_list),
            (Qt.Key.Key_F1, self.help_requested.emit),
            (Qt.Key.Key_Escape, self._leave),
        ):
            QShortcut(QKeySequence(key), self, act)

    @property
    def row(self) -> DecisionRow | None:
        """The row that is shown, None while there is nothing to compare."""
        return next((row for row in self._rows if self._key in (row.key, row.attribute)), None)

    @property
    def _rows(self) -> tuple[DecisionRow, ...]:
        """The rows that matter most here, and what she put in her order."""
        if self._comparison is None:
            return ()
        starred = self.document.worksheet.starred
        return tuple(
            row
            for row in self._comparison.rows
            if (row.core and not row.folded) or row.key in starred or row.attribute in starred
        )

    @property
    def position(self) -> VisitPosition:
        """Where the two people are."""
        field = self.focusWidget()
        name = field.objectName() if field is not None else ""
        return VisitPosition(self._key, self.panel.in_hand if self._is_in_panel() else None, name)

    def go_back_to(self, position: VisitPosition) -> None:
        """Show what was shown when the view was left, with the keyboard where it was."""
        self.show_row(position.row)
        if position.question is not None:
            question, field = position.question, position.field
            self._open_panel(lambda: self.panel.go_back_to(question, field))

    def show_row(self, key: str) -> None:
        """Show the row `key`, if the compared options have it."""
        if any(key in (row.key, row.attribute) for row in self._rows):
            self._key = key
            self._show_row()

    def show_questions(self) -> None:
        """Show the questions of the visit beside the comparison."""
        self._open_panel(self.panel.ask)

    def show_note(self) -> None:
        """Show the nurse's note beside the comparison."""
        self._open_panel(self.panel.take_note)

    def _open_panel(self, opening: Callable[[], None]) -> None:
        self._is_panel_unwanted = self._is_panel_unasked = False
        self.form.questions_button.setChecked(True)
        self._fit()  # first, or the window grows over a small screen to have room for everything
        self.panel.show()
        opening()

    def _leave_panel(self) -> None:
        """Give the keyboard back to the comparison; the panel stays where it has room of its own."""
        if not self._has_room_beside or not self.form.questions_button.isChecked():
            self.form.questions_button.setChecked(False)
            self.panel.hide()
            self._fit()
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Leave the panel, or else close the view."""
        if self._is_in_panel():
            self._leave_panel()
        else:
            self.close()

    def _is_in_panel(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and self.panel.isVisible() and self.panel.isAncestorOf(focused)

    def _begin(self, worksheet: Worksheet) -> None:
        weighed = worksheet.values.weighed
        self._key = weighed[0].attribute if weighed else ""

    def _show(self, _worksheet: Worksheet) -> None:
        before, self._comparison = self._comparison, self.document.derived.comparison
        if (before and before.options) != (self._comparison and self._comparison.options):
            self._lay_cards()
        if self.row is None:
            self._key = self._rows[0].key if self._rows else ""
        self._show_row()

    def _lay_cards(self) -> None:
        for card in self.cards:
            self.form.cards_layout.removeWidget(card)
            card.deleteLater()
        options = self._comparison.options if self._comparison else ()
        self.cards = [ConsultCard(self.form.cards_widget) for _ in options]
        for number, card in enumerate(self.cards):
            self.form.cards_layout.addWidget(card, 1)
            card.source_requested.connect(partial(self._show_source, number))
            card.focused.connect(partial(self._bring_into_sight, card))

    def _bring_into_sight(self, card: ConsultCard) -> None:
        """Scroll sideways to a card, and leave the height at which the person reads."""
        area, rect = self.form.cards_area, card.geometry()
        for x in (rect.right(), rect.left()):
            area.ensureVisible(x, area.verticalScrollBar().value(), 0, 0)

    def _show_row(self) -> None:
        row, worksheet = self.row, self.document.worksheet
        for button in (self.form.previous_button, self.form.next_button, self.form.talked_button):
            button.setEnabled(row is not None)
        self.form.talked_label.setVisible(row is not None and row.key in worksheet.talked_about)
        if row is None:
            self.form.title_label.setText(_("Nothing to compare yet"))
            self._plain.show(TOO_FEW if self._comparison else NO_DECISION)
            self.form.position_label.clear()
            self.form.note_label.clear()
            return
        context = self._context
        words = row_words(row, context.decision, context.catalogue)
        self.form.title_label.setText(words.title)
        self._plain.show(" ".join(words.head) or row.plain)
        self.form.note_label.setText(EACH_FROM_ITS_OWN_STUDY if row.group == "side_effects" else "")
        self.form.position_label.setText(self._position(row, worksheet))
        is_talked_about = row.key in worksheet.talked_about
        self.form.talked_button.setText(_("Take the mark off") if is_talked_about else _("Mark as talked about"))
        for card, cell in zip(self.cards, row.cells, strict=True):
            name = self.catalogue.options[cell.option].name
            card.show_cell(row, cell, words, worksheet.options.index(cell.option), name)

    @property
    def _context(self) -> CellContext:
        """What the rows are put into words with. Raises LookupError while nothing is compared."""
        if self._comparison is None:
            raise LookupError("nothing is compared")
        return CellContext(self._comparison.decision, self.catalogue)

    def _position(self, row: DecisionRow, worksheet: Worksheet) -> str:
        position = _("row {n} of {all}").format(n=self._rows.index(row) + 1, all=len(self._rows))
        key = row.attribute or row.key
        order = [weighed.attribute for weighed in worksheet.values.weighed]
        if key not in order:
            return position
        who = worksheet.visit.name.strip() or _("The patient")
        return _("{position} · {who} put this {places}").format(
            position=position, who=who, places=_PLACES[order.index(key)]
        )

    def _go(self, by: int) -> None:
        """Go to the next row or the one before; in the panel, to the next question."""
        if self._is_in_panel():
            self.panel.go(by)
        else:
            self._step(by)

    def _step(self, by: int) -> None:
        if self.row:
            rows = self._rows
            number = rows.index(self.row) + by
            self.show_row(rows[max(0, min(number, len(rows) - 1))].key)
            self.form.cards_area.verticalScrollBar().setValue(0)
            announce(self, f"{self.form.title_label.text()}, {self.form.position_label.text()}")

    def _move(self, by: int) -> None:
        """Go to the card at the right (1) or at the left (-1)."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            by = -by
        if self._is_in_panel():
            self.focusNextPrevChild(by > 0)
        elif self.cards:
            here = next((number for number, card in enumerate(self.cards) if card.hasFocus()), -1 if by > 0 else 0)
            self.cards[(here + by) % len(self.cards)].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_talked_about(self) -> None:
        row = self.row
        if row is None:
            return

        def change(worksheet: Worksheet) -> Worksheet:
            others = tuple(key for key in worksheet.talked_about if key != row.key)
            was_on = row.key in worksheet.talked_about
            return worksheet.evolve(talked_about=others if was_on else (*others, row.key))

        self.document.edit(_("Talked about {title}").format(title=row.title.lower()), change)
        is_on = row.key in self.document.worksheet.talked_about
        mark = _("{row}: talked about") if is_on else _("{row}: mark taken off")
        announce(self, mark.format(row=row.title))

    def _show_source(self, number: int) -> None:
        row = self.row
        if row:
            SourceDialog(row, row.cells[number], self._context, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the panel have the place of the cards where there is no room for both; then see to the footer."""
        beside = self._has_room_beside
        if beside and not self._is_wide and not self._is_panel_unwanted:
            self._is_panel_unasked = not self.panel.isVisible()
            self.form.questions_button.setChecked(True)
            self.panel.show()
        elif self._is_wide and not beside and self._is_panel_unasked:
            self.form.questions_button.setChecked(False)
            self.panel.hide()
        self._is_wide = beside
        if beside:
            self._left_column.addWidget(self.panel.form.talk_script)
            self.panel.form.talk_script.set_margins(_INDENT, M, L, L)
        else:
            self.panel.form.talk_script.set_margins(0, 0, 0, 0)
            self.panel.form.rows_column.insertWidget(0, self.panel.form.talk_script)
        self.panel.setMaximumWidth(current_theme().scaled(_PANEL) if beside else self.width())
        alone = not beside and self.form.questions_button.isChecked()
        form = self.form
        beside_the_cards = form.title_label, form.plain_label, form.position_label, form.words_button, form.keys_label
        for part in (form.cards_area, *beside_the_cards, self.panel.form.keys_label):
            part.setVisible(not alone)
        is_low = self.height() < current_theme().scaled(_LOW)
        form.keys_label.setVisible(not alone and not is_low)
        top, bottom = (S, XS) if is_low else (XXL, L)
        form.heading_layout.setContentsMargins(_INDENT, top, _INDENT, bottom)
        self.panel.form.words_button.setVisible(alone)
        self._fit_footer()

    @property
    def _has_room_beside(self) -> bool:
        """Whether the comparison and the panel have room side by side."""
        return self.width() - current_theme().scaled(_PANEL) >= current_theme().scaled(_CARDS_FROM)

    def _on_questions_button(self, on: bool) -> None:
        if on:
            self.show_questions()
        else:
            self._leave_panel()
            self._is_panel_unwanted = True

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _fit_footer(self) -> None:
        """Put the keys above the buttons where they do not fit beside them; at last, set the buttons in two lines."""
        form, keys = self.form, self.form.keys_label
        margins = form.footer_layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._name_row_buttons(_("Previous row"), _("Next row"))
        if self._buttons_width() > _SMALL_SCREEN - margins.left() - margins.right():
            self._name_row_buttons("↑", "↓")
        is_in_line = self._buttons_width() <= room
        fits = keys.fontMetrics().horizontalAdvance(keys.text()) + self._buttons_width() <= room
        form.footer_layout.setDirection(_IN_LINE if fits else _BELOW)
        form.buttons_layout.setDirection(_IN_LINE if is_in_line else _BELOW)
        form.footer_layout.activate()
        form.consult_layout.activate()  # so that the window may get narrow at once

    def _name_row_buttons(self, before: str, after: str) -> None:
        self.form.previous_button.setText(before)
        self.form.next_button.setText(after)

    def _buttons_width(self) -> int:
        """Return how wide the buttons are in one line; none of them keeps the window from getting narrow."""
        buttons = self.form.footer_frame.findChildren(QPushButton)
        for button in buttons:
            button.ensurePolished()  # or what has not been shown yet asks for less than it will need
            button.setMinimumWidth(1)
        return sum(button.sizeHint().width() + self.form.footer_layout.spacing() for button in buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
