"""Makes the sheet: one PDF with its three parts, its fields, and the worksheet inside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.pdf.engine.embedded_json import embed_worksheet
from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, Format, SheetSettings, format_for
from hrbc_desktop.pdf.engine.origin import Origin, origin_here
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import Line, draw, height, run, wrap
from hrbc_desktop.pdf.pages.appendix import draw_filled_in, draw_notes
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.core_page import draw_core_page
from hrbc_desktop.pdf.pages.detail import DETAILS, Detail, LastFit, most_pages
from hrbc_desktop.pdf.pages.full_comparison import draw_full_comparison, draw_line_up_section
from hrbc_desktop.pdf.pages.page_one import draw_page_one, plan_page_one
from hrbc_desktop.pdf.pages.page_one_budget import Plan
from hrbc_desktop.pdf.pages.revision_changes import draw_changes
from hrbc_desktop.pdf.pages.sources import draw_sources
from hrbc_desktop.pdf.pages.view_model import Content, content_of
from hrbc_desktop.pdf.signing.form_fields import complete_form
from hrbc_desktop.wording import sheet

LANGUAGE = "en-US"

_ABOVE_HEAD = 8.0
"""Room above the head of a page, in points."""
_BELOW_HEAD = 4.0


def make_sheet(
    worksheet: Worksheet,
    catalogue: Catalogue,
    settings: SheetSettings,
    made_at: datetime,
    page_ended: Callable[[int], object] = lambda _: None,
    last_fit: LastFit | None = None,
) -> bytes:
    """Return the unsigned sheet of a worksheet; ``made_at`` must know its zone.

    The same worksheet, content, settings and time give the same bytes. ``page_ended`` is called with the number of each
    page that is full; what it raises ends the work. ``last_fit`` spares the search for how much fits when the same
    sheet was made just before.
    """
    tries = _Tries(worksheet, catalogue, settings, made_at, page_ended)
    last_fit, asked = last_fit or LastFit(), _digest(worksheet, catalogue, settings)
    best = tries.again(last_fit.detail_for(asked)) or _fullest(tries)
    last_fit.remember(asked, best.detail)
    return best.finish()


def _digest(worksheet: Worksheet, catalogue: Catalogue, settings: SheetSettings) -> bytes:
    decides = (write_worksheet(worksheet), str(origin_here(catalogue, settings, 0)).encode())
    return hashlib.sha256(b"\0".join(decides)).digest()


def make_sheet_again(worksheet: Worksheet, catalogue: Catalogue, origin: Origin, made_at: datetime) -> bytes | None:
    """Return the unsigned sheet of a worksheet as `make_sheet` made it, by what the sheet says of its origin.

    None if it has more pages than are allowed. It may tell less of the studies than would have fitted: what it leaves
    out is counted on its pages, and to draw it twice would take as long again.
    """
    tries = _Tries(worksheet, catalogue, origin.settings, made_at)
    if origin.detail >= len(DETAILS):
        return None
    made = tries.again(origin.detail)
    return made.finish() if made else None


class _Tries:
    """One worksheet, drawn with more or less of the studies told."""

    def __init__(
        self,
        worksheet: Worksheet,
        catalogue: Catalogue,
        settings: SheetSettings,
        made_at: datetime,
        page_ended: Callable[[int], object] = lambda _: None,
    ) -> None:
        self._catalogue, self._settings, self._page_ended = catalogue, settings, page_ended
        self._made_at = made_at.replace(microsecond=0)
        self._form = _with_room_for_head(format_for(settings), worksheet)
        self._content = content_of(worksheet, catalogue, settings.clinic)
        self._plan: Plan | None = None
        """Of page 1, which is the same in every try."""
        self._most = most_pages(len(self._content.columns), is_large=self._form.is_large)

    def drawn(self, detail: int) -> _Sheet:
        """Draw it as detailed as `DETAILS` has it at that place."""
        return self._drawn(detail, self._page_ended)

    def again(self, detail: int) -> _Sheet | None:
        """Draw it as it was found to be drawn; what tells least may have any number of pages."""
        return self.drawn(detail) if detail == len(DETAILS) - 1 else self.fitting(detail)

    def fitting(self, detail: int) -> _Sheet | None:
        """Draw it so, but no further than the pages that it may have; None if it needs more."""

        def end(page: int) -> None:
            if page == self._most:
                raise _TooLong
            self._page_ended(page)

        try:
            return self._drawn(detail, end)
        except _TooLong:
            return None

    def _drawn(self, detail: int, page_ended: Callable[[int], object]) -> _Sheet:
        origin = origin_here(self._catalogue, self._settings, detail)
        made = _Sheet(self._content, self._form, self._made_at, origin, page_ended)
        self._plan = self._plan or made.plan()
        made.draw(DETAILS[detail], self._plan)
        return made


class _TooLong(Exception):
    """The sheet goes on after the last page that it may have."""


def _fullest(tries: _Tries) -> _Sheet:
    """Return the sheet that tells most and fits; that which tells least if none does. The first one did not fit."""
    low, high = 1, len(DETAILS) - 1
    best: _Sheet | None = None
    while low < high:
        middle = (low + high) // 2
        if made := tries.fitting(middle):
            best, high = made, middle
        else:
            low = middle + 1
    return best or tries.drawn(high)


class _Sheet:
    """One try at the sheet, with so much of the studies told."""

    def __init__(
        self, content: Content, form: Format, made_at: datetime, origin: Origin, page_ended: Callable[[int], object]
    ) -> None:
        self._content, self._form, self._made_at = content, form, made_at
        self.detail = origin.detail
        """Which of `DETAILS` it is drawn with."""
        self._json = write_worksheet(content.worksheet)
        self._canvas = TaggedCanvas(
            form.page_size,
            title=_document_title(content.worksheet, content.catalogue),
            language=LANGUAGE,
            made_at=made_at,
            fingerprint=self._json,
        )
        self._canvas.document.creator = str(origin)
        self._flow = Flow(self._canvas, form, page_ended)

    def plan(self) -> Plan:
        """Return how much of each section page 1 has room for."""
        return plan_page_one(self._flow, self._content)

    def draw(self, detail: Detail, plan: Plan) -> None:
        """Draw everything but the head and the foot of each page."""
        flow, content, citations = self._flow, self._content, Citations()
        fields = draw_page_one(flow, content, plan)
        flow.new_page()
        if content.worksheet.revision > 1:
            draw_changes(flow, content)
        draw_core_page(flow, content, citations)
        draw_line_up_section(flow, content)
        draw_full_comparison(flow, content, citations, detail)
        draw_filled_in(flow, content, citations, with_topics=detail.general)
        draw_sources(flow, content, citations, with_places=detail.general)
        fields += draw_notes(flow)
        complete_form(self._canvas.document, fields)

    def finish(self) -> bytes:
        """Put the worksheet inside and return the file."""
        embed_worksheet(self._canvas.document, self._json, self._made_at)
        margins = _Margins(self._canvas, self._form, self._content.worksheet, self._content.catalogue)
        return self._canvas.finish(margins.draw)


def _document_title(worksheet: Worksheet, catalogue: Catalogue) -> str:
    title = sheet.title(worksheet, catalogue)
    name = sheet.NAME
    return title if title == name else f"{name}: {title}"


class _Margins:
    """What stands on every page beside its text: at the head whose it is, at the foot what it is and which page."""

    def __init__(self, canvas: TaggedCanvas, form: Format, worksheet: Worksheet, catalogue: Catalogue) -> None:
        self._canvas = canvas
        self._form = form
        pack = catalogue.pack
        self._note = f"{sheet.LAST_WORD} {sheet.content_note(pack.version, is_reviewed=bool(pack.reviewers))}"
        self._whose = _whose(worksheet, form)

    def draw(self, page: int, pages: int) -> None:
        """Draw head and foot of one page; page 1 says in its own heading whose it is."""
        style, width, top = self._form.foot, self._form.width, MARGIN - 3
        if page > 1 and self._whose:
            with self._canvas.page_head():
                draw(self._canvas, MARGIN, self._form.page_size[1] - _ABOVE_HEAD, self._whose)
        number = run(sheet.page_number(page, pages), style)
        with self._canvas.page_foot():
            if not self._form.is_large:
                draw(self._canvas, MARGIN, top, wrap([run(f"{self._note} ", style)], width))
            draw(self._canvas, MARGIN + width - number.width, top, [(number,)])


def _whose(worksheet: Worksheet, form: Format) -> list[Line]:
    words = sheet.whose(worksheet)
    return wrap([run(words, form.head)], form.width) if words else []


def _with_room_for_head(form: Format, worksheet: Worksheet) -> Format:
    """The upper margin has room for one line."""
    lines = height(_whose(worksheet, form)[1:])
    return replace(form, head_room=lines + _BELOW_HEAD if lines else 0.0)
