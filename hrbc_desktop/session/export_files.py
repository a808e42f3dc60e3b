"""Where a sheet is saved, and how: whole or not at all, and never over another file unasked."""

from datetime import date
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.errors import DiskFull, FolderMissing, FolderReadOnly, RecordsError
from hrbc_desktop.records.recovery.atomic_file import write_private
from hrbc_desktop.session.sheet_types import SheetError

_LONGEST_NAME = 60


def documents_folder() -> Path:
    """Return where people keep their documents; their home when there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def file_name(worksheet: Worksheet) -> str:
    """Return a name by which the file is found again: “Worksheet-SamplePatient1-2026-12-02.pdf”."""
    name = "".join(letter for letter in worksheet.visit.name if letter.isalnum())[:_LONGEST_NAME]
    day: date | None = worksheet.visit.appointment_date
    parts = ["Worksheet", name, day.isoformat() if day else ""]
    return "-".join(part for part in parts if part) + ".pdf"


def free_path(path: Path) -> Path:
    """Return `path`, or the same with a number when such a file is there already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(candidate for candidate in numbered if not candidate.exists())


def save_file(path: Path, content: bytes) -> None:
    """Write the file in one step, readable by its owner alone. Raises SheetError; nothing is left half written."""
    try:
        write_private(path, content)
    except RecordsError as problem:
        raise SheetError(_sentence(problem)) from problem


def _sentence(problem: RecordsError) -> str:
    match problem:
        case DiskFull():
            return (
                "The disk is full, so the file is not saved. Your worksheet is safe. Make some room, then save again."
            )
        case FolderReadOnly():
            return (
                "You may not save in this folder, so the file is not saved. Your worksheet is safe. Choose another one."
            )
        case FolderMissing():
            return (
                "This folder is not there any more. The file is not saved, your worksheet is safe. Choose another one."
            )
        case _:
            return "The disk has a fault, so the file is not saved. Your worksheet is safe. Choose another place."
