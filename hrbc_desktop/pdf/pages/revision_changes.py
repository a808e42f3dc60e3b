"""What moved since the last signed sheet: for a clinician who knows that one and wants to know what is new."""

from __future__ import annotations

from hrbc_desktop.domain.model.worksheet import Revision
from hrbc_desktop.pdf.engine.layout import Flow, cut, quiet
from hrbc_desktop.pdf.engine.table import Table, Words
from hrbc_desktop.pdf.engine.typesetting import run, wrap
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.translation import _
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.revision_changes import CHANGE_GROUP_NAMES
from hrbc_desktop.wording.text import listed

_MOST_LINES = 6
"""Of one text: what is longer stands in full elsewhere, on this sheet and on the one before."""

_NOT_KEPT = _(
    "The revision before this one was made by an older program, which did not keep it in the file. So this page "
    "cannot say what has changed since. Compare the two sheets."
)


def draw_changes(flow: Flow, content: Content) -> None:
    """Draw what changed, side by side with what the revision before said."""
    flow.part(sheet.CHANGES)
    flow.canvas.mark_page("changes")
    before = content.worksheet.signed_before
    if before is None:
        flow.paragraph(run(_NOT_KEPT, flow.form.body))
        return
    flow.paragraph(run(_since(before, len(content.changes)), flow.form.body))
    if content.changes:
        flow.gap(6)
        _draw_table(flow, content)


def _draw_table(flow: Flow, content: Content) -> None:
    table = Table(flow, (_("When last signed"), "Now"), 0 if flow.form.is_large else 130, padding=3.5)
    style, group = flow.form.cell, None
    with flow.canvas.element("Table"):
        table.heading()
        for change in content.changes:
            if change.group != group:
                group = change.group
                table.group(CHANGE_GROUP_NAMES[group])
            before, now = run(change.before, quiet(style)), run(change.now, style)
            cells = [Words(cut(wrap([text], table.inner), _MOST_LINES)) for text in (before, now)]
            table.row(table.label(change.what), [[cell] for cell in cells])


def _since(before: Revision, changed: int) -> str:
    names = [signature.name for signature in before.signatures]
    signed = f", signed by {listed(names)} on {spoken_date(before.signatures[-1].signed_at)}" if names else ""
    sheet = f"Revision {before.revision}{signed}"
    if not changed:
        return _(
            "{sheet}, says the same. Nothing in the answers, options, questions or numbers has changed since."
        ).format(sheet=sheet)
    things = _("One thing differs") if changed == 1 else _("{changed} things differ").format(changed=changed)
    return _("{things} from {sheet}. What is not named here is the same.").format(
        things=things, sheet=sheet[0].lower() + sheet[1:]
    )
