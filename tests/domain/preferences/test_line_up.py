import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.fixed_rows import Cell
from hrbc_desktop.domain.compare.rows import TextCell
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision, Population, Study
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import CheckAnswer, ClinicianView, Values, Weighed, Worksheet
from hrbc_desktop.domain.preferences.leaning import leaning_and_line_up
from hrbc_desktop.domain.preferences.line_up import (
    FEWEST_WEIGHED,
    LineUp,
    is_mismatch,
    is_past_limit,
    line_up_of,
    next_check,
)
from hrbc_desktop.domain.preferences.offer import ABOUT_THE_SAME, CONTROL, Offer, named, names_of, offer, ways_in_order
from hrbc_desktop.domain.preferences.swing_weights import Scale
from hrbc_desktop.wording.preferences import change_text, leaning_on_paper, leaning_text, message, what_would_change_it

STEPS = [None, "same", "little_less", "half", "much_less"]
EFFECTS: dict[str, dict[str, float | None]] = {
    "mild": {"nausea": 10, "diarrhea": 40, "rash": 0.3, "tiredness": 30},
    "strong": {"nausea": 60, "diarrhea": 20, "rash": 50, "tiredness": 50},
    "twin": {"nausea": 10, "diarrhea": 40, "rash": 0.3, "tiredness": 30},
    "like-mild": {"nausea": 14, "diarrhea": 40, "tiredness": 30},
    "hidden": {"nausea": 20, "diarrhea": None, "tiredness": 40},
}


def effect(option: str, attribute: str, percent: float | None) -> dict[str, Any]:
    return {
        "option": option, "attribute": attribute, "any": percent, "severe": None if percent is not None else 1,
        "measured": "reported", "counted": "any", "population": "people", "study": "study", "time": "t",
        "source": "verzenio-label", "evidence": ["e"],
    }  # fmt: skip


def stayed_away(mild: float | None, strong: float | None, **more: Any) -> dict[str, Any]:
    """A finding about the cancer staying away, with a figure for two of the options."""
    return {
        "id": "f", "population": "people", "outcome": "free_of_return", "at": {"years": 5}, "study": "study",
        "kind": "head_to_head", "measure": "percent", "shown_to_differ": "yes", "source": "verzenio-label",
        "evidence": ["e"], "first": {"options": ["mild"], "value": mild, "n": 500},
        "second": {"options": ["strong"], "value": strong, "n": 500}, **more,
    }  # fmt: skip


def made(catalogue: Catalogue, *findings: dict[str, Any]) -> Catalogue:
    """A pack with one decision, whose options are alike in everything but what is given here."""
    options = {
        key: catalogue.options["tamoxifen-early"].evolve(id=key, name=key.capitalize(), side_effects=())
        for key in EFFECTS
    }
    taken = ("elacestrant", "fulvestrant")
    decision = Decision.model_validate(
        {
            "id": "made-up", "name": "M", "question": "M?", "plain": "It changes something.", "path": "early",
            "step": 1, "core": ["nausea", "diarrhea", "rash", "tiredness"],
            "comes_up": {"now": [{"either": [{"fact": "stage", "any": ["early"]}]}]},
            "options": [{"id": key, "words": key} for key in (*EFFECTS, *taken)], "findings": findings,
            "side_effects": [
                effect(option, attribute, percent)
                for option, effects in EFFECTS.items()
                for attribute, percent in effects.items()
            ],
        }
    )  # fmt: skip
    people = Population.model_validate(
        {"id": "people", "words": "people", "speaks_for": [{"either": [{"fact": "stage", "any": ["early"]}]}]}
    )
    return catalogue.model_copy(
        update={
            "options": options | {key: catalogue.options[key] for key in taken},
            "decisions": {"made-up": decision},
            "populations": {"people": people},
            "studies": {"study": Study(id="study", name="S", design="randomized", n=500, source="verzenio-label")},
        }
    )


@pytest.fixture(scope="session")
def made_up(catalogue: Catalogue) -> Catalogue:
    return made(catalogue)


def weighing(empty: Worksheet, *options: str, **values: Any) -> Worksheet:
    given = Values.model_validate({"leaning": "not_sure"} | values)
    return empty.evolve(decision="made-up", options=options, values=given, profile=Profile(stage="early", sex="female"))


def rows(*attributes: str, step: str = "half") -> list[dict[str, Any]]:
    return [{"attribute": attribute, "step": step if index else None} for index, attribute in enumerate(attributes)]


THREE = rows("nausea", "diarrhea", "tiredness")


def offered(worksheet: Worksheet, catalogue: Catalogue) -> Offer:
    return offer(worksheet, compare_worksheet(worksheet, catalogue), catalogue)


def keys(things: Any) -> list[str]:
    return [thing.key for thing in things]


def picture_of(worksheet: Worksheet, catalogue: Catalogue) -> LineUp:
    picture = line_up_of(worksheet, catalogue)
    assert picture is not None
    return picture


# -- what can be weighed


def test_only_what_differs_by_enough_is_offered_and_the_rest_is_named(empty: Worksheet, made_up: Catalogue) -> None:
    alike = offered(weighing(empty, "mild", "like-mild"), made_up)
    assert alike.things == ()
    assert {"nausea"} <= set(keys(alike.about_the_same))
    assert "rash" in keys(alike.not_known)
    assert keys(offered(weighing(empty, "mild", "strong"), made_up).things) == [
        "nausea", "diarrhea", "rash", "tiredness",
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_everything_of_the_pack_is_offered_once_or_named_once(
    empty: Worksheet, catalogue: Catalogue, data: st.DataObject
) -> None:
    decision = catalogue.decisions[data.draw(st.sampled_from(sorted(catalogue.decisions)))]
    known = [option.id for option in decision.options if option.id in catalogue.options]
    options = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))
    found = offered(empty.evolve(decision=decision.id, options=tuple(options)), catalogue)
    named = keys([*found.things, *found.about_the_same, *found.not_known])
    assert len(set(named)) == len(named)
    for thing in found.things:
        assert thing.scale is not None
        assert change_text(thing).endswith((")", "visits", "none", ".")) or " to " in change_text(thing)
        if thing.kind == "share" and not thing.happened:
            assert thing.scale.range >= ABOUT_THE_SAME


def test_an_outcome_is_weighed_where_one_study_of_people_like_her_has_a_figure_for_every_option(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    pack = made(catalogue, stayed_away(89, 94.2))
    (outcome,) = [thing for thing in offered(weighing(empty, "mild", "strong"), pack).things if thing.happened]
    assert outcome.scale is not None
    assert (outcome.scale.worst, outcome.scale.best) == (89, 94.2)
    assert change_text(outcome) == "from 89 up to 94 of 100 at 5 years (11 down to 6 did not have this)"

    three = offered(weighing(empty, "mild", "strong", "twin"), pack)
    assert not [thing for thing in three.things if thing.happened]
    others = weighing(empty, "mild", "strong").evolve(profile=Profile(stage="metastatic", sex="female"))
    assert not [thing for thing in offered(others, pack).things if thing.happened]


def test_a_published_gain_is_told_as_about(empty: Worksheet, catalogue: Catalogue) -> None:
    pack = made(catalogue, stayed_away(None, 89, gain={"more": 4.9}))
    (outcome,) = [thing for thing in offered(weighing(empty, "mild", "strong"), pack).things if thing.happened]
    assert change_text(outcome) == "from 89 up to about 94 of 100 at 5 years (11 down to about 6 did not have this)"


def test_one_fact_told_from_two_sides_counts_once(empty: Worksheet, catalogue: Catalogue) -> None:
    came_back = stayed_away(11, 5.8, id="g", outcome="return")
    pack = made(catalogue, stayed_away(89, 94.2), came_back)
    outcomes = [thing for thing in offered(weighing(empty, "mild", "strong"), pack).things if thing.happened]
    assert len(outcomes) == 1


def test_injections_are_not_offered_beside_the_way_that_says_the_same(empty: Worksheet, made_up: Catalogue) -> None:
    found = offered(weighing(empty, "elacestrant", "fulvestrant"), made_up)
    assert "way" in keys(found.things)
    assert "injections" not in keys(found.things)


@pytest.mark.parametrize(("fits", "levels"), [("mild", (1.0, 0.0)), ("ask", (None, None)), (None, (None, None))])
def test_her_own_words_stand_in_the_order_like_the_rest(
    empty: Worksheet, made_up: Catalogue, fits: str | None, levels: tuple[float | None, ...]
) -> None:
    own = [{"key": "own:1", "text": "A baby later", "fits": fits}]
    scale = offered(weighing(empty, "mild", "strong", own=own), made_up).scale("own:1")
    assert scale is not None
    assert scale.levels == levels


def test_what_is_the_same_for_all_in_her_own_words_drops_out(empty: Worksheet, made_up: Catalogue) -> None:
    own = [{"key": "own:1", "text": "A baby later", "fits": "same"}]
    assert offered(weighing(empty, "mild", "strong", own=own), made_up).thing("own:1") is None


def test_an_own_thing_that_is_open_makes_it_too_close_and_says_so(empty: Worksheet, made_up: Catalogue) -> None:
    own = [{"key": "own:1", "text": "A baby later", "fits": "ask"}]
    worksheet = weighing(empty, "mild", "strong", own=own, weighed=rows("own:1", "nausea", "diarrhea", step="same"))
    picture = picture_of(worksheet, made_up)
    assert (picture.open_own, picture.closeness) == (("own:1",), "too_close")
    assert "“A baby later”" in message(picture, worksheet, made_up)


def test_a_clinicians_view_can_be_weighed_only_once_somebody_has_entered_it(
    empty: Worksheet, made_up: Catalogue
) -> None:
    assert offered(weighing(empty, "mild", "strong"), made_up).scale(CONTROL) is None
    views = [
        ClinicianView(option=option, expectation=expectation, clinician="Sample Clinician 1")
        for option, expectation in (("mild", "less_well"), ("strong", "better"))
    ]
    thing = offered(weighing(empty, "mild", "strong", views=views), made_up).things[0]
    assert thing.key == CONTROL
    assert thing.scale is not None
    assert thing.scale.levels == (2.0, 0.0)
    assert change_text(thing) == "from expected to work less well to expected to work better"


def test_a_view_that_cannot_say_leaves_an_open_band(empty: Worksheet, made_up: Catalogue) -> None:
    views = [
        {"option": option, "expectation": expectation, "clinician": "Sample Clinician 1"}
        for option, expectation in (("mild", "same"), ("strong", "better"), ("twin", "cannot_say"))
    ]
    weighed = rows(CONTROL, "nausea", "tiredness")
    picture = picture_of(weighing(empty, "mild", "strong", "twin", views=views, weighed=weighed), made_up)
    assert [bar.open_bands[0] > 0 for bar in picture.bars] == [False, False, True]


def test_a_change_is_told_in_both_frames_and_never_rounds_a_few_to_none(empty: Worksheet, made_up: Catalogue) -> None:
    texts = {thing.key: change_text(thing) for thing in offered(weighing(empty, "mild", "strong"), made_up).things}
    assert texts["nausea"] == "from 60 down to 10 of 100 (40 to 90 do not have it)"
    assert texts["rash"] == "from 50 down to fewer than 1 of 100 (50 to more than 99 do not have it)"


# -- the picture


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_picture_is_whole_for_any_options_and_any_order(
    empty: Worksheet, made_up: Catalogue, data: st.DataObject
) -> None:
    options = data.draw(st.lists(st.sampled_from(sorted(EFFECTS)), min_size=2, max_size=4, unique=True))
    chosen = data.draw(st.lists(st.sampled_from(sorted(made_up.attributes)), max_size=6, unique=True))
    weighed = [{"attribute": key, "step": data.draw(st.sampled_from(STEPS))} for key in chosen]
    worksheet = weighing(empty, *options, weighed=weighed)
    picture = line_up_of(worksheet, made_up)
    differing = [key for key in chosen if offered(worksheet, made_up).scale(key)]

    assert (picture is None) == (len(differing) < FEWEST_WEIGHED)
    if picture is None:
        return
    assert [row.attribute for row in picture.rows] == differing
    assert sum(picture.weights) == pytest.approx(1)
    assert sum(picture.shares) == pytest.approx(1)
    assert len(picture.bars) == len(options)
    for bar in picture.bars:
        assert -1e-9 <= bar.known <= bar.known + sum(bar.open_bands) <= 1 + 1e-9
    for sentence in (message(picture, worksheet, made_up), what_would_change_it(picture, made_up)):
        assert sentence.endswith(".")
        assert not re.search(r"\b(best|should|recommend)", sentence)
    assert line_up_of(worksheet, made_up) == picture


def test_nothing_is_said_before_a_leaning_and_an_order_of_three(empty: Worksheet, made_up: Catalogue) -> None:
    assert line_up_of(weighing(empty, "mild", "strong", weighed=THREE), made_up)
    assert line_up_of(weighing(empty, "mild", "strong", weighed=THREE, leaning=None), made_up) is None
    assert line_up_of(weighing(empty, "mild", "strong", weighed=THREE[:2]), made_up) is None
    assert line_up_of(weighing(empty, "mild", weighed=THREE), made_up) is None
    assert line_up_of(weighing(empty, "mild", "twin", weighed=THREE), made_up) is None
    assert line_up_of(weighing(empty, "mild", "gone", weighed=THREE), made_up) is None
    assert line_up_of(weighing(empty, "mild", "strong", weighed=rows("a", "b", "c")), made_up) is None
    undecided = weighing(empty, "mild", "strong", weighed=THREE).evolve(decision="unknown")
    assert line_up_of(undecided, made_up) is None


def test_an_option_that_is_ahead_in_what_matters_lines_up_more(empty: Worksheet, made_up: Catalogue) -> None:
    worksheet = weighing(empty, "strong", "mild", weighed=rows("nausea", "diarrhea", "tiredness", step="much_less"))
    picture = picture_of(worksheet, made_up)
    assert picture.ahead == (1, 0)
    assert picture.closeness == "lines_up"
    assert message(picture, worksheet, made_up) == "What you said lines up more with “Mild”."
    assert message(picture, worksheet, made_up, on_paper=True) == "What I said lines up more with “Mild”."
    # Weights 16 : 4 : 1. Nausea at 3/8 of the whole ties them, which is 0.19 of its odds now; diarrhea at a half does
    # too, but that is the larger change.
    text = what_would_change_it(picture, made_up)
    assert text == "If “less nausea” mattered about a quarter as much to you, “Mild” and “Strong” would be tied."


def test_two_options_that_are_alike_in_what_matters_are_too_close_to_call(empty: Worksheet, made_up: Catalogue) -> None:
    worksheet = weighing(empty, "mild", "strong", "twin", weighed=rows("nausea", "tiredness", "rash"))
    picture = picture_of(worksheet, made_up)
    assert picture.shares == pytest.approx((0.5, 0, 0.5))
    assert message(picture, worksheet, made_up) == "Too close to call between “Mild” and “Twin”."
    assert what_would_change_it(picture, made_up) == "With your answers, these two are tied."


def test_what_would_change_it_never_speaks_of_once_as_much(empty: Worksheet, made_up: Catalogue) -> None:
    weighed = [
        {"attribute": "nausea", "shown_range": 50},
        {"attribute": "diarrhea", "step": "same", "shown_range": 20.5},
        {"attribute": "tiredness", "step": "much_less", "shown_range": 1000},
    ]
    worksheet = weighing(empty, "mild", "strong", weighed=weighed)
    picture = picture_of(worksheet, made_up)
    assert picture.closeness == "too_close"
    assert re.fullmatch(
        r"If “less \w+” mattered (a little more|a little less|about .+) to you, these two would be tied.",
        what_would_change_it(picture, made_up),
    )


def test_where_one_option_is_better_in_everything_nothing_tips(empty: Worksheet, made_up: Catalogue) -> None:
    worksheet = weighing(empty, "mild", "strong", weighed=rows("nausea", "tiredness", "rash"))
    text = what_would_change_it(picture_of(worksheet, made_up), made_up)
    assert text == "Only a very large change in how much one thing matters would make “Mild” and “Strong” tie."


def test_where_a_figure_is_missing_that_could_turn_it_the_message_says_so(empty: Worksheet, made_up: Catalogue) -> None:
    weighed = rows("nausea", "diarrhea", "tiredness", step="same")
    worksheet = weighing(empty, "mild", "strong", "hidden", weighed=weighed)
    picture = picture_of(worksheet, made_up)
    hidden = picture.bars[2]
    assert hidden.pieces[1] is None
    assert hidden.open_bands == (0.0, picture.weights[1], 0.0)
    assert picture.missing_figures == ("diarrhea",)
    text = message(picture, worksheet, made_up)
    assert text.startswith("Too close to call")
    assert text.endswith("we don’t have numbers for diarrhea.")


def test_how_it_is_taken_is_unknown_until_the_person_has_put_the_ways_in_order(
    empty: Worksheet, made_up: Catalogue
) -> None:
    def ways(**values: Any) -> tuple[tuple[str, ...], tuple[float | None, ...]]:
        worksheet = weighing(empty, "elacestrant", "fulvestrant", **values)
        scale = offered(worksheet, made_up).scale("way")
        assert scale is not None
        return ways_in_order(worksheet, compare_worksheet(worksheet, made_up), made_up), scale.levels

    assert ways() == (("tablets", "shots"), (None, None))
    assert ways(way_order=("drip", "shots", "tablets", "shots", "?")) == (("shots", "tablets"), (1.0, 0.0))


def test_dropping_an_option_keeps_what_a_person_in_a_hundred_is_worth(empty: Worksheet, made_up: Catalogue) -> None:
    asked = [
        {"attribute": "nausea", "shown_range": 50},
        {"attribute": "diarrhea", "step": "half", "shown_range": 20},
        {"attribute": "tiredness", "step": "half", "shown_range": 20},
    ]
    three = picture_of(weighing(empty, "mild", "hidden", "strong", weighed=asked), made_up)
    two = picture_of(weighing(empty, "mild", "strong", weighed=asked), made_up)
    for picture in (three, two):
        worth = [weight / scale.range for weight, scale in zip(picture.weights, picture.scales, strict=True)]
        assert worth[0] / worth[1] == pytest.approx((1 / 50) / (0.52 / 20))


def test_a_limit_marks_an_option_and_never_removes_it(empty: Worksheet, made_up: Catalogue) -> None:
    free = picture_of(weighing(empty, "mild", "strong", weighed=THREE), made_up)
    limited = picture_of(weighing(empty, "mild", "strong", weighed=[THREE[0] | {"limit": 10}, *THREE[1:]]), made_up)
    assert limited.bars == free.bars
    assert limited.shares == free.shares
    past = [is_past_limit(limited.rows[0], limited.scales[0], option) for option in (0, 1)]
    assert past == [False, True]


def test_an_unknown_level_or_no_limit_is_never_past_it() -> None:
    spanned = Scale(attribute="nausea", levels=(None, 90), best=0, worst=90)
    assert not is_past_limit(Weighed(attribute="nausea", limit=1), spanned, 0)
    assert not is_past_limit(Weighed(attribute="nausea"), spanned, 1)


def test_a_limit_on_what_is_better_the_more_there_is_marks_those_with_less() -> None:
    spanned = Scale(attribute="months", levels=(9, 16), best=16, worst=9)
    assert is_past_limit(Weighed(attribute="months", limit=10), spanned, 0)
    assert not is_past_limit(Weighed(attribute="months", limit=10), spanned, 1)


# -- the check


@pytest.mark.parametrize(
    ("first", "swapped", "misfit"),
    [(None, None, False), ("a", None, False), ("b", None, True), ("a", "b", False), ("a", "a", True), ("b", "b", True)],
)
def test_a_check_fits_when_the_same_package_is_chosen_on_both_sides(first: Any, swapped: Any, *, misfit: bool) -> None:
    assert is_mismatch(CheckAnswer(gains="nausea", gives_up="rash", first=first, swapped=swapped)) == misfit


def test_a_check_that_does_not_fit_makes_the_picture_less_sure_and_blocks_nothing(
    empty: Worksheet, made_up: Catalogue
) -> None:
    weighed = rows("nausea", "diarrhea", "tiredness")
    asked = weighing(empty, "mild", "strong", weighed=weighed)
    steady = picture_of(asked, made_up)
    assert next_check(steady) is not None
    answer = {"gains": "nausea", "gives_up": "diarrhea", "first": "b"}
    settling = picture_of(weighing(empty, "mild", "strong", weighed=weighed, checks=[answer]), made_up)
    assert settling.is_inconsistent
    assert settling.bars == steady.bars
    assert settling.shares[0] < steady.shares[0]


# -- the leaning


@pytest.mark.parametrize(
    ("leaning", "agreement"),
    [("mild", "same"), ("strong", "differs"), ("not_sure", "open"), ("team", "open"), ("gone", "open")],
)
def test_the_leaning_is_held_against_the_option_that_lines_up_most(
    empty: Worksheet, made_up: Catalogue, leaning: str, agreement: str
) -> None:
    """An option that the catalogue no longer knows stands first, so that places in the two lists differ."""
    worksheet = weighing(empty, "gone", "mild", "strong", leaning=leaning, weighed=THREE)
    assert leaning_and_line_up(picture_of(worksheet, made_up), worksheet) == agreement


def test_a_tie_agrees_with_every_leaning_and_without_a_picture_it_stays_open(
    empty: Worksheet, made_up: Catalogue
) -> None:
    tie = weighing(empty, "mild", "strong", "twin", leaning="strong", weighed=THREE)
    assert leaning_and_line_up(picture_of(tie, made_up), tie) == "tie"
    assert leaning_and_line_up(None, tie) == "open"


@pytest.mark.parametrize(
    ("leaning", "expected", "on_paper"),
    [
        (
            None,
            "You have not said which way you are leaning. That is fine.",
            "I have not said which way I am leaning.",
        ),
        ("not_sure", "You are not sure yet.", "I am not sure yet."),
        ("team", "You want your team’s view.", "I want my team’s view."),
        ("mild", "You lean toward Mild.", "I lean toward Mild."),
        (
            "gone",
            "You leaned toward an option that is no longer in the list.",
            "I leaned toward an option that is no longer in the list.",
        ),
    ],
)
def test_the_leaning_is_said_as_it_was_given(
    empty: Worksheet, made_up: Catalogue, leaning: str | None, expected: str, on_paper: str
) -> None:
    worksheet = weighing(empty, "mild", "strong", leaning=leaning)
    assert leaning_text(worksheet, made_up) == expected
    assert leaning_on_paper(worksheet, made_up) == on_paper


@pytest.mark.parametrize(
    ("number", "adds_nothing", "level"), [(None, "", None), (None, "None.", 0.0), (7, "", 7.0), (7, "None.", 7.0)]
)
def test_an_option_that_adds_no_days_counts_none_unless_they_are_known(
    number: int | None, adds_nothing: str, level: float | None, empty: Worksheet, made_up: Catalogue
) -> None:
    def row(option: str, days: int | None, said: str = "") -> TextCell:
        return TextCell(option=option, cell=Cell(option=option, number=days), adds_nothing=said)

    worksheet = weighing(empty, "mild", "strong", "twin")
    comparison = compare_worksheet(worksheet, made_up)
    assert comparison is not None
    cells = (row("mild", number, adds_nothing), row("strong", 20), row("twin", 30))
    visits = next(one for one in comparison.rows if one.key == "visits").model_copy(update={"cells": cells})
    found = offer(worksheet, comparison.model_copy(update={"rows": (visits,)}), made_up).scale("visits")
    assert found is not None
    assert found.levels == (level, 20.0, 30.0)


@pytest.mark.parametrize("numbers", [(0, 5, 9), (0, 5, 5)])
def test_injections_are_offered_where_the_way_says_nothing_of_them(
    numbers: tuple[int, ...], empty: Worksheet, made_up: Catalogue
) -> None:
    options = ("mild", "strong", "twin")
    worksheet = weighing(empty, *options)
    comparison = compare_worksheet(worksheet, made_up)
    assert comparison is not None
    cells = tuple(
        TextCell(option=option, cell=Cell(option=option, number=number))
        for option, number in zip(options, numbers, strict=True)
    )
    shots = next(one for one in comparison.rows if one.key == "injections").model_copy(update={"cells": cells})
    found = offer(worksheet, comparison.model_copy(update={"rows": (shots,)}), made_up)
    assert keys(found.things) == ["injections"]


def test_what_stands_in_an_order_has_a_name_also_when_it_cannot_be_weighed_any_more(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    values = Values.model_validate({"own": ("My choir", "The dog")})

    def name(key: str) -> str | None:
        thing = named(key, values, catalogue)
        return thing.name if thing else None

    outcome, kind = catalogue.outcomes["free_of_return"], catalogue.attributes["nausea"]
    assert [name(f"own:{number}") for number in (1, 2, 3)] == ["My choir", "The dog", None]
    row = "people:0a1b2c3d"
    assert [name(f"outcome:{key}:{row}") for key in ("free_of_return", "gone")] == [outcome.name, None]
    assert (name("nausea"), name("gone")) == (kind.name, None)
    assert name(CONTROL) == "How well it is expected to work"
    better = named(f"outcome:free_of_return:{row}", values, catalogue)
    assert better is not None
    assert better.improvement == (outcome.improvement or outcome.name)
    less = named("nausea", values, catalogue)
    assert less is not None
    assert (less.improvement, less.plain, less.unit) == (kind.less, kind.plain, kind.unit)
    order = ("own:2", "gone", "nausea")
    assert names_of(order, empty.evolve(values=values), catalogue) == ["The dog", kind.name]
