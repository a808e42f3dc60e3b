"""A source is named once for paper and window: nothing twice, each part a sentence."""

from typing import Any

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Source
from hrbc_desktop.wording.sources import citation


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            {"title": "A trial", "publisher": "Journal", "year": 2021, "kind": "paper", "reference": "PMID 1"},
            "A trial. Journal, 2021. PMID 1.",
        ),
        ({"title": "A trial", "publisher": "Journal 2021", "year": 2021, "kind": "paper"}, "A trial. Journal 2021."),
        ({"title": "aTrial", "kind": "paper", "reference": "doi:10.1200/JCO"}, "aTrial. doi:10.1200/JCO."),
        ({"title": "A trial", "kind": "paper", "reference": "ncponc1171"}, "A trial. ncponc1171."),
        ({"title": "Is it so?", "year": 2016, "kind": "paper", "reference": "2016"}, "Is it so? 2016."),
        (
            {"title": "A page", "kind": "company", "reference": "no date on it; read in November 2026"},
            "A page. Company page that quotes the label. No date on it.",
        ),
    ],
)
def test_a_source_is_named_in_full_and_nothing_twice(source: dict[str, Any], words: str) -> None:
    assert citation(Source.model_validate(source)) == words


def test_no_source_of_the_content_names_its_year_twice_in_a_row() -> None:
    for source in read_catalogue().sources.values():
        assert f"{source.year}, {source.year}" not in citation(source), source.title
