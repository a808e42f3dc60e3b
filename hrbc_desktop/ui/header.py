"""What the header says of the open worksheet and of its saving."""

from PySide6.QtWidgets import QWidget

from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.session.autosave import SaveState
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.written_dates import spoken_date
from hrbc_desktop.ui.forms.ui_main_window import Ui_MainWindow

SAVE_WORDS: dict[SaveState, tuple[str, str]] = {
    "nothing_to_save": ("", "waiting"),
    "waiting": ("Saving…", "waiting"),
    "saved": ("✓ Saved on this computer, encrypted", "saved"),
    "kept_here": ("✓ Kept on this computer until the server answers, encrypted", "waiting"),
    "failed": ("Not saved: see below", "failed"),
}
"""For each state: what the pill says, and its role in the style sheet."""

KEPT_IN_MEMORY = "Kept in memory only"
SAVED_ON_SERVER = "✓ Saved on the server, encrypted"


class Header:
    """Names the worksheet and says how its saving goes, while its steps are shown and at no other time."""

    def __init__(self, form: Ui_MainWindow, consultation: Consultation, workspace: QWidget) -> None:
        self._form, self._consultation, self._workspace = form, consultation, workspace
        consultation.document.changed.connect(lambda _: self.follow())
        consultation.save_state_changed.connect(self._show_save_state)

    def follow(self) -> None:
        """Say what belongs to the place that is shown now."""
        shown = self._form.places.currentWidget() is self._workspace
        self._form.patient_label.setText(who_and_when(self._consultation.document.worksheet) if shown else "")
        self._form.save_label.setVisible(shown and bool(self._form.save_label.text()))

    def _show_save_state(self, state: str) -> None:
        text, role = next(words for known, words in SAVE_WORDS.items() if known == state)
        if state == "saved" and not self._consultation.is_locked:
            if self._consultation.records.keeps_nothing:
                text, role = KEPT_IN_MEMORY, "waiting"
            elif self._consultation.records.is_shared:
                text = SAVED_ON_SERVER
        label = self._form.save_label
        label.setText(text)
        label.setProperty("role", role)
        label.style().polish(label)
        self.follow()


def who_and_when(worksheet: Worksheet) -> str:
    """Return the name and the visit, as far as they are known."""
    name = worksheet.visit.name.strip() or "No name yet"
    when = worksheet.visit.appointment_date
    revision = f" · revision {worksheet.revision}" if worksheet.revision > 1 else ""
    return f"{name} · visit {spoken_date(when)}{revision}" if when else f"{name}{revision}"
