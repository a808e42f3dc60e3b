"""What this computer knows of a file that somebody opens."""

from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.domain.model.opened_sheet import NewerCopy, OpenedFile, OpenedSheet, Verdict
from hrbc_desktop.domain.model.worksheet import Worksheet

SHEET = OpenedSheet(Verdict.SIGNED, (), "a" * 64)


def opened(worksheet: Worksheet | None, **known: Any) -> OpenedFile:
    return OpenedFile(Path("sheet.pdf"), b"%PDF", SHEET, worksheet, **known)


@pytest.mark.parametrize(("kept", "later"), [(1, None), (2, None), (3, 3), (4, 4)])
def test_a_revision_that_is_kept_here_is_later_only_with_a_higher_number(
    kept: int, later: int | None, empty: Worksheet
) -> None:
    assert opened(empty.evolve(revision=2), newer=NewerCopy(kept)).later_revision == later


def test_without_a_worksheet_or_a_kept_copy_nothing_is_later(empty: Worksheet) -> None:
    assert opened(None, newer=NewerCopy(3)).later_revision is None
    assert opened(empty).later_revision is None


@pytest.mark.parametrize(
    ("known", "doubtful"), [({}, False), ({"is_outdated": True}, True), ({"is_other": True}, True)]
)
def test_a_file_is_doubtful_where_this_computer_knows_another(
    known: dict[str, bool], doubtful: bool, empty: Worksheet
) -> None:
    assert opened(empty, **known).is_doubtful == doubtful
