"""How hard a passphrase is to guess, in plain words."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hrbc_desktop.records.audit.os_user import account
from hrbc_desktop.translation import _

WEAKEST_ACCEPTED = 3

_LOOKED_AT = 72
_SHORTEST_KNOWN = 3
_KNOWN = (
    "breast", "cancer", "clinic", "code", "desktop", "hrbc", "nurse", "passphrase", "password", "patient", "recovery",
    "sample", "treatment", "worksheets", "worksheet",
)  # fmt: skip
"""Words that stand on the screen."""
_BETWEEN = re.compile(r"[\s\-_.,:;/]+")
_SENTENCES = (
    _("Anyone could guess this. Put four or five unrelated words together."),
    _("This is easy to guess. Add two more words that have nothing to do with you."),
    _("This is still weak. Add one more unrelated word."),
    _("This is strong enough. One more unrelated word makes it very strong."),
    _("This is very strong."),
)
_ADDS_NOTHING = _(
    "Names, repeated words and words from this program don’t make it stronger. Add two or three unrelated words."
)


@dataclass(frozen=True)
class Strength:
    """`score`: 0 (guessed at once) to 4 (very hard to guess); `sentence`: what that means and what to do."""

    score: int
    sentence: str

    @property
    def enough(self) -> bool:
        """Whether it may guard worksheets."""
        return self.score >= WEAKEST_ACCEPTED


def strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """Estimate the guesses needed (zxcvbn, first 72 characters). `known`: names and dates that a thief could know."""
    if not passphrase.strip():
        return Strength(0, _("Four or five unrelated words are easy to keep in mind."))
    words = {word for text in (*known, account()) for word in _words(text) if len(word) >= _SHORTEST_KNOWN}
    words.update(_KNOWN)
    left, alone = _without(passphrase, words), _score(passphrase, words)
    score = min(alone, _score(left, words))
    lacks_what_it_seems_to_have = score < min(alone, WEAKEST_ACCEPTED) and left != "".join(_words(passphrase))
    return Strength(score, _ADDS_NOTHING if lacks_what_it_seems_to_have else _SENTENCES[score])


def _score(text: str, known: Collection[str]) -> int:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words are read when somebody types, not at the start

    return int(zxcvbn(text[:_LOOKED_AT], user_inputs=list(known))["score"]) if text else 0


def _without(passphrase: str, known: Collection[str]) -> str:
    """What is left to guess: each word once, without what is known and what stands between them."""
    left = "".join(dict.fromkeys(_words(passphrase)))
    for word in sorted(known, key=len, reverse=True):
        left = left.replace(word, "")
    return left


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.casefold()) if word]


def passphrase_bytes(passphrase: str) -> bytes:
    """Encode the passphrase after Unicode NFKC normalization, so that equivalent input gives equal bytes.

    Undecodable terminal input is encoded with surrogatepass, so that it simply fails to unlock.
    """
    return unicodedata.normalize("NFKC", passphrase).encode(errors="surrogatepass")
