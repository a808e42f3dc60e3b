"""A program that saves on a server is killed again and again, while somebody else changes the same worksheet."""

import os
import random
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import URL

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import Conflict
from hrbc_desktop.records.shared.shared_store import SharedStore, open_shared_store
from tests.records.test_kills import children

LONGEST_LIFE = 0.08
"""Seconds after the first acknowledged state: some ten saves and merges."""
KILLS, KILLS_IN_A_SOAK = 10, 500


class Elsewhere:
    """Another person, who changes another field of the same worksheet all the while."""

    def __init__(self, store: SharedStore, worksheet_id: str) -> None:
        self._store, self._id = store, worksheet_id
        self.acknowledged = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def stop(self) -> None:
        self._is_over.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._is_over.wait(0.02):
            stored = self._store.worksheets.read_without_logging(self._id)
            visit = stored.worksheet.visit.evolve(companions=str(self.acknowledged + 1))
            with suppress(Conflict):
                self._store.worksheets.save(stored.worksheet.evolve(visit=visit), stored.version)
                self.acknowledged += 1


def kill_again_and_again(folder: Path, passphrase: str, address: str, worksheet_id: str, kills: int) -> int:
    """Return the last state that was acknowledged."""
    chosen = random.Random(11)  # noqa: S311
    acknowledged = 0
    with children(Path(__file__).with_name("outbox_child.py"), folder, passphrase, address) as (wishes, answers):
        for _ in range(kills):
            wishes.write(f"{worksheet_id}\n".encode())
            pid = int(answers.readline())
            acknowledged = max(acknowledged, first_of(answers))
            time.sleep(chosen.uniform(0, LONGEST_LIFE))
            os.kill(pid, signal.SIGKILL)
            while (line := answers.readline()) != b"killed\n":
                acknowledged = max(acknowledged, int(line))
    return acknowledged


def first_of(answers: IO[bytes]) -> int:
    line = answers.readline()
    assert line.strip().isdigit(), line
    return int(line)


@pytest.fixture
def begun(shared_store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet, folder: Path) -> Path:
    """A worksheet on the server, and the computer that the program is killed on: its folder."""
    shared_store.worksheets.save(worksheet.evolve(nurse_notes=""))
    shared_store.close()
    assert elsewhere.worksheets.load(worksheet.id)
    return folder


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_kills_while_states_are_kept_sent_and_merged_lose_nothing_of_either_person(
    begun: Path,
    server: URL,
    elsewhere: SharedStore,
    vault: UnlockedVault,
    worksheet: Worksheet,
    passphrase: str,
    request: pytest.FixtureRequest,
) -> None:
    folder, is_soak = begun, request.config.getoption("--soak")
    kills = KILLS_IN_A_SOAK if is_soak else KILLS
    other = Elsewhere(elsewhere, worksheet.id)
    try:
        last = kill_again_and_again(
            folder, passphrase, server.render_as_string(hide_password=False), worksheet.id, kills
        )
    finally:
        other.stop()
    address = ServerAddress.read(server.render_as_string(hide_password=False))
    survived = open_shared_store(address, folder, vault)
    stored = survived.worksheets.load(worksheet.id).worksheet
    waiting, report = survived.worksheets.waiting(), survived.verify()
    survived.close()
    if is_soak:
        sys.stderr.write(f"\n{kills} kills, {last} states typed, {other.acknowledged} changed elsewhere\n")
    assert int(stored.nurse_notes) >= last
    assert int(stored.visit.companions) == other.acknowledged
    assert waiting == []
    assert report.intact, report.findings
    assert last >= kills
    assert merge(None, stored, stored, "mine").worksheet == stored
