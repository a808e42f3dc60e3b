"""A backup: one file with the encrypted worksheets and their key file, made while they are in use.

It opens with the passphrase or the recovery code of the day it was made. Without either it tells nothing but its size.
"""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hrbc_desktop.records.crypto.key_ring import RingFile, read_any
from hrbc_desktop.records.crypto.locked_vault import KEY_FILE_NAME, LARGEST_KEY_FILE, STORE_FILE_NAME
from hrbc_desktop.records.crypto.unlock_throttle import Clock, utc_now
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import (
    BackupNotWritten,
    BackupUnreadable,
    DiskError,
    DiskFull,
    FolderMissing,
    FolderReadOnly,
    KeyFileDamaged,
    StoreBusy,
    StoreExists,
    file_errors_as_sentences,
)
from hrbc_desktop.records.recovery.atomic_file import (
    copy_private,
    create_private,
    make_private_folder,
    move_durably,
    write_private,
)
from hrbc_desktop.records.recovery.swap_files import move_journals_away, put_in_place
from hrbc_desktop.records.store import Store
from hrbc_desktop.translation import _

_MEMBERS = {KEY_FILE_NAME, STORE_FILE_NAME}


def back_up(store: Store, folder: Path, backup: Path) -> None:
    """Write the backup file, whole or not at all, in place of an older one of that name.

    `folder`: where the store and its key file are. Raises `BackupNotWritten`, or `StoreDamaged`.
    """
    if _is_part_of(folder, backup):
        raise BackupNotWritten(
            _(
                "The worksheets themselves are kept under that name, so no backup was written over them; "
                "nothing was changed: choose another name or place."
            )
        )
    store.people.require("back up")
    try:
        make_private_folder(backup.parent)
        with tempfile.TemporaryDirectory(dir=backup.parent, prefix=".backup-") as scratch:
            move_durably(_pack(store, folder / KEY_FILE_NAME, Path(scratch)), backup)
    except (OSError, DiskFull, DiskError, FolderMissing, FolderReadOnly) as error:
        raise BackupNotWritten from error


def _pack(store: Store, key_file: Path, scratch: Path) -> Path:
    copy, packed, keys = scratch / STORE_FILE_NAME, scratch / "packed", scratch / KEY_FILE_NAME
    write_private(keys, _keys(store, key_file))
    store.copy_into(copy)
    if _keys(store, key_file) != keys.read_bytes():  # the list got another key, or other people, meanwhile
        raise StoreBusy
    create_private(packed)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, path in ((KEY_FILE_NAME, keys), (STORE_FILE_NAME, copy)):
            member = zipfile.ZipInfo(name)  # of 1980: a date of before that would fit in no archive
            member.file_size = path.stat().st_size
            with path.open("rb") as file, archive.open(member, "w") as packing:
                shutil.copyfileobj(file, packing)
    return packed


def _keys(store: Store, key_file: Path) -> bytes:
    """The key file; with the ring in it where a server keeps that, so that the backup opens without the server."""
    vault = store.people.vault
    if store.people.person is None or vault is None:
        return key_file.read_bytes()
    ring = vault.read_ring()
    return RingFile.model_construct(vault=ring.vault, kind="ring", ring=ring, server=None).to_bytes()


def _is_part_of(folder: Path, backup: Path) -> bool:
    name = backup.name
    return backup.parent.resolve() == folder.resolve() and (name == KEY_FILE_NAME or name.startswith(STORE_FILE_NAME))


def restore(backup: Path, folder: Path) -> None:
    """Unpack a backup into a folder without worksheets; then unlock and open it as always.

    Raises `BackupUnreadable`, `StoreExists` (nothing is ever replaced), or the disk's sentences.
    """
    if Vault(folder).exists:
        raise StoreExists
    try:
        if not backup.is_file():
            raise BackupUnreadable
        with _opened(backup) as archive:
            _require_whole(archive)
    except OSError as error:
        raise BackupUnreadable from error
    make_private_folder(folder)
    with file_errors_as_sentences(), _opened(backup) as archive:
        move_journals_away(folder)
        with archive.open(STORE_FILE_NAME) as worksheets:
            copy_private(folder / STORE_FILE_NAME, worksheets)
        write_private(folder / KEY_FILE_NAME, archive.read(KEY_FILE_NAME))


def restore_in_place(backup: Path, folder: Path, now: Clock = utc_now) -> Path:
    """Put a backup in the place of a list that cannot be opened, which is kept as it is in a folder beside it.

    That folder. Raises as `restore`, but for `StoreExists`; nothing is touched before the backup is unpacked.
    """
    with file_errors_as_sentences(), tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
        fresh = Path(scratch) / "list"
        restore(backup, fresh)
        aside = folder / f"set aside {now():%Y-%m-%d %H.%M.%S}"
        put_in_place(fresh, folder, aside)
    return aside


@contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(backup) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, KeyFileDamaged, EOFError, ValueError, NotImplementedError) as error:
        raise BackupUnreadable from error
    except RuntimeError as error:  # an encrypted member of a foreign archive
        raise BackupUnreadable from error


def _require_whole(archive: zipfile.ZipFile) -> None:
    """Read all of it, a part at a time: however large it is, it has to fit on the disk alone."""
    members = {info.filename: info for info in archive.infolist()}
    # Stored, not compressed: no small file can unpack into one that fills the computer.
    is_stored = all(
        info.compress_type == zipfile.ZIP_STORED and info.compress_size == info.file_size for info in members.values()
    )
    if members.keys() != _MEMBERS or not is_stored or members[KEY_FILE_NAME].file_size > LARGEST_KEY_FILE:
        raise BackupUnreadable
    if archive.testzip() is not None:
        raise BackupUnreadable
    read_any(archive.read(KEY_FILE_NAME))
