"""Puts a list in the place of one that cannot be opened, or that is gone. What is left of that is kept as it is."""

import os
from itertools import chain, count
from pathlib import Path

from hrbc_desktop.records.audit.last_seen import SEEN_FILE_NAME
from hrbc_desktop.records.crypto.locked_vault import KEY_FILE_NAME, STORE_FILE_NAME
from hrbc_desktop.records.recovery.atomic_file import copy_private, make_private_folder, move_durably


def put_in_place(fresh: Path, folder: Path, aside: Path) -> None:
    """Move the list in `fresh` into `folder`; what was there is kept in the new folder `aside`.

    Wherever it is cut off, there is something in `folder` for which this can be done again, and nothing is lost.
    Raises the disk's sentences, or `OSError`.
    """
    make_private_folder(aside)
    journals = _journals(folder)
    for path in (*journals, folder / STORE_FILE_NAME, folder / KEY_FILE_NAME):
        if path.exists():
            _keep(path, aside / path.name)
    for journal in journals:
        journal.unlink()
    (folder / SEEN_FILE_NAME).unlink(missing_ok=True)  # an older copy is what was asked for
    for name in (KEY_FILE_NAME, STORE_FILE_NAME):
        move_durably(fresh / name, folder / name)


def move_journals_away(folder: Path) -> None:
    """Keep the newest changes to a list that is gone under another name: they would be made to the next one here.

    Raises `OSError`.
    """
    for journal in _journals(folder):
        names = chain([f"left over {journal.name}"], (f"left over {number} {journal.name}" for number in count(2)))
        journal.replace(next(path for path in map(journal.with_name, names) if not path.exists()))


def _journals(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{STORE_FILE_NAME}-*"))


def _keep(path: Path, under: Path) -> None:
    try:
        os.link(path, under)
    except OSError:  # a disk without a second name for a file
        with path.open("rb") as file:
            copy_private(under, file)
