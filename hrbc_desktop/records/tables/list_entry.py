"""What the list needs of a worksheet, sealed apart from the worksheet: to be listed, searched and purged in time."""

import re
import unicodedata
from datetime import date, datetime
from typing import Literal, NamedTuple, Self

from pydantic import AwareDatetime, BaseModel

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.list_entry import Summary, summarize
from hrbc_desktop.records.crypto.field_cipher import padded
from hrbc_desktop.wording.dates import MONTHS

RecordState = Literal["kept", "deleted", "purged"]
STATES: dict[bytes, RecordState] = {b"kept": "kept", b"deleted": "deleted", b"purged": "purged"}

_FORMAT = b"1"
_STEP = 64
"""Bytes, by which the sizes of these differ."""
_SIGNED_WORDS = {
    "not_yet": "not signed",
    "patient": "signed by the patient",
    "patient_and_nurse": "signed by the patient and the nurse",
}


_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "þ": "th", "æ": "ae", "œ": "oe",
     "ɓ": "b", "ɗ": "d", "ƙ": "k", "ə": "e"} | dict.fromkeys("'’‘ʼʻ`´′ʹ", "")
)  # fmt: skip
"""What stands for letters that Unicode does not take apart, on keyboards without them; apostrophes are left out."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[-./ ](?=\d)")


_APPOINTMENT_DAY = re.compile(rb'"appointment_date":"([^"]*)"')
_APPOINTMENT_TIME = re.compile(rb'"appointment_time":"([^"]*)"')
_COUNTERSIGNED, _BY_PATIENT = b'"signed":"patient_and_nurse"', b'"signed":"patient"'
"""As they stand in the JSON of a summary: twenty thousand are not read whole to be put in order."""


class Meta(FrozenModel):
    """`since`: when the state began. `summary`: None for a purged worksheet, which leaves only a mark."""

    state: RecordState
    since: AwareDatetime
    summary: Summary | None = None

    def to_bytes(self) -> bytes:
        """Three lines: how it is listed, what is searched, and all of it; the first two spare reading the third."""
        changed, searched = (self.summary.changed_at.timestamp(), _searched(self.summary)) if self.summary else (0, "")
        content = self.model_dump_json().encode()
        return padded(b"%b %b %f\n%b\n%b" % (_FORMAT, self.state.encode(), changed, searched.encode(), content), _STEP)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Read it whole. Raises `pydantic.ValidationError` for what another version of the program wrote."""
        return cls.model_validate_json(content.rpartition(b"\n")[2])


class MetaAlone(BaseModel):
    """The part that every version of the program writes; the rest is made anew from the worksheet."""

    state: RecordState
    since: AwareDatetime

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Raises `pydantic.ValidationError`."""
        return cls.model_validate_json(content.rpartition(b"\n")[2])


class ListedRow(NamedTuple):
    """A row as the list needs it; the summary stays in the bytes of the `Meta` until it is shown.

    `state`: None when the row cannot be trusted; `meta`: empty when the worksheet is from a newer program.
    """

    id: str
    version: int
    seq: int
    state: RecordState | None = None
    changed: float = 0
    searched: str = ""
    meta: bytes = b""

    @classmethod
    def read(cls, worksheet_id: str, version: int, seq: int, content: bytes) -> Self:
        """Raises `ValueError` for what another version of the program wrote."""
        first, searched, _ = content.split(b"\n")
        number, state, changed = first.split()
        if number != _FORMAT:
            raise ValueError(number)
        return cls(worksheet_id, version, seq, STATES[state], float(changed), plain(searched.decode()), content)

    @property
    def named(self) -> str:
        """What is searched of the name and the number: it comes first, and the words about signatures after it."""
        return self.searched.partition("signed")[0]

    @property
    def person(self) -> str:
        """Whom the worksheet is of, as far as name and number tell; empty when neither is written."""
        return self.named.removesuffix("not ").strip()

    @property
    def appointment(self) -> str:
        """The day of the visit and its time, in an order that can be sorted; empty without a day."""
        day, time = _APPOINTMENT_DAY.search(self.meta), _APPOINTMENT_TIME.search(self.meta)
        return f"{day[1].decode()} {time[1].decode() if time else ''}" if day else ""

    @property
    def is_countersigned(self) -> bool:
        """Whether the nurse has signed too."""
        return _COUNTERSIGNED in self.meta

    @property
    def signed_rank(self) -> int:
        """More, the more have signed."""
        return 3 if self.is_countersigned else 2 if _BY_PATIENT in self.meta else 1

    @property
    def summary(self) -> Summary:
        """The line of the list. Raises `ValueError` for a row without one: it is not listed."""
        summary = Meta.from_bytes(self.meta).summary
        if summary is None:
            raise ValueError(self.state)
        return summary


def meta_of(worksheet: Worksheet, state: RecordState, since: datetime) -> Meta:
    """What the list needs of this worksheet."""
    return Meta(state=state, since=since, summary=summarize(worksheet))


def plain(text: str) -> str:
    """The text without case, accents and apostrophes, as it is searched."""
    if text.isascii():
        return text.casefold().replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN_LETTERS))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _searched(summary: Summary) -> str:
    number = summary.record_number
    parts = [summary.name, number, _joined(number), _SIGNED_WORDS[summary.signed], f"{summary.progress:.0%}"]
    parts.append(summary.decision.replace("-", " "))
    parts += [_written(day) for day in (summary.changed_at.date(), summary.appointment_date, summary.birth_date) if day]
    return plain(" ".join(" ".join(parts).split()))


def _joined(number: str) -> str:
    """The number with nothing between its digits, if anything was."""
    joined = _BETWEEN_DIGITS.sub("", number)
    return joined if joined != number else ""


def _written(date_: date) -> str:
    """A date in the ways that people type it; put together by hand, since `strftime` takes twice as long."""
    year, month, day = date_.year, date_.month, date_.day
    padded_ways = f"{day:02}.{month:02}.{year} {day:02}/{month:02}/{year}"
    return f"{date_} {day}.{month}.{year} {padded_ways} {day} {MONTHS[month - 1]} {year}"
