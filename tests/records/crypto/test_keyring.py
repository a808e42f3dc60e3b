"""The system's keyring as a third way in: a keyring in memory, made known through the library's own door."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import keyring.backends.fail
import pytest
from keyring.backend import KeyringBackend

from hrbc_desktop.records.crypto.key_file import KeyFile
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.errors import KeyringMissing, KeyringSecretMissing, WrongPassphrase


@pytest.fixture
def keeper(folder: Path, vault: UnlockedVault) -> Vault:
    assert vault.subkey("fields")
    return Vault(folder)


def test_it_opens_the_same_worksheets_without_holding_the_passphrase(
    keeper: Vault, vault: UnlockedVault, passphrase: str, system_keyring: Any
) -> None:
    was_on = keeper.has_keyring
    keeper.turn_on_keyring(passphrase)
    assert (was_on, keeper.has_keyring) == (False, True)
    assert keeper.unlock_with_keyring().subkey("fields") == vault.subkey("fields")
    assert keeper.unlock(passphrase).subkey("fields") == vault.subkey("fields")
    [((service, name), secret)] = system_keyring.secrets.items()
    assert (service, len(secret)) == ("hrbc_desktop", 64)
    assert name == KeyFile.from_bytes((keeper.folder / "store.key").read_bytes()).vault
    assert passphrase not in secret


def test_turning_it_off_takes_the_secret_out_and_the_secret_opens_nothing_any_more(
    keeper: Vault, passphrase: str, system_keyring: Any
) -> None:
    keeper.turn_on_keyring(passphrase)
    secrets = dict(system_keyring.secrets)
    keeper.turn_off_keyring()
    assert (keeper.has_keyring, system_keyring.secrets) == (False, {})
    system_keyring.secrets.update(secrets)
    with pytest.raises(KeyringSecretMissing, match="type your passphrase"):
        keeper.unlock_with_keyring()
    assert keeper.unlock(passphrase)


def test_a_new_passphrase_leaves_it_on(keeper: Vault, passphrase: str, system_keyring: Any) -> None:
    keeper.turn_on_keyring(passphrase)
    keeper.change_passphrase(passphrase, "seven copper lanterns drifting")
    assert system_keyring.secrets
    assert keeper.unlock_with_keyring()


def test_a_keyring_that_forgot_or_holds_something_else_is_told(
    keeper: Vault, passphrase: str, system_keyring: Any
) -> None:
    keeper.turn_on_keyring(passphrase)
    [entry] = system_keyring.secrets
    system_keyring.secrets[entry] = "00" * 32
    with pytest.raises(KeyringSecretMissing):
        keeper.unlock_with_keyring()
    system_keyring.secrets.clear()
    with pytest.raises(KeyringSecretMissing):
        keeper.unlock_with_keyring()
    keeper.turn_off_keyring()
    assert not keeper.has_keyring


def test_only_who_knows_the_passphrase_turns_it_on(keeper: Vault, system_keyring: Any) -> None:
    with pytest.raises(WrongPassphrase):
        keeper.turn_on_keyring("a guess")
    assert (keeper.has_keyring, system_keyring.secrets) == (False, {})


def no_keyring(_system: Any) -> KeyringBackend:
    return keyring.backends.fail.Keyring()


def plain_file(system: Any) -> KeyringBackend:
    """A keyring that keeps secrets where everybody can read them, as its priority says."""
    system.priority = 0.5
    return cast("KeyringBackend", system)


@pytest.mark.parametrize("absent", [no_keyring, plain_file])
def test_a_computer_without_a_good_keyring_is_told(
    keeper: Vault, passphrase: str, system_keyring: Any, absent: Callable[[Any], KeyringBackend]
) -> None:
    keyring.set_keyring(absent(system_keyring))
    with pytest.raises(KeyringMissing, match="your passphrase opens them as always"):
        keeper.turn_on_keyring(passphrase)
    assert not keeper.has_keyring
    with pytest.raises(KeyringMissing):
        keeper.unlock_with_keyring()


def test_the_library_is_not_loaded_before_somebody_asks() -> None:
    asked = "import sys, hrbc_desktop.records.crypto.vault; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
