"""Part 3: where every number comes from, what this content is, and what the sheet is and is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hrbc_desktop.domain.model.content import SOURCE_KIND_NAMES, Catalogue, Figure, Source
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.engine.layout import Flow, bold, coloured
from hrbc_desktop.pdf.engine.typesetting import INK, Run, height, run, wrap
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.text import in_groups

_WHAT_IT_IS = (
    (
        "This sheet helps you and your team to talk. It is not medical advice and not a consent form. It does not say "
        "which treatment to have."
    ),
    (
        "Each number comes from its own study. Numbers from different studies cannot be put on one scale, since the "
        "people in them were not the same. Nobody can tell beforehand what happens to one person."
    ),
    (
        "A signature shows that nothing changed after signing. Made with a key of one’s own computer, it does not "
        "prove who signed. Made with the certificate of a clinic, its box names who vouches for the name."
    ),
    "Your answers are inside this file too, so that the program can open it again. Whoever has the file can read them.",
)


_WORKED_OUT = "A star (*) means: worked out from printed numbers, and may be off by one."

_INDENT = 22.0
_BETWEEN = 1.5


def draw_sources(flow: Flow, content: Content, citations: Citations) -> None:
    """Draw the part, with one entry for each number that was used before it."""
    flow.part("Part 3: Where the numbers come from")
    flow.paragraph(run(f"{content.catalogue.pack.method} {_WORKED_OUT}", flow.form.cell))
    flow.gap(5)
    _list(flow, content, citations)

    def sections(flow: Flow) -> None:
        _about_the_content(flow, content)
        _about_the_sheet(flow)
        _places(flow, content.catalogue)

    flow.gap(8)
    flow.keep(140)
    with flow.columns(flow.form.columns, flow.measure(sections, flow.form.columns)):
        sections(flow)


def _list(flow: Flow, content: Content, citations: Citations) -> None:
    uses, width = _uses(content), flow.column_width(flow.form.columns) - _INDENT * flow.form.scale
    entries = []
    for number, key in citations.in_order:
        used_for = [run(f" {line}", flow.form.small) for line in uses.get(key, [])]
        entries.append((f"[{number}]", wrap([*_entry(flow, content.catalogue.sources[key]), *used_for], width)))
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
    kind = SOURCE_KIND_NAMES[source.kind]
    details = ". ".join(filter(None, (published, kind[0].upper() + kind[1:], source.reference)))
    title = source.title if source.title.endswith((".", "?", "!")) else f"{source.title}."
    style = coloured(flow.form.small, INK)
    return [run(f"{title} ", bold(style)), run(f"{details}.", style)]


def _uses(content: Content) -> dict[str, list[str]]:
    """For each source: the figures taken from it, with the people, the time and the place in the source."""
    found = sorted(_figures(content), key=lambda use: (use[0], use[1]))
    lines: dict[str, list[str]] = {}
    for (source, about), group in groupby(found, key=lambda use: (use[0], use[1])):
        titles = ", ".join(dict.fromkeys(title for _, _, title in group))
        lines.setdefault(source, []).append(f"{about[0]}: {titles}. {about[1]}")
    return lines


def _figures(content: Content) -> Iterator[tuple[str, tuple[str, str], str]]:
    for row in content.comparison.rows:
        for cell in row.cells:
            for figure in (cell.side_effect, cell.benefit):
                if figure:
                    yield figure.source, (content.worksheet.letter(cell.option), _population(figure)), row.title


def _population(figure: Figure) -> str:
    people = f"{figure.n} people" if figure.n else "number of people not stated"
    worked_out = " *" if figure.worked_out else ""
    place = f" ({figure.locator})" if figure.locator else ""
    return f"{figure.population}; {people}; {figure.time}{place}.{worked_out}"


def _about_the_content(flow: Flow, content: Content) -> None:
    pack = content.catalogue.pack
    reviewed = (
        f"Reviewed by {', '.join(pack.reviewers)}." if pack.reviewers else "No clinician has reviewed this content."
    )
    flow.heading("About this content")
    said = (
        f"Version {pack.version}, of {spoken_date(pack.date)}. Next review by {spoken_date(pack.review_due)}. "
        f"{reviewed} Funding: {pack.funding} {pack.update_policy}"
    )
    flow.paragraph(run(said, flow.form.cell))
    flow.gap(3)
    flow.paragraph(run(_made_from(content.worksheet, pack.version), flow.form.small))


def _made_from(worksheet: Worksheet, version: str) -> str:
    made = f"Worksheet {worksheet.id}, revision {worksheet.revision}, made with content {version}."
    if worksheet.previous_digest:
        made += f" It goes on from the signed file with the SHA-256 digest {in_groups(worksheet.previous_digest)}."
    return made


def _about_the_sheet(flow: Flow) -> None:
    flow.heading("What this sheet is, and is not")
    for sentence in _WHAT_IT_IS:
        flow.paragraph(run(sentence, flow.form.cell))
        flow.gap(3)


def _places(flow: Flow, catalogue: Catalogue) -> None:
    if not catalogue.places:
        return
    flow.heading("Trusted places to read more")
    pages: dict[str, list[str]] = {}
    for place in catalogue.places:
        pages.setdefault(place.name, []).append(place.page)
    with flow.list(numbered=False):
        for name, titles in pages.items():
            words = [run(f"{name}: {'; '.join(titles)}", flow.form.small)]
            flow.item("•", words, style=flow.form.small, indent=10)
