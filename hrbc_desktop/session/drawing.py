"""Draws the unsigned sheet of a worksheet, and forms to fill in by pen. Slow to import: for jobs only."""

from datetime import datetime

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf import build_form
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.session.sheet_types import PrintOptions
from hrbc_desktop.session.tasks import Job


def make(worksheet: Worksheet, catalogue: Catalogue, printing: PrintOptions, at: datetime, job: Job) -> bytes:
    """Return the unsigned sheet of a worksheet. Raises Cancelled between two pages when the job is given up."""
    settings = SheetSettings(printing.paper, "large" if printing.large else "standard")
    return make_sheet(worksheet, catalogue, settings, at, lambda _page: job.check_cancelled())


def make_form(
    decision: Decision, catalogue: Catalogue, printing: PrintOptions, at: datetime, clinic: tuple[str, str, str]
) -> bytes:
    """Return the form of a decision. `clinic`: its name, and whom to call by day and at night."""
    settings = SheetSettings(printing.paper, "large" if printing.large else "standard")
    return build_form.make_form(decision, catalogue, settings, at, build_form.Clinic(*clinic))
