"""Where a clinic's server is, and how it may be talked to: with TLS, unless it is this very computer."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Self

from hrbc_desktop.records.crypto.os_keyring import keep_secret, kept_secret
from hrbc_desktop.records.shared.errors import ServerAddressUnsafe, ServerAddressWrong

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

_DRIVER, _PORT = "postgresql+psycopg", 5432
_OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "hostaddr", "passfile"})
_KEYRING = "keyring"
"""An option of our own: `keyring=yes` has the password come from the system's keyring, for who runs the program."""
_SAFE_MODES = frozenset({"require", "verify-ca", "verify-full"})


@dataclass(frozen=True)
class ServerAddress:
    """A PostgreSQL server and what libpq is told about TLS. The address may hold a password: show it to nobody."""

    url: URL
    tls: dict[str, str]
    asks_keyring: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `postgresql+psycopg://user:password@host:port/database?sslrootcert=file`.

        The password need not stand there: `passfile=file` names a file as libpq reads it, and `keyring=yes` has the
        keyring asked.
        Without more, a server elsewhere has to show a certificate for its name that this system trusts. Raises
        `ServerAddressWrong`, or `ServerAddressUnsafe` for one that turns TLS off.
        """
        from sqlalchemy.engine import make_url  # noqa: PLC0415 - slow, and most computers have no server
        from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

        try:
            url = make_url(text.strip())
        except (ArgumentError, ValueError) as error:
            raise ServerAddressWrong from error
        options = {name: value for name, value in url.query.items() if isinstance(value, str)}
        asks_keyring = options.pop(_KEYRING, "no") == "yes"
        known = url.query.keys() <= _OPTIONS | {_KEYRING}
        if url.drivername != _DRIVER or not (url.host and url.database) or not known:
            raise ServerAddressWrong
        if len(options) < len(url.query.keys() - {_KEYRING}) or "," in url.host:
            raise ServerAddressWrong
        is_here = all(map(_is_loopback, {url.host, options.get("hostaddr", url.host)}))
        return cls(url.set(query={}), options if is_here else _with_tls(options), asks_keyring)

    @property
    def in_clear(self) -> str:
        """The password that stands in the address itself; empty when none does."""
        return str(self.url.password or "")

    def text_with_keyring(self) -> str:
        """Return the address as it is written when its password comes from the keyring."""
        query = {**self.tls, _KEYRING: "yes"} if not _is_usual(self.tls) else {_KEYRING: "yes"}
        url = self.url
        without = type(url).create(url.drivername, url.username, None, url.host, url.port, url.database, query)
        return without.render_as_string()

    def keep_password(self, password: str) -> None:
        """Keep the password in the system's keyring. Raises `KeyringMissing`."""
        keep_secret(self._account, password)

    def with_password(self) -> URL:
        """Return the address with the password from the keyring, if that is asked for. Raises `KeyringMissing`."""
        return self.url.set(password=kept_secret(self._account)) if self.asks_keyring else self.url

    @property
    def _account(self) -> str:
        return f"server {self.url.username}@{self.url.host}:{self.url.port or _PORT}/{self.url.database}"


def _is_usual(tls: dict[str, str]) -> bool:
    """Whether this is what is asked for without being written."""
    return tls in ({}, _with_tls({}))


def _with_tls(options: dict[str, str]) -> dict[str, str]:
    mode = options.get("sslmode", "verify-full")
    if mode not in _SAFE_MODES:
        raise ServerAddressUnsafe
    trusted = {} if mode == "require" else {"sslrootcert": "system"}
    return trusted | options | {"sslmode": mode}


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
