"""How the people of a study stand to the person who reads of them."""

from collections.abc import Mapping

from hrbc_desktop.domain.compare.population_fit import PopulationFit
from hrbc_desktop.domain.model.decision import Population, Requirement
from hrbc_desktop.domain.model.eligibility import AllOf, FactCondition
from hrbc_desktop.domain.model.profile import QUESTIONS, ProfileQuestion
from hrbc_desktop.translation import _
from hrbc_desktop.wording.text import listed

_HAD = {
    "had": (_("they had had {what}"), _("they had not had {what}")),
    "had_early": (_("they had had {what}"), _("they had not had {what}")),
    "had_advanced": (_("since it spread they had had {what}"), _("since it spread they had not had {what}")),
    "grew_on": (_("their cancer had grown on {what}"), _("their cancer had not grown on {what}")),
    "grew_on_early": (_("their cancer had grown on {what}"), _("their cancer had not grown on {what}")),
    "grew_on_advanced": (
        _("since it spread their cancer had grown on {what}"),
        _("since it spread their cancer had not grown on {what}"),
    ),
    "taking": (_("they were taking {what}"), _("they were not taking {what}")),
}
"""For each fact about treatments, what is said where it holds and where it does not."""
_OF_WOMEN = {"menopause", "ovaries", "ovaries_off"}
_SEX: Mapping[tuple[str, ...], str] = {("female",): _("they were women"), ("male",): _("they were men")}
_MOST_NAMED = 3
"""So many answers are named; of more no reader keeps hold."""


def population_differs(population: Population, fit: PopulationFit) -> str:
    """Say how these people differ from her, or on what it depends; empty where they are people like her."""
    if fit.speaks == "yes":
        return ""
    if fit.speaks == "may":
        return _turns_on([f"“{QUESTIONS[field].short}”" for field in fit.asks][:_MOST_NAMED])
    if population.differs:
        return population.differs
    differences = [words for requirement in _worth_saying(fit.differs_in) if (words := _differs(requirement))]
    if not differences:
        return _("These are people other than you.")
    return _("Not people like you: {differences}.").format(differences="; ".join(differences))


def _worth_saying(differs_in: tuple[Requirement, ...]) -> list[Requirement]:
    """Leave out the menopause of women where it is said to a man that they were women."""
    facts = [{one.fact for entry in requirement.either for one in _parts(entry)} for requirement in differs_in]
    if {"sex"} not in facts:
        return list(differs_in)
    return [one for one, of_one in zip(differs_in, facts, strict=True) if not of_one <= _OF_WOMEN]


def _parts(entry: FactCondition | AllOf) -> tuple[FactCondition, ...]:
    return entry.all if isinstance(entry, AllOf) else (entry,)


def _turns_on(questions: list[str]) -> str:
    if len(questions) == 1:
        return _("They may be people like you: that depends on your answer to {question}.").format(
            question=questions[0]
        )
    template = _("They may be people like you: that depends on your answers to {questions}.")
    return template.format(questions=listed(questions)) if questions else ""


def _differs(requirement: Requirement) -> str:
    """Say what holds for them and not for her: menopause “Yes”. What must hold together is too long to be said."""
    conditions = [entry for entry in requirement.either if not isinstance(entry, AllOf)]
    if len(conditions) < len(requirement.either):
        return ""
    texts = list(dict.fromkeys(filter(None, map(_condition, conditions))))
    return _either(texts) if texts else ""


def _condition(condition: FactCondition) -> str:
    if condition.fact == "sex":
        return _SEX.get(condition.any, "")
    question = QUESTIONS.get(condition.question)
    if question is None:
        return ""
    theirs, name = _theirs(condition, question), _inside(question.short)
    if not theirs or condition.fact in _HAD:
        return theirs
    if condition.none:
        return _("{name} not {answer}").format(name=name, answer=theirs)
    return _("{name} {answer}").format(name=name, answer=theirs)


def _theirs(condition: FactCondition, question: ProfileQuestion) -> str:
    """Say what holds for them; empty where it cannot be named in a few words."""
    if condition.low is not None or condition.high is not None:
        return _range(condition.low, condition.high)
    labels = {choice.key: choice.label for choice in question.choices}
    named = [labels[key] for key in (*condition.any, *condition.none) if key in labels]
    if not named or len(named) > _MOST_NAMED:
        return ""
    if condition.fact in _HAD:
        holds, holds_not = _HAD[condition.fact]
        return (holds if condition.any else holds_not).format(what=_either([_inside(label) for label in named]))
    return _either([f"“{label}”" for label in named])


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return _("up to {high:g}").format(high=high)
    if high is None:
        return _("{low:g} or more").format(low=low)
    return f"{low:g}" if low == high else _("{low:g} to {high:g}").format(low=low, high=high)


def _either(things: list[str]) -> str:
    *first, last = things
    return _("{first} or {last}").format(first=", ".join(first), last=last) if first else last


def _inside(name: str) -> str:
    """Put a name inside a sentence: names of genes and tests keep their capitals."""
    first = name.split(" ", maxsplit=1)[0]
    return name if any(letter.isupper() or letter.isdigit() for letter in first[1:]) else name[:1].lower() + name[1:]
