from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.worksheet import Visit, new_worksheet
from hrbc_desktop.session.export_files import file_name, free_path, save_file
from hrbc_desktop.session.sheet_types import SheetError


@pytest.mark.parametrize(
    ("visit", "name"),
    [
        (
            Visit(name="Sample Patient 1", appointment_date=date(2026, 12, 2)),
            "Worksheet-SamplePatient1-2026-12-02.pdf",
        ),
        (Visit(name="../Sämple/ \\ Patient: 1?"), "Worksheet-SämplePatient1.pdf"),
        (Visit(appointment_date=date(2026, 12, 2)), "Worksheet-2026-12-02.pdf"),
        (Visit(), "Worksheet.pdf"),
    ],
)
def test_the_suggested_name_is_safe_and_says_what_it_is(visit: Visit, name: str) -> None:
    assert file_name(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)).evolve(visit=visit)) == name


def test_a_file_that_is_there_is_never_the_suggestion(tmp_path: Path) -> None:
    wanted = tmp_path / "Worksheet.pdf"
    assert free_path(wanted) == wanted
    wanted.touch()
    (tmp_path / "Worksheet-2.pdf").touch()
    assert free_path(wanted) == tmp_path / "Worksheet-3.pdf"


def test_a_saved_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    save_file(path, b"first")
    save_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(SheetError, match="is not saved"):
        save_file(tmp_path / "sheet.pdf", b"content")
    assert list(tmp_path.iterdir()) == [tmp_path / "sheet.pdf"]
