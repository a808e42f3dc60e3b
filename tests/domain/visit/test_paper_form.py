"""What the form on paper asks, and what becomes of what was written on it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from hrbc_desktop.domain.decisions.questions_asked import frequent
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment
from hrbc_desktop.domain.model.worksheet import OwnThing, Values, Weighed, Worksheet
from hrbc_desktop.domain.visit.paper_form import FormItem, fill_in, form_items

Items = dict[str, FormItem]
FOR_ALL = ("stage", "sex", "er", "her2", "past_treatments", "conditions", "other_medicines")
LIKES = "I like to be at home."


@pytest.fixture(scope="module")
def chemotherapy(catalogue: Catalogue, empty: Worksheet) -> Items:
    return items(catalogue, empty, "chemotherapy")


def items(catalogue: Catalogue, worksheet: Worksheet, decision: str) -> Items:
    return {item.key: item for item in form_items(catalogue.decisions[decision], worksheet, catalogue)}


def filled(worksheet: Worksheet, item: FormItem, *given: str, offered: Sequence[str] = ()) -> Worksheet:
    return fill_in(worksheet, item, given, offered)


def test_the_page_asks_who_she_is_then_about_her_the_options_what_matters_and_her_questions(
    chemotherapy: Items,
) -> None:
    order = list(chemotherapy)
    assert order[:5] == [
        "visit.name", "visit.birth_date", "visit.record_number", "visit.appointment_date", "visit.companions",
    ]  # fmt: skip
    assert order[-9:] == [
        "options", "values.leaning", "values.weighed", "values.own", "how_to_decide", "how_much_to_know",
        "questions.1", "questions.2", "questions.3",
    ]  # fmt: skip
    assert all(key.startswith("profile.") for key in order[5:-9])
    sections = dict.fromkeys(item.section for item in chemotherapy.values())
    assert list(sections) == ["visit", "about", "options", "matters", "questions"]
    assert [chemotherapy[key].section for key in ("options", "values.leaning")] == ["options"] * 2
    assert {item.section for key, item in chemotherapy.items() if key.startswith("visit.")} == {"visit"}


def test_each_thing_is_written_in_its_own_way(chemotherapy: Items) -> None:
    kinds = {key: item.kind for key, item in chemotherapy.items()}
    assert {key for key, kind in kinds.items() if kind == "date"} == {"visit.birth_date", "visit.appointment_date"}
    assert {key for key, kind in kinds.items() if kind == "number"} == {"profile.oncotype_score"}
    assert {key for key, kind in kinds.items() if kind == "many"} == {
        "profile.past_treatments", "profile.conditions", "profile.other_medicines", "options", "values.weighed",
    }  # fmt: skip
    assert kinds["profile.stage"] == kinds["values.leaning"] == kinds["how_to_decide"] == "one"
    assert {key for key, kind in kinds.items() if kind == "text"} == {
        "visit.name", "visit.record_number", "visit.companions", "values.own",
        "questions.1", "questions.2", "questions.3",
    }  # fmt: skip
    assert [chemotherapy[key].most for key in ("options", "values.weighed", "profile.stage")] == [4, 3, 1]
    assert chemotherapy["profile.oncotype_score"].choices == ()


def test_every_form_asks_for_what_the_gate_and_the_cautions_need(catalogue: Catalogue, empty: Worksheet) -> None:
    for decision in ("comfort-care", "armpit", "chemotherapy"):
        asked = [key.removeprefix("profile.") for key in items(catalogue, empty, decision) if "profile." in key]
        assert tuple(asked[: len(FOR_ALL)]) == FOR_ALL
        assert not {"age", "medicine_names"} & set(asked), "a birth date and the list of medicines tell more"


def test_a_long_list_of_answers_has_only_frequent_ones_on_paper_and_all_may_be_chosen(chemotherapy: Items) -> None:
    for field in ("stage", "conditions", "past_treatments"):
        item, often = chemotherapy[f"profile.{field}"], frequent(field)
        wanted = [one for one in QUESTIONS[field].choices if not often or one.key in often]
        assert [(one.key, one.label) for one in item.choices] == [(one.key, one.label) for one in wanted]
        assert item.text == QUESTIONS[field].text
    assert frequent("conditions")
    assert len(chemotherapy["profile.conditions"].choices) < len(QUESTIONS["conditions"].choices)
    assert chemotherapy["profile.conditions"].most == len(chemotherapy["profile.conditions"].choices)


def test_the_options_are_those_of_the_decision_but_not_the_ways_to_take_one_of_them(
    catalogue: Catalogue, empty: Worksheet
) -> None:
    bones = items(catalogue, empty, "bones")
    assert [one.key for one in bones["options"].choices] == ["no-bone-medicine", "bone-medicines"]
    assert [one.key for one in bones["values.leaning"].choices] == [
        "no-bone-medicine", "bone-medicines", "not_sure", "team",
    ]  # fmt: skip


@pytest.mark.parametrize("decision", ["chemotherapy", "next-treatment", "bones"])
def test_what_matters_begins_with_what_the_choice_changes_and_never_with_length_of_life(
    decision: str, catalogue: Catalogue, empty: Worksheet
) -> None:
    asked = [one.key for one in items(catalogue, empty, decision)["values.weighed"].choices]
    core = [key for key in catalogue.decisions[decision].core if key in catalogue.outcomes]
    told = [f"outcome:{key}" for key in core if not catalogue.outcomes[key].length_of_life]
    assert asked[: len(told)] == told
    assert not any(key.startswith("outcome:") for key in asked[len(told) :])
    assert len(set(asked)) == len(asked)


def test_what_matters_is_named_by_its_better_end(catalogue: Catalogue, chemotherapy: Items) -> None:
    labels = {one.key: one.label for one in chemotherapy["values.weighed"].choices}
    assert labels["hair_loss"] == catalogue.attributes["hair_loss"].less
    first = catalogue.outcomes["free_of_return"]
    assert labels["outcome:free_of_return"] == (first.improvement or first.name)


def test_what_may_be_weighed_is_that_of_this_decision_whatever_the_worksheet_was_about(
    catalogue: Catalogue, empty: Worksheet
) -> None:
    other = empty.evolve(decision="bones", options=("no-bone-medicine", "bone-medicines"))
    assert items(catalogue, other, "chemotherapy") == items(catalogue, empty, "chemotherapy")


def test_who_she_is_is_filled_in(empty: Worksheet, chemotherapy: Items) -> None:
    named = filled(empty, chemotherapy["visit.name"], "  Sample Patient 1 ")
    assert named.visit.name == "Sample Patient 1"
    assert filled(named, chemotherapy["visit.name"]).visit.name == ""
    born = filled(named, chemotherapy["visit.birth_date"], "1968-03-14")
    assert (born.visit.name, born.visit.birth_date) == ("Sample Patient 1", date(1968, 3, 14))
    for given in ((), (" ",)):
        assert filled(born, chemotherapy["visit.birth_date"], *given).visit.birth_date is None


@pytest.mark.parametrize(
    ("field", "given", "answer"),
    [
        ("stage", ["early"], "early"),
        ("stage", [], None),
        ("oncotype_score", ["17"], 17),
        ("oncotype_score", [], None),
        ("conditions", ["diabetes", "thin_bones"], ("diabetes", "thin_bones")),
        ("conditions", [], ()),
        ("past_treatments", ["lumpectomy"], (PastTreatment(kind="lumpectomy"),)),
    ],
)
def test_an_answer_about_her_is_filled_in(
    field: str, given: list[str], answer: Any, empty: Worksheet, chemotherapy: Items
) -> None:
    told = empty.evolve(profile=empty.profile.evolve(grade="2"))
    profile = fill_in(told, chemotherapy[f"profile.{field}"], given).profile
    assert getattr(profile, field) == answer
    assert profile.grade == "2"


def test_an_answer_that_does_not_stand_on_the_page_is_refused(empty: Worksheet, chemotherapy: Items) -> None:
    for key, wrong in (("profile.stage", "late"), ("options", "elacestrant"), ("how_to_decide", "nobody")):
        with pytest.raises(ValueError, match=key):
            filled(empty, chemotherapy[key], wrong)
    with pytest.raises(ValueError, match="options"):
        filled(empty, chemotherapy["options"], "tc", "elacestrant")


def test_options_leaning_and_how_she_decides_are_filled_in(empty: Worksheet, chemotherapy: Items) -> None:
    picked = filled(empty, chemotherapy["options"], "no-chemotherapy", "tc")
    assert picked.options == ("no-chemotherapy", "tc")
    five = [one.key for one in chemotherapy["options"].choices][:5]
    assert len(five) == 5
    assert fill_in(empty, chemotherapy["options"], five).options == tuple(five[:4])
    leaning = chemotherapy["values.leaning"]
    assert filled(empty, leaning, "tc").values.leaning == "tc"
    assert filled(filled(empty, leaning, "team"), leaning).values.leaning is None
    shared = filled(empty, chemotherapy["how_to_decide"], "together")
    assert (shared.how_to_decide, shared.how_much_to_know) == ("together", None)
    assert filled(shared, chemotherapy["how_to_decide"]).how_to_decide is None


def test_what_matters_keeps_her_order_and_takes_the_row_that_can_be_weighed_now(
    empty: Worksheet, chemotherapy: Items
) -> None:
    item = chemotherapy["values.weighed"]
    row = "outcome:free_of_return:all:0a1b2c3d"
    offered = ("hair_loss_of_another_kind", "hair_loss", row)
    values = filled(empty, item, "hair_loss", "outcome:free_of_return", offered=offered).values
    assert values == Values(weighed=(Weighed(attribute="hair_loss"), Weighed(attribute=row)))


def test_what_cannot_be_weighed_now_stays_in_her_order_in_words(empty: Worksheet, chemotherapy: Items) -> None:
    item = chemotherapy["values.weighed"]
    labels = {one.key: one.label for one in item.choices}
    values = filled(empty, item, "nausea", "hair_loss", "outcome:free_of_return", offered=("hair_loss",)).values
    assert [row.attribute for row in values.weighed] == ["own:1", "hair_loss", "own:2"]
    assert [(one.key, one.text) for one in values.own] == [
        ("own:1", labels["nausea"]), ("own:2", labels["outcome:free_of_return"]),
    ]  # fmt: skip


def test_three_things_that_matter_are_taken_from_paper(empty: Worksheet, chemotherapy: Items) -> None:
    keys = [one.key for one in chemotherapy["values.weighed"].choices][:4]
    values = fill_in(empty, chemotherapy["values.weighed"], keys, keys).values
    assert [row.attribute for row in values.weighed] == keys[:3]


def test_her_own_words_stand_beside_what_is_in_her_order(empty: Worksheet, chemotherapy: Items) -> None:
    item = chemotherapy["values.own"]
    alone = filled(empty, item, " ", f" {LIKES} ")
    assert alone.values.own == (OwnThing(key="own:1", text=LIKES),)
    ordered = filled(empty, chemotherapy["values.weighed"], "nausea", offered=())
    both = filled(ordered, item, LIKES)
    assert [one.key for one in both.values.own] == ["own:1", "own:2"]
    assert both.values.own[1].text == LIKES
    assert both.values.weighed == ordered.values.weighed
    assert filled(both, item).values.own == ordered.values.own, "what was written there before goes"


def test_a_question_of_hers_stands_in_place_of_what_was_in_that_line(empty: Worksheet, chemotherapy: Items) -> None:
    first, second = chemotherapy["questions.1"], chemotherapy["questions.2"]
    asked = filled(filled(empty, first, " May I work? "), second, "Who calls me?")
    assert [(one.text, one.origin) for one in asked.questions] == [("May I work?", "own"), ("Who calls me?", "own")]
    changed = filled(asked, first, "May I travel?")
    assert sorted(one.text for one in changed.questions) == ["May I travel?", "Who calls me?"]
    for given in ((), ("  ",)):
        assert [one.text for one in filled(asked, first, *given).questions] == ["Who calls me?"]
