"""Look up any treatment of the pack, by its name, a brand or its kind, and go to its decision."""

from textwrap import wrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrbc_desktop.domain.model.content import Option
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.list_rebuild import rebuilt
from hrbc_desktop.ui.kit.metrics import TEXT_WINDOW, XL, XS, XXS, M
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.decision.option_words import finds, heading
from hrbc_desktop.wording.decisions import how_taken

_LONGEST_LINE = 30
"""Letters on a button, which does not wrap by itself: so many fit into the window at 200 % too."""
_PLACEHOLDER = _("Any medicine, brand or treatment")
_NOTHING = _("No treatment fits these words. Try a brand, or the first letters.")


class TreatmentLookup(TabOrderMixin, Dialog):
    """Every treatment is found here, whether it fits or not; each names the decisions of which it is a part."""

    decision_requested = Signal(str, str)
    """The id of a decision, and of the option in it."""

    def __init__(self, derived: Derived, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._derived, self._catalogue = derived, derived.catalogue
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Look up a treatment"))
        self.search_edit = QLineEdit(self)
        self.search_edit.setPlaceholderText(_PLACEHOLDER)
        self.search_edit.setAccessibleName(_PLACEHOLDER)
        self.nothing_label = QLabel(_NOTHING, self)
        self.nothing_label.setWordWrap(True)
        self.found: dict[str, QWidget] = {}
        self._list = QWidget()
        self._list.setProperty("role", "paper")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, M, 0)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._list)
        close = QPushButton(_("Close"), self)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(M)
        for part in (self.search_edit, self.nothing_label):
            column.addWidget(part)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.search_edit.textChanged.connect(self._search)
        self._search()
        explain_words_in(self)
        self.resize(current_theme().window(TEXT_WINDOW, self))

    def _search(self) -> None:
        words = tuple(self.search_edit.text().casefold().split())
        options = sorted(self._catalogue.options.values(), key=lambda option: option.name.casefold())
        keys = [option.id for option in options if finds(option, self._catalogue, words)]
        self.found = rebuilt(self._rows, self.found, keys, self._row)
        self.nothing_label.setVisible(not keys)

    def _row(self, key: str) -> QWidget:
        option = self._catalogue.options[key]
        row = QFrame(self._list)
        row.setProperty("role", "listed")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, M, 0, M)
        column.setSpacing(XXS)
        for text, role in ((heading(option.name, option, self._catalogue), ""), (how_taken(option), "small")):
            label = QLabel(text, row)
            label.setWordWrap(True)
            label.setProperty("role", role)
            column.addWidget(label)
        for decision in self._catalogue.decisions.values():
            if decision.option(key):
                column.addWidget(self._way_to(decision.id, decision.question, option))
        column.setSpacing(XS)
        return row

    def _way_to(self, decision: str, question: str, option: Option) -> QPushButton:
        button = QPushButton("\n".join(wrap(question, _LONGEST_LINE)), self)
        button.setProperty("role", "link")
        button.setAccessibleName(_("{name}: show it in “{question}”").format(name=option.name, question=question))
        button.clicked.connect(lambda: self._go(decision, option.id))
        return button

    def _go(self, decision: str, option: str) -> None:
        self.accept()
        self.decision_requested.emit(decision, option)
