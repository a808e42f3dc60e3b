"""Draws the unsigned sheet of a worksheet. Slow to import: for jobs only, by `sheets`."""

from datetime import datetime

from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.session.jobs import Job
from hrbc_desktop.session.sheet_values import Printing
from hrbc_desktop.sheet.layout import SheetSettings
from hrbc_desktop.sheet.making import make_sheet


def make(worksheet: Worksheet, catalogue: Catalogue, printing: Printing, at: datetime, job: Job) -> bytes:
    """Return the unsigned sheet of a worksheet. Raises GivenUp between two pages when the job is given up."""
    settings = SheetSettings(printing.paper, "large" if printing.large else "standard")
    return make_sheet(worksheet, catalogue, settings, at, lambda _page: job.go_on())
