"""What the linter finds wrong in a decision: a small sound pack with one thing changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hrbc_desktop.catalogue.lint.linting import lint
from hrbc_desktop.catalogue.loader import read_catalogue

Change = Callable[[str, str, str], None]
FILE = "decisions/tablet.toml"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (', { id = "b", words = "Betamab" }', "", "no decision has it among its options"),
        ('"Betamab" }]', '"Betamab" }, { id = "a", words = "Again" }]', "the option stands twice"),
        ('"Betamab" }]', '"Betamab" }, { id = "c", words = "Gammamab" }]', "the pack has no file of it"),
        ('words = "Betamab" }', 'words = "Betamab", way_of = "c" }', "“c” is not an option of this decision"),
        ('words = "Betamab" }', 'words = "Betamab", arms = ["beta alone"] }', "no study has a group “beta alone”"),
        ('words = "Betamab" }', 'words = "Betamab", adds_nothing = "None." }', "for what there are no visits"),
        ('core = ["nausea"', 'core = ["luck"', "there is no such outcome, attribute or row"),
        ('options = ["b"], value = 9', 'options = ["c"], value = 9', "“c” is not an option of this decision"),
        ('options = ["b"], value = 9', "value = 9", "has neither words nor an option"),
        ('second = { options = ["b"], value = 9 }\n', "", "a comparison has two groups"),
        ('measure = "months"', 'measure = "percent"', "it needs “happened”"),
        (
            'measure = "months"\nfirst = { options = ["a"], value = 16',
            'measure = "percent"\nfirst = { options = ["a"], value = 160',
            "a share of people lies between 0 and 100",
        ),
        ('kind = "head_to_head"', 'kind = "one_group"', "one group cannot be shown to differ"),
        ('option = "a"\nattribute', 'option = "c"\nattribute', "“c” is not an option of this decision"),
        ('option = "a"\nattribute', "attribute", "neither of which option nor of which group"),
        ('counted = "any"', 'counted = "severe"', "only severe cases were counted, and it gives a figure for any"),
        ("any = 12", "any = 12\nsevere = 13", "more severe cases than cases"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(old: str, new: str, sentence: str, pack: Path, change: Change) -> None:
    change(FILE, old, new)

    assert any(sentence in finding.sentence for finding in lint(read_catalogue(pack)))


def test_evidence_that_must_not_be_used_is_found(pack: Path, change: Change) -> None:
    change(FILE, "", '\n[[do_not_use]]\nevidence = ["a.benefit.01"]\nwhy = "Other people."\n')

    (finding,) = [found for found in lint(read_catalogue(pack)) if found.severity == "error"]
    assert "“a.benefit.01” must not be used" in finding.sentence


def test_a_hole_is_of_an_option_and_of_what_matters(pack: Path, change: Change) -> None:
    change(FILE, "", '\n[[holes]]\noption = "c"\ncore = "diarrhea"\n')

    sentences = [found.sentence for found in lint(read_catalogue(pack))]
    assert "the decision has no such option" in sentences
    assert "it is not among what matters most here" in sentences
