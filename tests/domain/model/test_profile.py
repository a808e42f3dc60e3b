import re
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hrbc_desktop.domain.model.profile import (
    OUTCOME_LABELS,
    QUESTIONS,
    Frailty,
    HealthCondition,
    OtherMedicine,
    PastKind,
    Profile,
    TreatmentOutcome,
    answer_text,
    answers,
    choice_keys,
    is_unknown,
)

LISTS: dict[str, Any] = {
    "conditions": HealthCondition, "frailty": Frailty,
    "other_medicines": OtherMedicine, "past_treatments": PastKind,
}  # fmt: skip
NUMBERS = sorted(field for field, question in QUESTIONS.items() if question.number)


def possible(field: str) -> set[str]:
    """What the profile itself allows as an answer."""
    if field in LISTS:
        return set(get_args(LISTS[field]))
    optional = Profile.model_fields[field].annotation
    return {key for part in get_args(optional) for key in get_args(part) or ()} or set(get_args(optional))


@pytest.mark.parametrize("field", sorted(set(QUESTIONS) - set(NUMBERS)))
def test_the_choices_of_a_question_are_all_the_answers_that_the_profile_can_hold(field: str) -> None:
    assert choice_keys(field) == possible(field)
    assert QUESTIONS[field].many == (field in LISTS)


@pytest.mark.parametrize("field", NUMBERS)
def test_a_number_is_taken_within_its_bounds_and_may_be_unknown(field: str) -> None:
    number = QUESTIONS[field].number
    assert number is not None
    for answer in (number.low, number.high, "unknown"):
        assert answers(Profile.model_validate({field: answer}), field) == (str(answer),)
    for outside in (number.low - 1, number.high + 1, "many"):
        with pytest.raises(ValidationError):
            Profile.model_validate({field: outside})
    assert answer_text(Profile.model_validate({field: number.low}), field).startswith(str(number.low))


@pytest.mark.parametrize(
    ("together", "akt1", "pten"),
    [
        ("found", "one_of_two", None),
        ("not_found", "not_found", "not_found"),
        ("not_tested", "not_tested", "not_tested"),
    ],
)
def test_one_answer_for_two_genes_is_still_read(together: str, akt1: str, pten: str | None) -> None:
    profile = Profile.model_validate({"akt1_pten": together})
    assert (profile.akt1, profile.pten) == (akt1, pten)


def test_everything_that_the_profile_holds_is_asked_about_except_the_free_text() -> None:
    assert set(QUESTIONS) == set(Profile.model_fields) - {"medicine_names"}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.field)
def test_every_question_can_be_answered_with_i_dont_know_and_that_becomes_a_question_for_the_visit(
    question: Any,
) -> None:
    assert question.choices[-1].key == "unknown"
    assert question.label("unknown") == "I don’t know"
    assert question.ask.endswith("?")
    labels = [choice.label for choice in question.choices]
    assert len(set(labels)) == len(labels)


def test_every_outcome_of_a_past_treatment_has_its_words() -> None:
    assert set(OUTCOME_LABELS) == set(get_args(TreatmentOutcome))


@pytest.mark.parametrize("field", ["conditions", "other_medicines"])
@pytest.mark.parametrize("alone", ["none", "unknown"])
def test_none_and_i_dont_know_stand_alone(field: str, alone: str) -> None:
    other = next(choice.key for choice in QUESTIONS[field].choices)
    with pytest.raises(ValidationError, match="stand alone"):
        Profile.model_validate({field: [alone, other]})
    with pytest.raises(ValidationError, match="twice"):
        Profile.model_validate({field: [other, other]})
    assert answers(Profile.model_validate({field: [alone]}), field) == (alone,)


def test_a_past_treatment_stands_once_and_none_yet_stands_alone() -> None:
    with pytest.raises(ValidationError, match="stand alone"):
        Profile.model_validate({"past_treatments": [{"kind": "none"}, {"kind": "tamoxifen"}]})
    with pytest.raises(ValidationError, match="twice"):
        Profile.model_validate(
            {"past_treatments": [{"kind": "tamoxifen"}, {"kind": "tamoxifen", "outcome": "finished"}]}
        )


@given(st.sampled_from(sorted(QUESTIONS)), st.text(max_size=20))
def test_an_answer_that_is_not_offered_is_an_error(field: str, answer: str) -> None:
    if answer not in choice_keys(field):
        if QUESTIONS[field].accepts(answer):
            return
        wrong: Any = [{"kind": answer}] if field == "past_treatments" else [answer] if field in LISTS else answer
        with pytest.raises(ValidationError):
            Profile.model_validate({field: wrong})


def test_an_answer_reads_as_it_was_chosen() -> None:
    profile = Profile.model_validate(
        {
            "stage": "locally_advanced",
            "conditions": ["diabetes", "thin_bones"],
            "past_treatments": [
                {"kind": "tamoxifen", "outcome": "stopped_working"},
                {"kind": "lumpectomy"},
                {"kind": "radiation", "outcome": "unknown"},
            ],
        }
    )
    assert answer_text(profile, "stage") == "Locally advanced (III)"
    assert answer_text(profile, "conditions") == "Diabetes or high sugar, Thin bones"
    assert answer_text(profile, "past_treatments") == "Tamoxifen (cancer grew), Lumpectomy, Radiation"
    assert answer_text(profile, "grade") == ""


@pytest.mark.parametrize(
    ("profile", "field", "unknown"),
    [
        ({}, "stage", False),
        ({"stage": "unknown"}, "stage", True),
        ({"ki67": "not_tested"}, "ki67", True),
        ({"ki67": "under_20"}, "ki67", False),
        ({"conditions": ["unknown"]}, "conditions", True),
        ({"conditions": ["none"]}, "conditions", False),
        ({"past_treatments": [{"kind": "unknown"}]}, "past_treatments", True),
    ],
)
def test_not_knowing_and_not_tested_count_as_unknown_but_no_answer_yet_does_not(
    profile: dict[str, Any], field: str, *, unknown: bool
) -> None:
    assert is_unknown(Profile.model_validate(profile), field) == unknown


AS_THEY_ARE_WRITTEN = {"GnRH", "eGFR", "mL", "MammaPrint"}


def is_written_as_words_are(word: str) -> bool:
    """Small, with one capital letter first, or all in capitals, as abbreviations and names of genes are."""
    letters = "".join(letter for letter in word if letter.isalpha())
    return letters in AS_THEY_ARE_WRITTEN or letters[1:].islower() or letters.isupper() or len(letters) < 2


@pytest.mark.parametrize("field", sorted(QUESTIONS))
def test_every_answer_and_question_is_written_as_words_are(field: str) -> None:
    question = QUESTIONS[field]
    said = (question.text, question.short, question.hint, question.ask, *(one.label for one in question.choices))
    words = [part for text in said for word in text.split() for part in re.split(r"[-–/]", word)]
    assert [word for word in words if not is_written_as_words_are(word)] == []
    assert all(text[0].isupper() or text[0].isdigit() for text in (question.text, question.short, question.ask))
