"""Reads a report out of a file, and puts what is understood of it into an answer sheet. Light to import."""

import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from hrbc_desktop.files import read_file
from hrbc_desktop.pdf.reading.sandbox import MAX_FILE_BYTES, Stopping, read_text_confined
from hrbc_desktop.report.text import decode
from hrbc_desktop.wording import report as wording
from hrbc_desktop.wording.text import _

_FEWEST_LETTERS = 20
"""Of a page with text: page numbers and stamps on a scan have fewer."""
_PDF = b"%PDF-"


class ReportUnreadable(Exception):
    """The file holds no text that can be read; the message says what is wrong, what is safe and what to do."""


class ReportScanned(ReportUnreadable):
    """The file is a picture of a report."""


class ReportText(NamedTuple):
    """The text of a report, and which of its pages are pictures (the first is 1)."""

    text: str
    pictures: tuple[int, ...] = ()


def read_report_file(path: Path, stopping: Stopping = nullcontext) -> ReportText:
    """Return the text of a text file or of a PDF. Raises ReportUnreadable."""
    try:
        data = read_file(path, MAX_FILE_BYTES + 1)
    except OSError as problem:
        raise ReportUnreadable(_(wording.NOT_READ)) from problem
    if len(data) > MAX_FILE_BYTES:
        raise ReportUnreadable(_(wording.TOO_LONG))
    return _pdf_text(data, stopping) if _PDF in data[:1024] else _plain_text(data)


def _plain_text(data: bytes) -> ReportText:
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")):
        raise ReportScanned(_(wording.A_SCAN))
    text = decode(data)
    if text is None:
        raise ReportUnreadable(_(wording.NOT_TEXT))
    if not text.strip():
        raise ReportUnreadable(_(wording.EMPTY))
    return ReportText(text)


def _pdf_text(data: bytes, stopping: Stopping) -> ReportText:
    found = read_text_confined(data, stopping)
    if found.problem:
        raise ReportUnreadable(_(wording.LOCKED_PDF if found.problem == "locked" else wording.DAMAGED_PDF))
    pictures = tuple(number for number, page in enumerate(found.pages, start=1) if _is_picture(page))
    if len(pictures) == len(found.pages):
        raise ReportScanned(_(wording.A_SCAN))
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
