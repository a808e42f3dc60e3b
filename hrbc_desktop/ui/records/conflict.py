"""The same worksheet was changed in two places: both sides are shown, and the person says which one stays."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.errors import Conflict
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_conflict import Ui_ConflictDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import CONFLICT_WINDOW, TASK_WINDOW
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.conflict import (
    Difference,
    conflict_sentence,
    differences,
    other_is_gone,
    other_was_deleted,
)


class ConflictDialog(Dialog):
    """Nothing is overwritten without a press of one of its buttons; Enter and Escape leave everything as it is."""

    def __init__(self, conflict: Conflict, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form = Ui_ConflictDialog()
        form.setupUi(self)
        form.sentence_label.setText(_sentence(conflict))
        sides = _sides(conflict, consultation)
        for side in sides:
            self._add(side)
        form.sides_layout.addStretch(1)
        form.later_button.clicked.connect(self.reject)
        form.theirs_button.setVisible(conflict.theirs is not None)
        form.theirs_button.clicked.connect(self.accept)
        form.theirs_button.clicked.connect(lambda: consultation.take_theirs(conflict))
        form.mine_button.clicked.connect(self.accept)
        form.mine_button.clicked.connect(lambda: consultation.keep_mine(conflict))
        explain_words_in(self)
        self.resize(current_theme().window(CONFLICT_WINDOW if sides else TASK_WINDOW, self))
        form.later_button.setFocus()

    def _add(self, difference: Difference) -> None:
        for text, role in (
            (difference.what, "question"),
            (_("Here: {here}").format(here=difference.here), ""),
            (_("The other: {there}").format(there=difference.there), ""),
        ):
            label = QLabel(wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            label.setText(with_break_points(text))
            self.form.sides_layout.addWidget(label)


def _sides(conflict: Conflict, consultation: Consultation) -> list[Difference]:
    if conflict.theirs is None or conflict.theirs.deleted:
        return []
    theirs = conflict.theirs.worksheet
    together = merge(conflict.base, conflict.mine, theirs, "mine").worksheet
    otherwise = merge(conflict.base, conflict.mine, theirs, "theirs").worksheet
    return differences(together, otherwise, consultation.catalogue)


def _sentence(conflict: Conflict) -> str:
    if conflict.theirs is None:
        return other_is_gone()
    if conflict.theirs.deleted:
        return other_was_deleted()
    mine, theirs = conflict.mine.changed_at.astimezone(), conflict.theirs.worksheet.changed_at.astimezone()
    return conflict_sentence(mine, theirs, conflict.theirs_by)
