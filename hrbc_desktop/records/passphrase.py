"""How hard a passphrase is to guess, in plain words."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WEAKEST_ACCEPTED = 3

_LOOKED_AT = 72
_SENTENCES = (
    "Anyone could guess this. Put four or five unlinked words together.",
    "This is easy to guess. Add two more words that have nothing to do with you.",
    "This is still weak. Add one more unlinked word.",
    "This is strong. It would take a thief many years to guess.",
    "This is very strong.",
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
        return Strength(0, "Type a passphrase. Four or five unlinked words are easy to keep in mind.")
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words are read when somebody types, not at the start

    score = int(zxcvbn(passphrase[:_LOOKED_AT], user_inputs=list(known))["score"])
    return Strength(score, _SENTENCES[score])


def passphrase_bytes(passphrase: str) -> bytes:
    """The same bytes for the same characters, whichever keyboard or system composed them (Unicode NFKC).

    What a terminal passed on that is no text gives bytes too: those of a wrong passphrase.
    """
    return unicodedata.normalize("NFKC", passphrase).encode(errors="surrogatepass")
