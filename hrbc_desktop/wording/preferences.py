"""What a person is told about how the compared options line up with her answers."""

from collections.abc import Mapping
from types import MappingProxyType

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import ClinicianView, Expectation, Worksheet
from hrbc_desktop.domain.preferences.line_up import (
    CONTROL,
    LEVEL,
    NOT_SURE,
    TEAM,
    LineUp,
    attribute,
    compared,
)
from hrbc_desktop.domain.preferences.swing_weights import Scale
from hrbc_desktop.wording.frequencies import people, people_without, whole
from hrbc_desktop.wording.text import N_, _, listed

EXPECTATIONS: Mapping[Expectation, str] = MappingProxyType(
    {
        "better": N_("expected to work better"),
        "same": N_("expected to work about the same"),
        "less_well": N_("expected to work less well"),
        "cannot_say": N_("cannot say how well it will work"),
    }
)
"""A clinician's own view of how well an option is expected to work."""

_HOW_WELL: Mapping[float, str] = MappingProxyType({0.0: N_("better"), 1.0: N_("about the same"), 2.0: N_("less well")})
"""The same by the levels of its scale, without the verb."""

_LARGEST_FACTOR = 10.0
"""A change in how much one thing matters that is larger than this is not worth a number."""

_FACTORS = (
    (0.15, N_("about a tenth as much")),
    (0.29, N_("about a quarter as much")),
    (0.42, N_("about a third as much")),
    (0.6, N_("about half as much")),
    (0.85, N_("about three quarters as much")),
    (1.0, N_("a little less")),
    (1.2, N_("a little more")),
    (1.75, N_("about half again as much")),
    (2.5, N_("about twice as much")),
    (3.5, N_("about three times as much")),
    (4.5, N_("about four times as much")),
    (7.5, N_("about five times as much")),
    (float("inf"), N_("about ten times as much")),
)
"""Up to which factor each word stands."""


def message(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say in one or two plain sentences how the options line up. A tie is the default message."""
    first, second = picture.ahead
    options = compared(worksheet, catalogue)
    a, b = options[first].name, options[second].name
    if picture.lacking:
        names = listed([attribute(key, catalogue).name.lower() for key in picture.lacking])
        return _("Too close to call between {a} and {b}: we don’t have numbers for {things}.").format(
            a=a, b=b, things=names
        )
    if picture.closeness == "too_close":
        return _("Too close to call between {a} and {b}.").format(a=a, b=b)
    if picture.closeness == "leans":
        return _("What you said leans toward {a}.").format(a=a)
    return _("What you said lines up more with {a}.").format(a=a)


def what_would_change_it(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say which weight would make the two foremost options level, or that none would."""
    first, second = picture.ahead
    options = compared(worksheet, catalogue)
    pair = listed([options[first].name, options[second].name])
    if picture.gap < LEVEL:
        return _("With your answers, {pair} are tied.").format(pair=pair)
    if picture.tipping is None or not 1 / _LARGEST_FACTOR <= picture.tipping.factor <= _LARGEST_FACTOR:
        return _("Only a very large change in how much one thing matters would make {pair} tie.").format(pair=pair)
    name = attribute(picture.scales[picture.tipping.index].attribute, catalogue).name.lower()
    return _("If “{name}” mattered {how_much} to you, {pair} would be tied.").format(
        name=name, how_much=_how_much(picture.tipping.factor), pair=pair
    )


def _how_much(factor: float) -> str:
    """Say how many times as much, in words: a number would be more exact than what it rests on."""
    return _(next(words for most, words in _FACTORS if factor < most))


def change_text(spanned: Scale, catalogue: Catalogue) -> str:
    """Say what the swing from worst to best is, in both frames for a share of people."""
    kind = attribute(spanned.attribute, catalogue)
    worst, best = spanned.worst, spanned.best
    if kind.kind == "rate":
        return _("from {worst} down to {best} ({more} to {most} do not have it)").format(
            worst=people(worst), best=people(best), more=people_without(worst), most=people_without(best)
        )
    if kind.kind == "count":
        return _("from about {worst} {unit} down to {best}").format(
            worst=whole(worst), unit=kind.unit, best=whole(best) if best else _("none")
        )
    if spanned.attribute == CONTROL:
        return _("from {worst} to {best}").format(worst=_(_HOW_WELL[worst]), best=_(_HOW_WELL[best]))
    return _("from the way you like least to the one you like most")


def leaning_text(worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say which way the person leans."""
    leaning = worksheet.values.leaning
    if leaning is None:
        return _("You have not said which way you are leaning. That is fine.")
    if leaning == NOT_SURE:
        return _("You said: not sure yet.")
    if leaning == TEAM:
        return _("You said: I want my team’s view.")
    if leaning not in catalogue.options:
        return _("You leaned toward an option that is no longer in the list.")
    return _("You said: leaning toward {name}.").format(name=catalogue.options[leaning].name)


def view_sentence(view: ClinicianView, name: str) -> str:
    """Say a clinician's own view of the option of that name."""
    return _("{name}: {expectation}, says {clinician}.").format(
        name=name, expectation=_(EXPECTATIONS[view.expectation]), clinician=view.clinician
    )
