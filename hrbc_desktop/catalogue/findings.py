"""What the linter says about a content pack."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class LintFinding(NamedTuple):
    """One thing that falls short: an error keeps a pack from counting as reviewed, a warning does not."""

    severity: Severity
    location: str
    sentence: str
