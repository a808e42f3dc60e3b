"""What became of each question in the visit: on the list, on the sheet and in the notes."""

from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.wording.text import N_, _, listed

ANSWERED = {"yes": N_("Answered"), "partly": N_("Partly answered"), "no": N_("Not answered")}
"""The answers to “Answered?”."""


def answered_label(state: str) -> str:
    """Name a state, such as “Partly answered”."""
    return _(ANSWERED[state])


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
    return "\n".join(filter(None, (worksheet.nurse_notes.strip(), " ".join(became), *answers)))


def notes_are_closed() -> str:
    """Say that what was noted in the visit cannot be changed any more, and how to correct it."""
    return _(
        "The nurse has signed, so the notes of this visit stay as they are. Nothing was changed. "
        "Write a correction on a page of its own, with your name and the date."
    )


def signed_by(worksheet: Worksheet) -> str:
    """Name who has signed, or say that nobody has."""
    return listed([signature.name for signature in worksheet.signatures] or [_("nobody")])
