"""Two people changed the same worksheet: both sides are shown, and the person says which one stays."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.records.errors import Conflict
from hrbc_desktop.session.consultation import Consultation

_PARTS = {
    "visit": "who and when",
    "profile": "the answers about the person",
    "options": "the options",
    "values": "what matters",
    "questions": "the questions",
    "readiness": "readiness",
    "nurse_notes": "the notes",
    "signatures": "the signatures",
}


class ConflictDialog(QMessageBox):
    """Nothing is overwritten without a press of one of its buttons."""

    def __init__(self, conflict: Conflict, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conflict, self._consultation = conflict, consultation
        self.setIcon(QMessageBox.Icon.Warning)
        self.setText("Somebody else changed this worksheet while it was open here. Both versions are safe.")
        self.setInformativeText(_sides(conflict))
        self.mine_button: QPushButton = self.addButton("Keep what is here", QMessageBox.ButtonRole.AcceptRole)
        self.theirs_button: QPushButton = self.addButton("Take the other", QMessageBox.ButtonRole.DestructiveRole)
        self.addButton("Decide later", QMessageBox.ButtonRole.RejectRole)
        self.mine_button.clicked.connect(lambda: consultation.keep_mine(conflict))
        self.theirs_button.clicked.connect(lambda: consultation.take_theirs(conflict))
        self.theirs_button.setEnabled(conflict.theirs is not None)


def _sides(conflict: Conflict) -> str:
    if conflict.theirs is None:
        return "The other version cannot be read, or was destroyed."
    if conflict.theirs.deleted:
        return (
            "The other one was deleted. If you take it, your last change is lost. "
            "The rest can be brought back for 30 days."
        )
    mine, theirs = conflict.mine, conflict.theirs.worksheet
    return (
        f"Here: changed {_when(mine)}. The other: changed {_when(theirs)}. They differ in {_differing(mine, theirs)}."
    )


def _when(worksheet: Worksheet) -> str:
    return f"{worksheet.changed_at.astimezone():%d %b, %H:%M}"


def _differing(mine: Worksheet, theirs: Worksheet) -> str:
    parts = [name for field, name in _PARTS.items() if getattr(mine, field) != getattr(theirs, field)]
    return ", ".join(parts) or "nothing that is shown"
