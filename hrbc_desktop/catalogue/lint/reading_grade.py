"""How hard a text of the pack is to read, by the Flesch-Kincaid grade (US school years)."""

import re
from collections.abc import Iterable

from hrbc_desktop.catalogue.findings import Severity

WARN_ABOVE = 6.0
FAIL_ABOVE = 8.0
SHORTEST_PASSAGE = 20
"""Words from which a text is held to both limits: the formula was made for passages."""
SHORTEST_SENTENCE = 8
"""Words below which a text is not measured by itself: one long word would make the grade of a short phrase."""


class ReadingGrade:
    """Measures texts, counting each medicine, brand and explained term as one short word.

    The rule: a name cannot be said more simply, and a term that the glossary explains where it stands is not a hurdle.
    Everything else counts in full.
    """

    def __init__(self, discounted: Iterable[str]) -> None:
        terms = sorted({term for term in discounted if term}, key=len, reverse=True)
        self._discounted = re.compile(r"\b(?:" + "|".join(map(re.escape, terms)) + r")(?:s|es)?(?!\w)", re.IGNORECASE)

    def of(self, text: str) -> float:
        """Return the grade of `text`, to one decimal."""
        return flesch_kincaid_grade(self._discounted.sub("word", text))


def flesch_kincaid_grade(text: str) -> float:
    """Return the grade of `text` with every word counted as it stands, to one decimal."""
    import textstat  # noqa: PLC0415 - a tenth of a second, for those who measure and not for every start

    return round(float(textstat.flesch_kincaid_grade(text)), 1)


def severity(level: float, words: int) -> Severity | None:
    """Return how a text of `words` words falls short at grade `level`: a single sentence can only be warned of."""
    if words < SHORTEST_SENTENCE or level <= WARN_ABOVE:
        return None
    if words < SHORTEST_PASSAGE:
        return "warning" if level > FAIL_ABOVE else None
    return "error" if level > FAIL_ABOVE else "warning"
