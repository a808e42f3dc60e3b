"""The visit as plain text for the clinic's own record, always in the same order."""

from collections.abc import Sequence

from hrbc_desktop.domain.model.addendum import SignedAddendum
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.translation import _
from hrbc_desktop.wording.addendum import belongs
from hrbc_desktop.wording.closing_summary import what_matters_most
from hrbc_desktop.wording.dates import spoken_date, spoken_moment
from hrbc_desktop.wording.decisions import decision_title, option_words
from hrbc_desktop.wording.preferences import leaning_text
from hrbc_desktop.wording.sheet import whose
from hrbc_desktop.wording.visit import talk_line, what_became


def chart_text(
    worksheet: Worksheet, catalogue: Catalogue, sha256: str = "", corrections: Sequence[SignedAddendum] = ()
) -> str:
    """Return whose it is, what was decided on and gone through, what is open, who does what, and who signed.

    `sha256`: of the signed PDF, in hex; empty while there is none. `corrections`: what belongs to it since; they come
    before what they correct.
    """
    questions = question_list(worksheet, catalogue)
    done = [one for one in questions if one.asked or one.answered or one.answer]
    left = [one for one in questions if one.answered != "yes" or one.carry_over]
    agreed = [line.strip() for line in worksheet.agreed.splitlines() if line.strip()]
    told_of_questions = [
        (_("Questions asked and answered"), [_asked(one) for one in done]),
        (_("Open"), [one.text for one in left]),
    ]
    if worksheet.is_closed and not done:  # as in a file: what became of them stands in the notes alone
        told_of_questions = [(_("Questions on her list"), [f"{n}: {q.text}" for n, q in enumerate(questions, start=1)])]
    parts: list[tuple[str, list[str]]] = [
        (_("Treatment worksheet"), [whose(worksheet), _visit(worksheet)]),
        *([(_("Corrected since"), [belongs(one) for one in corrections])] if corrections else []),
        (_("Decision"), [decision_title(worksheet, catalogue) or _("Not said")]),
        (_("Options gone through"), _options(worksheet, catalogue)),
        (_("What matters"), [what_matters_most(worksheet, catalogue)]),
        (_("Leaning"), [leaning_text(worksheet, catalogue)]),
        *told_of_questions,
        (_("Agreed: who, what, by when"), agreed),
        (_("Notes"), [worksheet.nurse_notes.strip(), talk_line(worksheet)]),
        (_("Signed by"), [f"{one.name}, {spoken_moment(one.signed_at)}" for one in worksheet.signatures]),
        (_("File (SHA-256)"), [sha256]),
    ]
    filled = [(title, [line for line in lines if line]) for title, lines in parts]
    return "\n".join(
        "\n".join((title.upper(), *(f"- {line}" for line in lines or [_("None")]))) for title, lines in filled
    )


def chart_copied() -> str:
    """Say that it can be pasted, and how long."""
    return _("Copied. Paste it into the clinic’s own record. It is gone when you lock or close this program.")


def _visit(worksheet: Worksheet) -> str:
    day = worksheet.visit.appointment_date
    return _("Visit on {day}").format(day=spoken_date(day)) if day else ""


def _options(worksheet: Worksheet, catalogue: Catalogue) -> list[str]:
    found = [(key, catalogue.options.get(key)) for key in worksheet.options]
    return [f"{worksheet.letter(key)}: {option_words(one, worksheet, catalogue)}" for key, one in found if one]


def _asked(question: VisitQuestion) -> str:
    """Say what was asked, what became of it, and the answer."""
    state = what_became(question)
    return ". ".join(filter(None, (question.text.rstrip("."), state, question.answer.strip()))).replace("?.", "?")
