"""The published criteria for decision aids, which of them this worksheet meets, and how hard its content is to read.

The criteria are those of IPDASi version 4 (Joseph-Williams et al., Med Decis Making 2014;34:699), in words of our own.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from hrbc_desktop.catalogue.errors import CatalogueError, from_validation
from hrbc_desktop.catalogue.lint.linting import reading_grade, shown_text
from hrbc_desktop.catalogue.lint.reading_grade import flesch_kincaid_grade
from hrbc_desktop.catalogue.loader import read_table
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.resources import resource

Tier = Literal["K", "C", "Q"]
StandardState = Literal["met", "not_yet", "not_applicable"]

TIER_NAMES: dict[Tier, str] = {
    "K": "Qualifying: what makes it a decision aid",
    "C": "Certification: what keeps it from misleading",
    "Q": "Quality: what makes it stronger",
}
STATE_NAMES: dict[StandardState, str] = {"met": "Met", "not_yet": "Not yet", "not_applicable": "Left out"}

IN_EACH_TIER: dict[Tier, int] = {"K": 6, "C": 10, "Q": 28}
NEED_PEOPLE = frozenset({"Q12", "Q13", "Q14", "Q15", "Q16", "Q17", "Q22", "Q23"})
"""Only patients, reviewers or trials can meet these: no version of a program can claim them by itself."""

_FILE = "standards.toml"
_IDS = tuple(f"{tier}{number}" for tier, most in IN_EACH_TIER.items() for number in range(1, most + 1))


class Criterion(FrozenModel):
    """One criterion, and how the worksheet stands to it."""

    id: str
    says: str = Field(min_length=1)
    state: StandardState
    because: str = Field(min_length=1)
    """Where a reader sees it; what is missing; or why it does not apply."""
    check: str = ""
    """The test that holds it, as file::name."""

    @model_validator(mode="after")
    def _claims_only_what_can_be_shown(self) -> "Criterion":
        if self.id in NEED_PEOPLE and self.state != "not_yet":
            raise ValueError(f"{self.id} needs patients, reviewers or a trial, so it can only be “not_yet”")
        if self.check and self.state != "met":
            raise ValueError(f"{self.id} is not met, so no test can hold it")
        return self

    @property
    def tier(self) -> str:
        """The letter of its tier, a key of `TIER_NAMES`."""
        return self.id[0]


class Standards(FrozenModel):
    """All criteria, in their order."""

    criteria: tuple[Criterion, ...]

    @property
    def applying(self) -> tuple[Criterion, ...]:
        """The criteria that apply to a worksheet that compares treatments."""
        return tuple(criterion for criterion in self.criteria if criterion.state != "not_applicable")

    @property
    def left_out(self) -> tuple[Criterion, ...]:
        """The criteria that do not apply."""
        return tuple(criterion for criterion in self.criteria if criterion.state == "not_applicable")

    def applying_in(self, tier: Tier) -> tuple[Criterion, ...]:
        """Return the criteria of one tier that apply."""
        return tuple(criterion for criterion in self.applying if criterion.tier == tier)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many criteria are in each state, a key of `STATE_NAMES`."""
        found = Counter(criterion.state for criterion in self.criteria)
        return {state: found[state] for state in STATE_NAMES}


def render_standards(standards: Standards, *, with_checks: bool = False) -> str:
    """Tell every criterion and its state in Markdown, tier by tier; `with_checks` names the tests too."""
    counts = standards.counts
    text = [f"**{counts['met']} of {len(standards.applying)} are met, {counts['not_yet']} are not met yet.**"]
    sections = [(name, standards.applying_in(tier)) for tier, name in TIER_NAMES.items()]
    for name, criteria in (*sections, ("Left out: for tests that look for a disease", standards.left_out)):
        lines = [f"- **{one.id} {one.says}** {STATE_NAMES[one.state]}: {one.because}" for one in criteria]
        if with_checks:
            checked = zip(lines, criteria, strict=True)
            lines = [f"{line}{f' (held by {one.check})' if one.check else ''}" for line, one in checked]
        text += [f"## {name}", "\n".join(lines)]
    return "\n\n".join(text)


class Readability(FrozenModel):
    """Flesch-Kincaid grades (US school years) over the options, treatments and topics of a pack."""

    typical: float
    """The median, with names of medicines and words that the glossary explains counted as short words."""
    hardest: float
    typical_in_full: float
    """The median, with every word counted as it stands."""
    hardest_in_full: float


def read_standards(folder: Path | None = None) -> Standards:
    """Read the criteria from `folder`, or those that come with the program.

    Raises CatalogueError, one sentence, when one is missing, too many, malformed, or claims what only people can show.
    """
    table = read_table(folder or resource("help"), _FILE)
    for key in (*_IDS, *table):
        if key not in table or key not in _IDS:
            raise CatalogueError(_FILE, key, "it is missing" if key in _IDS else "there is no criterion of that name")
    return Standards(criteria=tuple(_criterion(key, table[key]) for key in _IDS))


def _criterion(key: str, found: object) -> Criterion:
    if not isinstance(found, Mapping):
        raise CatalogueError(_FILE, key, "it must be a table")
    try:
        return Criterion.model_validate({"id": key, **found})
    except ValidationError as error:
        raise from_validation(f"{_FILE}, {key}", error) from None


def readability(catalogue: Catalogue) -> Readability:
    """Measure everything that the options, treatments and topics tell, each as one passage."""
    documents = (*catalogue.options.values(), *catalogue.treatments.values(), *catalogue.topics.values())
    passages = [shown_text(document) for document in documents]
    discounted = [reading_grade(catalogue).of(passage) for passage in passages]
    in_full = [flesch_kincaid_grade(passage) for passage in passages]
    return Readability(
        typical=round(median(discounted), 1),
        hardest=max(discounted),
        typical_in_full=round(median(in_full), 1),
        hardest_in_full=max(in_full),
    )


def content_facts(catalogue: Catalogue, today: date) -> dict[str, Any]:
    """Return the facts about the content pack that a reviewer asks for, as plain values."""
    return {
        **catalogue.pack.model_dump(mode="json"),
        "is_past_review": catalogue.pack.is_past_review(today),
        "reading_grade": readability(catalogue).model_dump(),
    }


def render_content(facts: Mapping[str, Any]) -> str:
    """Tell the `content_facts` in Markdown."""
    lines = [
        f"Version {facts['version']} of {facts['date']}",
        f"Review due: {facts['review_due']}{' (past)' if facts['is_past_review'] else ''}",
        f"Reviewers: {', '.join(facts['reviewers']) or 'none, no clinician has reviewed this content'}",
        f"Funding: {facts['funding']}",
        *(f"Reading grade, {name.replace('_', ' ')}: {grade}" for name, grade in facts["reading_grade"].items()),
    ]
    return "## The content\n\n" + "\n".join(f"- {line}" for line in lines)
