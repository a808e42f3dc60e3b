"""The activity history in plain words: one sentence for each thing that the program writes down."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from hrbc_desktop.translation import _, ngettext

Kind = Literal["work", "files", "deleting", "access", "program"]
KIND_NAMES: Mapping[Kind, str] = MappingProxyType(
    {
        "work": _("Worksheets opened and changed"),
        "files": _("Signed, saved and backed up"),
        "deleting": _("Deleted and restored"),
        "access": _("Unlocking and passphrases"),
        "program": _("Done by the program itself"),
    }
)
EVENT_WORDS: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {
        "unlocked": ("access", _("Unlocked the worksheets")),
        "failed unlock": ("access", _("Wrong passphrase or recovery code")),
        "opened": ("work", _("Opened")),
        "checked": ("work", _("Checked a PDF against it")),
        "changed": ("work", _("Changed")),
        "signed": ("files", _("Signed")),
        "exported": ("files", _("Saved as a file")),
        "deleted": ("deleting", _("Deleted")),
        "restored": ("deleting", _("Restored")),
        "purged": ("deleting", _("Erased for good")),
        "kept": ("program", _("Saved a key or a setting of the program")),
        "pdf kept": ("files", _("Saved the signed PDF here")),
        "backed up": ("files", _("Made a backup")),
        "backup put off": ("program", _("Put off the next backup")),
        "trail exported": ("files", _("Saved this history as a file")),
        "passphrase changed": ("access", _("Changed the passphrase")),
        "recovery code renewed": ("access", _("Made a new recovery code")),
        "keyring on": ("access", _("Turned on unlocking with the computer’s password store")),
        "keyring off": ("access", _("Turned off unlocking with the computer’s password store")),
        "people changed": ("program", _("Saved who uses the list")),
        "person added": ("access", _("Added a person")),
        "person removed": ("access", _("Removed a person")),
        "person renamed": ("access", _("Changed the name of a person")),
        "role changed": ("access", _("Changed the role of a person")),
        "passphrase set": ("access", _("Gave a person a new first passphrase")),
        "own passphrase changed": ("access", _("Changed their own passphrase")),
        "recovery code used": ("access", _("Set a passphrase with the recovery code")),
        "key changed": ("access", _("Gave the list a new key")),
        "refused": ("access", _("Asked for something that the role does not allow")),
        "hold set": ("deleting", _("Marked to be kept")),
        "hold lifted": ("deleting", _("No longer marked to be kept")),
        "corrected": ("files", _("Signed a correction")),
        "salvaged": ("program", _("Recovered what could be read of a damaged list")),
        "older copy found": ("program", _("Found that an older copy of this list was put back")),
        "repaired": ("program", _("The history was damaged before this line, and went on")),
        "by a newer program": ("program", _("Something that a newer version of this program did")),
    }
)
NAMELESS = _("No name yet")


def event_words(what: str, times: int) -> str:
    """Say what was done; `times` is how often in a row: saves of a worksheet, or wrong attempts to unlock."""
    _kind, words = EVENT_WORDS[what]
    if what == "changed" and times > 1:
        counted = ngettext("saved {n} time", "saved {n} times", times)
        return f"{words}, {counted}"
    counted = ngettext("{n} time", "{n} times", times)
    return f"{words}, {counted}" if what != "changed" and times else words


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
    of_whom = _("The worksheet of {name} is deleted.") if name else _("The worksheet without a name is deleted.")
    return f"{of_whom.format(name=name)} {stay}"


def worksheet_of(name: str) -> str:
    """Name a worksheet inside a sentence."""
    return _("the worksheet of {name}").format(name=name) if name else _("the worksheet without a name")


def until_erased() -> str:
    """Say that what the nurse signed is not erased by itself."""
    return _("The nurse signed it, so it stays here until somebody erases it.")


def more_changes(number: int) -> str:
    """Say how many changes of a line are not shown."""
    return ngettext("And {n} more change.", "And {n} more changes.", number)
