"""What is said on the sheet alone: its title, where the decision stands, and where on its pages something is found."""

from collections.abc import Sequence

from hrbc_desktop.domain.decisions.decisions import DecisionStanding
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION
from hrbc_desktop.domain.model.worksheet import (
    HOW_MUCH_TO_KNOW_LABELS,
    HOW_TO_DECIDE_LABELS,
    OwnThing,
    Revision,
    Visit,
    Worksheet,
)
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.dates import spoken_date, spoken_time
from hrbc_desktop.wording.decisions import UNKNOWN_TITLE
from hrbc_desktop.wording.paper_form import at_night, by_day
from hrbc_desktop.wording.text import listed, sentence

NAME = _("My treatment worksheet")
"""Of the sheet itself, beside the decision that is its title."""

WHERE_I_AM = _("Where I am now")
WHAT_MATTERS = _("What matters most to me")
OPTIONS = _("The options I compared")
QUESTIONS = _("My questions")
NO_QUESTIONS = _("No questions yet.")
NO_OPTIONS = _("No options picked yet.")
CORE = _("The main points side by side")
PATH = _("Where this decision stands")
MORE = _("More about these options")
OTHER_PEOPLE = _("Studies of people other than me")
IN_WORDS = _("What else studies found")
NOTES = _("Notes of the nurse")
SOURCES = _("Where the numbers come from")
ALL_QUESTIONS = _("All my questions")
ALL_ANSWERS = _("All my answers")
MY_WORDS = _("What matters to me, in my own words")
READY = _("Am I ready?")
TRIALS = _("Trials and second opinion")
CHANGES = _("What has changed since the last signed sheet")
LINE_UP = _("How the options line up with what matters to me")
NO_LINE_UP = _(
    "No picture yet: it needs at least two options, a leaning, and an order of three things that matter to me."
)
NOT_COMPARED = _("We have not said yet what we are deciding, so nothing is compared here.")
GENERAL_LEFT_OUT = _("What happens next, and places to read more, are in the program: this sheet had no room for them.")
ANSWERED, LATER = _("answered"), _("later")
LAST_WORD = _("Not medical advice, not a consent form.")


def title(worksheet: Revision, catalogue: Catalogue) -> str:
    """Return the title of the sheet: the decision."""
    if worksheet.decision == UNKNOWN_DECISION:
        return UNKNOWN_TITLE
    decision = catalogue.decisions.get(worksheet.decision or "")
    return decision.question if decision else NAME


def purpose(visit: Visit) -> str:
    """Say what this is, and for which visit."""
    if visit.appointment_date is None:
        return NAME
    day = spoken_date(visit.appointment_date)
    if visit.appointment_time is None:
        return _("My treatment worksheet for {day}").format(day=day)
    return _("My treatment worksheet for {day}, {time}").format(day=day, time=spoken_time(visit.appointment_time))


def clinic(name: str, day_phone: str, night_phone: str) -> str:
    """Return the clinic's name and whom to call, as far as they are known."""
    numbers = [by_day(day_phone)] if day_phone else []
    numbers += [at_night(night_phone)] if night_phone else []
    return " · ".join(filter(None, (name, *numbers)))


def identity(worksheet: Worksheet) -> str:
    """Return birth date, record number and revision, as far as they are known."""
    return identity_of(worksheet.visit, worksheet.revision)


def identity_of(visit: Visit, revision: int) -> str:
    """Return birth date, record number and revision of whom a sheet is, as far as they are known."""
    known = []
    if visit.birth_date:
        known.append(_("born {day}").format(day=spoken_date(visit.birth_date)))
    if visit.record_number.strip():
        known.append(_("record {number}").format(number=visit.record_number.strip()))
    if revision > 1:
        known.append(_("revision {number}").format(number=revision))
    return " · ".join(known)


def whose(worksheet: Worksheet) -> str:
    """Return what stands above every page, so that a loose one can be filed: name, birth date and record number."""
    return " · ".join(filter(None, (worksheet.visit.name.strip(), identity(worksheet))))


def her_part(worksheet: Worksheet) -> str:
    """Say in one line how she wants to decide and how much she wants to know; empty where neither is said."""
    parts = []
    if worksheet.how_to_decide:
        parts.append(_("How I want to decide: {how}.").format(how=HOW_TO_DECIDE_LABELS[worksheet.how_to_decide]))
    if worksheet.how_much_to_know:
        how_much = HOW_MUCH_TO_KNOW_LABELS[worksheet.how_much_to_know]
        parts.append(_("Numbers that I want to hear: {how_much}.").format(how_much=how_much))
    return " ".join(parts)


def own_thing(thing: OwnThing, option: str) -> str:
    """Say in the cell of an option how it fits something of her own: her view, and no figure."""
    match thing.fits:
        case "same":
            return _("the same for all, I think")
        case None | "ask":
            return _("I do not know: I want to ask")
        case fitting:
            return _("fits better, I think") if fitting == option else _("fits less well, I think")


def more_questions(more: int, notes_page: str) -> str:
    """Say on which page the other questions and the notes of the nurse stand."""
    if more <= 0:
        return _("Notes of the nurse: page {page}.").format(page=notes_page)
    questions = ngettext("{n} more question", "{n} more questions", more)
    return _("{questions} and the notes of the nurse: page {page}.").format(questions=questions, page=notes_page)


def more_on_pages(core: str, sources: str) -> str:
    """Say where the rest of the comparison and its sources stand."""
    return _("More: page {core}. Sources: page {sources}.").format(core=core, sources=sources)


def more_cautions(more: int, page: str) -> str:
    """Say where the other things to talk about stand."""
    things = ngettext("{n} more thing to talk about", "{n} more things to talk about", more)
    return _("{things}: page {page}.").format(things=things, page=page)


def in_full(page: str) -> str:
    """Say after the dots of a text that is cut where all of it stands."""
    return _("(in full: page {page})").format(page=page)


def more_answers(page: str) -> str:
    """Say where the other answers stand."""
    return _("More of my answers: page {page}.").format(page=page)


def path_lines(
    standings: Sequence[DecisionStanding], current: str | None, catalogue: Catalogue
) -> list[tuple[str, str]]:
    """Return what is done, what is now and what may be next, each as a word and the decisions."""
    by_standing: dict[str, list[str]] = {}
    for standing in standings:
        decision = catalogue.decisions[standing.decision]
        key = "this" if decision.id == current else standing.standing
        by_standing.setdefault(key, []).append(decision.question)
    return [(words, _questions(by_standing[key])) for key, words in _PLACES.items() if by_standing.get(key)]


def _questions(questions: Sequence[str]) -> str:
    """Name several in quotation marks: each ends with a question mark, and some have a comma."""
    return questions[0] if len(questions) == 1 else sentence(listed([f"“{question}”" for question in questions]))


_PLACES = {
    "decided": _("Done"),
    "this": _("Now, on this sheet"),
    "now": _("Also now"),
    "may": _("Perhaps now"),
    "later": _("Next"),
}


def left_out(of_others: int, more: int) -> str:
    """Say how much of the comparison stands on the screen alone; empty if nothing does.

    `of_others`: findings of people other than her; `more`: findings of people who are, or may be, like her.
    """
    lines = []
    if of_others:
        lines.append(ngettext("{n} finding of people other than me", "{n} findings of people other than me", of_others))
    if more:
        lines.append(ngettext("{n} other finding", "{n} other findings", more))
    if not lines:
        return ""
    return _("Not on this sheet, which has no room: {findings}. They are in the program.").format(
        findings=listed(lines)
    )


def page_number(page: int, pages: int) -> str:
    """Number a page."""
    return _("page {page} of {pages}").format(page=page, pages=pages)


def content_note(version: str, *, is_reviewed: bool) -> str:
    """Say at the foot of each page which content this is, and whether a clinician has reviewed it."""
    content = (
        _("Content {version}, reviewed.") if is_reviewed else _("Content {version}, no clinician has reviewed it.")
    )
    return content.format(version=version)


def only_these(letters: str) -> str:
    """Begin a passage that holds for some of the options alone."""
    return _("{letters}: ").format(letters=letters)
