"""What a screen reader says of a sheet beside the words on its pages: it may be told anything there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.pdf.reading.objects import entry, plain

_SAID = ("/S", "/Alt", "/ActualText", "/E", "/Lang")
"""What each tag says of itself (ISO 32000-1, 14.9)."""
_SAID_OF_MARKS = ("/Subtype", "/TU", "/Contents", "/A")
MOST_TAGS = 200_000
"""The longest worksheet that can be typed has a tenth of that."""
MOST_HEADINGS = 2000
"""In an outline."""


def heard(reader: PdfFileReader) -> list[object]:
    """Return what is said of a sheet as it was made, in the order in which it is read. Raises ValueError."""
    root = reader.get_historical_root(0)
    tags = root["/StructTreeRoot"]
    told: list[object] = [str(entry(root, "/Lang", "")), plain(entry(tags, "/RoleMap", generic.NullObject()))]
    told += [key in root for key in ("/PageLabels", "/PageMode", "/ViewerPreferences")]
    told += _tags(entry(tags, "/K", None))
    told += _outline(entry(root, "/Outlines", {}))
    for page in map(_followed, root["/Pages"]["/Kids"]):
        told += [_values(_followed(mark), _SAID_OF_MARKS) for mark in entry(page, "/Annots", ())]
    return told


def _tags(root: Any) -> Iterator[object]:
    waiting = [root]
    for _count in range(MOST_TAGS):
        if not waiting:
            return
        part = _followed(waiting.pop())
        if isinstance(part, generic.ArrayObject):
            waiting += reversed(part)
        elif isinstance(part, generic.DictionaryObject) and "/S" in part:
            yield _values(part, _SAID)
            waiting.append(entry(part, "/K", None))
        elif isinstance(part, generic.NumberObject):
            yield int(part)
    raise ValueError("more tags than in any sheet")


def _outline(parent: Any) -> Iterator[str]:
    seen = 0
    waiting = [entry(parent, "/First", None)]
    while waiting:
        item = waiting.pop()
        if item is None:
            continue
        seen += 1
        if seen > MOST_HEADINGS:
            raise ValueError("an outline that has no end")
        yield str(item["/Title"])
        waiting += [entry(item, "/Next", None), entry(item, "/First", None)]


def _values(told: Any, keys: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(plain(_followed(told.raw_get(key))) if key in told else None for key in keys)


def _followed(value: Any) -> Any:
    return value.get_object() if isinstance(value, generic.IndirectObject) else value
