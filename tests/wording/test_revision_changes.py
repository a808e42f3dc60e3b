"""What moved since the last signed revision: nothing that stayed is told, and everything that moved is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, Profile, choice_keys
from hrbc_desktop.domain.model.readiness import Readiness
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import (
    CheckAnswer,
    ClinicianView,
    Values,
    Visit,
    VisitQuestion,
    Weighed,
    Worksheet,
    next_revision,
)
from hrbc_desktop.domain.revisions.freeze import freeze_for_signing
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.wording.revision_changes import Change, changes

AT = datetime(2026, 12, 1, 19, 42, tzinfo=UTC)
SIGNATURE = Signature(role="patient", name="Sample Patient 1", signed_at=AT, digest="a" * 64)
A, B, C = "abemaciclib-fulvestrant", "ribociclib-letrozole", "everolimus-exemestane"
CALCIUM = VisitQuestion(key="own:1", text="Do I need calcium?", origin="own")
SCANS = VisitQuestion(key="own:2", text="How often are scans?", origin="own")


@pytest.fixture(scope="module")
def filled(empty: Worksheet) -> Worksheet:
    return empty.evolve(
        visit=Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), appointment_time=time(10, 30)),
        profile=Profile(stage="metastatic", her2="unknown", past_treatments=(PastTreatment(kind="cdk46"),)),
        options=(A, B),
        values=Values(
            leaning=B,
            weighed=(Weighed(attribute="diarrhea"), Weighed(attribute="visits", step="half")),
            own=("Being able to work",),
        ),
        questions=(CALCIUM, SCANS),
        readiness=Readiness(sure=False),
    )


@pytest.fixture(scope="module")
def signed(filled: Worksheet, catalogue: Catalogue) -> Worksheet:
    return freeze_for_signing(filled, catalogue).evolve(signatures=(SIGNATURE,))


@pytest.fixture(scope="module")
def following(signed: Worksheet) -> Worksheet:
    return next_revision(signed, AT)


@pytest.fixture(scope="module")
def changes_of(following: Worksheet, catalogue: Catalogue) -> Callable[[Worksheet], tuple[Change, ...]]:
    assert following.signed_before
    before = following.signed_before
    return lambda worksheet: changes(before, worksheet, catalogue)


ChangesOf = Callable[[Worksheet], tuple[Change, ...]]


def worksheets() -> st.SearchStrategy[dict[str, Any]]:
    """Parts of a worksheet as they may be filled in, with things that the pack does not know among them."""
    keys = st.sampled_from(["diarrhea", "visits", "mouth_sores", "way", "control", "of another pack"])
    options = st.sampled_from([A, B, C, "of another pack"])
    questions = st.builds(
        VisitQuestion,
        key=st.sampled_from(["own:1", "own:2", "unknown:her2", "values:control"]),
        text=st.sampled_from(["One?", "Two?"]),
        origin=st.just("own"),
        dismissed=st.booleans(),
        answered=st.sampled_from(["yes", "no", None]),
    )
    values = st.builds(
        Values,
        leaning=st.none() | options | st.sampled_from(["not_sure", "team"]),
        weighed=st.lists(st.builds(Weighed, attribute=keys), max_size=4, unique_by=lambda row: row.attribute).map(
            tuple
        ),
        own=st.lists(st.text(max_size=5), max_size=2).map(tuple),
        checks=st.lists(st.builds(CheckAnswer, gains=keys, gives_up=keys), max_size=2).map(tuple),
    )
    return st.fixed_dictionaries(
        {},
        optional={
            "profile": st.builds(Profile, her2=st.sampled_from(["low", "unknown", None])),
            "options": st.lists(options, max_size=4, unique=True).map(tuple),
            "values": values,
            "questions": st.lists(questions, max_size=3, unique_by=lambda question: question.key).map(tuple),
            "readiness": st.builds(Readiness, sure=st.sampled_from([True, False, None])),
            "length_of_life": st.booleans(),
        },
    )


@pytest.fixture(scope="module")
def signed_and_continued(
    empty: Worksheet, catalogue: Catalogue
) -> Callable[[dict[str, Any]], tuple[tuple[Change, ...], tuple[Change, ...]]]:
    """The changes between a signed worksheet and itself, and those since in the revision that goes on from it."""

    def compared(parts: dict[str, Any]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        signed = freeze_for_signing(empty.evolve(**parts), catalogue).evolve(signatures=(SIGNATURE,))
        following = next_revision(signed, AT)
        assert following.signed_before
        return changes(signed, signed, catalogue), changes(following.signed_before, following, catalogue)

    return compared


@settings(max_examples=30)
@given(worksheets())
def test_nothing_has_changed_in_what_was_only_signed_and_continued(
    signed_and_continued: Callable[[dict[str, Any]], tuple[tuple[Change, ...], tuple[Change, ...]]],
    parts: dict[str, Any],
) -> None:
    with_itself, continued = signed_and_continued(parts)
    assert with_itself == ()
    assert {change.now for change in continued} <= {"Answered at the visit"}


def test_a_full_list_of_questions_can_be_written_out(filled: Worksheet, catalogue: Catalogue) -> None:
    off = VisitQuestion(key="own:off", text="Off?", origin="own", dismissed=True)
    asked = tuple(VisitQuestion(key=f"own:{number}", text="Why?", origin="own") for number in range(199))
    out = freeze_for_signing(filled.evolve(questions=(*asked, off)), catalogue)
    assert set(out.questions) == {*asked, off}
    assert "unknown:her2" in [question.key for question in question_list(out, catalogue)]


SINGLE: dict[str, tuple[str, dict[str, Any], str]] = {
    "name": ("visit", {"name": "Sample Patient 2"}, "Name"),
    "birth": ("visit", {"birth_date": date(1968, 3, 15)}, "Born"),
    "record": ("visit", {"record_number": "7"}, "Record number"),
    "day": ("visit", {"appointment_date": date(2027, 1, 5)}, "Day of the visit"),
    "time": ("visit", {"appointment_time": None}, "Time of the visit"),
    "companions": ("visit", {"companions": "My sister"}, "Who comes along"),
    "filled in by": ("visit", {"filled_in_by": "both"}, "Who fills this in"),
    "medicine names": ("profile", {"medicine_names": "Aspirin"}, "Names of medicines"),
    "leaning": ("values", {"leaning": "team"}, "Leaning"),
    "own": ("values", {"own": ()}, "Also matters"),
    "ways": ("values", {"way_order": ("tablets", "shots")}, "Ways of taking it"),
    "view": (
        "values",
        {"views": (ClinicianView(option=A, expectation="same", clinician="Sample Clinician 1"),)},
        "View of a clinician",
    ),
    "checks": (
        "values",
        {"checks": (CheckAnswer(gains="diarrhea", gives_up="visits", first="a"),)},
        "Checks of the order",
    ),
    "sure": ("readiness", {"sure": None}, "Do you feel sure about what to choose?"),
}


@pytest.mark.parametrize("which", SINGLE)
def test_each_part_that_changed_is_told_once(which: str, following: Worksheet, changes_of: ChangesOf) -> None:
    section, change, what = SINGLE[which]
    changed = following.evolve(**{section: getattr(following, section).evolve(**change)})
    assert what in [each.what for each in changes_of(changed)]
    assert len({each.group for each in changes_of(changed)} - {"questions"}) == 1


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"trials": "yes"}, "Hear about clinical trials"),
        ({"second_opinion": "not_now"}, "A second opinion"),
        ({"records_request": True}, "A request for the records"),
        ({"length_of_life": True}, "See how long people lived"),
    ],
)
def test_each_wish_that_changed_is_told(
    change: dict[str, Any], what: str, following: Worksheet, changes_of: ChangesOf
) -> None:
    assert [each.what for each in changes_of(following.evolve(**change))] == [what]


@settings(max_examples=30)
@given(field=st.sampled_from([name for name, question in QUESTIONS.items() if not question.many]), data=st.data())
def test_every_answer_that_changed_is_told_in_its_words(
    field: str, data: st.DataObject, following: Worksheet, changes_of: ChangesOf
) -> None:
    before = getattr(following.profile, field)
    now = data.draw(st.sampled_from(sorted(choice_keys(field) - {before})))
    changed = following.evolve(profile=following.profile.evolve(**{field: now}))
    (answer,) = [each for each in changes_of(changed) if each.group == "answers"]
    assert (answer.what, answer.now) == (QUESTIONS[field].short, QUESTIONS[field].label(now))


def test_an_answer_that_became_known_is_told_with_the_question_that_it_settles(
    following: Worksheet, changes_of: ChangesOf
) -> None:
    known = following.evolve(profile=following.profile.evolve(her2="low"))
    assert [each.sentence for each in changes_of(known)] == [
        "HER2: Low (1+, or 2+ and ISH negative). Before: I don’t know.",
        "Question: Not on the list. Before: Is my cancer HER2-low or ultralow? Does that open other options?",
    ]


def test_options_that_came_went_or_changed_places_are_told(following: Worksheet, changes_of: ChangesOf) -> None:
    added, swapped = following.evolve(options=(A, B, C)), following.evolve(options=(B, A))
    assert [(each.before, each.now) for each in changes_of(added) if each.group == "options"] == [
        (
            "A Abemaciclib + fulvestrant; B Ribociclib + letrozole",
            "A Abemaciclib + fulvestrant; B Ribociclib + letrozole; C Everolimus + exemestane",
        )
    ]
    assert [each.now for each in changes_of(swapped)] == ["A Ribociclib + letrozole; B Abemaciclib + fulvestrant"]


def test_order_strength_and_limit_of_what_matters_are_told(following: Worksheet, changes_of: ChangesOf) -> None:
    first, second = following.values.weighed
    for rows, now in (
        ((second, first), "1 Fewer visits; 2 Less diarrhea"),
        ((first, second.evolve(step="much_less")), "1 Less diarrhea; 2 Fewer visits (much less)"),
        ((first.evolve(limit=30), second), "1 Less diarrhea (limit 30); 2 Fewer visits (about half)"),
    ):
        changed = following.evolve(values=following.values.evolve(weighed=rows))
        (change,) = [each for each in changes_of(changed) if each.what == "What matters, in order"]
        assert (change.before, change.now) == ("1 Less diarrhea; 2 Fewer visits (about half)", now)


def test_an_outcome_in_the_order_is_told_in_its_words(
    following: Worksheet, changes_of: ChangesOf, catalogue: Catalogue
) -> None:
    weighed = (Weighed(attribute="outcome:free_of_return:some-people:0"), *following.values.weighed[1:])
    changed = following.evolve(values=following.values.evolve(weighed=weighed))
    (change,) = [each for each in changes_of(changed) if each.what == "What matters, in order"]
    assert change.now.startswith(f"1 {catalogue.outcomes['free_of_return'].improvement}; 2 ")


def test_questions_that_came_went_or_moved_are_told(following: Worksheet, changes_of: ChangesOf) -> None:
    listed = {question.key: question for question in following.questions}
    rest = [question for key, question in listed.items() if key not in ("own:1", "own:2")]
    iron = VisitQuestion(key="own:3", text="Do I need iron?", origin="own")

    def of(*questions: VisitQuestion) -> list[tuple[str, str]]:
        return [(each.before, each.now) for each in changes_of(following.evolve(questions=(*questions, *rest)))]

    assert of(CALCIUM, SCANS) == []
    assert of(CALCIUM, SCANS, iron) == [("Not on the list", "Do I need iron?")]
    assert of(CALCIUM) == [("How often are scans?", "Not on the list")]
    assert of(CALCIUM, SCANS.evolve(text="How often is a scan?")) == [("How often are scans?", "How often is a scan?")]
    assert of(SCANS, CALCIUM) == [
        (
            "“Do I need calcium?” came before “How often are scans?”",
            "“How often are scans?” comes before “Do I need calcium?”",
        )
    ]


def test_a_question_that_was_answered_at_the_visit_is_told_as_that(signed: Worksheet, catalogue: Catalogue) -> None:
    questions = tuple(
        question.evolve(asked=True, answered="yes", answer="Yes, each day.") if question.key == "own:1" else question
        for question in signed.questions
    )
    (by_patient,) = signed.signatures
    signatures = (by_patient, by_patient.evolve(role="nurse", name="Sample Nurse 1"))
    following = next_revision(signed.evolve(questions=questions, nurse_notes="Talked.", signatures=signatures), AT)
    assert following.signed_before
    assert "Yes, each day." not in following.signed_before.model_dump_json()
    assert [each.now for each in changes(following.signed_before, following, catalogue)] == ["Answered at the visit"]


def with_diarrhea(catalogue: Catalogue, version: str, **numbers: Any) -> Catalogue:
    decision = catalogue.decisions["first-treatment"]
    effects = tuple(
        effect.evolve(**numbers) if (effect.option, effect.attribute) == (A, "diarrhea") else effect
        for effect in decision.side_effects
    )
    decisions = {**catalogue.decisions, decision.id: decision.evolve(side_effects=effects)}
    return catalogue.evolve(decisions=decisions, pack=catalogue.pack.evolve(version=version))


def test_figures_of_a_newer_pack_are_told_as_the_pages_show_them(following: Worksheet, catalogue: Catalogue) -> None:
    assert following.signed_before
    newer = with_diarrhea(catalogue, "2027.03", any=81.0, severe=9.0)
    version, figure = changes(following.signed_before, following, newer)
    assert (version.before, version.now) == (f"Version {catalogue.pack.version}", "Version 2027.03")
    assert (figure.what, figure.before, figure.now) == (
        "Diarrhea: Abemaciclib + fulvestrant",
        "86 of 100, 13 severe",
        "81 of 100, 9 severe",
    )


def test_a_figure_that_rounds_to_the_same_is_no_change_but_another_source_is(
    following: Worksheet, catalogue: Catalogue
) -> None:
    assert following.signed_before
    before = following.signed_before
    shown = next(figure for figure in before.figures if (figure.option, figure.row) == (A, "diarrhea"))
    assert shown.value
    hardly = with_diarrhea(catalogue, "2027.03", any=shown.value + 0.01)
    assert [each.what for each in changes(before, following, hardly)] == ["Content pack"]
    elsewhere = with_diarrhea(
        catalogue, "2027.03", source=next(key for key in catalogue.sources if key != shown.source)
    )
    assert [each.now for each in changes(before, following, elsewhere)][1:] == ["The same, from another source"]


def test_figures_and_options_that_the_newer_pack_has_not_are_told(following: Worksheet, catalogue: Catalogue) -> None:
    assert following.signed_before
    fewer = {key: option for key, option in catalogue.options.items() if key != A}
    newer = catalogue.evolve(options=fewer, pack=catalogue.pack.evolve(version="2027.03"))
    found = changes(following.signed_before, following, newer)
    assert all(
        "“abemaciclib-fulvestrant”, not in this content" in each.what for each in found if each.now == "Not shown"
    )
    assert "86 of 100, 13 severe" in [each.before for each in found]


def test_where_the_signed_sheet_kept_no_figures_only_the_versions_are_told(
    following: Worksheet, catalogue: Catalogue
) -> None:
    assert following.signed_before
    old = following.signed_before.evolve(figures=(), content_version="2025.11")
    (version,) = changes(old, following, catalogue)
    assert version.before == "Version 2025.11, whose numbers that sheet did not keep"


def test_figures_of_an_option_that_is_new_in_this_revision_are_no_change(
    following: Worksheet, catalogue: Catalogue
) -> None:
    assert following.signed_before
    newer = with_diarrhea(catalogue, "2027.03")
    added = following.evolve(options=(A, B, C), length_of_life=True)
    content = [each for each in changes(following.signed_before, added, newer) if each.group == "content"]
    assert [each.what for each in content] == ["Content pack"]
