"""The activity history in plain words: one sentence for each thing that the program writes down."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from hrbc_desktop.wording.text import N_, _, ngettext

Kind = Literal["work", "files", "deleting", "access", "program"]
KIND_NAMES: Mapping[Kind, str] = MappingProxyType(
    {
        "work": N_("Worksheets opened and changed"),
        "files": N_("Signed, saved and backed up"),
        "deleting": N_("Deleted and restored"),
        "access": N_("Unlocking and passphrases"),
        "program": N_("Done by the program itself"),
    }
)
EVENT_WORDS: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {
        "unlocked": ("access", N_("Unlocked the worksheets")),
        "failed unlock": ("access", N_("Wrong passphrase or recovery code")),
        "opened": ("work", N_("Opened")),
        "checked": ("work", N_("Checked a PDF against it")),
        "changed": ("work", N_("Changed")),
        "signed": ("files", N_("Signed")),
        "exported": ("files", N_("Saved as a file")),
        "deleted": ("deleting", N_("Deleted")),
        "restored": ("deleting", N_("Restored")),
        "purged": ("deleting", N_("Erased for good")),
        "kept": ("program", N_("Saved a key or a setting of the program")),
        "pdf kept": ("files", N_("Saved the signed PDF here")),
        "backed up": ("files", N_("Made a backup")),
        "backup put off": ("program", N_("Put off the next backup")),
        "trail exported": ("files", N_("Saved this history as a file")),
        "passphrase changed": ("access", N_("Changed the passphrase")),
        "recovery code renewed": ("access", N_("Made a new recovery code")),
        "keyring on": ("access", N_("Turned on unlocking with the computer’s password store")),
        "keyring off": ("access", N_("Turned off unlocking with the computer’s password store")),
        "people changed": ("program", N_("Saved who uses the list")),
        "person added": ("access", N_("Added a person")),
        "person removed": ("access", N_("Removed a person")),
        "person renamed": ("access", N_("Changed the name of a person")),
        "role changed": ("access", N_("Changed the role of a person")),
        "passphrase set": ("access", N_("Gave a person a new first passphrase")),
        "own passphrase changed": ("access", N_("Changed their own passphrase")),
        "recovery code used": ("access", N_("Set a passphrase with the recovery code")),
        "key changed": ("access", N_("Gave the list a new key")),
        "refused": ("access", N_("Asked for something that the role does not allow")),
        "hold set": ("deleting", N_("Marked to be kept")),
        "hold lifted": ("deleting", N_("No longer marked to be kept")),
        "corrected": ("files", N_("Signed a correction")),
        "salvaged": ("program", N_("Recovered what could be read of a damaged list")),
        "older copy found": ("program", N_("Found that an older copy of this list was put back")),
        "repaired": ("program", N_("The history was damaged before this line, and went on")),
        "by a newer program": ("program", N_("Something that a newer version of this program did")),
    }
)
NAMELESS = N_("No name yet")


def event_words(what: str, times: int) -> str:
    """Say what was done; `times` is how often in a row: saves of a worksheet, or wrong attempts to unlock."""
    _kind, words = EVENT_WORDS[what]
    if what == "changed" and times > 1:
        return f"{_(words)}, {ngettext('saved {n} time', 'saved {n} times', times)}"
    return f"{_(words)}, {ngettext('{n} time', '{n} times', times)}" if what != "changed" and times else _(words)


def gone(record: str) -> str:
    """Name a worksheet of which nothing is left but the beginning of its id."""
    return _("No longer here ({id})").format(id=record[:8])


def nothing_wrong(worksheets: int, entries: int) -> str:
    """Say that a check found nothing, and how much it checked."""
    return _("Nothing is missing or changed. {worksheets} and {entries} were checked.").format(
        worksheets=ngettext("{n} worksheet", "{n} worksheets", worksheets),
        entries=ngettext("{n} entry", "{n} entries", entries),
    )


def why_deleted() -> str:
    """Ask for the reason why something that is signed is deleted."""
    return _("This worksheet is signed. Why is it deleted? The history keeps the reason.")


def deleted_words(name: str, signed: str) -> str:
    """Say that a worksheet is deleted, and for how long it can be brought back."""
    stay = _("It stays under deleted worksheets.") if signed == "patient_and_nurse" else _("It is kept for 30 days.")
    return _("The worksheet of {name} is deleted. {kept}").format(name=name or _(NAMELESS).lower(), kept=stay)


def until_erased() -> str:
    """Say that what the nurse signed is not erased by itself."""
    return _("The nurse signed it, so it stays here until somebody erases it.")


def more_changes(number: int) -> str:
    """Say how many changes of a line are not shown."""
    return ngettext("And {n} more change.", "And {n} more changes.", number)
