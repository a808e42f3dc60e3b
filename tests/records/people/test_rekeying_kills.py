"""The program is killed while a list gets a new key: it opens with the old key or with the new one, whole."""

import os
import random
import shutil
import signal
import time
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import URL

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.people.membership import add_person, begin_people
from hrbc_desktop.records.shared.shared_store import new_shared_store, open_shared_store
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store
from tests.records.test_kills import children

NURSE = "seven lamps along the harbor"
WORKSHEETS = 12


def filled(store: Store, worksheet: Worksheet) -> None:
    for number in range(WORKSHEETS):
        store.worksheets.save(worksheet.evolve(id=f"{number:032x}"))


def assert_whole(store: Store, worksheet: Worksheet) -> None:
    for number in range(WORKSHEETS):
        assert store.worksheets.load(f"{number:032x}").worksheet == worksheet.evolve(id=f"{number:032x}")
    assert store.verify().intact
    assert [one.name for one in store.people.everybody] == ["Sample Administrator 1", "Sample Nurse 1"]


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_a_list_in_a_file_is_whole_whenever_its_new_key_was_cut_off(
    disk_in_memory: Path, passphrase: str, cheap: Cost, worksheet: Worksheet, is_soak: bool
) -> None:
    folder = disk_in_memory / "kept"
    vault = Vault(folder)
    unlocked, _code = vault.create(passphrase, cheap)
    with closing(new_store(folder, unlocked)) as store:
        filled(store, worksheet)
        begin_people(store, vault, "Sample Administrator 1", passphrase, cheap)
    administrator = vault.people[0][0]
    with closing(open_store(folder, vault.unlock(passphrase, administrator))) as store:
        nurse = add_person(store, "Sample Nurse 1", "nurse", NURSE, passphrase).id
    copy, generations, found_between = disk_in_memory / "copy", set[int](), 0
    kills = 300 if is_soak else 12
    with children(Path(__file__).with_name("rekeying_child.py"), folder, passphrase) as (wishes, answers):
        longest = seconds_of_one(wishes, answers)
        for kill in range(kills):
            wishes.write(b"\n")
            kill_within(int(answers.readline()), answers, longest, kill, after_one=kill == kills - 1)
            found_between += (folder / "store.key.next").exists()
            shutil.copytree(folder, copy)  # so that the next process mends it by itself too
            for person, typed in ((administrator, passphrase), (nurse, NURSE)):
                key = Vault(copy).unlock(typed, person)
                with closing(open_store(copy, key)) as store:
                    assert_whole(store, worksheet)
            generations.add(Vault(copy).read_ring().generation)
            shutil.rmtree(copy)
    assert len(generations) > 1, "no list got a new key before it was killed"
    assert found_between > 0 or not is_soak, "no kill came while a list got its key"


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_a_list_on_a_server_is_whole_whenever_its_new_key_was_cut_off(
    server: URL, tmp_path: Path, passphrase: str, cheap: Cost, worksheet: Worksheet, is_soak: bool
) -> None:
    folder, text = tmp_path / "kept", server.render_as_string(hide_password=False)
    address = ServerAddress.read(text)
    vault = Vault(folder, server=address)
    unlocked, _code = vault.create(passphrase, cheap)
    with closing(new_shared_store(address, folder, unlocked)) as store:
        filled(store, worksheet)
        begin_people(store, vault, "Sample Administrator 1", passphrase, cheap)
    administrator = vault.people[0][0]
    with closing(open_shared_store(address, folder, vault.unlock(passphrase, administrator))) as store:
        nurse = add_person(store, "Sample Nurse 1", "nurse", NURSE, passphrase).id
    generations, kills = set[int](), 100 if is_soak else 5
    with children(Path(__file__).with_name("rekeying_child.py"), folder, passphrase, text) as (wishes, answers):
        longest = seconds_of_one(wishes, answers)
        for kill in range(kills):
            wishes.write(b"\n")
            kill_within(int(answers.readline()), answers, longest, kill, after_one=kill == kills - 1)
            with closing(open_shared_store(address, folder, vault.unlock(NURSE, nurse))) as store:
                assert_whole(store, worksheet)
            generations.add(vault.read_ring().generation)
    assert len(generations) > 1, "no list got a new key before it was killed"


def kill_within(pid: int, answers: IO[bytes], longest: float, kill: int, *, after_one: bool) -> None:
    """Kill the process while it gives the list its first new key, or its second; `longest`: seconds that one takes.

    `after_one`: in any case after the first, however slow the machine has become.
    """
    assert answers.readline() == b"begins\n"
    if after_one:
        assert answers.readline() == b"begins\n"
    time.sleep(random.Random(kill).uniform(0, 2 * longest))  # noqa: S311
    os.kill(pid, signal.SIGKILL)
    while answers.readline() != b"killed\n":
        pass


def seconds_of_one(wishes: IO[bytes], answers: IO[bytes]) -> float:
    """How long a new key takes here and now, and the next opening."""
    wishes.write(b"\n")
    pid = int(answers.readline())
    answers.readline()
    begun = time.monotonic()
    answers.readline()
    took = time.monotonic() - begun
    os.kill(pid, signal.SIGKILL)
    while answers.readline() != b"killed\n":
        pass
    return took
