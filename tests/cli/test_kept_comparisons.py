"""The comparisons of twelve people as text, to be read when they change: running this file writes them anew."""

import contextlib
import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.cli.main import main
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.domain.serialization import write_worksheet

KEPT = Path(__file__).parent / "comparisons"
WALKS: dict[str, dict[str, Any]] = tomllib.loads((KEPT / "walks.toml").read_text())
AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
Said = tuple[int, str, str]


def worksheet_of(walk: str) -> Worksheet:
    """One person and what she decides."""
    walk_data = WALKS[walk]
    return new_worksheet("1", AT).evolve(
        visit=Visit(name="Sample Patient 1", birth_date=walk_data.get("birth")),
        profile=Profile.model_validate(walk_data["profile"]),
        decision=walk_data["decision"],
        options=tuple(walk_data["options"]),
        length_of_life=walk_data.get("length_of_life", False),
    )


def written(worksheet: Worksheet, folder: Path) -> Path:
    path = folder / "worksheet.json"
    path.write_bytes(write_worksheet(worksheet))
    return path


@pytest.mark.parametrize("walk", sorted(WALKS))
def test_comparisons_are_those_that_were_read(walk: str, tmp_path: Path, run: Callable[..., Said]) -> None:
    _, out, _ = run("compare", written(worksheet_of(walk), tmp_path))

    assert out == (KEPT / f"{walk}.txt").read_text(), "read what changed, then run this file to keep it"


def keep_comparisons(folder: Path) -> None:
    for walk in WALKS:
        with (KEPT / f"{walk}.txt").open("w") as text, contextlib.redirect_stdout(text):
            main(["compare", str(written(worksheet_of(walk), folder))])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as somewhere:
        keep_comparisons(Path(somewhere))
