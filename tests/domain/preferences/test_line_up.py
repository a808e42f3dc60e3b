import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.content import Catalogue, Option, SideEffect
from hrbc_desktop.domain.model.worksheet import CheckAnswer, ClinicianView, Values, Weighed, Worksheet
from hrbc_desktop.domain.preferences.leaning import leaning_and_line_up
from hrbc_desktop.domain.preferences.line_up import (
    ABOUT_THE_SAME,
    CONTROL,
    LineUp,
    is_mismatch,
    is_past_limit,
    next_check,
    offer,
    ways_in_order,
    weigh,
)
from hrbc_desktop.domain.preferences.swing_weights import Scale
from hrbc_desktop.wording.preferences import change_text, leaning_text, message, what_would_change_it

STEPS = [None, "same", "little_less", "half", "much_less"]


def rate(attribute: str, percent: float | None, n: int | None = None, **more: Any) -> SideEffect:
    return SideEffect.model_validate(
        {"attribute": attribute, "any": percent, "n": n, "population": "p", "time": "t", "source": "s",
         "evidence": "e", **more}
    )  # fmt: skip


@pytest.fixture(scope="session")
def made_up(catalogue: Catalogue) -> Catalogue:
    """Options that are alike in everything but the side effects that they are given here."""

    def option(key: str, *effects: SideEffect) -> Option:
        return catalogue.options["tamoxifen-early"].evolve(id=key, name=key.capitalize(), side_effects=effects)

    options = (
        option("mild", rate("nausea", 10), rate("diarrhea", 40), rate("rash", 0.3)),
        option("strong", rate("nausea", 60), rate("diarrhea", 20), rate("rash", 50)),
        option("twin", rate("nausea", 10), rate("diarrhea", 40), rate("rash", 0.3)),
        option("like-mild", rate("nausea", 14), rate("diarrhea", 40)),
        option("hidden", rate("nausea", 20), rate("diarrhea", None, severe=1)),
    )
    return catalogue.evolve(options={option.id: option for option in options})


def weighing(empty: Worksheet, *options: str, **values: Any) -> Worksheet:
    return empty.evolve(options=options, values=Values.model_validate(values))


def rows(*attributes: str, step: str = "half") -> list[dict[str, Any]]:
    return [{"attribute": attribute, "step": step if place else None} for place, attribute in enumerate(attributes)]


def picture_of(worksheet: Worksheet, catalogue: Catalogue) -> LineUp:
    picture = weigh(worksheet, catalogue)
    assert picture is not None
    return picture


# -- what can be weighed


def test_only_what_differs_by_enough_is_offered_and_the_rest_is_named(empty: Worksheet, made_up: Catalogue) -> None:
    offered = offer(weighing(empty, "mild", "like-mild"), made_up)
    assert offered.scales == ()
    assert {"nausea", "diarrhea", "injections", "way"} <= set(offered.about_the_same)
    assert offered.not_known == ("rash",)

    offered = offer(weighing(empty, "mild", "strong"), made_up)
    assert [scale.attribute for scale in offered.scales] == ["diarrhea", "nausea", "rash"]


@settings(max_examples=25)
@given(data=st.data())
def test_every_attribute_is_offered_once_or_named_once(
    empty: Worksheet, catalogue: Catalogue, data: st.DataObject
) -> None:
    options = data.draw(st.lists(st.sampled_from(sorted(catalogue.options)), min_size=2, max_size=4, unique=True))
    offered = offer(empty.evolve(options=tuple(options)), catalogue)
    named = [scale.attribute for scale in offered.scales] + [*offered.about_the_same, *offered.not_known]
    assert len(set(named)) == len(named)
    assert set(named) <= set(catalogue.attributes)
    for scale in offered.scales:
        known = [level for level in scale.levels if level is not None]
        assert scale.attribute == "way" or (min(known), max(known)) == (scale.best, scale.worst)
        if catalogue.attributes[scale.attribute].kind == "rate":
            assert max(known) - min(known) >= ABOUT_THE_SAME


def test_a_clinicians_view_is_an_attribute_only_once_somebody_has_entered_it(
    empty: Worksheet, made_up: Catalogue
) -> None:
    worksheet = weighing(empty, "mild", "strong")
    assert offer(worksheet, made_up).scale(CONTROL) is None

    views = [
        ClinicianView(option=option, expectation=expectation, clinician="Sample Clinician 1")
        for option, expectation in (("mild", "less_well"), ("strong", "better"))
    ]
    viewed = weighing(empty, "mild", "strong", views=views, weighed=rows(CONTROL))
    assert offer(viewed, made_up).scales[0].attribute == CONTROL
    assert [bar.known for bar in picture_of(viewed, made_up).bars] == pytest.approx([0, 1])


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (("less_well", "better"), "from less well to better"),
        (("same", "less_well"), "from less well to about the same"),
    ],
)
def test_a_clinicians_view_is_told_in_its_own_words(
    empty: Worksheet, made_up: Catalogue, expected: tuple[str, str], said: str
) -> None:
    views = [
        {"option": option, "expectation": expectation, "clinician": "Sample Clinician 1"}
        for option, expectation in zip(("mild", "strong"), expected, strict=True)
    ]
    spanned = offer(weighing(empty, "mild", "strong", views=views), made_up).scale(CONTROL)
    assert spanned is not None
    assert change_text(spanned, made_up) == said


def test_a_view_that_cannot_say_leaves_an_open_band(empty: Worksheet, made_up: Catalogue) -> None:
    views = [
        {"option": option, "expectation": expectation, "clinician": "Sample Clinician 1"}
        for option, expectation in (("mild", "same"), ("strong", "better"), ("twin", "cannot_say"))
    ]
    picture = picture_of(weighing(empty, "mild", "strong", "twin", views=views, weighed=rows(CONTROL)), made_up)
    assert [bar.open_bands for bar in picture.bars] == [(0,), (0,), (1,)]


def test_a_change_is_told_in_both_frames_and_never_rounds_a_few_to_none(empty: Worksheet, made_up: Catalogue) -> None:
    offered = offer(weighing(empty, "mild", "strong"), made_up)
    told = {scale.attribute: change_text(scale, made_up) for scale in offered.scales}
    assert told["nausea"] == "from 60 of 100 down to 10 of 100 (40 to 90 do not have it)"
    assert told["rash"] == "from 50 of 100 down to fewer than 1 of 100 (50 to more than 99 do not have it)"


@settings(max_examples=20)
@given(data=st.data())
def test_every_change_of_the_pack_can_be_told(empty: Worksheet, catalogue: Catalogue, data: st.DataObject) -> None:
    options = data.draw(st.lists(st.sampled_from(sorted(catalogue.options)), min_size=2, max_size=4, unique=True))
    for scale in offer(empty.evolve(options=tuple(options)), catalogue).scales:
        told = change_text(scale, catalogue)
        assert told.startswith("from ")
        if "in 100" in told:
            assert told.endswith("do not have it)")


# -- the picture


@settings(max_examples=25)
@given(data=st.data())
def test_the_picture_is_whole_for_any_options_and_any_order(
    empty: Worksheet, catalogue: Catalogue, data: st.DataObject
) -> None:
    options = data.draw(st.lists(st.sampled_from(sorted(catalogue.options)), min_size=2, max_size=4, unique=True))
    keys = data.draw(st.lists(st.sampled_from(sorted(catalogue.attributes)), max_size=6, unique=True))
    weighed = [{"attribute": key, "step": data.draw(st.sampled_from(STEPS))} for key in keys]
    worksheet = weighing(empty, *options, weighed=weighed)
    picture = weigh(worksheet, catalogue)
    differing = [key for key in keys if offer(worksheet, catalogue).scale(key)]

    assert (picture is None) == (not differing)
    if picture is None:
        return
    assert [row.attribute for row in picture.rows] == differing
    assert sum(picture.weights) == pytest.approx(1)
    assert sum(picture.shares) == pytest.approx(1)
    assert len(picture.bars) == len(options)
    for bar in picture.bars:
        assert -1e-9 <= bar.known <= bar.known + sum(bar.open_bands) <= 1 + 1e-9
    for said in (message(picture, worksheet, catalogue), what_would_change_it(picture, worksheet, catalogue)):
        assert said.endswith(".")
        assert not re.search(r"\b(best|should|recommend)", said)
    assert weigh(worksheet, catalogue) == picture


def test_there_is_no_picture_with_one_option_or_nothing_to_weigh(empty: Worksheet, made_up: Catalogue) -> None:
    assert weigh(weighing(empty, "mild", weighed=rows("nausea")), made_up) is None
    assert weigh(weighing(empty, "mild", "strong"), made_up) is None
    assert weigh(weighing(empty, "mild", "twin", weighed=rows("nausea")), made_up) is None
    assert weigh(weighing(empty, "mild", "gone", weighed=rows("nausea")), made_up) is None
    assert weigh(weighing(empty, "mild", "strong", weighed=rows("no-such-thing")), made_up) is None


def test_an_option_that_is_ahead_in_what_matters_lines_up_more(empty: Worksheet, made_up: Catalogue) -> None:
    worksheet = weighing(empty, "strong", "mild", weighed=rows("nausea", "diarrhea", step="much_less"))
    picture = picture_of(worksheet, made_up)
    assert picture.ahead == (1, 0)
    assert picture.closeness == "lines_up"
    assert message(picture, worksheet, made_up) == "What you said lines up more with Mild."
    # Nausea weighs 80 to 20, so it would have to weigh a quarter of that against diarrhea.
    said = what_would_change_it(picture, worksheet, made_up)
    assert said == "If “nausea” mattered about a quarter as much to you, Mild and Strong would be tied."


def test_two_options_that_are_alike_in_what_matters_are_too_close_to_call(empty: Worksheet, made_up: Catalogue) -> None:
    worksheet = weighing(empty, "mild", "strong", "twin", weighed=rows("nausea"))
    picture = picture_of(worksheet, made_up)
    assert picture.shares == pytest.approx((0.5, 0, 0.5))
    assert message(picture, worksheet, made_up) == "Too close to call between Mild and Twin."
    assert what_would_change_it(picture, worksheet, made_up) == "With your answers, Mild and Twin are tied."


def test_what_would_change_it_never_speaks_of_once_as_much(empty: Worksheet, made_up: Catalogue) -> None:
    nearly = made_up.options["strong"].evolve(side_effects=(rate("nausea", 60), rate("diarrhea", 20)))
    other = made_up.options["mild"].evolve(side_effects=(rate("nausea", 10), rate("diarrhea", 70)))
    pack = made_up.evolve(options={"mild": other, "strong": nearly})
    weighed = [
        {"attribute": "nausea", "shown_range": 50},
        {"attribute": "diarrhea", "step": "same", "shown_range": 51},
    ]
    worksheet = weighing(empty, "mild", "strong", weighed=weighed)
    picture = picture_of(worksheet, pack)
    said = what_would_change_it(picture, worksheet, pack)
    assert picture.closeness == "too_close"
    assert re.fullmatch(
        r"If “(nausea|diarrhea)” mattered a little (more|less) to you, Mild and Strong would be tied.", said
    )


def test_one_thing_alone_cannot_tip(empty: Worksheet, made_up: Catalogue) -> None:
    worksheet = weighing(empty, "mild", "strong", weighed=rows("nausea"))
    said = what_would_change_it(picture_of(worksheet, made_up), worksheet, made_up)
    assert said == "Only a very large change in how much one thing matters would make Mild and Strong tie."


def test_where_a_figure_is_missing_that_could_turn_it_the_message_says_so(empty: Worksheet, made_up: Catalogue) -> None:
    worksheet = weighing(empty, "mild", "strong", "hidden", weighed=rows("nausea", "diarrhea", step="same"))
    picture = picture_of(worksheet, made_up)
    hidden = picture.bars[2]
    assert hidden.pieces[1] is None
    assert hidden.open_bands == (0.0, picture.weights[1])
    assert picture.lacking == ("diarrhea",)
    said = message(picture, worksheet, made_up)
    assert said.startswith("Too close to call")
    assert said.endswith("we don’t have numbers for diarrhea.")


def test_how_it_is_taken_is_unknown_until_the_person_has_put_the_ways_in_order(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    unordered = weighing(empty, "elacestrant", "fulvestrant", weighed=rows("way"))
    assert ways_in_order(unordered, catalogue) == ("tablets", "shots")
    assert [bar.open_bands for bar in picture_of(unordered, catalogue).bars] == [(1,), (1,)]

    ordered = weighing(
        empty, "elacestrant", "fulvestrant", weighed=rows("way"), way_order=("drip", "shots", "tablets", "shots", "?")
    )
    assert ways_in_order(ordered, catalogue) == ("shots", "tablets")
    assert [bar.known for bar in picture_of(ordered, catalogue).bars] == [0, 1]


def test_dropping_an_option_keeps_what_a_person_in_a_hundred_is_worth(empty: Worksheet, made_up: Catalogue) -> None:
    asked = [
        {"attribute": "nausea", "shown_range": 50},
        {"attribute": "diarrhea", "step": "half", "shown_range": 20},
    ]
    three = picture_of(weighing(empty, "mild", "hidden", "strong", weighed=asked), made_up)
    two = picture_of(weighing(empty, "hidden", "strong", weighed=asked), made_up)
    worth = [weight / scale.range for weight, scale in zip(three.weights, three.scales, strict=True)]
    assert [scale.attribute for scale in two.scales] == ["nausea"]
    assert two.weights == (1.0,)
    assert worth[0] / worth[1] == pytest.approx((1 / 50) / (0.52 / 20))


def test_a_limit_marks_an_option_and_never_removes_it(empty: Worksheet, made_up: Catalogue) -> None:
    free = picture_of(weighing(empty, "mild", "strong", weighed=rows("nausea")), made_up)
    row = {"attribute": "nausea", "limit": 10}
    limited = picture_of(weighing(empty, "mild", "strong", weighed=[row]), made_up)
    assert limited.bars == free.bars
    assert limited.shares == free.shares
    past = [is_past_limit(limited.rows[0], limited.scales[0], option) for option in (0, 1)]
    assert past == [False, True]


def test_an_unknown_level_or_no_limit_is_never_past_it() -> None:
    spanned = Scale(attribute="nausea", levels=(None, 90), best=0, worst=90)
    assert not is_past_limit(Weighed(attribute="nausea", limit=1), spanned, 0)
    assert not is_past_limit(Weighed(attribute="nausea"), spanned, 1)


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
    weighed = rows("nausea", "diarrhea")
    asked = weighing(empty, "mild", "strong", weighed=weighed)
    steady = picture_of(asked, made_up)
    assert next_check(steady) is not None
    answer = {"gains": "nausea", "gives_up": "diarrhea", "first": "b"}
    settling = picture_of(weighing(empty, "mild", "strong", weighed=weighed, checks=[answer]), made_up)
    assert settling.settling
    assert settling.bars == steady.bars
    assert settling.shares[0] < steady.shares[0]


# -- the leaning


@pytest.mark.parametrize(
    ("leaning", "agreement"),
    [("mild", "same"), ("strong", "differs"), ("not_sure", "open"), ("team", "open"), (None, "open"), ("gone", "open")],
)
def test_the_leaning_is_held_against_the_option_that_lines_up_most(
    empty: Worksheet, made_up: Catalogue, leaning: str | None, agreement: str
) -> None:
    """An option that the catalogue no longer knows stands first, so that places in the two lists differ."""
    worksheet = weighing(empty, "gone", "mild", "strong", leaning=leaning, weighed=rows("nausea"))
    assert leaning_and_line_up(picture_of(worksheet, made_up), worksheet, made_up) == agreement


def test_a_tie_agrees_with_every_leaning_and_without_a_picture_it_stays_open(
    empty: Worksheet, made_up: Catalogue
) -> None:
    tie = weighing(empty, "mild", "strong", "twin", leaning="strong", weighed=rows("nausea"))
    assert leaning_and_line_up(picture_of(tie, made_up), tie, made_up) == "tie"
    assert leaning_and_line_up(None, tie, made_up) == "open"


@pytest.mark.parametrize(
    ("leaning", "said"),
    [
        (None, "You have not said which way you are leaning. That is fine."),
        ("not_sure", "You said: not sure yet."),
        ("team", "You said: I want my team’s view."),
        ("mild", "You said: leaning toward Mild."),
        ("gone", "You leaned toward an option that is no longer in the list."),
    ],
)
def test_the_leaning_is_said_as_it_was_given(
    empty: Worksheet, made_up: Catalogue, leaning: str | None, said: str
) -> None:
    assert leaning_text(weighing(empty, "mild", "strong", leaning=leaning), made_up) == said
