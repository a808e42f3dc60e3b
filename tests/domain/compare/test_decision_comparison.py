"""How the rows of a comparison are made: a small decision with made-up figures, so that each rule is seen alone."""

from typing import Any

import pytest

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow, EffectCell, OutcomeCell, TextCell
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Worksheet

from .conftest import DRIP, SHOT, TABLET, Compare, effect, finding


def row_of(comparison: DecisionComparison, about: str) -> DecisionRow:
    return next(row for row in comparison.rows if about in (row.outcome, row.attribute))


def values(row: DecisionRow) -> list[list[float | None]]:
    return [[figure.side.value for figure in cell.figures] for cell in row.cells if isinstance(cell, OutcomeCell)]


def odd(row: DecisionRow) -> list[tuple[str, ...]]:
    return [cell.odd for cell in row.cells if isinstance(cell, EffectCell)]


def test_figures_of_one_question_stand_in_one_row_also_from_several_studies(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40}), finding(2, {SHOT: 50}, study="two")])

    assert values(row_of(found, "response")) == [[30], [40, 50]]


@pytest.mark.parametrize(
    "other",
    [
        {"population": "before"},
        {"at": {"years": 3}},
        {"at": {"years": 5, "middle": True}},
        {"counted": "seen by a panel"},
        {"measure": "points"},
    ],
)
def test_another_question_is_another_row(other: dict[str, Any], compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40}), finding(2, {SHOT: 50}, study="two", **other)])

    assert sorted(values(row) for row in found.rows if row.outcome == "response") == [[[], [50]], [[30], [40]]]


def test_a_time_that_is_not_said_is_never_that_of_another_study(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30}, at={}), finding(2, {SHOT: 50}, at={}, study="two")])

    assert sum(row.outcome == "response" for row in found.rows) == 2


def test_people_like_her_come_first_and_others_are_folded(compare: Compare) -> None:
    both = [
        finding(1, {TABLET: 30, SHOT: 40}, population="before"),
        finding(2, {TABLET: 31, SHOT: 41}),
        finding(3, {TABLET: 32, SHOT: 42}, population="mixed"),
    ]
    rows = [row for row in compare(findings=both).rows if row.outcome == "response"]

    assert [(row.population and row.population.id, row.speaks, row.core, row.folded) for row in rows] == [
        ("after", "yes", True, False),
        ("before", "no", False, True),
        ("mixed", "no", False, True),
    ]


def test_who_she_is_may_be_open(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40})], person=Profile())
    row = row_of(found, "response")

    assert row.speaks == "may"
    assert row.fit is not None
    assert row.fit.asks == ("menopause",)


def test_a_core_outcome_known_only_of_others_is_said_not_to_be_known(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40}, population="before")])
    row = found.core_rows[0]

    assert (row.outcome, row.population, row.known) == ("response", None, 0)
    assert [other.outcome for other in found.other_people] == ["response"]


@pytest.mark.parametrize("role", ["in_words", "inside_one_option"])
def test_what_fits_no_row_is_told_with_its_option(role: str, compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40}, role=role)], core=["nausea"])

    assert not [row for row in found.rows if row.outcome == "response"]
    assert {option: [f.finding.id for f in texts] for option, texts in found.in_words.items()} == {
        TABLET: ["f1"],
        SHOT: ["f1"],
    }


def test_a_core_outcome_without_figures_tells_in_its_cells_what_is_known_in_words(compare: Compare) -> None:
    found = compare(
        findings=[finding(1, {TABLET: None, SHOT: None}, role="in_words", words="No difference was shown.")]
    )
    row = row_of(found, "response")

    assert row.known == 2
    assert [cell.in_words[0].finding.id for cell in row.cells if isinstance(cell, OutcomeCell)] == ["f1", "f1"]
    assert row.cells[0].sources == (("verzenio-label", ""),)
    assert not any(found.in_words.values())


def test_what_is_known_in_words_of_other_people_is_not_told_as_hers(compare: Compare) -> None:
    other = finding(1, {TABLET: None, SHOT: None}, role="in_words", words="No difference.", population="before")
    found = compare(findings=[other])

    assert row_of(found, "response").known == 0
    assert [figure.finding.id for figure in found.in_words[TABLET]] == ["f1"]


def test_who_was_spared_it_answers_a_core_question_of_who_had_it(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40}, outcome="free_of_spread")], core=["spread"])

    assert [(row.outcome, row.core) for row in found.rows if row.outcome] == [("free_of_spread", True)]


def test_what_was_found_within_one_option_is_not_told_as_an_answer_to_the_choice(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: None, SHOT: None}, role="inside_one_option", words="Alike.")])

    assert row_of(found, "response").known == 0
    assert [figure.finding.id for figure in found.in_words[TABLET]] == ["f1"]


def test_what_an_option_is_may_say_that_there_is_nothing_to_count(compare: Compare) -> None:
    by_definition = {"response": "It is out already.", "nausea": "None from it.", "visits": "One, for the operation."}
    options = [{"id": TABLET, "words": "An operation", "by_definition": by_definition}, {"id": SHOT, "words": "A shot"}]
    found = compare(effects=[effect(SHOT)], findings=[finding(1, {SHOT: 40})], options=options)
    visits = found.row("visits")

    assert [getattr(row_of(found, key).cells[0], "adds_nothing", "") for key in ("response", "nausea")] == [
        "It is out already.", "None from it.",
    ]  # fmt: skip
    assert row_of(found, "response").known == 2
    assert visits is not None
    assert getattr(visits.cells[0], "adds_nothing", "") == "One, for the operation."


def test_what_a_decision_says_in_words_of_visits_goes_before_what_a_schedule_counts(compare: Compare) -> None:
    words = effect(SHOT, attribute="visits", measured="advice", any=None, words="Once a month, at home.")
    visits = compare(effects=[words]).row("visits")

    assert visits is not None
    cell = visits.cells[1]
    assert isinstance(cell, TextCell)
    assert [each.text for each in cell.cell.statements] == ["Once a month, at home."]
    counted = compare().row("visits")
    assert counted is not None
    assert isinstance(counted.cells[1], TextCell)
    assert cell.cell.number == counted.cells[1].cell.number  # it can still be weighed


@pytest.mark.parametrize("more", [{"role": "replaced_by_later_report"}, {"needs_confirmation": True}])
def test_what_may_not_be_told_is_told_nowhere(more: dict[str, Any], compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40}, **more)])

    assert row_of(found, "response").known == 0
    assert not any(found.in_words.values())


def test_evidence_that_may_not_be_aligned_is_told_in_words(compare: Compare) -> None:
    found = compare(effects=[effect(TABLET, evidence_marks=["prevention"]), effect(SHOT)])

    assert not row_of(found, "nausea").cells[0].is_known
    assert [cell.option for cell in found.effects_in_words[TABLET]] == [TABLET]


def test_a_row_takes_the_way_of_most_and_marks_what_is_odd(compare: Compare) -> None:
    cells = [effect(TABLET), effect(SHOT), effect(DRIP, measured="blood_test", counted="moderate_up")]
    row = row_of(compare((TABLET, SHOT, DRIP), effects=cells), "nausea")

    assert (row.measured, row.counted) == ("reported", "any")
    assert odd(row) == [(), (), ("measured", "counted")]


def test_a_figure_of_the_other_side_of_menopause_is_marked(compare: Compare) -> None:
    row = row_of(compare(effects=[effect(TABLET), effect(SHOT, population="before")]), "nausea")

    assert odd(row) == [(), ("menopause", "people")]


def test_of_several_figures_that_of_people_like_her_is_taken(compare: Compare) -> None:
    cells = [effect(TABLET, population="before", any=50), effect(TABLET, any=10), effect(SHOT)]
    cell = row_of(compare(effects=cells), "nausea").cells[0]

    assert isinstance(cell, EffectCell)
    assert cell.effect is not None
    assert cell.effect.any == 10


def test_not_having_it_adds_nothing(compare: Compare) -> None:
    nothing = "No tablet, so none from it."
    options = [{"id": TABLET, "words": "None", "adds_nothing": nothing}, {"id": SHOT, "words": "A shot"}]
    cell = row_of(compare(effects=[effect(SHOT)], options=options), "nausea").cells[0]

    assert isinstance(cell, EffectCell)
    assert (cell.is_known, cell.adds_nothing) == (True, nothing)


def test_none_under_visits_and_shots_says_for_what(compare: Compare) -> None:
    mine = {
        "id": TABLET,
        "words": "None",
        "adds_nothing": "No drip, so none from it.",
        "adds_no_visits": "None for it.",
    }
    found = compare(effects=[effect(SHOT)], options=[mine, {"id": SHOT, "words": "A shot"}])
    rows = [found.row(key) for key in ("visits", "injections")]

    assert [row and getattr(row.cells[0], "adds_nothing", "") for row in rows] == ["None for it."] * 2


def test_a_row_that_knows_one_of_three_is_folded(compare: Compare) -> None:
    assert row_of(compare((TABLET, SHOT, DRIP), findings=[finding(1, {TABLET: 30})]), "response").folded
    assert not row_of(compare((TABLET, SHOT), findings=[finding(1, {TABLET: 30})]), "response").folded


def test_members_speak_for_their_column(compare: Compare) -> None:
    options = [{"id": TABLET, "words": "A tablet", "members": ["this-tablet"]}, {"id": SHOT, "words": "A shot"}]
    found = compare(findings=[finding(1, {"this-tablet": 30, SHOT: 40})], options=options)

    assert values(row_of(found, "response")) == [[30], [40]]


def test_a_worksheet_is_compared_as_its_options_tell(empty: Worksheet, catalogue: Catalogue) -> None:
    old = empty.evolve(options=("abemaciclib-fulvestrant", "everolimus-exemestane"))
    compared = compare_worksheet(old, catalogue)

    assert compared is not None
    assert compared.decision.id == "next-treatment"
    assert compare_worksheet(empty, catalogue) is None


def test_a_cell_without_a_figure_points_to_where_the_option_is_known(compare: Compare) -> None:
    found = compare(
        (TABLET, SHOT, DRIP),
        findings=[
            finding(1, {TABLET: 30, SHOT: 40}),
            finding(2, {DRIP: 50}, at={"years": 3}, study="two"),
        ],
    )
    main, own = (row for row in found.rows if row.outcome == "response")

    assert [getattr(cell, "elsewhere", None) for cell in main.cells] == [None, None, "own_row"]
    assert [getattr(cell, "elsewhere", None) for cell in own.cells] == ["own_row", "own_row", None]


def test_what_is_known_of_others_only_is_pointed_to(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30}), finding(2, {SHOT: 40}, population="before")])

    assert [getattr(cell, "elsewhere", None) for cell in found.core_rows[0].cells] == [None, "other_people"]


def test_of_several_figures_that_of_a_study_of_both_options_is_taken(compare: Compare) -> None:
    cells = [
        effect(TABLET, study="one", any=10, n=100),
        effect(SHOT, study="two", any=30, n=900),
        effect(SHOT, study="one", any=20, n=100),
    ]
    row = row_of(compare(effects=cells), "nausea")

    assert [cell.effect.any for cell in row.cells if isinstance(cell, EffectCell) and cell.effect] == [10, 20]


def test_pairs_that_no_study_compared_are_known(compare: Compare) -> None:
    found = compare((TABLET, SHOT, DRIP), findings=[finding(1, {TABLET: 30, SHOT: 40})])

    assert [(one.id, other.id) for one, other in found.never_compared] == [(TABLET, DRIP), (SHOT, DRIP)]


def test_rows_beyond_ten_are_folded_side_effects_from_the_end_first(compare: Compare) -> None:
    """Of side effects goes first what comes last; the first outcome stays, and so does another kind of outcome."""
    seen = [
        "diarrhea", "nausea", "vomiting", "tiredness", "mouth_sores", "hair_loss", "rash", "headache", "constipation",
        "appetite",
    ]  # fmt: skip
    effects = [effect(option, attribute=one) for one in seen for option in (TABLET, SHOT)]
    findings = [
        finding(1, {TABLET: 50, SHOT: 40}, outcome="free_of_return"),
        finding(2, {TABLET: 50, SHOT: 40}, outcome="spread"),
        finding(3, {TABLET: 50, SHOT: 40}, outcome="response"),
    ]
    core = ["free_of_return", "spread", "response", *seen]
    front = [row.outcome or row.attribute for row in compare(findings=findings, effects=effects, core=core).core_rows]
    assert front == ["free_of_return", "response", *seen[:8]]


def test_rows_of_people_like_her_stand_by_what_they_know(compare: Compare) -> None:
    """More options first, then whole studies, then groups' own figures, then larger studies."""
    findings = [
        finding(1, {TABLET: None, SHOT: None}, gain={"more": 3}, at={"years": 1}),
        finding(2, {TABLET: 30, SHOT: 40}, role="subgroup", n=900, at={"years": 2}),
        finding(3, {TABLET: 30, SHOT: 40}, n=100, at={"years": 3}),
        finding(4, {TABLET: 30, SHOT: 40}, n=200, at={"years": 4}),
        finding(5, {TABLET: 30}, n=9000, at={"years": 5}),
        finding(6, {TABLET: 30, SHOT: 40}, at={"years": 6}),
        finding(7, {TABLET: 30, SHOT: 40}, role="small_study", n=100, at={"years": 7}),
        finding(8, {TABLET: 30, SHOT: 40}, role="other_people", at={"years": 8}),
    ]
    rows = [row for row in compare(findings=findings).rows if row.outcome == "response"]

    assert [row.at and row.at.years for row in rows] == [6, 4, 3, 1, 2, 7, 5, 8]
    assert [row.core for row in rows] == [True, *7 * [False]]
    assert [row.speaks for row in rows] == [*7 * ["yes"], "no"]


def test_a_second_row_is_core_only_where_it_tells_of_several_options_of_which_none_was_told(compare: Compare) -> None:
    one_more = [finding(1, {TABLET: 30, SHOT: 40}), finding(2, {DRIP: 50}, at={"years": 3})]
    two_more = [*one_more, finding(3, {SHOT: 40, DRIP: 50}, at={"years": 7})]
    three = (TABLET, SHOT, DRIP)

    assert [row.core for row in compare(three, findings=one_more).rows if row.outcome] == [True, False]
    assert [row.core for row in compare(three, findings=two_more).rows if row.outcome] == [True, True, False]
    assert not [row.core for row in compare(three, findings=two_more, core=["nausea"]).rows if row.outcome and row.core]


def test_the_first_outcome_stays_in_front_though_each_of_its_rows_knows_one_option(compare: Compare) -> None:
    alone = [finding(number, {key: 30}, at={"years": number}) for number, key in ((1, TABLET), (2, SHOT), (3, DRIP))]
    three = (TABLET, SHOT, DRIP)

    def in_front(findings: list[dict[str, Any]], core: list[str]) -> list[bool]:
        rows = compare(three, findings=findings, core=core).rows
        return [row.core and not row.folded for row in rows if row.outcome == "response"]

    assert in_front(alone, ["response"]) == [True, True, True]
    assert in_front(alone, ["nausea", "response"]) == [True, True, True]  # nausea is no outcome
    assert in_front(alone, ["alive", "response"]) == [False, False, False]
    more = [finding(number, {SHOT: 30}, at={"years": number}) for number in (4, 5)]
    assert in_front([*alone, *more[:1]], ["response"]) == 4 * [True]
    assert in_front([*alone, *more], ["response"]) == 5 * [False]


def test_a_gain_is_a_figure_for_both_groups(compare: Compare) -> None:
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: None}, gain={"fewer": 4}), finding(2, {DRIP: None})])
    row = row_of(found, "response")

    assert values(row) == [[30], [None]]
    assert row.is_direct
    assert row.studies == {"one"}
    assert not row_of(compare(findings=[finding(1, {TABLET: 30})]), "response").is_direct
    cell = row.cell(SHOT)
    assert isinstance(cell, OutcomeCell)
    assert [side.arm for side in cell.figures[0].rivals] == [TABLET]
    assert row.cell(DRIP) is None
    assert (found.row(row.key), found.row("x")) == (row, None)


def test_of_an_option_that_two_groups_of_a_study_had_both_figures_stand(compare: Compare) -> None:
    three = finding(1, {TABLET: 30, SHOT: 40, DRIP: 50})
    three["third"] = three["third"] | {"options": [TABLET]}

    assert values(row_of(compare(findings=[three]), "response")) == [[30, 50], [40]]


def test_findings_about_every_option_are_told_apart_of_people_like_her_first(compare: Compare) -> None:
    findings = [
        finding(1, {TABLET: 30}, role="context", population="before"),
        finding(2, {TABLET: 30}, role="context"),
        finding(3, {TABLET: 30}, role="in_words", population="before", outcome="free_of_return"),
        finding(4, {TABLET: 30}, role="in_words", outcome="free_of_return"),
        finding(5, {TABLET: 30}, role="context", needs_confirmation=True),
    ]
    found = compare(findings=findings)

    assert [figure.finding.id for figure in found.context] == ["f2", "f1"]
    assert [figure.finding.id for figure in found.in_words[TABLET]] == ["f4", "f3"]
    assert found.in_words[SHOT] == ()


def test_an_outcome_that_cannot_happen_to_him_or_that_nobody_asked_for_is_left_out(
    compare: Compare, catalogue: Catalogue
) -> None:
    unasked = next(one.id for one in catalogue.outcomes.values() if one.length_of_life)
    found = compare(findings=[finding(1, {TABLET: 30, SHOT: 40}, outcome=unasked)], core=[unasked, "nausea"])

    assert not [row for row in found.rows if row.outcome]


def shown(row: DecisionRow) -> list[tuple[float | None, float | None] | None]:
    """Of each cell all cases and the severe ones."""
    cells = [cell for cell in row.cells if isinstance(cell, EffectCell)]
    return [(cell.effect.any, cell.effect.severe) if cell.effect else None for cell in cells]


@pytest.mark.parametrize(
    ("rather", "than"),
    [
        ({}, {"population": "before"}),
        ({}, {"weak": True}),
        ({}, {"from_arm": "comparison"}),
        ({"n": 101}, {"n": 100}),
        ({"n": 1}, {}),
        ({"weak": True}, {"population": "before", "n": 900}),
        ({"from_arm": "comparison"}, {"weak": True, "n": 900}),
        ({"population": "before"}, {"counted": "grouped"}),
    ],
)
def test_of_two_figures_of_an_option_the_nearer_is_taken(
    rather: dict[str, Any], than: dict[str, Any], compare: Compare
) -> None:
    taken, left = effect(TABLET, any=11, **rather), effect(TABLET, any=44, **than)
    for both in ([taken, left], [left, taken]):
        row = row_of(compare(effects=[*both, effect(SHOT), effect(DRIP)]), "nausea")
        assert shown(row) == [(11, None), (20, None)]


def test_beside_severe_cases_stands_the_severe_part_of_all_cases(compare: Compare) -> None:
    severe = {"counted": "severe", "any": None}
    cells = [
        effect(TABLET, severe=3, **severe), effect(SHOT, severe=4, **severe), effect(DRIP, any=50, severe=5),
    ]  # fmt: skip
    row = row_of(compare((TABLET, SHOT, DRIP), effects=cells), "nausea")

    assert (row.counted, shown(row)) == ("severe", [(None, 3), (None, 4), (None, 5)])
    assert odd(row) == [(), (), ()]
    cells[2] = effect(DRIP, any=50)
    row = row_of(compare((TABLET, SHOT, DRIP), effects=cells), "nausea")
    assert (shown(row)[2], odd(row)[2]) == ((50, None), ("counted",))
    all_cases = [effect(TABLET, any=50, severe=5), effect(SHOT, severe=4, **severe), effect(DRIP, any=60, severe=6)]
    row = row_of(compare((TABLET, SHOT, DRIP), effects=all_cases), "nausea")
    assert (shown(row), odd(row)) == ([(50, 5), (None, 4), (60, 6)], [(), ("counted",), ()])


@pytest.mark.parametrize(
    ("person", "odd_cells"),
    [
        (Profile(menopause="yes"), [False, True, True]),
        (Profile(menopause="not_yet"), [True, False, False]),
        (Profile(menopause="in_between"), [True, False, False]),
        (Profile(), [True, False, False]),
    ],
)
def test_a_row_is_of_her_side_of_menopause_else_of_that_of_most(
    person: Profile, odd_cells: list[bool], compare: Compare
) -> None:
    effects = [effect(TABLET), effect(SHOT, population="before"), effect(DRIP, population="before")]
    row = row_of(compare((TABLET, SHOT, DRIP), effects=effects, person=person), "nausea")

    assert ["menopause" in cell for cell in odd(row)] == odd_cells


def test_of_two_ways_of_counting_that_of_people_like_her_then_what_they_reported_makes_the_row(
    compare: Compare,
) -> None:
    asked = {"measured": "asked"}
    cells = [effect(TABLET, population="before"), effect(SHOT, **asked)]
    assert row_of(compare(effects=cells), "nausea").measured == "asked"
    assert row_of(compare(effects=[effect(TABLET, **asked), effect(SHOT)]), "nausea").measured == "reported"


def test_another_way_of_counting_makes_a_folded_row_where_two_options_share_it(compare: Compare) -> None:
    three, grouped = (TABLET, SHOT, DRIP), {"counted": "other", "counted_words": "seen by a nurse"}
    cells = [effect(key) for key in three] + [effect(key, any=5, **grouped) for key in (TABLET, SHOT)]
    main, other = (row for row in compare(three, effects=cells).rows if row.attribute == "nausea")

    assert (main.key, main.core, main.folded, main.way_of_counting) == ("nausea", True, False, "")
    assert (other.core, other.folded, other.way_of_counting) == (False, True, "seen by a nurse")
    assert other.key.startswith("nausea:reported:other:")
    assert shown(other) == [(5, None), (5, None), None]
    assert len([row for row in compare(three, effects=cells[:4]).rows if row.attribute == "nausea"]) == 1


def test_a_side_effect_that_may_not_stand_beside_others_is_told_unless_it_is_to_be_confirmed(compare: Compare) -> None:
    mark = {"evidence_marks": ["prevention"]}
    found = compare(effects=[effect(TABLET, **mark), effect(SHOT, **mark, needs_confirmation=True), effect(TABLET)])

    assert [cell.option for cell in found.effects_in_words[TABLET]] == [TABLET]
    assert found.effects_in_words[SHOT] == ()


def test_the_file_of_an_option_speaks_only_where_the_decision_says_nothing(
    compare: Compare, catalogue: Catalogue
) -> None:
    effect_told = next(one for one in catalogue.options[TABLET].side_effects if one.any is not None)

    def share(*effects: dict[str, Any], **option: Any) -> float | None:
        options = [{"id": TABLET, "words": "A tablet", **option}, {"id": SHOT, "words": "A shot"}]
        row = row_of(compare(effects=[*effects], options=options, core=[effect_told.attribute]), effect_told.attribute)
        return (shown(row)[0] or (None, None))[0]

    assert share() == effect_told.any
    assert share(effect(TABLET, attribute=effect_told.attribute, any=77)) == 77
    assert share(adds_nothing="None from it.") is None
    assert share(by_definition={effect_told.attribute: "None from it."}) is None
    barred = compare(
        core=[effect_told.attribute], do_not_use=[{"evidence": [effect_told.evidence[0]], "why": "Other people."}]
    )
    assert shown(row_of(barred, effect_told.attribute))[0] is None


def test_what_is_told_in_words_is_told_with_the_group_that_had_the_option(compare: Compare) -> None:
    told = finding(1, {TABLET: 30, SHOT: 40}, role="in_words", outcome="free_of_return")
    found = compare((TABLET, SHOT, DRIP), findings=[told])

    assert [[one.side.arm for one in found.in_words[key]] for key in (TABLET, SHOT, DRIP)] == [[TABLET], [SHOT], []]
    assert [one.side.arm for one in compare(findings=[told | {"role": "context"}]).context] == [TABLET]


def test_two_options_of_three_in_one_study_are_compared_directly(compare: Compare) -> None:
    both = [finding(1, {TABLET: 30, SHOT: 40}), finding(2, {DRIP: 50}, study="two")]
    assert row_of(compare((TABLET, SHOT, DRIP), findings=both), "response").is_direct
    apart = [finding(1, {TABLET: 30}), finding(2, {DRIP: 50}, study="two")]
    assert not row_of(compare((TABLET, DRIP), findings=apart), "response").is_direct


@pytest.mark.parametrize(("counted", "shown_number"), [(None, None), (1, None), (2, 2), (9, 9)])
def test_the_words_of_a_decision_on_visits_stand_beside_a_number_that_can_be_whole(
    counted: int | None, shown_number: int | None, compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrbc_desktop.domain.compare.fixed_rows.visits", lambda _regimens: counted or 0)
    said = effect(TABLET, attribute="visits", any=None, words="every 3 weeks")
    row = compare(effects=[said], core=["visits"]).row("visits")

    assert row is not None
    cell = row.cell(TABLET)
    assert isinstance(cell, TextCell)
    assert [(one.text, one.source, one.evidence) for one in cell.cell.statements] == [
        ("Every 3 weeks", "verzenio-label", (f"{TABLET}.1",))
    ]
    assert cell.cell.number == shown_number
    assert row.core
    other = row.cell(SHOT)
    assert isinstance(other, TextCell)
    assert other.cell.statements == ()


@pytest.mark.parametrize(
    ("option", "said", "by_definition"),
    [
        ({}, "", False),
        ({"adds_nothing": "Nothing is added."}, "Nothing is added.", False),
        ({"by_definition": {"nausea": "There is none."}}, "There is none.", True),
        ({"adds_nothing": "Nothing is added.", "by_definition": {"nausea": "There is none."}}, "There is none.", True),
    ],
)
def test_an_option_without_a_figure_says_what_it_is_before_that_it_adds_nothing(
    option: dict[str, Any], said: str, by_definition: bool, compare: Compare
) -> None:
    options = [{"id": TABLET, "words": "A tablet", **option}, {"id": SHOT, "words": "A shot"}]
    cell = row_of(compare(effects=[effect(SHOT)], options=options), "nausea").cell(TABLET)

    assert isinstance(cell, EffectCell)
    assert (cell.adds_nothing, cell.is_by_definition) == (said, by_definition)


def test_of_two_figures_counted_in_another_way_that_of_a_study_in_the_row_is_taken(compare: Compare) -> None:
    grouped = {"counted": "grouped"}
    near, far = effect(TABLET, any=11, **grouped), effect(TABLET, any=44, n=900, study="two", **grouped)
    for both in ([near, far], [far, near]):
        row = row_of(compare((TABLET, SHOT, DRIP), effects=[*both, effect(SHOT), effect(DRIP)]), "nausea")
        assert (row.counted, shown(row)) == ("any", [(11, None), (20, None), (20, None)])
        assert odd(row) == [("counted",), (), ()]
