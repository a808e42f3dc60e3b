"""The clauses that a report is cut into: of each whose it is, where it stands, and why it may not be believed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto


class Section(Enum):
    """What kind of text a clause stands in."""

    MAIN = auto()
    CLINICAL = auto()
    FAMILY = auto()
    GROSS = auto()
    FROZEN = auto()
    GENERAL = auto()
    PLAN = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence or row. `text` is in lower case, `written` letter for letter the same as written."""

    text: str
    written: str
    words: frozenset[str] = field(repr=False)
    line: int
    last_line: int
    logical: int
    """Which logical line it is a part of."""
    section: Section = Section.MAIN
    part: str = ""
    """The specimen: its letter or number in the report."""
    side: str = ""
    """Of the specimen: left or right, where its heading says one."""
    is_under_biopsy: bool = False
    """Whether the heading of the specimen above it names a biopsy, and nothing that was taken out whole."""
    tumor: str = ""
    is_addendum: bool = False
    is_of_another_organ: bool = False
    is_of_another_person: bool = False
    is_old: bool = False
    is_general: bool = False
    is_of_a_relative: bool = False
    is_of_controls: bool = False
    is_superseded: bool = False

    @property
    def said(self) -> str:
        """Its words, white space made one space."""
        return " ".join(self.written.split())

    def as_written(self, start: int, end: int) -> str:
        """Return a part as it is written; of dictated text, whose numbers were made digits, as it is read."""
        return (self.written if len(self.written) == len(self.text) else self.text)[start:end]

    @property
    def is_blocked(self) -> bool:
        """Whether nothing may be offered from it."""
        return (
            self.is_of_another_organ
            or self.is_of_another_person
            or self.is_old
            or self.is_general
            or self.is_of_a_relative
            or self.is_superseded
            or self.section in (Section.GENERAL, Section.PLAN)
        )

    @property
    def is_doubtful(self) -> bool:
        """Whether what it says is offered unticked at the most."""
        return self.section in (Section.CLINICAL, Section.FAMILY, Section.FROZEN)


@dataclass(frozen=True, slots=True)
class Pages:
    """A report as clauses, and what holds for all of it."""

    clauses: tuple[Clause, ...] = ()
    year: int | None = None
    """The latest year that the report names: that of its making."""
    second_tumor: Clause | None = None
    """Where the second of several numbered tumors is told of."""
    other_person: Clause | None = None

    @property
    def open_clauses(self) -> Iterator[Clause]:
        """Those from which something may be offered."""
        return (clause for clause in self.clauses if not clause.is_blocked)
