"""What conditions, medicines and procedures say about the person's health and treatments so far."""

import re
from collections.abc import Iterable

from hrbc_desktop.fhir.read.code_matching import codes_of, is_any, with_categories
from hrbc_desktop.fhir.read.models import Concept, Condition, MedicationUse, Procedure
from hrbc_desktop.fhir.read.observations import NO_QUESTION, read_stage
from hrbc_desktop.fhir.read.result import NotUnderstood, Reading, Told
from hrbc_desktop.fhir.terminology import (
    CANCER_ELSEWHERE,
    CANCER_IN_AXILLARY_NODES,
    CANCER_IN_THE_BREAST,
    CHEMOTHERAPY_NAMES,
    CONDITIONS,
    MEDICINE_NAMES,
    MEDICINES,
    PROCEDURES,
    RXNORM,
)

_DOUBTED = frozenset({"unconfirmed", "provisional", "differential", "refuted", "entered-in-error"})
_OVER = frozenset({"inactive", "remission", "resolved"})
_BACK = frozenset({"recurrence", "relapse"})
_WAS_TAKEN = frozenset({"active", "completed", "stopped", "on-hold", "in-progress"})


def read_condition(condition: Condition) -> list[Told]:
    """Return what a diagnosis says. One that is doubted says nothing, one that is over says nothing of today."""
    said, when = condition.code.said, condition.when
    if _DOUBTED.intersection(code.code for code in codes_of(condition.verification_status)):
        return [NotUnderstood(said=said, why="This diagnosis is not confirmed.")]
    if is_any(condition.code, CANCER_ELSEWHERE):
        return [Reading(field="stage", key="metastatic", said=said, when=when)]
    if is_any(condition.code, CANCER_IN_AXILLARY_NODES):
        return [NotUnderstood(said=said, why="It does not say in how many lymph nodes.")]
    if is_any(condition.code, CANCER_IN_THE_BREAST):
        return _breast_cancer(condition)
    return _other_condition(condition)


def _other_condition(condition: Condition) -> list[Told]:
    said, when = condition.code.said, condition.when
    if _OVER & _status(condition):
        return [NotUnderstood(said=said, why="The file says that it is over.")]
    kinds = {
        CONDITIONS[each] for code in codes_of(condition.code) for each in with_categories(code) if each in CONDITIONS
    }
    if not kinds:
        return [NotUnderstood(said=said, why=NO_QUESTION)]
    return [Reading(field="conditions", key=kind, said=said, when=when) for kind in sorted(kinds)]


def _status(condition: Condition) -> set[str]:
    return {code.code for code in codes_of(condition.clinical_status)}


def _breast_cancer(condition: Condition) -> list[Told]:
    told: list[Told] = []
    if _BACK & _status(condition):
        told.append(NotUnderstood(said=condition.code.said, why="It came back; nearby or elsewhere is not said."))
    for stage in condition.stage:
        key = read_stage(stage.summary)
        said = f"Stage: {stage.summary.said}"
        if key:
            told.append(Reading(field="stage", key=key, said=said, when=condition.when))
        elif stage.summary.said:
            told.append(NotUnderstood(said=said, why="It fits none of the answers for certain."))
    return told


def read_use(use: MedicationUse, medicine: Concept, *, was_only_prescribed: bool) -> list[Told]:
    """Return what the use of a medicine says; `medicine` is what the statement names or points to."""
    said, when = medicine.said, use.when
    kinds = _kinds(medicine)
    if was_only_prescribed:
        return [NotUnderstood(said=said, why="It was prescribed. The file does not say that it was taken.")]
    if use.status not in _WAS_TAKEN:
        return [NotUnderstood(said=said, why="The file does not say that it was taken.")]
    is_taken_now = use.status == "active"
    if kinds:
        outcome = "still_taking" if is_taken_now else None
        return [
            Reading(field="past_treatments", key=kind, said=said, when=when, outcome=outcome) for kind in sorted(kinds)
        ]
    if _named(medicine, CHEMOTHERAPY_NAMES):
        return [
            NotUnderstood(said=said, why="Chemotherapy: the file does not say whether for early or metastatic cancer.")
        ]
    if not is_taken_now:
        return [NotUnderstood(said=said, why="It is not taken now.")]
    return [Reading(field="medicine_names", key=said, said=said, when=when)] if said else []


def read_procedure(procedure: Procedure) -> list[Told]:
    """Return what an operation or radiation says; only what was done counts."""
    said = procedure.code.said
    if procedure.status != "completed":
        return [NotUnderstood(said=said, why="The file does not say that it was done.")]
    kinds = {PROCEDURES[code] for code in codes_of(procedure.code) if code in PROCEDURES}
    if not kinds:
        return [NotUnderstood(said=said, why=NO_QUESTION)]
    return [Reading(field="past_treatments", key=kind, said=said, when=procedure.when) for kind in sorted(kinds)]


def _kinds(medicine: Concept) -> set[str]:
    coded = {MEDICINES[code.code] for code in codes_of(medicine) if code.system == RXNORM and code.code in MEDICINES}
    return {*coded, *(MEDICINE_NAMES[name] for name in _named(medicine, MEDICINE_NAMES))}


def _named(medicine: Concept, names: Iterable[str]) -> set[str]:
    """Return which names stand in the medicine's own name as whole words: “letrozole 2.5 MG Oral Tablet”."""
    words = " ".join((medicine.text, *(coding.display for coding in medicine.coding))).casefold()
    return {name for name in names if re.search(rf"\b{name}\b", words)}
