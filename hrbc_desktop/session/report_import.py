"""Takes the words out of what somebody opens: a report, or a clinic's record with reports in it. Light to import."""

import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from hrbc_desktop.fhir.api import read_fhir
from hrbc_desktop.fhir.read.result import ImportResult, NotUnderstood, RecordReport
from hrbc_desktop.fhir.recognize import is_record
from hrbc_desktop.files import read_file
from hrbc_desktop.pdf.reading.sandbox import MAX_FILE_BYTES, Stopping, read_text_confined
from hrbc_desktop.report.text import plain_text
from hrbc_desktop.wording import report as wording
from hrbc_desktop.wording.files import why_unreadable

_FEWEST_LETTERS = 20
"""Of a page with text: page numbers and stamps on a scan have fewer."""
_PDF = b"%PDF-"
_IS_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG|II\*\x00|MM\x00\*|GIF8[79]a|BM.{4}\x00{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|msf|avi)|"
    rb"\x00\x00\x00\x0cjP  ",
    re.DOTALL,
)
"""How files of pictures begin: JPEG, PNG, TIFF, GIF, BMP, WebP, those of telephones (HEIC, AVIF), JPEG 2000."""


class ReportUnreadable(Exception):
    """The file holds no text that can be read; the message says what is wrong, what is safe and what to do."""


class ReportScanned(ReportUnreadable):
    """The file is a picture of a report."""


class ReportPart(NamedTuple):
    """One report within a text: its own words, and where they stand in the whole."""

    text: str
    first_line: int = 0
    """How many lines stand before it."""
    title: str = ""
    """What the record calls it, with its date; empty for a report that was opened by itself."""
    doubt: str = ""
    """Why it may be about another cancer; then nothing of it is ticked."""


class Opened(NamedTuple):
    """What was opened. `text` is what she sees; of a record, the reports in it, which may be none."""

    text: str
    parts: tuple[ReportPart, ...]
    pictures: tuple[int, ...] = ()
    record: ImportResult | None = None


class ReportText(NamedTuple):
    """The text of a report, and which of its pages are pictures (the first is 1)."""

    text: str
    pictures: tuple[int, ...] = ()


def read_report_file(path: Path, stopping: Stopping = nullcontext) -> ReportText:
    """Return the text of a text file or of a PDF. Raises ReportUnreadable."""
    try:
        data = read_file(path, MAX_FILE_BYTES + 1)
    except OSError as problem:
        raise ReportUnreadable(why_unreadable(problem)) from problem
    if is_record(data):
        raise ReportUnreadable(wording.A_RECORD)
    return _read(data, stopping)


def _read(data: bytes, stopping: Stopping) -> ReportText:
    if len(data) > MAX_FILE_BYTES:
        raise ReportUnreadable(wording.TOO_LONG)
    return _pdf_text(data, stopping) if _PDF in data[:1024] else _plain_text(data)


def open_source(path: Path, stopping: Stopping = nullcontext) -> Opened:
    """Return what a file holds: a report, or a record in FHIR. Raises ReportUnreadable or FhirError."""
    try:
        data = read_file(path, MAX_FILE_BYTES + 1)
    except OSError as problem:
        raise ReportUnreadable(why_unreadable(problem)) from problem
    if is_record(data):
        return open_record(data, stopping)
    report = _read(data, stopping)
    return Opened(report.text, (ReportPart(report.text),), report.pictures)


def open_text(text: str, stopping: Stopping = nullcontext) -> Opened:
    """Return what was pasted or typed. Raises FhirError."""
    data = text.encode(errors="replace")
    return open_record(data, stopping) if is_record(data) else Opened(text, (ReportPart(text),))


def open_record(data: bytes, stopping: Stopping = nullcontext) -> Opened:
    """Return a record with the texts of the reports in it. Raises FhirError."""
    record = read_fhir(data)
    parts: list[ReportPart] = []
    lines: list[str] = []
    pictures = 0
    for report in record.reports:
        title = wording.report_title(report.title, report.date)
        words = _words_of(report, stopping)
        pictures += words is None
        text = "\n".join(filter(None, (report.words, words)))
        if text.strip():
            lines += [title, ""]
            parts.append(ReportPart(text, len(lines), title, report.doubt))
            lines += [*text.split("\n"), ""]
    unread = (NotUnderstood(text=wording.a_report(), why=wording.no_words(), times=pictures),) if pictures else ()
    found = record.evolve(not_understood=(*unread, *record.not_understood))
    return Opened("\n".join(lines), tuple(parts), record=found)


def _words_of(report: RecordReport, stopping: Stopping) -> str | None:
    """Return the text of the file in a report, or None where it holds none that can be read."""
    if not report.data:
        return ""
    try:
        return _read(report.data, stopping).text
    except ReportUnreadable:
        return None


def _plain_text(data: bytes) -> ReportText:
    if _IS_PICTURE.match(data):
        raise ReportScanned(wording.A_SCAN)
    text = plain_text(data)
    if text is None:
        raise ReportUnreadable(wording.NOT_TEXT)
    if not text.strip():
        raise ReportUnreadable(wording.EMPTY)
    return ReportText(text)


def _pdf_text(data: bytes, stopping: Stopping) -> ReportText:
    found = read_text_confined(data, stopping)
    if found.problem:
        raise ReportUnreadable(wording.LOCKED_PDF if found.problem == "locked" else wording.DAMAGED_PDF)
    pictures = tuple(number for number, page in enumerate(found.pages, start=1) if _is_picture(page))
    if len(pictures) == len(found.pages):
        raise ReportScanned(wording.A_SCAN)
    return ReportText("\n\n".join(found.pages), pictures)


def _is_picture(page: str) -> bool:
    return sum(letter.isalnum() for letter in page) < _FEWEST_LETTERS


def words_in(text: str, glossary: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the words of the glossary that stand in a report, with what they mean, in the order of the glossary."""
    folded = text.casefold()
    present = frozenset(re.findall(r"\w+", folded))
    for term, meaning in glossary.items():
        parts = re.findall(r"\w+", term.casefold())
        is_there = parts and present.issuperset(parts) and (len(parts) == 1 or term.casefold() in folded)
        if is_there and (term.upper() != term or term in text):
            yield term, meaning
