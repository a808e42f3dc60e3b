"""The words of a badge: whether an option fits, needs a result, is usually later, less usual or for others, and why."""

from collections.abc import Mapping

from hrbc_desktop.domain.decisions.matching import Badge, Match, Reason
from hrbc_desktop.domain.model.eligibility import Kind, WhenNot
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.translation import _
from hrbc_desktop.wording.gate import closed_reason
from hrbc_desktop.wording.text import listed

_WHEN_NOT: Mapping[WhenNot, str] = {
    "usually_later": _("Usually later"),
    "less_usual": _("Less usual"),
    "usually_for_others": _("Usually for others"),
    "not_listed": _("Usually for others"),
    "ask": _("Ask"),
}
_NAMES: Mapping[Badge, str] = {
    "fits": _("Fits your answers"),
    "needs": _("Needs a result"),
    "usually_later": _WHEN_NOT["usually_later"],
    "usually_for_others": _WHEN_NOT["usually_for_others"],
}
KIND_NAMES: Mapping[Kind, str] = {
    "label": _("US label"),
    "guideline": _("guideline"),
    "trial": _("whom the study took"),
    "fact": _("what it is"),
}


def badge_name(match: Match) -> str:
    """Return the badge in two to four words; empty where the gate lets none be carried."""
    if match.badge is None:
        return ""
    if match.badge == "needs" and match.needs_words_or_fields and not match.needs_a_test:
        return _("Needs an answer")
    if match.badge == "usually_later" and match.is_less_usual:
        return _WHEN_NOT["less_usual"]
    return _NAMES[match.badge]


def badge_text(match: Match) -> str:
    """Return the badge with what is needed: “Needs a result: ESR1”."""
    which = needed(match)
    name = badge_name(match)
    return _("{badge}: {which}").format(badge=name, which=which) if match.badge == "needs" and which else name


def needed(match: Match) -> str:
    """Return which results or answers are missing, in a few words."""
    needs = tuple(dict.fromkeys(reason.needs_words for reason in match.reasons if reason.needs_words))
    covered = {field for reason in match.reasons if reason.needs_words for field in reason.needs}
    names = tuple(QUESTIONS[field].short for field in match.needs if field not in covered)
    return listed([*names, *needs]) if names or needs else ""


def holds_name(reason: Reason) -> str:
    """Return how one reason stands: that it holds, is not known yet, or what the option is as it does not hold."""
    if reason.holds == "no":
        return _WHEN_NOT[reason.when_not]
    return _("Fits") if reason.holds == "yes" else _("Not known yet")


def reason_text(reason: Reason) -> str:
    """Return one reason in words."""
    return closed_reason(reason.gate) if reason.gate else reason.text


def why(match: Match) -> str:
    """Return in a sentence or two why the badge says what it says."""
    reasons = match.deciding
    if match.badge == "fits":
        return _("Listed because: {reasons}.").format(reasons=", ".join(reason.text for reason in match.reasons))
    against = " ".join(reason_text(reason) for reason in reasons if reason.holds == "no")
    if match.badge == "needs" and (which := needed(match)) and not against:
        return _("Not known yet: {which}.").format(which=which)
    return against
