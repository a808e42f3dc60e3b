from collections.abc import Callable
from pathlib import Path

import pytest

from hrbc_desktop.catalogue.findings import LintFinding
from hrbc_desktop.catalogue.lint.balance import unbalanced
from hrbc_desktop.catalogue.lint.linting import lint, reading_grade
from hrbc_desktop.catalogue.loader import read_catalogue

Change = Callable[[str, str, str], None]

SENTENCE = "You take the tablet at the same time each day."


def _found(pack: Path) -> list[LintFinding]:
    return lint(read_catalogue(pack))


def test_a_sound_pack_has_nothing_to_mend(pack: Path) -> None:
    assert _found(pack) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "location", "sentence"),
    [
        ("pack.toml", "2026-07-01", "2025-07-01", "review_due", "within a year"),
        ("pack.toml", "2026-07-01", "2028-07-01", "review_due", "within a year"),
        ("pack.toml", '"None."', '" "', "funding", "does not say it"),
        ("sources/labels.toml", 'publisher = "Maker"', "", "a-label", "nobody could find it again"),
        ("options/a.toml", '"a.side_effects.01"', '"row 3"', "side_effects 1", "“row 3” is not the id"),
        ("options/a.toml", "One tablet", "20 mg", "how_taken", "names no evidence row"),
        ("options/a.toml", "for early cancer", "for 3 cancers", "match 1", "names no evidence row"),
        ("options/a.toml", 'population = "Trial A"', 'population = " "', "population", "who was studied"),
        ("options/b.toml", 'time = "5 years"', 'time = ""', "time", "for how long"),
        ("options/a.toml", 'attribute = "nausea"', 'attribute = "visits"', "visits", "not counted in people"),
        ("options/a.toml", "any = 12\nsevere = 1", "low = 9\nhigh = 3", "nausea", "above the upper end"),
        ("options/a.toml", "a check", "1 in 5 checks", "visits, text", "1 in X"),
        ("options/a.toml", "a check", "one in ten checks", "visits, text", "1 in X"),
        ("options/a.toml", "a check", "twice as many checks", "visits, text", "relative to another"),
        ("options/a.toml", "One tablet", "It halves it", "how_taken", "relative to another"),
        ("options/a.toml", "Some days", "In 30 % of days", "feelings", "not percent"),
        ("options/a.toml", "One tablet", "One safe tablet", "how_taken", "“safe” judges for the reader"),
        ("options/a.toml", "What do I do", "What should I do", "ask 1", "“should” judges for the reader"),
        ("options/a.toml", "for early cancer", "the best for early cancer", "reason", "“best” judges"),
        ("treatments/b.toml", "It keeps", "A powerful tablet keeps", "what_it_does", "“powerful” judges"),
        ("topics/next.toml", "see your team", "Recommended: see them", "topics/next", "“Recommended” judges"),
        ("glossary.toml", "A part", "The best part", "receptor", "“best” judges"),
        ("options/a.toml", "One tablet by mouth", "One tablet and one shot", "options/a", "say them in shots.toml"),
        ("attributes.toml", "Feeling sick.", "Sadly feeling sick.", "nausea", "“Sadly” judges"),
        ("options/a.toml", "One tablet by mouth", "One tablet™ by mouth", "how_taken", "copied"),
    ],
)  # fmt: skip
def test_each_rule_finds_what_breaks_it(
    pack: Path, change: Change, file: str, old: str, new: str, location: str, sentence: str
) -> None:
    change(file, old, new)

    assert any(location in finding.location and sentence in finding.sentence for finding in _found(pack))


def test_in_100_people_and_names_with_digits_are_no_figures(pack: Path, change: Change) -> None:
    change("options/a.toml", "One tablet by mouth", "One tablet by mouth, for HER2-negative, stage 4 or BRCA1")
    change("options/b.toml", "One tablet by mouth", "One tablet, as most in 100 people took it by mouth")

    assert _found(pack) == []


def test_a_second_row_of_one_side_effect_is_found(pack: Path, change: Change) -> None:
    effect = (pack / "options/a.toml").read_text().split("[[side_effects]]")[1].split("[[match]]")[0]
    change("options/a.toml", "", f"\n[[side_effects]]\n{effect}")

    assert [finding.sentence for finding in _found(pack)] == ["the option says it twice"]


def test_a_label_without_a_date_is_warned_of_and_a_web_page_is_not(pack: Path, change: Change) -> None:
    change("sources/labels.toml", "year = 2025", "")
    assert _found(pack) == [LintFinding("warning", "sources, a-label", "it has neither year nor reference")]

    change("sources/labels.toml", 'kind = "label"', 'kind = "institute"')
    assert _found(pack) == []


def test_a_source_that_nothing_names_is_found(pack: Path, change: Change) -> None:
    change("sources/labels.toml", "", '\n[c-label]\ntitle = "C"\npublisher = "Maker"\nyear = 2025\nkind = "label"\n')

    assert _found(pack) == [LintFinding("warning", "sources, c-label", "nothing in the pack names it")]


def test_an_option_told_at_twice_the_length_is_out_of_balance(pack: Path, change: Change) -> None:
    change("options/a.toml", SENTENCE, f"{SENTENCE} {SENTENCE} You may do so in bed.")

    places = {finding.location for finding in _found(pack) if "differ by more than a quarter" in finding.sentence}

    assert "options/a.toml (daily_life, home)" in places


def test_an_option_is_held_against_those_of_its_decision_too() -> None:
    catalogue = read_catalogue()
    drip = catalogue.options["zoledronic-acid-every-4-weeks"]
    wordy = drip.how_taken.evolve(text="A drip into a vein, in the arm or the hand, each time")
    options = {**catalogue.options, drip.id: drip.evolve(how_taken=wordy)}

    found = list(unbalanced(catalogue.model_copy(update={"options": options})))

    assert [finding.location for finding in found] == [f"options/{drip.id}.toml (how_taken)"]
    assert "the options of bones" in found[0].sentence


def test_lists_are_compared_by_their_usual_statement(pack: Path, change: Change) -> None:
    statement = '[[serious]]\ntext = "Call your team at once if your leg swells or hurts."\nsource = "a-label"\n'
    change("treatments/a.toml", "", statement * 3)
    assert _found(pack) == []

    change("treatments/a.toml", "if your leg swells", "if your leg " + "or arm " * 30 + "swells")
    assert any("(serious)" in finding.location for finding in _found(pack))


HARD = "Your medical oncologist regularly reviews every laboratory result"
MIDDLING = "Your team will look at how the cancer is doing, and at each visit you can tell them how you feel"


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("You can talk with your team about it at each visit, and ask what they think. You can also call.", []),
        (f"{MIDDLING}.", ["warning"]),
        (f"{HARD}.", ["warning"]),
        (f"{HARD}. {HARD}. {HARD}.", ["error"]),
        ("Laboratory evaluation.", []),
    ],
)
def test_hard_passages_fail_and_hard_sentences_are_warned_of(
    pack: Path, change: Change, text: str, severities: list[str]
) -> None:
    change("topics/next.toml", "You see your team again.", text)

    found = [finding.severity for finding in _found(pack) if finding.location.endswith("(paragraphs 1, text)")]

    assert found == severities


def test_names_and_explained_terms_count_as_one_short_word(pack: Path) -> None:
    grade = reading_grade(read_catalogue(pack))

    assert grade.of("Alphamab blocks the receptor in the cell for a day or two.") == grade.of(
        "Word blocks the word in the cell for a day or two."
    )
    assert grade.of("Palbociclib blocks the receptor in the cell for a day or two.") > grade.of(
        "Betamabo blocks the receptor in the cell for a day or two."
    )


def test_a_pack_that_falls_short_does_not_count_as_reviewed(pack: Path, change: Change) -> None:
    change("pack.toml", "", '\nreviewers = ["Sample Clinician 1"]\n')
    assert read_catalogue(pack).pack.reviewers == ("Sample Clinician 1",)
    change("options/a.toml", "a check", "twice as many checks")
    assert read_catalogue(pack).pack.reviewers == ()
