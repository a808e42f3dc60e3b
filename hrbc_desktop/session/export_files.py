"""Where a sheet is saved, and how: whole or not at all, and never over another file unasked."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QStandardPaths

from hrbc_desktop.files import is_there
from hrbc_desktop.records.errors import (
    DiskFull,
    DriveGone,
    FileHeld,
    FolderMissing,
    FolderReadOnly,
    NameRefused,
    NameTooLong,
    NotAFile,
    RecordsError,
)
from hrbc_desktop.records.recovery.atomic_file import write_shared
from hrbc_desktop.session.sheet_types import SheetError
from hrbc_desktop.translation import _

_SENTENCES: Mapping[type[RecordsError], str] = MappingProxyType({
    DiskFull: _(
        "The disk is full, so the file is not saved. Your worksheet is safe. Make some room, then save again."
    ),
    FolderReadOnly: _(
        "You may not save in this folder, so the file is not saved. Your worksheet is safe. Choose another one."
    ),
    FileHeld: _(
        "Another program is using this file, so it is not saved. Your worksheet is safe. "
        "Close the file there, or choose another name."
    ),
    NotAFile: _(
        "There is a folder, a pipe or a device of this name, so the file is not saved. Your worksheet is safe. "
        "Choose another name."
    ),
    DriveGone: _(
        "The drive does not answer, or is not connected, so the file is not saved. Your worksheet is safe. "
        "Connect it again, or choose another place."
    ),
    NameTooLong: _(
        "The name of the file is too long, so it is not saved. Your worksheet is safe. Choose a shorter one."
    ),
    FolderMissing: _(
        "This folder is not there any more. The file is not saved, your worksheet is safe. Choose another one."
    ),
    NameRefused: _(
        "This place does not take a file of this name, so the file is not saved. Your worksheet is safe. "
        "Choose a name of letters and digits."
    ),
})  # fmt: skip
_OTHERWISE = _("The disk has a fault, so the file is not saved. Your worksheet is safe. Choose another place.")


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
        raise SheetError(_SENTENCES.get(type(problem), _OTHERWISE)) from problem
