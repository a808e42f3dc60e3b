"""Where a sheet is saved, and how: whole or not at all, and never over another file unasked."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from hrbc_desktop.files import is_there
from hrbc_desktop.records.errors import (
    DiskFull,
    FileHeld,
    FolderMissing,
    FolderReadOnly,
    NameTooLong,
    RecordsError,
)
from hrbc_desktop.records.recovery.atomic_file import write_shared
from hrbc_desktop.session.sheet_types import SheetError
from hrbc_desktop.translation import _


def documents_folder() -> Path:
    """Return where people keep their documents; their home when there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def free_path(path: Path) -> Path:
    """Return `path`, or the same with a number when such a file is there already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not is_there(path) else next(candidate for candidate in numbered if not is_there(candidate))


def readable(path: Path) -> str:
    """Return the folder and the name of a file, short enough to read."""
    return f"{path.parent.name} / {path.name}"


def save_file(path: Path, content: bytes) -> None:
    """Write the file in one step, for whoever may read its folder. Raises SheetError; nothing is left half written."""
    try:
        write_shared(path, content)
    except RecordsError as problem:
        raise SheetError(_sentence(problem)) from problem


def _sentence(problem: RecordsError) -> str:
    match problem:
        case DiskFull():
            return _(
                "The disk is full, so the file is not saved. Your worksheet is safe. Make some room, then save again."
            )
        case FolderReadOnly():
            return _(
                "You may not save in this folder, so the file is not saved. Your worksheet is safe. Choose another one."
            )
        case FileHeld():
            return _(
                "Another program is using this file, so it is not saved. Your worksheet is safe. "
                "Close the file there, or choose another name."
            )
        case NameTooLong():
            return _(
                "The name of the file is too long, so it is not saved. Your worksheet is safe. Choose a shorter one."
            )
        case FolderMissing():
            return _(
                "This folder is not there any more. The file is not saved, your worksheet is safe. Choose another one."
            )
        case _:
            return _("The disk has a fault, so the file is not saved. Your worksheet is safe. Choose another place.")
