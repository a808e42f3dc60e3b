"""Whether the bytes of a file are those that this program writes for what is in it.

Programs differ in what they make of bytes that break the rules: one reads an object where another sees none, and takes
an older one. Only what is written in the one way that we write it reads the same for all.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pyhanko.pdf_utils.generic import PdfObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader

WHITE_SPACE = b" \t\r\n\f\0"
"""ISO 32000-1, 7.2.2."""

_DIGEST = rb"<[0-9a-f]{32}>"
_TRAILER_ENTRY = rb"/(?:Info \d+ 0 R|Root \d+ 0 R|Size \d+|Prev \d+|ID \[ " + _DIGEST + rb" " + _DIGEST + rb" \])\n"
_TRAILER = re.compile(rb"trailer\n<<\n((?:" + _TRAILER_ENTRY + rb"){5})>>\nstartxref\n(\d+)\n%%EOF\n")
_SIGNATURE = re.compile(rb"/Contents <[0-9A-Fa-f]+>\n")
_RANGE = re.compile(rb"(/ByteRange \[[\d ]+\]) *\n")
_STREAM = b"\nstream\n"
_LENGTH = re.compile(rb"/Length \d+")
_MOST_UNPACKED = 8_000_000
"""More than the longest page or typeface has."""
_FIRST_ENTRY = b"0000000000 65535 f \n"
_START = b"startxref"


def are_updates_as_written(pdf: bytes, reader: PdfFileReader) -> bool:
    """Whether each update is what pyHanko writes for the objects in it, byte by byte, with nothing in between."""
    starts = [start_of_updates(pdf, reader)]
    for revision in range(1, reader.xrefs.total_revisions):
        end = _update_ends(pdf, reader, revision, starts)
        if end is None:
            return False
        starts.append(end)
    return not pdf[starts[-1] :].strip(WHITE_SPACE)


def is_last_update_as_written(pdf: bytes, reader: PdfFileReader, known: int) -> bool:
    """Whether all that follows the first ``known`` bytes, a file of its own, is one such update of that file."""
    last = reader.xrefs.total_revisions - 1
    return reader.xrefs.get_startxref_for_revision(last - 1) == _listed_at(pdf[:known]) and _update_ends(
        pdf, reader, last, [known]
    ) == len(pdf)


def is_first_revision(pdf: bytes, reader: PdfFileReader, made: bytes) -> bool:
    """Whether a file begins with the sheet that was made; its streams may be packed by another zlib."""
    if pdf.startswith(made) and reader.xrefs.get_startxref_for_revision(0) == _listed_at(made):
        return True
    expected = PdfFileReader(io.BytesIO(made))
    first = pdf[: start_of_updates(pdf, reader)]
    places, expected_places = _places(reader, 0), _places(expected, 0)
    if places.keys() != expected_places.keys():
        return False
    numbers = sorted(places, key=places.__getitem__)
    table = reader.xrefs.get_startxref_for_revision(0)
    return (
        numbers == sorted(expected_places, key=expected_places.__getitem__)
        and first[: places[numbers[0]]] == made[: expected_places[numbers[0]]]
        and all(
            _is_same_object(one, other)
            for one, other in zip(
                _slices(first, numbers, places, table),
                _slices(made, numbers, expected_places, _listed_at(made)),
                strict=True,
            )
        )
        and first[table:] == _ending(made, places, table)
    )


def _update_ends(pdf: bytes, reader: PdfFileReader, revision: int, ends: Sequence[int]) -> int | None:
    """Return where an update ends; None if it is not written as we do. ``ends`` are those of the ones before."""
    places, place = _places(reader, revision), ends[-1]
    for number in sorted(places, key=places.__getitem__):
        written = io.BytesIO()
        written.write(b"%d 0 obj\n" % number)
        _as_it_was(reader, Reference(number, 0, reader), revision).write_to_stream(written, None)
        written.write(b"\nendobj\n")
        next_place = place + len(written.getvalue())
        found = pdf[place:next_place]
        # What a signature signs is written when its length is known: room is left for it, and for its range.
        if found != written.getvalue():
            next_place = pdf.index(b"endobj\n", place) + len(b"endobj\n")
            if _without_signature(pdf[place:next_place]) != _without_signature(written.getvalue()):
                return None
        if places[number] != place:
            return None
        place = next_place
    table = _table(places)
    if pdf[place : place + len(table)] != table:
        return None
    ending = _TRAILER.match(pdf, place + len(table))
    before = reader.xrefs.get_startxref_for_revision(revision - 1)
    expected = {
        b"/Info %d 0 R" % reader.trailer.raw_get("/Info").idnum,
        b"/Root %d 0 R" % reader.root_ref.idnum,
        b"/Size %d" % reader.xrefs.get_xref_container_info(revision).size,
        b"/Prev %d" % before,
    }
    is_as_written = ending is not None and int(ending[2]) == place and expected <= set(ending[1].split(b"\n"))
    return ending.end() if ending and is_as_written else None


def _as_it_was(reader: PdfFileReader, reference: Reference, revision: int) -> PdfObject:
    """Return an object of a revision; what was not written again later has been read already."""
    is_latest = reader.xrefs.get_last_change(reference) == revision
    found: PdfObject = reader.get_object(reference, revision=None if is_latest else revision)
    return found


def _without_signature(written: bytes) -> bytes:
    return _RANGE.sub(rb"/ByteRange []\n", _SIGNATURE.sub(b"/Contents <>\n", written, count=1), count=1)


def start_of_updates(pdf: bytes, reader: PdfFileReader) -> int:
    """Return the length of what was there before anybody signed, in bytes."""
    listed_at = reader.xrefs.get_startxref_for_revision(0)
    return pdf.index(b"%%EOF\n", listed_at) + len(b"%%EOF\n")


def _places(reader: PdfFileReader, revision: int) -> dict[int, int]:
    """Where each object of a revision is written; only objects that were never freed, and are in no other object."""
    places = {}
    for reference in reader.xrefs.explicit_refs_in_revision(revision):
        place = reader.xrefs.get_historical_ref(reference, revision)
        if not isinstance(place, int) or reference.generation:
            raise ValueError("an object of a kind that this program never writes")
        places[reference.idnum] = place
    return places


def _table(places: dict[int, int]) -> bytes:
    """The list of the objects of an update (ISO 32000-1, 7.5.4)."""
    lines = [b"xref\n"]
    for _distance, group in groupby(enumerate(sorted(places)), lambda each: each[1] - each[0]):
        numbers = [number for _at, number in group]
        if numbers[0] == 1:
            lines += [b"0 %d\n" % (len(numbers) + 1), _FIRST_ENTRY]
        else:
            lines += [b"0 1\n", _FIRST_ENTRY] if len(lines) == 1 else []
            lines.append(b"%d %d\n" % (numbers[0], len(numbers)))
        lines += [b"%010d 00000 n \n" % places[number] for number in numbers]
    return b"".join(lines)


def _slices(pdf: bytes, numbers: Sequence[int], places: dict[int, int], end: int) -> Iterator[bytes]:
    return (pdf[start:stop] for start, stop in pairwise([*(places[number] for number in numbers), end]))


def _is_same_object(one: bytes, other: bytes) -> bool:
    """Whether two objects are written alike, but for how their streams are packed."""
    if one == other:
        return True
    head, found, data = one.partition(_STREAM)
    other_head, other_found, other_data = other.partition(_STREAM)
    if not (found and other_found):
        return False
    try:
        content, length, ending = _unpacked(data)
        other_content, _length, other_ending = _unpacked(other_data)
    except zlib.error:
        return False
    is_same_head = head == _LENGTH.sub(b"/Length %d" % length, other_head, count=1)
    return is_same_head and content == other_content and ending == other_ending


def _unpacked(data: bytes) -> tuple[bytes, int, bytes]:
    """Return what is in a packed stream, how many bytes it takes packed, and what follows it.

    What follows is kept apart: where only the first part of a page is packed and the rest stands behind it, the page
    shows the first part alone.
    """
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(data, _MOST_UNPACKED)
    ending = unpacking.unused_data
    return content, len(data) - len(ending), ending


def _ending(made: bytes, places: dict[int, int], table: int) -> bytes:
    """How a sheet ends that was made alike and has its objects in other places."""
    ending = made[_listed_at(made) :]
    head, trailer = ending[: ending.index(b"trailer\n")], ending[ending.index(b"trailer\n") :]
    count = head.split(b"\n", 2)[1]
    lines = [b"%010d 00000 n \n" % places[number] for number in sorted(places)]
    tail = trailer[: trailer.rindex(_START)] + b"startxref\n%d\n%%%%EOF\n" % table
    return b"xref\n" + count + b"\n" + _FIRST_ENTRY + b"".join(lines) + tail


def _listed_at(made: bytes) -> int:
    return int(made[made.rindex(_START) + len(_START) :].split()[0])
