"""For how long deleted worksheets that the nurse signed are kept: a setting of the list, for who may change it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import TASK_WINDOW, XXL, L, M
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording import retention as words
from hrbc_desktop.wording.text import _

_USUAL_YEARS, _MOST_YEARS = 10, 200


class RetentionDialog(Dialog):
    """Shows what holds now to everybody; only who may change it can press anything."""

    def __init__(self, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(words.TITLE))
        self._consultation, self._records = consultation, consultation.records
        self.for_good, self.for_years = QRadioButton(_(words.FOR_GOOD)), QRadioButton(_(words.FOR_YEARS))
        self.years = QSpinBox()
        self.now_label, self.problem_label = _label(StatusLabel(), "question"), _label(StatusLabel(), "error")
        self.save_button, self.close_button = QPushButton("Save"), QPushButton("Close")
        self._set_up()
        self._show()
        self.resize(current_theme().window(TASK_WINDOW, self))

    def save(self) -> None:
        """Keep what is chosen."""
        years = self.years.value() if self.for_years.isChecked() else None
        self.problem_label.hide()
        try:
            self._consultation.ask(lambda: self._records.keep_signed_for(years))
        except RecordsError as problem:
            self.problem_label.setText(str(problem))
            self.problem_label.show()
            return
        self._show()

    def _set_up(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(XXL, XXL, XXL, L)
        column.setSpacing(M)
        column.addWidget(_label(QLabel(_(words.TITLE)), "heading"))
        column.addWidget(_label(QLabel(_(words.SENTENCE)), "muted"))
        column.addWidget(self.now_label)
        self.years.setRange(1, _MOST_YEARS)
        self.years.setAccessibleName(_(words.FOR_YEARS))
        line = QHBoxLayout()
        line.addWidget(self.for_years)
        line.addWidget(self.years)
        line.addStretch(1)
        column.addWidget(self.for_good)
        column.addLayout(line)
        column.addWidget(self.problem_label)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.close_button, self.save_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.save_button.setProperty("role", "primary")
        column.addLayout(buttons)
        self.problem_label.hide()
        self.for_years.toggled.connect(self.years.setEnabled)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        may_change = self._records.people.may("hold")
        for part in (self.for_good, self.for_years, self.years, self.save_button):
            part.setVisible(may_change)

    def _show(self) -> None:
        try:
            years = self._consultation.ask(lambda: self._records.keeps_signed_for)
        except RecordsError as problem:
            self.problem_label.setText(str(problem))
            self.problem_label.show()
            return
        self.now_label.setText(words.kept_for(years))
        self.years.setValue(years or _USUAL_YEARS)
        (self.for_years if years else self.for_good).setChecked(True)
        self.years.setEnabled(bool(years))


def _label(label: QLabel, role: str) -> QLabel:
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
