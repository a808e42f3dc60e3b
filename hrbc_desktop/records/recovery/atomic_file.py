"""Files that only their owner may read, written whole or not at all."""

import errno
import io
import os
import secrets
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from hrbc_desktop.records.errors import file_errors_as_sentences


def make_private_folder(folder: Path) -> None:
    """Make the folder, for its owner only, if it is not there yet. Raises `RecordsError`."""
    with file_errors_as_sentences():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def create_private(path: Path) -> None:
    """Make an empty file for its owner only, unless it is there: it then stays 0600, whatever the umask."""
    with file_errors_as_sentences():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def write_private(path: Path, content: bytes) -> None:
    """Replace the file's content in one step: after a crash the old or the new one is there. Raises `RecordsError`."""
    copy_private(path, io.BytesIO(content))


def copy_private(path: Path, source: IO[bytes]) -> None:
    """As `write_private`, with what can be read from `source`, however much that is."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with file_errors_as_sentences():
        try:
            with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                shutil.copyfileobj(source, file)
                file.flush()
                _flush(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        _make_replacement_durable(path.parent)


def move_durably(fresh: Path, path: Path) -> None:
    """Move a whole file in place of another; after a power cut the old or the new one is there. Raises `OSError`."""
    with fresh.open("rb+") as file:
        _flush(file.fileno())
    fresh.replace(path)
    _make_replacement_durable(path.parent)


def _flush(descriptor: int) -> None:
    """To the disk itself: on macOS `os.fsync` reaches no further than the drive's own memory."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _make_replacement_durable(folder: Path) -> None:
    """The new name survives a power cut only when the folder is flushed too; Windows neither needs nor allows it.

    The file is there in any case: a folder that cannot be flushed, as on some network drives, is no failure.
    """
    if os.name != "posix":
        return
    with suppress(PermissionError):  # a folder may be one to write into and not to read
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)
