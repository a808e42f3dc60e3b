"""Whether the pages of a sheet are those of the answers in it: they are made again from the answers and compared.

The same edition of the program makes the same objects from the same answers and content. What another edition made, or
this one with other content, can only be read: her own words have to stand there.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import datetime

from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, PagesVerdict
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet_again
from hrbc_desktop.pdf.engine.fonts import printable
from hrbc_desktop.pdf.engine.layout import PAPER_SIZES, Paper, SheetSettings
from hrbc_desktop.pdf.engine.origin import PROGRAM, Origin, origin_here, read_origin
from hrbc_desktop.pdf.reading.bytes_as_written import is_first_revision
from hrbc_desktop.pdf.reading.heard import heard
from hrbc_desktop.pdf.reading.objects import is_same
from hrbc_desktop.pdf.reading.text import read_text

_LAST_LEFT_TO_RIGHT = "\u0590"
"""Letters from here on may come out of a page in the order in which they are seen."""


class Remaker:
    """Makes sheets again from the answers in them. Keeps the last one: who signs a sheet checks it twice."""

    def __init__(self, catalogue: Catalogue, made: bytes = b"", opened: OpenedSheet | None = None) -> None:
        """``made`` is the unsigned sheet when this program has just made it: it need not be made again.

        ``opened`` is what was said of a file with this catalogue when it was opened: it need not be asked again.
        """
        self.catalogue = catalogue
        self._made, self._opened = made, opened
        self._asked: object = None
        self._again: bytes | None = None

    def has_made(self, pdf: bytes) -> bool:
        """Whether this is the unsigned sheet that this program has just made, or proved to be the same."""
        return bool(self._made) and pdf == self._made

    def proven(self, pdf: bytes) -> OpenedSheet | None:
        """Return what was said of this very file when its pages were proven; None if they were not."""
        opened = self._opened
        is_this = opened and opened.pages is PagesVerdict.PROVEN and opened.sha256 == hashlib.sha256(pdf).hexdigest()
        return opened if is_this else None

    def note(self, opened: OpenedSheet) -> None:
        """Take note of what was said of a file that was just signed."""
        self._opened = opened

    def again(self, worksheet_json: bytes, worksheet: Worksheet, origin: Origin, made_at: datetime) -> bytes | None:
        """Return the unsigned sheet; None if no sheet can have this origin."""
        if self._made:
            return self._made
        asked = (worksheet_json, origin, made_at)
        if self._asked != asked:
            self._asked, self._again = asked, make_sheet_again(worksheet, self.catalogue, origin, made_at)
        return self._again


def compare_pages(pdf: bytes, reader: PdfFileReader, worksheet_json: bytes, remaker: Remaker) -> PagesVerdict:
    """Say whether the pages are those of the answers; the updates of the file are judged elsewhere."""
    try:
        worksheet = read_worksheet(worksheet_json)
    except WorksheetUnreadable:
        return PagesVerdict.NOT_KNOWN
    origin, info = origin_of(reader), reader.trailer["/Info"]
    made_at = parse_pdf_date(str(info["/CreationDate"]))
    if origin is not None and origin.is_here(remaker.catalogue):
        made = remaker.again(worksheet_json, worksheet, origin, made_at)
        return _held_against(made, pdf, reader) if made else PagesVerdict.OTHER
    return _read_and_compared(pdf, reader, worksheet, origin, made_at, remaker.catalogue)


def _held_against(made: bytes, pdf: bytes, reader: PdfFileReader) -> PagesVerdict:
    if is_first_revision(pdf, reader, made):
        return PagesVerdict.PROVEN
    expected = PdfFileReader(io.BytesIO(made))
    is_saved_again = (
        is_same(expected.root["/Pages"], reader.get_historical_root(0)["/Pages"])
        and expected.trailer["/Info"]["/Title"] == reader.trailer["/Info"]["/Title"]
    )
    return PagesVerdict.SAVED_AGAIN if is_saved_again else PagesVerdict.OTHER


def origin_of(reader: PdfFileReader) -> Origin | None:
    """Return what a sheet says of its origin; None for the first sheets, which say nothing."""
    info = reader.trailer["/Info"]
    return read_origin(str(info["/Creator"])) if "/Creator" in info else None


def is_of_this_edition(reader: PdfFileReader) -> bool:
    """Whether a sheet says that this edition of the program made it."""
    origin = origin_of(reader)
    return origin is not None and origin.program == PROGRAM


def _read_and_compared(
    pdf: bytes,
    reader: PdfFileReader,
    worksheet: Worksheet,
    origin: Origin | None,
    made_at: datetime,
    catalogue: Catalogue,
) -> PagesVerdict:
    pages = [letters(page) for page in read_text(pdf).pages]
    if any(words not in "".join(pages) for words in _her_words(worksheet)):
        return PagesVerdict.OTHER
    here = catalogue.model_copy(update={"pack": catalogue.pack.evolve(version=worksheet.content_version)})
    settings = origin.settings if origin else SheetSettings(_paper(reader))
    made = make_sheet_again(worksheet, here, origin_here(here, settings, origin.detail if origin else 0), made_at)
    if made and [letters(page) for page in read_text(made).pages] == pages:
        again = PdfFileReader(io.BytesIO(made))
        is_same_to_hear = _typefaces(reader) <= _typefaces(again) and heard(reader) == heard(again)
        return PagesVerdict.SAME_WORDS if is_same_to_hear else PagesVerdict.NOT_KNOWN
    return PagesVerdict.NOT_KNOWN


def _her_words(worksheet: Worksheet) -> Iterator[str]:
    """What every edition prints in full, of scripts that are read as they are written."""
    own = (question.text for question in worksheet.questions if question.origin == "own" and not question.dismissed)
    for words in (worksheet.visit.name, *own):
        if max(words, default="") < _LAST_LEFT_TO_RIGHT:
            yield letters(printable(words))


def letters(text: str) -> str:
    """A text without its breaks: where lines end is not what it says."""
    return "".join(each for each in text if each.isprintable() and not each.isspace())


def _paper(reader: PdfFileReader) -> Paper:
    page = reader.root["/Pages"]["/Kids"][0].get_object()
    width = round(float(page["/MediaBox"][2]))
    return "a4" if width == round(PAPER_SIZES["a4"][0]) else "letter"


def _typefaces(reader: PdfFileReader) -> set[str]:
    """Digests of the letters that are drawn with: a text says nothing if its letters look like others."""
    found = set[str]()
    for kid in reader.root["/Pages"]["/Kids"]:
        fonts = kid.get_object()["/Resources"]["/Font"]
        for font in map(fonts.__getitem__, fonts):
            described = font["/DescendantFonts"][0] if font["/Subtype"] == "/Type0" else font
            drawn = described["/FontDescriptor"]["/FontFile2"].data
            found.add(hashlib.sha256(drawn + font["/ToUnicode"].data).hexdigest())
    return found
