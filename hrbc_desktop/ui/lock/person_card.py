"""Asks who is at the computer, where several people use the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from hrbc_desktop.ui.forms.ui_person_card import Ui_PersonCard
from hrbc_desktop.ui.kit.line_breaking import in_one_line
from hrbc_desktop.ui.kit.list_rebuild import rebuilt


class PersonCard(QFrame):
    """A button for each person."""

    chosen = Signal(str)
    """The id of who is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_PersonCard()
        self.form.setupUi(self)
        self._buttons: dict[str, QPushButton] = {}
        self._names: dict[str, str] = {}

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons, from the top."""
        return list(self._buttons.values())

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Show these people, by their ids and names."""
        self._names = dict(people)
        self._buttons = rebuilt(self.form.names_layout, self._buttons, self._names, self._button)
        for person, button in self._buttons.items():
            button.setText(in_one_line(self._names[person]).replace("&", "&&"))
            button.setAccessibleName(self._names[person])

    def focus(self) -> None:
        """Put the keyboard on the first name."""
        if self._buttons:
            self.buttons[0].setFocus()

    def _button(self, person: str) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(lambda: self.chosen.emit(person))
        return button
