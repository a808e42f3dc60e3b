"""The comparison as text and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import write_worksheet

Said = tuple[int, str, str]
KEYS = {"key", "group", "title", "population", "time", "measured", "counted", "speaks_for_her", "core", "cells"}


@pytest.fixture
def early(worksheet: Worksheet) -> Worksheet:
    """A woman after menopause who decides about a hormone tablet."""
    return worksheet.evolve(
        profile=Profile(
            stage="early",
            sex="female",
            menopause="yes",
            er="positive",
            past_treatments=(PastTreatment(kind="lumpectomy"),),
        ),
        decision="hormone-treatment",
        options=("tamoxifen-early", "letrozole-early"),
    )


def written(worksheet: Worksheet, folder: Path) -> Path:
    path = folder / "worksheet.json"
    path.write_bytes(write_worksheet(worksheet))
    return path


def test_rows_as_json_say_what_they_are_of(early: Worksheet, tmp_path: Path, run: Callable[..., Said]) -> None:
    code, out, _ = run("compare", written(early, tmp_path), "--json")
    rows = json.loads(out)["rows"]

    assert code == 0
    assert rows
    assert all(row.keys() >= KEYS for row in rows)
    assert all([cell["option"] for cell in row["cells"]] == list(early.options) for row in rows)
    outcomes = [row for row in rows if row["group"] == "outcomes" and row["population"]]
    assert all(row["time"] for row in outcomes)
    assert all(row["measured"] for row in rows if row["group"] == "side_effects" and row["core"])
    of_others = [row["speaks_for_her"] is False for row in outcomes]
    assert of_others == sorted(of_others), "rows that speak for her come before those of other people"


def test_it_is_printed_with_the_question_and_the_options(
    early: Worksheet, tmp_path: Path, run: Callable[..., Said]
) -> None:
    code, out, _ = run("compare", written(early, tmp_path))

    assert code == 0
    assert "In women after menopause" in out
    assert "People other than you" in out


def test_without_options_those_that_fit_are_compared(
    early: Worksheet, tmp_path: Path, run: Callable[..., Said]
) -> None:
    code, out, _ = run("compare", written(early.evolve(options=()), tmp_path), "--json")

    assert code == 0
    assert 2 <= len(json.loads(out)["options"]) <= 4


@pytest.mark.parametrize("options", [(), ("tc", "tamoxifen-early")])
def test_what_is_about_no_decision_is_not_compared(
    options: tuple[str, ...], early: Worksheet, tmp_path: Path, run: Callable[..., Said]
) -> None:
    code, out, err = run("compare", written(early.evolve(decision=None, options=options), tmp_path))

    assert (code, out) == (2, "")
    assert err.startswith("This worksheet")
