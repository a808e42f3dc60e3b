"""When something in a record was found: a day, a month, a year, or not told."""

import re
from calendar import monthrange
from datetime import date

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.wording.dates import MONTHS, spoken_date

_FHIR_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?", re.ASCII)


class PartialDate(FrozenModel):
    """The days on which it may have been: one day where the record is exact, any day where it has no date."""

    earliest: date = date.min
    latest: date = date.max

    @property
    def text(self) -> str:
        """How it reads: “14 March 1968”, “March 1968”, “1968” or “no date”."""
        first, last = self.earliest, self.latest
        if first == last:
            return spoken_date(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        return str(first.year) if first.year == last.year else "no date"


NO_DATE = PartialDate()


def read_when(*written: str) -> PartialDate:
    """Return when the first of these FHIR dates is that can be read; `NO_DATE` when none can."""
    for text in written:
        parts = _FHIR_DATE.fullmatch(text)
        if parts:
            try:
                year, month, day = parts.groups(default="0")
                return _when(int(year), int(month), int(day))
            except ValueError:
                continue
    return NO_DATE


def _when(year: int, month: int, day: int) -> PartialDate:
    """Return when it is; month and day are 0 where they are not told. Raises ValueError when there is no such day."""
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return PartialDate(earliest=first, latest=first if day else date(year, last_month, monthrange(year, last_month)[1]))
