"""What the header says of the open worksheet and of its saving."""

from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.session.autosave import SaveState
from hrbc_desktop.session.written_dates import spoken_date

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


def who_and_when(worksheet: Worksheet) -> str:
    """Return the name and the visit, as far as they are known."""
    name = worksheet.visit.name.strip() or "No name yet"
    when = worksheet.visit.appointment_date
    revision = f" · revision {worksheet.revision}" if worksheet.revision > 1 else ""
    return f"{name} · visit {spoken_date(when)}{revision}" if when else f"{name}{revision}"
