"""Taking found answers over into the profile, and what they would replace."""

from collections.abc import Iterable

from hrbc_desktop.domain.model.profile import (
    EXCLUSIVE_ANSWERS,
    OUTCOME_LABELS,
    QUESTIONS,
    UNKNOWN_ANSWERS,
    PastTreatment,
    Profile,
    answer_text,
    answers,
    value_of,
)
from hrbc_desktop.fhir.read.result import FoundAnswer
from hrbc_desktop.fhir.write.questionnaire import MEDICINE_NAMES
from hrbc_desktop.wording import import_report
from hrbc_desktop.wording.import_report import answer_words, medicines_label


def apply_answers(profile: Profile, chosen: Iterable[FoundAnswer]) -> Profile:
    """Return the profile with the chosen answers. Where several can be given they are added to those that are there.

    Raises pydantic.ValidationError when they do not fit, such as too many names of medicines.
    """
    for answer in chosen:
        profile = profile.evolve(**{answer.field: _with(profile, answer)})
    return profile


def is_news(profile: Profile, answer: FoundAnswer) -> bool:
    """Return whether taking the answer over changes anything. “I don't know” is no news where an answer is."""
    if answer.key in UNKNOWN_ANSWERS and answers(profile, answer.field):
        return False
    return bool(_with(profile, answer) != getattr(profile, answer.field))


def answer_label(answer: FoundAnswer) -> str:
    """Return how a found answer reads: “Stage: Metastatic (IV)”."""
    if answer.field == MEDICINE_NAMES:
        return medicines_label(answer.text)
    return import_report.answer_label(answer.field, answer.key, answer.outcome)


def replaced(profile: Profile, answer: FoundAnswer) -> str:
    """Return what taking the answer over would replace, and by what: “Early (I–II) → Metastatic (IV)”.

    Empty when nothing is lost: the answer is the first one, or is added to others.
    """
    if answer.field == MEDICINE_NAMES or not is_news(profile, answer):
        return ""
    given = answers(profile, answer.field)
    is_added = QUESTIONS[answer.field].many and not EXCLUSIVE_ANSWERS.intersection((answer.key, *given))
    if not is_added:
        return f"{answer_text(profile, answer.field)} → {_label(answer)}" if given else ""
    outcomes = {past.kind: past.outcome for past in profile.past_treatments if past.outcome}
    had = next((outcome for kind, outcome in outcomes.items() if kind == answer.key), None)
    return f"{OUTCOME_LABELS[had]} → {OUTCOME_LABELS[answer.outcome].lower()}" if had and answer.outcome else ""


def _label(answer: FoundAnswer) -> str:
    return answer_words(answer.field, answer.key, answer.outcome)


def _with(profile: Profile, answer: FoundAnswer) -> object:
    if answer.field == MEDICINE_NAMES:
        present = profile.medicine_names
        if answer.key.casefold() in present.casefold():
            return present
        return f"{present.rstrip()}, {answer.key}" if present.strip() else answer.key
    if answer.field == "past_treatments":
        return _with_past(profile.past_treatments, answer)
    if not QUESTIONS[answer.field].many:
        return value_of(answer.field, answer.key)
    others = () if answer.key in EXCLUSIVE_ANSWERS else answers(profile, answer.field)
    return tuple(dict.fromkeys((*(key for key in others if key not in EXCLUSIVE_ANSWERS), answer.key)))


def _with_past(past: tuple[PastTreatment, ...], answer: FoundAnswer) -> tuple[PastTreatment, ...]:
    if answer.key in EXCLUSIVE_ANSWERS:
        return (PastTreatment.model_validate({"kind": answer.key}),)
    by_kind = {treatment.kind: treatment for treatment in past if treatment.kind not in EXCLUSIVE_ANSWERS}
    had = next((treatment for treatment in by_kind.values() if treatment.kind == answer.key), None)
    outcome = answer.outcome or (had.outcome if had else None)
    taken = PastTreatment.model_validate({"kind": answer.key, "outcome": outcome})
    return tuple({**by_kind, taken.kind: taken}.values())
