"""What is said around the comparison: above its groups, on its buttons, and where there is nothing to compare."""

from hrbc_desktop.domain.compare.questions_back import AskedBack
from hrbc_desktop.domain.compare.ways import Way
from hrbc_desktop.wording.text import N_, _, ngettext

SAME_QUESTION = N_("Only the same kind of people, over the same time.")
EACH_FROM_ITS_OWN_STUDY = N_("Each from its own study, so small differences may not be real. Dots: 100 people.")
OTHER_PEOPLE = N_("People other than you")
OTHER_PEOPLE_NOTE = N_("These studies looked at other people. Each row says how they differ from you.")
ELSEWHERE_TITLE = (
    N_("What else was found"),
    N_("From studies that do not fit beside the others."),
)

ONLY_WHAT_DIFFERS = N_("Only what &differs")
LENGTH_OF_LIFE = N_("Also show how long people lived")
LENGTH_OF_LIFE_HELP = N_("Some people want these numbers now, some later, some never. Change it when you like.")
COPY, COPIED = N_("Copy"), N_("Copied")
COPY_HELP = N_("Copies what is shown, to paste into a letter (Ctrl+C)")
NO_DECISION = N_("First say what you are deciding, in “Your decision”. Then its options stand here side by side.")
TOO_FEW = N_("Pick at least 2 options in “Your decision”. Then you will see them side by side.")


def too_many_stars(most: int) -> str:
    """Say that no more rows can be weighed."""
    return _("{most} rows have a star already. Take one star off before you add another.").format(most=most)


def show_all(rows: int) -> str:
    """Name the button that unfolds the rows that matter less here."""
    return ngettext("{n} more row", "{n} more rows", rows)


SHOW_FEWER = N_("Only the main rows")


def show_other_people(rows: int) -> str:
    """Name the button that unfolds what was found in other people."""
    return _("Other people ({rows})").format(rows=rows)


HIDE_OTHER_PEOPLE = N_("Hide other people")


def hidden(rows: int) -> str:
    """Say how many rows “Only what differs” hides."""
    return ngettext(
        "{n} row is hidden: these options are the same there.",
        "{n} rows are hidden: these options are the same there.",
        rows,
    )


THREE_QUESTIONS = N_("Three questions")
THREE_QUESTIONS_LEAD = N_(
    "These check that this page was clear, not you. There is no score. "
    "What is not clear goes on the list for your nurse."
)
NOT_SURE = N_("I’m not sure")
GO_THROUGH = N_("This goes on your list: go through it with me.")
AS_SHOWN = N_("Yes, that is what the page says.")
NOTHING_STANDS_OUT = N_("These options are much alike, so there is nothing to ask back here.")

_WAYS: dict[Way, str] = {
    "tablets": N_("tablets or capsules only"),
    "tablets_and_shots": N_("tablets and injections"),
    "shots": N_("injections only"),
    "drip": N_("a drip into a vein"),
    "operation": N_("an operation"),
    "radiation": N_("radiation"),
    "operation_and_radiation": N_("an operation and radiation"),
    "trial": N_("a clinical trial"),
    "none": N_("no treatment to take"),
}


def question_back(asked: AskedBack) -> str:
    """Ask one of the three questions."""
    match asked.kind:
        case "way":
            return _("Which of these is {way}?").format(way=_(_WAYS[asked.way or "none"]))
        case "most_visits":
            return _("Which of these has the most visits in the first 3 months?")
        case _:
            return _("With which of these do the most people get this: {what}?").format(what=asked.name.lower())
