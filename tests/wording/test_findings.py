"""The sentences for what studies found: each is asserted here, and nowhere else."""

from collections.abc import Callable
from typing import Any

import pytest

from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.compare.population_fit import PopulationFit
from hrbc_desktop.domain.compare.rows import DecisionRow, EffectCell, OutcomeCell, StudyFigure
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import (
    Decision,
    EffectFinding,
    Finding,
    FindingSide,
    Population,
    Requirement,
    Study,
    StudyTime,
)
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.wording.findings import (
    CellWords,
    cell_text,
    cell_words,
    certainty,
    figure_in_words,
    figure_words,
    row_differs,
    row_note,
    row_title,
    row_words,
    time_words,
)

STUDY = Study(id="s", name="Study A", design="randomized", n=1200, year=2020, source="x")
WOMEN = Population(id="p", words="women after menopause", menopause="after")
LIKE_HER = PopulationFit(speaks="yes")
DECISION = Decision.model_validate(
    {
        "id": "d", "name": "D", "question": "D?", "plain": "It changes something.", "path": "early", "step": 1,
        "core": ["nausea"], "options": [
            {"id": "a", "words": "Tablet A", "arms": ["A and nothing else"]}, {"id": "b", "words": "Tablet B alone"},
        ],
        "comes_up": {"now": [{"either": [{"fact": "stage", "any": ["early"]}]}]},
    }
)  # fmt: skip


def finding(first: float | None, second: float | None = None, **more: Any) -> Finding:
    fields: dict[str, Any] = {
        "id": "f", "population": "p", "outcome": "return", "at": {"years": 5}, "study": "s", "kind": "head_to_head",
        "measure": "percent", "first": {"options": ["a"], "value": first}, "shown_to_differ": "yes", "source": "x",
        "second": {"options": ["b"], "value": second}, "evidence": ["row.1"],
    }  # fmt: skip
    return Finding.model_validate(fields | more)


def figure(found: Finding, *, second: bool = False) -> StudyFigure:
    side = found.second if second and found.second else found.first
    return StudyFigure(finding=found, side=side, study=STUDY, population=WOMEN, fit=LIKE_HER)


def words_of(found: Finding, catalogue: Catalogue, *, second: bool = False) -> CellWords:
    return figure_words(figure(found, second=second), "b" if second else "a", DECISION, catalogue)


@pytest.mark.parametrize(
    ("values", "measure", "value", "against"),
    [
        ((94.2, 89.0), "percent", "94 of 100", "5 more of 100 than with tablet B alone (89)."),
        ((91.8, 90.4), "percent", "91.8 of 100", "1.4 more of 100 than with tablet B alone (90.4)."),
        ((9.1, 10.9), "percent", "9 of 100", "2 fewer of 100 than with tablet B alone (11)."),
        ((12.0, 12.0), "percent", "12 of 100", "The same as with tablet B alone (12)."),
        ((550, 640), "per_1000", "55 of 100", "9 fewer of 100 than with tablet B alone (64)."),
        ((25.3, 16.0), "months", "25 months", "9 months longer than with tablet B alone (16)."),
        ((2.1, 3.6), "months", "2.1 months", "1.5 months shorter than with tablet B alone (3.6)."),
        ((3.9, 1.2), "points", "3.9 points", "2.7 points more than with tablet B alone (1.2 points)."),
    ],
)
def test_a_figure_stands_against_the_other_group_of_its_study(
    values: tuple[float, float], measure: str, value: str, against: str, catalogue: Catalogue
) -> None:
    words = words_of(finding(*values, measure=measure), catalogue)

    assert words.value == value
    assert words.lines[:2] == (against, "The study showed a difference.")
    assert words.where == "In women after menopause."


def test_where_only_the_difference_is_known_it_is_the_figure(catalogue: Catalogue) -> None:
    found = finding(None, 89.0, gain={"more": 4.9})

    assert words_of(found, catalogue).value == "5 more of 100 than with tablet B alone (89)"
    other = words_of(found, catalogue, second=True)
    assert (other.value, other.lines[0]) == ("89 of 100", "5 fewer of 100 than with tablet A.")


def test_a_single_group_says_that_nothing_was_compared(catalogue: Catalogue) -> None:
    alone = finding(77).evolve(second=None, kind="one_group", shown_to_differ="not_tested")

    assert words_of(alone, catalogue).value == "77 of 100"
    assert words_of(alone, catalogue).lines[0] == "This study had no comparison group."


def test_a_wider_group_than_the_option_is_named(catalogue: Catalogue) -> None:
    wider = finding(30).evolve(first=FindingSide(arm="any tablet", options=("a",), value=30))
    same = finding(30).evolve(first=FindingSide(arm="tablet A", options=("a",), value=30))
    just_this = finding(30).evolve(first=FindingSide(arm="A and nothing else", options=("a",), value=30))

    assert "In that study: any tablet." in words_of(wider, catalogue).lines
    for one in (same, just_this):
        assert not any(line.startswith("In that study") for line in words_of(one, catalogue).lines)


def test_a_cell_says_figure_event_and_time_in_one_breath(catalogue: Catalogue) -> None:
    words = words_of(finding(9, 12), catalogue)

    assert words.text().startswith("9 of 100 had the cancer come back, at 5 years. 3 fewer of 100 than with")


def test_several_studies_of_the_same_people_name_them_once(catalogue: Catalogue) -> None:
    cell = OutcomeCell(option="a", figures=(figure(finding(9, 12)), figure(finding(8, 11))))
    row = DecisionRow(key="r", group="outcomes", title="T", kind="outcome", outcome="return", cells=(cell,))

    assert cell_text(cell, row, DECISION, catalogue).count("In women after menopause.") == 1


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ({"years": 5}, "at 5 years"),
        ({"years": 8.1}, "at 8.1 years"),
        ({"months": 18}, "at 18 months"),
        ({"months": 12}, "at 1 year"),
        ({"months": 36}, "at 3 years"),
        ({"years": 9.6, "middle": True}, "followed for about 9.6 years"),
        ({"from_years": 5, "to_years": 14}, "from year 5 to year 14"),
        ({"words": "before surgery"}, "before surgery"),
        ({"median": True, "words": "a later look"}, ""),
        ({"untimed": True}, ""),
        ({}, "time not said in what we read"),
    ],
)
def test_times(at: dict[str, Any], words: str) -> None:
    assert time_words(StudyTime.model_validate(at)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"n": 5083}, "one large study, drawn by lot (Study A, 5,083 people, 2020)"),
        ({"n": 500}, "one study, drawn by lot (Study A, 500 people, 2020)"),
        ({"n": 136}, "one small study, drawn by lot (Study A, 136 people, 2020)"),
        ({"n": None, "year": None}, "one study, drawn by lot (Study A)"),
        ({"design": "one_group"}, "one study with no comparison group (Study A, 1,200 people, 2020)"),
        ({"design": "several_together"}, "several studies together (Study A, 1,200 people, 2020)"),
        ({"design": "registry"}, "records of hospitals, not a trial (Study A, 1,200 people, 2020)"),
        ({"design": "looked_back"}, "one look back at records, not a trial (Study A, 1,200 people, 2020)"),
    ],
)
def test_how_sure_one_can_be(fields: dict[str, Any], words: str) -> None:
    assert certainty(STUDY.evolve(**fields)) == words


def effect_cell(odd: tuple[str, ...] = (), **fields: Any) -> tuple[EffectCell, DecisionRow]:
    given: dict[str, Any] = {
        "option": "a", "attribute": "nausea", "measured": "reported", "counted": "any", "population": "p",
        "study": "s", "time": "while on treatment", "source": "x", "evidence": ["row.1"],
    }  # fmt: skip
    cell = EffectCell.model_validate(
        {
            "option": "a", "effect": EffectFinding.model_validate(given | fields), "study": STUDY,
            "people": WOMEN.words, "menopause": "after", "fit": LIKE_HER, "odd": odd,
        }
    )  # fmt: skip
    row = DecisionRow(key="nausea", group="side_effects", title="Nausea", kind="effect", cells=(cell,))
    return cell, row


@pytest.fixture
def effect_words(catalogue: Catalogue) -> Callable[..., CellWords]:
    def put(odd: tuple[str, ...] = (), **fields: Any) -> CellWords:
        cell, row = effect_cell(odd, **fields)
        (words,) = cell_words(cell, row, DECISION, catalogue)
        return words

    return put


def test_a_side_effect_in_both_frames_with_its_comparison_group(effect_words: Callable[..., CellWords]) -> None:
    words = effect_words(any=34, severe=4, beside={"arm": "tablet B", "any": 38})

    assert words.value == "34 of 100"
    assert words.complement == "66 did not have it."
    assert words.lines[:2] == ("4 of 100 had it badly.", "Same study, tablet B: 38 of 100.")
    assert words.where == "In women after menopause, while on treatment."


def test_nothing_parts_a_figure_from_its_other_half(effect_words: Callable[..., CellWords]) -> None:
    """A mark may hold a figure of its own: read before "95 did not have it", it would be taken for the other half."""
    words = effect_words(any=5, mark="in everyday hospitals it was about 24 of 100")

    assert words.text().startswith("5 of 100. 95 did not have it. In everyday hospitals it was about 24 of 100.")


def test_only_severe_cases_are_compared_with_severe_cases(effect_words: Callable[..., CellWords]) -> None:
    words = effect_words(severe=10, counted="severe", beside={"arm": "tablet B", "severe": 17})

    assert (words.value, words.lines[0]) == ("10 of 100 had it badly", "Same study, tablet B: 17 of 100 badly.")


@pytest.mark.parametrize(
    ("odd", "fields", "mark"),
    [
        (("measured",), {"measured": "blood_test"}, "Measured in another way: found by blood test."),
        (("counted",), {"counted": "moderate_up"}, "Counted in another way: moderate and worse only."),
        (("counted",), {"counted": "other", "counted_words": "on a scan"}, "Counted in another way: on a scan."),
        (("menopause",), {}, "In women after menopause."),
        (("people",), {"mark": "one country"}, "People other than you; one country."),
        ((), {}, ""),
    ],
)
def test_marks(odd: tuple[str, ...], fields: dict[str, Any], mark: str, effect_words: Callable[..., CellWords]) -> None:
    assert effect_words(odd, any=5, **fields).mark == mark


def test_nothing_known_is_said(catalogue: Catalogue) -> None:
    cell, row = effect_cell(any=5)
    empty = cell.model_copy(update={"effect": None})

    assert cell_text(empty, row, DECISION, catalogue) == "Not known here: ask your team."


def row_of(fit: PopulationFit, **population: Any) -> DecisionRow:
    return DecisionRow(
        key="r", group="outcomes", title="Return", kind="outcome", outcome="return", fit=fit,
        population=WOMEN.evolve(**population), at=StudyTime(years=5), cells=(),
    )  # fmt: skip


def test_a_row_says_its_time_and_how_its_people_differ() -> None:
    after = Requirement.model_validate({"either": [{"fact": "menopause", "any": ["yes"]}]})

    assert row_title(row_of(LIKE_HER)) == "Return, at 5 years"
    assert row_differs(row_of(LIKE_HER)) == ""
    assert row_differs(row_of(PopulationFit(speaks="may", asks=("nodes", "grade")))) == (
        "They may be people like you: that depends on your answers to “Lymph nodes” and “Grade”."
    )
    assert row_differs(row_of(PopulationFit(speaks="no", differs_in=(after,)))) == (
        "Not people like you: menopause “Yes”."
    )
    assert row_differs(row_of(PopulationFit(speaks="no"), differs="HER2 was not tested.")) == "HER2 was not tested."


def test_figures_of_several_studies_are_not_held_against_each_other() -> None:
    other = STUDY.evolve(id="other")
    figures = tuple(figure(finding(9, 12)).model_copy(update={"study": study}) for study in (STUDY, other))
    cells = tuple(OutcomeCell(option=key, figures=(one,)) for key, one in zip("ab", figures, strict=True))

    assert row_note(row_of(LIKE_HER).model_copy(update={"cells": cells}), DECISION).startswith(
        "These are several studies."
    )
    assert row_note(row_of(LIKE_HER).model_copy(update={"cells": cells[:1]}), DECISION) == ""


def test_a_finding_in_words_says_who_when_and_what_was_shown(catalogue: Catalogue) -> None:
    told_so = figure_in_words(figure(finding(None, None, relative_only="0.97")), DECISION, catalogue)

    assert told_so.startswith("In women after menopause, at 5 years: return of the cancer with tablet A and tablet B")
    assert "The study showed a difference." in told_so
    assert "0.97" not in told_so
    assert figure_in_words(figure(finding(None, None, words="Our own words.")), DECISION, catalogue) == "Our own words."


def test_what_all_cells_share_is_said_once_at_the_head_of_the_row(catalogue: Catalogue) -> None:
    found = finding(9, 12)
    cells = (
        OutcomeCell(option="a", figures=(figure(found),)),
        OutcomeCell(option="b", figures=(figure(found, second=True),)),
    )
    row = row_of(LIKE_HER).model_copy(update={"cells": cells})
    words = row_words(row, DECISION, catalogue)

    assert words.title == "Return, at 5 years"
    assert words.head[:3] == (
        "How many of 100 people had the cancer come back, at 5 years.",
        "In women after menopause.",
        "The study showed a difference.",
    )
    assert [of_cell[0].text() for of_cell in words.cells] == [
        "9 of 100. 3 fewer of 100 than with tablet B alone (12).",
        "12 of 100. 3 more of 100 than with tablet A (9).",
    ]


def test_of_the_one_figure_in_a_row_the_head_says_who_when_and_how_sure(catalogue: Catalogue) -> None:
    cells = (OutcomeCell(option="a", figures=(figure(finding(9, 12)),)), OutcomeCell(option="b"))
    row = row_of(LIKE_HER).model_copy(update={"cells": cells})
    words = row_words(row, DECISION, catalogue)
    (known,), (unknown,) = words.cells

    assert known.text() == "9 of 100. 3 fewer of 100 than with tablet B alone (12)."
    whole = words_of(finding(9, 12), catalogue)
    assert all(line in (*words.head, *known.lines) for line in (*whole.lines, whole.where))
    assert unknown.text() == "Not known here: ask your team."


def test_the_event_is_left_out_below_a_title_that_says_it(catalogue: Catalogue) -> None:
    figures = OutcomeCell(option="a", figures=(figure(finding(9, 12)),))
    row = row_of(LIKE_HER).model_copy(
        update={"cells": (figures,), "title": catalogue.outcomes[finding(9, 12).outcome].name}
    )
    other = row.model_copy(update={"title": "A title of its own"})

    event = "How many of 100 people had the cancer come back, at 5 years."
    assert event in row_words(row, DECISION, catalogue).head
    assert event not in row_words(row, DECISION, catalogue).foot
    assert event in row_words(other, DECISION, catalogue).foot


def test_what_was_never_compared_is_said_by_the_letters(catalogue: Catalogue) -> None:
    decision = catalogue.decisions["added-medicine"]
    options = ("no-added-medicine", "abemaciclib-hormone-therapy-early", "ribociclib-aromatase-inhibitor-early")
    compared = compare_decision(decision, options, catalogue, Facts(Profile()))
    direct = compare_decision(decision, options[:2], catalogue, Facts(Profile()))

    assert row_note(compared.core_rows[0], decision) == "No study here compared B with C."
    assert row_note(direct.core_rows[0], decision) == ""


def test_a_row_tells_how_its_outcome_was_counted_also_where_it_says_the_event_once(catalogue: Catalogue) -> None:
    found = finding(80, 70, counted="death counts too")
    cells = (
        OutcomeCell(option="a", figures=(figure(found),)),
        OutcomeCell(option="b", figures=(figure(found, second=True),)),
    )
    row = row_of(LIKE_HER).model_copy(update={"cells": cells, "way_of_counting": "death counts too"})
    assert "Counted as: death counts too." in row_words(row, DECISION, catalogue).head


def test_a_gain_is_one_sentence_with_its_event(catalogue: Catalogue) -> None:
    gained = figure(finding(None, None, gain={"fewer": 6}))
    words = figure_words(gained, "a", DECISION, catalogue)
    assert words.text().startswith("6 fewer of 100 than with tablet B alone had the cancer come back, at 5 years.")


def test_a_treatment_that_did_otherwise_in_two_studies_tells_of_their_people() -> None:
    def note(second: float) -> str:
        figures = (figure(finding(9.3)), other_study(figure(finding(second))))
        cells = (OutcomeCell.model_construct(option="a", figures=figures, in_words=(), adds_nothing=""),)
        row = DecisionRow.model_construct(key="k", group="outcomes", title="T", kind="outcome", cells=cells, core=False)
        return row_note(row, DECISION)

    assert "their people were not alike" in note(4.6)
    assert "their people were not alike" not in note(9)


def other_study(figure_of: StudyFigure) -> StudyFigure:
    return figure_of.model_copy(update={"study": STUDY.evolve(id="other")})
