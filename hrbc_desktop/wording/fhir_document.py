"""The words of a worksheet in a FHIR file, for the people and programs that open it in a clinic's record."""

from hrbc_desktop.domain.model.worksheet import Step
from hrbc_desktop.translation import _
from hrbc_desktop.wording.preferences import STEPS

TITLE = _("Worksheet for a talk about breast cancer treatment")
PDF_TITLE = _("Signed worksheet for a talk about breast cancer treatment. It orders nothing.")
DECISION = _("What is being decided")
COMPARED = _("Options that are compared. The order is no ranking.")
MATTERS = _("What matters to the person, in order")
QUESTIONS = _("Questions for the visit")
CAUTION_CODE = _("Something to talk about before an option that is compared")


def about_option(option: str, level: str, text: str) -> str:
    """Return a caution with the option and the level that it is about."""
    return _("{option}. {level}: {text}").format(option=option, level=level, text=text)


def matters_line(thing: str, step: Step | None) -> str:
    """Return one thing that matters, and how much it matters next to the one above; the first has none above."""
    if step is None:
        return thing
    return _("{thing}. Next to the one above, it matters {how_much}.").format(thing=thing, how_much=STEPS[step])
