"""What one save of a worksheet changed, field by field, for the history: paths and plain values."""

from collections.abc import Iterator, Mapping

from hrbc_desktop.domain.model.worksheet import Worksheet

_LEFT_OUT = {
    "id",
    "format",
    "created_at",
    "changed_at",
    "signed_before",
    "previous_digest",
    "content_version",
    "figures",
}
"""What no person writes."""
_NAMED_BY = ("key", "attribute", "option", "kind", "role")
"""By which of its fields an entry of a list is told apart from the others; by its place where it has none."""


def field_changes(before: Worksheet | None, after: Worksheet) -> tuple[tuple[str, str, str], ...]:
    """The path of each field that differs, its value before and after, empty for none; in the worksheet's order.

    `before`: None for a new worksheet, which is held against an empty one.
    """
    empty = Worksheet(id=after.id, created_at=after.created_at, changed_at=after.created_at, content_version="")
    of_then, of_now = _dumped(before or empty), _dumped(after)
    touched = [name for name, value in of_now.items() if value != of_then[name]]
    then, now = ({path: said for name in touched for path, said in _flat(name, of[name])} for of in (of_then, of_now))
    paths = dict.fromkeys([*then, *now])
    changed = ((path, then.get(path, ""), now.get(path, "")) for path in paths)
    return tuple(one for one in changed if one[1] != one[2])


def _dumped(worksheet: Worksheet) -> dict[str, object]:
    return worksheet.model_dump(mode="json", exclude=_LEFT_OUT)


def _flat(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(f"{path}.{name}", inner)
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        for number, one in enumerate(value, start=1):
            yield from _flat(f"{path}[{_name(one, number)}]", one)
    elif isinstance(value, list):
        yield path, ", ".join(map(_plain, value))
    else:
        yield path, _plain(value)


def _name(entry: object, number: int) -> str:
    named = entry if isinstance(entry, Mapping) else {}
    return next((str(named[field]) for field in _NAMED_BY if named.get(field)), str(number))


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
