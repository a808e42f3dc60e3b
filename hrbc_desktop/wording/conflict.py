"""What two versions of one worksheet say differently, side by side."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.dates import spoken_date, spoken_time
from hrbc_desktop.wording.revision_changes import changes
from hrbc_desktop.wording.visit import signed_by, visit_record


class Difference(NamedTuple):
    """One thing, and what each version says of it."""

    what: str
    here: str
    there: str


def differences(here: Worksheet, there: Worksheet, catalogue: Catalogue) -> list[Difference]:
    """What differs, in the order of the sheet: also what was noted in a visit, and who has signed."""
    listed_there = there.evolve(questions=question_list(there, catalogue))
    listed = [Difference(change.what, change.now, change.before) for change in changes(listed_there, here, catalogue)]
    noted = zip(_noted(here), _noted(there), strict=True)
    return listed + [Difference(what, mine, theirs) for (what, mine), (_what, theirs) in noted if mine != theirs]


def _noted(worksheet: Worksheet) -> Iterator[tuple[str, str]]:
    talked_about = len(worksheet.talked_about)
    yield _("Revision"), str(worksheet.revision)
    yield _("Noted in the visit"), visit_record(worksheet) or _("Nothing")
    yield _("Talked about"), ngettext("{n} row", "{n} rows", talked_about) if talked_about else _("Nothing")
    yield _("Signed by"), signed_by(worksheet)


def conflict_sentence(mine: datetime, theirs: datetime, theirs_by: str) -> str:
    """Say when each version was changed and by whom, and what happens to the one that is not kept.

    The times are in the computer's own zone.
    """
    by = _(" by {name}").format(name=theirs_by) if theirs_by else ""
    return _(
        "This version was changed on {mine}. The other one was saved meanwhile{by}, from another window or computer, "
        "and changed on {theirs}. Only what both of you changed is asked here; all else is kept from both sides. "
        "Both are safe until you choose. Of what stands below, the version you don’t keep will be deleted."
    ).format(mine=_when(mine), theirs=_when(theirs), by=by)


def put_together(theirs_by: str) -> str:
    """Say that another person's changes were taken in beside one's own."""
    who = theirs_by or _("somebody else")
    return _("Changes by {name} were added. What you wrote is still here.").format(name=who)


def other_was_deleted() -> str:
    """Say what happens to a worksheet that was deleted elsewhere."""
    return _(
        "The other version was deleted. Keep this version to bring the worksheet back. If you use the other one, you "
        "lose your last change. The rest can be restored for 30 days."
    )


def other_is_gone() -> str:
    """Say what is left to do when the other version cannot be had any more."""
    return _(
        "The other version was erased, or cannot be read. This version is safe. You can keep it as a worksheet of "
        "its own."
    )


def _when(moment: datetime) -> str:
    return _("{day} at {time}").format(day=spoken_date(moment.date()), time=spoken_time(moment.time()))
