from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.signature import MEANINGS, Signature
from hrbc_desktop.domain.model.worksheet import (
    OwnThing,
    Values,
    Visit,
    VisitQuestion,
    Weighed,
    Worksheet,
    another_decision,
    is_signed_further,
    new_worksheet,
    next_revision,
    signed_content,
    with_signatures_of,
)

LATER = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def signed(empty: Worksheet) -> Worksheet:
    signatures = tuple(
        Signature(role=role, name="Sample Patient 1", signed_at=LATER, digest=digest * 64)
        for role, digest in (("patient", "a"), ("nurse", "b"))
    )
    return empty.evolve(options=("tamoxifen-early",), nurse_notes="Talked.", signatures=signatures)


def test_a_new_worksheet_is_empty_unsigned_and_like_no_other() -> None:
    one, other = new_worksheet("2026.11", LATER), new_worksheet("2026.11", LATER)
    assert one.id != other.id
    assert one.evolve(id=other.id) == other
    assert (one.revision, one.previous_digest, one.is_signed) == (1, None, False)
    assert one.created_at == one.changed_at == LATER


def test_the_next_revision_goes_on_from_the_last_signed_file(
    signed: Worksheet,
) -> None:
    following = next_revision(signed, LATER + timedelta(days=1))
    assert following.revision == 2
    assert following.previous_digest == "b" * 64
    assert not following.is_signed
    carried = {"revision": 1, "previous_digest": None, "signatures": signed.signatures, "changed_at": signed.changed_at}
    carried |= {"signed_before": None}
    assert following.evolve(**carried) == signed_content(signed)


def test_a_value_never_changes_but_gives_a_checked_copy(empty: Worksheet) -> None:
    with pytest.raises(ValidationError):
        empty.nurse_notes = "x"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        empty.evolve(revision=0)
    with pytest.raises(ValidationError):
        empty.evolve(no_such_field=1)
    assert empty.evolve(nurse_notes="x").nurse_notes == "x"
    assert empty.nurse_notes == ""


@pytest.mark.parametrize(
    "change",
    [
        {"options": ("a", "a")},
        {"options": ("a", "b", "c", "d", "e")},
        {"visit": {"birth_date": date(1899, 12, 31)}},
        {"visit": {"name": "x" * 201}},
        {"values": {"weighed": ({"attribute": "visits"}, {"attribute": "visits"})}},
        {"values": {"weighed": ({"attribute": "visits", "limit": -1},)}},
        {"values": {"weighed": ({"attribute": "visits", "shown_range": 0},)}},
        {"values": {"weighed": ({"attribute": "visits", "shown_range": 5e-324},)}},
        {"values": {"weighed": ({"attribute": "visits", "shown_range": 1e300},)}},
        {"values": {"weighed": tuple({"attribute": str(number)} for number in range(7))}},
        {"changed_at": datetime.min.replace(tzinfo=UTC)},
        {"changed_at": datetime.max.replace(tzinfo=UTC)},
        {"created_at": datetime(2026, 1, 1)},  # noqa: DTZ001 - the point
        {"id": "no id"},
        {"previous_digest": "abc"},
    ],
)
def test_what_cannot_be_is_refused(empty: Worksheet, change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        empty.evolve(**change)


def test_options_have_the_letters_of_their_order(empty: Worksheet) -> None:
    worksheet = empty.evolve(options=("x", "y", "z"))
    assert [worksheet.letter(option) for option in worksheet.options] == ["A", "B", "C"]
    with pytest.raises(ValueError, match="not in"):
        worksheet.letter("w")


def test_a_signature_never_says_that_somebody_consents() -> None:
    assert not any("consent" in meaning.casefold() or "agree" in meaning.casefold() for meaning in MEANINGS.values())


# -- what may be noted after signing


def question(key: str, **more: Any) -> VisitQuestion:
    return VisitQuestion.model_validate({"key": key, "text": "What now?", "origin": "own", **more})


@pytest.mark.parametrize(
    "noted",
    [
        {"asked": True},
        {"answered": "partly"},
        {"carry_over": True},
        {"answer": "In two weeks."},
    ],
)
def test_notes_of_the_visit_leave_what_was_signed_as_it_is(empty: Worksheet, noted: dict[str, Any]) -> None:
    before = empty.evolve(questions=(question("own:1"),))
    after = before.evolve(questions=(question("own:1", **noted),), nurse_notes="Talked.", talked_about=("visits",))
    assert signed_content(after) == signed_content(before)


def test_a_note_on_a_question_that_the_answers_raise_leaves_what_was_signed_as_it_is(empty: Worksheet) -> None:
    """Such a question stands in the worksheet only from its first note on: it follows from the answers."""
    noted = question("unknown:stage", origin="answers", asked=True)
    assert signed_content(empty.evolve(questions=(noted,))) == signed_content(empty)


@pytest.mark.parametrize(
    "questions",
    [
        (question("own:1"), question("own:2")),
        (),
        (question("own:1", text="Another?"),),
        (question("own:1", dismissed=True),),
        (question("own:1"), question("unknown:stage", origin="answers", dismissed=True)),
    ],
)
def test_adding_changing_or_taking_off_a_question_changes_what_was_signed(
    empty: Worksheet, questions: tuple[VisitQuestion, ...]
) -> None:
    before = empty.evolve(questions=(question("own:1"),))
    assert signed_content(before.evolve(questions=questions)) != signed_content(before)


def test_the_next_revision_leaves_the_visit_behind_and_carries_open_questions_over(signed: Worksheet) -> None:
    answered = VisitQuestion(key="a", text="Is it answered?", origin="own", asked=True, answered="yes", answer="Yes.")
    carried = answered.evolve(key="b", carry_over=True)
    open_one = VisitQuestion(key="c", text="Is it open?", origin="own", asked=True, answered="partly")
    noted = signed.evolve(
        questions=(answered, carried, open_one), nurse_notes="Spoke about the scan.", talked_about=("diarrhea",)
    )
    following = next_revision(noted, LATER)
    assert (following.nurse_notes, following.talked_about) == ("", ())
    assert [(question.key, question.dismissed) for question in following.questions] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]
    assert all(question.answered is None and not question.answer for question in following.questions)


def test_what_no_nurse_has_signed_is_not_left_behind(signed: Worksheet) -> None:
    answered = VisitQuestion(key="a", text="Is it answered?", origin="own", asked=True, answered="yes", answer="Yes.")
    noted = signed.evolve(
        signatures=signed.signatures[:1], questions=(answered,), nurse_notes="Scan.", talked_about=("diarrhea",)
    )
    following = next_revision(noted, LATER)
    assert (following.nurse_notes, following.talked_about, following.questions) == ("Scan.", ("diarrhea",), (answered,))


# -- signed further


def test_a_worksheet_is_signed_further_when_only_signatures_and_notes_came_to_it(signed: Worksheet) -> None:
    by_patient, unsigned = signed.evolve(signatures=signed.signatures[:1]), signed.evolve(signatures=())
    for known in (by_patient, unsigned, by_patient.evolve(nurse_notes="", talked_about=("visits",), changed_at=LATER)):
        assert is_signed_further(signed, known)
        assert not is_signed_further(known, signed)
    assert not is_signed_further(signed, signed)


def test_other_content_or_other_signatures_are_not_signed_further(signed: Worksheet) -> None:
    assert not is_signed_further(signed, signed.evolve(signatures=(), options=("letrozole-early",)))
    assert not is_signed_further(signed, signed.evolve(signatures=signed.signatures[1:]))


def test_what_signing_added_elsewhere_is_taken_over_and_notes_here_stay(signed: Worksheet) -> None:
    known = signed.evolve(
        signatures=(), content_version="old", nurse_notes="Here.", talk=("matters",), agreed="She calls."
    )
    elsewhere = signed.evolve(nurse_notes="", talk=("questions",), agreed="")
    taken = with_signatures_of(elsewhere, known)
    assert (taken.signatures, taken.content_version) == (signed.signatures, signed.content_version)
    assert (taken.nurse_notes, taken.talk, taken.agreed) == ("Here.", ("questions",), "She calls.")
    assert with_signatures_of(signed, known).nurse_notes == "Talked."


def test_another_decision_begins_with_her_answers_and_nothing_of_the_first(signed: Worksheet) -> None:
    first = signed.evolve(
        visit=Visit(name="Sample Patient 1"), profile=Profile(stage="early"), decision="armpit", trials="yes",
        second_opinion="unknown", how_to_decide="together", how_much_to_know="main", length_of_life=True,
    )  # fmt: skip
    other = another_decision(first, LATER)
    assert (other.visit, other.profile, other.begun_from) == (first.visit, first.profile, first.id)
    assert (other.trials, other.second_opinion, other.length_of_life) == ("yes", "unknown", True)
    assert (other.how_to_decide, other.how_much_to_know) == ("together", "main")
    assert (other.decision, other.options, other.nurse_notes, other.is_signed) == (None, (), "", False)
    assert other.id != first.id
    assert other.created_at == LATER


def test_what_an_older_format_had_of_her_own_gets_keys_and_none_stands_twice() -> None:
    assert [(one.key, one.text) for one in Values.model_validate({"own": ["Sing", "Walk"]}).own] == [
        ("own:1", "Sing"), ("own:2", "Walk"),
    ]  # fmt: skip
    two = Values(own=(OwnThing(key="own:1", text="Sing"), OwnThing(key="own:2", text="Walk")))
    assert two.own_thing("own:2") == two.own[1]
    assert two.own_thing("own:3") is None
    with pytest.raises(ValidationError, match="same key"):
        Values(own=(two.own[0], two.own[0]))


def test_a_revision_is_closed_once_the_nurse_has_signed(signed: Worksheet) -> None:
    assert signed.is_closed
    assert not signed.evolve(signatures=signed.signatures[:1]).is_closed
    assert signed.evolve(values=Values(weighed=(Weighed(attribute="rash"),))).starred == ("rash",)
