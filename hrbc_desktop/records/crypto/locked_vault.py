"""What can be known of a vault that nobody has unlocked: all that the locked page asks before somebody types.

Reads the key file as plain JSON. What opens it (`vault`) checks the file with pydantic and brings the ciphers along:
a tenth of a second that the first paint does not wait for.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hrbc_desktop.files import read_file
from hrbc_desktop.records.crypto.unlock_throttle import Clock, FailedAttempts, utc_now
from hrbc_desktop.records.errors import KeyFileDamaged, KeyFileMissing, file_errors_as_sentences

if TYPE_CHECKING:
    from hrbc_desktop.records.database.server_address import ServerAddress

KEY_FILE_NAME = "store.key"
NEXT_KEY_FILE_NAME = "store.key.next"
"""The key file for the key that the list is about to get: see `people.rotation`."""
LARGEST_KEY_FILE = 262_144
STORE_FILE_NAME = "store.db"
ATTEMPTS_FILE_NAME = "store.attempts"
CODE_FILE_NAME = "store.code"
"""A recovery code that nobody confirmed to have, sealed: only who unlocks the vault can read it."""
RING_FORMAT = 2
"""From which format on a key file is that of several people."""


class LockedVault:
    """A folder with a key file, as far as it can be seen without any secret."""

    def __init__(self, folder: Path, now: Clock = utc_now, server: ServerAddress | None = None) -> None:
        """`server`: what keeps the worksheets instead of a file in the folder; the key file never leaves the folder."""
        self.server = server
        self._folder = folder
        self._path = folder / KEY_FILE_NAME
        self._next_path = folder / NEXT_KEY_FILE_NAME
        self._code_path = folder / CODE_FILE_NAME
        self.failed_attempts = FailedAttempts(folder / ATTEMPTS_FILE_NAME, now)

    @property
    def folder(self) -> Path:
        """Where the key file and the worksheets are."""
        return self._folder

    @property
    def exists(self) -> bool:
        """Whether worksheets are kept here already, with or without their key file, or may be: nobody may look."""
        return may_be_there(self._path) or may_be_there(self._folder / STORE_FILE_NAME)

    def seconds_to_wait(self) -> float:
        """Seconds until another attempt is looked at; 0 when it may be made now. The caller waits."""
        return self.failed_attempts.seconds_to_wait()

    @property
    def has_keyring(self) -> bool:
        """Whether the system's keyring may open the worksheets too."""
        try:
            return "keyring" in json.loads(read_file(self._path, LARGEST_KEY_FILE))["slots"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return False

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """The ids on the key file; none in a list of one person, or while it is unread.

        Beside each stands the name, if an older version of the program wrote the file; else it is empty.
        """
        try:
            content = json.loads(read_file(self._path, LARGEST_KEY_FILE))
            if content["format"] < RING_FORMAT:
                return ()
            if content["kind"] == "server":
                return tuple((one[0], one[1]) for one in content["server"]["names"])
            return tuple((slot["id"], slot["name"]) for slot in content["ring"]["people"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError, IndexError):
            return ()

    @property
    def has_people(self) -> bool:
        """Whether the key file is that of several people, or newer. Raises `KeyFileMissing`."""
        try:
            return bool(json.loads(self._content(self._path))["format"] >= RING_FORMAT)
        except (ValueError, KeyError, TypeError, RecursionError):
            return False

    def confirm_code(self) -> None:
        """The person has the recovery code: it is kept nowhere any more. Raises the disk's sentences."""
        with file_errors_as_sentences():
            self._code_path.unlink(missing_ok=True)

    def _content(self, path: Path) -> bytes:
        if not may_be_there(path):
            raise KeyFileMissing
        with file_errors_as_sentences():
            content = read_file(path, LARGEST_KEY_FILE + 1)
        if len(content) > LARGEST_KEY_FILE:
            raise KeyFileDamaged
        return content


def may_be_there(path: Path) -> bool:
    """Whether a file is there, or may be: nobody may look."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
