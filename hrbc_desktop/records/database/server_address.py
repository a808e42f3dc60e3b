"""Where a clinic's server is, and how it may be talked to: with TLS, unless it is this very computer."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Self

from hrbc_desktop.records.shared.errors import ServerAddressUnsafe, ServerAddressWrong

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

_DRIVER = "postgresql+psycopg"
_OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "hostaddr"})
_SAFE_MODES = frozenset({"require", "verify-ca", "verify-full"})


@dataclass(frozen=True)
class ServerAddress:
    """A PostgreSQL server and what libpq is told about TLS. The address may hold a password: show it to nobody."""

    url: URL
    tls: dict[str, str]

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `postgresql+psycopg://user:password@host:port/database?sslrootcert=file`.

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
        if url.drivername != _DRIVER or not (url.host and url.database) or not url.query.keys() <= _OPTIONS:
            raise ServerAddressWrong
        if len(options) < len(url.query) or "," in url.host:
            raise ServerAddressWrong
        is_here = all(map(_is_loopback, {url.host, options.get("hostaddr", url.host)}))
        return cls(url.set(query={}), options if is_here else _with_tls(options))


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
