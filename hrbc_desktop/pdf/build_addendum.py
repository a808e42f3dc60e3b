"""Makes the page of a correction: a PDF of its own, in the look of the sheet that it belongs to.

What it shows depends on the correction alone, not on the content of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hrbc_desktop.domain.model.addendum import Addendum, write_addendum
from hrbc_desktop.pdf.engine.embedded_json import embed_addendum
from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, Format, SheetSettings, bold, format_for, quiet
from hrbc_desktop.pdf.engine.origin import PROGRAM, Origin
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import draw, height, run, wrap
from hrbc_desktop.pdf.signing.boxes import place_addendum_box, room_for_boxes
from hrbc_desktop.pdf.signing.form_fields import complete_form
from hrbc_desktop.translation import _
from hrbc_desktop.wording import addendum as words
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.text import in_groups

_LANGUAGE = "en-US"
_NO_CONTENT = "0" * 16
"""No content pack has a part in these pages."""
_ABOVE_HEAD, _BELOW_HEAD = 8.0, 4.0


def make_addendum(addendum: Addendum, settings: SheetSettings, made_at: datetime) -> bytes:
    """Return the unsigned page, or pages; ``made_at`` must know its zone. The same correction gives the same bytes."""
    made_at = made_at.replace(microsecond=0)
    whose, form = words.whose(addendum), format_for(settings)
    head = height(wrap([run(whose, form.head)], form.width)[1:])
    form = replace(form, head_room=head + _BELOW_HEAD if head else 0.0)
    content = write_addendum(addendum)
    canvas = TaggedCanvas(
        form.page_size, title=words.title(addendum), language=_LANGUAGE, made_at=made_at, fingerprint=content
    )
    canvas.document.creator = str(Origin(PROGRAM, _NO_CONTENT, settings, 0))
    flow = Flow(canvas, form)
    _draw(flow, addendum)
    complete_form(canvas.document, [place_addendum_box(flow)])
    embed_addendum(canvas.document, content, made_at)
    return canvas.finish(lambda page, pages: _draw_margins(canvas, form, whose, page, pages))


def is_made_here(origin: Origin) -> bool:
    """Whether this very program says that it made the page."""
    return (origin.program, origin.content) == (PROGRAM, _NO_CONTENT)


def _draw(flow: Flow, addendum: Addendum) -> None:
    canvas, form, correction = flow.canvas, flow.form, addendum.correction
    flow.y += form.head_room
    title = words.title(addendum)
    canvas.outline(title, 0)
    with canvas.element("H1"):
        flow.y = draw(canvas, MARGIN, flow.y, wrap([run(title, form.title)], form.width))
    flow.gap(4)
    flow.paragraph(run(addendum.visit.name.strip() or _("No name yet"), bold(form.body)))
    if identity := words.identity(addendum):
        flow.paragraph(run(identity, quiet(form.cell)))
    flow.gap(6)
    flow.paragraph(run(words.BOTH, form.body))
    _section(flow, words.WRONG, correction.wrong.splitlines())
    _section(flow, words.RIGHT, correction.right.splitlines(), is_bold=True)
    _section(flow, words.SOURCE, [correction.source])
    _section(flow, words.SHEET, words.sheet_lines(addendum))
    flow.paragraph(run(words.fingerprint(in_groups(addendum.sheet_digest)), form.small))
    flow.gap(6)
    flow.keep(room_for_boxes(form))


def _section(flow: Flow, heading: str, lines: Sequence[str], *, is_bold: bool = False) -> None:
    flow.heading(heading, follows=30)
    style = bold(flow.form.body) if is_bold else flow.form.body
    for line in filter(str.strip, lines):
        flow.paragraph(run(line, style))
        flow.gap(3)


def _draw_margins(canvas: TaggedCanvas, form: Format, whose: str, page: int, pages: int) -> None:
    """Draw head and foot of one page; page 1 says in its own heading whose it is."""
    if page > 1:
        with canvas.page_head():
            draw(canvas, MARGIN, form.page_size[1] - _ABOVE_HEAD, wrap([run(whose, form.head)], form.width))
    number, top = run(sheet.page_number(page, pages), form.foot), MARGIN - 3
    with canvas.page_foot():
        if not form.is_large:
            draw(canvas, MARGIN, top, wrap([run(sheet.LAST_WORD, form.foot)], form.width))
        draw(canvas, MARGIN + form.width - number.width, top, [(number,)])
