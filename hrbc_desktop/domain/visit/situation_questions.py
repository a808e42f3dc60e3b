"""Questions for the visit that a situation raises by itself, where nobody gave an answer that is unknown."""

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.matching import condition_holds
from hrbc_desktop.domain.model.eligibility import FactCondition
from hrbc_desktop.domain.model.worksheet import VisitQuestion
from hrbc_desktop.translation import _

_HORMONE_TABLETS = ("tamoxifen", "aromatase_inhibitor")
_EARLY = FactCondition(fact="stage", any=("early", "locally_advanced"))
_FIVE_YEARS_SOON = 54
_SHORT_BENEFIT = 6
_YOUNG, _SCORE_FROM, _SCORE_TO = 50, 16, 25

_QUESTIONS: tuple[tuple[str, tuple[FactCondition, ...], str], ...] = (
    (
        "in_between",
        (FactCondition(fact="menopause", any=("in_between",)),),
        _("Am I before or after menopause? Can a blood test tell?"),
    ),
    (
        "children",
        (
            _EARLY,
            FactCondition(fact="children", any=("yes", "maybe")),
            FactCondition(fact="chemotherapy_status", any=("undecided", "planned")),
        ),
        _("What can be done before treatment so that I can have a child later?"),
    ),
    (
        "pause",
        (
            _EARLY,
            FactCondition(fact="children", any=("yes",)),
            FactCondition(fact="taking", any=_HORMONE_TABLETS),
        ),
        _("Can I pause the tablets for a pregnancy, and when?"),
    ),
    (
        "score_before_menopause",
        (
            FactCondition(fact="nodes", any=("none",)),
            FactCondition.model_validate({"fact": "age", "to": _YOUNG}),
            FactCondition.model_validate({"fact": "oncotype_score", "from": _SCORE_FROM, "to": _SCORE_TO}),
            FactCondition(fact="chemotherapy_status", any=("undecided",)),
        ),
        _("How much would chemotherapy add for me, and how much of that could shutting down the ovaries do?"),
    ),
    (
        "stopped_a_tablet",
        (_EARLY, FactCondition(fact="stopped_for_side_effects", any=_HORMONE_TABLETS)),
        _("I stopped a tablet for side effects. What would be different with another one?"),
    ),
    (
        "longer",
        (_EARLY, FactCondition.model_validate({"fact": "hormone_months", "from": _FIVE_YEARS_SOON, "to": 119})),
        _("How much would 5 more years lower my chance of a return or of a new cancer?"),
    ),
    (
        "which_added_medicine",
        (
            _EARLY,
            FactCondition(fact="brca", any=("found",)),
            FactCondition(fact="nodes", any=("four_or_more",)),
            FactCondition(fact="had", any=("chemotherapy_early",)),
        ),
        _("Olaparib, abemaciclib or ribociclib: which first, and were they ever studied one after the other?"),
    ),
    (
        "soon_after_cdk46",
        (FactCondition(fact="adjuvant_cdk46_ended", any=("under_12_months",)),),
        _("It came back soon after a CDK4/6 medicine. Does that count as growing on it?"),
    ),
    (
        "short_benefit",
        (
            FactCondition(fact="grew_on_advanced", any=("cdk46",)),
            FactCondition.model_validate({"fact": "cdk46_months", "to": _SHORT_BENEFIT}),
        ),
        _("I had only a few months of benefit. Does that change what comes next?"),
    ),
)  # fmt: skip


def situation_questions(facts: Facts) -> tuple[VisitQuestion, ...]:
    """Return the questions that the answers raise together. What is not known raises none here."""
    return tuple(
        VisitQuestion(key=f"situation:{key}", text=text, origin="answers")
        for key, conditions, text in _QUESTIONS
        if all(condition_holds(condition, facts) == "yes" for condition in conditions)
    )
