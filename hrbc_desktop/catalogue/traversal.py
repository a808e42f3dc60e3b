"""Walks through the values of the catalogue: what they refer to, and every text in them that a person reads."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from hrbc_desktop.domain.model.content import Figure, Part, SideEffect
from hrbc_desktop.domain.model.decision import EffectFinding, Finding
from hrbc_desktop.domain.model.frozen import FrozenModel

Location = tuple[str | int, ...]

_NOT_READ = frozenset(
    (
        "id", "source", "locator", "evidence", "family", "settings", "attribute", "outcome", "treatment", "regimen",
        "fact", "any", "none", "kind", "route", "measured", "measure", "difference", "brands", "do", "days", "cycles",
        "unit", "topic", "when_not", "better", "path", "core", "questions", "members", "way_of", "options",
        "population", "study", "role", "shown_to_differ", "how_known", "relative_only", "from_arm", "why", "option",
        "line", "cdk46", "menopause", "sex", "part_of", "design", "treatments", "families", "level", "classes", "names",
    )
)  # fmt: skip


_REFERENCES: Mapping[type[FrozenModel], tuple[str, ...]] = {
    SideEffect: ("attribute",),
    Part: ("treatment",),
    Finding: ("outcome", "population", "study"),
    EffectFinding: ("attribute", "population", "study"),
}


@cache
def _fields_with_values(kind: type[FrozenModel]) -> tuple[str, ...]:
    """Return the fields of a type that may hold further values: most hold texts and numbers, which need no visit."""
    return tuple(name for name, field in kind.model_fields.items() if _may_hold_values(field.annotation))


def _may_hold_values(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, FrozenModel):
        return True
    return any(map(_may_hold_values, get_args(annotation)))


def tables(found: object, at: Location = ()) -> Iterator[tuple[Location, FrozenModel]]:
    """Yield every value in `found`, itself included, with its place, in the order in which it is written."""
    waiting = [(at, found)]
    while waiting:
        location, item = waiting.pop()
        inside: Iterable[tuple[str | int, object]] = ()
        if isinstance(item, FrozenModel):
            yield location, item
            fields = vars(item)
            inside = ((name, fields[name]) for name in _fields_with_values(type(item)))
        elif isinstance(item, dict):
            inside = item.items()
        elif isinstance(item, tuple):
            inside = enumerate(item)
        waiting += [((*location, step), part) for step, part in inside if isinstance(part, FrozenModel | dict | tuple)][
            ::-1
        ]


def references(found: FrozenModel) -> Iterator[tuple[Location, str, str]]:
    """Yield place, kind and key of everything elsewhere in the catalogue that `found` names."""
    for at, value in tables(found):
        if source := vars(value).get("source"):
            yield (*at, "source"), "source", source
        for kind in _REFERENCES.get(type(value), ()):
            if key := getattr(value, kind):
                yield (*at, kind), kind, key


def texts(found: FrozenModel) -> Iterator[tuple[Location, str]]:
    """Yield every text in `found` that a person reads, with its place; keys and sources are left out."""
    for at, value in tables(found):
        for name in type(value).model_fields:
            if name not in _NOT_READ:
                yield from _strings(getattr(value, name), (*at, name))


def _strings(found: Any, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(found, str) and found:
        yield at, found
    elif isinstance(found, tuple):
        for number, item in enumerate(found):
            if isinstance(item, str) and item:
                yield (*at, number), item


def figures(found: FrozenModel) -> Iterator[tuple[Location, Figure]]:
    """Yield every figure in `found` with its place."""
    for at, value in tables(found):
        if isinstance(value, Figure):
            yield at, value
