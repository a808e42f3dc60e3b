"""The words of the form to fill in by pen, and of the card that a clinic hands out."""

from collections.abc import Mapping
from types import MappingProxyType

from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.visit.paper_form import FormItem, Section
from hrbc_desktop.translation import _

SECTIONS: Mapping[Section, str] = MappingProxyType(
    {
        "visit": _("You and your visit"),
        "about": _("About you"),
        "options": _("Your options"),
        "matters": _("What matters to you"),
        "questions": _("Your questions"),
    }
)
_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "visit.name": _("Name"),
        "visit.birth_date": _("Date of birth"),
        "visit.record_number": _("Record number"),
        "visit.appointment_date": _("Day of the visit"),
        "visit.companions": _("Who comes with you"),
        "options": _("Which do you want to talk about? Tick up to 4."),
        "values.leaning": _("Which way do you lean now? Tick one."),
        "values.weighed": _("What matters most to you? Write 1, 2 and 3 in the boxes."),
        "values.own": _("Something else that matters to you"),
        "how_to_decide": _("How do you want to decide?"),
        "how_much_to_know": _("How many numbers do you want to hear?"),
        "questions.1": _("First question"),
        "questions.2": _("Second question"),
        "questions.3": _("Third question"),
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
    return item.text or _ASKED[item.key]


def section_title(section: Section) -> str:
    """Return the heading over a part of the form."""
    return SECTIONS[section]


def page_of(number: int, pages: int) -> str:
    """Return which page this is."""
    return _("Page {number} of {pages}").format(number=number, pages=pages)


CARD_TITLE = _("A worksheet for your talk about treatment")
CARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        _("What it is"),
        (
            _("A free program that helps you get ready for the talk about your breast cancer treatment."),
            _("It shows your options side by side, in plain words. It asks what matters to you."),
            _("It gives no advice. You and your team decide."),
        ),
    ),
    (
        _("How to get it"),
        (
            _("Ask us for it. It works on a computer without internet. Nothing you type leaves that computer."),
            _("No computer? Ask us for the form on paper. A nurse can type it in with you."),
        ),
    ),
    (
        _("What to bring to your visit"),
        (
            _("The signed worksheet, on paper or as a file."),
            _("Your reports from the lab and the hospital."),
            _("A list of your medicines."),
            _("Somebody you trust, if you like."),
        ),
    ),
)
"""Heading and lines of each part of the card."""
CALL_US = _("Whom to call")


def by_day(number: str) -> str:
    """Say the number that answers by day."""
    return _("By day: {number}").format(number=number)


def at_night(number: str) -> str:
    """Say the number that answers at night and on weekends."""
    return _("At night and on weekends: {number}").format(number=number)
