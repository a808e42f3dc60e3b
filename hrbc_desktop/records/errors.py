"""What can go wrong while keeping worksheets, each as one sentence: what is wrong, what is safe, what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from hrbc_desktop.translation import _
from hrbc_desktop.wording.files import NETWORK_IS_GONE

if TYPE_CHECKING:  # the locked page needs the sentences, and not what a worksheet is made of
    from hrbc_desktop.domain.model.worksheet import Worksheet


@dataclass(frozen=True)
class Stored:
    """A worksheet as it was read, and the version to name when it is saved again. `deleted`: it waits to be purged."""

    worksheet: Worksheet
    version: int
    deleted: bool = False


class RecordsError(Exception):
    """Base of all errors of this room; `str(error)` is one clear sentence for the person."""

    sentence = _("The worksheets on this computer cannot be used just now.")

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class NotWritten(RecordsError):
    """Nothing can be written just now; what was kept before can still be read, as far as it is whole."""


class DiskFull(NotWritten):
    """There is no room left where the worksheets are kept."""

    sentence = _(
        "The disk is full, so the last change is not saved yet; everything saved before is safe: "
        "make some room, then try again."
    )


class FolderReadOnly(NotWritten):
    """The folder, or the file in it, may not be written to."""

    sentence = _(
        "The folder that keeps the worksheets is read-only, so nothing can be saved there; what is in it is safe: "
        "allow writing to it, then try again."
    )


class FileHeld(NotWritten):
    """Another program held the file, or the system did not let it be replaced, for longer than we wait."""

    sentence = _(
        "Another program holds a file that is to be saved, so the last change is not saved yet; everything saved "
        "before is safe: close the other program, then try again."
    )


class NameTooLong(NotWritten):
    """The name of the file, or of its folder, is longer than the disk allows."""

    sentence = _(
        "The name of the file is too long, so nothing is saved there; nothing was changed: choose a shorter one."
    )


class NameRefused(NotWritten):
    """The drive takes no file of this name, as those of Windows with a “?” in it."""

    sentence = _(
        "The drive does not take a file of this name, so nothing is saved there; nothing was changed: "
        "choose a name of letters and digits."
    )


class FolderMissing(NotWritten):
    """The folder or the file vanished, for instance with an unplugged drive."""

    sentence = _(
        "The folder that keeps the worksheets is not there any more, so nothing can be saved; what is on the screen is "
        "still here: bring the folder or drive back, then try again."
    )


class DriveGone(NotWritten):
    """The drive, mostly one on a network, does not answer any more."""

    sentence = _(
        "The drive does not answer, or is not connected, so your last change is not saved yet; what was saved before "
        "was left alone: connect the drive again, then try again."
    )


class NotAFile(NotWritten):
    """What has the name is no file: a folder, a pipe or a device."""

    sentence = _(
        "There is a folder, or something else that is no file, of this name, so nothing is saved there; it was left "
        "as it is: choose another name."
    )


class DiskError(NotWritten):
    """The disk answers with an error that has no better name."""

    sentence = _(
        "There is a problem with the disk, so your last change is not saved yet; "
        "what was saved before was left alone: check the disk, then try again."
    )


class StoreBusy(NotWritten):
    """Another process is writing and did not finish in time."""

    sentence = _(
        "Another program is using the worksheets, so this change is not saved yet; nothing is lost: "
        "close the other window, then try again."
    )


class BusyHere(StoreBusy):
    """This program itself is at something longer, such as a backup, and did not come to an end in time."""

    sentence = _(
        "The program is still busy with the worksheets, for example with a backup, so this is not done yet; "
        "nothing is lost: wait a moment, then try again."
    )


class StoppedWaiting(RecordsError):
    """The person did not want to wait any longer; nothing was changed."""

    sentence = _(
        "You stopped waiting, so nothing was opened or changed; everything saved is safe: try again in a minute."
    )


class OutcomeUnknown(RecordsError):
    """The person did not want to wait any longer for a change that had begun."""

    sentence = _(
        "You stopped waiting, so it is not known yet whether this was done; nothing else was changed: "
        "look again in a minute."
    )


class StoreDamaged(NotWritten):
    """The file cannot be opened with this key: it is damaged or belongs to another key."""

    sentence = _(
        "The worksheet file is damaged, or its key file does not match. Nothing was changed: "
        "save what can still be read, or restore a backup."
    )


class NothingReadable(RecordsError):
    """Not one thing in a damaged file opens with this key: most likely the key file is another one."""

    sentence = _(
        "Nothing in the file with the worksheets can be read with this key file; both were left as they are: "
        "look for the key file that belongs to it, or restore a backup."
    )


class StoreNewer(RecordsError):
    """The file was written by a newer version of the program."""

    sentence = _(
        "A newer version of this program keeps these worksheets; they were left as they are: "
        "update the program to open them."
    )


class StoreMissing(RecordsError):
    """There is a key file, but the file with the worksheets is gone or empty."""

    sentence = _(
        "The file with the worksheets is missing or empty; its key file is safe: put the file or a backup back, "
        "or begin a new list."
    )


class StoreExists(RecordsError):
    """There are worksheets, or a key file, that new ones would replace or make worthless."""

    sentence = _("Worksheets are kept here already; they were left as they are: unlock them, or choose another folder.")


class StoreClosed(RecordsError):
    """The store was closed or locked; its key is gone."""

    sentence = _("The worksheets are locked; everything saved is safe: unlock them to go on.")


class KeyFileMissing(RecordsError):
    """There is no key file in the folder."""

    sentence = _(
        "The key file of these worksheets is missing; the worksheets were left as they are: "
        "put the key file or a backup back."
    )


class KeyFileDamaged(RecordsError):
    """The key file cannot be read."""

    sentence = _(
        "The key file of these worksheets is damaged, so no passphrase can open them; "
        "the worksheets were left as they are: put a copy of the key file or a backup back."
    )


class KeyFileNewer(RecordsError):
    """The key file was written by a newer version of the program."""

    sentence = _(
        "A newer version of this program made the key file; it was left as it is: "
        "update the program to unlock the worksheets."
    )


class PersonUnknown(RecordsError):
    """Nobody of this id or name is on the key file."""

    sentence = _(
        "Nobody of that name uses this list; the worksheets are safe: look how the name is written, "
        "or ask an administrator to add you."
    )


class OwnPassphraseNeeded(RecordsError):
    """Somebody else has chosen the passphrase that was typed."""

    sentence = _("Somebody else chose this passphrase for you. Choose one of your own first. Nothing else was opened.")


class NotAnAdministrator(RecordsError):
    """The recovery code lets administrators in, and nobody else."""

    sentence = _(
        "The recovery code lets only an administrator choose a new passphrase; nothing was changed: "
        "ask an administrator to give you a new one."
    )


class NameTaken(RecordsError):
    """An empty name, or that of somebody else on the list."""

    sentence = _("Each person on the list needs a name of her own; nothing was changed: write another name.")


class LastAdministrator(RecordsError):
    """Nobody would be left who may change the list."""

    sentence = _("The list needs an administrator, so nothing was changed: make somebody else an administrator first.")


class OwnRemoval(RecordsError):
    """Nobody removes herself."""

    sentence = _("You cannot remove yourself, so nothing was changed: another administrator can do it.")


class TooManyPeople(RecordsError):
    """A key file has room for so many."""

    sentence = _(
        "This list cannot hold more people; nothing was changed: remove somebody who no longer uses it, "
        "or keep the list on a server."
    )


class PersonNotListed(RecordsError):
    """A slot opens the list, and the list does not know whose it is, or as somebody else."""

    sentence = _(
        "Your passphrase opens the list, but the list does not name you as somebody who uses it; the worksheets are "
        "safe: ask an administrator to add you again."
    )


class KeyFileOutdated(RecordsError):
    """The key file is from the time before several people used the list."""

    sentence = _(
        "This key file is from the time before several people used this list; the worksheets are safe: "
        "get a copy of the present key file from an administrator."
    )


class PeopleChanged(RecordsError):
    """Somebody was added, removed or changed since the list was opened here, or the list got a new key."""

    sentence = _(
        "The people who use this list were changed meanwhile; what you typed is still here and is saved when you "
        "have unlocked again: press Ctrl+L, then unlock."
    )


class ListRekeyed(PeopleChanged):
    """The list has another key than when it was opened here."""

    sentence = _(
        "The list got a new key on another computer or in another window; what you typed is still here and is saved "
        "when you have unlocked again: press Ctrl+L, then unlock."
    )


class PeopleNotProven(RecordsError):
    """What is kept of the people is not what the history says was written last."""

    sentence = _(
        "The record of who uses this list is damaged or an older copy, so the list can only be read; the worksheets "
        "are safe: an administrator lets herself in with the recovery code once."
    )


class NotAllowed(RecordsError):
    """The role of the person does not allow it."""


class ReasonMissing(RecordsError):
    """Deleting what is signed, and a legal hold, are told with their reason."""

    sentence = _("This needs a reason, which the history keeps. Nothing was changed. Write the reason first.")


class HeldRecord(RecordsError):
    """A worksheet under a legal hold."""

    sentence = _(
        "This worksheet is marked to be kept, so it was not deleted; nothing was changed: "
        "ask an administrator if it no longer has to be kept."
    )


class AddendumExists(RecordsError):
    """Somebody else signed a correction while this one was being signed."""

    sentence = _(
        "Somebody else has just signed a correction to this sheet. Nothing was signed. What you wrote is still here: "
        "read theirs first, then sign yours."
    )


class PassphraseEmpty(RecordsError):
    """A passphrase without a single visible character."""

    sentence = _("The passphrase is empty; nothing was changed: type one that you will remember.")


class WrongPassphrase(RecordsError):
    """The passphrase does not open the vault. `seconds_to_wait`: before the next attempt is looked at."""

    sentence = _("That passphrase does not unlock the worksheets; they are safe: try again, or use the recovery code.")

    def __init__(self, seconds_to_wait: float = 0) -> None:
        super().__init__()
        self.seconds_to_wait = seconds_to_wait


class WrongRecoveryCode(RecordsError):
    """A well-formed recovery code that belongs to another vault or is out of date. `seconds_to_wait` as above."""

    sentence = _("That recovery code is not right. Your worksheets are safe. Look for the newest code you printed.")

    def __init__(self, seconds_to_wait: float = 0) -> None:
        super().__init__()
        self.seconds_to_wait = seconds_to_wait


class RecoveryCodeMistyped(RecordsError):
    """The code cannot be right: a wrong length, a foreign character, or its check characters do not fit."""

    sentence = _("The recovery code has a typo. Check it against the printed one.")


class KeyringMissing(RecordsError):
    """The system has no keyring that keeps secrets well, or it does not answer."""

    sentence = _(
        "This computer has no keyring that the program can use, or it does not answer; the worksheets are safe: "
        "your passphrase opens them as always."
    )


class KeyringSecretMissing(RecordsError):
    """The system's keyring does not hold the secret of these worksheets, or an outdated one."""

    sentence = _(
        "Your computer’s password store has no key for these worksheets. They are safe: type your passphrase, "
        "then turn the keyring off and on again."
    )


class UnlockThrottled(RecordsError):
    """An attempt to unlock came before the delay was over and was not looked at. `seconds_to_wait`: what is left."""

    sentence = _("There were several wrong attempts, so please wait a little; the worksheets are safe: then try again.")

    def __init__(self, seconds_to_wait: float) -> None:
        super().__init__()
        self.seconds_to_wait = seconds_to_wait


class RecordMissing(RecordsError):
    """No worksheet with this id is in the store."""

    sentence = _(
        "This worksheet is not in the list any more; the others are safe: "
        "look for it under deleted worksheets or in a backup."
    )


class Conflict(RecordsError):
    """The store has another version than the one that was changed. `theirs`: None if it was purged or is unreadable."""

    sentence = _(
        "This worksheet was changed in another window or on another computer; both versions are safe: "
        "look at the two and choose."
    )

    def __init__(
        self, mine: Worksheet, theirs: Stored | None, theirs_by: str = "", base: Worksheet | None = None
    ) -> None:
        """`theirs_by`: who wrote it, if the trail says; `base`: what both were made from, if that is known."""
        super().__init__()
        self.mine, self.theirs = mine, theirs
        self.theirs_by, self.base = theirs_by, base


class RecordDamaged(RecordsError):
    """One record was changed, moved or put back from an older time outside the program. `record`: its id or name."""

    sentence = _(
        "This worksheet was damaged or changed outside the program; the others are safe: it was left as it is, "
        "open it from a backup or from its PDF."
    )

    def __init__(self, record: str) -> None:
        super().__init__()
        self.record = record


class BackupNotWritten(RecordsError):
    """There is no room, no permission or no folder where the backup was to go."""

    sentence = _(
        "The backup could not be written there; the worksheets and any older backup are safe: "
        "choose another place, or make room."
    )


class BackupUnreadable(RecordsError):
    """A file that is not a backup of ours, or a damaged one."""

    sentence = _("This file is not a complete backup of worksheets; nothing was changed: choose another backup file.")


_BY_NUMBER: Mapping[int, type[NotWritten]] = MappingProxyType({
    **dict.fromkeys(NETWORK_IS_GONE, DriveGone),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), DiskFull),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), FolderReadOnly),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO), FolderMissing),
    **dict.fromkeys((errno.EBUSY, errno.ETXTBSY), FileHeld),
    **dict.fromkeys((errno.EISDIR, errno.ENOTEMPTY), NotAFile),
    errno.EILSEQ: NameRefused,
    errno.ENAMETOOLONG: NameTooLong,
})  # fmt: skip


def from_os_error(error: OSError) -> RecordsError:
    """The sentence for an error of the operating system."""
    return _BY_NUMBER.get(error.errno or 0, DiskError)()


@contextmanager
def file_errors_as_sentences() -> Iterator[None]:
    """Turn the operating system's errors inside the block into `RecordsError`."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error) from error
