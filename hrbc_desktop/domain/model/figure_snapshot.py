"""One figure as the pages show it, kept with a signed worksheet so that a newer content pack can be held against it."""

from typing import Annotated, Literal

from pydantic import Field

from hrbc_desktop.domain.model.frozen import FrozenModel

Name = Annotated[str, Field(min_length=1, max_length=100)]


class FigureSnapshot(FrozenModel):
    """What one row of the comparison says of one option in numbers."""

    option: Name
    row: Name
    source: Annotated[str, Field(max_length=100)] = ""
    """The key of its source; empty for what is counted on the schedule."""
    study: Annotated[str, Field(max_length=100)] = ""
    """The id of the study, where the row holds figures of several."""
    measure: Literal["people", "months", "days", "points", "events"]
    """People of 100, a time in months, days in the first three months, points of a scale, or events in a year."""
    value: float | None = None
    severe: float | None = None
    low: float | None = None
    high: float | None = None
    """The range over several studies, where no single figure fits."""
    against: float | None = None
    """The same in the study's own comparison group."""
    difference: float | None = None
    """How many more than in the comparison group, where only that is known; fewer when it is negative."""
