"""The base of every value in the program."""

from datetime import UTC, datetime
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC)

Moment = Annotated[AwareDatetime, Field(ge=EARLIEST, le=LATEST)]
"""A point in time at which this program can have run; it exists in every time zone."""


def nearest_moment(moment: datetime) -> datetime:
    """What a clock told (aware), or the nearest `Moment`: a clock that is wrong by decades does not stop the work."""
    return min(max(moment, EARLIEST), LATEST)


class FrozenModel(BaseModel):
    """An immutable value that knows all its fields: an unknown field is an error, never silently dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def evolve(self, **changes: Any) -> Self:
        """Return a copy with the named fields changed, validated like a new value.

        Raises pydantic.ValidationError when a change is not allowed. (`model_copy(update=...)` would not notice.)
        """
        present = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(present | changes)
