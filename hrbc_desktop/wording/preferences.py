"""What a person is told about what matters to her, and about how the compared options line up with it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hrbc_desktop.domain.compare.ways import WAY_NAMES, Way
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import ClinicianView, Expectation, Step, Worksheet
from hrbc_desktop.domain.preferences.line_up import FEWEST_WEIGHED, LEVEL, NOT_SURE, TEAM, LineUp, compared
from hrbc_desktop.domain.preferences.offer import Thing, names_of
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.findings import time_words
from hrbc_desktop.wording.frequencies import months, people_alone, people_without, whole
from hrbc_desktop.wording.text import listed

EXPECTATIONS: Mapping[Expectation, str] = MappingProxyType(
    {
        "better": _("expected to work better"),
        "same": _("expected to work about the same"),
        "less_well": _("expected to work less well"),
        "cannot_say": _("cannot say how well it will work"),
    }
)
"""A clinician's own view of how well an option is expected to work."""

_BY_LEVEL: Mapping[float, Expectation] = MappingProxyType({0.0: "better", 1.0: "same", 2.0: "less_well"})

STEPS: Mapping[Step, str] = MappingProxyType(
    {
        "same": _("about the same"),
        "little_less": _("a little less"),
        "half": _("about half as much"),
        "much_less": _("much less"),
    }
)
"""How much something matters next to the thing above it."""

_LARGEST_FACTOR = 10.0
"""A change in how much one thing matters that is larger than this is not worth a number."""

_FACTORS: tuple[tuple[float, str], ...] = (
    (0.15, _("about a tenth as much")),
    (0.29, _("about a quarter as much")),
    (0.42, _("about a third as much")),
    (0.6, _("about half as much")),
    (0.85, _("about three quarters as much")),
    (1.0, _("a little less")),
    (1.2, _("a little more")),
    (1.75, _("about half again as much")),
    (2.5, _("about twice as much")),
    (3.5, _("about three times as much")),
    (4.5, _("about four times as much")),
    (7.5, _("about five times as much")),
    (float("inf"), _("about ten times as much")),
)
"""Below which factor each word stands: a number would be more exact than what it rests on."""

PROMISE = _("This picture shows your own answers. It does not tell you what to choose.")
BELOW_THE_PICTURE = _(
    "How well an option controls the cancer counts here only if you put it in your order. And one study of people like "
    "you must have compared all of them."
)
UNKNOWN_PART = _("The dashed part is unknown.")
INCONSISTENT = _("Your answers do not agree yet, so this picture is less certain.")


def message(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue, *, on_paper: bool = False) -> str:
    """Say in one or two plain sentences how the options line up. A tie is the default message.

    `on_paper`: it stands on her own sheet, which speaks as she does.
    """
    a, b = _foremost(picture, catalogue)
    close = _("Too close to call between {a} and {b}").format(a=a, b=b)
    if picture.missing_figures:
        names = [name.lower() for name in names_of(picture.missing_figures, worksheet, catalogue)]
        return _("{close}: we don’t have numbers for {what}.").format(close=close, what=listed(names))
    if picture.open_own:
        names = [f"“{name}”" for name in names_of(picture.open_own, worksheet, catalogue)]
        return _("{close}: it is open which one fits {what} better.").format(close=close, what=listed(names))
    if picture.closeness == "too_close":
        return f"{close}."
    leans = picture.closeness == "leans"
    if on_paper:
        template = _("What I said leans toward {a}.") if leans else _("What I said lines up more with {a}.")
    else:
        template = _("What you said leans toward {a}.") if leans else _("What you said lines up more with {a}.")
    return template.format(a=a)


def what_would_change_it(picture: LineUp, catalogue: Catalogue) -> str:
    """Say which weight would make the two foremost options tie, or that none would. It stands behind `message`."""
    is_named = picture.closeness == "too_close" or picture.missing_figures or picture.open_own
    pair = _("these two") if is_named else listed(_foremost(picture, catalogue))
    if picture.gap < LEVEL:
        return _("With your answers, {pair} are tied.").format(pair=pair)
    if picture.tipping is None or not 1 / _LARGEST_FACTOR <= picture.tipping.factor <= _LARGEST_FACTOR:
        return _("Only a very large change in how much one thing matters would make {pair} tie.").format(pair=pair)
    thing = picture.things[picture.tipping.index]
    how_much = next(words for most, words in _FACTORS if picture.tipping.factor < most)
    return _("If “{thing}” mattered {how_much} to you, {pair} would be tied.").format(
        thing=in_a_sentence(thing), how_much=how_much, pair=pair
    )


def _foremost(picture: LineUp, catalogue: Catalogue) -> tuple[str, str]:
    """Return the two names, marked as names: some have a comma or an “and” in them."""
    first, second = (catalogue.options[picture.options[index]].name for index in picture.ahead)
    return f"“{first}”", f"“{second}”"


def in_a_sentence(thing: Thing) -> str:
    """Return what it is called within a sentence: its better end, or her own words as she wrote them."""
    return thing.improvement if thing.kind == "own" else thing.improvement[:1].lower() + thing.improvement[1:]


def ladder_question(above: Thing) -> str:
    """Begin the sentence that a step of the ladder ends."""
    return _("Next to “{above}” it matters …").format(above=in_a_sentence(above))


def change_text(thing: Thing, ways: Sequence[Way] = ()) -> str:
    """Say what the swing from worst to best is, in both frames for a share of people. `ways`: in her order."""
    if thing.scale is None:
        return _("No difference is known here between these options, so it is not in the picture.")
    if thing.kind in ("way", "own"):
        is_open = all(level is None for level in thing.scale.levels)
        return _own(is_open=is_open) if thing.kind == "own" else _ways(ways, ordered=not is_open)
    return _measured(thing, thing.scale.worst, thing.scale.best)


def _measured(thing: Thing, worst: float, best: float) -> str:
    match thing.kind:
        case "share":
            return _share(thing, worst, best)
        case "months":
            return _("from {worst} to {best}; half of the people had longer").format(
                worst=months(worst), best=months(best)
            )
        case "count":
            return _("from about {worst} {unit} down to {best}").format(
                worst=whole(worst), unit=thing.unit, best=whole(best) if best else _("none")
            )
        case _:
            return _("from {worst} to {best}").format(
                worst=EXPECTATIONS[_BY_LEVEL[worst]], best=EXPECTATIONS[_BY_LEVEL[best]]
            )


def _share(thing: Thing, worst: float, best: float) -> str:
    when = f" {time}" if thing.at and (time := time_words(thing.at)) else ""
    better = _("about {n}").format(n=people_alone(best)) if thing.by_gain else people_alone(best)
    others = people_without(best)
    others = _("about {n}").format(n=others) if thing.by_gain else others
    if best > worst:
        template = _("from {worst} up to {best} of 100{when} ({without} down to {others} did not have this)")
    elif thing.happened:
        template = _("from {worst} down to {best} of 100{when} ({without} to {others} did not)")
    else:
        template = _("from {worst} down to {best} of 100{when} ({without} to {others} do not have it)")
    return template.format(
        worst=people_alone(worst),
        best=_("none") if best == 0 else better,
        when=when,
        without=people_without(worst),
        others=others,
    )


def _ways(ways: Sequence[Way], *, ordered: bool) -> str:
    if not ordered or len(ways) < 2:
        return _("Say below which way you like more.")
    last, first = WAY_NAMES[ways[-1]].lower(), WAY_NAMES[ways[0]].lower()
    return _("from {worst} to {best}").format(worst=last, best=first)


def _own(*, is_open: bool) -> str:
    return _("your own; it is on your questions") if is_open else _("your own")


def leaning_text(worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say which way the person leans."""
    leaning = worksheet.values.leaning
    if leaning is None:
        return _("You have not said which way you are leaning. That is fine.")
    if leaning == NOT_SURE:
        return _("You are not sure yet.")
    if leaning == TEAM:
        return _("You want your team’s view.")
    if leaning not in catalogue.options:
        return _("You leaned toward an option that is no longer in the list.")
    return _("You lean toward {option}.").format(option=catalogue.options[leaning].name)


def leaning_on_paper(worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say the same as her own sentence: the sheet is hers, and others read it too."""
    leaning = worksheet.values.leaning
    if leaning is None:
        return _("I have not said which way I am leaning.")
    if leaning == NOT_SURE:
        return _("I am not sure yet.")
    if leaning == TEAM:
        return _("I want my team’s view.")
    if leaning not in catalogue.options:
        return _("I leaned toward an option that is no longer in the list.")
    return _("I lean toward {option}.").format(option=catalogue.options[leaning].name)


def waiting_for(worksheet: Worksheet, catalogue: Catalogue, weighed: int) -> str:
    """Say what the picture still needs; `weighed`: how many things that differ are in her order."""
    if len(compared(worksheet, catalogue)) < 2:
        return _("The picture needs at least two options to compare.")
    if worksheet.values.leaning is None:
        return _("First say which way you are leaning now.")
    more = FEWEST_WEIGHED - weighed
    return ngettext(
        "Pick {n} more thing that matters to you. Then the picture shows.",
        "Pick {n} more things that matter to you. Then the picture shows.",
        more,
    )


def list_sentence(options: int, rows: int) -> str:
    """Say above the order what can stand in it."""
    if options < 2:
        return _("Pick at least two options first. Then you can weigh how they differ.")
    return "" if rows else _("Only what differs between your {options} options can be weighed.").format(options=options)


def past_limit(option: str, thing: Thing) -> str:
    """Say that an option is past what she would accept."""
    return _("{option} is past your limit for {thing}.").format(option=option, thing=thing.name.lower())


WHICH_FITS = _("Which fits it better?")
ALL_THE_SAME = _("All the same")
ASK = _("I don’t know: ask")


def view_sentence(view: ClinicianView, name: str) -> str:
    """Say a clinician's own view of the option of that name."""
    return _("{name}: {expectation}, says {clinician}.").format(
        name=name, expectation=EXPECTATIONS[view.expectation], clinician=view.clinician
    )
