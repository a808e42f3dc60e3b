"""What Home lists of a worksheet."""

from datetime import date, time
from typing import Literal

from pydantic import AwareDatetime, ConfigDict

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.steps import progress

Signed = Literal["not_yet", "patient", "patient_and_nurse"]


class Summary(FrozenModel):
    """One line of the list of worksheets."""

    # It is only read to be listed: what a newer program wrote besides is left out, so that its worksheets are listed.
    model_config = ConfigDict(extra="ignore")

    id: str
    name: str
    record_number: str
    appointment_date: date | None
    appointment_time: time | None
    progress: float
    """The share of steps that are complete, from 0 to 1."""
    signed: Signed
    changed_at: AwareDatetime
    birth_date: date | None = None
    decision: str = ""
    """The id of what the worksheet is about, “unknown”, or empty while that is not said."""
    revision: int = 1
    signers: tuple[str, ...] = ()
    """Who signed this revision."""
    signed_before: tuple[str, ...] = ()
    """Who signed the revision before this one."""


def summarize(worksheet: Worksheet) -> Summary:
    """Return the line that stands for `worksheet` in the list."""
    roles = {signature.role for signature in worksheet.signatures}
    signed: Signed = "not_yet"
    if "nurse" in roles:
        signed = "patient_and_nurse"
    elif roles:
        signed = "patient"
    return Summary(
        id=worksheet.id,
        name=worksheet.visit.name,
        record_number=worksheet.visit.record_number,
        appointment_date=worksheet.visit.appointment_date,
        appointment_time=worksheet.visit.appointment_time,
        progress=progress(worksheet),
        signed=signed,
        changed_at=worksheet.changed_at,
        birth_date=worksheet.visit.birth_date,
        decision=worksheet.decision or "",
        revision=worksheet.revision,
        signers=tuple(one.name for one in worksheet.signatures),
        signed_before=tuple(one.name for one in worksheet.signed_before.signatures) if worksheet.signed_before else (),
    )
