"""What is said of the decisions that come up, and of how their options stand to a person's answers."""

from collections.abc import Sequence

from hrbc_desktop.domain.decisions.decisions import DecisionStanding, Standing
from hrbc_desktop.domain.model.content import Catalogue, Option
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION, Decision
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.domain.model.worksheet import Revision
from hrbc_desktop.domain.visit.question_list import WHAT_ARE_WE_DECIDING
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.text import listed

STANDING_TITLES: dict[Standing, str] = {
    "now": _("Comes up now"),
    "may": _("May come up"),
    "later": _("Later"),
    "decided": _("Decided already"),
    "does_not": _("Not in your situation"),
}
PATH_NOTES: dict[Standing, str] = {"now": _("now"), "may": _("perhaps"), "later": _("later"), "decided": _("done")}

UNKNOWN_TITLE = _("I don’t know what we are deciding")
UNKNOWN_LINE = _("It becomes your first question for the visit.")
NOTHING_CHOSEN = _("Pick a decision. Then its options show here.")
NOTHING_COMES_UP = _("Your answers so far do not show which decisions come up. Your team can tell you.")
SEVERAL_BEFORE = _(
    "This worksheet was made before decisions had names. It compared: {options}. They belong to more than one "
    "decision. Pick the one that you want to talk about."
)
LOOK_UP = _("Look up any treatment…")
ANOTHER = _("Another decision from the same answers")
NOT_IN_THIS_PROGRAM = _("An option that is not in this program")
_FEW, _SHORT_NOTE = 2, 22
"""So many missing answers are named; so many letters fit under a step of the path."""


def unknown_chosen() -> str:
    """Return what is said to who does not know what is being decided."""
    return _(
        "That is a good first question. It is at the top of your list: “{question}” "
        "You can still look at any decision here."
    ).format(question=WHAT_ARE_WE_DECIDING)


def decision_title(worksheet: Revision, catalogue: Catalogue) -> str:
    """Return what the worksheet is about, in a few words; empty while that is not said."""
    if worksheet.decision == UNKNOWN_DECISION:
        return _("Not known yet")
    decision = catalogue.decisions.get(worksheet.decision or "")
    return decision.question if decision else ""


def decision_names(catalogue: Catalogue) -> dict[str, str]:
    """Return for each answer to “what are you deciding?” the few words that stand for it in a list."""
    return {UNKNOWN_DECISION: _("Decision not known yet")} | {key: one.name for key, one in catalogue.decisions.items()}


def option_words(option: Option, worksheet: Revision, catalogue: Catalogue) -> str:
    """Return how an option reads within the worksheet's decision."""
    decision = catalogue.decisions.get(worksheet.decision or "")
    alternative = decision.option(option.id) if decision else None
    return alternative.words if alternative else option.name


def under_decision(standing: DecisionStanding, options: int) -> str:
    """Return the quiet line under a decision: how many options it has, and why it stands where it stands."""
    parts = [ngettext("{n} option", "{n} options", options)]
    if standing.needs:
        parts.append(_("not known yet: {answers}").format(answers=_short(standing.needs)))
    elif standing.standing in ("later", "decided", "does_not"):
        parts += standing.reasons[:1]
    return " · ".join(parts)


def under_step(standing: DecisionStanding) -> str:
    """Return what stands under a step of the path: “now”, or why it is done or comes later."""
    why = standing.reasons[0].rstrip(".") if standing.standing in ("later", "decided") and standing.reasons else ""
    return why if why and len(why) <= _SHORT_NOTE else PATH_NOTES.get(standing.standing, "")


def what_it_changes(decision: Decision) -> str:
    """Return what the choice changes, and what is the same whichever way she chooses."""
    return " ".join((decision.plain, *decision.same_either_way))


def comparing(chosen: int, options: int) -> str:
    """Return how many of a decision's options are compared."""
    return (
        _("comparing {chosen} of {options}").format(chosen=chosen, options=options) if chosen else _("none picked yet")
    )


def how_taken(option: Option) -> str:
    """Return how an option is taken, and how often."""
    return " · ".join(filter(None, (option.how_taken.text.rstrip("."), option.how_often.text)))


def part_of(decisions: Sequence[Decision]) -> str:
    """Return of which decisions an option is a part."""
    return _("Part of: {decisions}").format(decisions=listed([one.question for one in decisions])) if decisions else ""


def _short(fields: Sequence[str]) -> str:
    names = [QUESTIONS[field].short for field in fields if field in QUESTIONS]
    more = [_("{more} more").format(more=len(names) - _FEW)] if len(names) > _FEW + 1 else []
    return listed(names[:_FEW] + more if more else names)
