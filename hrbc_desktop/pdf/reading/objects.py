"""Compares what stands in a file, object by object. Nothing here is run, drawn or followed outside of the file."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from pyhanko.pdf_utils import generic

DEEPEST = 40
"""How far what is compared may be nested; the looks of fields are nested a fifth of that."""

_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})
"""How a stream is packed says nothing of what is in it."""


class TooDeepError(ValueError):
    """Something is nested deeper than anything that this program writes."""


def plain(value: Any, *, unpacked: bool = True, depth: int = 0) -> Hashable:
    """Return a value by which two objects of two files can be told apart; references count by their numbers.

    ``unpacked`` compares what is in a stream; otherwise only its bytes as they stand in the file are compared.
    """
    if depth > DEEPEST:
        raise TooDeepError
    if isinstance(value, generic.IndirectObject):
        return ("reference", value.idnum, value.generation)
    if isinstance(value, generic.DictionaryObject):
        is_stream = isinstance(value, generic.StreamObject)
        keys = sorted(value.keys() - _PACKING if is_stream and unpacked else value)
        entries = tuple((str(key), plain(value.raw_get(key), unpacked=unpacked, depth=depth + 1)) for key in keys)
        if isinstance(value, generic.StreamObject):
            return ("stream", entries, bytes(value.data if unpacked else value.encoded_data))
        return ("dictionary", entries)
    if isinstance(value, generic.ArrayObject):
        parts = map(value.raw_get, range(len(value)))
        return ("array", tuple(plain(part, unpacked=unpacked, depth=depth + 1) for part in parts))
    return _leaf(value)


def is_same(one: Any, other: Any, *, depth: int = 0) -> bool:
    """Whether two objects and all that they refer to are the same; how their streams are packed does not count."""
    if depth > DEEPEST:
        raise TooDeepError
    one, other = _followed(one), _followed(other)
    if isinstance(one, generic.StreamObject):
        return isinstance(other, generic.StreamObject) and one.data == other.data and _are_same(one, other, depth)
    if isinstance(one, generic.DictionaryObject):
        is_dictionary = isinstance(other, generic.DictionaryObject) and not isinstance(other, generic.StreamObject)
        return is_dictionary and _are_same(one, other, depth)
    if isinstance(one, generic.ArrayObject):
        return (
            isinstance(other, generic.ArrayObject)
            and len(one) == len(other)
            and all(is_same(one.raw_get(at), other.raw_get(at), depth=depth + 1) for at in range(len(one)))
        )
    return _leaf(one) == _leaf(other)


def _are_same(one: generic.DictionaryObject, other: generic.DictionaryObject, depth: int) -> bool:
    ignored = _PACKING if isinstance(one, generic.StreamObject) else frozenset()
    keys = one.keys() - ignored
    return keys == other.keys() - ignored and all(
        is_same(one.raw_get(key), other.raw_get(key), depth=depth + 1) for key in keys
    )


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


def entry(dictionary: Any, key: str, otherwise: object) -> Any:
    """Return an entry of a dictionary, followed to what it refers to, as pyHanko's ``get`` does not."""
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401


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
