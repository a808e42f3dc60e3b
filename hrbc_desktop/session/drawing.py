"""Draws the unsigned sheet of a worksheet, and forms to fill in by pen. Slow to import: for jobs only."""

from datetime import datetime

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.freeze import freeze_for_signing
from hrbc_desktop.pdf import build_form
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.clinic import Clinic
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.pages.detail import LastFit
from hrbc_desktop.session.sheet_types import Draft, PrintOptions
from hrbc_desktop.session.tasks import Job


def make(
    worksheet: Worksheet, catalogue: Catalogue, printing: PrintOptions, at: datetime, job: Job, last_fit: LastFit
) -> bytes:
    """Return the unsigned sheet of a worksheet. Raises Cancelled between two pages when the job is given up."""
    return make_sheet(worksheet, catalogue, _settings(printing), at, lambda _page: job.check_cancelled(), last_fit)


def make_draft(
    worksheet: Worksheet, catalogue: Catalogue, printing: PrintOptions, at: datetime, job: Job, last_fit: LastFit
) -> Draft:
    """Draw a worksheet as it is signed: with its questions and figures written out. Raises Cancelled as `make`."""
    frozen = freeze_for_signing(worksheet, catalogue)
    return Draft(worksheet, catalogue, printing, frozen, make(frozen, catalogue, printing, at, job, last_fit))


def make_form(decision: Decision, catalogue: Catalogue, printing: PrintOptions, at: datetime) -> bytes:
    """Return the form of a decision."""
    return build_form.make_form(decision, catalogue, _settings(printing), at)


def _settings(printing: PrintOptions) -> SheetSettings:
    return SheetSettings(printing.paper, "large" if printing.large else "standard", Clinic(*printing.clinic))
