"""What is said of a record that was read: what answers it gives, what is not understood, what is not used."""

from collections.abc import Sequence

from hrbc_desktop.domain.model.profile import OUTCOME_LABELS, QUESTIONS, TreatmentOutcome
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.text import one_line

NO_ANSWERS = _("No answers were found.")
NOT_UNDERSTOOD = _("Not understood, so not added:")


def answers_found(number: int) -> str:
    """Say how many answers were found."""
    return ngettext("{n} answer found:", "{n} answers found:", number) if number else NO_ANSWERS


def answers_added(number: int) -> str:
    """Say how many answers were added to the worksheet."""
    return ngettext("{n} answer added.", "{n} answers added.", number)


def found_in(words: str, date: str) -> str:
    """Say in which words and when the record gives an answer."""
    return _("from “{words}”, {date}").format(words=words, date=date)


def answer_label(field: str, key: str, outcome: TreatmentOutcome | None) -> str:
    """Return how a found answer reads: “Stage: Metastatic (IV)”."""
    return f"{QUESTIONS[field].short}: {answer_words(field, key, outcome)}"


def answer_words(field: str, key: str, outcome: TreatmentOutcome | None) -> str:
    """Return the answer alone, with how a past treatment went."""
    label = QUESTIONS[field].label(key)
    return label if outcome in (None, "unknown") else f"{label} ({OUTCOME_LABELS[outcome].lower()})"


def medicines_label(names: str) -> str:
    """Return how found names of medicines read."""
    return _("Names of medicines: {names}").format(names=names)


def not_understood_line(words: str, why: str, times: int) -> str:
    """Return one thing that was not understood, with the reason."""
    counted = ngettext("{n} time", "{n} times", times)
    often = f" ({counted})" if times > 1 else ""
    named = words or _("Without a name")
    return f"{named}{often}. {why}"


def not_used_line(number: int) -> str:
    """Return how many entries are about other things."""
    return _("Not used (visits, places and so on): {number}.").format(number=number)


def her2_alert(text: str) -> str:
    """Warn that the record says HER2-positive."""
    return _(
        "The file says HER2-positive: {told}. This program is for HER2-negative cancer. "
        "Please ask your care team before you go on."
    ).format(told=text)


def her2_medicine_alert(medicine: str) -> str:
    """Warn that the record names a medicine that hints at HER2-positive cancer."""
    return _(
        "The file names {medicine}, a medicine for HER2-positive cancer. This program is for HER2-negative cancer. "
        "Please ask your care team before you go on."
    ).format(medicine=medicine)


def receptor_alert(results: str) -> str:
    """Warn that the record says that the cancer has no hormone receptors."""
    return _(
        "The file says that the cancer has no hormone receptors: {told}. This program is for HR-positive cancer. "
        "Please ask your care team before you go on."
    ).format(told=results)


def no_breast_cancer(others: Sequence[str]) -> str:
    """Warn that the record names no breast cancer, only others or none."""
    if not others:
        return _("The file does not name a breast cancer. Please check that it is about yours.")
    named = ", ".join(dict.fromkeys(others))
    return _("The file names {others}, and no breast cancer. What it says of that cancer is not used here.").format(
        others=named
    )


def about_another_cancer() -> str:
    """Say why a fact is not used."""
    return _("It is about another cancer.")


def cancer_is_unclear() -> str:
    """Say why a fact is in doubt."""
    return _("The file names more than one cancer, and does not say which one this is about.")


def file_also_says(words: str) -> str:
    """Say why a fact is in doubt."""
    return _("Elsewhere the file says: “{words}”.").format(words=one_line(words, 80))


def cancer_came_back() -> str:
    """Say why a stage is in doubt."""
    return _("The file says that the cancer came back. This may be the stage from before.")


def two_breast_cancers() -> str:
    """Say why a fact is in doubt."""
    return _("The file names more than one breast cancer. Please check which one this is about.")


def other_breast() -> str:
    """Say why a fact is in doubt."""
    return _("It is about the other breast, not the one with the cancer in this file.")


def fewer_nodes_were_looked_at() -> str:
    """Say why a fact is in doubt."""
    return _("The file says that fewer nodes than that were looked at.")


def sample_from_elsewhere(site: str) -> str:
    """Say why a fact is in doubt."""
    return _("The sample was taken elsewhere: {place}.").format(place=site)


def about_somebody_else() -> str:
    """Say why nothing of an entry is used."""
    return _("It is about another person.")


def carries_a_modifier() -> str:
    """Say why nothing of an entry is used."""
    return _("It carries a remark that may change what it means (modifierExtension).")


def named_reason(reason: str) -> str:
    """Say why a treatment or a result is in doubt."""
    return _("The file says what it was for: {reason}.").format(reason=reason)


def another_part_of_the_body(place: str) -> str:
    """Say why a treatment is in doubt."""
    return _("The file names another part of the body: {place}.").format(place=place)


def may_be_a_sample() -> str:
    """Say why an operation is in doubt."""
    return _("The code says that breast tissue was taken out. It may have been for a test.")


def value_and_interpretation_differ() -> str:
    """Say why a result is not used."""
    return _("Its value says one thing and its interpretation another.")


def no_node_was_looked_at() -> str:
    """Say why a count of nodes is not used."""
    return _("The file says that no node was looked at.")


def dated_in_the_future(date: str) -> str:
    """Say why a fact is in doubt."""
    return _("Its date is in the future: {date}.").format(date=date)


def words_say_not_taken(words: str) -> str:
    """Say why a medicine is in doubt."""
    return _("The words beside it: “{words}”.").format(words=one_line(words, 80))


def reason_was_benign(reason: str) -> str:
    """Say why an operation is in doubt."""
    return _("It was done for: {reason}.").format(reason=reason)


def name_says(word: str) -> str:
    """Say why an operation is in doubt."""
    return _("The name says “{word}”.").format(word=word)


def says_one_thing_twice() -> str:
    """Say why nothing of an entry is used."""
    return _("It says one thing twice, in two ways.")


def other_activity_scale() -> str:
    """Say why a score is not used."""
    return _("This score is on another scale than the answers here.")


def marked_as_history() -> str:
    """Say why a health problem is in doubt."""
    return _("The name says “history of”. It may be over.")


def cancer_is_not_named() -> str:
    """Say why a fact is in doubt."""
    return _("The file does not name the cancer that this is about.")


def marked_as_over() -> str:
    """Say why a fact is in doubt."""
    return _("The file says that this is over.")


def in_situ() -> str:
    """Say why a fact is in doubt."""
    return _("The file names DCIS. It does not say if invasive cancer was found beside it.")


def spread_in_words() -> str:
    """Say why a fact is in doubt."""
    return _("The name of the diagnosis says “metastatic”. It may mean lymph nodes only.")


def may_be_over(date: str) -> str:
    """Say why a fact is in doubt."""
    return _("This may be over. The date in the file: {date}.").format(date=date)


def only_prescribed(date: str) -> str:
    """Say why a medicine is in doubt."""
    return _("It was prescribed ({date}). The file does not say that you took it.").format(date=date)


def taking_is_not_known() -> str:
    """Say why a medicine is in doubt."""
    return _("The file does not say that you took it.")


def damaged_line(number: int, total: int) -> str:
    """Say that one line of a bulk export is left out."""
    return _(
        "Line {number} of {total} in this file cannot be read and was left out. Something may be missing here."
    ).format(number=number, total=total)


def only_handed_over(date: str) -> str:
    """Say why a medicine is in doubt."""
    return _("A pharmacy handed it out ({date}). The file does not say that you took it.").format(date=date)


def source(words: str, date: str) -> str:
    """Say beside an answer in which words and when a record gives it."""
    return _("From “{words}”, {date}.").format(words=words, date=date)


def about_person(known: str) -> str:
    """Say whom a record is about."""
    return _("The record is about: {known}").format(known=known) if known else _("The record does not say a name.")


def born(day: str) -> str:
    """Say when somebody was born, behind the name."""
    return _("born {day}").format(day=day)


def another_birth_date() -> str:
    """Warn that the record may be another person's."""
    return _("The birth date is not the one of this worksheet. Is it the record of another person?")


def names_of_medicines() -> str:
    """Return what the typed names are called in a list of questions."""
    return _("names of medicines")


def known_already(names: Sequence[str]) -> str:
    """Say what was found and changes nothing."""
    return _("Already in your worksheet: {names}.").format(names=", ".join(names))


def and_more(number: int) -> str:
    """Say how many lines are not listed."""
    return _("And {number} more.").format(number=number)


def please_check(why: str) -> str:
    """Ask to look at an answer in doubt, which is not ticked."""
    return _("Please check: {why}").format(why=why)
