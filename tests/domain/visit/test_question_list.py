from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import facts_of_worksheet
from hrbc_desktop.domain.decisions.questions_asked import asked_fields, questions_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, Profile
from hrbc_desktop.domain.model.readiness import Readiness
from hrbc_desktop.domain.model.worksheet import ClinicianView, QuestionBack, Values, VisitQuestion, Weighed, Worksheet
from hrbc_desktop.domain.preferences.line_up import line_up_of
from hrbc_desktop.domain.visit.question_list import (
    from_answer,
    from_interest,
    question_list,
    raised,
    unclear_rows,
    with_list,
    with_noted,
)
from hrbc_desktop.wording.visit import visit_record


def own(number: int, **more: Any) -> VisitQuestion:
    return VisitQuestion.model_validate({"key": f"own:{number}", "text": f"Own {number}?", "origin": "own", **more})


def keys(worksheet: Worksheet, catalogue: Catalogue) -> list[str]:
    return [question.key for question in question_list(worksheet, catalogue)]


def unsure(empty: Worksheet, **answers: Any) -> Worksheet:
    return empty.evolve(profile=Profile.model_validate(answers))


@pytest.mark.parametrize("field", sorted(QUESTIONS))
def test_every_question_answered_with_i_dont_know_becomes_a_question_for_the_visit(
    empty: Worksheet, field: str
) -> None:
    unknown: Any = ["unknown"] if QUESTIONS[field].many else "unknown"
    answer: Any = [{"kind": "unknown"}] if field == "past_treatments" else unknown
    asked = from_answer(unsure(empty, **{field: answer}).profile, field)
    assert [question.text for question in asked] == [QUESTIONS[field].ask]


def test_an_empty_worksheet_and_known_answers_raise_nothing(empty: Worksheet, catalogue: Catalogue) -> None:
    assert question_list(empty, catalogue) == ()
    assert question_list(unsure(empty, stage="early", conditions=["none"]), catalogue) == ()


def test_a_test_that_was_not_done_becomes_a_question_too_where_it_decides_something(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    assert keys(unsure(empty, oncotype="not_tested"), catalogue) == ["unknown:oncotype"]
    assert keys(unsure(empty, ki67="not_tested"), catalogue) == []


def test_many_open_answers_of_one_report_are_one_question(empty: Worksheet, catalogue: Catalogue) -> None:
    three = unsure(empty, grade="unknown", tumor_size="unknown", nodes="unknown", course="unknown")
    assert keys(three, catalogue) == ["unknown:course", "unknown:report"]
    genes = unsure(empty, stage="metastatic", esr1="unknown", pik3ca="not_tested", brca="unknown")
    assert keys(genes, catalogue) == ["unknown:genes"]


@pytest.mark.parametrize(
    "known",
    [{}, {"stage": "early"}, {"stage": "metastatic"}, {"stage": "metastatic", "sex": "male"}],
    ids=["nothing", "early", "metastatic", "a man, metastatic"],
)
def test_who_knows_least_does_not_take_the_longest_list(
    empty: Worksheet, catalogue: Catalogue, known: dict[str, str]
) -> None:
    worksheet = unsure(empty, **known)
    asked = asked_fields(questions_for(facts_of_worksheet(worksheet, catalogue.medicines), catalogue))
    left = {field for field in asked if field not in known} - {"past_treatments", "medicine_names"}
    unknown = {field: ["unknown"] if QUESTIONS[field].many else "unknown" for field in left}

    assert len(question_list(unsure(empty, **known, **unknown), catalogue)) <= 9


def test_every_decision_asks_how_long_there_is_to_decide(empty: Worksheet, catalogue: Catalogue) -> None:
    assert keys(empty.evolve(decision="chemotherapy"), catalogue) == ["standing:time"]
    assert keys(empty.evolve(decision="unknown"), catalogue) == ["unknown:decision"]


def test_what_is_raised_later_comes_after_the_order_that_the_person_made(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    worksheet = unsure(empty, course="unknown", grade="unknown")
    listed = question_list(worksheet, catalogue)
    arranged = with_list(worksheet, (own(1), *reversed(listed)))
    assert keys(arranged, catalogue) == ["own:1", "unknown:grade", "unknown:course"]

    learned = arranged.evolve(profile=Profile(course="unknown", grade="unknown", sex="unknown"))
    assert keys(learned, catalogue) == ["own:1", "unknown:grade", "unknown:course", "unknown:sex"]


def test_what_was_taken_off_stays_off_through_later_edits(empty: Worksheet, catalogue: Catalogue) -> None:
    worksheet = unsure(empty, course="unknown", grade="unknown")
    course, grade = question_list(worksheet, catalogue)
    without = with_list(worksheet, (course.evolve(dismissed=True), grade))
    assert keys(without, catalogue) == ["unknown:grade"]

    later = with_list(without, (own(1), *question_list(without, catalogue)))
    assert keys(later, catalogue) == ["own:1", "unknown:grade"]
    answered = later.evolve(profile=Profile(course="first", grade="unknown"))
    again = answered.evolve(profile=Profile(course="unknown", grade="unknown"))
    assert keys(again, catalogue) == ["own:1", "unknown:grade"]


def test_a_suggestion_that_was_taken_off_can_be_put_back(empty: Worksheet, catalogue: Catalogue) -> None:
    suggested = VisitQuestion(key="suggested:x", text="What now?", origin="suggested")
    off = with_list(empty, (suggested.evolve(dismissed=True),))
    assert keys(off, catalogue) == []
    back = with_list(off, (suggested,))
    assert keys(back, catalogue) == ["suggested:x"]
    assert len(back.questions) == 1


@pytest.mark.parametrize(
    ("noted", "stays"),
    [
        ({}, False),
        ({"asked": True}, True),
        ({"answered": "no"}, True),
        ({"answer": "It is stage II."}, True),
        ({"asked": True, "dismissed": True}, False),
    ],
)
def test_a_question_goes_with_its_cause_unless_it_was_asked_or_answered(
    empty: Worksheet, catalogue: Catalogue, noted: dict[str, Any], *, stays: bool
) -> None:
    worksheet = unsure(empty, course="unknown")
    (course,) = question_list(worksheet, catalogue)
    noted_down = with_list(worksheet, (course.evolve(**noted),))
    assert keys(noted_down.evolve(profile=Profile(course="first")), catalogue) == (["unknown:course"] if stays else [])


def test_own_and_suggested_questions_need_no_cause(empty: Worksheet, catalogue: Catalogue) -> None:
    suggested = VisitQuestion(key="suggested:x", text="What now?", origin="suggested")
    assert keys(with_list(empty, (suggested, own(1))), catalogue) == ["suggested:x", "own:1"]


def test_what_was_answered_with_no_under_readiness_is_talked_through(empty: Worksheet, catalogue: Catalogue) -> None:
    worksheet = empty.evolve(readiness=Readiness(sure=False, understand=True, support=False))
    assert keys(worksheet, catalogue) == ["readiness:sure", "readiness:support"]


def test_everything_of_her_own_that_matters_is_asked_about_even_when_two_begin_alike(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    long = "I look after my granddaughter every afternoon and need both hands and a clear head for that, on "
    things = (f"{long}Mondays", f"{long}Fridays")
    listed = question_list(empty.evolve(values=Values(own=things)), catalogue)
    assert len({question.key for question in listed}) == 2
    assert all(thing in question.text for thing, question in zip(things, listed, strict=True))


def test_a_thing_of_her_own_of_any_length_can_be_asked_about(empty: Worksheet, catalogue: Catalogue) -> None:
    (question,) = question_list(empty.evolve(values=Values(own=("x" * 200,))), catalogue)
    assert "x" * 200 in question.text


def test_how_well_the_options_work_is_asked_once_there_are_two(empty: Worksheet, catalogue: Catalogue) -> None:
    assert keys(empty.evolve(options=("tamoxifen-early",)), catalogue) == []
    assert keys(empty.evolve(options=("tamoxifen-early", "letrozole-early")), catalogue) == ["values:control"]


def test_a_leaning_that_differs_from_the_line_up_is_a_question_and_not_a_verdict(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    options = ("elacestrant", "fulvestrant")
    views = tuple(
        ClinicianView(option=option, expectation=expectation, clinician="Sample Clinician 1")
        for option, expectation in zip(options, ("better", "less_well"), strict=True)
    )
    empty = empty.evolve(decision="next-treatment", options=options)
    keyed = tuple(Weighed(attribute=key, step="much_less") for key in ("control", "diarrhea", "nausea"))
    values = Values(leaning="fulvestrant", weighed=keyed, views=views)
    listed = question_list(empty.evolve(values=values), catalogue)
    assert [question.key for question in listed] == [
        "standing:time",
        "values:first",
        "values:control",
        "values:differs",
    ]
    assert "how well it is expected to work" in listed[1].text
    hoped = empty.evolve(values=values.evolve(weighed=keyed[1:]))
    assert "less diarrhea" in question_list(hoped, catalogue)[1].text
    agreeing = empty.evolve(values=values.evolve(leaning="elacestrant"))
    assert keys(agreeing, catalogue) == ["standing:time", "values:first", "values:control"]


def test_a_missing_figure_that_could_turn_the_picture_is_asked_about(empty: Worksheet, catalogue: Catalogue) -> None:
    options = ("abemaciclib-fulvestrant", "everolimus-exemestane", "elacestrant")
    weighed = tuple(Weighed(attribute=key) for key in ("mouth_sores", "rash", "diarrhea"))
    worksheet = empty.evolve(decision="next-treatment", options=options, values=Values(leaning="team", weighed=weighed))
    picture = line_up_of(worksheet, catalogue)
    assert picture is not None
    open_keys = [question.key for question in question_list(worksheet, catalogue) if "lacking" in question.key]
    assert open_keys == [f"values:lacking:{key}" for key in picture.missing_figures] != []


def test_no_question_is_raised_twice(empty: Worksheet, catalogue: Catalogue) -> None:
    worksheet = unsure(empty, stage="unknown", brca="not_tested").evolve(
        readiness=Readiness(sure=False), values=Values(own=("My choir",)), options=("elacestrant", "fulvestrant")
    )
    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    found = [question.key for question in raised(worksheet, catalogue, None, facts)]
    assert len(set(found)) == len(found) >= 5


def test_the_record_of_the_visit_numbers_the_questions_as_they_are_listed(empty: Worksheet) -> None:
    questions = (
        own(1, asked=True),
        own(2, dismissed=True, asked=True),
        own(3),
        own(4, answered="partly", carry_over=True, answer=" After the scan. "),
        own(5, answer="See leaflet."),
    )
    assert visit_record(empty.evolve(questions=questions, nurse_notes="  Talked.  ")) == (
        "Talked.\n"
        "Question 1: asked.\n"
        "Question 3: partly answered, for next time: After the scan.\n"
        "Question 4: noted: See leaflet."
    )
    assert visit_record(empty) == ""


def test_not_knowing_about_trials_or_a_second_opinion_or_how_a_treatment_went_becomes_a_question(
    empty: Worksheet,
) -> None:
    past = (PastTreatment(kind="tamoxifen", outcome="unknown"), PastTreatment(kind="fulvestrant", outcome="finished"))
    asked = empty.evolve(trials="unknown", second_opinion="unknown", profile=Profile(past_treatments=past))
    assert [question.text for question in from_interest(asked)] == [
        "What would a clinical trial mean for me?",
        "Would a second opinion help me?",
    ]
    assert [question.text for question in from_answer(asked.profile, "past_treatments")] == [
        "How did this treatment go for me: Tamoxifen?"
    ]
    assert from_interest(asked.evolve(trials="yes", second_opinion="not_now")) == ()


def test_what_was_not_clear_in_the_comparison_is_gone_through_and_nothing_else(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    answered = (
        QuestionBack(key="way", answer="tc", missed=True),
        QuestionBack(key="nausea", answer="tc"),
        QuestionBack(key="effect:hair_loss:asked", answer="not_sure", missed=True),
    )
    told = empty.evolve(questions_back=answered)
    names = [catalogue.attributes[key].name.lower() for key in ("way", "hair_loss")]
    assert unclear_rows(told, catalogue) == tuple(names)
    assert [(one.key, one.text, one.origin) for one in question_list(told, catalogue)] == [
        ("back:way", f"Please go through this with me: {names[0]}.", "values"),
        ("back:effect:hair_loss:asked", f"Please go through this with me: {names[1]}.", "values"),
    ]
    unknown = empty.evolve(questions_back=(QuestionBack(key="gone", missed=True),))
    assert unclear_rows(unknown, catalogue) == ("what the options do",)


def test_what_became_of_a_question_is_noted_of_that_one_also_where_nothing_is_listed_yet(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    worksheet = unsure(empty, course="unknown", grade="unknown")
    listed = question_list(worksheet, catalogue)
    noted = with_noted(worksheet, catalogue, "unknown:grade", {"asked": True, "answer": "It is 2."})
    assert noted.questions == (listed[0], listed[1].evolve(asked=True, answer="It is 2."))
    again = with_noted(noted, catalogue, "unknown:course", {"asked": True})
    assert [one.asked for one in again.questions] == [True, True]
    learned = noted.evolve(profile=Profile(course="unknown", grade="unknown", sex="unknown"))
    kept = with_noted(learned, catalogue, "unknown:grade", {"answered": "yes"})
    assert len(kept.questions) == 2, "a list that has the question is left as it is"
