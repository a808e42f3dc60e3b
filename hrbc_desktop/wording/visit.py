"""What became of each question in the visit: on the list, on the sheet and in the notes."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hrbc_desktop.domain.model.worksheet import TALK_STEPS, TalkStep, VisitQuestion, Worksheet
from hrbc_desktop.translation import _
from hrbc_desktop.wording.text import listed

_TALK: Mapping[TalkStep, tuple[str, str]] = MappingProxyType(
    {
        "matters": (_("What matters most to you"), _("What matters most to you today? What worries you most?")),
        "explain_first": (
            _("Explain first what was not clear"),
            _("Let us look at this together before we compare. Tell me in your own words what you take from it."),
        ),
        "questions": (_("Your questions"), _("Which question is the most important one for you today?")),
        "next_steps": (
            _("What happens next, and whom to call"),
            _("This is what happens next. This is whom you call by day, and this is whom you call at night."),
        ),
        "as_wanted": (
            _("Was it decided as you wanted?"),
            _("Did we decide this the way you wanted? Is there anything that you still need?"),
        ),
    }
)
"""Of each step of the talk its name, and words to begin it with."""

ANSWERED = {"yes": _("Answered"), "partly": _("Partly answered"), "no": _("Not answered")}
"""The answers to “Answered?”."""


def answered_label(state: str) -> str:
    """Name a state, such as “Partly answered”."""
    return ANSWERED[state]


def what_became(question: VisitQuestion) -> str:
    """Say what became of a question, such as “Partly answered, for next time”; empty when nothing is noted."""
    state = answered_label(question.answered) if question.answered else _("Asked") if question.asked else ""
    later = _("for next time") if question.carry_over else ""
    noted = ", ".join(filter(None, (state, later)))
    return f"{noted[:1].upper()}{noted[1:]}"


def is_ticked_answered(question: VisitQuestion) -> bool:
    """Return whether the box “answered” beside a question on the sheet is ticked."""
    return question.answered in ("yes", "partly")


def ticks_of(worksheet: Worksheet) -> tuple[tuple[bool, bool], ...]:
    """Return, for each question as it is numbered on the sheet, if it was answered and if it is kept for later."""
    return tuple((is_ticked_answered(q), q.carry_over) for q in worksheet.questions if not q.dismissed)


def visit_record(worksheet: Worksheet) -> str:
    """Return the nurse's notes with what became of each question, as plain lines for the signed sheet."""
    became, answers = [], []
    for number, question in enumerate((q for q in worksheet.questions if not q.dismissed), start=1):
        state, answer = what_became(question).lower(), question.answer.strip()
        if answer:
            noted = ": ".join(filter(None, (state or _("noted"), answer)))
            answers.append(_("Question {number}: {became}").format(number=number, became=noted))
        elif state:
            became.append(_("Question {number}: {became}.").format(number=number, became=state))
    parts = (worksheet.nurse_notes.strip(), " ".join(became), *answers, agreed_line(worksheet), talk_line(worksheet))
    return "\n".join(filter(None, parts))


def agreed_line(worksheet: Worksheet) -> str:
    """Say what was agreed in the visit; empty when nothing is written."""
    lines = [line.strip() for line in worksheet.agreed.splitlines() if line.strip()]
    return _("Agreed: {lines}").format(lines="; ".join(lines)) if lines else ""


def talk_line(worksheet: Worksheet) -> str:
    """Say what the nurse went through in the visit; empty when nothing is ticked."""
    names = [talk_label(step).lower() for step in TALK_STEPS if step in worksheet.talk]
    return _("Gone through: {names}.").format(names=listed(names)) if names else ""


def talk_label(step: TalkStep) -> str:
    """Name one of the five things that a visit is for."""
    return _TALK[step][0]


def talk_words(step: TalkStep) -> str:
    """Return words with which a nurse may begin it."""
    return _TALK[step][1]


def explain_first_line(names: Sequence[str]) -> str:
    """Name what was not clear to her in the comparison; empty when all was."""
    return _("Not clear to her yet: {names}").format(names=listed(list(names))) if names else ""


def notes_are_closed() -> str:
    """Say that what was noted in the visit cannot be changed any more, and how to correct it."""
    return _(
        "The nurse has signed, so the notes of this visit stay as they are. Nothing was changed. "
        "Choose “Add a correction”: it becomes a page of its own, which you sign."
    )


def signed_by(worksheet: Worksheet) -> str:
    """Name who has signed, or say that nobody has."""
    return listed([signature.name for signature in worksheet.signatures] or [_("nobody")])
