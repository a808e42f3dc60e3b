"""The recovery code: 130 random bits that survive printing, reading aloud and typing.

Written in Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U, so that nothing looks alike.
"""

import hashlib
import secrets

from hrbc_desktop.records.errors import RecoveryCodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP_LENGTH = 4
_RANDOM_CHARACTERS = 26
_CHECK_CHARACTERS = 2
_LOOK_ALIKES = str.maketrans("ILO", "110")


def new_recovery_code() -> str:
    """A fresh code in seven groups of four, the last two characters checking the others."""
    random_part = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM_CHARACTERS))
    code = random_part + _check(random_part)
    return "-".join(code[start : start + GROUP_LENGTH] for start in range(0, len(code), GROUP_LENGTH))


def read_recovery_code(typed: str) -> str:
    """The code's bare characters, however it was spaced and cased. Raises `RecoveryCodeMistyped`."""
    code = "".join(character for character in typed.upper() if character.isalnum()).translate(_LOOK_ALIKES)
    random_part, check = code[:_RANDOM_CHARACTERS], code[_RANDOM_CHARACTERS:]
    if len(random_part) != _RANDOM_CHARACTERS or not set(code) <= set(ALPHABET) or check != _check(random_part):
        raise RecoveryCodeMistyped
    return code


def _check(random_part: str) -> str:
    digest = int.from_bytes(hashlib.sha256(random_part.encode()).digest()[:2])
    return "".join(ALPHABET[(digest >> (5 * digit)) % len(ALPHABET)] for digit in range(_CHECK_CHARACTERS))
