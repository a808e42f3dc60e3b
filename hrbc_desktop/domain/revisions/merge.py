"""Puts two versions of one worksheet together that were both made from a third: a three-way merge by fields."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet

Side = Literal["mine", "theirs"]

_PARTS = ("visit", "profile", "readiness")
"""What is put together field by field; every other field is taken whole from one side."""
_COMPARISON = ("decision", "options", "compared_before", "values", "questions_back")
"""What hangs together: a leaning names an option, and an option belongs to a decision."""
_SIGNED = ("revision", "signatures", "previous_digest", "signed_before", "figures")
"""Where one of these changed, the content stands under a signature, and nothing is mixed into it."""
_OWN = ("format", "id", "created_at", "changed_at")


class Merge(NamedTuple):
    """`contested`: the fields, such as “visit.name”, that each side changed in another way."""

    worksheet: Worksheet
    contested: tuple[str, ...]


def merge(base: Worksheet | None, mine: Worksheet, theirs: Worksheet, prefer: Side) -> Merge:
    """Take each field from the side that changed it since `base`; where both did, from the side to `prefer`.

    Without a `base`, after signing, and where the two do not go together, the preferred side is taken whole.
    """
    if theirs == base:  # what belongs to the worksheet changed, such as a correction, and not what it says
        return Merge(mine, ())
    preferred = mine if prefer == "mine" else theirs
    if base is None or any(_changed(name, base, mine) or _changed(name, base, theirs) for name in _SIGNED):
        return Merge(preferred, ("",))
    fields, contested = dict[str, object](), list[str]()
    for name, value, is_contested in _merged_fields(base, mine, theirs, prefer):
        fields[name] = value
        if is_contested:
            contested.append(name)
    parts = {
        part: getattr(preferred, part).evolve(**_without_prefix(fields, part))
        for part in _PARTS
        if any(name.startswith(f"{part}.") for name in fields)
    }
    whole = {name: value for name, value in fields.items() if "." not in name}
    try:
        together = preferred.evolve(**whole, **parts)
    except ValidationError:
        return Merge(preferred, ("",))
    for side in (mine, theirs):
        if together.evolve(changed_at=side.changed_at) == side:
            return Merge(side, tuple(contested))
    return Merge(together.evolve(changed_at=max(mine.changed_at, theirs.changed_at)), tuple(contested))


def _changed(name: str, base: FrozenModel, side: FrozenModel) -> bool:
    return bool(getattr(base, name) != getattr(side, name))


def _merged_fields(
    base: Worksheet, mine: Worksheet, theirs: Worksheet, prefer: Side
) -> Iterator[tuple[str, object, bool]]:
    """Return each field with its value, and whether both sides changed it."""
    for part in _PARTS:
        inside = [getattr(one, part) for one in (base, mine, theirs)]
        for name in type(inside[0]).model_fields:
            yield (f"{part}.{name}", *_three_way([getattr(one, name) for one in inside], prefer))
    comparisons = [tuple(getattr(one, name) for name in _COMPARISON) for one in (base, mine, theirs)]
    comparison, is_contested = _three_way(comparisons, prefer)
    for name, value in zip(_COMPARISON, comparison, strict=True):
        yield name, value, is_contested and _changed(name, mine, theirs)
    yield ("questions", *_merged_questions(base, mine, theirs, prefer))
    done = {*_PARTS, *_COMPARISON, *_SIGNED, *_OWN, "questions"}
    for name in Worksheet.model_fields.keys() - done:
        yield (name, *_three_way([getattr(one, name) for one in (base, mine, theirs)], prefer))


def _three_way(versions: Iterable[Any], prefer: Side) -> tuple[Any, bool]:
    """Choose among a base, mine and theirs; return with it whether both sides changed it, each in another way."""
    base, mine, theirs = versions
    if theirs in (base, mine):
        return mine, False
    if mine == base:
        return theirs, False
    return (mine if prefer == "mine" else theirs), True


def _merged_questions(
    base: Worksheet, mine: Worksheet, theirs: Worksheet, prefer: Side
) -> tuple[tuple[VisitQuestion, ...], bool]:
    """Put the lists together question by question: what one side added stays, in the order of the preferred side."""
    first, second = (mine, theirs) if prefer == "mine" else (theirs, mine)
    before, here, there = ({one.key: one for one in side.questions} for side in (base, mine, theirs))
    order = dict.fromkeys([*(one.key for one in first.questions), *(one.key for one in second.questions)])
    together, is_contested = [], False
    for key in order:
        if key in here and key in there and key in before:
            question, contested = _merged_question(before[key], here[key], there[key], prefer)
            is_contested = is_contested or contested
        elif key in here and key in there:
            question, contested = _three_way((None, here[key], there[key]), prefer)
            is_contested = is_contested or contested
        elif key in before:
            continue  # taken off on one side
        else:
            question = here.get(key) or there[key]
        if question is not None:
            together.append(question)
    return tuple(together), is_contested


def _merged_question(
    base: VisitQuestion, mine: VisitQuestion, theirs: VisitQuestion, prefer: Side
) -> tuple[VisitQuestion, bool]:
    found = {
        name: _three_way([getattr(one, name) for one in (base, mine, theirs)], prefer)
        for name in VisitQuestion.model_fields
    }
    return mine.evolve(**{name: value for name, (value, _) in found.items()}), any(c for _, c in found.values())


def _without_prefix(fields: dict[str, object], part: str) -> dict[str, object]:
    return {name.removeprefix(f"{part}."): value for name, value in fields.items() if name.startswith(f"{part}.")}
