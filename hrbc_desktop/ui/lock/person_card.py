"""Asks who is at the computer, where several people use the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hrbc_desktop.ui.forms.ui_person_card import Ui_PersonCard
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.line_breaking import in_one_line
from hrbc_desktop.ui.kit.list_rebuild import rebuilt
from hrbc_desktop.ui.lock.lock_card import LockCard


class PersonCard(LockCard):
    """A field for the name, and a button for each of those who may be named to whoever passes by."""

    named = Signal(str)
    """The name that was typed, whether or not anybody has it."""
    chosen = Signal(str)
    """The id of who is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_PersonCard()
        self.form.setupUi(self)
        self.begin_at(self.form.name_edit)
        self._buttons: dict[str, QPushButton] = {}
        self._names: dict[str, str] = {}
        self.form.go_on_button.clicked.connect(self._take)
        self.form.name_edit.returnPressed.connect(self._take)
        self.offer(())

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons, from the top."""
        return list(self._buttons.values())

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Show these people, by their ids and names, beside the field."""
        self._names = dict(people)
        self._buttons = rebuilt(self.form.names_layout, self._buttons, self._names, self._button)
        for person, button in self._buttons.items():
            button.setText(in_one_line(self._names[person]).replace("&", "&&"))
            button.setAccessibleName(self._names[person])
        self.form.recent_label.setVisible(bool(self._names))

    def forget(self) -> None:
        super().forget()
        clear_without_undo(self.form.name_edit)

    def _take(self) -> None:
        if name := self.form.name_edit.text().strip():
            self.named.emit(name)

    def _button(self, person: str) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(lambda: self.chosen.emit(person))
        return button
