"""Types in what somebody wrote on paper: one thing at a time, in the order of the page, by keys alone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.visit.paper_form import FormItem, fill_in, form_items
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.date_input import DateNotUnderstood, read_date
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import CONFLICT_WINDOW, XXL, L, M
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording import paper_form as words

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""One key for each answer, in the order of the page."""
_SCROLLS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1}
_HOW = _("Press the key of an answer. Enter goes on, Backspace goes back, Esc ends. What you type is saved.")


class TypeInForm(Dialog):
    """Asks which form it is, then for each thing on it."""

    def __init__(self, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Type in a form"))
        self._document, self._catalogue = consultation.document, consultation.catalogue
        self._decisions: list[Decision] = list(self._catalogue.decisions.values())
        self._items: tuple[FormItem, ...] = ()
        self._index = -1
        self._given: list[str] = []
        self.section_label, self.asked_label = _label("muted"), _label("heading")
        self.choices_label, self.problem_label = _label(""), _label("error")
        self.text_edit = QLineEdit()
        self.back_button, self.next_button = QPushButton(_("Back")), QPushButton(_("Next"))
        self.next_button.setProperty("role", "primary")
        for button in (self.back_button, self.next_button):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self._on_next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XXL, L, XXL, L)
        layout.setSpacing(M)
        self.choices_area = QScrollArea()
        self.choices_area.setWidgetResizable(True)
        self.choices_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.choices_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.choices_area.setWidget(self.choices_label)
        for part in (self.section_label, self.asked_label, self.text_edit, self.problem_label):
            layout.addWidget(part)
        layout.addWidget(self.choices_area, 1)
        how = _label("small")
        how.setText(_HOW)
        layout.addWidget(how)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        layout.addLayout(buttons)
        self.resize(current_theme().window(CONFLICT_WINDOW, self))
        self._show()

    @property
    def item(self) -> FormItem | None:
        """What is asked now; None while the form is chosen."""
        return self._items[self._index] if self._index >= 0 else None

    def go_back(self) -> None:
        """Go to the thing before; to the choice of the form from the first."""
        if self._index >= 0:
            self._index -= 1
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key of an answer; all other keys are for going on and back."""
        item, key = self.item, event.text().lower()
        labels = self._labels()
        if key and key in _KEYS[: len(labels)] and not self.text_edit.isVisible():
            self._press(_KEYS.index(key))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._on_next()
        elif event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        elif event.key() in _SCROLLS:
            bar = self.choices_area.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLS[event.key()] * self.choices_area.height() // 2)
        else:
            super().keyPressEvent(event)

    def _press(self, number: int) -> None:
        item = self.item
        if item is None:
            self._begin(self._decisions[number])
            return
        key = item.choices[number].key
        if item.kind == "many":
            if key in self._given:
                self._given.remove(key)
            elif len(self._given) < item.most:
                self._given.append(key)
            self._fill_in(self._given)
            self._show_choices()
        else:
            self._fill_in([key])
            self._go_on()

    def _begin(self, decision: Decision) -> None:
        self._document.edit(_("Decision"), lambda one: one.evolve(decision=decision.id))
        self._items = form_items(decision, self._document.worksheet, self._catalogue)
        self._go_on()

    def _on_next(self) -> None:
        if self.text_edit.isVisible():
            self._take_text()
        elif self.item is not None:
            self._go_on()

    def _take_text(self) -> None:
        item, text = self.item, self.text_edit.text().strip()
        if item is None:
            return
        if item.kind == "number" and text and not text.isdecimal():
            self._say(_("Type a number, or leave this empty."))
            return
        try:
            text = read_date(text).isoformat() if item.kind == "date" and text else text
        except DateNotUnderstood as problem:
            self._say(str(problem))
            return
        if text or item.kind != "number":
            self._fill_in([text] if text else [])
        self._go_on()

    def _fill_in(self, given: Sequence[str]) -> None:
        item = self.item
        if item is not None:
            offered = [thing.key for thing in self._document.derived.offer.things]
            self._document.edit(_("Typed in from paper"), lambda one: fill_in(one, item, given, offered), item.key)

    def _go_on(self) -> None:
        if self._index + 1 == len(self._items):
            self.accept()
            return
        self._index += 1
        self._given = []
        self._show()

    def _labels(self) -> list[str]:
        item = self.item
        return [one.name for one in self._decisions] if item is None else [one.label for one in item.choices]

    def _show(self) -> None:
        item = self.item
        is_typed = item is not None and not item.choices
        self.section_label.setText(words.section_title(item.section) if item else "")
        asked = words.asked(item) if item else _("Which form is it?")
        counted = _("{n} of {all}").format(n=self._index + 1, all=len(self._items))
        progress = f" ({counted})" if item else ""
        self.asked_label.setText(with_break_points(f"{asked}{progress}"))
        self.back_button.setEnabled(item is not None)
        self.next_button.setEnabled(item is not None)
        self.choices_label.setVisible(not is_typed)
        self.choices_area.verticalScrollBar().setValue(0)
        self.text_edit.setVisible(is_typed)
        self.text_edit.clear()
        self.text_edit.setAccessibleName(asked)
        self._say("")
        self._show_choices()
        (self.text_edit if is_typed else self).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join((asked, self.choices_label.text() if not is_typed else "")))

    def _show_choices(self) -> None:
        item = self.item
        chosen = {one.label for one in item.choices if one.key in self._given} if item else set[str]()
        lines = [
            f"{key}   {label}{'   (chosen)' if label in chosen else ''}"
            for key, label in zip(_KEYS, self._labels(), strict=False)
        ]
        self.choices_label.setText(with_break_points("\n".join(lines)))

    def _say(self, problem: str) -> None:
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
