"""Makes the sheet: one PDF with its three parts, its fields, and the worksheet inside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.pdf.engine.embedded_json import embed_worksheet
from hrbc_desktop.pdf.engine.layout import MARGIN, QUIET, Flow, Format, SheetSettings, cut, format_for
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import Style, draw, run, wrap
from hrbc_desktop.pdf.pages.appendix import draw_filled_in
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.full_comparison import FullComparison, draw_line_up_section
from hrbc_desktop.pdf.pages.page_one import draw_page_one
from hrbc_desktop.pdf.pages.revision_changes import draw_changes
from hrbc_desktop.pdf.pages.sources import draw_sources
from hrbc_desktop.pdf.pages.view_model import content_of
from hrbc_desktop.pdf.signing.form_fields import complete_form

LANGUAGE = "en-US"
_SMALL = Style(size=9, leading=11.5, colour=QUIET)
_TITLE = "My treatment worksheet"


def make_sheet(
    worksheet: Worksheet,
    catalogue: Catalogue,
    settings: SheetSettings,
    made_at: datetime,
    page_ended: Callable[[int], object] = lambda _: None,
) -> bytes:
    """Return the unsigned sheet of a worksheet; ``made_at`` must know its zone.

    The same worksheet, content, settings and time give the same bytes. ``page_ended`` is called with the number of each
    page that is full; what it raises ends the work.
    """
    worksheet_json = write_worksheet(worksheet)
    form = format_for(settings)
    canvas = TaggedCanvas(form.page_size, title=_TITLE, language=LANGUAGE, made_at=made_at, fingerprint=worksheet_json)
    flow, citations = Flow(canvas, form, page_ended), Citations()
    content = content_of(worksheet, catalogue)
    patient, nurse = draw_page_one(flow, content)
    flow.new_page()
    if worksheet.revision > 1:
        draw_changes(flow, content)
    flow.part("Part 2: The comparison in full")
    FullComparison(flow, content, citations).draw()
    draw_line_up_section(flow, content)
    notes, third = draw_filled_in(flow, content, citations)
    draw_sources(flow, content, citations)
    complete_form(canvas.document, [patient, notes, nurse, third])
    embed_worksheet(canvas.document, worksheet_json, made_at)
    return canvas.finish(_Footer(canvas, form, worksheet, catalogue).draw)


class _Footer:
    """What stands at the foot of every page."""

    def __init__(self, canvas: TaggedCanvas, form: Format, worksheet: Worksheet, catalogue: Catalogue) -> None:
        self._canvas = canvas
        self._form = form
        reviewed = "reviewed" if catalogue.pack.reviewers else "no clinician has reviewed it"
        self._left = f"Not medical advice, not a consent form. Content {catalogue.pack.version}, {reviewed}."
        self._name = worksheet.visit.name.strip()

    def draw(self, page: int, pages: int) -> None:
        """Draw the foot of one page; a long name is cut, the page number never."""
        style, width, top = _SMALL, self._form.width, MARGIN - 6
        number = run(f"{' · ' if self._name else ''}page {page} of {pages}", style)
        name = cut(wrap([run(self._name, style)], width * 0.3 - number.width), 1)
        right = (*(name[0] if name else ()), number)
        taken = sum(part.width for part in right)
        draw(self._canvas, MARGIN, top, [(run(self._left, style),)])
        draw(self._canvas, MARGIN + width - taken, top, [right])
