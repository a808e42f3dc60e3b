"""Picking what to weigh: what differs can be ticked; what is about the same or not known is listed and says so."""

from collections.abc import Iterator
from textwrap import wrap

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet, is_own
from hrbc_desktop.domain.preferences.edits import with_attribute
from hrbc_desktop.domain.preferences.line_up import FEWEST_WEIGHED, MOST_WEIGHED
from hrbc_desktop.domain.preferences.offer import Thing, named, ways_in_order
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_pick_dialog import Ui_PickDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.metrics import CHECKBOX_INDENT, PICK_WINDOW
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin, show_what_opens
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.preferences import change_text

_LONGEST_LINE = 34
"""Letters beside a check box, which does not wrap by itself: so many fit into the window at 200 % too."""


class PickDialog(TabOrderMixin, Dialog):
    """Ticks count at once, and can be undone like everything else."""

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Ui_PickDialog()
        self.form.setupUi(self)
        self._document, self._catalogue, self._words = document, catalogue, Glossary(catalogue.glossary)
        self._offer = document.derived.offer
        self.checks = {thing.key: self._check(thing) for thing in (*self._offer.things, *self._picked_before())}
        self._list_the_others()
        self.form.choices_layout.addStretch(1)
        self.form.done_button.clicked.connect(self.accept)
        document.changed.connect(self._show)
        self._show(document.worksheet)
        explain_words_in(self)
        self.resize(current_theme().window(PICK_WINDOW, self))
        for first in list(self.checks.values())[:1]:
            first.setFocus()

    def _picked_before(self) -> Iterator[Thing]:
        """Yield what was picked for other options and differs no more: it can be taken off here."""
        worksheet = self._document.worksheet
        for key in worksheet.starred:
            if self._offer.thing(key) is None and not is_own(key):
                thing = named(key, worksheet.values, self._catalogue)
                yield from (thing,) if thing else ()

    def _check(self, thing: Thing) -> QCheckBox:
        check = QCheckBox("\n".join(wrap(thing.improvement, _LONGEST_LINE)).replace("&", "&&"), self)
        check.setAccessibleName(thing.improvement)
        check.clicked.connect(lambda on: self._toggle(thing, on=on))
        self.form.choices_layout.addWidget(check, 0, Qt.AlignmentFlag.AlignLeading)
        ways = ways_in_order(self._document.worksheet, self._document.derived.comparison, self._catalogue)
        change = change_text(thing, ways)
        check.setAccessibleDescription(f"{thing.plain} {change}".strip())
        note = _note(_label(thing.plain, change))
        note.setIndent(current_theme().scaled(CHECKBOX_INDENT))
        self.form.choices_layout.addWidget(note)
        return check

    def _list_the_others(self) -> None:
        """Name what cannot be weighed, and why, to who asks for it."""
        notes = [
            _note(f"{heading}: {', '.join(thing.name.lower() for thing in things)}.")
            for heading, things in (
                (_("About the same for these options"), self._offer.about_the_same),
                (_("Known for one option only: ask your team"), self._offer.not_known),
            )
            if things
        ]
        if not notes:
            return
        others = QPushButton(_("What is not here, and why"), self)
        others.setCheckable(True)
        others.setProperty("role", "link")
        others.setProperty("spoken", "disclosure")
        self.form.choices_layout.addWidget(others, 0, Qt.AlignmentFlag.AlignLeading)
        for note in notes:
            self.form.choices_layout.addWidget(note)
            note.hide()
            others.toggled.connect(note.setVisible)
        show_what_opens(others, notes[-1])

    def _toggle(self, thing: Thing, *, on: bool) -> None:
        def change(worksheet: Worksheet) -> Worksheet:
            return with_attribute(worksheet, thing.key, self._offer, on=on)

        step = _("Weigh {thing}") if on else _("Do not weigh {thing}")
        self._document.edit(step.format(thing=thing.name.lower()), change)
        self._show(self._document.worksheet)

    def _show(self, worksheet: Worksheet) -> None:
        weighed = {row.attribute for row in worksheet.values.weighed}
        full = len(weighed) >= MOST_WEIGHED
        for key, check in self.checks.items():
            check.setChecked(key in weighed)
            check.setEnabled(key in weighed or not full)
        few = f", pick at least {FEWEST_WEIGHED}" if len(weighed) < FEWEST_WEIGHED else ""
        self.form.count_label.setText(_("{number} picked{few}").format(number=len(weighed), few=few) if weighed else "")


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "small")
    return label


def _label(plain: str, change: str) -> str:
    """Say how much a thing changes here, or what it is, where no number says how much."""
    return plain if change.endswith(".") else f"{change[:1].upper()}{change[1:]}."
