"""Finds rows in the pages of a damaged database without its tree: each leaf of a table tells what it holds.

Format: https://www.sqlite.org/fileformat2.html, “B-tree Pages” and “Record Format”. What does not fit is passed over.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from hrbc_desktop.records.recovery.sqlcipher_pages import USABLE_BYTES, DamagedFile

Field = int | str | bytes | None

_TABLE_LEAF = 0x0D
_LEAF_HEADER_BYTES = 8
_LARGEST_ROW = 16_000_000
_MOST_LOCAL = USABLE_BYTES - 35
_LEAST_LOCAL = (USABLE_BYTES - 12) * 32 // 255 - 23
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class DamagedRow(NamedTuple):
    """`number`: what a whole number as primary key is kept as."""

    number: int
    fields: tuple[Field, ...]


class RowAddress(NamedTuple):
    """Where a row begins."""

    page: int
    offset: int


def rows(file: DamagedFile) -> Iterator[tuple[RowAddress, DamagedRow]]:
    """Every row that can be found, in the order of the file."""
    for number in range(1, file.pages + 1):
        page = file.page(number)
        for offset in _cells(page):
            row = _row(file, page, offset)
            if row is not None:
                yield RowAddress(number, offset), row


def row_at(file: DamagedFile, address: RowAddress) -> DamagedRow | None:
    """The row at a place that `rows` gave."""
    return _row(file, file.page(address.page), address.offset)


def _cells(page: bytes) -> tuple[int, ...]:
    if not page or page[0] != _TABLE_LEAF:
        return ()
    count = int.from_bytes(page[3:5])
    if _LEAF_HEADER_BYTES + 2 * count > len(page):
        return ()
    return struct.unpack_from(f">{count}H", page, _LEAF_HEADER_BYTES)


def _row(file: DamagedFile, page: bytes, offset: int) -> DamagedRow | None:
    try:
        size, offset = _varint(page, offset)
        number, offset = _varint(page, offset)
        return DamagedRow(number, tuple(_fields(_payload(file, page, offset, size))))
    except (IndexError, ValueError):
        return None


def _payload(file: DamagedFile, page: bytes, offset: int, size: int) -> bytes:
    if size > _LARGEST_ROW:
        raise ValueError(size)
    if size <= _MOST_LOCAL:
        return _slice(page, offset, size)
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE_BYTES - 4)
    local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    parts = [_slice(page, offset, local)]
    following, left = int.from_bytes(_slice(page, offset + local, 4)), size - local
    while left:
        overflow = file.page(following)
        part = _slice(overflow, 4, min(left, USABLE_BYTES - 4))
        following, left = int.from_bytes(overflow[:4]), left - len(part)
        parts.append(part)
    return b"".join(parts)


def _fields(payload: bytes) -> Iterator[Field]:
    end, offset = _varint(payload, 0)
    value_offset = end
    while offset < end:
        kind, offset = _varint(payload, offset)
        field, value_offset = _field(payload, kind, value_offset)
        yield field


def _field(payload: bytes, kind: int, offset: int) -> tuple[Field, int]:
    match kind:
        case 0:
            return None, offset
        case 8 | 9:
            return kind - 8, offset
        case 1 | 2 | 3 | 4 | 5 | 6:
            size = _INTEGER_BYTES[kind]
            return int.from_bytes(_slice(payload, offset, size), signed=True), offset + size
        case _ if kind >= 12:
            size = (kind - 12) // 2
            content = _slice(payload, offset, size)
            return (content.decode() if kind % 2 else content), offset + size
        case _:
            raise ValueError(kind)  # our tables hold nothing else


def _slice(content: bytes, offset: int, size: int) -> bytes:
    found = content[offset : offset + size]
    if len(found) < size:
        raise IndexError(offset)
    return found


def _varint(content: bytes, offset: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for used in range(8):
        byte = content[offset + used]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + used + 1
    return value << 8 | content[offset + 8], offset + 9
