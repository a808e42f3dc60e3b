"""Part 3: where every number comes from, what this content is, and what the sheet is and is not."""

from __future__ import annotations

from hrbc_desktop.domain.model.content import SOURCE_KIND_NAMES, Catalogue, Source, SourceKind
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.engine.layout import Flow
from hrbc_desktop.pdf.engine.typesetting import Run, height, run, wrap
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.text import N_, _, in_groups

_WHAT_IT_IS = (
    N_(
        "This sheet helps you and your team to talk. It is not medical advice and not a consent form, and it does not "
        "say which treatment to have. Each number comes from its own study. Studies differ in who took part, so their "
        "numbers cannot be put on one scale, and nobody can tell beforehand what happens to one person."
    ),
    N_(
        "A signature shows that nothing was changed after signing. A signer’s own key does not show who signed. "
        "Your answers are inside this file too: whoever has the file can read them."
    ),
)

_USUAL: frozenset[SourceKind] = frozenset({"label", "paper"})
"""What a source is unless its entry says otherwise: a published study or US prescribing information."""

_READ = "; read in November 2026"
"""When most undated pages were read: said once, above the list."""

_INDENT = 20.0
_BETWEEN = 1.0


def draw_sources(flow: Flow, content: Content, citations: Citations, *, with_places: bool) -> None:
    """Draw the part, with one entry for each number that was used before it."""
    flow.part(_(sheet.SOURCES))
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
            flow.paragraph(run(_(sheet.GENERAL_LEFT_OUT), flow.form.small_ink))

    flow.gap(2)
    flow.keep(80)
    with flow.columns(flow.form.columns, flow.measure(sections, flow.form.columns)):
        sections(flow)


def _list(flow: Flow, content: Content, citations: Citations) -> None:
    width = flow.column_width(flow.form.columns) - _INDENT * flow.form.scale
    entries = []
    for number, key in citations.in_order:
        entries.append((f"[{number}]", wrap(_entry(flow, content.catalogue.sources[key]), width)))
    if not entries:
        return
    flow.keep(60)
    tall = sum(height(lines) + _BETWEEN for _, lines in entries)
    with flow.columns(flow.form.columns, tall), flow.list(numbered=True):
        for label, lines in entries:
            flow.wrapped_item(label, [lines], flow.form.small, _INDENT)
            flow.gap(_BETWEEN)


def _entry(flow: Flow, source: Source) -> list[Run]:
    published = ", ".join(filter(None, (source.publisher, str(source.year or ""))))
    kind = "" if source.kind in _USUAL else SOURCE_KIND_NAMES[source.kind]
    details = ". ".join(filter(None, (published, kind[:1].upper() + kind[1:], source.reference.removesuffix(_READ))))
    title = source.title if source.title.endswith((".", "?", "!")) else f"{source.title}."
    return [run(f"{title} {details}.", flow.form.small_ink)]


def _about_the_content(flow: Flow, content: Content) -> None:
    pack = content.catalogue.pack
    reviewed = (
        f"Reviewed by {', '.join(pack.reviewers)}." if pack.reviewers else "No clinician has reviewed this content."
    )
    flow.heading("About this content")
    said = (
        f"Version {pack.version}, of {spoken_date(pack.date)}. Next review by {spoken_date(pack.review_due)}. "
        f"{reviewed} Funding: {pack.funding} {pack.update_policy} {pack.not_included}"
    )
    flow.paragraph(run(said, flow.form.small_ink))
    flow.gap(3)
    flow.paragraph(run(_made_from(content.worksheet, pack.version), flow.form.small))


def _made_from(worksheet: Worksheet, version: str) -> str:
    made = f"Worksheet {worksheet.id}, revision {worksheet.revision}, made with content {version}."
    if worksheet.previous_digest:
        made += f" It goes on from the signed file with the SHA-256 digest {in_groups(worksheet.previous_digest)}."
    return made


def _about_the_sheet(flow: Flow) -> None:
    flow.heading("What this sheet is, and is not")
    for text in _WHAT_IT_IS:
        flow.paragraph(run(_(text), flow.form.small_ink))
        flow.gap(2)


def _places(flow: Flow, catalogue: Catalogue) -> None:
    if not catalogue.places:
        return
    flow.heading("Trusted places to read more")
    pages: dict[str, list[str]] = {}
    for place in catalogue.places:
        pages.setdefault(place.name, []).append(place.page)
    named = "; ".join(f"{name}: {', '.join(titles)}" for name, titles in pages.items())
    flow.paragraph(run(f"{named}.", flow.form.small_ink))
