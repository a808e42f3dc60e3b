from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hrbc_desktop.catalogue.errors import CatalogueError
from hrbc_desktop.catalogue.loader import read_catalogue

Change = Callable[[str, str, str], None]


def test_a_sound_pack_is_read_whole(pack: Path) -> None:
    catalogue = read_catalogue(pack)

    assert catalogue.pack.review_due == date(2026, 7, 1)
    assert list(catalogue.options) == ["a", "b"]
    assert [treatment.name for treatment in catalogue.treatments_of(catalogue.options["a"])] == ["Alphamab"]
    assert catalogue.regimens_of(catalogue.options["b"])[0].events[0].days == tuple(range(1, 29))
    assert catalogue.questions[0].text == "What happens if I wait?"
    assert catalogue.glossary["receptor"].startswith("A part of a cell")
    assert catalogue.places[0].page == "Breast cancer"


def test_rows_keep_the_order_of_the_file(pack: Path) -> None:
    assert list(read_catalogue(pack).attributes) == ["visits", "injections", "nausea", "diarrhea"]


@pytest.mark.parametrize(
    ("file", "old", "new", "location", "wrong"),
    [
        ("options/a.toml", "how_often = {", "how_seldom = {", "how_often", "it is missing"),
        ("options/a.toml", "any = 12", "any = 120", "side_effects 1, any", "the limit is 100"),
        ("options/a.toml", "any = 12\nsevere = 1", "", "side_effects 1", "states no figure"),
        ("options/a.toml", "severe = 1", "severe = 40", "side_effects 1", "more severe cases"),
        ("options/a.toml", '"hormone"', '"homeopathy"', "family", "“homeopathy” is not one of"),
        ("options/a.toml", 'attribute = "nausea"', 'attribute = "joy"', "attribute", "there is no attribute “joy”"),
        ("options/a.toml", 'treatment = "a"', 'treatment = "c"', "parts 1, treatment", "there is no treatment “c”"),
        ("options/a.toml", 'regimen = "daily"', 'regimen = "weekly"', "parts 1, regimen", "has no regimen “weekly”"),
        ("options/a.toml", 'source = "a-label"', 'source = "c-label"', "how_taken, source", "no source “c-label”"),
        ("options/a.toml", 'id = "a"', 'id = "b"', "id", "it must be “a”"),
        ("treatments/b.toml", 'days = "1-28"', 'days = "daily"', "days", "“daily” is not a list of days"),
        ("treatments/b.toml", 'brands = ["Betamabo"]', 'brands = "Betamabo"', "brands", "another form"),
        ("topics/next.toml", '"a-label"', '"z-label"', "paragraphs 1, source", "no source “z-label”"),
        ("sources/labels.toml", "[b-label]", "[a-label]", "", "it is not valid TOML"),
        ("glossary.toml", 'receptor = "', 'receptor = 3 # "', "receptor", "it must be text"),
        ("pack.toml", "date = 2026-01-01", 'date = "soon"', "date", "it must be a date"),
        ("questions.toml", "[first]", "first = 3", "first", "it must be a table"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_in_one_sentence(
    pack: Path, change: Change, file: str, old: str, new: str, location: str, wrong: str
) -> None:
    change(file, old, new)

    with pytest.raises(CatalogueError) as caught:
        read_catalogue(pack)

    sentence = str(caught.value)
    assert file in sentence
    assert location in caught.value.location
    assert wrong in caught.value.wrong
    assert "your worksheets are safe" in sentence
    assert "\n" not in sentence
    assert "pydantic" not in sentence.lower()


def test_a_source_key_stands_in_one_file_only(pack: Path) -> None:
    (pack / "sources/more.toml").write_text('[b-label]\ntitle = "Label of B"\npublisher = "Maker"\nkind = "label"\n')

    with pytest.raises(CatalogueError, match="another file has the same key in sources"):
        read_catalogue(pack)


@pytest.mark.parametrize("file", ["outcomes.toml", "sources/labels.toml", "populations/all.toml"])
def test_tables_are_tables(pack: Path, file: str) -> None:
    (pack / file).write_text("a-label = 3\n")

    with pytest.raises(CatalogueError, match="it must be a table"):
        read_catalogue(pack)


def test_a_missing_file_and_a_missing_folder_are_named(pack: Path) -> None:
    (pack / "outcomes.toml").unlink()
    with pytest.raises(CatalogueError, match=r"outcomes\.toml: the file is missing"):
        read_catalogue(pack)


def test_a_pack_without_options_is_not_a_pack(pack: Path) -> None:
    for path in (pack / "options").iterdir():
        path.unlink()
    with pytest.raises(CatalogueError, match="options: there is no file in it"):
        read_catalogue(pack)


def test_a_file_that_is_not_text_is_named(pack: Path) -> None:
    (pack / "options/a.toml").write_bytes(b'id = "\xff\xfe"')
    with pytest.raises(CatalogueError, match="it is not UTF-8 text"):
        read_catalogue(pack)


def test_a_folder_in_the_place_of_a_file_is_named(pack: Path) -> None:
    (pack / "pack.toml").unlink()
    (pack / "pack.toml").mkdir()
    with pytest.raises(CatalogueError, match=r"pack\.toml: it cannot be read"):
        read_catalogue(pack)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"pack\.toml: the file is missing"):
        read_catalogue(tmp_path)
