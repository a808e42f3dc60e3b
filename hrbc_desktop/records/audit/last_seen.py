"""The newest entry of the trail that this computer saw, sealed in a file beside the key: an old copy put back shows.

The trail proves that nothing is missing inside it. That the whole list was put back as it was some time ago, from a
server's dump or a copied file, shows only to whoever remembers a later state of it.
"""

import time
from contextlib import suppress
from pathlib import Path

from hrbc_desktop.files import read_file
from hrbc_desktop.records.audit.trail import Head
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.recovery.atomic_file import write_private

SEEN_FILE_NAME = "store.seen"
_SECONDS_BETWEEN_WRITES = 60.0
_LARGEST = 10_000


class LastSeen:
    """Remembers for the next start. What cannot be written is remembered less far: nothing waits for it."""

    def __init__(self, folder: Path, cipher: FieldCipher) -> None:
        """`folder`: where the key file is."""
        self._path, self._cipher = folder / SEEN_FILE_NAME, cipher
        self._head: Head | None = None
        self._written_at = -_SECONDS_BETWEEN_WRITES

    def read(self) -> Head | None:
        """What was remembered at the last time; None when nothing was, or under another key."""
        try:
            return Head.model_validate_json(self._cipher.open(read_file(self._path, _LARGEST), SEEN_FILE_NAME))
        except (OSError, DecryptionFailed, ValueError):
            return None

    def note(self, head: Head) -> None:
        """Remember the newest entry; written down at most once a minute, and when the list is closed."""
        self._head = head
        if time.monotonic() - self._written_at >= _SECONDS_BETWEEN_WRITES:
            self.write()

    def write(self) -> None:
        """Write down what is remembered."""
        if self._head is None:
            return
        self._written_at = time.monotonic()
        with suppress(RecordsError):
            write_private(self._path, self._cipher.seal(self._head.model_dump_json().encode(), SEEN_FILE_NAME))

    def close(self) -> None:
        """Write it down and let go of the key."""
        self.write()
        self._cipher.forget()
