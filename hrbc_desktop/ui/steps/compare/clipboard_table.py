"""The comparison as a table for a letter: what is on the screen, with where it comes from."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from hrbc_desktop.domain.compare.comparison import GROUP_NAMES, Row
from hrbc_desktop.ui.help.dialogs import REVIEWED_BY_NOBODY
from hrbc_desktop.ui.kit.metrics import XS
from hrbc_desktop.ui.kit.theme import LIGHT
from hrbc_desktop.ui.steps.compare.comparison_model import STUDIES_DIFFER, ComparisonModel
from hrbc_desktop.wording.figures import cell_sentence

_CELL = f"border:1px solid {LIGHT.control_line}; padding:{XS}px; vertical-align:top; text-align:left"


def letter_text(model: ComparisonModel, rows: Sequence[Row]) -> str:
    """Return the rows as plain text, columns parted by tabs."""
    lines = ["\t".join(["", *model.option_names])]
    for group, members in groupby(rows, key=lambda row: row.group):
        lines.append(GROUP_NAMES[group])
        lines += ["\t".join([row.title, *_cells(model, row)]) for row in members]
    return "\n".join([*lines, *_notes(model, rows)]) + "\n"


def letter_html(model: ComparisonModel, rows: Sequence[Row]) -> str:
    """Return the rows as a table that a letter takes over with its lines."""
    columns = len(model.option_names) + 1
    lines = [_line("th", ["", *model.option_names])]
    for group, members in groupby(rows, key=lambda row: row.group):
        lines.append(f'<tr><th colspan="{columns}" style="{_CELL}">{escape(GROUP_NAMES[group])}</th></tr>')
        lines += [_line("td", [row.title, *_cells(model, row)]) for row in members]
    notes = "".join(f"<p>{escape(note)}</p>" for note in _notes(model, rows))
    return f'<table style="border-collapse:collapse">{"".join(lines)}</table>{notes}'


def _cells(model: ComparisonModel, row: Row) -> Iterator[str]:
    return (cell_sentence(row, cell, model.catalogue) for cell in row.cells)


def _line(tag: str, texts: Sequence[str]) -> str:
    cells = (f'<{tag} style="{_CELL}">{escape(text)}</{tag}>' for text in texts)
    return f"<tr>{''.join(cells)}</tr>"


def _notes(model: ComparisonModel, rows: Sequence[Row]) -> Iterator[str]:
    catalogue = model.catalogue
    yield STUDIES_DIFFER
    keys = dict.fromkeys(key for row in rows for cell in row.cells for key, _ in cell.sources)
    told = (catalogue.sources[key] for key in keys)
    yield "Sources: " + "; ".join(f"{source.title}, {source.year}" if source.year else source.title for source in told)
    reviewed = ", ".join(catalogue.pack.reviewers)
    review = f"Reviewed by {reviewed}." if reviewed else REVIEWED_BY_NOBODY
    yield f"Content version {catalogue.pack.version}. {review}"
