"""The log helps who looks after the computer, and cannot tell anything about a person."""

import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.session.desktop.event_log import EventLog

NAME = "Sample Patient 7"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log" / "hrbc-desktop.log"


@contextmanager
def log_to(path: Path) -> Iterator[EventLog]:
    log = EventLog(path)
    yield log
    log.close()


def trouble() -> Exception:
    try:
        read_worksheet(f'{{"name": "{NAME}"}}'.encode())
    except WorksheetUnreadable as problem:
        return problem
    raise AssertionError


def test_a_line_has_the_time_the_event_and_where_it_came_up_but_no_content(path: Path) -> None:
    with log_to(path) as log:
        log.note("started")
        log.note("unexpected error", trouble())
    first, second = path.read_text().splitlines()
    assert " INFO " in first
    assert first.endswith(" started")
    assert " ERROR " in second
    assert "domain/serialization.py:" in second
    assert NAME not in second


def test_without_a_path_nothing_is_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    EventLog().note("unexpected error", trouble())
    assert not list(tmp_path.iterdir())
    assert capfd.readouterr() == ("", "")


def test_it_takes_so_much_room_and_no_more(path: Path) -> None:
    with log_to(path) as log:
        for _ in range(20_000):
            log.note("unlocking failed")
    sizes = [file.stat().st_size for file in path.parent.iterdir()]
    assert len(sizes) == 3
    assert sum(sizes) <= 600_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps others out by the folder")
def test_only_its_owner_reads_it(path: Path) -> None:
    with log_to(path) as log:
        log.note("started")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_disturbs_nobody(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path.parent.write_text("a file where the folder would have to be")
    with log_to(path) as log:
        log.note("started")
    assert capfd.readouterr() == ("", "")
