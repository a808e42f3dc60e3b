import pytest

from hrbc_desktop.domain.compare.comparison import GROUP_NAMES, NOT_KNOWN, WAY_NAMES, Row, compare, way
from hrbc_desktop.domain.model.content import Catalogue


def row_of(catalogue: Catalogue, key: str, *options: str) -> Row:
    row = compare(options, catalogue).row(key)
    assert row is not None
    return row


def test_all_options_of_the_pack_side_by_side_have_a_cell_in_every_row(catalogue: Catalogue) -> None:
    everything = compare(tuple(catalogue.options), catalogue)
    assert [option.id for option in everything.options] == list(catalogue.options)
    for row in everything.rows:
        assert [cell.option for cell in row.cells] == list(catalogue.options), row.key
        assert row.group in GROUP_NAMES
    assert len({row.key for row in everything.rows}) == len(everything.rows)
    for cell in (cell for row in everything.rows for cell in row.cells):
        assert all(source in catalogue.sources for source, _ in cell.sources)


def test_the_columns_stand_as_the_person_picked_them_and_unknown_options_are_left_out(catalogue: Catalogue) -> None:
    comparison = compare(("fulvestrant", "gone", "elacestrant"), catalogue)
    assert [option.id for option in comparison.options] == ["fulvestrant", "elacestrant"]
    assert compare(("gone",), catalogue).rows == ()


def test_the_rows_that_two_options_share_do_not_change_place_with_the_options(catalogue: Catalogue) -> None:
    one = [row.key for row in compare(("fulvestrant", "elacestrant"), catalogue).rows]
    other = [row.key for row in compare(("elacestrant", "fulvestrant"), catalogue).rows]
    more = [row.key for row in compare(("elacestrant", "fulvestrant", "capecitabine"), catalogue).rows]
    assert one == other
    assert [key for key in more if key in one] == one


def test_an_option_differs_from_another_and_not_from_itself(catalogue: Catalogue) -> None:
    option = catalogue.options["elacestrant"]
    pack = catalogue.evolve(options={**catalogue.options, "copy": option.evolve(id="copy", name="Copy")})
    assert not any(row.differs for row in compare(("elacestrant", "copy"), pack).rows)
    assert row_of(catalogue, "nausea", "elacestrant", "fulvestrant").differs
    assert not row_of(catalogue, "nausea", "elacestrant").differs


def test_a_figure_that_is_known_for_one_option_only_leaves_a_cell_that_is_not_known(catalogue: Catalogue) -> None:
    known = {effect.attribute for effect in catalogue.options["capecitabine"].side_effects}
    assert "hand_foot" in known
    row = row_of(catalogue, "hand_foot", "capecitabine", "fulvestrant")
    assert [cell.is_known for cell in row.cells] == [True, False]
    assert row.differs
    assert NOT_KNOWN.endswith("ask your team")


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
    ],
)
def test_an_option_is_taken_in_one_of_a_few_ways(catalogue: Catalogue, option: str, taken: str) -> None:
    assert way(catalogue.options[option], catalogue) == taken
    assert taken in WAY_NAMES


def test_what_several_parts_of_an_option_say_alike_is_said_once(catalogue: Catalogue) -> None:
    for key in ("serious", "tests", "interactions", "pregnancy"):
        for cell in row_of(catalogue, key, *catalogue.options).cells:
            texts = [statement.text for statement in cell.statements]
            assert len(set(texts)) == len(texts), (key, cell.option)


def test_a_group_of_which_nothing_is_known_says_so(catalogue: Catalogue) -> None:
    comparison = compare(("clinical-trial", "comfort-focused-care"), catalogue)
    for group in ("studies", "side_effects"):
        rows = [row for row in comparison.rows if row.group == group]
        assert [row.title for row in rows] == [GROUP_NAMES[group]]
        assert not any(cell.is_known for row in rows for cell in row.cells)


def test_what_a_trial_decides_is_not_claimed_to_be_known(catalogue: Catalogue) -> None:
    assert way(catalogue.options["clinical-trial"], catalogue) == "trial"
    assert not row_of(catalogue, "injections", "clinical-trial", "fulvestrant").cells[0].is_known
