"""The names of other medicines, as they are typed or pasted, and what was understood of them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.medicine_names import Typed, TypedName
from hrbc_desktop.domain.model.medicine import Medicine
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.flow_layout import FlowLayout
from hrbc_desktop.ui.kit.list_rebuild import clear_layout
from hrbc_desktop.ui.kit.metrics import BODY, XS
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.cautions import name_shown

HOW_TO = _("Type or paste the names, with commas between them.")
_LINES = 3


class MedicineNames(QWidget):
    """Each known name stands below as it was understood; a near one is asked about, and never taken as meant."""

    spelling_chosen = Signal(str, str)
    """What was typed, and how it is spelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._shown: Typed | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        self.edit = QPlainTextEdit(self)
        self.edit.setPlaceholderText(HOW_TO)
        self.edit.setAccessibleName(_("Names of your medicines"))
        self.edit.setTabChangesFocus(True)
        column.addWidget(self.edit)
        self._understood = QWidget(self)
        self._understood.setProperty("role", "clear")
        self._names = FlowLayout(self._understood)
        column.addWidget(self._understood)
        current_theme().changed.connect(self._follow_look)
        self._follow_look()
        self.show_typed(Typed(), {})

    def show_typed(self, typed: Typed, medicines: Mapping[str, Medicine]) -> None:
        """Show what was understood; `medicines` are those of the pack."""
        if typed == self._shown:
            return
        self._shown = typed
        clear_layout(self._names)
        for name in typed.names:
            self._names.addWidget(self._shown_as(name, name_shown(name, medicines)))
        self._understood.setVisible(bool(typed.names))

    def _shown_as(self, name: TypedName, meaning: str) -> QWidget:
        if name.status == "suggested":
            button = QPushButton(meaning, self._understood)
            button.setProperty("role", "step")
            button.setAccessibleDescription(_("You typed “{typed}”.").format(typed=name.typed))
            button.clicked.connect(lambda: self.spelling_chosen.emit(name.typed, name.spelled))
            return button
        label = QLabel(meaning if name.status == "known" else f"{name.typed}: {meaning}", self._understood)
        label.setProperty("role", "badge_good" if name.status == "known" else "badge_quiet")
        return label

    def _follow_look(self) -> None:
        self.edit.setFixedHeight(current_theme().scaled(BODY * 1.4 * _LINES + 20))
