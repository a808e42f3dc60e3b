"""What a person may want to know before she signs: what is complete and what is not. It never blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION
from hrbc_desktop.domain.model.worksheet import FEWEST_OPTIONS, VisitQuestion, Worksheet
from hrbc_desktop.domain.visit.steps import StepName, missing
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.decisions import decision_title
from hrbc_desktop.wording.preferences import leaning_text
from hrbc_desktop.wording.revision_changes import changes
from hrbc_desktop.wording.text import listed

MOST_CHANGES = 6
"""Lines that are read before signing; the sheet has all."""

_MOST_LETTERS = 8
"""Of those that the sheet cannot show: enough to find them by."""


@dataclass(frozen=True)
class ChecklistLine:
    """One thing that is complete or not, and the step where it is found."""

    text: str
    complete: bool
    step: StepName
    way: str = _("Add it")
    """The words of the button that leads there."""


def not_printed(letters: Mapping[str, str], pictures: str) -> str:
    """Say what the sheet cannot show, before anybody signs it; empty when it can show all.

    `letters`: by script, those that were typed; `pictures`: the emoji that were typed.
    """
    lines = []
    if letters:
        words = _("{script} letters ({letters})")
        named = listed([words.format(script=script, letters=_some(typed)) for script, typed in letters.items()])
        lines.append(_("Your sheet cannot show {letters}. It will say that they are missing.").format(letters=named))
        lines.append(_("You can type these words again in English letters, or write them on the printed sheet."))
    if pictures:
        words = _("Your sheet cannot show emoji ({pictures}). It will say in words what they show.")
        lines.append(words.format(pictures=_some(pictures)))
    return " ".join(lines)


def _some(letters: str) -> str:
    return " ".join(letters[:_MOST_LETTERS]) + (" …" if len(letters) > _MOST_LETTERS else "")


def before_signing(
    worksheet: Worksheet,
    catalogue: Catalogue,
    questions: Sequence[VisitQuestion],
    about: tuple[int, int],
    unprinted: str = "",
) -> tuple[ChecklistLine, ...]:
    """Return a line for each part of the worksheet, in the order of the steps.

    `questions`: those of her list; `about`: how many of the questions about her are answered, and how many there are;
    `unprinted`: what `not_printed` says of her words.
    """
    values_missing = [lack for lack in missing(worksheet, "values") if "lean" not in lack]
    return (
        *((ChecklistLine(unprinted, complete=False, step="start", way=_("Change it")),) if unprinted else ()),
        _start(worksheet),
        _about(*about),
        _options(worksheet, catalogue),
        ChecklistLine(
            _("What matters is weighed")
            if not values_missing
            else _("Not said yet: {things}").format(things=listed(values_missing)),
            not values_missing,
            "values",
        ),
        ChecklistLine(leaning_text(worksheet, catalogue), worksheet.values.leaning is not None, "values"),
        _questions(len(questions)),
    )


def what_is_open(lines: Sequence[ChecklistLine]) -> tuple[ChecklistLine, ...]:
    """Return the lines that are open: what is there stands in the sheet itself."""
    return tuple(line for line in lines if not line.complete)


def since_last_signed(worksheet: Worksheet, catalogue: Catalogue) -> tuple[str, ...]:
    """Say what changed since the last signed sheet, a line for each; empty for the first sheet."""
    if worksheet.revision == 1:
        return ()
    if worksheet.signed_before is None:
        return (_("An older program made that sheet and did not keep what it said. Compare the two sheets."),)
    sentences = [change.sentence for change in changes(worksheet.signed_before, worksheet, catalogue)]
    if len(sentences) > MOST_CHANGES:
        sentences[MOST_CHANGES:] = [_("{number} more: see your sheet.").format(number=len(sentences) - MOST_CHANGES)]
    return tuple(sentences) or (_("Nothing has changed."),)


def _start(worksheet: Worksheet) -> ChecklistLine:
    lacking = missing(worksheet, "start")
    text = _("Not written yet: {things}").format(things=listed(lacking)) if lacking else _("Name and visit are there")
    return ChecklistLine(text, not lacking, "start")


def _about(answered: int, asked: int) -> ChecklistLine:
    if answered >= asked:
        return ChecklistLine(_("The questions about you are answered"), complete=True, step="about")
    left = ngettext("{n} question about you is open.", "{n} questions about you are open.", asked - answered)
    request = _("Go through my report together?")
    return ChecklistLine(f"{left} {request}", complete=False, step="about")


def _options(worksheet: Worksheet, catalogue: Catalogue) -> ChecklistLine:
    title, number = decision_title(worksheet, catalogue), len(worksheet.options)
    if worksheet.decision == UNKNOWN_DECISION:
        return ChecklistLine(_("What we are deciding: first question on your list"), complete=True, step="options")
    if not title:
        return ChecklistLine(_("Not said yet: what you are deciding"), complete=False, step="options")
    compared = _("Fewer than 2 options picked")
    if number >= FEWEST_OPTIONS:
        compared = ngettext("{n} option compared", "{n} options compared", number)
    return ChecklistLine(f"{title} {compared}", complete=number >= FEWEST_OPTIONS, step="options")


def _questions(number: int) -> ChecklistLine:
    if not number:
        return ChecklistLine(_("No questions on your list yet"), complete=False, step="questions")
    text = ngettext("{n} question on your list", "{n} questions on your list", number)
    return ChecklistLine(text, complete=True, step="questions")
