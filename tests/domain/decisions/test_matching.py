"""Whether an option fits: three-valued, with reasons, and never shut by an answer that is not known."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.matching import (
    Holds,
    Match,
    Reason,
    condition_holds,
    either_holds,
    match,
    missing_questions,
)
from hrbc_desktop.domain.decisions.safety import matches, worksheet_is_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.eligibility import EligibilityRule, FactCondition
from hrbc_desktop.domain.model.profile import OUTCOME_LABELS, QUESTIONS, Profile, stage_note
from hrbc_desktop.wording.badges import badge_name

FIELDS = sorted(QUESTIONS)
BANDS = {"node_count": "nodes", "oncotype_score": "oncotype", "tumor_mm": "tumor_size"}
OPEN = {"fits", "needs"}
LATER = ("stage", "metastatic", "usually_later")


@st.composite
def answers_to(draw: st.DrawFn, field: str) -> Any:
    """An answer to one question in the form that the profile holds."""
    question = QUESTIONS[field]
    if question.number:
        return draw(st.integers(question.number.low, question.number.high) | st.just("unknown"))
    keys = [choice.key for choice in question.choices]
    if not question.many:
        return draw(st.sampled_from(keys))
    alone = [key for key in keys if key in ("none", "unknown")]
    several = st.lists(st.sampled_from(sorted(set(keys) - set(alone))), min_size=1, max_size=4, unique=True)
    chosen = draw(several | st.sampled_from([[key] for key in alone]))
    if field != "past_treatments":
        return tuple(chosen)
    went = st.none() | st.sampled_from(list(OUTCOME_LABELS))
    return tuple({"kind": kind, "outcome": draw(went) if kind not in alone else None} for kind in chosen)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Any answers, but never a number beside the band that it lies in: the two could contradict one another."""
    asked = set(draw(st.lists(st.sampled_from(FIELDS), unique=True)))
    asked -= {number for number, band in BANDS.items() if band in asked}
    return Profile.model_validate({field: draw(answers_to(field)) for field in sorted(asked)})


def not_knowing(profile: Profile, field: str) -> Profile:
    """The same person, who says that she does not know the answer to one question."""
    unknown: Any = ("unknown",) if QUESTIONS[field].many else "unknown"
    return profile.evolve(**{field: ({"kind": "unknown"},) if field == "past_treatments" else unknown})


@given(profile=profiles(), field=st.sampled_from(FIELDS))
def test_not_knowing_an_answer_never_excludes_an_option(catalogue: Catalogue, profile: Profile, field: str) -> None:
    known, less = matches(catalogue, Facts(profile)), matches(catalogue, Facts(not_knowing(profile, field)))
    for key, before in known.items():
        if before.badge in OPEN:
            assert less[key].badge in OPEN, key


@given(profile=profiles(), field=st.sampled_from(FIELDS), data=st.data())
def test_learning_an_answer_makes_no_option_fit_that_the_worksheet_is_not_made_for(
    catalogue: Catalogue, profile: Profile, field: str, data: st.DataObject
) -> None:
    before = Facts(profile)
    after = Facts(not_knowing(profile, field).evolve(**{field: data.draw(answers_to(field))}))
    if not worksheet_is_for(before).allows_fits and worksheet_is_for(after) == worksheet_is_for(before):
        assert all(found.badge != "fits" for found in matches(catalogue, after).values())


@given(profile=profiles())
def test_what_an_option_needs_is_named(catalogue: Catalogue, profile: Profile) -> None:
    facts = Facts(profile)
    for option in catalogue.options.values():
        found = match(option, facts)
        assert found.badge != "needs" or found.needs_words_or_fields, option.id


@pytest.mark.parametrize("how", ["unknown", "not_answered"])
def test_somebody_who_knows_nothing_is_shut_out_of_nothing_and_told_that_nothing_fits(
    catalogue: Catalogue, how: str
) -> None:
    profile = Profile()
    for field in FIELDS if how == "unknown" else ():
        profile = not_knowing(profile, field)
    found = matches(catalogue, Facts(profile))
    assert {one.badge for one in found.values()} == {"needs"}
    assert all(one.is_listed for one in found.values())


def clause(fact: str, answer: str, when_not: str = "usually_for_others", **more: Any) -> EligibilityRule:
    fields = {"reason": "It fits.", "otherwise": "It does not.", "source": "s", "kind": "label"}
    return EligibilityRule.model_validate(
        {"either": [{"fact": fact, "any": [answer]}], "when_not": when_not, **fields, **more}
    )


def test_a_reason_says_why_it_fits_or_why_not_and_what_is_missing(catalogue: Catalogue) -> None:
    only = clause("brca", "found")
    option = catalogue.options["talazoparib"].evolve(match=(only,))
    for answer, holds in (("found", "yes"), ("not_found", "no"), ("not_tested", "unknown"), ("unknown", "unknown")):
        (reason,) = match(option, Facts(Profile.model_validate({"brca": answer}))).reasons
        assert reason.holds == holds
        assert reason.text == (only.otherwise if holds == "no" else only.reason)
        assert reason.needs == (("brca",) if holds == "unknown" else ())


@pytest.mark.parametrize(
    ("clauses", "answers", "badge"),
    [
        ([LATER, ("brca", "found")], {"stage": "early", "brca": "found"}, "usually_later"),
        ([LATER, ("brca", "found")], {"stage": "early", "brca": "not_found"}, "usually_for_others"),
        ([LATER, ("brca", "found")], {"stage": "early"}, "usually_later"),
        ([LATER, ("brca", "found")], {"stage": "metastatic"}, "needs"),
        ([("stage", "metastatic"), ("brca", "found")], {"stage": "metastatic", "brca": "found"}, "fits"),
        ([("er", "positive", "ask")], {"er": "negative"}, "needs"),
        ([("sex", "female", "not_listed")], {"sex": "male"}, None),
    ],
)  # fmt: skip
def test_the_strongest_no_makes_the_badge(
    catalogue: Catalogue, clauses: list[tuple[str, ...]], answers: dict[str, Any], badge: str | None
) -> None:
    option = catalogue.options["talazoparib"].evolve(match=tuple(clause(*one) for one in clauses))
    found = match(option, Facts(Profile.model_validate(answers)))
    assert (found.badge, found.is_listed) == (badge, badge is not None)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"sex": "female", "menopause": "yes"}, ["after menopause"]),
        ({"sex": "female", "menopause": "not_yet", "ovaries": "removed"}, ["with the ovaries shut down or removed"]),
        ({"sex": "male", "gnrh_shot": "yes"}, ["for a man, with a GnRH shot"]),
    ],
)
def test_a_reason_is_that_of_the_person_and_not_of_everybody_else(
    answers: dict[str, Any], why: list[str], catalogue: Catalogue
) -> None:
    texts = {
        reason.text
        for reason in match(catalogue.options["letrozole-early"], Facts(Profile.model_validate(answers))).reasons
        if reason.holds == "yes"
    }

    assert [text for text in texts if "menopause" in text or "ovaries" in text or "for a man" in text] == why


@pytest.mark.parametrize("kind", ["guideline", "trial"])
def test_a_guideline_or_a_trial_never_says_more_than_usually_later(catalogue: Catalogue, kind: str) -> None:
    option = catalogue.options["talazoparib"].evolve(match=(clause("brca", "found", kind=kind),))
    found = match(option, Facts(Profile(brca="not_found")))
    assert (found.badge, found.is_less_usual) == ("usually_later", True)


def test_only_what_time_brings_is_called_later(catalogue: Catalogue) -> None:
    """Leaving out what people like her are offered, or what she had already, is not for later."""
    rare = ("brca", "found", "less_usual")
    for clauses, answers, is_less_usual in (
        ([LATER], {"stage": "early"}, False),
        ([LATER, rare], {"stage": "early"}, False),
        ([LATER, rare], {"stage": "early", "brca": "not_found"}, True),
        ([rare], {"brca": "not_found"}, True),
    ):
        option = catalogue.options["talazoparib"].evolve(match=tuple(clause(*one) for one in clauses))
        found = match(option, Facts(Profile.model_validate(answers)))
        assert (found.badge, found.is_less_usual) == ("usually_later", is_less_usual)
        assert badge_name(found) == ("Less usual" if is_less_usual else "Usually later")


def test_what_is_assumed_holds_until_an_answer_says_otherwise(catalogue: Catalogue) -> None:
    option = catalogue.options["talazoparib"].evolve(match=(clause("margins_clear", "yes", assumed=True),))
    assert [match(option, Facts(Profile(margins_clear=given))).badge for given in (None, "unknown", "no")] == [
        "fits", "fits", "usually_for_others",
    ]  # fmt: skip


# -- single conditions


@pytest.mark.parametrize(
    ("condition", "past", "holds"),
    [
        ({"fact": "had", "any": ["cdk46"]}, [("cdk46", "finished")], "yes"),
        ({"fact": "had", "any": ["cdk46"]}, [("tamoxifen", None)], "no"),
        ({"fact": "had", "any": ["cdk46"]}, [("none", None)], "no"),
        ({"fact": "had", "any": ["cdk46"]}, [("unknown", None)], "unknown"),
        ({"fact": "had", "any": ["cdk46"]}, [], "unknown"),
        ({"fact": "had", "none": ["cdk46"]}, [("none", None)], "yes"),
        ({"fact": "had", "none": ["cdk46"]}, [("unknown", None)], "unknown"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("cdk46", "stopped_working")], "yes"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("cdk46", "side_effects")], "no"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("cdk46", None)], "unknown"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("cdk46", "unknown")], "unknown"),
        ({"fact": "grew_on", "any": ["fulvestrant"]}, [("cdk46", "unknown")], "no"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("none", None)], "no"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("unknown", None)], "unknown"),
        ({"fact": "grew_on", "none": ["cdk46"]}, [("cdk46", "stopped_working"), ("fulvestrant", None)], "no"),
    ],
)
def test_past_treatments_answer_what_was_had_and_what_the_cancer_grew_on(
    condition: dict[str, Any], past: list[tuple[str, str | None]], holds: Holds
) -> None:
    profile = Profile.model_validate({"past_treatments": [{"kind": kind, "outcome": went} for kind, went in past]})
    assert condition_holds(FactCondition.model_validate(condition), Facts(profile)) == holds


@pytest.mark.parametrize(
    ("answers", "condition", "holds"),
    [
        ({"oncotype": "11_to_25"}, {"fact": "oncotype_score", "to": 25}, "yes"),
        ({"oncotype": "11_to_25"}, {"fact": "oncotype_score", "to": 15}, "unknown"),
        ({"oncotype": "11_to_25"}, {"fact": "oncotype_score", "from": 26}, "no"),
        ({"oncotype": "11_to_25", "oncotype_score": 12}, {"fact": "oncotype_score", "to": 15}, "yes"),
        ({"oncotype_score": 30}, {"fact": "oncotype", "any": ["26_or_more"]}, "yes"),
        ({"nodes": "four_or_more"}, {"fact": "node_count", "from": 4}, "yes"),
        ({"node_count": 2}, {"fact": "nodes", "any": ["one_to_three"]}, "yes"),
        ({"tumor_size": "two_to_5"}, {"fact": "tumor_mm", "to": 30}, "unknown"),
        ({}, {"fact": "kidney_number", "to": 29}, "unknown"),
        ({"kidney_number": "unknown"}, {"fact": "kidney_number", "to": 29}, "unknown"),
        ({"kidney_number": 29}, {"fact": "kidney_number", "to": 29}, "yes"),
        ({"kidney_number": 30}, {"fact": "kidney_number", "to": 29}, "no"),
        ({"kidney_number": 30}, {"fact": "kidney_number", "from": 30}, "yes"),
        ({"kidney_number": 29}, {"fact": "kidney_number", "from": 30}, "no"),
        ({"kidney_number": 45}, {"fact": "kidney_number", "from": 30, "to": 45}, "yes"),
        ({"nodes": "four_or_more"}, {"fact": "node_count", "to": 9}, "unknown"),
        ({"nodes": "four_or_more"}, {"fact": "node_count", "to": 3}, "no"),
        ({"oncotype": "11_to_25"}, {"fact": "oncotype_score", "from": 12}, "unknown"),
        ({"oncotype": "11_to_25"}, {"fact": "oncotype_score", "from": 11, "to": 25}, "yes"),
    ],
)
def test_a_band_is_a_range_and_a_number_settles_it(
    answers: dict[str, Any], condition: dict[str, Any], holds: Holds
) -> None:
    assert condition_holds(FactCondition.model_validate(condition), Facts(Profile.model_validate(answers))) == holds


SETTLED_BY: list[tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    ({"fact": "stage_group", "any": ["2"]}, {"stage": "early"}, ("nodes",)),
    ({"fact": "stage_group", "any": ["2"]}, {"stage": "early", "nodes": "one_to_three"}, ("tumor_size",)),
    (
        {"fact": "stage_group", "any": ["2"]},
        {"stage": "early", "nodes": "one_to_three", "tumor_size": "up_to_2"},
        ("node_micromet",),
    ),
    ({"fact": "stage", "any": ["early"]}, {}, ("stage",)),
    ({"fact": "stage", "any": ["early"]}, {"stage": "early", "course": "back_elsewhere"}, ("spread_confirmed",)),
    ({"fact": "advanced", "any": ["yes"]}, {}, ("stage",)),
    ({"fact": "advanced", "any": ["yes"]}, {"stage": "locally_advanced"}, ("operable",)),
    ({"fact": "advanced", "any": ["yes"]}, {"stage": "early", "course": "back_elsewhere"}, ("spread_confirmed",)),
    ({"fact": "ovaries_off", "any": ["yes"]}, {}, ("menopause",)),
    ({"fact": "ovaries_off", "any": ["yes"]}, {"menopause": "not_yet", "ovaries": "unknown"}, ("ovaries",)),
    ({"fact": "hormone_receptor", "any": ["positive"]}, {}, ("er",)),
    ({"fact": "hormone_receptor", "any": ["positive"]}, {"er": "negative"}, ("pr",)),
    ({"fact": "node_count", "low": 4}, {}, ("nodes",)),
    ({"fact": "node_count", "low": 6}, {"nodes": "four_or_more"}, ("node_count",)),
    ({"fact": "had", "any": ["cdk46"]}, {}, ("past_treatments",)),
    ({"fact": "esr1", "any": ["found"]}, {"esr1": "not_found"}, ()),
]


@pytest.mark.parametrize(("condition", "answers", "asked"), SETTLED_BY)
def test_what_is_open_is_settled_by_the_question_that_is_still_open(
    condition: dict[str, Any], answers: dict[str, Any], asked: tuple[str, ...]
) -> None:
    held = (FactCondition.model_validate(condition),)
    assert missing_questions(held, Facts(Profile.model_validate(answers))) == asked


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({"esr1": "found", "pik3ca": "not_found"}, "yes"),
        ({"esr1": "found"}, "yes"),
        ({"esr1": "not_found"}, "unknown"),
        ({"esr1": "not_found", "pik3ca": "not_tested"}, "unknown"),
        ({"esr1": "not_found", "pik3ca": "not_found"}, "no"),
    ],
)
def test_one_of_several_conditions_is_enough(answers: dict[str, Any], holds: Holds) -> None:
    either = (FactCondition(fact="esr1", any=("found",)), FactCondition(fact="pik3ca", any=("found",)))
    assert either_holds(either, Facts(Profile.model_validate(answers))) == holds


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "stage"},
        {"fact": "stage", "any": ["early"], "none": ["metastatic"]},
        {"fact": "had", "any": ["aspirin"]},
        {"fact": "ki67", "none": ["not_tested"]},
        {"fact": "stage", "from": 2},
        {"fact": "ovaries_off", "any": ["perhaps"]},
    ],
)
def test_a_condition_on_what_nobody_can_answer_is_an_error(condition: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        FactCondition.model_validate(condition)


@pytest.mark.parametrize(
    ("stage", "early", "metastatic"),
    [(None, "no", "yes"), ("unknown", "no", "yes"), ("metastatic", "no", "yes"), ("early", "unknown", "unknown")],
)
def test_a_cancer_that_came_back_elsewhere_has_spread(stage: Any, early: Holds, metastatic: Holds) -> None:
    facts = Facts(Profile(stage=stage, course="back_elsewhere"))
    assert condition_holds(FactCondition(fact="stage", any=("early", "locally_advanced")), facts) == early
    assert condition_holds(FactCondition(fact="stage", any=("metastatic",)), facts) == metastatic


def test_two_answers_that_do_not_go_together_are_pointed_out() -> None:
    assert "Early" in stage_note(Profile(stage="early", course="back_elsewhere"))
    assert stage_note(Profile(stage="metastatic", course="back_elsewhere")) == ""
    assert stage_note(Profile(stage="early", course="first")) == ""


def reason(holds: Holds, **more: Any) -> Reason:
    return Reason.model_validate({"holds": holds, "text": holds, **more})


@pytest.mark.parametrize(
    ("reasons", "needs", "is_known", "needs_a_test"),
    [
        ((), (), False, False),
        ((reason("yes"), reason("unknown")), (), False, False),
        ((reason("unknown", needs=("pik3ca", "menopause")),), ("pik3ca", "menopause"), True, True),
        ((reason("unknown", needs=("menopause",)),), ("menopause",), True, False),
        ((reason("no", needs=("pik3ca",)),), (), False, False),
        ((reason("no", when_not="ask", needs_words="a scan"),), (), True, False),
    ],
)
def test_what_an_option_needs_is_what_cannot_be_judged_yet(
    reasons: tuple[Reason, ...], needs: tuple[str, ...], is_known: bool, needs_a_test: bool
) -> None:
    found = Match(option="tc", reasons=reasons)
    assert (found.needs, found.needs_words_or_fields, found.needs_a_test) == (needs, is_known, needs_a_test)


def test_a_badge_rests_on_what_speaks_against_it_else_on_what_is_missing_else_on_what_is_for_it() -> None:
    yes, unknown, no = reason("yes"), reason("unknown"), reason("no")
    assert Match(option="tc", reasons=(yes, unknown, no)).deciding == (no,)
    assert Match(option="tc", reasons=(yes, unknown, yes)).deciding == (unknown,)
    assert Match(option="tc", reasons=(yes, yes)).deciding == (yes, yes)
    assert Match(option="tc").deciding == ()


@pytest.mark.parametrize(
    ("holds", "when_not", "is_less_usual"),
    [("no", "less_usual", True), ("no", "usually_later", False), ("unknown", "less_usual", False)],
)
def test_what_is_less_usual_does_not_pass_with_time(holds: Holds, when_not: str, is_less_usual: bool) -> None:
    assert Match(option="tc", reasons=(reason(holds, when_not=when_not),)).is_less_usual == is_less_usual


REPORTED = (
    "her2", "ki67", "oncotype", "oncotype_score", "mammaprint", "pik3ca", "esr1", "akt1", "pten", "brca", "grade",
    "nodes", "node_count", "node_micromet", "er", "pr", "armpit_ultrasound", "margins_clear", "ugt1a1", "dpyd",
)  # fmt: skip


@pytest.mark.parametrize("field", sorted(QUESTIONS))
def test_a_report_or_a_test_answers_these_questions_and_she_or_her_team_all_others(field: str) -> None:
    needs = Match(option="tc", reasons=(reason("unknown", needs=(field,)),))
    assert needs.needs_a_test == (field in REPORTED)
