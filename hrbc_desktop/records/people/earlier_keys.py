"""What waits on a computer for a server may be sealed with a key that the list had earlier: it is sealed anew.

The list keeps those keys, sealed, and of each only the one for what waits.
"""

import base64
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from hrbc_desktop.files import read_file
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.recovery.atomic_file import write_private

EARLIER_KEYS = ".earlier keys"
_MOST = 50
_LARGEST = 8_000_000


def earlier_keys(connection: Connection, things: SealedThings) -> list[bytes]:
    """The keys for what waits, the oldest first; none where there are none, or they are damaged."""
    try:
        return [base64.b64decode(key) for key in json.loads(things.get_sound(connection, EARLIER_KEYS) or b"[]")]
    except (ValueError, TypeError):
        return []


def earlier_keys_to_bytes(keys: Sequence[bytes]) -> bytes:
    """As they are kept: the newest of them."""
    return json.dumps([base64.b64encode(key).decode() for key in keys[-_MOST:]]).encode()


def adopt_waiting(folder: Path, present: FieldCipher, keys: Sequence[bytes]) -> None:
    """Seal with the present key what waits in the folder under an earlier one. What cannot be read stays as it is."""
    if not keys or not folder.is_dir():
        return
    for path in folder.iterdir():
        with suppress(OSError, RecordsError):
            sealed = read_file(path, _LARGEST)
            if _opened(sealed, path.name, present) is not None:
                continue
            for key in reversed(keys):
                content = _opened(sealed, path.name, FieldCipher(key))
                if content is not None:
                    write_private(path, present.seal(content, "waiting", path.name))
                    break


def _opened(sealed: bytes, name: str, cipher: FieldCipher) -> bytes | None:
    try:
        return cipher.open(sealed, "waiting", name)
    except DecryptionFailed:
        return None
