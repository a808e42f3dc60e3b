"""Shapes text: letters that join, stack or change places become what is drawn for them together.

Each cluster of letters is one glyph in the sheet's own cut of the typeface, so that every program that reads the file
finds the letters as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz

from hrbc_desktop.pdf.engine.truetype import Drawing, FontFile, GlyphPart
from hrbc_desktop.resources import resource

_FEATURES = {"kern": False}
"""Without kerning a cluster is as wide wherever it stands, and is one glyph in the file."""


class Cluster(NamedTuple):
    """Letters, and what is drawn for them together."""

    text: str
    drawing: Drawing


@cache
def font_file(typeface: str) -> FontFile:
    """Return the file of a typeface."""
    return FontFile(resource("fonts", f"{typeface}.ttf"))


def shape(text: str, typeface: str, *, leftward: bool = False) -> tuple[Cluster, ...]:
    """Return the clusters of a text in reading order; ``leftward`` if it is read from right to left."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    uharfbuzz.shape(_font(typeface), buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    drawn: dict[int, list[GlyphPart]] = {start: [] for start in starts}
    pens = dict.fromkeys(starts, 0)
    for info, position in zip(infos, positions, strict=True):
        start = info.cluster
        drawn[start].append(GlyphPart(info.codepoint, pens[start] + position.x_offset, position.y_offset))
        pens[start] += position.x_advance
    return tuple(
        Cluster(text[start:end], Drawing(tuple(drawn[start]), pens[start]))
        for start, end in pairwise([*starts, len(text)])
    )


def leftward_order(clusters: tuple[Cluster, ...]) -> Iterator[Cluster]:
    """Yield clusters from left to right that are read from right to left, each of them one letter.

    Programs that read a file turn round what is read leftward, letter by letter of each glyph. So a cluster of several
    letters is drawn for the first of them; the others are glyphs without ink, which share its width.
    """
    for text, (parts, advance) in reversed(clusters):
        share = advance // len(text)
        first = advance - share * (len(text) - 1)
        for letter in text[:0:-1]:
            yield Cluster(letter, Drawing((), share))
        moved = tuple(part._replace(x=part.x - advance + first) for part in parts)
        yield Cluster(text[0], Drawing(moved, first))


def has(typeface: str, letter: str) -> bool:
    """Whether a typeface has a glyph for a letter."""
    return ord(letter) in _letters(typeface)


@cache
def _letters(typeface: str) -> uharfbuzz.Set:
    return _font(typeface).face.unicodes


@cache
def _font(typeface: str) -> uharfbuzz.Font:
    blob = uharfbuzz.Blob.from_file_path(str(resource("fonts", f"{typeface}.ttf")))
    return uharfbuzz.Font(uharfbuzz.Face(blob))
