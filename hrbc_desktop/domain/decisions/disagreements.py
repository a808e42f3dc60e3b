"""Pairs of answers that are seldom true together. Nothing is corrected: which of the two is right is asked."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from hrbc_desktop.domain.model.profile import PastKind, PastTreatment, Profile

ONLY_ADVANCED: frozenset[PastKind] = frozenset(
    {
        "fulvestrant", "oral_serd", "everolimus", "pi3k_akt", "chemotherapy_advanced", "sacituzumab",
        "trastuzumab_deruxtecan", "datopotamab",
    }
)  # fmt: skip
"""Treatments that are given since the cancer has spread, and not before."""

_TABLETS: frozenset[PastKind] = frozenset({"tamoxifen", "aromatase_inhibitor"})
_HORMONE_BASED: frozenset[PastKind] = frozenset(
    {*_TABLETS, "fulvestrant", "oral_serd", "cdk46", "everolimus", "pi3k_akt"}
)
_ENDED = ("under_12_months", "12_months_or_more")
_BEFORE_MENOPAUSE_TO = 61
"""Years. Chosen by us: from here on “not yet” is asked about."""
_LATEST_PREGNANCY = 59
"""Years. Chosen by us: from here on “pregnant” is asked about."""
_BANDS = {
    ("nodes", "node_count"): {"none": (0, 0), "one_to_three": (1, 3), "four_or_more": (4, 60)},
    ("tumor_size", "tumor_mm"): {"up_to_2": (1, 20), "two_to_5": (20, 50), "over_5": (50, 300)},
    ("oncotype", "oncotype_score"): {"up_to_10": (0, 10), "11_to_25": (11, 25), "26_or_more": (26, 100)},
}
"""Questions that ask for one thing twice, and from where to where the number of each band goes. A size on the border of
two bands is left alone: reports round it."""
_AGES_APART = 1
"""Years by which a typed age may differ from that of the birth date: it may be older than the worksheet."""


class Disagreement(NamedTuple):
    """Two questions whose answers do not go together."""

    first: str
    second: str
    kinds: frozenset[str] = frozenset()
    """Which treatments do not, where one of the two questions is about treatments so far."""

    @property
    def fields(self) -> frozenset[str]:
        """Both questions."""
        return frozenset({self.first, self.second})


def disagreements(profile: Profile, age: int | None = None) -> tuple[Disagreement, ...]:
    """Return the pairs of answers that do not go together, those that change most first. `age` in years."""
    found = (one for rule in _RULES for one in rule(profile, age))
    return tuple(dict.fromkeys(found))


def is_about_the_stage(one: Disagreement) -> bool:
    """Return whether it leaves open if the cancer has spread."""
    return one.first == "stage"


def _of_the_stage(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    """A cancer that came back elsewhere is asked about in `Facts.is_contradictory`."""
    if not _is_said_not_to_have_spread(profile):
        return
    for spread in ("bone_spread", "few_spots"):
        if getattr(profile, spread) == "yes":
            yield Disagreement("stage", spread)
    if kinds := _kinds(profile, lambda past: past.setting == "advanced" or past.kind in ONLY_ADVANCED):
        yield Disagreement("stage", "past_treatments", kinds)
    for lines in ("lines_hormone_advanced", "lines_chemo_advanced"):
        if _number(profile, lines) > 0:
            yield Disagreement("stage", lines)
    if profile.stage == "dcis" and _has_cancer_in_nodes(profile):
        yield Disagreement("stage", _field_of_nodes(profile))


def _of_man_and_woman(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    if profile.sex != "male":
        return
    if profile.menopause in ("not_yet", "in_between", "yes"):
        yield Disagreement("sex", "menopause")
    if profile.ovaries not in (None, "unknown"):
        yield Disagreement("sex", "ovaries")
    if isinstance(profile.weeks_pregnant, int):
        yield Disagreement("sex", "weeks_pregnant")
    elif {"pregnant", "nursing"}.intersection(profile.conditions):
        yield Disagreement("sex", "conditions")


def _of_menopause(profile: Profile, age: int | None) -> Iterator[Disagreement]:
    if profile.sex == "male":
        return
    pregnancy = _pregnancy_field(profile)
    if pregnancy and profile.menopause == "yes":
        yield Disagreement(pregnancy, "menopause")
    if pregnancy and profile.ovaries == "removed":
        yield Disagreement(pregnancy, "ovaries")
    if pregnancy and age is not None and age > _LATEST_PREGNANCY:
        yield Disagreement(pregnancy, "age")
    if profile.menopause == "yes" and profile.ovaries in ("working", "to_be_shut_down"):
        yield Disagreement("menopause", "ovaries")
    if profile.menopause == "not_yet" and age is not None and age > _BEFORE_MENOPAUSE_TO:
        yield Disagreement("menopause", "age")


def _of_time(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    """When a treatment for early cancer ended, against how it is said to have gone."""
    for field, kinds in (("hormone_ended", _TABLETS), ("adjuvant_cdk46_ended", frozenset[PastKind]({"cdk46"}))):
        ended = getattr(profile, field)
        early = [past for past in profile.past_treatments if past.kind in kinds and past.setting == "early"]
        if ended == "never" and early:
            yield Disagreement(field, "past_treatments", frozenset(past.kind for past in early))
        going_on = frozenset(past.kind for past in early if past.outcome == "still_taking")
        if ended in _ENDED and going_on:
            yield Disagreement(field, "past_treatments", going_on)
        if ended == "still_taking" and early and all(past.outcome == "finished" for past in early):
            yield Disagreement(field, "past_treatments", frozenset(past.kind for past in early))
        if profile.stage == "metastatic" and profile.course == "first" and ended in ("still_taking", *_ENDED):
            yield Disagreement("course", field)


def _of_lines(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    """How many treatments since it has spread, against those that are named."""
    over = [past for past in profile.past_treatments if past.outcome in ("stopped_working", "finished")]
    hormone = frozenset(past.kind for past in over if past.kind in _HORMONE_BASED and _is_advanced(past))
    if profile.lines_hormone_advanced == 0 and hormone:
        yield Disagreement("lines_hormone_advanced", "past_treatments", hormone)
    if profile.lines_chemo_advanced == 0 and any(past.kind == "chemotherapy_advanced" for past in over):
        yield Disagreement("lines_chemo_advanced", "past_treatments", frozenset({"chemotherapy_advanced"}))
    grew = frozenset(past.kind for past in over if past.outcome == "stopped_working" and _is_advanced(past))
    taking = any(past.outcome in ("still_taking", None, "unknown") for past in profile.past_treatments)
    if profile.still_working == "yes" and grew and not taking:
        yield Disagreement("still_working", "past_treatments", grew)


def _of_none_yet(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    if all(past.kind != "none" for past in profile.past_treatments):
        return
    answered = {
        "hormone_months": _number(profile, "hormone_months") > 0,
        "cdk46_months": _number(profile, "cdk46_months") > 0,
        "lines_hormone_advanced": _number(profile, "lines_hormone_advanced") > 0,
        "lines_chemo_advanced": _number(profile, "lines_chemo_advanced") > 0,
        "hormone_ended": profile.hormone_ended in ("still_taking", *_ENDED),
        "adjuvant_cdk46_ended": profile.adjuvant_cdk46_ended in _ENDED,
        "chemo_before_surgery": profile.chemo_before_surgery in ("going_on", "none_left", "cancer_left"),
        "still_working": profile.still_working == "yes",
    }
    yield from (
        Disagreement("past_treatments", field, frozenset({"none"})) for field, given in answered.items() if given
    )


def _of_bands(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    """A number outside the band that was chosen."""
    for (band, number), ranges in _BANDS.items():
        chosen, given = getattr(profile, band), getattr(profile, number)
        if isinstance(given, int) and chosen in ranges:
            low, high = ranges[chosen]
            if not low <= given <= high:
                yield Disagreement(band, number)


def _of_age(profile: Profile, age: int | None) -> Iterator[Disagreement]:
    """`age` is that of the birth date, where there is one."""
    if isinstance(profile.age, int) and age is not None and abs(profile.age - age) > _AGES_APART:
        yield Disagreement("age", "birth_date")


def _of_nodes(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    """Medicine before the operation can clear the nodes: then both were true, one after the other."""
    has_none = "nodes" if profile.nodes == "none" else "node_count" if profile.node_count == 0 else ""
    if profile.node_micromet == "yes" and has_none:
        yield Disagreement(has_none, "node_micromet")
    if profile.armpit_operation == "sentinel_with_cancer" and has_none:
        yield Disagreement(has_none, "armpit_operation")
    cleared_first = profile.chemo_before_surgery in ("none_left", "cancer_left")
    if profile.armpit_operation == "sentinel_no_cancer" and _has_cancer_in_nodes(profile) and not cleared_first:
        yield Disagreement(_field_of_nodes(profile), "armpit_operation")


def _of_the_operation(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    """That it cannot be operated on, beside an operation of this same cancer."""
    if profile.operable != "not_now" or profile.course != "first" or profile.both_breasts == "yes":
        return
    if kinds := _kinds(profile, lambda past: past.kind in ("lumpectomy", "mastectomy")):
        yield Disagreement("operable", "past_treatments", kinds)


def _of_how_long(profile: Profile, _age: int | None) -> Iterator[Disagreement]:
    """An amount of what is said never to have been had."""
    if profile.hormone_ended == "never" and _number(profile, "hormone_months") > 0:
        yield Disagreement("hormone_months", "hormone_ended")
    if profile.anthracycline == "no" and _number(profile, "anthracycline_dose") > 0:
        yield Disagreement("anthracycline", "anthracycline_dose")
    if profile.chemo_ended == "never" and (kinds := _kinds(profile, lambda past: past.kind == "chemotherapy_early")):
        yield Disagreement("chemo_ended", "past_treatments", kinds)


_RULES: tuple[Callable[[Profile, int | None], Iterable[Disagreement]], ...] = (
    _of_the_stage, _of_man_and_woman, _of_age, _of_menopause, _of_time, _of_lines, _of_none_yet, _of_bands, _of_nodes,
    _of_the_operation, _of_how_long,
)  # fmt: skip


def _is_said_not_to_have_spread(profile: Profile) -> bool:
    if profile.course == "back_elsewhere":
        return False
    return profile.stage in ("dcis", "early") or (profile.stage == "locally_advanced" and profile.operable != "not_now")


def _is_advanced(past: PastTreatment) -> bool:
    return past.setting == "advanced" or past.kind in ONLY_ADVANCED


def _kinds(profile: Profile, which: Callable[[PastTreatment], bool]) -> frozenset[str]:
    return frozenset(past.kind for past in profile.past_treatments if which(past))


def _pregnancy_field(profile: Profile) -> str:
    if isinstance(profile.weeks_pregnant, int):
        return "weeks_pregnant"
    return "conditions" if "pregnant" in profile.conditions else ""


def _has_cancer_in_nodes(profile: Profile) -> bool:
    return profile.nodes in ("one_to_three", "four_or_more") or _number(profile, "node_count") > 0


def _field_of_nodes(profile: Profile) -> str:
    return "nodes" if profile.nodes in ("one_to_three", "four_or_more") else "node_count"


def _number(profile: Profile, field: str) -> int:
    given = getattr(profile, field)
    return given if isinstance(given, int) else 0
