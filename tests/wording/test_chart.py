"""The visit as plain text: always the same parts in the same order, and nothing that the sheet does not say."""

from datetime import UTC, date, datetime

from hrbc_desktop.domain.model.addendum import Correction, SignedAddendum, addendum_to
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import VisitQuestion, new_worksheet
from hrbc_desktop.wording.chart import chart_text

AT = datetime(2026, 12, 2, 10, 30, tzinfo=UTC)
EMPTY = new_worksheet("2026.11", AT)
VISITED = EMPTY.evolve(
    visit=EMPTY.visit.evolve(name="Sample Patient 1", birth_date=date(1968, 3, 14), record_number="77"),
    questions=(
        VisitQuestion(key="own:1", text="How long is it?", origin="own", answered="yes", answer="Twelve weeks."),
        VisitQuestion(key="own:2", text="May I work?", origin="own", carry_over=True),
    ),
    agreed="Sample Nurse 1 calls on Monday",
    talk=("matters",),
    nurse_notes="She was calm.",
)
PARTS = [
    "TREATMENT WORKSHEET", "DECISION", "OPTIONS GONE THROUGH", "WHAT MATTERS", "LEANING",
    "QUESTIONS ASKED AND ANSWERED", "OPEN", "AGREED: WHO, WHAT, BY WHEN", "NOTES", "SIGNED BY", "FILE (SHA-256)",
]  # fmt: skip


def parts(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("- "):
            found[list(found)[-1]].append(line.removeprefix("- "))
        else:
            found[line] = []
    return found


def test_the_parts_stand_in_their_order_also_when_nothing_is_known(small_catalogue: Catalogue) -> None:
    assert list(parts(chart_text(EMPTY, small_catalogue))) == PARTS
    assert list(parts(chart_text(VISITED, small_catalogue, "ab" * 32))) == PARTS


def test_it_begins_with_two_things_by_which_a_person_is_known(small_catalogue: Catalogue) -> None:
    first = chart_text(VISITED, small_catalogue).splitlines()[1]
    assert "Sample Patient 1" in first
    assert "14 March 1968" in first


def test_what_was_answered_and_what_is_open_are_told_apart(small_catalogue: Catalogue) -> None:
    sections = parts(chart_text(VISITED, small_catalogue))
    assert any("Twelve weeks." in line for line in sections["QUESTIONS ASKED AND ANSWERED"])
    assert "May I work?" in sections["OPEN"]
    assert not any("How long" in line for line in sections["OPEN"])
    assert sections["AGREED: WHO, WHAT, BY WHEN"] == ["Sample Nurse 1 calls on Monday"]


def test_of_a_file_the_notes_alone_say_what_became_of_the_questions(small_catalogue: Catalogue) -> None:
    signed = tuple(Signature(role=role, name="Sample", signed_at=AT, digest="a" * 64) for role in ("patient", "nurse"))
    fresh = tuple(one.evolve(answered=None, answer="", carry_over=False) for one in VISITED.questions)
    sections = parts(chart_text(VISITED.evolve(signatures=signed, questions=fresh), small_catalogue))
    assert "OPEN" not in sections
    assert len(sections["QUESTIONS ON HER LIST"]) == 2


def test_a_correction_comes_before_what_it_corrects(small_catalogue: Catalogue) -> None:
    signature = Signature(role="nurse", name="Sample Nurse 1", signed_at=AT, digest="b" * 64)
    correction = Correction(wrong="Monday", right="Tuesday", source="The patient")
    addendum = addendum_to(VISITED.id, VISITED.evolve(signatures=(signature,)), "", 1, correction)
    signed = SignedAddendum(addendum=addendum, name="Sample Nurse 2", signed_at=AT)
    sections = parts(chart_text(VISITED, small_catalogue, "ab" * 32, [signed]))
    assert list(sections) == [PARTS[0], "CORRECTED SINCE", *PARTS[1:]]
    assert "Tuesday" in sections["CORRECTED SINCE"][0]
