"""What a person has prepared for her visit, in a few calm sentences for the end of her work."""

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.preferences.offer import named
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.text import listed

_MOST_NAMED = 3
"""So many things that matter are named."""


def prepared(worksheet: Worksheet, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the sentences: what comes next. What the sheet says stands on its pages beside them."""
    return tuple(filter(None, (_questions(worksheet, catalogue), _to_bring(worksheet))))


def what_matters_most(worksheet: Worksheet, catalogue: Catalogue) -> str:
    """Return what she put first, at most three things; empty while nothing is in order."""
    values = worksheet.values
    things = [thing for row in values.weighed if (thing := named(row.attribute, values, catalogue))]
    names = "; ".join(thing.improvement for thing in things[:_MOST_NAMED])
    return _("What matters most to you, in your order: {names}.").format(names=names) if names else ""


def _questions(worksheet: Worksheet, catalogue: Catalogue) -> str:
    questions = question_list(worksheet, catalogue)
    have = ngettext("You have {n} question to ask.", "You have {n} questions to ask.", len(questions))
    return have if questions else ""


def _to_bring(worksheet: Worksheet) -> str:
    visit = worksheet.visit
    things = listed([_("this PDF"), _("the medicines that you take, or a list of them")])
    if visit.appointment_date:
        bring = _("Bring to your visit on {day}: {things}.").format(
            day=spoken_date(visit.appointment_date), things=things
        )
    else:
        bring = _("Bring to your visit: {things}.").format(things=things)
    companions = visit.companions.strip()
    with_you = _("Coming with you: {names}.").format(names=companions) if companions else ""
    return " ".join(filter(None, (bring, with_you, _("You can still change your mind about anything."))))
