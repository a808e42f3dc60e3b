"""A worksheet on paper: what is asked about one decision, in one order for the page and for who types it in."""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Literal

from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.decisions.facts import facts_of_worksheet
from hrbc_desktop.domain.decisions.questions_asked import NAMES, frequent
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, value_of
from hrbc_desktop.domain.model.worksheet import (
    HOW_MUCH_TO_KNOW_LABELS,
    HOW_TO_DECIDE_LABELS,
    MOST_OPTIONS,
    OwnThing,
    VisitQuestion,
    Weighed,
    Worksheet,
)
from hrbc_desktop.domain.preferences.offer import offer
from hrbc_desktop.translation import _

Kind = Literal["text", "date", "number", "one", "many"]
Section = Literal["visit", "about", "options", "matters", "questions"]

_ASKED_OF_ALL = ("stage", "sex", "er", "her2", "past_treatments", "conditions", "other_medicines")
"""Beside what a decision turns on: for the gate, the cautions, and to tell whether it comes up."""
_QUESTIONS_ON_PAPER = 3
_OUTCOME = "outcome:"
_MOST_ON_PAPER = 3
"""Of what matters: the first three decide how the options line up."""


class FormChoice(FrozenModel):
    """An answer with a box before it."""

    key: str
    label: str


class FormItem(FrozenModel):
    """One thing to fill in. `most`: how many answers may be chosen."""

    key: str
    section: Section
    kind: Kind
    text: str = ""
    """As it is asked; empty where only the wording knows it."""
    choices: tuple[FormChoice, ...] = ()
    most: int = 1


def form_items(decision: Decision, worksheet: Worksheet, catalogue: Catalogue) -> tuple[FormItem, ...]:
    """Return what is asked about a decision, in the order of the page."""
    return tuple(_items(decision, worksheet, catalogue))


def fill_in(worksheet: Worksheet, item: FormItem, given: Sequence[str], offered: Sequence[str] = ()) -> Worksheet:
    """Return the worksheet with what was written for an item; nothing given leaves it open.

    `offered`: what can be weighed now, by key. What stands on paper and cannot, stays in her order as her own thing.

    Dates and numbers come as `date.isoformat` and in digits. Raises ValueError for a key that the item does not have.
    """
    known = {choice.key for choice in item.choices}
    if known and not known.issuperset(given):
        raise ValueError(item.key)
    part, _, field = item.key.partition(".")
    match part:
        case "visit":
            return worksheet.evolve(visit=worksheet.visit.evolve(**{field: _written(item, given)}))
        case "profile":
            return worksheet.evolve(profile=worksheet.profile.evolve(**{field: _answer(field, item, given)}))
        case "options":
            return worksheet.evolve(options=tuple(given[:MOST_OPTIONS]))
        case "values":
            return worksheet.evolve(values=worksheet.values.evolve(**_values(worksheet, item, given, offered)))
        case "questions":
            return _with_question(worksheet, item.key, given)
        case _:
            return worksheet.evolve(**{part: given[0] if given else None})


def _items(decision: Decision, worksheet: Worksheet, catalogue: Catalogue) -> Iterator[FormItem]:
    for field, kind in (("name", "text"), ("birth_date", "date"), ("record_number", "text")):
        yield FormItem(key=f"visit.{field}", section="visit", kind=kind)
    for field, kind in (("appointment_date", "date"), ("companions", "text")):
        yield FormItem(key=f"visit.{field}", section="visit", kind=kind)
    for field in dict.fromkeys((*_ASKED_OF_ALL, *decision.questions)):
        if field in QUESTIONS and field not in ("age", NAMES):
            yield _profile_item(field)
    options = [(one.id, one.words) for one in decision.options if one.id in catalogue.options and one.way_of is None]
    choices = tuple(FormChoice(key=key, label=words) for key, words in options)
    yield FormItem(key="options", section="options", kind="many", choices=choices, most=MOST_OPTIONS)
    yield FormItem(key="values.leaning", section="options", kind="one", choices=(*choices, *_undecided()))
    things = _what_matters(decision, [key for key, _ in options], worksheet, catalogue)
    yield FormItem(key="values.weighed", section="matters", kind="many", choices=things, most=_MOST_ON_PAPER)
    yield FormItem(key="values.own", section="matters", kind="text")
    for key, labels in (("how_to_decide", HOW_TO_DECIDE_LABELS), ("how_much_to_know", HOW_MUCH_TO_KNOW_LABELS)):
        form_choices = tuple(FormChoice(key=each, label=label) for each, label in labels.items())
        yield FormItem(key=key, section="matters", kind="one", choices=form_choices)
    for number in range(1, _QUESTIONS_ON_PAPER + 1):
        yield FormItem(key=f"questions.{number}", section="questions", kind="text")


def _profile_item(field: str) -> FormItem:
    question, often = QUESTIONS[field], frequent(field)
    choices = tuple(
        FormChoice(key=one.key, label=one.label) for one in question.choices if not often or one.key in often
    )
    kind: Kind = "number" if question.number else "many" if question.many else "one"
    most = len(choices) if question.many else 1
    key = f"profile.{field}"
    shown = () if kind == "number" else choices
    return FormItem(key=key, section="about", kind=kind, text=question.text, choices=shown, most=most)


def _undecided() -> tuple[FormChoice, ...]:
    return FormChoice(key="not_sure", label=_("I am not sure")), FormChoice(
        key="team", label=_("I want my team to say")
    )


def _what_matters(
    decision: Decision, options: Sequence[str], worksheet: Worksheet, catalogue: Catalogue
) -> tuple[FormChoice, ...]:
    """Return what can be weighed between the first options of the decision, by its better end."""
    compared = worksheet.evolve(options=tuple(options[:MOST_OPTIONS]))
    facts = facts_of_worksheet(compared, catalogue.medicines)
    things = offer(compared, compare_decision(decision, compared.options, catalogue, facts), catalogue).things
    outcomes = [catalogue.outcomes[key] for key in decision.core if key in catalogue.outcomes]
    # What the choice changes is asked first, whoever it is whose answers are not known yet.
    first = [
        FormChoice(key=f"{_OUTCOME}{one.id}", label=one.improvement or one.name)
        for one in outcomes
        if not one.length_of_life
    ]
    others = [FormChoice(key=one.key, label=one.improvement) for one in things if not one.key.startswith(_OUTCOME)]
    return (*first, *others)


def _written(item: FormItem, given: Sequence[str]) -> object:
    text = given[0].strip() if given else ""
    if item.kind == "date":
        return date.fromisoformat(text) if text else None
    return text


def _answer(field: str, item: FormItem, given: Sequence[str]) -> object:
    if field == "past_treatments":
        return tuple(PastTreatment.model_validate({"kind": key}) for key in given)
    if item.kind == "many":
        return tuple(given)
    return value_of(field, given[0]) if given else None


def _values(worksheet: Worksheet, item: FormItem, given: Sequence[str], offered: Sequence[str]) -> dict[str, object]:
    if item.key == "values.leaning":
        return {"leaning": given[0] if given else None}
    ordered = {row.attribute for row in worksheet.values.weighed}
    if item.key == "values.own":
        things = tuple(one for one in worksheet.values.own if one.key in ordered)
        return {"own": (*things, *(_own_thing(things, text) for text in given if text.strip()))}
    labels = {choice.key: choice.label for choice in item.choices}
    own: tuple[OwnThing, ...] = ()
    weighed = []
    for key in given[:_MOST_ON_PAPER]:
        found = next((one for one in offered if one == key or one.startswith(f"{key}:")), None)
        if found is None:
            own = (*own, _own_thing(own, labels[key]))
            found = own[-1].key
        weighed.append(Weighed(attribute=found))
    return {"weighed": tuple(weighed), "own": own}


def _own_thing(others: Sequence[OwnThing], text: str) -> OwnThing:
    taken = {one.key for one in others}
    return OwnThing(key=next(key for key in map("own:{}".format, range(1, 100)) if key not in taken), text=text.strip())


def _with_question(worksheet: Worksheet, key: str, given: Sequence[str]) -> Worksheet:
    """Put a question of her own on the list, in place of what stood in that line before."""
    name = f"own:{sha256(key.encode()).hexdigest()[:12]}"
    others = tuple(one for one in worksheet.questions if one.key != name)
    text = given[0].strip() if given else ""
    fresh = (VisitQuestion(key=name, text=text, origin="own"),) if text else ()
    return worksheet.evolve(questions=(*others, *fresh))
