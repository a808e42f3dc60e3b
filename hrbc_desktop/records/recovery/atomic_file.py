"""Files written whole or not at all: those that only their owner may read, and those that are handed on."""

import errno
import io
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from hrbc_desktop.records.errors import FileHeld, NameRefused, NotAFile, file_errors_as_sentences

_PATIENCE_SECONDS = 2.0
"""How long a virus scanner or a cloud folder may hold a file that is to be replaced."""
_LONG_PATIENCE_SECONDS = 6.0
"""The same for a file that is handed on: nothing that a person types waits for it, and scanners look at it longest."""
_BETWEEN_TRIES_SECONDS = 0.05


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
    _replace_whole(path, source, 0o600)


def write_shared(path: Path, content: bytes) -> None:
    """As `write_private`, for what is handed on: whoever may read the folder, or read the file so far, may read it.

    A symbolic link stays one, and the file behind it is replaced.
    """
    with file_errors_as_sentences():
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        if (
            target.exists() and not target.is_file()
        ):  # a pipe or a device would be gone, and a folder cannot be replaced
            raise NotAFile
    _replace_whole(target, io.BytesIO(content), 0o666, is_shared=True)


def _replace_whole(path: Path, source: IO[bytes], mode: int, *, is_shared: bool = False) -> None:
    partial = path.with_name(f".{os.urandom(8).hex()}.part")  # no longer than any name, however long `path` is
    with file_errors_as_sentences():
        try:
            with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
                shutil.copyfileobj(source, file)
                file.flush()
                _flush(file.fileno())
            if is_shared:
                _take_over_rights(partial, path)
            _replace_patiently(partial, path, _LONG_PATIENCE_SECONDS if is_shared else _PATIENCE_SECONDS)
        finally:
            partial.unlink(missing_ok=True)
        _make_replacement_durable(path.parent)


def _take_over_rights(fresh: Path, path: Path) -> None:
    """Give a file the owner, the group and the rights of the one that it replaces, as far as that is possible."""
    try:
        before = path.stat()
    except FileNotFoundError:
        return
    made = fresh.stat()
    if sys.platform != "win32" and (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        for owner in (before.st_uid, -1):  # only an administrator gives a file to somebody else
            with suppress(PermissionError), _as_far_as_the_drive_can():
                os.chown(fresh, owner, before.st_gid)
                break
    with suppress(PermissionError), _as_far_as_the_drive_can():
        fresh.chmod(stat.S_IMODE(before.st_mode))


def _replace_patiently(fresh: Path, path: Path, seconds: float) -> None:
    """Put `fresh` in place of `path`, and try again for a while when another program holds it. Raises FileHeld.

    EPERM comes where nobody holds the file and the folder forbids it, as one in which each may replace only her own.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            fresh.replace(path)
        except OSError as error:
            if error.errno == errno.EINVAL:  # until now the file had a name of letters and digits
                raise NameRefused from error
            if error.errno not in (errno.EACCES, errno.EBUSY, errno.ETXTBSY):
                raise
            if time.monotonic() > deadline:
                raise FileHeld from error
            time.sleep(_BETWEEN_TRIES_SECONDS)
        else:
            return


def move_durably(fresh: Path, path: Path) -> None:
    """Move a whole file in place of another; after a power cut the old or the new one is there. Raises `OSError`."""
    with fresh.open("rb+") as file:
        _flush(file.fileno())
    fresh.replace(path)
    _make_replacement_durable(path.parent)


def _flush(descriptor: int) -> None:
    """To the disk itself: on macOS `os.fsync` reaches no further than the drive's own memory.

    Some network drives can do neither: there the server keeps what was written, and no failure is told.
    """
    with _as_far_as_the_drive_can():
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)


@contextmanager
def _as_far_as_the_drive_can() -> Iterator[None]:
    """Pass over what a drive says that it does not know at all."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise


def _make_replacement_durable(folder: Path) -> None:
    """The new name survives a power cut only when the folder is flushed too; Windows neither needs nor allows it.

    The file is there in any case: a folder that cannot be flushed, as on some network drives, is no failure.
    """
    if os.name != "posix":
        return
    with suppress(PermissionError):  # a folder may be one to write into and not to read
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with _as_far_as_the_drive_can():
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
