import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrbc_desktop.records.crypto import key_ring
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.recovery_code import new_recovery_code
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.errors import (
    DiskError,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNewer,
    PassphraseEmpty,
    RecoveryCodeMistyped,
    StoreClosed,
    StoreExists,
    UnlockThrottled,
    WrongPassphrase,
    WrongRecoveryCode,
)


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def key_of(vault: UnlockedVault) -> bytes:
    return vault.subkey("test")


def fail(vault: Vault, times: int) -> float:
    wait = 0.0
    for _ in range(times):
        with pytest.raises(WrongPassphrase) as wrong:
            vault.unlock("not this one")
        wait = wrong.value.seconds_to_wait
    return wait


def test_the_passphrase_unlocks_the_same_key_again(folder: Path, passphrase: str, cheap: Cost) -> None:
    created, _ = Vault(folder).create(passphrase, cheap)
    assert key_of(Vault(folder).unlock(passphrase)) == key_of(created)
    assert created.subkey("fields") != created.subkey("database")


def test_the_default_cost_is_the_designed_one(folder: Path, passphrase: str) -> None:
    Vault(folder).create(passphrase)
    slots = json.loads((folder / "store.key").read_text())["slots"]
    designed = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 4}
    assert [slots["passphrase"]["cost"], slots["recovery"]["cost"]] == [designed, designed]
    assert Vault(folder).unlock(passphrase).failed_before.failed == 0


def test_the_key_file_is_for_its_owner_only_and_names_no_secret(folder: Path, passphrase: str, cheap: Cost) -> None:
    _, code = Vault(folder).create(passphrase, cheap)
    content = (folder / "store.key").read_bytes()
    assert (folder / "store.key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert passphrase.encode() not in content
    assert code.encode() not in content


def test_two_vaults_with_one_passphrase_have_different_keys(tmp_path: Path, passphrase: str, cheap: Cost) -> None:
    first, _ = Vault(tmp_path / "a").create(passphrase, cheap)
    second, _ = Vault(tmp_path / "b").create(passphrase, cheap)
    assert key_of(first) != key_of(second)


def test_a_passphrase_is_the_same_however_its_accents_were_composed(folder: Path, cheap: Cost) -> None:
    created, _ = Vault(folder).create("cafe\u0301 au lait, encore", cheap)
    assert key_of(Vault(folder).unlock("caf\u00e9 au lait, encore")) == key_of(created)


@pytest.mark.parametrize("empty", ["", "   ", "\t\n"])
def test_an_empty_passphrase_is_refused_and_nothing_is_written(folder: Path, empty: str) -> None:
    with pytest.raises(PassphraseEmpty, match="empty"):
        Vault(folder).create(empty)
    assert not folder.exists()


def test_a_second_vault_never_replaces_the_first(folder: Path, vault: UnlockedVault, passphrase: str) -> None:
    with pytest.raises(StoreExists, match="left as they are"):
        Vault(folder).create("another passphrase")
    assert key_of(Vault(folder).unlock(passphrase)) == key_of(vault)


@pytest.mark.usefixtures("vault")
def test_worksheets_without_their_key_file_are_not_given_a_new_one(folder: Path) -> None:
    (folder / "store.db").write_bytes(b"worksheets")
    (folder / "store.key").unlink()
    assert Vault(folder).exists
    with pytest.raises(StoreExists):
        Vault(folder).create("another passphrase")
    with pytest.raises(KeyFileMissing, match="put the key file or a backup back"):
        Vault(folder).unlock("anything")


@pytest.mark.usefixtures("vault")
def test_a_wrong_passphrase_gets_a_sentence_without_a_hint(folder: Path) -> None:
    with pytest.raises(WrongPassphrase) as wrong:
        Vault(folder).unlock("purple ladder quietly sailin")
    assert str(wrong.value).startswith("That passphrase does not unlock the worksheets; they are safe")


@pytest.mark.usefixtures("vault")
def test_what_is_no_text_is_a_wrong_passphrase(folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        Vault(folder).unlock(b"\xff".decode("utf-8", "surrogateescape"))


@pytest.mark.usefixtures("vault")
def test_the_delay_grows_and_survives_a_restart(folder: Path, passphrase: str, clock: Clock) -> None:
    assert fail(Vault(folder, clock), 2) == 0
    assert fail(Vault(folder, clock), 1) == 1
    with pytest.raises(UnlockThrottled) as early:
        Vault(folder, clock).unlock(passphrase)
    assert early.value.seconds_to_wait == 1
    clock.advance(1)
    assert fail(Vault(folder, clock), 1) == 2
    clock.advance(1.5)
    assert Vault(folder, clock).seconds_to_wait() == 0.5
    clock.advance(0.5)
    unlocked = Vault(folder, clock).unlock(passphrase)
    assert unlocked.failed_before.failed == 4
    assert fail(Vault(folder, clock), 1) == 0


@pytest.mark.usefixtures("vault")
def test_the_delay_never_grows_beyond_five_minutes(folder: Path, clock: Clock) -> None:
    guarded = Vault(folder, clock)
    for _ in range(14):
        clock.advance(1000)
        wait = fail(guarded, 1)
    assert wait == 300


def test_a_clock_set_back_waits_once_and_does_not_lock_out(
    folder: Path, vault: UnlockedVault, passphrase: str, clock: Clock
) -> None:
    fail(Vault(folder, clock), 3)
    clock.advance(-365 * 24 * 3600)
    assert Vault(folder, clock).seconds_to_wait() == 1
    clock.advance(1)
    assert key_of(Vault(folder, clock).unlock(passphrase)) == key_of(vault)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"failed": "x"}', b'{"failed": -4, "last": null}', b"\xff"])
def test_a_damaged_count_of_attempts_keeps_nobody_out(
    folder: Path, vault: UnlockedVault, passphrase: str, content: bytes
) -> None:
    (folder / "store.attempts").write_bytes(content)
    assert key_of(Vault(folder).unlock(passphrase)) == key_of(vault)


def test_the_recovery_code_unlocks_however_it_is_typed(folder: Path, passphrase: str, cheap: Cost) -> None:
    created, code = Vault(folder).create(passphrase, cheap)
    assert [len(group) for group in code.split("-")] == [4] * 7
    sloppy = "  " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n"
    assert key_of(Vault(folder).unlock_with_code(sloppy)) == key_of(created)


def test_a_mistyped_recovery_code_is_noticed_before_it_is_tried(folder: Path, passphrase: str, cheap: Cost) -> None:
    _, code = Vault(folder).create(passphrase, cheap)
    other = "7" if code[5] != "7" else "8"
    for mistyped in (code[:5] + other + code[6:], code[:-1], code + "0", "", "U" * 28):
        with pytest.raises(RecoveryCodeMistyped, match="typo"):
            Vault(folder).unlock_with_code(mistyped)
    assert not (folder / "store.attempts").exists()


@pytest.mark.usefixtures("vault")
def test_the_code_of_other_worksheets_is_refused_and_counted(folder: Path) -> None:
    with pytest.raises(WrongRecoveryCode):
        Vault(folder).unlock_with_code(new_recovery_code())
    assert json.loads((folder / "store.attempts").read_text())["failed"] == 1


def test_a_new_passphrase_keeps_the_key_and_the_code_and_rewrites_only_the_key_file(
    folder: Path, passphrase: str, cheap: Cost
) -> None:
    created, code = Vault(folder).create(passphrase, cheap)
    Vault(folder).confirm_code()
    (folder / "store.db").write_bytes(b"as it was")
    Vault(folder).change_passphrase(passphrase, "a wholly different sentence")
    assert sorted(path.name for path in folder.iterdir()) == ["store.db", "store.key"]
    assert (folder / "store.db").read_bytes() == b"as it was"
    assert key_of(Vault(folder).unlock("a wholly different sentence")) == key_of(created)
    assert key_of(Vault(folder).unlock_with_code(code)) == key_of(created)
    with pytest.raises(WrongPassphrase):
        Vault(folder).unlock(passphrase)


@pytest.mark.usefixtures("vault")
def test_a_new_passphrase_needs_the_present_one(folder: Path, passphrase: str) -> None:
    before = (folder / "store.key").read_bytes()
    with pytest.raises(WrongPassphrase):
        Vault(folder).change_passphrase("a guess", "a wholly different sentence")
    with pytest.raises(PassphraseEmpty):
        Vault(folder).change_passphrase(passphrase, " ")
    assert (folder / "store.key").read_bytes() == before


def test_a_forgotten_passphrase_is_replaced_with_the_code(folder: Path, passphrase: str, cheap: Cost) -> None:
    created, code = Vault(folder).create(passphrase, cheap)
    Vault(folder).reset_passphrase(code, "a wholly different sentence")
    assert key_of(Vault(folder).unlock("a wholly different sentence")) == key_of(created)


def test_a_renewed_recovery_code_ends_the_old_one(folder: Path, passphrase: str, cheap: Cost) -> None:
    created, old = Vault(folder).create(passphrase, cheap)
    new = Vault(folder).renew_recovery_code(passphrase)
    assert key_of(Vault(folder).unlock_with_code(new)) == key_of(created)
    with pytest.raises(WrongRecoveryCode):
        Vault(folder).unlock_with_code(old)


def test_a_new_recovery_code_is_kept_sealed_until_the_person_has_it(folder: Path, passphrase: str, cheap: Cost) -> None:
    keeper = Vault(folder)
    created, first = keeper.create(passphrase, cheap)
    assert Vault(folder).unconfirmed_code(created) == first
    keeper.confirm_code()
    assert keeper.unconfirmed_code(created) == ""
    second = keeper.renew_recovery_code(passphrase)
    assert Vault(folder).unconfirmed_code(keeper.unlock(passphrase)) == second
    code_file = folder / "store.code"
    assert code_file.stat().st_mode & 0o777 == 0o600
    assert second.encode() not in code_file.read_bytes()
    assert keeper.unconfirmed_code(UnlockedVault.for_this_run()) == ""
    keeper.confirm_code()
    assert not code_file.exists()


def test_a_code_that_opens_nothing_is_never_shown(folder: Path, passphrase: str, cheap: Cost) -> None:
    keeper = Vault(folder)
    created, first = keeper.create(passphrase, cheap)
    before = (folder / "store.key").read_bytes()
    keeper.renew_recovery_code(passphrase)
    (folder / "store.key").write_bytes(before)  # as after a power cut between the two files
    assert keeper.unconfirmed_code(created) == ""
    assert keeper.unlock_with_code(first)
    (folder / "store.code").write_bytes(b"damaged")
    assert keeper.unconfirmed_code(created) == ""


def test_a_locked_vault_gives_no_key(vault: UnlockedVault) -> None:
    vault.lock()
    with pytest.raises(StoreClosed, match="locked"):
        vault.subkey("fields")


@pytest.mark.usefixtures("vault")
def test_a_key_file_of_a_newer_version_is_refused_and_untouched(folder: Path, passphrase: str) -> None:
    path = folder / "store.key"
    newer = path.read_bytes().replace(b'"format": 1', b'"format": %d' % (key_ring.FORMAT + 1))
    path.write_bytes(newer)
    with pytest.raises(KeyFileNewer, match="newer version"):
        Vault(folder).unlock(passphrase)
    assert path.read_bytes() == newer


def test_every_single_changed_byte_of_the_key_file_is_called_damage(
    folder: Path, vault: UnlockedVault, passphrase: str
) -> None:
    path = folder / "store.key"
    whole = path.read_bytes()
    for offset in range(0, len(whole), 7):
        path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 0x10]) + whole[offset + 1 :])
        with pytest.raises((KeyFileDamaged, KeyFileNewer)):
            Vault(folder).unlock(passphrase)
    path.write_bytes(whole)
    assert key_of(Vault(folder).unlock(passphrase)) == key_of(vault)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400), st.recursive(st.none() | st.integers(), st.lists).map(json.dumps).map(str.encode)
    )
)
def test_any_bytes_in_place_of_the_key_file_are_called_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "store.key").write_bytes(content)
    with pytest.raises(KeyFileDamaged, match="damaged"):
        Vault(tmp_path).unlock("anything")


@pytest.mark.usefixtures("vault")
def test_a_key_file_that_asks_for_too_much_memory_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="memory_kib"):
        Cost(memory_kib=100_000_000)
    (folder / "store.key").write_bytes(b" " * 100_000_000)
    with pytest.raises(KeyFileDamaged):
        Vault(folder).unlock("anything")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_nobody_waits_for_a_pipe_in_the_place_of_a_file(tmp_path: Path) -> None:
    for name in ("store.key", "store.attempts"):
        os.mkfifo(tmp_path / name)
    vault = Vault(tmp_path)
    assert not vault.has_keyring
    with pytest.raises(DiskError):
        vault.unlock("anything")
