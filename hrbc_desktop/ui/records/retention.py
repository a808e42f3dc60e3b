"""For how long deleted worksheets that the nurse signed are kept: a setting of the list, for who may change it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.ask_list import ask_list
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import RETENTION_WINDOW, XXL, L, M
from hrbc_desktop.ui.kit.paper import in_role, lay_out_with_buttons
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording import retention as words

_YEARS = (5, 10, 15, 20, 30)
"""What is offered. Any number can be set on the command line; it is then offered too."""
_FOR_GOOD = "0"


class RetentionDialog(Dialog):
    """Shows what holds now to everybody; only who may change it can press anything."""

    def __init__(self, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self._consultation, self._records = consultation, consultation.records
        self.choices = ChipGroup()
        self.now_label, self.problem_label = in_role(StatusLabel(), "question"), in_role(StatusLabel(), "error")
        self.save_button, self.close_button = QPushButton(_("Save")), QPushButton(_("Close"))
        self._set_up()
        ask_list(self, consultation.queue, lambda: self._records.retention.years, self._show, self._refuse)
        self.resize(current_theme().window(RETENTION_WINDOW, self))

    def save(self) -> None:
        """Keep what is chosen."""
        years = next((int(key) for key in self.choices.chosen), 0)
        self.problem_label.hide()
        try:
            self._consultation.change(lambda: self._records.retention.keep_for(years or None))
        except RecordsError as problem:
            self._refuse(str(problem))
            return
        self._show(years or None)

    def _set_up(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(XXL, XXL, XXL, L)
        column.setSpacing(M)
        column.addWidget(in_role(QLabel(words.TITLE), "heading"))
        column.addWidget(in_role(QLabel(words.SENTENCE), "muted"))
        column.addWidget(self.now_label)
        column.addWidget(self.choices)
        column.addWidget(self.problem_label)
        column.addStretch(1)
        buttons = (self.close_button, self.save_button)
        for button in buttons:
            button.setAutoDefault(False)
        self.save_button.setProperty("role", "primary")
        lay_out_with_buttons(self, inside, *buttons)
        self.problem_label.hide()
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        self.save_button.setEnabled(False)  # until it is known what holds now: nothing chosen would mean “for good”
        may_change = self._records.people.may("hold")
        for part in (self.choices, self.save_button):
            part.setVisible(may_change)

    def _show(self, years: int | None) -> None:
        self.now_label.setText(words.kept_for(years))
        offered = sorted({*_YEARS, years} if years else _YEARS)
        choices = [(_FOR_GOOD, words.FOR_GOOD), *((str(each), words.for_years(each)) for each in offered)]
        self.choices.offer(choices, name=words.TITLE)
        self.choices.choose([str(years or _FOR_GOOD)])
        self.save_button.setEnabled(True)

    def _refuse(self, sentence: str) -> None:
        self.problem_label.setText(sentence)
        self.problem_label.show()
