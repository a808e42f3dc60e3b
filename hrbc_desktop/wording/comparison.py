"""What is said around the comparison: above its groups, on its buttons, and where there is nothing to compare."""

from hrbc_desktop.domain.compare.questions_back import AskedBack
from hrbc_desktop.domain.compare.ways import Way
from hrbc_desktop.translation import _, ngettext

SAME_QUESTION = _("Only the same kind of people, over the same time.")
EACH_FROM_ITS_OWN_STUDY = _("Each from its own study, so small differences may not be real. Dots: 100 people.")
OTHER_PEOPLE = _("People other than you")
OTHER_PEOPLE_NOTE = _("These studies looked at other people. Each row says how they differ from you.")
ELSEWHERE_TITLE = (
    _("What else was found"),
    _("From studies that do not fit beside the others."),
)

ONLY_WHAT_DIFFERS = _("Only what &differs")
LENGTH_OF_LIFE = _("Also show how long people lived")
LENGTH_OF_LIFE_HELP = _("Some people want these numbers now, some later, some never. Change it when you like.")
COPY, COPIED = _("Copy"), _("Copied")
COPY_HELP = _("Copies what is shown, to paste into a letter (Ctrl+C)")
NO_DECISION = _("First say what you are deciding, in “Your decision”. Then its options stand here side by side.")
TOO_FEW = _("Pick at least 2 options in “Your decision”. Then you will see them side by side.")


def too_many_stars(most: int) -> str:
    """Say that no more rows can be weighed."""
    return _("{most} rows have a star already. Take one star off before you add another.").format(most=most)


def show_all(rows: int) -> str:
    """Name the button that unfolds the rows that matter less here."""
    return ngettext("{n} more row", "{n} more rows", rows)


SHOW_FEWER = _("Only the main rows")


def show_other_people(rows: int) -> str:
    """Name the button that unfolds what was found in other people."""
    return _("Other people ({rows})").format(rows=rows)


HIDE_OTHER_PEOPLE = _("Hide other people")


def hidden(rows: int) -> str:
    """Say how many rows “Only what differs” hides."""
    return ngettext(
        "{n} row is hidden: these options are the same there.",
        "{n} rows are hidden: these options are the same there.",
        rows,
    )


THREE_QUESTIONS = _("Three questions")
THREE_QUESTIONS_LEAD = _(
    "These check that this page was clear, not you. There is no score. "
    "What is not clear goes on the list for your nurse."
)
NOT_SURE = _("I’m not sure")
GO_THROUGH = _("This goes on your list: go through it with me.")
AS_SHOWN = _("Yes, that is what the page says.")
NOTHING_STANDS_OUT = _("These options are much alike, so there is no question to ask here.")

_WAYS: dict[Way, str] = {
    "tablets": _("tablets or capsules only"),
    "tablets_and_shots": _("tablets and injections"),
    "shots": _("injections only"),
    "drip": _("a drip into a vein"),
    "operation": _("an operation"),
    "radiation": _("radiation"),
    "operation_and_radiation": _("an operation and radiation"),
    "trial": _("a clinical trial"),
    "none": _("no treatment to take"),
}


def question_back(asked: AskedBack) -> str:
    """Ask one of the three questions."""
    match asked.kind:
        case "way":
            return _("Which of these is {way}?").format(way=_WAYS[asked.way or "none"])
        case "most_visits":
            return _("Which of these has the most visits in the first 3 months?")
        case _:
            return _("With which of these do the most people get this: {what}?").format(what=asked.name.lower())
