"""Who signed a worksheet, when, and what the signature means."""

from typing import Annotated, Literal

from pydantic import Field

from hrbc_desktop.domain.model.frozen import FrozenModel, Moment
from hrbc_desktop.translation import _

Point = tuple[float, float, float]
"""Of drawn ink: x from 0 (left) to 1, y from 0 (top) to 1 on the pad, and the pressure of the pen from 0 to 1."""

ThirdRole = Literal["interpreter", "supporter"]
SignerRole = Literal["patient", "nurse", ThirdRole, "corrector"]
"""“corrector”: who signs an addendum, a file beside the sheet."""

THIRD_ROLES: tuple[ThirdRole, ...] = ("interpreter", "supporter")
"""Who may sign beside patient and nurse; at most one of them does."""

MEANINGS: dict[SignerRole, str] = {
    "patient": _("I prepared this to discuss at my visit."),
    "nurse": _("We went through this together."),
    "interpreter": _("I interpreted what was said."),
    "supporter": _("I was there to give support."),
    "corrector": _("This is my correction to the signed worksheet."),
}
"""What a signature says, each role in its own words. It never says “I consent”."""


LONGEST_NAME = 200


class Signature(FrozenModel):
    """One signature on the sheet, as the worksheet remembers it."""

    role: SignerRole
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    signed_at: Moment
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the PDF file as it was when this signature was made."""
