"""Reads a FHIR R4 record: every resource says what it says, then all of it is weighed together."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from hrbc_desktop.domain.model.profile import QUESTIONS, UNKNOWN_ANSWERS
from hrbc_desktop.fhir.errors import FhirError
from hrbc_desktop.fhir.read.bundle import Entry, Raw, read_entries
from hrbc_desktop.fhir.read.conditions_and_medicines import read_condition, read_procedure, read_use
from hrbc_desktop.fhir.read.gene_tests import GENE_FIELDS, answers_of
from hrbc_desktop.fhir.read.her2 import her2_of
from hrbc_desktop.fhir.read.models import (
    Concept,
    Condition,
    Medication,
    MedicationUse,
    Observation,
    Patient,
    Procedure,
    QuestionnaireResponse,
    Reference,
    as_line,
)
from hrbc_desktop.fhir.read.newest_wins import newest
from hrbc_desktop.fhir.read.observations import read_observation
from hrbc_desktop.fhir.read.partial_date import NO_DATE, read_when
from hrbc_desktop.fhir.read.result import FoundAnswer, ImportResult, NotUnderstood, Person, Reading, Told
from hrbc_desktop.fhir.terminology import BIRTH_SEX
from hrbc_desktop.fhir.write.questionnaire import MEDICINE_NAMES, QUESTIONNAIRE, read_questionnaire

_LONGEST_NAMES = 2000
"""Characters of all names of medicines together: as many as the profile holds."""
_BETWEEN = ", "
_READ = frozenset({
    "Observation", "Condition", "MedicationStatement", "MedicationAdministration", "MedicationRequest", "Procedure",
    "QuestionnaireResponse", "Patient", "Medication",
})  # fmt: skip


def read_fhir(data: bytes) -> ImportResult:
    """Return the answers that a FHIR R4 Bundle or resource (JSON) gives, and what of it was not understood.

    Nothing is guessed: what fits no answer for certain is listed. Of answers that contradict each other the newest
    is offered, if it is certain which one that is. Raises FhirError when `data` cannot be read as FHIR R4.
    """
    entries = read_entries(data)
    patients = [entry for entry in entries if entry.kind == "Patient"]
    if len(patients) > 1:
        raise FhirError(
            "This file is about more than one person. Nothing was added: ask for a file about yourself alone."
        )
    record = _Record(entries)
    told = [each for entry in entries if entry.kind in _READ for each in record.told_by(entry)]
    person = _person(patients[0]) if patients else None
    beside = sum(entry.kind not in _READ for entry in entries)
    return _weighed(told).evolve(person=person, beside_the_point=beside)


class _Record:
    """The entries of one record, which point to one another."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._medicines: dict[str, Concept] = {}
        self._own: set[str] = set()
        for entry in entries:
            if entry.kind == "Medication":
                self._medicines |= dict.fromkeys(_addresses(entry), _medicine(entry.resource))
            elif entry.resource.get("questionnaire") == QUESTIONNAIRE:
                self._own.update(_addresses(entry))

    def told_by(self, entry: Entry) -> list[Told]:
        """Return what one resource says; one that cannot be read is not understood."""
        try:
            return _READERS[entry.kind](self, entry) if entry.kind in _READERS else []
        except ValidationError:
            return [NotUnderstood(said=entry.kind, why="It is not written as FHIR R4 asks for.")]

    def observation(self, entry: Entry) -> list[Told]:
        observation = Observation.model_validate(entry.resource)
        return [] if self._repeats_own(observation.derived_from) else read_observation(observation)

    def condition(self, entry: Entry) -> list[Told]:
        condition = Condition.model_validate(entry.resource)
        details = [detail for evidence in condition.evidence for detail in evidence.detail]
        return [] if self._repeats_own(details) else read_condition(condition)

    def use(self, entry: Entry) -> list[Told]:
        use = MedicationUse.model_validate(entry.resource)
        contained = {f"#{medication.id}": medication.code for medication in use.contained}
        pointed = use.medication_reference.reference
        medicine = contained.get(pointed) or self._medicines.get(pointed) or use.medication_codeable_concept
        if self._repeats_own(use.derived_from):
            return []
        return read_use(use, medicine, was_only_prescribed=entry.kind == "MedicationRequest")

    def _repeats_own(self, sources: Sequence[Reference]) -> bool:
        """Return whether a resource only repeats, in codes, an answer of this program's questionnaire in the file."""
        return any(source.reference in self._own for source in sources)


_READERS: Mapping[str, Callable[[_Record, Entry], list[Told]]] = {
    "Observation": _Record.observation,
    "Condition": _Record.condition,
    "MedicationStatement": _Record.use,
    "MedicationAdministration": _Record.use,
    "MedicationRequest": _Record.use,
    "Procedure": lambda _record, entry: read_procedure(Procedure.model_validate(entry.resource)),
    "QuestionnaireResponse": lambda _record, entry: read_questionnaire(
        QuestionnaireResponse.model_validate(entry.resource)
    ),
    "Patient": lambda _record, entry: _sex(Patient.model_validate(entry.resource)),
}


def _addresses(entry: Entry) -> set[str]:
    return {address for address in (entry.address, f"{entry.kind}/{entry.resource.get('id')}") if address}


def _medicine(resource: Raw) -> Concept:
    try:
        return Medication.model_validate(resource).code
    except ValidationError:
        return Concept()


def _sex(patient: Patient) -> list[Told]:
    keys = {"F": "female", "M": "male"}
    codes = [extension.value_code for extension in patient.extension if extension.url == BIRTH_SEX]
    if len(codes) == 1 and codes[0] in keys:
        return [Reading(field="sex", key=keys[codes[0]], said=f"Birth sex: {keys[codes[0]]}", when=NO_DATE)]
    if patient.gender:
        why = "It is not said to be the sex at birth."
        return [NotUnderstood(said=as_line(f"Gender: {patient.gender}"), why=why)]
    return []


def _person(entry: Entry) -> Person | None:
    try:
        patient = Patient.model_validate(entry.resource)
    except ValidationError:
        return None
    born = read_when(patient.birth_date)
    exact: date | None = born.earliest if born.earliest == born.latest else None
    return Person(name=patient.name[0].said if patient.name else "", birth_date=exact)


class _Weighing(NamedTuple):
    answers: list[FoundAnswer]
    alerts: list[str]
    notes: list[str]
    not_understood: list[NotUnderstood]


def _weighed(told: Sequence[Told]) -> ImportResult:
    readings = [each for each in told if isinstance(each, Reading)]
    weighing = _Weighing([], [], [], [each for each in told if isinstance(each, NotUnderstood)])
    of_genes, notes = answers_of([reading for reading in readings if reading.field in GENE_FIELDS])
    weighing.notes.extend(notes)
    weighing.not_understood.extend(each for each in of_genes if isinstance(each, NotUnderstood))
    readings = [reading for reading in readings if reading.field not in GENE_FIELDS]
    readings += [each for each in of_genes if isinstance(each, Reading)]
    for field, question in QUESTIONS.items():
        of_field = _without_unknown([reading for reading in readings if reading.field == field])
        if of_field and question.many:
            _weigh_each(of_field, weighing)
        elif of_field:
            _weigh_one(field, of_field, weighing)
    _weigh_names([reading for reading in readings if reading.field == MEDICINE_NAMES], weighing)
    return ImportResult(
        answers=tuple(weighing.answers),
        alerts=tuple(weighing.alerts),
        notes=tuple(weighing.notes),
        not_understood=_counted(weighing.not_understood),
    )


def _without_unknown(readings: list[Reading]) -> list[Reading]:
    """Leave out “I don't know” and “not tested” where something else is known."""
    known = [reading for reading in readings if reading.key not in UNKNOWN_ANSWERS]
    return known or readings


def _weigh_one(field: str, readings: list[Reading], weighing: _Weighing) -> None:
    if field == "her2" and readings[0].key not in UNKNOWN_ANSWERS:
        her2 = her2_of(readings)
        reading = her2.reading
        weighing.alerts.extend(her2.alerts)
        weighing.notes.extend(her2.notes)
        weighing.not_understood.extend(her2.not_understood)
    else:
        reading, note = newest(readings, QUESTIONS[field].short)
        weighing.notes.extend([note] if note else [])
    if reading:
        weighing.answers.append(_answer(reading))


def _weigh_each(readings: list[Reading], weighing: _Weighing) -> None:
    for key in dict.fromkeys(reading.key for reading in readings):
        of_key = [reading for reading in readings if reading.key == key]
        told = [reading for reading in of_key if reading.outcome] or of_key
        weighing.answers.append(_answer(max(told, key=lambda reading: reading.when.earliest)))


def _weigh_names(readings: list[Reading], weighing: _Weighing) -> None:
    room = _LONGEST_NAMES + len(_BETWEEN)
    for reading in {reading.key.casefold(): reading for reading in readings}.values():
        room -= len(reading.key) + len(_BETWEEN)
        if room >= 0:
            weighing.answers.append(_answer(reading))
        else:
            weighing.not_understood.append(
                NotUnderstood(said=reading.said, why="There are too many medicines to list.")
            )


def _answer(reading: Reading) -> FoundAnswer:
    return FoundAnswer(
        field=reading.field, key=reading.key, said=reading.said, date=reading.when.text, outcome=reading.outcome
    )


def _counted(not_understood: Sequence[NotUnderstood]) -> tuple[NotUnderstood, ...]:
    return tuple(each.evolve(times=times) for each, times in Counter(not_understood).items())
