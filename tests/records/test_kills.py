"""The power fails, again and again, while worksheets are saved: a real process is killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.errors import RecordDamaged, RecordMissing, StoreMissing
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store

ROOT = Path(__file__).parents[2]
MOST_SAVES_BEFORE_A_KILL = 4
LONGEST_WAIT_BEFORE_A_KILL = 0.008
"""Seconds: somewhat longer than it takes to save."""
MOMENTS = 40
LONGEST_BEGINNING = 0.04
"""Seconds: somewhat longer than it takes to begin a list."""


@pytest.fixture
def folder(tmp_path: Path, disk_in_memory: Path, is_soak: bool) -> Path:
    """A killed process leaves to the system what it has written, so a disk in memory serves as well, and quickly."""
    return (tmp_path if is_soak else disk_in_memory) / "kept"


@dataclass
class ImportResult:
    """What there is after all kills."""

    kills: int
    acknowledged: int
    lost: int
    torn: int
    is_intact: bool

    def __str__(self) -> str:
        integrity = "clean" if self.is_intact else "BROKEN"
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged edits, {self.lost} lost, {self.torn} torn, "
            f"integrity {integrity}"
        )


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_a_killed_process_loses_nothing_that_was_acknowledged(
    folder: Path,
    vault: UnlockedVault,
    store: Store,
    passphrase: str,
    is_soak: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    store.close()
    kills = 1000 if is_soak else 60
    found = what_is_left(folder, vault, kill_again_and_again(folder, passphrase, kills), kills)
    if is_soak:
        with capsys.disabled():
            sys.stdout.write(f"\n{found}\n")
    assert (found.lost, found.torn, found.is_intact) == (0, 0, True), found
    assert found.acknowledged > kills


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_a_list_whose_beginning_was_killed_is_there_or_can_be_begun(
    folder: Path, vault: UnlockedVault, passphrase: str
) -> None:
    places = [folder / f"{number}" for number in range(MOMENTS)]
    with children(Path(__file__).with_name("beginning_child.py"), folder, passphrase) as (wishes, answers):
        for number, begun_in in enumerate(places):
            wishes.write(f"{begun_in}\n".encode())
            pid = int(answers.readline())
            time.sleep(number / MOMENTS * LONGEST_BEGINNING)
            os.kill(pid, signal.SIGKILL)
            assert answers.readline() == b"ended\n"
    for begun_in in places:
        try:
            there = open_store(begun_in, vault)
        except StoreMissing:
            there = new_store(begun_in, vault)
        assert there.verify().intact
        there.close()


@contextmanager
def children(script: Path, folder: Path, passphrase: str, *more: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The input and the output of a script that forks a process for every line on its input."""
    with subprocess.Popen(
        [sys.executable, str(script), str(folder), passphrase, *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        yield running.stdin, running.stdout
        running.stdin.close()


def kill_again_and_again(folder: Path, passphrase: str, kills: int) -> dict[str, int]:
    """The last edit of each worksheet that was acknowledged."""
    chosen = random.Random(7)  # noqa: S311
    acknowledged: dict[str, int] = {}
    with children(Path(__file__).with_name("saving_child.py"), folder, passphrase) as (wishes, answers):
        for _ in range(kills):
            wishes.write(b"\n")
            pid = int(answers.readline())
            answered = [answers.readline() for _ in range(chosen.randint(0, MOST_SAVES_BEFORE_A_KILL))]
            time.sleep(chosen.uniform(0, LONGEST_WAIT_BEFORE_A_KILL))
            os.kill(pid, signal.SIGKILL)
            while (line := answers.readline()) != b"killed\n":
                answered.append(line)
            acknowledged |= {worksheet_id.decode(): int(edit) for worksheet_id, edit in map(bytes.split, answered)}
    return acknowledged


def what_is_left(folder: Path, vault: UnlockedVault, acknowledged: dict[str, int], kills: int) -> ImportResult:
    found = ImportResult(kills, sum(acknowledged.values()), lost=0, torn=0, is_intact=False)
    store = open_store(folder, vault)
    found.is_intact = store.verify().intact
    for worksheet_id, edit in acknowledged.items():
        try:
            edits = set(store.worksheets.load(worksheet_id).worksheet.nurse_notes.split())
            found.torn += len(edits) > 1
        except RecordMissing:
            edits = set()
        except (RecordDamaged, WorksheetUnreadable):
            edits = set()
            found.torn += 1
        # One more may have been written than there was time to tell.
        found.lost += edits not in ({f"{edit}"}, {f"{edit + 1}"})
    store.close()
    return found
