"""The pages of an encrypted database file that SQLite itself gives up on, as far as they are there.

Formats: a page of SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/) and the write-ahead log of SQLite
(https://www.sqlite.org/fileformat2.html#the_write_ahead_log). The seal of a page is not looked at: a page with one
flipped bit still holds other rows that are whole, and every field that matters is sealed by itself.
"""

import struct
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Self

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE_BYTES = 4096
_SEAL_BYTES = 80
"""At the end of each page: a start value of 16 bytes and a check of 64."""
USABLE_BYTES = PAGE_BYTES - _SEAL_BYTES
_IV_BYTES = 16

_LOG_HEADER = struct.Struct(">8I")
_FRAME_HEADER = struct.Struct(">6I")
_LITTLE_ENDIAN_SUMS, _BIG_ENDIAN_SUMS = 0x377F0682, 0x377F0683


class DamagedFile:
    """Reads pages by their number, newest state first: from the log beside the file, or from the file itself."""

    def __init__(self, path: Path, key: bytes) -> None:
        """`key`: 256 bits. Raises `OSError`."""
        self._key = key
        log = path.with_name(f"{path.name}-wal")
        with ExitStack() as opened:
            self._file = opened.enter_context(path.open("rb"))
            self._log = opened.enter_context(log.open("rb")) if log.exists() else None
            self._in_log = _committed_pages(self._log) if self._log else {}
            self._files = opened.pop_all()
        self.pages = max([path.stat().st_size // PAGE_BYTES, *self._in_log])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def page(self, number: int) -> bytes:
        """The usable part of a page, counted from 1; empty when the file ends before it. The first one is not read."""
        if not 1 < number <= self.pages:
            return b""
        page = self._encrypted(number)
        if len(page) < PAGE_BYTES:
            return b""
        decryptor = Cipher(AES256(self._key), CBC(page[USABLE_BYTES : USABLE_BYTES + _IV_BYTES])).decryptor()
        return decryptor.update(page[:USABLE_BYTES])

    def _encrypted(self, number: int) -> bytes:
        if self._log and number in self._in_log:
            return _read(self._log, self._in_log[number], PAGE_BYTES)
        return _read(self._file, (number - 1) * PAGE_BYTES, PAGE_BYTES)


def _committed_pages(log: BinaryIO) -> dict[int, int]:
    """Where in the log the newest committed state of each page begins."""
    header = _read(log, 0, _LOG_HEADER.size)
    if len(header) < _LOG_HEADER.size:
        return {}
    magic, _, page_bytes, _, *salts, _, _ = _LOG_HEADER.unpack(header)
    if magic not in {_LITTLE_ENDIAN_SUMS, _BIG_ENDIAN_SUMS} or page_bytes != PAGE_BYTES:
        return {}
    order = ">" if magic == _BIG_ENDIAN_SUMS else "<"
    sums = _sums(header[:24], (0, 0), order)
    committed: dict[int, int] = {}
    since_commit: dict[int, int] = {}
    offset = _LOG_HEADER.size
    while len(frame := _read(log, offset, _FRAME_HEADER.size + PAGE_BYTES)) == _FRAME_HEADER.size + PAGE_BYTES:
        number, is_commit, *checks = _FRAME_HEADER.unpack_from(frame)
        sums = _sums(frame[_FRAME_HEADER.size :], _sums(frame[:8], sums, order), order)
        if checks != [*salts, *sums]:
            break
        since_commit[number] = offset + _FRAME_HEADER.size
        if is_commit:
            committed |= since_commit
            since_commit = {}
        offset += len(frame)
    return committed


def _sums(content: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second


def _read(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    try:
        return file.read(size)
    except OSError:
        return b""  # a bad sector is one more thing that is damaged
