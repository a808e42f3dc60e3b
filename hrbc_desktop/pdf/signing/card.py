"""Signs with a smart card (PKCS#11), where python-pkcs11 is installed and the clinic named the library of its cards.

The key never leaves the card, and the PIN is not kept. A card is asked for its PIN once: after a few wrong ones it
locks itself for ever.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import CertificateStore

from hrbc_desktop.pdf.signing.identity import (
    IdentityError,
    SigningIdentity,
    asn1_certificate,
    is_for_signing,
    require_common_kind,
)
from hrbc_desktop.pdf.signing.signed_attributes import NamingSigner, certificates_above
from hrbc_desktop.translation import _

_NO_CARD = _("No card is in the reader. Nothing was signed. Put the card in, then try again.")
_NO_LIBRARY = _(
    "The library of smart cards in the settings cannot be used. Nothing was signed. "
    "Ask who looks after this computer, or use a certificate file."
)
_NO_KEY = _("This card holds no key to sign with now. Nothing was signed. Use another card or a certificate file.")
_WRONG_PIN = _(
    "The card does not take this PIN. Nothing was signed. Type it again with care: a card locks itself after a few "
    "wrong ones."
)
_LOCKED = _("This card is locked, as the PIN was wrong too often. Nothing was signed. Ask who gave it to you.")
_FAILED = _("The card did not answer. Nothing was signed. Leave it in the reader, then try again.")


def can_use_cards() -> bool:
    """Whether what talks to cards is installed."""
    return importlib.util.find_spec("pkcs11") is not None


@dataclass(frozen=True)
class CardKey:
    """A private key on a card, as long as the card stays in the reader."""

    session: Any = field(repr=False)
    key_id: bytes

    def signer(self, identity: SigningIdentity) -> signers.Signer:
        """Return what signs with it. The card gets digests: few can hash."""
        from pyhanko.sign.pkcs11 import PKCS11Signer  # noqa: PLC0415 - needs python-pkcs11

        above = certificates_above(identity)

        class CardSigner(NamingSigner, PKCS11Signer):
            """Signs with a key on a card."""

            @property
            def cert_registry(self) -> CertificateStore:
                """What is packed beside the signer's certificate, which pyHanko packs twice otherwise."""
                return above

        return CardSigner(
            self.session,
            signing_cert=asn1_certificate(identity.certificate),
            key_id=self.key_id,
            use_raw_mechanism=True,
        )


def card_errors() -> tuple[type[Exception], ...]:
    """What a card can fail with."""
    if not can_use_cards():
        return ()
    from pkcs11.exceptions import PKCS11Error  # noqa: PLC0415 - may be missing

    return (PKCS11Error,)


def read_card(library: Path, pin: str, at: datetime) -> SigningIdentity:
    """Open the card in the reader, ready to sign at the moment ``at``.

    Raises IdentityError with one sentence. The PIN goes to the card only once it is known to hold a key that can sign.
    """
    if not can_use_cards():
        raise IdentityError(_NO_LIBRARY)
    import pkcs11  # noqa: PLC0415 - may be missing
    from pkcs11 import exceptions  # noqa: PLC0415

    try:
        token, identities = _first_with_keys(library, at)
        session = token.open(user_pin=pin)
        for key_id, identity in identities:
            wanted = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY, pkcs11.Attribute.ID: key_id}
            if next(iter(session.get_objects(wanted)), None) is not None:
                return SigningIdentity(CardKey(session, key_id), identity.certificate, identity.chain)
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange, exceptions.ArgumentsBad) as error:
        raise IdentityError(_WRONG_PIN) from error
    except (exceptions.PinLocked, exceptions.PinExpired) as error:
        raise IdentityError(_LOCKED) from error
    except (exceptions.TokenNotPresent, exceptions.DeviceRemoved) as error:
        raise IdentityError(_NO_CARD) from error
    except exceptions.PKCS11Error as error:
        raise IdentityError(_FAILED) from error
    raise IdentityError(_NO_KEY)


def _first_with_keys(library: Path, at: datetime) -> tuple[Any, list[tuple[bytes, _Found]]]:
    import pkcs11  # noqa: PLC0415 - may be missing

    try:
        slots = pkcs11.lib(str(library)).get_slots(token_present=True)
    except (RuntimeError, OSError) as error:
        raise IdentityError(_NO_LIBRARY) from error
    tokens = [slot.get_token() for slot in slots]
    tokens = [token for token in tokens if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags]
    if not tokens:
        raise IdentityError(_NO_CARD)
    for token in tokens:
        with token.open() as session:
            found = list(_usable(session, at))
        if found:
            return token, found
    raise IdentityError(_NO_KEY)


@dataclass(frozen=True)
class _Found:
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


def _usable(session: Any, at: datetime) -> Iterator[tuple[bytes, _Found]]:
    """Yield what can sign now, and before the rest what is meant for signatures that bind (RFC 5280, 4.2.1.3)."""
    certificates = list(_certificates(session))
    chain = tuple(each for _key_id, each in certificates if _is_authority(each))
    own = [(key_id, each) for key_id, each in certificates if not _is_authority(each) and _can_sign(each, at)]
    for key_id, certificate in sorted(own, key=lambda one: not _is_binding(one[1])):
        yield key_id, _Found(certificate, chain)


def _certificates(session: Any) -> Iterator[tuple[bytes, x509.Certificate]]:
    from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415 - may be missing

    for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            yield bytes(each[Attribute.ID]), x509.load_der_x509_certificate(bytes(each[Attribute.VALUE]))
        except ValueError:
            continue


def _can_sign(certificate: x509.Certificate, at: datetime) -> bool:
    try:
        require_common_kind(certificate)
        return is_for_signing(certificate) and (
            certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
        )
    except (IdentityError, ValueError):
        return False


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _is_binding(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value.content_commitment
    except (x509.ExtensionNotFound, ValueError):
        return False
