from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from hrbc_desktop.domain.decisions.matching import Holds, condition_holds, either_holds, match
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.eligibility import Clause, Condition
from hrbc_desktop.domain.model.profile import OUTCOME_LABELS, QUESTIONS, Profile, answers, stage_note

FIELDS = sorted(QUESTIONS)
UNKNOWN = {"unknown", "not_tested"}


@st.composite
def answers_to(draw: st.DrawFn, field: str, *, known: bool = False) -> Any:
    """An answer to one question in the form that the profile holds: any, or one that leaves nothing open."""
    keys = [choice.key for choice in QUESTIONS[field].choices if not (known and choice.key in UNKNOWN)]
    if not QUESTIONS[field].many:
        return draw(st.sampled_from(keys))
    alone = [key for key in keys if key in ("none", "unknown")]
    several = st.lists(st.sampled_from(sorted(set(keys) - set(alone))), min_size=1, max_size=4, unique=True)
    chosen = draw(several | st.sampled_from([[key] for key in alone]))
    if field != "past_treatments":
        return tuple(chosen)
    outcomes = [outcome for outcome in OUTCOME_LABELS if not (known and outcome == "unknown")]
    went = st.sampled_from(outcomes) if known else st.none() | st.sampled_from(outcomes)
    return tuple({"kind": kind, "outcome": draw(went) if kind not in alone else None} for kind in chosen)


@st.composite
def profiles(draw: st.DrawFn, *, known: bool = False) -> Profile:
    asked = FIELDS if known else draw(st.lists(st.sampled_from(FIELDS), unique=True))
    return Profile.model_validate({field: draw(answers_to(field, known=known)) for field in asked})


def without(profile: Profile, field: str, how: str) -> Profile:
    """The same person, who does not know the answer to one question, or has not come to it yet."""
    many = QUESTIONS[field].many
    if how == "not_answered":
        return profile.evolve(**{field: () if many else None})
    unknown: Any = ("unknown",) if many else "unknown"
    return profile.evolve(**{field: ({"kind": "unknown"},) if field == "past_treatments" else unknown})


@settings(max_examples=60)
@given(profile=profiles(), field=st.sampled_from(FIELDS), how=st.sampled_from(["unknown", "not_answered"]))
def test_not_knowing_an_answer_may_leave_things_open_but_never_turns_them_into_a_no_or_a_yes(
    catalogue: Catalogue, profile: Profile, field: str, how: str
) -> None:
    assume(not stage_note(profile))
    less_known = without(profile, field, how)
    for option in catalogue.options.values():
        for with_answer, without_it in zip(
            match(option, profile).reasons, match(option, less_known).reasons, strict=True
        ):
            assert without_it.holds in ("unknown", with_answer.holds), (option.id, with_answer.text)


@settings(max_examples=60)
@given(profile=profiles(), field=st.sampled_from(FIELDS), data=st.data())
def test_learning_an_answer_never_turns_a_no_into_a_yes_or_a_yes_into_a_no(
    catalogue: Catalogue, profile: Profile, field: str, data: st.DataObject
) -> None:
    open_before = without(profile, field, "unknown")
    learnt = open_before.evolve(**{field: data.draw(answers_to(field, known=True))})
    assume(
        not stage_note(learnt)
    )  # a cancer that came back elsewhere counts as spread, whatever its stage is said to be
    for option in catalogue.options.values():
        before, after = match(option, open_before), match(option, learnt)
        for earlier, later in zip(before.reasons, after.reasons, strict=True):
            assert earlier.holds in ("unknown", later.holds), (option.id, earlier.text)


@settings(max_examples=40)
@given(profile=profiles())
def test_cautions_never_rule_an_option_out(catalogue: Catalogue, profile: Profile) -> None:
    for option in catalogue.options.values():
        with_cautions, without_them = match(option, profile), match(option.evolve(cautions=()), profile)
        assert with_cautions.verdict == without_them.verdict
        assert with_cautions.reasons == without_them.reasons


@settings(max_examples=40)
@given(profile=profiles(known=True))
def test_once_everything_is_known_nothing_is_left_open(catalogue: Catalogue, profile: Profile) -> None:
    assume(not stage_note(profile))
    for option in catalogue.options.values():
        found = match(option, profile)
        assert found.verdict != "needs"
        assert found.needs == ()


@settings(max_examples=40)
@given(profile=profiles())
def test_what_an_option_needs_is_what_the_person_has_not_answered(catalogue: Catalogue, profile: Profile) -> None:
    assume(not stage_note(profile))
    for option in catalogue.options.values():
        found = match(option, profile)
        assert found.verdict != "needs" or found.needs
        for field in found.needs:
            outcomes = {past.outcome for past in profile.past_treatments} if field == "past_treatments" else set()
            given_answers = set(answers(profile, field))
            assert not given_answers or given_answers & UNKNOWN or outcomes & {None, "unknown"}, (option.id, field)


@pytest.mark.parametrize("how", ["unknown", "not_answered"])
def test_somebody_who_knows_nothing_yet_is_shut_out_of_nothing_and_warned_of_nothing(
    catalogue: Catalogue, how: str
) -> None:
    profile = Profile()
    for field in FIELDS:
        profile = without(profile, field, how)
    for option in catalogue.options.values():
        found = match(option, profile)
        assert found.verdict in ("matches", "needs"), option.id
        assert found.cautions == ()


def test_the_pack_has_an_option_for_every_verdict(catalogue: Catalogue) -> None:
    told: set[str] = set()
    for stage in ("early", "metastatic", None):
        told |= {match(option, Profile(stage=stage)).verdict for option in catalogue.options.values()}
    untreated = Profile(stage="metastatic", past_treatments=({"kind": "none"},))
    told |= {match(option, untreated).verdict for option in catalogue.options.values()}
    assert told == {"matches", "needs", "usually_later", "other_situation"}


def test_a_reason_says_why_it_fits_or_why_not(catalogue: Catalogue) -> None:
    option = catalogue.options["olaparib-advanced"]
    for answer, holds in (("found", "yes"), ("not_found", "no"), ("not_tested", "unknown"), ("unknown", "unknown")):
        reasons = dict(zip(option.match, match(option, Profile(brca=answer)).reasons, strict=True))
        clause = next(clause for clause in option.match if {one.fact for one in clause.either} == {"brca"})
        assert reasons[clause].holds == holds
        assert reasons[clause].text == (clause.otherwise if holds == "no" else clause.reason)
        assert reasons[clause].needs == (("brca",) if holds == "unknown" else ())


def test_the_badge_tells_a_missing_test_from_a_missing_answer(catalogue: Catalogue) -> None:
    option = catalogue.options["olaparib-advanced"]

    def with_clause(fact: str, answer: str) -> str:
        only = Clause(
            either=(Condition(fact=fact, any=(answer,)),), reason="It fits.", otherwise="It does not.", source="x"
        )
        return match(option.evolve(match=(only,)), Profile()).badge

    assert with_clause("brca", "found") == "Needs a test result"
    assert with_clause("menopause", "yes") == "Needs an answer"


def test_an_option_for_later_is_told_from_one_for_another_situation(catalogue: Catalogue) -> None:
    option = catalogue.options["olaparib-advanced"]

    def clause(fact: str, answer: str, when_not: str) -> Clause:
        return Clause.model_validate(
            {"either": [{"fact": fact, "any": [answer]}], "reason": "r", "otherwise": "o", "source": "s",
             "when_not": when_not}
        )  # fmt: skip

    later, other = clause("stage", "metastatic", "usually_later"), clause("brca", "found", "other_situation")
    both = option.evolve(match=(later, other))
    assert match(both, Profile(stage="early", brca="found")).verdict == "usually_later"
    assert match(both, Profile(stage="early", brca="not_found")).verdict == "other_situation"
    assert match(both, Profile(stage="early")).verdict == "usually_later"
    assert match(both, Profile(stage="metastatic")).verdict == "needs"
    assert match(both, Profile(stage="metastatic", brca="found")).verdict == "matches"


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
        ({"fact": "grew_on", "any": ["cdk46"]}, [("cdk46", "still_taking")], "no"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("cdk46", None)], "unknown"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("cdk46", "unknown")], "unknown"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("none", None)], "no"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [("unknown", None)], "unknown"),
        ({"fact": "grew_on", "any": ["cdk46"]}, [], "unknown"),
        ({"fact": "grew_on", "none": ["cdk46"]}, [("cdk46", "stopped_working"), ("fulvestrant", None)], "no"),
    ],
)
def test_past_treatments_answer_what_was_had_and_what_the_cancer_grew_on(
    condition: dict[str, Any], past: list[tuple[str, str | None]], holds: Holds
) -> None:
    profile = Profile.model_validate({"past_treatments": [{"kind": kind, "outcome": went} for kind, went in past]})
    assert condition_holds(Condition.model_validate(condition), profile) == holds


@pytest.mark.parametrize(
    ("profile", "holds"),
    [
        ({"esr1": "found", "pik3ca": "not_found"}, "yes"),
        ({"esr1": "found"}, "yes"),
        ({"esr1": "not_found"}, "unknown"),
        ({"esr1": "not_found", "pik3ca": "not_tested"}, "unknown"),
        ({"esr1": "not_found", "pik3ca": "not_found"}, "no"),
    ],
)
def test_one_of_several_conditions_is_enough(profile: dict[str, Any], holds: Holds) -> None:
    either = (Condition(fact="esr1", any=("found",)), Condition(fact="pik3ca", any=("found",)))
    assert either_holds(either, Profile.model_validate(profile)) == holds


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "stage"},
        {"fact": "stage", "any": ["early"], "none": ["metastatic"]},
        {"fact": "had", "any": ["aspirin"]},
        {"fact": "ki67", "none": ["not_tested"]},
    ],
)
def test_a_condition_on_what_nobody_can_answer_is_an_error(condition: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(condition)


@pytest.mark.parametrize(
    ("stage", "early", "metastatic"),
    [(None, "no", "yes"), ("unknown", "no", "yes"), ("metastatic", "no", "yes"), ("early", "unknown", "unknown")],
)
def test_a_cancer_that_came_back_elsewhere_has_spread(stage: Any, early: Holds, metastatic: Holds) -> None:
    profile = Profile(stage=stage, course="back_elsewhere")
    assert condition_holds(Condition(fact="stage", any=("early", "locally_advanced")), profile) == early
    assert condition_holds(Condition(fact="stage", any=("metastatic",)), profile) == metastatic


def test_two_answers_that_do_not_go_together_are_pointed_out() -> None:
    assert "Early" in stage_note(Profile(stage="early", course="back_elsewhere"))
    assert stage_note(Profile(stage="metastatic", course="back_elsewhere")) == ""
    assert stage_note(Profile(stage="early", course="first")) == ""
