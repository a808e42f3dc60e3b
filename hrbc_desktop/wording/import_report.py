"""What is said of a record that was read: what answers it gives, what is not understood, what is not used."""

from hrbc_desktop.domain.model.profile import OUTCOME_LABELS, QUESTIONS, Outcome
from hrbc_desktop.wording.text import N_, _, ngettext

NO_ANSWERS = N_("No answers were found.")
NOT_UNDERSTOOD = N_("Not understood, so not added:")


def answers_found(number: int) -> str:
    """Say how many answers were found."""
    return ngettext("{n} answer found:", "{n} answers found:", number) if number else _(NO_ANSWERS)


def answers_added(number: int) -> str:
    """Say how many answers were added to the worksheet."""
    return ngettext("{n} answer added.", "{n} answers added.", number)


def found_in(words: str, date: str) -> str:
    """Say in which words and when the record gives an answer."""
    return _("from “{words}”, {date}").format(words=words, date=date)


def answer_label(field: str, key: str, outcome: Outcome | None) -> str:
    """Return how a found answer reads: “Stage: Metastatic (IV)”."""
    return f"{QUESTIONS[field].short}: {answer_words(field, key, outcome)}"


def answer_words(field: str, key: str, outcome: Outcome | None) -> str:
    """Return the answer alone, with how a past treatment went."""
    label = QUESTIONS[field].label(key)
    return label if outcome in (None, "unknown") else f"{label} ({OUTCOME_LABELS[outcome].lower()})"


def medicines_label(names: str) -> str:
    """Return how found names of medicines read."""
    return _("Names of medicines: {names}").format(names=names)


def not_understood_line(words: str, why: str, times: int) -> str:
    """Return one thing that was not understood, with the reason."""
    often = f" ({ngettext('{n} time', '{n} times', times)})" if times > 1 else ""
    return f"{words or _('Without a name')}{often}. {why}"


def not_used_line(number: int) -> str:
    """Return how many entries are about other things."""
    return _("Not used (visits, places and so on): {number}.").format(number=number)
