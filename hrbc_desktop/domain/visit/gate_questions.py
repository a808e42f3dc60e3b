"""The questions for the visit that come with what stands before any fit, and with names that were not understood."""

from collections.abc import Mapping

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.safety import CLOSES, STOPS, Gate, GateKey
from hrbc_desktop.domain.model.profile import answers
from hrbc_desktop.domain.model.worksheet import VisitQuestion
from hrbc_desktop.translation import _

_LONGEST_LIST = 420
"""Letters of the names in one question, which holds 500."""

_QUESTIONS: Mapping[GateKey, str] = {
    "her2_positive": _("My report says HER2 positive. Which worksheet or leaflet is made for that?"),
    "receptors_negative": _("My ER and PR are negative. Which treatments are made for that?"),
    "contradiction": _("Has the cancer spread to another part of the body?"),
    "answers_disagree": _("Two of my answers do not go together. Can we look at them first?"),
    "under_18": _("I am under 18. Which team treats people of my age, and what about having children later?"),
    "nothing_known": _("What are we deciding now?"),
    "her2_open": _("When will the second HER2 test (ISH) be ready, and what does it change?"),
    "er_low": _("My ER is low. How sure are we that hormone treatment helps me?"),
    "er_negative": _("ER negative and PR positive is rare. Was the test repeated?"),
    "er_unknown": _("What are my ER and HER2 results, on the newest sample?"),
    "few_spots": _("There are only a few spots. Would radiation or surgery to them add anything for me?"),
    "both_breasts": _("Which of the two cancers decides about treatment? Do I need the inherited gene test first?"),
    "none_but_named": _("Can a pharmacist check my list of medicines?"),
    "esr1_while_it_works": _("ESR1 has shown up, but my scans are stable. Does anything change now?"),
}

_FIRST: frozenset[GateKey] = STOPS | CLOSES | {"er_unknown"}
"""Questions that stand before all others."""


def gate_questions(gate: Gate, facts: Facts) -> tuple[VisitQuestion, ...]:
    """Return the questions for the visit that the gate raises, those that stand before all others first."""
    is_begun = any(answers(facts.profile, field) for field in ("stage", "er", "pr"))
    raised = [key for key in gate.notes if is_begun or key != "nothing_known"]
    asked = sorted(raised, key=lambda key: not stands_first(key))
    texts: dict[str, str] = {key: gate_question(key, facts) for key in asked}
    unread = names_question(facts.typed.for_the_pharmacist)
    texts |= {"names": unread} if unread else {}
    return tuple(VisitQuestion(key=f"gate:{key}", text=text, origin="answers") for key, text in texts.items() if text)


def gate_question(key: GateKey, facts: Facts) -> str:
    """Return the question for the visit that it becomes, or an empty text."""
    if key == "pregnant":
        return _pregnancy_question(facts)
    if key == "under_18" and (age := facts["age"].high) is not None:
        return _QUESTIONS[key].replace("under 18", f"{age:g}", 1)
    return _QUESTIONS.get(key, "")


def stands_first(key: GateKey) -> bool:
    """Return whether its question stands before all others."""
    return key in _FIRST or key == "pregnant"


def names_question(unknown: tuple[str, ...]) -> str:
    """Return the question for the pharmacist about names that were not understood, as many as a question holds."""
    names = [f"“{name}”" for name in dict.fromkeys(unknown)]
    if not names:
        return ""
    shown = [name for at, name in enumerate(names) if sum(map(len, names[: at + 1])) + 2 * at <= _LONGEST_LIST]
    more = len(names) - len(shown)
    listed = ", ".join([*shown, *([f"and {more} more"] if more else [])])
    return _("Can a pharmacist check my list? This program does not know: {listed}.").format(listed=listed)


def _pregnancy_question(facts: Facts) -> str:
    weeks = facts["weeks_pregnant"].high
    if weeks is None:
        return _("I am pregnant. What can be done now, and what must wait?")
    if facts.says("trimester", "first"):
        return f"I am {weeks:g} weeks pregnant. What can be done now, and what must wait?"
    if facts.says("trimester", "third"):
        return f"I am {weeks:g} weeks pregnant. What waits until the birth, and can I breastfeed afterward?"
    return f"I am {weeks:g} weeks pregnant. Which medicines can be given before the birth, and when would they stop?"
