"""Cuts out of a TrueType file the glyphs that a sheet needs, and joins glyphs that stand for letters together.

Rules: the OpenType specification, ``glyf``, ``loca``, ``hmtx``, ``maxp``. The bytes depend on the file and the glyphs
alone, and on no library: a sheet that is made again must come out the same.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

_WORDS, _POINTS_ARE_XY, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 0x1, 0x2, 0x8, 0x20, 0x40, 0x80, 0x100
"""Flags of a part of a composite glyph."""
_MAGIC = 0xB1B0AFBA
_LAST_OF_HEADER = 10
"""The bytes of a glyph before its outline: how many contours, and the box around it."""


class GlyphPart(NamedTuple):
    """A glyph of the file, moved right and up; in font units."""

    glyph: int
    x: int
    y: int


class Drawing(NamedTuple):
    """What is drawn for some letters together, and how far the next stands from it; in font units."""

    parts: tuple[GlyphPart, ...]
    advance: int


@dataclass(frozen=True)
class _Size:
    """What ``maxp`` counts of a glyph."""

    points: int
    contours: int
    depth: int


class FontFile:
    """A TrueType file with outlines in ``glyf``."""

    def __init__(self, path: Path) -> None:
        # Not read whole: a process that opens files has little memory, and one typeface is of 7 MB.
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        count = struct.unpack_from(">H", data, 4)[0]
        entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(count))
        self._tables = {tag: data[start : start + length] for tag, _sum, start, length in entries}
        self.units_per_em: int = struct.unpack_from(">H", self._tables[b"head"], 18)[0]
        self.box: tuple[int, int, int, int] = struct.unpack_from(">4h", self._tables[b"head"], 36)
        self.ascent, self.descent = struct.unpack_from(">2h", self._tables[b"hhea"], 4)

    def subset(self, drawings: Sequence[Drawing]) -> bytes:
        """Return a file whose glyphs from 1 on are the drawings; glyph 0 is the file's own sign for what it lacks."""
        return _Subset(self, drawings).written()

    def table(self, tag: bytes) -> bytes:
        """Return a table as it stands in the file."""
        return bytes(self._tables[tag])

    def outline(self, glyph: int) -> bytes:
        """Return a glyph as it stands in the file; empty if nothing is drawn."""
        return bytes(self._tables[b"glyf"][self._starts[glyph] : self._starts[glyph + 1]])

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        table = self._tables[b"loca"]
        if struct.unpack_from(">h", self._tables[b"head"], 50)[0]:
            return struct.unpack(f">{len(table) // 4}L", table)
        return tuple(2 * half for half in struct.unpack(f">{len(table) // 2}H", table))


class _Subset:
    def __init__(self, font: FontFile, drawings: Sequence[Drawing]) -> None:
        self._font = font
        self._drawings = drawings
        self._numbers = self._number(part.glyph for drawing in drawings for part in drawing.parts)
        """The new numbers of the file's own glyphs: after the drawings, which are made of them."""

    def written(self) -> bytes:
        advances = [0, *(drawing.advance for drawing in self._drawings), *(0 for _ in self._numbers)]
        outlines = [_plain(self._font.outline(0), {0: 0})]
        outlines += [_composite(self._font, drawing.parts, self._numbers) for drawing in self._drawings]
        outlines += [_plain(self._font.outline(glyph), self._numbers) for glyph in self._numbers]
        glyphs = [outline + bytes(-len(outline) % 4) for outline in outlines]
        starts = [0]
        for glyph in glyphs:
            starts.append(starts[-1] + len(glyph))
        lefts = [struct.unpack_from(">h", outline, 2)[0] if outline else 0 for outline in outlines]
        tables = {
            b"glyf": b"".join(glyphs),
            b"head": _changed(self._font.table(b"head"), (8, ">L", 0), (50, ">h", 1)),
            b"hhea": _changed(self._font.table(b"hhea"), (34, ">H", len(glyphs))),
            b"hmtx": b"".join(struct.pack(">Hh", *pair) for pair in zip(advances, lefts, strict=True)),
            b"loca": struct.pack(f">{len(starts)}L", *starts),
            b"maxp": self._limits(len(glyphs)),
        }
        return _assembled(tables)

    def _number(self, used: Iterable[int]) -> dict[int, int]:
        waiting, found = list(dict.fromkeys(used)), dict[int, None]()
        while waiting:
            glyph = waiting.pop(0)
            found[glyph] = None
            waiting += [part for part in _glyphs_in(self._font.outline(glyph)) if part not in {*found, *waiting}]
        return {glyph: number for number, glyph in enumerate(found, start=1 + len(self._drawings))}

    def _limits(self, count: int) -> bytes:
        sizes = [_together([self._size(part.glyph) for part in drawing.parts]) for drawing in self._drawings]
        sizes += [self._size(glyph) for glyph in self._numbers]
        most = [max((getattr(size, name) for size in sizes), default=0) for name in ("points", "contours", "depth")]
        parts = max((len(drawing.parts) for drawing in self._drawings), default=0)
        points, contours, depth = most
        simple = self._font.table(b"maxp")[6:10]
        # No instructions are left: one zone, and nothing that a program of the font would need.
        return struct.pack(">LH4s2H", 0x10000, count, simple, points, contours) + struct.pack(
            ">9H", 1, 0, 0, 0, 0, 0, 0, max(parts, 8), depth
        )

    def _size(self, glyph: int) -> _Size:
        outline = self._font.outline(glyph)
        if not outline:
            return _Size(0, 0, 0)
        contours = struct.unpack_from(">h", outline)[0]
        if contours >= 0:
            last = struct.unpack_from(">H", outline, _LAST_OF_HEADER + 2 * (contours - 1))[0] if contours else -1
            return _Size(last + 1, contours, 0)
        return _together([self._size(part) for part in _glyphs_in(outline)])


def _together(sizes: Sequence[_Size]) -> _Size:
    return _Size(
        sum(size.points for size in sizes),
        sum(size.contours for size in sizes),
        1 + max((size.depth for size in sizes), default=0),
    )


def _composite(font: FontFile, parts: Sequence[GlyphPart], numbers: dict[int, int]) -> bytes:
    """Join glyphs to one."""
    drawn = [(part, box) for part in parts if (box := font.outline(part.glyph)[2:_LAST_OF_HEADER])]
    if not drawn:
        return b""
    boxes = [struct.unpack(">4h", box) for _part, box in drawn]
    moved = [
        (box[0] + part.x, box[1] + part.y, box[2] + part.x, box[3] + part.y)
        for (part, _box), box in zip(drawn, boxes, strict=True)
    ]
    lefts, bottoms, rights, tops = zip(*moved, strict=True)
    written = struct.pack(">5h", -1, min(lefts), min(bottoms), max(rights), max(tops))
    for number, (part, _box) in enumerate(drawn, start=1):
        flags = _WORDS | _POINTS_ARE_XY | (_MORE if number < len(drawn) else 0)
        written += struct.pack(">2H2h", flags, numbers[part.glyph], part.x, part.y)
    return written


def _plain(outline: bytes, numbers: dict[int, int]) -> bytes:
    """Return a glyph of the file without its instructions, its parts under their new numbers."""
    if not outline:
        return b""
    contours = struct.unpack_from(">h", outline)[0]
    if contours >= 0:
        end = _LAST_OF_HEADER + 2 * contours
        instructions = struct.unpack_from(">H", outline, end)[0]
        return outline[:end] + b"\0\0" + outline[end + 2 + instructions :]
    written = outline[:_LAST_OF_HEADER]
    for flags, glyph, rest in _parts_of(outline):
        written += struct.pack(">2H", flags & ~_INSTRUCTIONS, numbers[glyph]) + rest
    return written


def _glyphs_in(outline: bytes) -> list[int]:
    """The glyphs that a composite glyph is made of."""
    return [glyph for _flags, glyph, _rest in _parts_of(outline)] if outline[:1] >= b"\x80" else []


def _parts_of(outline: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The parts of a composite glyph: flags, glyph, and where and how it is placed."""
    at, flags = _LAST_OF_HEADER, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">2H", outline, at)
        length = 4 if flags & _WORDS else 2
        length += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        yield flags, glyph, outline[at + 4 : at + 4 + length]
        at += 4 + length


def _changed(table: bytes, *changes: tuple[int, str, int]) -> bytes:
    changed = bytearray(table)
    for offset, form, value in changes:
        struct.pack_into(form, changed, offset, value)
    return bytes(changed)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    """Put tables together to a file, with the sums that the format asks for."""
    power = 1 << (len(tables).bit_length() - 1)
    header = struct.pack(">L4H", 0x10000, len(tables), 16 * power, power.bit_length() - 1, 16 * (len(tables) - power))
    directory, body, start = b"", b"", len(header) + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        directory += struct.pack(">4sLLL", tag, _sum(table), start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    written = header + directory + body
    adjustment = (_MAGIC - _sum(written)) % (1 << 32)
    head = start + sum(len(table) + -len(table) % 4 for tag, table in tables.items() if tag < b"head")
    return _changed(written, (head + 8, ">L", adjustment))


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total % (1 << 32)
