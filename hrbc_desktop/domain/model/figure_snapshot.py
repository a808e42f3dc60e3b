"""One figure as the pages show it, kept with a signed worksheet so that a newer content pack can be held against it."""

from typing import Annotated, Literal

from pydantic import Field

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.wording.frequencies import months, people, whole

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
    """People in 100, a time in months, days in the first three months, points of a scale, or events in a year."""
    value: float | None = None
    severe: float | None = None
    low: float | None = None
    high: float | None = None
    """The range over several studies, where no single figure fits."""
    against: float | None = None
    """The same in the study's own comparison group."""
    difference: float | None = None
    """How many more than in the comparison group, where only that is known; fewer when it is negative."""

    @property
    def words(self) -> str:
        """How the pages say it, rounded as they round."""
        parts = [self._main, f"{whole(self.severe)} severe" if self.severe is not None and self.severe >= 0.5 else ""]
        if self.against is not None:
            parts.append(f"against {self._said(self.against)} in the comparison group")
        return ", ".join(filter(None, parts)) or "not known"

    @property
    def _main(self) -> str:
        if self.value is not None:
            return self._said(self.value)
        if self.low is not None and self.high is not None:
            return f"{whole(self.low)} to {people(self.high)}"
        if self.difference is not None:
            return f"{self._said(abs(self.difference))}, {'more' if self.difference > 0 else 'fewer'}"
        return ""

    def _said(self, value: float) -> str:
        if self.measure == "days":
            return f"about {whole(value)} {'day' if whole(value) == 1 else 'days'} in 3 months" if value else "none"
        if self.measure in ("points", "events"):
            return f"{value:g} {self.measure}"
        return months(value) if self.measure == "months" else people(value)
