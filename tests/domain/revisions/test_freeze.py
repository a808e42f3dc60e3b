"""What is written into a worksheet when somebody signs: the questions in full, and each figure as it was shown."""

from typing import Any

import pytest

from hrbc_desktop.domain.compare.fixed_rows import visits_of
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision, Study
from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import MOST_QUESTIONS, VisitQuestion, Worksheet
from hrbc_desktop.domain.revisions.freeze import figures_shown, freeze_for_signing
from hrbc_desktop.domain.visit.question_list import question_list

TABLET, SHOT = "letrozole-advanced", "fulvestrant"


def test_the_questions_the_figures_and_the_version_of_the_pack_are_written_down(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    told = empty.evolve(
        decision="armpit", options=("leave-node-biopsy-out", "sentinel-node-biopsy"), content_version="2025.1",
        profile=Profile(stage="early", course="unknown"),
    )  # fmt: skip
    frozen = freeze_for_signing(told, catalogue)
    assert frozen.questions == question_list(told, catalogue) != ()
    assert frozen.content_version == catalogue.pack.version
    assert frozen.figures == figures_shown(told, catalogue) != ()
    assert frozen.evolve(questions=(), figures=(), content_version="2025.1") == told


def test_a_full_list_keeps_what_she_took_off_and_leaves_out_what_is_raised_again(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    def own(number: int, *, off: bool) -> VisitQuestion:
        return VisitQuestion(key=f"own:{number}", text="Why?", origin="own", dismissed=off)

    full = tuple(own(number, off=number <= 3) for number in range(MOST_QUESTIONS))
    frozen = freeze_for_signing(empty.evolve(questions=full, decision="armpit"), catalogue)
    assert len(frozen.questions) == MOST_QUESTIONS
    assert sum(one.dismissed for one in frozen.questions) == 4
    room = freeze_for_signing(empty.evolve(questions=full[:-1], decision="armpit"), catalogue)
    assert [one.key for one in room.questions if one.origin == "standing"] == ["standing:time"]
    assert len(room.questions) == MOST_QUESTIONS


def test_without_a_decision_there_is_no_figure(empty: Worksheet, catalogue: Catalogue) -> None:
    assert figures_shown(empty, catalogue) == ()


def shown(catalogue: Catalogue, worksheet: Worksheet, *findings: dict[str, Any], **more: Any) -> list[FigureSnapshot]:
    """The figures of a made-up decision of two options."""
    fields: dict[str, Any] = {
        "id": "made-up", "name": "D", "question": "D?", "plain": "It changes something.", "path": "advanced",
        "step": 1, "core": ["response"], "comes_up": {"now": [{"either": [{"fact": "advanced", "any": ["yes"]}]}]},
        "findings": findings, "options": [{"id": key, "words": key} for key in (TABLET, SHOT)], **more,
    }  # fmt: skip
    made = Decision.model_validate(fields)
    study = Study(id="one", name="One", design="randomized", n=500, source="verzenio-label")
    pack = catalogue.model_copy(update={"decisions": {made.id: made}, "studies": {"one": study}})
    return list(figures_shown(worksheet.evolve(decision=made.id, options=(TABLET, SHOT)), pack))


def finding(catalogue: Catalogue, first: float | None, second: float | None, **more: Any) -> dict[str, Any]:
    sides = [{"arm": key, "options": [key], "value": value} for key, value in ((TABLET, first), (SHOT, second))]
    return {
        "id": "f1", "population": next(iter(catalogue.populations)), "outcome": "response", "at": {"years": 5},
        "study": "one", "kind": "head_to_head", "measure": "percent", "shown_to_differ": "yes",
        "source": "verzenio-label", "evidence": ["row.1"], "first": sides[0], "second": sides[1], **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "kept", "first", "second"),
    [
        ("percent", "people", 30.0, 40.0),
        ("per_1000", "people", 3.0, 4.0),
        ("months", "months", 30.0, 40.0),
        ("points", "points", 30.0, 40.0),
        ("count", "events", 30.0, 40.0),
    ],
)
def test_a_figure_is_kept_in_its_unit_beside_that_of_the_other_group(
    measure: str, kept: str, first: float, second: float, catalogue: Catalogue, empty: Worksheet
) -> None:
    figures = shown(catalogue, empty, finding(catalogue, 30, 40, measure=measure))
    told = [one for one in figures if one.row.startswith("outcome:")]
    assert [(one.option, one.measure, one.difference) for one in told] == [(TABLET, kept, None), (SHOT, kept, None)]
    assert [one.value for one in told] == pytest.approx([first, second])
    assert [one.against for one in told] == pytest.approx([second, first])
    assert {(one.source, one.study) for one in told} == {("verzenio-label", "one")}


@pytest.mark.parametrize(("gain", "more"), [({"more": 4}, 4), ({"fewer": 4}, -4), ({"more": 0}, 0)])
def test_a_difference_is_kept_where_only_that_is_known_seen_from_each_group(
    gain: dict[str, float], more: float, catalogue: Catalogue, empty: Worksheet
) -> None:
    figures = shown(catalogue, empty, finding(catalogue, None, None, gain=gain))
    told = [(one.value, one.against, one.difference) for one in figures if one.row.startswith("outcome:")]
    assert told == [(None, None, more), (None, None, -more)]


def test_a_side_effect_is_kept_with_its_severe_part_and_a_number_of_days_without_a_source(
    catalogue: Catalogue, empty: Worksheet
) -> None:
    effect = {
        "option": TABLET, "attribute": "nausea", "measured": "reported", "counted": "any",
        "population": next(iter(catalogue.populations)), "study": "one", "time": "while on treatment",
        "any": 20, "severe": 2, "low": 15, "high": 25, "source": "verzenio-label", "evidence": ["row.2"],
    }  # fmt: skip
    figures = shown(catalogue, empty, side_effects=[effect], core=["response", "nausea"])
    (nausea,) = [one for one in figures if one.row == "nausea" and one.option == TABLET]
    assert nausea == FigureSnapshot(
        option=TABLET, row="nausea", source="verzenio-label", study="one", measure="people",
        value=20, severe=2, low=15, high=25,
    )  # fmt: skip
    days = [one for one in figures if one.row == "visits" and one.option == SHOT]
    counted = visits_of(catalogue.options[SHOT], catalogue)
    assert days == [FigureSnapshot(option=SHOT, row="visits", measure="days", value=counted)]
