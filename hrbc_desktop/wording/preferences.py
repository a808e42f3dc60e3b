"""What a person is told about what matters to her, and about how the compared options line up with it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hrbc_desktop.domain.compare.ways import WAY_NAMES, Way
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import ClinicianView, Expectation, Step, Worksheet
from hrbc_desktop.domain.preferences.line_up import FEWEST_WEIGHED, LEVEL, NOT_SURE, TEAM, LineUp, compared
from hrbc_desktop.domain.preferences.offer import Thing, names_of
from hrbc_desktop.wording.findings import time_words
from hrbc_desktop.wording.frequencies import months, people_alone, people_without, whole
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

_BY_LEVEL: Mapping[float, Expectation] = MappingProxyType({0.0: "better", 1.0: "same", 2.0: "less_well"})

STEPS: Mapping[Step, str] = MappingProxyType(
    {"same": "about the same", "little_less": "a little less", "half": "about half as much", "much_less": "much less"}
)
"""How much something matters next to the thing above it."""

_LARGEST_FACTOR = 10.0
"""A change in how much one thing matters that is larger than this is not worth a number."""

_FACTORS: tuple[tuple[float, str], ...] = (
    (0.15, "about a tenth as much"),
    (0.29, "about a quarter as much"),
    (0.42, "about a third as much"),
    (0.6, "about half as much"),
    (0.85, "about three quarters as much"),
    (1.0, "a little less"),
    (1.2, "a little more"),
    (1.75, "about half again as much"),
    (2.5, "about twice as much"),
    (3.5, "about three times as much"),
    (4.5, "about four times as much"),
    (7.5, "about five times as much"),
    (float("inf"), "about ten times as much"),
)
"""Below which factor each word stands: a number would be more exact than what it rests on."""

PROMISE = "This picture shows your own answers. It does not tell you what to choose."
BELOW_THE_PICTURE = (
    "How well an option controls the cancer counts here only where one study of people like you compared all of them, "
    "and you put it in your order."
)
UNKNOWN_PART = "The dashed part is unknown."
INCONSISTENT = "Your answers do not agree yet, so this picture is less certain."


def message(picture: LineUp, worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Say in one or two plain sentences how the options line up. A tie is the default message."""
    a, b = _foremost(picture, catalogue)
    close = f"Too close to call between {a} and {b}"
    if picture.missing_figures:
        names = [name.lower() for name in names_of(picture.missing_figures, worksheet, catalogue)]
        return f"{close}: we don’t have numbers for {listed(names)}."
    if picture.open_own:
        names = [f"“{name}”" for name in names_of(picture.open_own, worksheet, catalogue)]
        return f"{close}: it is open which one fits {listed(names)} better."
    if picture.closeness == "too_close":
        return f"{close}."
    return f"What you said {'leans toward' if picture.closeness == 'leans' else 'lines up more with'} {a}."


def what_would_change_it(picture: LineUp, catalogue: Catalogue) -> str:
    """Say which weight would make the two foremost options tie, or that none would."""
    pair = listed(_foremost(picture, catalogue))
    if picture.gap < LEVEL:
        return f"With your answers, {pair} are tied."
    if picture.tipping is None or not 1 / _LARGEST_FACTOR <= picture.tipping.factor <= _LARGEST_FACTOR:
        return f"Only a very large change in how much one thing matters would make {pair} tie."
    thing = picture.things[picture.tipping.index]
    how_much = next(words for most, words in _FACTORS if picture.tipping.factor < most)
    return f"If “{in_a_sentence(thing)}” mattered {how_much} to you, {pair} would be tied."


def _foremost(picture: LineUp, catalogue: Catalogue) -> tuple[str, str]:
    """Return the two names, marked as names: some have a comma or an “and” in them."""
    first, second = (catalogue.options[picture.options[index]].name for index in picture.ahead)
    return f"“{first}”", f"“{second}”"


def in_a_sentence(thing: Thing) -> str:
    """Return what it is called within a sentence: its better end, or her own words as she wrote them."""
    return thing.improvement if thing.kind == "own" else thing.improvement[:1].lower() + thing.improvement[1:]


def ladder_question(above: Thing) -> str:
    """Begin the sentence that a step of the ladder ends."""
    return f"Next to “{in_a_sentence(above)}” it matters …"


def change_text(thing: Thing, ways: Sequence[Way] = ()) -> str:
    """Say what the swing from worst to best is, in both frames for a share of people. `ways`: in her order."""
    if thing.scale is None:
        return "These options are the same for this, so it is not in the picture."
    if thing.kind in ("way", "own"):
        is_open = all(level is None for level in thing.scale.levels)
        return _own(is_open=is_open) if thing.kind == "own" else _ways(ways, ordered=not is_open)
    return _measured(thing, thing.scale.worst, thing.scale.best)


def _measured(thing: Thing, worst: float, best: float) -> str:
    match thing.kind:
        case "share":
            return _share(thing, worst, best)
        case "months":
            return f"from {months(worst)} to {months(best)}; half of the people had longer"
        case "count":
            return f"from about {whole(worst)} {thing.unit} down to {whole(best) if best else 'none'}"
        case _:
            return f"from {_(EXPECTATIONS[_BY_LEVEL[worst]])} to {_(EXPECTATIONS[_BY_LEVEL[best]])}"


def _share(thing: Thing, worst: float, best: float) -> str:
    when = f" {time}" if thing.at and (time := time_words(thing.at)) else ""
    about = "about " if thing.by_gain else ""
    if best > worst:
        without = f"{people_without(worst)} down to {about}{people_without(best)} did not have this"
        return f"from {people_alone(worst)} up to {about}{people_alone(best)} of 100{when} ({without})"
    did_not = "did not" if thing.happened else "do not have it"
    less = "none" if best == 0 else people_alone(best)
    without = f"{people_without(worst)} to {about}{people_without(best)} {did_not}"
    return f"from {people_alone(worst)} down to {about}{less} of 100{when} ({without})"


def _ways(ways: Sequence[Way], *, ordered: bool) -> str:
    if not ordered or len(ways) < 2:
        return "Say below which way you like more."
    last, first = WAY_NAMES[ways[-1]].lower(), WAY_NAMES[ways[0]].lower()
    return f"from {last} to {first}"


def _own(*, is_open: bool) -> str:
    return "your own; it is on your questions" if is_open else "your own"


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


def waiting_for(worksheet: Worksheet, catalogue: Catalogue, weighed: int) -> str:
    """Say what the picture still needs; `weighed`: how many things that differ are in her order."""
    if len(compared(worksheet, catalogue)) < 2:
        return "The picture needs at least two options to compare."
    if worksheet.values.leaning is None:
        return "First say which way you are leaning now. “Not sure” is a fine answer."
    more = FEWEST_WEIGHED - weighed
    return f"Pick {more} more {'thing' if more == 1 else 'things'} that matter to you. Then the picture shows."


def list_sentence(options: int, rows: int) -> str:
    """Say above the order what can stand in it."""
    if options < 2:
        return "Pick at least two options first. Then you can weigh how they differ."
    if not rows:
        return f"Only what differs between your {options} options can be weighed."
    return f"Only what differs between your {options} options is shown."


def past_limit(option: str, thing: Thing) -> str:
    """Say that an option is past what she would accept."""
    return f"{option} is past your limit for {thing.name.lower()}."


WHICH_FITS = "Which fits it better?"
ALL_THE_SAME = "All the same"
ASK = "I don’t know: ask"


def view_sentence(view: ClinicianView, name: str) -> str:
    """Say a clinician's own view of the option of that name."""
    return _("{name}: {expectation}, says {clinician}.").format(
        name=name, expectation=_(EXPECTATIONS[view.expectation]), clinician=view.clinician
    )
