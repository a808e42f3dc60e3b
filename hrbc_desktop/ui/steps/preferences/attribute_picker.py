"""Picking what to weigh: what differs can be ticked; what is about the same or not known is listed and says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.preferences.edits import with_attribute
from hrbc_desktop.domain.preferences.line_up import FEWEST_WEIGHED, MOST_WEIGHED, attribute, offer
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.forms.ui_pick_dialog import Ui_PickDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.metrics import CHECKBOX_INDENT
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.preferences import change_text


class PickDialog(TabOrderMixin, QDialog):
    """Ticks are taken over at once, and can be undone like everything else."""

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Ui_PickDialog()
        self.form.setupUi(self)
        self._document, self._catalogue = document, catalogue
        self._offer = offer(document.worksheet, catalogue)
        self.checks = {spanned.attribute: self._check(spanned.attribute) for spanned in self._offer.scales}
        self._list("About the same for these options", self._offer.about_the_same)
        self._list("Known for one option only: ask your team", self._offer.not_known)
        self.form.choices_layout.addStretch(1)
        self.form.done_button.clicked.connect(self.accept)
        document.changed.connect(self._show)
        self._show(document.worksheet)
        explain_words_in(self)

    def _check(self, key: str) -> QCheckBox:
        kind = attribute(key, self._catalogue)
        spanned = self._offer.scale(key)
        check = QCheckBox(kind.less, self)
        check.clicked.connect(lambda on: self._toggle(key, on=on))
        self.form.choices_layout.addWidget(check, 0, Qt.AlignmentFlag.AlignLeading)
        if spanned is not None:
            change = change_text(spanned, self._catalogue)
            check.setAccessibleDescription(f"{kind.plain} {change}")
            note = _note(f"{kind.plain} Here {change}.")
            note.setIndent(current_theme().scaled(CHECKBOX_INDENT))
            self.form.choices_layout.addWidget(note)
        return check

    def _list(self, heading: str, keys: tuple[str, ...]) -> None:
        if keys:
            names = ", ".join(attribute(key, self._catalogue).name.lower() for key in keys)
            self.form.choices_layout.addWidget(_note(f"{heading}: {names}."))

    def _toggle(self, key: str, *, on: bool) -> None:
        name = attribute(key, self._catalogue).name

        def change(worksheet: Worksheet) -> Worksheet:
            return with_attribute(worksheet, key, self._offer, on=on)

        self._document.edit(f"{'Weigh' if on else 'Do not weigh'} {name.lower()}", change)
        self._show(self._document.worksheet)

    def _show(self, worksheet: Worksheet) -> None:
        weighed = {row.attribute for row in worksheet.values.weighed}
        full = len(weighed) >= MOST_WEIGHED
        for key, check in self.checks.items():
            check.setChecked(key in weighed)
            check.setEnabled(key in weighed or not full)
        self.form.count_label.setText(
            f"{len(weighed)} picked" + ("" if len(weighed) >= FEWEST_WEIGHED else f", pick at least {FEWEST_WEIGHED}")
        )


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "small")
    return label
