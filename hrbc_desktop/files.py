"""Reads what a person, or another program, names as a file."""

import errno
import stat
from pathlib import Path


def read_file(path: Path, most_bytes: int) -> bytes:
    """Return the beginning of a file, so many bytes at the most.

    Raises OSError, also for a pipe or a device, which might never end.
    """
    kind = path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # of a folder the system says by itself what it is
        raise OSError(errno.EINVAL, "It is a pipe or a device")
    with path.open("rb") as file:
        return file.read(most_bytes)


def is_folder(path: Path) -> bool:
    """Return whether there is such a folder. What is too long for a name, or may not be looked at, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Return whether something has that name. What is too long for a name is not there: saving it tells that."""
    try:
        return path.exists()
    except OSError:
        return False
