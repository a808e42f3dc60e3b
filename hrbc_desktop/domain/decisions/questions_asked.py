"""What a person is asked about herself: the few questions on which the decisions of her situation turn."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from hrbc_desktop.domain.decisions.decisions import DecisionStanding, standings
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.safety import conditions_of
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS, Choice, answers
from hrbc_desktop.translation import _

MOST_CARDS = 12


class QuestionCard(FrozenModel):
    """Questions that stand together, as one: those that are always asked, and those that an answer opens."""

    id: str
    title: str
    fields: tuple[str, ...]
    follow_ups: tuple[str, ...] = ()
    in_report: bool = False
    """Whether the answers stand in the report of the lab or the hospital."""

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Every question of the card, as they are asked."""
        return self.fields + self.follow_ups

    def is_answered(self, facts: Facts) -> bool:
        """Whether nothing in it is left open; follow-ups may stay open."""
        return all(answers(facts.profile, field) for field in self.fields if field != NAMES)


NAMES = "medicine_names"
"""The typed names of medicines, which belong to the question about them."""

_CARDS = (
    QuestionCard(id="stage", title=_("Where is the cancer?"), fields=("stage",),
                 follow_ups=("spread_confirmed", "operable", "few_spots", "both_breasts")),
    QuestionCard(id="course", title=_("Is this the first time, or has it come back?"), fields=("course",)),
    QuestionCard(id="done", title=_("What has been done so far?"), fields=("past_treatments",),
                 follow_ups=("chemotherapy_plan", "chemo_before_surgery", "cps_eg", "margins_clear", "anthracycline",
                             "anthracycline_dose", "taxane")),
    QuestionCard(id="person", title=_("About you"), fields=("sex", "age", "menopause", "children"),
                 follow_ups=("ovaries", "gnrh_shot", "birth_control")),
    QuestionCard(id="breast", title=_("The operation"), fields=("breast_can_be_kept", "breast_operation_planned")),
    QuestionCard(id="nodes", title=_("Lymph nodes"), fields=("nodes",),
                 follow_ups=("node_count", "node_micromet", "armpit_ultrasound", "armpit_operation"), in_report=True),
    QuestionCard(id="tumor", title=_("The lump"), fields=("tumor_size", "grade"), follow_ups=("tumor_mm", "ki67"),
                 in_report=True),
    QuestionCard(id="receptors", title=_("Receptors"), fields=("er", "her2"), follow_ups=("pr",),
                 in_report=True),
    QuestionCard(id="gene_score", title=_("Gene score of the tumor"), fields=("oncotype",),
                 follow_ups=("oncotype_score", "mammaprint"), in_report=True),
    QuestionCard(id="genes", title=_("Which gene tests are back?"), fields=("esr1", "pik3ca", "akt1", "pten", "brca"),
                 follow_ups=("pik3ca_sample", "brca_kind"), in_report=True),
    QuestionCard(id="hormone", title=_("Hormone treatment so far"), fields=("hormone_months", "hormone_ended"),
                 follow_ups=("adjuvant_cdk46_ended",)),
    QuestionCard(id="lines", title=_("Treatment since it has spread"),
                 fields=("lines_hormone_advanced", "lines_chemo_advanced", "organs_in_danger"),
                 follow_ups=("cdk46_which", "cdk46_months", "still_working", "hormone_used_up", "chemo_ended")),
    QuestionCard(id="bones", title=_("Your bones"), fields=("bone_spread",),
                 follow_ups=("bone_pain", "bone_at_risk", "bone_medicine")),
    QuestionCard(id="health", title=_("Your health"), fields=("conditions", "activity"),
                 follow_ups=("weeks_pregnant", "diabetes_kind", "liver_degree", "kidney_number", "lvef", "long_qt",
                             "lung_steroids", "neutrophils", "frailty", "ugt1a1", "dpyd")),
    QuestionCard(id="medicines", title=_("Other medicines that you take"), fields=("other_medicines", NAMES)),
    QuestionCard(id="team", title=_("Help beside treatment"), fields=("palliative_team_met",)),
)  # fmt: skip
"""In the order in which they are asked. Which of them, and which of their questions, `questions_for` says."""

_ALWAYS = frozenset(
    {"stage", "course", "past_treatments", "sex", "age", "er", "pr", "her2", "conditions", "other_medicines", NAMES}
)
"""Needed for the gate, the cautions, and to tell which decisions come up."""

_OPENED_BY: Mapping[str, tuple[str, frozenset[str]]] = {
    field: (fact, frozenset(keys.split()))
    for field, fact, keys in (
        ("operable", "stage", "locally_advanced"),
        ("few_spots", "stage", "metastatic"),
        ("chemotherapy_plan", "had", "lumpectomy mastectomy"),
        ("margins_clear", "had", "lumpectomy mastectomy"),
        ("armpit_operation", "had", "lumpectomy mastectomy"),
        ("chemo_before_surgery", "had", "chemotherapy_early"),
        ("cps_eg", "chemo_before_surgery", "cancer_left"),
        ("anthracycline", "had", "chemotherapy_early chemotherapy_advanced"),
        ("anthracycline_dose", "anthracycline", "yes"),
        ("taxane", "had", "chemotherapy_early chemotherapy_advanced"),
        ("ovaries", "menopause", "not_yet in_between"),
        ("birth_control", "menopause", "not_yet in_between"),
        ("gnrh_shot", "sex", "male"),
        ("node_count", "nodes", "one_to_three four_or_more"),
        ("node_micromet", "nodes", "one_to_three"),
        ("tumor_mm", "tumor_size", "up_to_2 two_to_5 over_5"),
        ("ki67", "nodes", "one_to_three"),
        ("pr", "er", "low negative"),
        ("oncotype_score", "oncotype", "up_to_10 11_to_25 26_or_more"),
        ("mammaprint", "oncotype", "not_tested unknown"),
        ("pik3ca_sample", "pik3ca", "not_found"),
        ("brca_kind", "brca", "found"),
        ("hormone_months", "had", "tamoxifen aromatase_inhibitor"),
        ("hormone_ended", "course", "back_nearby back_elsewhere"),
        ("adjuvant_cdk46_ended", "had", "cdk46"),
        ("cdk46_which", "had", "cdk46"),
        ("cdk46_months", "had", "cdk46"),
        ("chemo_ended", "had", "chemotherapy_early"),
        ("bone_pain", "bone_spread", "yes"),
        ("bone_at_risk", "bone_pain", "yes"),
        ("bone_medicine", "bone_spread", "yes"),
        ("weeks_pregnant", "conditions", "pregnant"),
        ("diabetes_kind", "conditions", "diabetes"),
        ("liver_degree", "conditions", "liver"),
        ("kidney_number", "conditions", "kidney"),
        ("lvef", "conditions", "heart_failure"),
        ("long_qt", "conditions", "heart_rhythm"),
        ("lung_steroids", "conditions", "lung"),
        ("neutrophils", "conditions", "low_counts"),
        ("frailty", "activity", "half_the_day mostly_resting"),
        ("dpyd", "conditions", "dpd"),
    )
}
"""The fact, and its answers, without one of which a question makes no sense."""

_CLOSED_BY_AN_OPERATION = frozenset({"breast_can_be_kept", "breast_operation_planned", "armpit_ultrasound"})
_DETAILS = frozenset(
    {
        "operable", "few_spots", "node_micromet", "oncotype_score", "brca_kind", "pik3ca_sample", "weeks_pregnant",
        "diabetes_kind", "liver_degree", "kidney_number", "lvef", "long_qt", "lung_steroids", "neutrophils",
        "gnrh_shot", "dpyd",
    }
)  # fmt: skip
"""Asked wherever they make sense: cautions and the gate need them, whatever is decided."""
_WOMEN_BEFORE_MENOPAUSE = frozenset({"ovaries", "birth_control", "weeks_pregnant"})
_WOMEN = frozenset({"menopause", *_WOMEN_BEFORE_MENOPAUSE})


def questions_for(facts: Facts, catalogue: Catalogue) -> tuple[QuestionCard, ...]:
    """Return what is asked now: where the cancer is and what was done, then only what her decisions turn on.

    What she has answered stays to be seen, unless it makes no sense any more.
    """
    needed = _ALWAYS | _needed(facts, standings(catalogue, facts), catalogue)
    cards = [card for card in (_narrowed(card, facts, needed) for card in _CARDS) if card.fields]
    required = _ALWAYS | _that_disagree(facts)
    others = [card for card in cards if not required.intersection(card.all_fields)]
    left_out = others[MOST_CARDS - (len(cards) - len(others)) :]
    return tuple(card for card in cards if card not in left_out)


_FREQUENT: Mapping[str, frozenset[str]] = {
    "conditions": frozenset(
        {
            "diabetes", "heart_rhythm", "heart_failure", "blood_clots", "high_blood_pressure", "lung", "liver",
            "kidney", "thin_bones", "pregnant", "none", "unknown",
        }
    ),
    "past_treatments": frozenset(
        {
            "lumpectomy", "mastectomy", "radiation", "chemotherapy_early", "tamoxifen", "aromatase_inhibitor", "none",
            "unknown",
        }
    ),
}  # fmt: skip
"""Answers that many people give: the others of these questions stand behind “More…”."""


def frequent(field: str) -> frozenset[str]:
    """Return the answers that many people give, where a question has many more; empty for all other questions."""
    return _FREQUENT.get(field, frozenset())


def seldom_given(field: str, facts: Facts, catalogue: Catalogue) -> frozenset[str]:
    """Return the answers that may stand behind “More…”.

    Never there: a condition with which something that is to be decided now is to be avoided, and a treatment where
    the cancer has spread, because all of them matter then.
    """
    if field not in _FREQUENT or (field == "past_treatments" and not facts.says("advanced", "no")):
        return frozenset()
    offered = {choice.key for choice in choices_for(field, facts)}
    return frozenset(
        offered - _FREQUENT[field] - (_to_avoid(facts, catalogue) if field == "conditions" else frozenset())
    )


def _to_avoid(facts: Facts, catalogue: Catalogue) -> frozenset[str]:
    """Return the conditions with which an option of a decision that comes up now is to be avoided."""
    now = (catalogue.decisions[one.decision] for one in standings(catalogue, facts) if one.standing == "now")
    options = [catalogue.options[one.id] for decision in now for one in decision.options if one.id in catalogue.options]
    return frozenset(
        key
        for option in options
        for caution in catalogue.cautions_about(option)
        if caution.level == "avoid"
        for condition in conditions_of(caution)
        if condition.fact == "conditions"
        for key in condition.any
    )


def asked_fields(cards: Iterable[QuestionCard]) -> frozenset[str]:
    """Return every question on these cards."""
    return frozenset(chain.from_iterable(card.all_fields for card in cards))


def choices_for(field: str, facts: Facts) -> tuple[Choice, ...]:
    """Return the answers that can be so for her: a man is not pregnant, early cancer was not treated as spread."""
    left_out = _left_out(field, facts).difference(answers(facts.profile, field))
    return tuple(choice for choice in QUESTIONS[field].choices if choice.key not in left_out)


def _needed(facts: Facts, standing: Iterable[DecisionStanding], catalogue: Catalogue) -> frozenset[str]:
    if not facts["stage"].known:
        return frozenset({"menopause"})
    other_path = "early" if facts.says("advanced", "yes") else "advanced" if facts.says("advanced", "no") else ""
    open_decisions = [
        one
        for one in standing
        if one.standing in ("now", "may") and catalogue.decisions[one.decision].path != other_path
    ]
    turned_on = chain.from_iterable(catalogue.decisions[one.decision].questions for one in open_decisions)
    missing = chain.from_iterable(one.needs for one in open_decisions)
    return frozenset(chain(turned_on, missing))


def _narrowed(card: QuestionCard, facts: Facts, needed: Collection[str]) -> QuestionCard:
    fields = tuple(field for field in card.fields if _is_asked(field, facts, needed))
    more = tuple(field for field in card.follow_ups if _is_asked(field, facts, {*needed, *_DETAILS}))
    if not fields and _that_disagree(facts).intersection(more):
        fields, more = more, ()
    return card.evolve(fields=fields, follow_ups=more)


def _that_disagree(facts: Facts) -> frozenset[str]:
    """Return the questions whose answers do not go together: they stay to be changed, whatever else is asked."""
    return frozenset(chain.from_iterable(one.fields for one in facts.disagreements))


def _is_asked(field: str, facts: Facts, needed: Collection[str]) -> bool:
    if not _makes_sense(field, facts):
        return False
    return field in needed or (field in QUESTIONS and bool(answers(facts.profile, field)))


def _makes_sense(field: str, facts: Facts) -> bool:
    if field in _that_disagree(facts):
        return True
    if field == "age":
        return not facts["age"].complete or bool(answers(facts.profile, field))
    if field == "spread_confirmed":
        return facts.is_contradictory or bool(answers(facts.profile, field))
    return not _is_closed(field, facts) and _is_open(field, facts)


def _is_closed(field: str, facts: Facts) -> bool:
    return (
        (field in _WOMEN and facts.says("sex", "male"))
        or (field in _WOMEN_BEFORE_MENOPAUSE and facts.says("menopause", "yes"))
        or (field in _CLOSED_BY_AN_OPERATION and facts.says("had", "lumpectomy", "mastectomy"))
    )


def _is_open(field: str, facts: Facts) -> bool:
    if field not in _OPENED_BY:
        return True
    fact, keys = _OPENED_BY[field]
    return facts.says(fact, *keys) or (fact in QUESTIONS and bool(keys.intersection(answers(facts.profile, fact))))


def _left_out(field: str, facts: Facts) -> frozenset[str]:
    is_male, is_after = facts.says("sex", "male"), facts.says("menopause", "yes")
    if field == "conditions" and (is_male or is_after):
        return frozenset({"pregnant", "nursing"})
    if field == "past_treatments":
        gone = frozenset({"ovarian_suppression"} if is_male else ())
        return gone if not facts.says("advanced", "no") else gone | _ONLY_WHEN_SPREAD
    return frozenset()


_ONLY_WHEN_SPREAD = frozenset(
    {
        "fulvestrant", "oral_serd", "everolimus", "pi3k_akt", "chemotherapy_advanced", "sacituzumab",
        "trastuzumab_deruxtecan", "datopotamab",
    }
)  # fmt: skip
