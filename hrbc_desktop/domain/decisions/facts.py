"""What is known about the person, in the form in which the conditions of the catalogue are held against it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from hrbc_desktop.domain.decisions.disagreements import (
    ONLY_ADVANCED,
    Disagreement,
    disagreements,
    is_about_the_stage,
)
from hrbc_desktop.domain.decisions.medicine_names import Typed, read_names
from hrbc_desktop.domain.model.medicine import Medicine
from hrbc_desktop.domain.model.profile import EXCLUSIVE_ANSWERS, UNKNOWN_ANSWERS, PastKind, PastTreatment, Profile
from hrbc_desktop.domain.model.profile import answers as given_answers
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet

HORMONE_KINDS: frozenset[PastKind] = frozenset(
    {"tamoxifen", "aromatase_inhibitor", "fulvestrant", "oral_serd", "cdk46", "everolimus", "pi3k_akt"}
)
"""Treatments that count as hormone-based: alone, or together with a medicine for a growth signal."""
_ONLY_EARLY: frozenset[PastKind] = frozenset({"lumpectomy", "chemotherapy_early"})
_DRUGS_AFTER_SPREAD: frozenset[PastKind] = frozenset(
    {*HORMONE_KINDS, "parp", "chemotherapy_advanced", "sacituzumab", "trastuzumab_deruxtecan", "datopotamab"}
)

_BREAST_OPERATIONS: frozenset[PastKind] = frozenset({"lumpectomy", "mastectomy"})
_AFTER_CHEMOTHERAPY: frozenset[PastKind] = frozenset({"radiation", "tamoxifen", "aromatase_inhibitor"})
"""What comes after chemotherapy for early cancer, where there is any."""

NODE_RANGES = {"none": (0, 0), "one_to_three": (1, 3), "four_or_more": (4, None)}
ONCOTYPE_RANGES = {"up_to_10": (0, 10), "11_to_25": (11, 25), "26_or_more": (26, 100)}
SIZE_RANGES_MM = {"up_to_2": (1, 20), "two_to_5": (21, 49), "over_5": (50, 300)}
FIRST_TRIMESTER_WEEKS, SECOND_TRIMESTER_WEEKS = 13, 27
"""Chemotherapy can be given from 14 weeks on (evidence cautions.chemotherapy.02 and .03)."""
WEAK_KIDNEYS_UNDER = 60
"""mL/min. The highest kidney number at which a label here changes anything (evidence cautions.talazoparib.01)."""


class Fact(NamedTuple):
    """What is known to hold, whether that is all there is to know, and within what bounds a number lies."""

    known: frozenset[str] = frozenset()
    complete: bool = False
    low: float | None = None
    high: float | None = None
    open: frozenset[str] | None = None
    """What may hold too, where only that is not known; None: anything may, unless it is complete."""

    def may_be(self, keys: Iterable[str]) -> bool:
        """Return whether one of `keys` may still turn out to hold."""
        return not self.complete and (self.open is None or not self.open.isdisjoint(keys))


NOTHING = Fact()


class Facts:
    """Every fact about one person: her answers, and what follows from them. Worked out on demand, never stored."""

    def __init__(self, profile: Profile, *, age: int | None = None, typed: Typed | None = None) -> None:
        """`age` in years follows from a birth date; `typed` is what was understood of the names of medicines."""
        self.profile = profile
        self.typed = typed or Typed()
        self.age_by_birth_date = age
        self._found: dict[str, Fact] = {}

    def __getitem__(self, name: str) -> Fact:
        """Return one fact. Raises AttributeError for a name that no question and no rule stands behind."""
        if name not in self._found:
            rule = _DERIVED.get(name)
            self._found[name] = rule(self) if rule else self.answered(name)
        return self._found[name]

    def says(self, name: str, *keys: str) -> bool:
        """Return whether it is known that one of `keys` holds."""
        return bool(self[name].known.intersection(keys))

    def answered(self, question: str) -> Fact:
        """Return what was answered to one question, with nothing worked out."""
        given = given_answers(self.profile, question)
        known = frozenset(given) - UNKNOWN_ANSWERS
        complete = bool(given) and not UNKNOWN_ANSWERS.intersection(given)
        number = next((int(key) for key in known if key.isdecimal()), None)
        return Fact(known, complete, number, number)

    @cached_property
    def past(self) -> tuple[PastTreatment, ...]:
        """The treatments that the person has had, without “none” and “I don’t know”."""
        return tuple(past for past in self.profile.past_treatments if past.kind not in EXCLUSIVE_ANSWERS)

    @cached_property
    def past_is_complete(self) -> bool:
        """Whether the list of treatments is answered and nothing in it is unknown."""
        had = self.profile.past_treatments
        return bool(had) and all(past.kind != "unknown" for past in had)

    def setting_of(self, past: PastTreatment) -> str:
        """Return whether a treatment was for early cancer or since it has spread; empty where that is not known."""
        if past.setting in ("early", "advanced"):
            return str(past.setting)
        if past.kind in ONLY_ADVANCED:
            return "advanced"
        if past.kind in _ONLY_EARLY or self.says("stage", "dcis", "early") or self._is_operable_stage_3:
            return "early"
        if past.kind not in HORMONE_KINDS | {"parp", "ovarian_suppression"}:
            return ""
        if self.says("course", "first") and self.says("stage", "metastatic"):
            return "advanced"
        return self._setting_by_lines(past)

    def _setting_by_lines(self, past: PastTreatment) -> str:
        lines, ended = self.answered("lines_hormone_advanced"), self.answered("adjuvant_cdk46_ended").known
        if lines.high == 0:
            return "early"
        if past.kind == "cdk46" and (self.answered("cdk46_months").low or "never" in ended):
            return "advanced"
        if past.kind == "cdk46" and ended:
            return "early"
        if lines.low and past.outcome in ("stopped_working", "side_effects", "still_taking"):
            return "advanced"
        return ""

    @cached_property
    def _is_operable_stage_3(self) -> bool:
        return self.says("stage", "locally_advanced") and not self.says("operable", "not_now")

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Pairs of answers that are seldom true together, other than those of `is_contradictory`."""
        age = self["age"].high
        return disagreements(self.profile, None if age is None else int(age))

    @cached_property
    def is_contradictory(self) -> bool:
        """Whether “metastatic” stands beside answers that seldom go with it, and nobody has confirmed it yet.

        Spread at first diagnosis without cancer in the nodes does happen, so it is asked about and never corrected.
        """
        profile = self.profile
        if profile.course == "back_elsewhere":
            return profile.stage in ("dcis", "early", "locally_advanced")
        operated = any(past.kind in ("lumpectomy", "mastectomy") for past in self.past)
        treated = any(past.kind in _DRUGS_AFTER_SPREAD for past in self.past)
        return (
            profile.stage == "metastatic"
            and profile.course == "first"
            and self["nodes"].known == {"none"}
            and operated
            and not treated
            and profile.spread_confirmed != "yes"
        )


def facts_of_worksheet(worksheet: Worksheet, medicines: Mapping[str, Medicine]) -> Facts:
    """Return the facts of one worksheet."""
    return facts_of(worksheet.profile, worksheet.visit, medicines, worksheet.created_at.date())


def facts_of(profile: Profile, visit: Visit, medicines: Mapping[str, Medicine], begun: date | None = None) -> Facts:
    """Return the facts; the age is that on the day of the visit, else on the day when the worksheet was begun."""
    born, day = visit.birth_date, visit.appointment_date or begun
    age = age_on(born, day) if born and day and born <= day else None
    return Facts(profile, age=age, typed=read_names(profile.medicine_names, medicines))


def age_on(born: date, day: date) -> int:
    """Return the age in full years on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _yes(*known: str) -> Fact:
    return Fact(frozenset(known), complete=True)


def _stage(facts: Facts) -> Fact:
    """A cancer that came back in another part of the body has spread; a stage that says otherwise settles nothing."""
    if facts.is_contradictory or any(is_about_the_stage(one) for one in facts.disagreements):
        return NOTHING
    if facts.profile.course == "back_elsewhere":
        return _yes("metastatic")
    return facts.answered("stage")


def _advanced(facts: Facts) -> Fact:
    """Labels that say “advanced or metastatic” count cancer that cannot be operated on (matching_rules.gate.06)."""
    stage = facts["stage"]
    if "metastatic" in stage.known:
        return _yes("yes")
    if "locally_advanced" in stage.known:
        operable = facts["operable"]
        if "not_now" in operable.known:
            return _yes("yes")
        operated = any(past.kind in ("lumpectomy", "mastectomy") for past in facts.past)
        return _yes("no") if operated or "yes" in operable.known else NOTHING
    return _yes("no") if stage.complete and not facts.says("operable", "not_now") else NOTHING


def _hormone_receptor(facts: Facts) -> Fact:
    receptors = facts["er"], facts["pr"]
    if any(receptor.known & {"positive", "low"} for receptor in receptors):
        return _yes("positive")
    return _yes("negative") if all(receptor.complete for receptor in receptors) else NOTHING


def _band(question: str, number: str, ranges: Mapping[str, tuple[int, int | None]]) -> Callable[[Facts], Fact]:
    def found(facts: Facts) -> Fact:
        exact = facts.answered(number)
        if exact.low is None:
            return facts.answered(question)
        return _yes(*(band for band, (low, high) in ranges.items() if _lies_in(exact.low, low, high)))

    return found


def _lies_in(number: float, low: int, high: int | None) -> bool:
    return low <= number and (high is None or number <= high)


def _number(question: str, number: str, ranges: Mapping[str, tuple[int, int | None]]) -> Callable[[Facts], Fact]:
    def found(facts: Facts) -> Fact:
        exact = facts.answered(number)
        band = next(iter(facts.answered(question).known), "")
        if exact.low is not None or band not in ranges:
            return exact
        low, high = ranges[band]
        return Fact(frozenset({band}), low == high, low, high)

    return found


def _age(facts: Facts) -> Fact:
    if facts.age_by_birth_date is None:
        return facts.answered("age")
    return Fact(frozenset({str(facts.age_by_birth_date)}), True, facts.age_by_birth_date, facts.age_by_birth_date)


def _stage_group(facts: Facts) -> Fact:
    """Anatomic stage (AJCC) from size and nodes, in Roman numerals' place: “1” to “4”."""
    by_stage = {"metastatic": "4", "dcis": "0", "locally_advanced": "3"}
    by_stage_answer = next((group for stage, group in by_stage.items() if stage in facts["stage"].known), "")
    found = by_stage_answer or _group_by_size_and_nodes(facts)
    return _yes(found) if found else NOTHING


def _group_by_size_and_nodes(facts: Facts) -> str:
    """A tiny amount in the node with a lump of up to 2 cm is stage IB; more than that is stage IIA."""
    size, nodes, tiny = facts["tumor_size"].known, facts["nodes"].known, facts["node_micromet"]
    if "four_or_more" in nodes or ("over_5" in size and "one_to_three" in nodes):
        return "3"
    if size & {"two_to_5", "over_5"} and nodes:
        return "2"
    if "up_to_2" not in size or not nodes:
        return ""
    if "none" in nodes or "yes" in tiny.known:
        return "1"
    return "2" if tiny.complete else ""


def _ovaries_off(facts: Facts) -> Fact:
    """Ovaries that are removed or shut down count as after menopause, at any age."""
    if facts.says("sex", "male"):
        return _yes("no")
    if facts.says("menopause", "yes") or facts.says("ovaries", "shut_down", "removed"):
        return _yes("yes")
    had = next((past for past in facts.past if past.kind == "ovarian_suppression"), None)
    if had and had.outcome == "still_taking":
        return _yes("yes")
    if facts.says("ovaries", "working", "to_be_shut_down"):
        return _yes("no")
    if facts.says("menopause", "not_yet") and had is None and facts.profile.ovaries is None:
        return _yes("no")
    return NOTHING


def _ovaries(facts: Facts) -> Fact:
    if facts.says("sex", "male"):
        return Fact(frozenset(), complete=True)
    if any(past.kind == "ovarian_suppression" and past.outcome == "still_taking" for past in facts.past):
        return facts.answered("ovaries") if facts.answered("ovaries").complete else _yes("shut_down")
    had = any(past.kind == "ovarian_suppression" for past in facts.past)
    if facts.profile.ovaries is None and facts.profile.menopause == "not_yet" and not had:
        return _yes("working")
    return facts.answered("ovaries")


def _menopause(facts: Facts) -> Fact:
    """“In between” may be either: where it decides, a blood test comes first."""
    if facts.says("sex", "male"):
        return Fact(frozenset(), complete=True)
    if facts.profile.menopause == "in_between":
        return Fact(frozenset({"in_between"}), complete=False, open=frozenset({"not_yet", "yes"}))
    return facts.answered("menopause")


def _kinds(chosen: Iterable[PastTreatment], complete: bool, unsettled: Iterable[str] = ()) -> Fact:
    known, open_kinds = frozenset(past.kind for past in chosen), frozenset(unsettled)
    return Fact(known, complete and not open_kinds, open=open_kinds if complete else None)


def _had(facts: Facts) -> Fact:
    return _kinds(facts.past, facts.past_is_complete)


def _had_in(setting: str) -> Callable[[Facts], Fact]:
    def found(facts: Facts) -> Fact:
        settings = {past: facts.setting_of(past) for past in facts.past}
        chosen = [past for past, where in settings.items() if where == setting]
        return _kinds(chosen, facts.past_is_complete, (past.kind for past, where in settings.items() if not where))

    return found


def _with_outcome(outcome: str, setting: str = "") -> Callable[[Facts], Fact]:
    """Return the rule for the treatments that went so; with a setting, those of that setting."""

    def found(facts: Facts) -> Fact:
        chosen, unsettled = [], set()
        for past in facts.past:
            where = facts.setting_of(past) if setting else setting
            if past.outcome == outcome and where == setting:
                chosen.append(past)
            elif where in ("", setting) and past.outcome in (outcome, None, "unknown"):
                unsettled.add(past.kind)
        return _kinds(chosen, facts.past_is_complete, unsettled)

    return found


def _chemotherapy_status(facts: Facts) -> Fact:
    """Where it is not said: settled once she had what comes after it (radiation or tablets), and open before that."""
    had = next((past for past in facts.past if past.kind == "chemotherapy_early"), None)
    if had is not None:
        return _yes("going_on" if had.outcome == "still_taking" else "done")
    answered = facts.answered("chemotherapy_plan")
    if answered.known or not facts.past_is_complete:
        return answered
    return _chemotherapy_by_the_rest(frozenset(past.kind for past in facts.past)) or answered


def _chemotherapy_by_the_rest(had: frozenset[PastKind]) -> Fact | None:
    """Say how chemotherapy for early cancer stands, where nobody asked: what follows it begins only without it."""
    if had.intersection(_AFTER_CHEMOTHERAPY):
        return _yes("none")
    return _yes("undecided") if had.intersection(_BREAST_OPERATIONS) else None


def _chemo_before_surgery(facts: Facts) -> Fact:
    if facts.past_is_complete and all(past.kind != "chemotherapy_early" for past in facts.past):
        answered = facts.answered("chemo_before_surgery")
        return answered if answered.known else _yes("no")
    return facts.answered("chemo_before_surgery")


def _lines_hormone(facts: Facts) -> Fact:
    answered = facts.answered("lines_hormone_advanced")
    if answered.low is not None:
        return answered
    if facts["stage"].complete and "metastatic" not in facts["stage"].known and not facts.says("advanced", "yes"):
        return Fact(frozenset({"0"}), True, 0, 0)
    hormone = [past for past in facts.past if past.kind in HORMONE_KINDS]
    since = [past for past in hormone if facts.setting_of(past) == "advanced"]
    if not hormone and facts.answered("hormone_ended").known and facts.profile.lines_hormone_advanced is None:
        return Fact(frozenset({"0"}), True, 0, 0)  # she told of the time before it came back, and of none since
    if not since and facts.past_is_complete and all(facts.setting_of(past) for past in hormone):
        return Fact(frozenset({"0"}), True, 0, 0)
    return Fact(frozenset(), False, 1, None) if since else NOTHING


def _lines_chemo(facts: Facts) -> Fact:
    answered = facts.answered("lines_chemo_advanced")
    if answered.low is not None:
        return answered
    if any(past.kind == "chemotherapy_advanced" for past in facts.past):
        return Fact(frozenset(), False, 1, None)
    if not facts.past and facts.answered("hormone_ended").known and facts.profile.lines_chemo_advanced is None:
        return Fact(frozenset({"0"}), True, 0, 0)  # she told of the time before it came back, and of none since
    return Fact(frozenset({"0"}), True, 0, 0) if facts.past_is_complete else NOTHING


def _still_working(facts: Facts) -> Fact:
    """Growth on the last treatment, or nothing taken, says that no treatment works now."""
    answered = facts.answered("still_working")
    if answered.complete:
        return answered
    taking = [past for past in facts.past if past.outcome == "still_taking" and past.kind in _DRUGS_AFTER_SPREAD]
    return _yes("no") if facts.past_is_complete and not taking else NOTHING


def _lines_advanced(facts: Facts) -> Fact:
    """All treatments since it has spread, hormone-based ones and chemotherapies together."""
    hormone, chemotherapy = facts["lines_hormone_advanced"], facts["lines_chemo_advanced"]
    if hormone.low is None or chemotherapy.low is None:
        return NOTHING
    high = None if hormone.high is None or chemotherapy.high is None else hormone.high + chemotherapy.high
    return Fact(frozenset(), hormone.complete and chemotherapy.complete, hormone.low + chemotherapy.low, high)


def _said_only_when_so(question: str) -> Callable[[Facts], Fact]:
    """Return the rule for what a team says only when it is so: not answered counts as no, “I don’t know” does not."""

    def found(facts: Facts) -> Fact:
        return _yes("no") if getattr(facts.profile, question) is None else facts.answered(question)

    return found


def _her2(facts: Facts) -> Fact:
    """A 2+ whose second test is open is not known to be negative or positive."""
    return NOTHING if facts.profile.her2 == "two_plus_open" else facts.answered("her2")


def _her2_negative(facts: Facts) -> Fact:
    """Some medicines are only given to HER2-negative cancer: who had one knows that much, whatever the kind."""
    her2 = facts["her2"]
    if her2.complete:
        return _yes("no" if "positive" in her2.known else "yes")
    given = any(past.kind in ("cdk46", "datopotamab") for past in facts.past)
    return _yes("yes") if given and facts.profile.her2 != "two_plus_open" else NOTHING


def _operated(facts: Facts) -> Fact:
    """Say whether this cancer was operated on in the breast. What came back nearby is before its own operation."""
    if facts.says("course", "back_nearby"):
        return _yes("no")
    if facts.says("had", *_BREAST_OPERATIONS):
        return _yes("yes")
    return _yes("no") if facts["had"].complete else Fact()


def _chemo_ended(facts: Facts) -> Fact:
    """Tablets come after chemotherapy: who had both, and says nothing else, had it longer ago."""
    answered = facts.answered("chemo_ended")
    if facts.profile.chemo_ended is not None or not facts.past_is_complete:
        return answered
    if all(past.kind != "chemotherapy_early" for past in facts.past):
        return _yes("never")
    tablets = any(past.kind in ("tamoxifen", "aromatase_inhibitor") for past in facts.past)
    return _yes("6_months_or_more") if tablets else answered


def _anthracycline(facts: Facts) -> Fact:
    answered = facts.answered("anthracycline")
    if answered.known:
        return answered
    if facts.answered("anthracycline_dose").low:
        return _yes("yes")
    return _no_chemotherapy(facts, answered)


def _taxane(facts: Facts) -> Fact:
    answered = facts.answered("taxane")
    return answered if answered.known else _no_chemotherapy(facts, answered)


def _no_chemotherapy(facts: Facts, answered: Fact) -> Fact:
    had = facts["had"]
    return _yes("no") if had.complete and not had.known & {"chemotherapy_early", "chemotherapy_advanced"} else answered


def _hormone_ended(facts: Facts) -> Fact:
    answered = facts.answered("hormone_ended")
    if answered.known:
        return answered
    hormone = [past for past in facts.past if past.kind in HORMONE_KINDS]
    if facts.past_is_complete and all(facts.setting_of(past) == "advanced" for past in hormone):
        return _yes("never")
    return answered


def _hormone_months(facts: Facts) -> Fact:
    """Who has had no hormone tablet has had no month of them."""
    answered = facts.answered("hormone_months")
    if answered.known or not facts.past_is_complete or facts["had"].known & {"tamoxifen", "aromatase_inhibitor"}:
        return answered
    return Fact(frozenset({"0"}), True, 0, 0)


def _adjuvant_cdk46_ended(facts: Facts) -> Fact:
    answered = facts.answered("adjuvant_cdk46_ended")
    if answered.known:
        return answered
    had = [past for past in facts.past if past.kind == "cdk46"]
    if facts.past_is_complete and all(facts.setting_of(past) == "advanced" for past in had):
        return _yes("never")
    return answered


def _dpyd(facts: Facts) -> Fact:
    return _yes("deficient") if "dpd" in facts.profile.conditions else facts.answered("dpyd")


def _trimester(facts: Facts) -> Fact:
    weeks = facts.answered("weeks_pregnant").low
    if weeks is None:
        return NOTHING
    if weeks <= FIRST_TRIMESTER_WEEKS:
        return _yes("first")
    return _yes("second" if weeks <= SECOND_TRIMESTER_WEEKS else "third")


def _conditions(facts: Facts) -> Fact:
    """A number or a detail says that the condition is there, even where its chip is not ticked."""
    answered = facts.answered("conditions")
    profile = facts.profile
    more = set()
    if isinstance(profile.weeks_pregnant, int):
        more.add("pregnant")
    if profile.long_qt in ("own", "family"):
        more.add("heart_rhythm")
    if profile.lung_steroids == "yes":
        more.add("lung")
    if isinstance(profile.kidney_number, int) and profile.kidney_number < WEAK_KIDNEYS_UNDER:
        more.add("kidney")
    if facts.answered("liver_degree").known:
        more.add("liver")
    if facts.answered("diabetes_kind").known:
        more.add("diabetes")
    return Fact((answered.known | more) - ({"none"} if more else set()), answered.complete)


def _bone_spread(facts: Facts) -> Fact:
    answered = facts.answered("bone_spread")
    if answered.known:
        return answered
    return _yes("yes") if facts.says("bone_pain", "yes") and facts.says("stage", "metastatic") else answered


def _medicine(facts: Facts) -> Fact:
    complete = "none" in facts.profile.other_medicines and not facts.profile.medicine_names.strip()
    return Fact(frozenset(facts.typed.known), complete)


def _unnamed_medicine(facts: Facts) -> Fact:
    """Kinds of medicine that are ticked without a name: of one kind some matter and others do not."""
    ticked = facts.answered("other_medicines").known - {"none"}
    return Fact(ticked - facts.typed.kinds, complete=True)


_DERIVED: Mapping[str, Callable[[Facts], Fact]] = {
    "stage": _stage,
    "advanced": _advanced,
    "hormone_receptor": _hormone_receptor,
    "nodes": _band("nodes", "node_count", NODE_RANGES),
    "node_count": _number("nodes", "node_count", NODE_RANGES),
    "oncotype": _band("oncotype", "oncotype_score", ONCOTYPE_RANGES),
    "oncotype_score": _number("oncotype", "oncotype_score", ONCOTYPE_RANGES),
    "tumor_size": _band("tumor_size", "tumor_mm", SIZE_RANGES_MM),
    "tumor_mm": _number("tumor_size", "tumor_mm", SIZE_RANGES_MM),
    "age": _age,
    "stage_group": _stage_group,
    "menopause": _menopause,
    "ovaries": _ovaries,
    "ovaries_off": _ovaries_off,
    "had": _had,
    "had_early": _had_in("early"),
    "had_advanced": _had_in("advanced"),
    "grew_on": _with_outcome("stopped_working"),
    "grew_on_early": _with_outcome("stopped_working", "early"),
    "grew_on_advanced": _with_outcome("stopped_working", "advanced"),
    "taking": _with_outcome("still_taking"),
    "stopped_for_side_effects": _with_outcome("side_effects"),
    "chemotherapy_status": _chemotherapy_status,
    "chemo_before_surgery": _chemo_before_surgery,
    "lines_hormone_advanced": _lines_hormone,
    "lines_chemo_advanced": _lines_chemo,
    "lines_advanced": _lines_advanced,
    "her2": _her2,
    "her2_negative": _her2_negative,
    "operated": _operated,
    "chemo_ended": _chemo_ended,
    **{question: _said_only_when_so(question) for question in ("organs_in_danger", "hormone_used_up", "bone_at_risk")},
    "still_working": _still_working,
    "anthracycline": _anthracycline,
    "taxane": _taxane,
    "hormone_ended": _hormone_ended,
    "hormone_months": _hormone_months,
    "adjuvant_cdk46_ended": _adjuvant_cdk46_ended,
    "dpyd": _dpyd,
    "trimester": _trimester,
    "conditions": _conditions,
    "bone_spread": _bone_spread,
    "medicine": _medicine,
    "unnamed_medicine": _unnamed_medicine,
}
