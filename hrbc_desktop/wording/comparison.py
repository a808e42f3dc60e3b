"""What is said around the comparison: above its groups, on its buttons, and where there is nothing to compare."""

from hrbc_desktop.domain.compare.questions_back import AskedBack
from hrbc_desktop.domain.compare.ways import Way

SAME_QUESTION = "Side by side only where the same kind of people were studied for the same time."
EACH_FROM_ITS_OWN_STUDY = "Each from its own study, so small differences may not be real. Dots: 100 people."
OTHER_PEOPLE = "People other than you"
OTHER_PEOPLE_NOTE = "These studies looked at other people. Each row says how they differ from you."
ELSEWHERE_TITLE = (
    "What else was found",
    "From studies that do not fit beside the others.",
)

ONLY_WHAT_DIFFERS = "Only what &differs"
LENGTH_OF_LIFE = "Also show how long people lived"
LENGTH_OF_LIFE_HELP = "Some people want these numbers now, some later, some never. Change it when you like."
COPY, COPIED = "Copy", "Copied"
COPY_HELP = "Copies what is shown, to paste into a letter (Ctrl+C)"
NO_DECISION = "First say what you are deciding, in “Your decision”. Then its options stand here side by side."
TOO_FEW = "Pick at least 2 options in “Your decision”. Then you will see them side by side."


def too_many_stars(most: int) -> str:
    """Say that no more rows can be weighed."""
    return f"{most} rows have a star already. Take one star off before you add another."


def show_all(rows: int) -> str:
    """Name the button that unfolds the rows that matter less here."""
    return f"{rows} more rows" if rows > 1 else "1 more row"


SHOW_FEWER = "Only the main rows"


def show_other_people(rows: int) -> str:
    """Name the button that unfolds what was found in other people."""
    return f"Other people ({rows})"


HIDE_OTHER_PEOPLE = "Hide other people"


def hidden(rows: int) -> str:
    """Say how many rows “Only what differs” hides."""
    return (
        f"{rows} rows are hidden: these options are the same there."
        if rows != 1
        else ("1 row is hidden: these options are the same there.")
    )


THREE_QUESTIONS = "Three questions"
THREE_QUESTIONS_LEAD = (
    "These check that this page was clear, not you. There is no score. "
    "What is not clear goes on the list for your nurse."
)
NOT_SURE = "I’m not sure"
GO_THROUGH = "This goes on your list: go through it with me."
AS_SHOWN = "Yes, that is what the page says."
NOTHING_STANDS_OUT = "These options are much alike, so there is nothing to ask back here."

_WAYS: dict[Way, str] = {
    "tablets": "tablets or capsules only",
    "tablets_and_shots": "tablets and injections",
    "shots": "injections only",
    "drip": "a drip into a vein",
    "operation": "an operation",
    "radiation": "radiation",
    "operation_and_radiation": "an operation and radiation",
    "trial": "a clinical trial",
    "none": "no treatment to take",
}


def question_back(asked: AskedBack) -> str:
    """Ask one of the three questions."""
    match asked.kind:
        case "way":
            return f"Which of these is {_WAYS[asked.way or 'none']}?"
        case "most_visits":
            return "Which of these has the most visits in the first 3 months?"
        case _:
            return f"With which of these do the most people get this: {asked.name.lower()}?"
