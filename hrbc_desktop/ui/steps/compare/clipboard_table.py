"""The comparison as a table for a letter: what is on the screen, with where it comes from."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from hrbc_desktop.domain.compare.rows import GROUP_NAMES, DecisionRow
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.dialogs import REVIEWED_BY_NOBODY
from hrbc_desktop.ui.kit.metrics import XS
from hrbc_desktop.ui.kit.theme import LIGHT
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel
from hrbc_desktop.wording.comparison import EACH_FROM_ITS_OWN_STUDY

_CELL = f"border:1px solid {LIGHT.control_line}; padding:{XS}px; vertical-align:top; text-align:left"


def letter_text(model: ComparisonModel, rows: Sequence[DecisionRow]) -> str:
    """Return the rows as plain text, columns parted by tabs."""
    lines = [model.context.decision.question, "\t".join(["", *model.option_names])]
    for group, members in groupby(rows, key=lambda row: row.group):
        lines.append(GROUP_NAMES[group])
        lines += ["\t".join([_head(model, row), *_cells(model, row)]) for row in members]
    return "\n".join([*lines, *_notes(model, rows)]) + "\n"


def letter_html(model: ComparisonModel, rows: Sequence[DecisionRow]) -> str:
    """Return the rows as a table that a letter takes over with its lines."""
    columns = len(model.option_names) + 1
    lines = [_line("th", ["", *model.option_names])]
    for group, members in groupby(rows, key=lambda row: row.group):
        lines.append(f'<tr><th colspan="{columns}" style="{_CELL}">{escape(GROUP_NAMES[group])}</th></tr>')
        lines += [_line("td", [_head(model, row), *_cells(model, row)]) for row in members]
    notes = "".join(f"<p>{escape(note)}</p>" for note in _notes(model, rows))
    heading = f"<p><b>{escape(model.context.decision.question)}</b></p>"
    return f'{heading}<table style="border-collapse:collapse">{"".join(lines)}</table>{notes}'


def _head(model: ComparisonModel, row: DecisionRow) -> str:
    """Name a row with its time, in whom, and what it counts: a figure never leaves them behind."""
    return " ".join([f"{model.title(row)}.", *model.words(row).head])


def _cells(model: ComparisonModel, row: DecisionRow) -> Iterator[str]:
    return (" ".join(words.text() for words in cell) for cell in model.words(row).cells)


def _line(tag: str, texts: Sequence[str]) -> str:
    cells = (f'<{tag} style="{_CELL}">{escape(text)}</{tag}>' for text in texts)
    return f"<tr>{''.join(cells)}</tr>"


def _notes(model: ComparisonModel, rows: Sequence[DecisionRow]) -> Iterator[str]:
    catalogue = model.catalogue
    yield EACH_FROM_ITS_OWN_STUDY
    keys = dict.fromkeys(key for row in rows for cell in row.cells for key, _ in cell.sources)
    sources = (catalogue.sources[key] for key in keys)
    yield "Sources: " + "; ".join(
        f"{source.title}, {source.year}" if source.year else source.title for source in sources
    )
    reviewed = ", ".join(catalogue.pack.reviewers)
    review = _("Reviewed by {reviewed}.").format(reviewed=reviewed) if reviewed else REVIEWED_BY_NOBODY
    yield _("Content version {version}. {review}").format(version=catalogue.pack.version, review=review)
