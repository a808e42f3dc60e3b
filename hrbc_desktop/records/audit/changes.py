"""What a change changed from what to what. It is kept beside its entry of the trail, which names its digest.

So a worksheet that is erased for good takes its old answers along, and the trail stays whole.
"""

from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from hrbc_desktop.domain.model.frozen import FrozenModel

LONGEST_VALUE = 500
"""Characters: what is longer is cut, and ends with “…”."""
_BEGINNING = "changes "


class FieldChange(FrozenModel):
    """One field. `field`: its path in the worksheet, such as “visit.name”; the values in plain text, empty for none."""

    field: str
    before: str = ""
    after: str = ""


_CHANGES = TypeAdapter(tuple[FieldChange, ...])


def changes_name(record: str, entry: int) -> str:
    """Under which the changes of an entry are sealed."""
    return f"{changes_begin(record)}{entry}"


def changes_begin(record: str) -> str:
    """With what the names begin under which all changes of a worksheet are sealed."""
    return f"{_BEGINNING}{record} "


def changes_to_bytes(changes: Sequence[FieldChange]) -> bytes:
    """JSON, each value no longer than `LONGEST_VALUE`."""
    cut = tuple(FieldChange(field=one.field, before=_cut(one.before), after=_cut(one.after)) for one in changes)
    return _CHANGES.dump_json(cut)


def changes_from_bytes(content: bytes) -> tuple[FieldChange, ...]:
    """The changes; none of what cannot be read."""
    try:
        return _CHANGES.validate_json(content)
    except ValidationError:
        return ()


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
