"""What a person is told about how the compared options line up with her answers."""

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.preferences.line_up import (
    CONTROL,
    EXPECTATION_NAMES,
    LEVEL,
    NOT_SURE,
    TEAM,
    LineUp,
    attribute,
    compared,
)
from hrbc_desktop.domain.preferences.swing_weights import Scale
from hrbc_desktop.wording.frequencies import people, people_without, whole
from hrbc_desktop.wording.text import listed

_LARGEST_FACTOR = 10.0
"""A change in how much one thing matters that is larger than this is not worth a number."""


def message(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say in one or two plain sentences how the options line up. A tie is the default message."""
    first, second = picture.ahead
    options = compared(worksheet, catalogue)
    a, b = options[first].name, options[second].name
    if picture.lacking:
        names = listed([attribute(key, catalogue).name.lower() for key in picture.lacking])
        return f"Too close to call between {a} and {b}: we lack figures on {names}."
    if picture.closeness == "too_close":
        return f"Too close to call between {a} and {b}."
    verb = "leans toward" if picture.closeness == "leans" else "lines up more with"
    return f"What you said {verb} {a}."


def what_would_change_it(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say which weight would make the two foremost options level, or that none would."""
    first, second = picture.ahead
    options = compared(worksheet, catalogue)
    pair = f"{options[first].name} and {options[second].name}"
    if picture.gap < LEVEL:
        return f"With your answers, {pair} are level."
    if picture.tipping is None or not 1 / _LARGEST_FACTOR <= picture.tipping.factor <= _LARGEST_FACTOR:
        return f"Only a very large change in how much one thing matters would make {pair} level."
    name = attribute(picture.scales[picture.tipping.index].attribute, catalogue).name.lower()
    return f"If “{name}” mattered {_how_much(picture.tipping.factor)} to you, {pair} would be level."


def _how_much(factor: float) -> str:
    if 0.95 <= factor < 1.05:
        return "a little more" if factor > 1 else "a little less"
    times = f"{factor:.1f} times" if factor > 1 else f"{whole(factor * 100)} %"
    return f"about {times} as much"


def change_text(spanned: Scale, catalogue: Catalogue) -> str:
    """Say what the swing from worst to best is, in both frames for a share of people."""
    kind = attribute(spanned.attribute, catalogue)
    worst, best = spanned.worst, spanned.best
    if kind.kind == "rate":
        without = f"{people_without(worst)} to {people_without(best)} do not have it"
        return f"from {people(worst)} down to {people(best)} ({without})"
    if kind.kind == "count":
        return f"from about {whole(worst)} {kind.unit} down to {whole(best) if best else 'none'}"
    if spanned.attribute == CONTROL:
        return f"from {EXPECTATION_NAMES[worst]} to {EXPECTATION_NAMES[best]}"
    return "from the way you like least to the one you like most"


def leaning_text(worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say which way the person leans."""
    leaning = worksheet.values.leaning
    if leaning is None:
        return "You have not said which way you are leaning. That is fine."
    if leaning == NOT_SURE:
        return "You said: not sure yet."
    if leaning == TEAM:
        return "You said: I want my team’s view."
    if leaning not in catalogue.options:
        return "You leaned toward an option that is no longer in the list."
    return f"You said: leaning toward {catalogue.options[leaning].name}."
