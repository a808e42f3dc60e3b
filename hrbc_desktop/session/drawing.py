"""Draws the unsigned sheet of a worksheet. Slow to import: for jobs only, by `sheets`."""

from datetime import datetime

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.session.sheet_types import PrintOptions
from hrbc_desktop.session.tasks import Job


def make(worksheet: Worksheet, catalogue: Catalogue, printing: PrintOptions, at: datetime, job: Job) -> bytes:
    """Return the unsigned sheet of a worksheet. Raises Cancelled between two pages when the job is given up."""
    settings = SheetSettings(printing.paper, "large" if printing.large else "standard")
    return make_sheet(worksheet, catalogue, settings, at, lambda _page: job.check_cancelled())
