"""What is said on the page with the questions about the person."""

from collections.abc import Sequence

from hrbc_desktop.domain.decisions.decisions import DecisionStanding
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.translation import _
from hrbc_desktop.wording.text import listed

REPORT = (
    _("Do you have your report?"),
    _("Most answers are in it, and you check each one."),
)
WHY_TITLE = _("Why these questions?")
REST_TITLE = _("I don’t know the rest")
REST_LINE = _("What is open goes on my list, as questions for the visit.")
_STAGE_FIRST = _("Where the cancer is, and what was done, tells which decisions come up.")
_MOST_NAMED = 4


def how_many_questions(answered: int, asked: int) -> str:
    """Return how many questions there are for her, and how many of them are answered."""
    return f"{answered_of(answered, asked).capitalize()}."


def answered_of(answered: int, asked: int) -> str:
    """Return the same in few words."""
    return _("{answered} of {asked} answered").format(answered=answered, asked=asked)


def why_these(standings: Sequence[DecisionStanding], catalogue: Catalogue) -> str:
    """Return which choices these questions decide."""
    now = [one for one in standings if one.standing == "now"]
    names = [catalogue.decisions[one.decision].name.lower() for one in now][:_MOST_NAMED]
    if not names:
        return _STAGE_FIRST
    more = _(" Others may come later.") if len(standings) > len(names) else ""
    return _("They decide which choices come up now, such as {listed}.{more}").format(listed=listed(names), more=more)
