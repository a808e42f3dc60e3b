"""What the sheet will say of the person, in three lines, for the moment before she signs it."""

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.preferences.line_up import LineUp
from hrbc_desktop.translation import _
from hrbc_desktop.wording.closing_summary import what_matters_most
from hrbc_desktop.wording.decisions import decision_title
from hrbc_desktop.wording.preferences import leaning_text, message


def what_the_sheet_says(worksheet: Worksheet, catalogue: Catalogue, picture: LineUp | None) -> tuple[str, ...]:
    """Return what is decided, which way she leans and what matters to her, and how the options line up with that."""
    return (
        decision_title(worksheet, catalogue) or _("What you are deciding: not said yet."),
        " ".join(filter(None, (leaning_text(worksheet, catalogue), what_matters_most(worksheet, catalogue)))),
        message(picture, worksheet, catalogue) if picture else _("How they line up: not weighed yet."),
    )
