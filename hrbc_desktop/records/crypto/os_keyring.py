"""The system's own keyring, for who wants it: it keeps a random secret that opens the worksheets, never the passphrase.

The library is loaded when somebody asks for it: it takes a while, and most people never do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hrbc_desktop.records.errors import KeyringMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "hrbc_desktop"
_TRUSTWORTHY = 1.0
"""The priority from which the library itself recommends a keyring; below are plain files, and none at all."""


def keep_secret(vault: str, secret: str) -> None:
    """Keep the secret of a vault, named by its random id. Raises `KeyringMissing`."""
    with _problems_as_sentences():
        _backend().set_password(_SERVICE, vault, secret)


def kept_secret(vault: str) -> str | None:
    """What is kept for a vault; the system may ask the person first. Raises `KeyringMissing`."""
    with _problems_as_sentences():
        return _backend().get_password(_SERVICE, vault)


def drop_secret(vault: str) -> None:
    """Take the secret out, if it is there. Raises `KeyringMissing`."""
    with _problems_as_sentences():
        backend = _backend()
        if backend.get_password(_SERVICE, vault) is not None:
            backend.delete_password(_SERVICE, vault)


def is_there() -> bool:
    """Whether this computer has a keyring that keeps secrets well."""
    try:
        _backend()
    except KeyringMissing:
        return False
    return True


def _backend() -> "KeyringBackend":
    import keyring  # noqa: PLC0415 - see above

    backend = keyring.get_keyring()
    if backend.priority < _TRUSTWORTHY:
        raise KeyringMissing
    return backend


@contextmanager
def _problems_as_sentences() -> Iterator[None]:
    from keyring.errors import KeyringError  # noqa: PLC0415 - see above

    try:
        yield
    except (KeyringError, OSError, RuntimeError) as error:
        raise KeyringMissing from error
