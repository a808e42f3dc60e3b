"""Worksheets that could not be sent to the server: they wait on this computer, encrypted, a file each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.files import read_file
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.errors import file_errors_as_sentences
from hrbc_desktop.records.recovery.atomic_file import make_private_folder, write_private

FOLDER_NAME = "waiting"
_FILE_NAME = re.compile("[0-9a-f]{32}")
_LARGEST = 8_000_000


@dataclass(frozen=True)
class Waiting:
    """A worksheet that waits, and the version that was changed: 0 for a new one."""

    worksheet: Worksheet
    read_version: int


class Outbox:
    """Keeps the newest state of each worksheet until the server has it."""

    def __init__(self, folder: Path, sealer: FieldCipher) -> None:
        """`folder`: where the key file is."""
        self._folder = folder / FOLDER_NAME
        self._sealer = sealer

    def keep(self, waiting: Waiting) -> None:
        """Keep it, in place of an older state. Raises the disk's sentences."""
        worksheet_id = waiting.worksheet.id
        make_private_folder(self._folder)
        content = b"%d\n%b" % (waiting.read_version, waiting.worksheet.model_dump_json().encode())
        write_private(self._folder / worksheet_id, self._sealer.seal(content, "waiting", worksheet_id))

    def drop(self, worksheet_id: str) -> None:
        """Forget it: the server has it, or the person chose another. Raises the disk's sentences."""
        with file_errors_as_sentences():
            (self._folder / worksheet_id).unlink(missing_ok=True)

    def drop_unless_newer(self, sent: Waiting) -> None:
        """Forget what was sent, but not what another window kept in its place meanwhile. Raises as `drop`."""
        if self.one(sent.worksheet.id) == sent:
            self.drop(sent.worksheet.id)

    def one(self, worksheet_id: str) -> Waiting | None:
        """The worksheet, if it waits and can be read."""
        return self._read(self._folder / worksheet_id)

    def all(self) -> list[Waiting]:
        """Those that can be read. A damaged file stays where it is."""
        found = (self._read(path) for path in self._files())
        return [waiting for waiting in found if waiting is not None]

    def unreadable(self) -> list[str]:
        """The ids of those that cannot be read."""
        return [path.name for path in self._files() if self._read(path) is None]

    def forget(self) -> None:
        """Discard the key."""
        self._sealer.forget()

    def _files(self) -> Iterator[Path]:
        if self._folder.is_dir():
            yield from sorted(path for path in self._folder.iterdir() if _FILE_NAME.fullmatch(path.name))

    def _read(self, path: Path) -> Waiting | None:
        try:
            opened = self._sealer.open(read_file(path, _LARGEST), "waiting", path.name)
            read_version, _, worksheet = opened.partition(b"\n")
            return Waiting(read_worksheet(worksheet), int(read_version)) if read_version.isdigit() else None
        except (OSError, DecryptionFailed, ValueError, WorksheetUnreadable):
            return None
