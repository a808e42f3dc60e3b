"""The signing key of a person in a list that several people use: it opens with her own secret and with no other.

Slow to import: for jobs only, by `signing`.
"""

from collections.abc import Sequence
from datetime import datetime

from hrbc_desktop.domain.people import Person
from hrbc_desktop.pdf.signing.identity import SigningIdentity, make_identity, read_identity
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.crypto.key_ring import PersonSecret
from hrbc_desktop.records.people.roster import signing_key_name
from hrbc_desktop.records.store import Store

_PLACE = "signing key"


def own_identity(records: Store, person: Person, secret: PersonSecret, at: datetime) -> SigningIdentity:
    """Her key and certificate, made when she signs for the first time, or for the first time under another name.

    Raises RecordsError when it cannot be kept.
    """
    cipher, name = secret.cipher(), signing_key_name(person.id)
    stored = _opened(records.blobs.get_at_hand(name), cipher, person.id)
    if stored is not None:
        identity = read_identity(stored, None, at)
        if identity.name == person.name:
            return identity
    made = make_identity(person.name, at)
    records.blobs.put(name, cipher.seal(made.to_pkcs12(), _PLACE, person.id))
    return made


def is_made_out_to(certificate_name: str, person: Person) -> bool:
    """Whether a certificate names her: every word of her name, in any order, among titles and middle names."""
    return set(_words(person.name)) <= set(_words(certificate_name))


def _words(name: str) -> Sequence[str]:
    return name.casefold().replace(",", " ").replace(".", " ").split()


def _opened(sealed: bytes | None, cipher: FieldCipher, person: str) -> bytes | None:
    try:
        return cipher.open(sealed, _PLACE, person) if sealed else None
    except DecryptionFailed:  # of before she got a new first passphrase
        return None
