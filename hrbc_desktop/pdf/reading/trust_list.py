"""The certification authorities that a clinic trusts, as their files hold them. Light to import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hrbc_desktop.wording.trust import TRUST_FILE_TOO_BIG

MAX_TRUST_FILE_BYTES = 2_000_000
"""A bundle of all authorities of the web takes 0.3 MB; lists of revoked certificates can be longer."""


class TrustFileError(ValueError):
    """Says in one sentence why a file names no authority."""


@dataclass(frozen=True)
class TrustList:
    """Certificates of authorities, and their lists of revoked certificates (RFC 5280), all in DER."""

    authorities: tuple[bytes, ...] = ()
    revocation_lists: tuple[bytes, ...] = ()

    def __add__(self, other: TrustList) -> TrustList:
        return TrustList(
            tuple(dict.fromkeys(self.authorities + other.authorities)),
            tuple(dict.fromkeys(self.revocation_lists + other.revocation_lists)),
        )


NOBODY_TRUSTED = TrustList()


@dataclass(frozen=True)
class TrustedAuthority:
    """An authority as a person knows it: by its name, and until when its certificate holds."""

    name: str
    valid_until: datetime


def read_trust_file(data: bytes) -> TrustList:
    """Read authorities and lists of revoked certificates from a file: PEM or DER, one or several, also PKCS#7.

    Raises TrustFileError with one sentence, also when only one part of the file is no authority.
    """
    if len(data) > MAX_TRUST_FILE_BYTES:
        raise TrustFileError(TRUST_FILE_TOO_BIG)
    from hrbc_desktop.pdf.reading import trust  # noqa: PLC0415 (a third of a second, and only where authorities are named)

    return trust.parse(data)


def authorities_of(trusted: TrustList) -> tuple[TrustedAuthority, ...]:
    """Name the authorities of a list that `read_trust_file` returned."""
    if not trusted.authorities:
        return ()
    from hrbc_desktop.pdf.reading import trust  # noqa: PLC0415 (as above)

    return tuple(TrustedAuthority(*each) for each in trust.names_of(trusted.authorities))
