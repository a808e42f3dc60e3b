"""Part 3: where every number comes from, what this content is, and what the sheet is and is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext
from math import fsum

from hrbc_desktop.domain.model.content import Catalogue, Source
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.engine.layout import Flow
from hrbc_desktop.pdf.engine.typesetting import Line, Run, draw, height, run, wrap
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.translation import _
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.sources import citation
from hrbc_desktop.wording.text import in_groups

_WHAT_IT_IS = (
    _(
        "This sheet helps you and your team to talk. It is not medical advice and not a consent form, and it does not "
        "say which treatment to have. Each number comes from its own study. Studies differ in who took part, so their "
        "numbers cannot be put on one scale, and nobody can tell beforehand what happens to one person."
    ),
    _(
        "A signature shows that nothing was changed after signing. A signer’s own key does not show who signed. "
        "Your answers are inside this file too: whoever has the file can read them."
    ),
)

_ADDRESSES = (
    (r"\b(10\.\d{4,9}/[^\s;,]+)", "https://doi.org/{}"),
    (r"PMID\s*(\d+)", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    (r"(PMC\d+)", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    (r"(NCT\d{8})", "https://clinicaltrials.gov/study/{}"),
    (r"SPL set id ([0-9a-f-]{36})", "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={}"),
)
"""Where a document is found by what names it in a reference."""

_INDENT = 20.0
_BETWEEN = 1.0


def draw_sources(flow: Flow, content: Content, citations: Citations, *, with_places: bool) -> None:
    """Draw the part, with one entry for each number that was used before it."""
    flow.part(sheet.SOURCES)
    flow.canvas.mark_page("sources")
    flow.paragraph(run(content.catalogue.pack.method, flow.form.small_ink))
    flow.gap(5)
    _list(flow, content, citations)

    def sections(flow: Flow) -> None:
        _about_the_content(flow, content)
        _about_the_sheet(flow)
        if with_places:
            _places(flow, content.catalogue)
        else:
            flow.paragraph(run(sheet.GENERAL_LEFT_OUT, flow.form.small_ink))

    flow.gap(2)
    flow.keep(80)
    with flow.columns(flow.form.columns, flow.measure(sections, flow.form.columns)):
        sections(flow)


def _list(flow: Flow, content: Content, citations: Citations) -> None:
    width = flow.column_width(flow.form.columns) - _INDENT * flow.form.scale
    sources = [(number, content.catalogue.sources[key]) for number, key in citations.in_order]
    entries = [(number, source, wrap(_entry(flow, source), width)) for number, source in sources]
    if not entries:
        return
    flow.keep(60)
    tall = fsum(height(lines) + _BETWEEN for _number, _source, lines in entries)
    with flow.columns(flow.form.columns, tall), flow.list(numbered=True):
        for number, source, lines in entries:
            _item(flow, f"[{number}] ", source, lines)
            flow.gap(_BETWEEN)


def _item(flow: Flow, label: str, source: Source, lines: Sequence[Line]) -> None:
    """Draw one source; where its reference names a document that has an address, the entry leads there."""
    canvas, address = flow.canvas, address_of(source.reference)
    flow.keep(height(lines))
    left, top = flow.left + _INDENT * flow.form.scale, flow.y
    with canvas.element("LI"):
        with canvas.element("Lbl"):
            draw(canvas, flow.left, top, [(run(label, flow.form.small),)])
        with canvas.element("LBody") as body, canvas.element("Link") if address else nullcontext(body) as entry:
            flow.y = draw(canvas, left, top, lines)
            if address and canvas.is_seen:
                canvas.link(entry, address, source.title, (left, flow.y, flow.left + flow.width, top))


def address_of(reference: str) -> str:
    """Return the address of the document that a reference names by its DOI, PMID and the like; empty without one."""
    for pattern, address in _ADDRESSES:
        if found := re.search(pattern, reference):
            return address.format(found[1].rstrip(".,;"))
    return ""


def _entry(flow: Flow, source: Source) -> list[Run]:
    return [run(citation(source), flow.form.small_ink)]


def _about_the_content(flow: Flow, content: Content) -> None:
    pack = content.catalogue.pack
    reviewed = (
        _("Reviewed by {names}.").format(names=", ".join(pack.reviewers))
        if pack.reviewers
        else _("No clinician has reviewed this content.")
    )
    flow.heading(_("About this content"))
    text = _(
        "Version {version}, of {date}. Next review by {review_due}. {reviewed} "
        "Funding: {funding} {update_policy} {not_included}"
    ).format(
        version=pack.version,
        date=spoken_date(pack.date),
        review_due=spoken_date(pack.review_due),
        reviewed=reviewed,
        funding=pack.funding,
        update_policy=pack.update_policy,
        not_included=pack.not_included,
    )
    flow.paragraph(run(text, flow.form.small_ink))
    flow.gap(3)
    flow.paragraph(run(_made_from(content.worksheet, pack.version), flow.form.small))


def _made_from(worksheet: Worksheet, version: str) -> str:
    made = _("Worksheet {id}, revision {revision}, made with content {version}.").format(
        id=worksheet.id, revision=worksheet.revision, version=version
    )
    if worksheet.previous_digest:
        made += _(" It goes on from the signed file with the SHA-256 digest {in_groups}.").format(
            in_groups=in_groups(worksheet.previous_digest)
        )
    return made


def _about_the_sheet(flow: Flow) -> None:
    flow.heading(_("What this sheet is, and is not"))
    for text in _WHAT_IT_IS:
        flow.paragraph(run(text, flow.form.small_ink))
        flow.gap(2)


def _places(flow: Flow, catalogue: Catalogue) -> None:
    if not catalogue.places:
        return
    flow.heading(_("Trusted places to read more"))
    pages: dict[str, list[str]] = {}
    for link in catalogue.places:
        pages.setdefault(link.name, []).append(link.page)
    named = "; ".join(f"{name}: {', '.join(titles)}" for name, titles in pages.items())
    flow.paragraph(run(f"{named}.", flow.form.small_ink))
