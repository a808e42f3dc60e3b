"""What a person has prepared for her visit, in a few calm sentences for the end of her work."""

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.preferences.line_up import attribute, compared
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.domain.visit.steps import answered_and_unknown
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.text import counted, listed

_MOST_NAMED = 3
"""So many things that matter are named."""


def prepared(worksheet: Worksheet, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the sentences; what was left out is not mentioned, since nothing has to be complete."""
    parts = (_answers(worksheet), _options(worksheet, catalogue), _values(worksheet, catalogue))
    return tuple(filter(None, (*parts, _questions(worksheet, catalogue), _to_bring(worksheet))))


def _answers(worksheet: Worksheet) -> str:
    answered, unknown = answered_and_unknown(worksheet)
    if not answered:
        return ""
    about = f"You answered {counted(answered, 'question')} about you."
    return f"{about} What you do not know yet is on your question list." if unknown else about


def _options(worksheet: Worksheet, catalogue: Catalogue) -> str:
    names = [option.name for option in compared(worksheet, catalogue)]
    return f"You looked at {listed(names)} side by side." if len(names) > 1 else ""


def _values(worksheet: Worksheet, catalogue: Catalogue) -> str:
    known = [row.attribute for row in worksheet.values.weighed if row.attribute in catalogue.attributes]
    names = [attribute(key, catalogue).name for key in known[:_MOST_NAMED]]
    return f"What matters most to you, in your order: {', '.join(names)}." if names else ""


def _questions(worksheet: Worksheet, catalogue: Catalogue) -> str:
    questions = question_list(worksheet, catalogue)
    if not questions:
        return ""
    have = f"You have {counted(len(questions), 'question')} to ask."
    return f"{have} The first is: “{questions[0].text}”"


def _to_bring(worksheet: Worksheet) -> str:
    visit = worksheet.visit
    when = f" on {spoken_date(visit.appointment_date)}" if visit.appointment_date else ""
    things = ["this PDF", "the medicines that you take, or a list of them"]
    with_you = f" Coming with you: {visit.companions.strip()}." if visit.companions.strip() else ""
    return f"Bring to your visit{when}: {listed(things)}.{with_you} You can still change your mind about anything."
