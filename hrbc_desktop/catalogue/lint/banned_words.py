"""Words that the pack does not use: they push, promise, or hide how large a risk is."""

import re
from collections.abc import Iterator

PUSHING_WORDS = (
    "best", "should", "recommend", "recommends", "recommended", "recommendation", "effective", "effectively",
    "powerful", "fortunately", "unfortunately", "sadly", "luckily", "hopefully", "safe", "safely", "safer", "safest",
    "harmless", "well tolerated", "tolerable", "promising", "breakthrough", "gold standard", "superior", "inferior",
    "excellent", "outstanding", "remarkable", "superb", "miracle", "cutting-edge", "state-of-the-art", "game changer",
    "proven", "preferred", "ideal", "toxic", "suffer", "suffers", "victim", "battle",
)  # fmt: skip

_PUSHING = re.compile(r"\b(" + "|".join(map(re.escape, PUSHING_WORDS)) + r")\b", re.IGNORECASE)
_ONE_IN = re.compile(
    r"\b(?:1|one|a)\s+(?:out\s+of|in)\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|a\s+(?:hundred|thousand))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:hazard ratio|relative risk|odds ratio|risk reduction|\w+fold"
    r"|(?:two|three|four|five|\d+(?:\.\d+)?) times (?:as|more|less|the)|twice (?:as|the)|doubles?|halves?|triples?"
    r"|half (?:as|the risk|the chance)"
    r"|(?:cuts?|lowers?|raises?|reduces?|increases?) (?:the|your) (?:risk|chance|odds|rate)s? (?:of [\w ]+ )?by)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d\s*(?:%|percent\b|per cent\b)")
_COPIED_MARKS = re.compile(r"[®™©†‡]")


def faults(text: str) -> Iterator[str]:
    """Yield one sentence for each way in which `text` breaks the house rules on words (design: risk communication)."""
    for word in _PUSHING.findall(text):
        yield f"“{word}” judges for the reader"
    if _ONE_IN.search(text):
        yield "“1 in X” makes risks hard to compare: say “in 100 people”"
    if found := _RELATIVE.search(text):
        yield f"“{found[0]}” is a risk relative to another: say how many in 100 people in both groups"
    if _PERCENT.search(text):
        yield "a share of people reads “in 100 people”, not percent"
    if _COPIED_MARKS.search(text):
        yield "a trade mark or footnote sign shows that it was copied"
