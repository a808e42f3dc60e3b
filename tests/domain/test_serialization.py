import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.readiness import Readiness
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import (
    FORMAT,
    CheckAnswer,
    ClinicianView,
    Revision,
    Values,
    Visit,
    VisitQuestion,
    Weighed,
    Worksheet,
    next_revision,
)
from hrbc_desktop.domain.serialization import LARGEST_JSON, WorksheetUnreadable, read_worksheet, write_worksheet

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

FULL = Worksheet(
    id="0123456789abcdef" * 2,
    revision=2,
    previous_digest="c" * 64,
    signed_before=Revision(content_version="2025.11", options=("elacestrant",)),
    created_at=AT,
    changed_at=AT,
    content_version="2026.11",
    visit=Visit(
        name="Sample Patient 1",
        birth_date=date(1968, 3, 14),
        appointment_date=date(2026, 12, 2),
        appointment_time=time(10, 30),
        filled_in_by="both",
    ),
    profile=Profile.model_validate(
        {
            "stage": "metastatic",
            "ki67": "not_tested",
            "conditions": ["diabetes"],
            "past_treatments": [{"kind": "cdk46", "outcome": "stopped_working"}],
        }
    ),
    options=("elacestrant", "fulvestrant"),
    values=Values(
        leaning="elacestrant",
        weighed=(Weighed(attribute="nausea", limit=30, shown_range=12.5), Weighed(attribute="visits", step="half")),
        own=("My choir on Tuesdays – “always”",),
        way_order=("tablets", "shots"),
        views=(ClinicianView(option="elacestrant", expectation="same", clinician="Sample Clinician 1"),),
        checks=(CheckAnswer(gains="nausea", gives_up="visits", first="a"),),
    ),
    questions=(VisitQuestion(key="own:1", text="What now? 😀", origin="own", asked=True, answer="Two\nlines"),),
    readiness=Readiness(sure=False),
    trials="unknown",
    talked_about=("nausea",),
    nurse_notes="Talked.",
    figures=(
        FigureSnapshot(option="elacestrant", row="nausea", source="label", measure="people", value=35, severe=2.5),
    ),
    signatures=(Signature(role="patient", name="Sample Patient 1", signed_at=AT, digest="d" * 64),),
)


def read_or_sentence(data: bytes) -> Worksheet | str:
    try:
        return read_worksheet(data)
    except WorksheetUnreadable as problem:
        return str(problem)


def assert_a_worksheet_or_one_clear_sentence(data: bytes) -> None:
    found = read_or_sentence(data)
    if isinstance(found, str):
        assert found.endswith(".")
        assert "Nothing was changed" in found
        assert "\n" not in found
        assert "pydantic" not in found.casefold()
    else:
        assert read_worksheet(write_worksheet(found)) == found


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(path_below for key, part in inside for path_below in places(part, (*path, key)))]


RAW = json.loads(write_worksheet(FULL))
PLACES = [place for place in places(RAW) if place]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.just("9999-99-99"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def test_a_worksheet_is_read_back_as_it_was_written() -> None:
    assert read_worksheet(write_worksheet(FULL)) == FULL


def test_a_worksheet_of_the_first_format_is_still_read() -> None:
    first = {key: value for key, value in RAW.items() if key not in ("signed_before", "figures")} | {"format": 1}
    assert read_worksheet(json.dumps(first).encode()) == FULL.evolve(signed_before=None, figures=())


@given(name=st.text(max_size=200), notes=st.text(max_size=300), limit=st.floats(0, 1000))
def test_whatever_is_typed_is_read_back_as_it_was_typed(name: str, notes: str, limit: float) -> None:
    weighed = (Weighed(attribute="nausea", limit=limit),)
    typed = FULL.evolve(
        visit=FULL.visit.evolve(name=name), nurse_notes=notes, values=FULL.values.evolve(weighed=weighed)
    )
    assert read_worksheet(write_worksheet(typed)) == typed


@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfe")
@example(b"%PDF-1.7")
@example(b"\x00" * 50)
def test_any_bytes_are_a_worksheet_or_get_a_sentence(data: bytes) -> None:
    assert_a_worksheet_or_one_clear_sentence(data)


@given(json_values)
def test_any_json_is_a_worksheet_or_gets_a_sentence(value: Any) -> None:
    assert_a_worksheet_or_one_clear_sentence(json.dumps(value).encode())
    assert_a_worksheet_or_one_clear_sentence(json.dumps({"format": FORMAT, "more": value}).encode())


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(location=st.sampled_from(PLACES), value=json_values, how=st.sampled_from(["replace", "remove", "add"]))
def test_a_worksheet_that_was_tampered_with_is_read_or_gets_a_sentence(
    location: tuple[str | int, ...], value: Any, how: str
) -> None:
    changed = json.loads(json.dumps(RAW))
    inner: Any = changed
    for key in location[:-1]:
        inner = inner[key]
    if how == "replace":
        inner[location[-1]] = value
    elif how == "remove":
        del inner[location[-1]]
    elif isinstance(inner, dict):
        inner["extra"] = value
    assert_a_worksheet_or_one_clear_sentence(json.dumps(changed).encode())


@settings(max_examples=60)
@given(st.integers(0, len(write_worksheet(FULL)) - 3), st.integers(0, 255))
def test_a_damaged_file_is_read_or_gets_a_sentence(at: int, byte: int) -> None:
    whole = write_worksheet(FULL)
    assert_a_worksheet_or_one_clear_sentence(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert isinstance(read_or_sentence(whole[:at]), str)


@pytest.mark.parametrize("number", [FORMAT + 1, 10**30])
def test_a_newer_worksheet_says_so(number: int) -> None:
    texts = read_or_sentence(json.dumps(RAW | {"format": number, "new_field": 1}).encode())
    assert isinstance(texts, str)
    assert "newer version" in texts
    assert "update the program" in texts


@pytest.mark.parametrize("number", [0, -1, 1.0, "1", None, True, [1], {}])
def test_a_file_without_a_proper_format_is_no_worksheet(number: object) -> None:
    texts = read_or_sentence(json.dumps(RAW | {"format": number}).encode())
    assert texts == "This file is not a treatment worksheet. Nothing was changed."


def test_a_huge_file_is_not_even_looked_at() -> None:
    text = read_or_sentence(write_worksheet(FULL) + b" " * LARGEST_JSON)
    assert text == "This file is too large to be a treatment worksheet. Nothing was changed."


def test_the_longest_worksheet_that_can_be_typed_is_not_too_large() -> None:
    longest = VisitQuestion(key="own:1", text="😀" * 500, origin="own", answer="😀" * 4000)
    questions = tuple(longest.evolve(key=f"own:{number}") for number in range(200))
    signed = FULL.evolve(questions=questions, nurse_notes="😀" * 4000)
    worksheet = next_revision(signed, AT).evolve(questions=questions, nurse_notes="😀" * 4000)
    assert read_worksheet(write_worksheet(worksheet)) == worksheet


@pytest.mark.parametrize("depth", [*range(200, 1010, 7), *range(950, 1000), 5000, 100_000])
def test_deep_nesting_gets_a_sentence(depth: int) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        nested = opening * depth + "1" + closing * depth
        assert_a_worksheet_or_one_clear_sentence(nested.encode())
        assert_a_worksheet_or_one_clear_sentence(f'{{"format": {FORMAT}, "visit": {nested}}}'.encode())


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "1" * 5000, '"\\ud800"', "-0.0", "1e-320"])
@pytest.mark.parametrize("location", ["limit", "shown_range", "attribute"])
def test_numbers_that_are_no_numbers_and_broken_letters_get_a_sentence(value: str, location: str) -> None:
    marked = json.loads(json.dumps(RAW))
    marked["values"]["weighed"][0][location] = "HERE"
    assert_a_worksheet_or_one_clear_sentence(json.dumps(marked).replace('"HERE"', value).encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_another_encoding_is_read_or_gets_a_sentence(encoding: str) -> None:
    text = write_worksheet(FULL).decode().encode(encoding, errors="replace")
    assert_a_worksheet_or_one_clear_sentence(text)


def test_the_sentence_names_the_place_and_not_what_stands_there() -> None:
    text = read_or_sentence(json.dumps(RAW | {"visit": {"birth_date": "SECRET-MARKER"}}).encode())
    assert isinstance(text, str)
    assert "“visit > birth date”" in text
    assert "SECRET" not in text
