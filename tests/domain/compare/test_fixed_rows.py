"""The rows that every option's own file fills, and the ways of taking it."""

import pytest

from hrbc_desktop.domain.compare.fixed_rows import life_rows, safety_rows, taking_rows
from hrbc_desktop.domain.compare.ways import WAY_NAMES, way
from hrbc_desktop.domain.model.content import Catalogue


def test_every_option_of_the_pack_has_a_cell_in_every_row(catalogue: Catalogue) -> None:
    options = tuple(catalogue.options.values())
    rows = (*taking_rows(options, catalogue), *safety_rows(options, catalogue), *life_rows(options))

    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert [cell.option for cell in row.cells] == list(catalogue.options), row.key
        assert all(source in catalogue.sources for cell in row.cells for source, _ in cell.sources)


@pytest.mark.parametrize(
    ("option", "taken"),
    [
        ("letrozole-advanced", "tablets"),
        ("fulvestrant", "shots"),
        ("palbociclib-fulvestrant", "tablets_and_shots"),
        ("sacituzumab-govitecan", "drip"),
        ("mastectomy", "operation"),
        ("whole-breast-radiation-3-weeks", "radiation"),
        ("lumpectomy-radiation", "operation_and_radiation"),
        ("comfort-focused-care", "none"),
        ("clinical-trial", "trial"),
    ],
)
def test_an_option_is_taken_in_one_of_a_few_ways(catalogue: Catalogue, option: str, taken: str) -> None:
    assert way(catalogue.options[option], catalogue) == taken
    assert taken in WAY_NAMES


def test_what_several_parts_of_an_option_say_alike_is_said_once(catalogue: Catalogue) -> None:
    for row in safety_rows(tuple(catalogue.options.values()), catalogue):
        for cell in row.cells:
            option, texts = catalogue.options[cell.option], [statement.text for statement in cell.statements]
            sentences = [getattr(each, row.key) for each in (option, *catalogue.treatments_of(option))]
            assert len(set(texts)) == len(texts), (row.key, cell.option)
            assert set(texts) == {statement.text for part in sentences for statement in part}


def test_what_a_trial_decides_is_not_claimed_to_be_known(catalogue: Catalogue) -> None:
    trial = (catalogue.options["clinical-trial"],)
    injections = next(row for row in taking_rows(trial, catalogue) if row.key == "injections")

    assert not injections.cells[0].is_known


def test_each_row_has_its_title_and_its_place(catalogue: Catalogue) -> None:
    options = (catalogue.options["fulvestrant"],)
    rows = (*taking_rows(options, catalogue), *safety_rows(options, catalogue), *life_rows(options))

    assert [(row.key, row.kind, row.title) for row in rows if row.kind != "count"] == [
        ("what_it_does", "text", "What it does"), ("way", "text", "How it is taken"), ("strip", "strip", "Four weeks"),
        ("how_long", "text", "How long"), ("serious", "text", "Warnings"), ("tests", "text", "Tests"),
        ("interactions", "text", "With other medicines"), ("pregnancy", "text", "Pregnancy and children"),
        ("life_visits", "text", "Getting there"), ("life_home", "text", "At home and at work"),
        ("life_feelings", "text", "How it may feel"),
    ]  # fmt: skip
    counts = [(row.key, row.title) for row in rows if row.kind == "count"]
    assert counts == [(key, catalogue.attributes[key].name) for key in ("visits", "injections")]


def test_each_row_says_what_the_file_of_the_option_says_of_it(catalogue: Catalogue) -> None:
    option = catalogue.options["fulvestrant"]
    rows = {row.key: row for row in (*taking_rows((option,), catalogue), *life_rows((option,)))}
    said = {key: [one.text for one in row.cells[0].statements] for key, row in rows.items()}

    assert said == {
        "what_it_does": [option.what_it_does.text], "way": [option.how_taken.text],
        "strip": [option.how_often.text], "how_long": [option.how_long.text], "visits": [], "injections": [],
        "life_visits": [option.daily_life.visits.text], "life_home": [option.daily_life.home.text],
        "life_feelings": [option.daily_life.feelings.text],
    }  # fmt: skip
