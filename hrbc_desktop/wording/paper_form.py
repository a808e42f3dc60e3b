"""The words of the form to fill in by pen, and of the card that a clinic hands out."""

from collections.abc import Mapping
from types import MappingProxyType

from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.visit.paper_form import FormItem, Section
from hrbc_desktop.wording.text import N_, _

SECTIONS: Mapping[Section, str] = MappingProxyType(
    {
        "visit": N_("You and your visit"),
        "about": N_("About you"),
        "options": N_("Your options"),
        "matters": N_("What matters to you"),
        "questions": N_("Your questions"),
    }
)
_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "visit.name": N_("Name"),
        "visit.birth_date": N_("Date of birth"),
        "visit.record_number": N_("Record number"),
        "visit.appointment_date": N_("Day of the visit"),
        "visit.companions": N_("Who comes with you"),
        "options": N_("Which do you want to talk about? Tick up to 4."),
        "values.leaning": N_("Which way do you lean now? Tick one."),
        "values.weighed": N_("What matters most to you? Write 1, 2 and 3 in the boxes."),
        "values.own": N_("Something else that matters to you"),
        "how_to_decide": N_("How do you want to decide?"),
        "how_much_to_know": N_("How many numbers do you want to hear?"),
        "questions.1": N_("First question"),
        "questions.2": N_("Second question"),
        "questions.3": N_("Third question"),
    }
)


def title(decision: Decision) -> str:
    """Return the heading of the form."""
    return _("Get ready for your talk: {question}").format(question=decision.question)


def how_to() -> str:
    """Return how the form is filled in."""
    return _(
        "Fill in what you can, with a pen. Leave out what you do not want to answer. “I don’t know” is a fine answer: "
        "it becomes a question for your visit. Bring this to your visit."
    )


def last_word() -> str:
    """Return what the form is not."""
    return _("This form helps you talk with your team. It gives no advice and is not a consent form.")


def asked(item: FormItem) -> str:
    """Return how an item is asked."""
    return item.text or _(_ASKED[item.key])


def section_title(section: Section) -> str:
    """Return the heading over a part of the form."""
    return _(SECTIONS[section])


def page_of(number: int, pages: int) -> str:
    """Return which page this is."""
    return _("Page {number} of {pages}").format(number=number, pages=pages)


CARD_TITLE = N_("A worksheet for your talk about treatment")
CARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("What it is"),
        (
            N_("A free program that helps you get ready for the talk about your breast cancer treatment."),
            N_("It shows your options side by side, in plain words. It asks what matters to you."),
            N_("It gives no advice. You and your team decide."),
        ),
    ),
    (
        N_("How to get it"),
        (
            N_("Ask us for it. It works on a computer without internet. Nothing you type leaves that computer."),
            N_("No computer? Ask us for the form on paper. A nurse can type it in with you."),
        ),
    ),
    (
        N_("What to bring to your visit"),
        (
            N_("The signed worksheet, on paper or as a file."),
            N_("Your reports from the lab and the hospital."),
            N_("A list of your medicines."),
            N_("Somebody you trust, if you like."),
        ),
    ),
)
"""Heading and lines of each part of the card."""
CALL_US = N_("Whom to call")


def by_day(number: str) -> str:
    """Say the number that answers by day."""
    return _("By day: {number}").format(number=number)


def at_night(number: str) -> str:
    """Say the number that answers at night and on weekends."""
    return _("At night and on weekends: {number}").format(number=number)
