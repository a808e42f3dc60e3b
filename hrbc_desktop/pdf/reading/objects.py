"""Compares what stands in a file, object by object. Nothing here is run, drawn or followed outside of the file."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

DEEPEST = 40
"""How far one object may be nested; ours are nested a fifth of that."""

_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})
"""How a stream is packed says nothing of what is in it."""


class TooDeepError(ValueError):
    """Something is nested deeper than anything that this program writes."""


def plain(value: Any, *, depth: int = 0) -> Hashable:
    """Return a value by which two objects of two files can be told apart; references count by their numbers."""
    if depth > DEEPEST:
        raise TooDeepError
    if isinstance(value, generic.IndirectObject):
        return ("reference", value.idnum, value.generation)
    if isinstance(value, generic.DictionaryObject):
        keys = sorted(_told(value))
        entries = tuple((str(key), plain(value.raw_get(key), depth=depth + 1)) for key in keys)
        return ("stream", entries, value.data) if isinstance(value, generic.StreamObject) else ("dictionary", entries)
    if isinstance(value, generic.ArrayObject):
        return ("array", tuple(plain(value.raw_get(at), depth=depth + 1) for at in range(len(value))))
    return _leaf(value)


def is_same(one: Any, other: Any) -> bool:
    """Whether two objects and all that they refer to are the same.

    Neither the numbers of objects count nor how streams are packed. They may refer to one another in circles.
    """
    waiting, seen = [(one, other)], set[tuple[generic.Reference, generic.Reference]]()
    while waiting:
        one, other = waiting.pop()
        if isinstance(one, generic.IndirectObject) and isinstance(other, generic.IndirectObject):
            pair = (one.reference, other.reference)
            if pair in seen:
                continue
            seen.add(pair)
        parts, other_parts = _parts(_followed(one)), _parts(_followed(other))
        if parts[0] != other_parts[0]:
            return False
        waiting += zip(parts[1], other_parts[1], strict=True)
    return True


def _parts(value: Any) -> tuple[Hashable, list[Any]]:
    """Take an object apart: what it says itself, and what is in it, in an order that depends on nothing else."""
    if isinstance(value, generic.DictionaryObject):
        keys = sorted(_told(value))
        data = value.data if isinstance(value, generic.StreamObject) else None
        return ("dictionary", tuple(keys), data), [value.raw_get(key) for key in keys]
    if isinstance(value, generic.ArrayObject):
        return ("array", len(value)), [value.raw_get(at) for at in range(len(value))]
    return _leaf(value), []


def _told(value: generic.DictionaryObject) -> set[str]:
    """The keys of a dictionary, but for those that say how a stream is packed."""
    return value.keys() - (_PACKING if isinstance(value, generic.StreamObject) else frozenset())


def references_in(value: Any, *, depth: int = 0) -> Iterator[generic.Reference]:
    """Return what an object refers to itself; references of what it refers to are not among them."""
    if depth > DEEPEST:
        raise TooDeepError
    if isinstance(value, generic.IndirectObject):
        yield value.reference
    elif isinstance(value, generic.DictionaryObject):
        for key in value:
            yield from references_in(value.raw_get(key), depth=depth + 1)
    elif isinstance(value, generic.ArrayObject):
        for at in range(len(value)):
            yield from references_in(value.raw_get(at), depth=depth + 1)


def references(array: generic.ArrayObject) -> list[generic.IndirectObject]:
    """Return what an array refers to; what it refers to is not read."""
    return [array.raw_get(at) for at in range(len(array))]


def entry(dictionary: Any, key: str, otherwise: object) -> Any:
    """Return an entry of a dictionary, followed to what it refers to, as pyHanko's ``get`` does not."""
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401


def written_since(reader: PdfFileReader, before: int, *, until: int) -> set[generic.Reference]:
    """Return the objects of the revision ``before`` that were written again after it, up to the revision ``until``."""
    return {each for each in _written(reader, before, until) if not is_new(reader, each, before)}


def new_since(reader: PdfFileReader, before: int, *, until: int) -> set[generic.Reference]:
    """Return the objects that came in after the revision ``before``."""
    return {each for each in _written(reader, before, until) if is_new(reader, each, before)}


def is_new(reader: PdfFileReader, reference: generic.Reference, before: int) -> bool:
    """Whether an object came in after the revision ``before``."""
    introduced: int = reader.xrefs.get_introducing_revision(reference)
    return introduced > before


def _written(reader: PdfFileReader, before: int, until: int) -> set[generic.Reference]:
    revisions = range(before + 1, until + 1)
    return set[generic.Reference]().union(*map(reader.xrefs.explicit_refs_in_revision, revisions))


def _followed(value: Any) -> Any:
    return value.get_object() if isinstance(value, generic.IndirectObject) else value


def _leaf(value: Any) -> Hashable:
    if isinstance(value, generic.TextStringObject | generic.ByteStringObject):
        return ("string", value.original_bytes)
    if isinstance(value, generic.NameObject):
        return ("name", str(value))
    if isinstance(value, generic.BooleanObject):
        return ("boolean", bool(value))
    if isinstance(value, generic.NumberObject | generic.FloatObject):
        return ("number", float(value))
    return ("other", type(value).__name__)
