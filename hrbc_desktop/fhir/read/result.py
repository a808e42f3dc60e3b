"""What was found in a record: answers that are offered, and what was not understood."""

from datetime import date

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import TreatmentOutcome
from hrbc_desktop.fhir.read.partial_date import NO_DATE, PartialDate


class Reading(FrozenModel):
    """What one resource says about one question. `text` are the resource's own words."""

    field: str
    key: str
    text: str
    when: PartialDate = NO_DATE
    outcome: TreatmentOutcome | None = None
    doubt: str = ""
    """Why it may not be so; empty when the record says it for certain."""

    @property
    def quoted(self) -> str:
        """Its words and its date, as they stand in a sentence."""
        return f"“{self.text}” ({self.when.text})"


class NotUnderstood(FrozenModel):
    """What a resource says that answers none of the questions for certain, and why it does not."""

    text: str
    why: str
    times: int = 1


ReadingResult = Reading | NotUnderstood


class FoundAnswer(FrozenModel):
    """An answer that the record gives: `key` is an answer to the question `field`, or the names of medicines."""

    field: str
    key: str
    text: str
    date: str
    """When, in words."""
    outcome: TreatmentOutcome | None = None
    """How a past treatment went."""
    doubt: str = ""
    """Why it may not be so. An answer in doubt is offered, and never chosen for her."""


class RecordSubject(FrozenModel):
    """Whom the record is about, so that nobody takes over the record of another person."""

    name: str = ""
    birth_date: date | None = None


class RecordReport(FrozenModel):
    """A report in words within the record: what the record itself says of it, or the bytes of a file."""

    title: str
    date: str
    words: str = ""
    """Its conclusion."""
    kind: str = ""
    data: bytes = b""
    doubt: str = ""
    """Why it may be about another cancer; then nothing of it is chosen for her."""


class ImportResult(FrozenModel):
    """Everything that `read_fhir` found."""

    person: RecordSubject | None = None
    answers: tuple[FoundAnswer, ...] = ()
    alerts: tuple[str, ...] = ()
    """What must be seen before anything is added, such as a HER2-positive result."""
    notes: tuple[str, ...] = ()
    """Where the record says two things, and what became of it."""
    not_understood: tuple[NotUnderstood, ...] = ()
    reports: tuple[RecordReport, ...] = ()
    """Reports in words. They are handed on to the reader of reports."""
    irrelevant_count: int = 0
    """How many entries are about other things: visits, places, bills."""
