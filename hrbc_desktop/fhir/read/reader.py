"""Reads a FHIR R4 record: every resource says what it says, then all of it is weighed together."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from pydantic import ValidationError

from hrbc_desktop.domain.model.profile import QUESTIONS, UNKNOWN_ANSWERS
from hrbc_desktop.domain.serialization import Raw
from hrbc_desktop.fhir.errors import FhirError
from hrbc_desktop.fhir.read.alarms import Alarm, alarms_in
from hrbc_desktop.fhir.read.bundle import Entry, end_of, other_version, read_entries
from hrbc_desktop.fhir.read.code_matching import codes_of
from hrbc_desktop.fhir.read.conditions_and_medicines import (
    is_against_her2,
    only_on_paper,
    read_condition,
    read_procedure,
    read_use,
)
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
from hrbc_desktop.fhir.read.reports import reports_in
from hrbc_desktop.fhir.read.reservations import RecordPeople, doubt_of_time, doubt_of_use, without_old_versions
from hrbc_desktop.fhir.read.result import (
    FoundAnswer,
    ImportResult,
    NotUnderstood,
    Reading,
    ReadingResult,
    RecordReport,
    RecordSubject,
)
from hrbc_desktop.fhir.read.whose_cancer import NOT_OF_A_TUMOR, Cancers
from hrbc_desktop.fhir.terminology import NODES_EXAMINED, SEX_EXTENSIONS
from hrbc_desktop.fhir.write.questionnaire import MEDICINE_NAMES, QUESTIONNAIRE, read_questionnaire
from hrbc_desktop.translation import _
from hrbc_desktop.wording import import_report

_LONGEST_NAMES = 2000
"""Characters of all names of medicines together: as many as the profile holds."""
_BETWEEN = ", "
_MATTERS = re.compile(
    r"cancer|carcinoma|malignan|metasta|neoplasm|tumou?r|her-?2|erbb2|receptor|stage|grade|nodes?\b|ki-?67|ecog|breast|"
    r"mastectomy|lumpectomy|radi|chemo|brca|pik3ca|esr1|karnofsky|menopaus|pregnan"
)
"""What is looked for first in the list of what was not understood."""
_READ = frozenset({
    "Observation", "Condition", "MedicationStatement", "MedicationAdministration", "MedicationRequest",
    "MedicationDispense", "Procedure", "QuestionnaireResponse", "Patient", "Medication",
})  # fmt: skip


def read_fhir(data: bytes, today: date | None = None) -> ImportResult:
    """Return the answers that a FHIR R4 record (JSON) gives on a day, and what of it was not understood.

    Nothing is guessed: what fits no answer for certain is listed, and what may be over, not taken or of another cancer
    is in doubt. Of answers that contradict each other the newest is offered, if it is certain which one that is.
    Raises FhirError when `data` cannot be read as FHIR R4, or is about more than one person.
    """
    everything = without_old_versions(read_entries(data))
    entries = _without_repeats(everything)
    patient = _only_patient(entries)
    record = _Record(entries, patient, today or datetime.now().astimezone().date())
    results = [each for entry in entries if _is_read(entry) for each in record.read(entry)]
    in_words = list(reports_in(entries, record.cancers))
    results += [each for each in in_words if isinstance(each, NotUnderstood)]
    reports = tuple(each for each in in_words if isinstance(each, RecordReport))
    alarms = [alarm for entry in entries for alarm in alarms_in(entry)]
    alarms += [alarm for entry in entries for alarm in record.medicine_alarm(entry)]
    found = _weighed(_held_against(alarms, results))
    if entries != everything:  # what repeats the questionnaire names the cancer, and may say HER2-positive
        alarms = [alarm for entry in everything for alarm in (*alarms_in(entry), *record.medicine_alarm(entry))]
    damaged = [entry.damaged_line for entry in entries if entry.damaged_line]
    beside = sum(not _is_read(entry) for entry in entries) - len(in_words) - len(damaged)
    return found.evolve(
        notes=(*(import_report.damaged_line(*each) for each in damaged), *found.notes),
        reports=reports,
        alerts=_alerts(alarms, record.cancers if entries == everything else Cancers(everything), found),
        person=_person(patient) if patient else None,
        irrelevant_count=beside,
    )


def _without_repeats(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave out what repeats this program's own questionnaire in codes and words, where the file has that."""
    if not any(entry.resource.get("questionnaire") == QUESTIONNAIRE for entry in entries):
        return entries
    return tuple(entry for entry in entries if not entry.repeats_own or entry.kind == "QuestionnaireResponse")


def _only_patient(entries: Sequence[Entry]) -> Entry | None:
    """Return the one person. A page of a search names the same one again and again."""
    patients = [entry for entry in entries if entry.kind == "Patient"]
    people: list[Entry] = []
    for patient in patients:
        if not any(_is_same_person(patient, known) for known in people):
            people.append(patient)
    known = {end_of(address) for patient in patients for address in patient.addresses}
    subjects = {end_of(subject) for entry in entries if (subject := _subject(entry))}
    strangers = {subject for subject in subjects - known if subject.startswith("Patient/")}
    by_number = {subject for subject in subjects - {end_of(each) for entry in entries for each in entry.addresses}
                 if subject.startswith("urn:")}  # fmt: skip
    is_left_out = len(people) == len(by_number) == 1 and not subjects & known
    strangers |= set() if is_left_out else by_number  # one Patient without its address, and all that points to it
    if len(people) + len(strangers) > 1:
        raise FhirError(
            _("This file is about more than one person. Nothing was added: ask for a file about yourself alone.")
        )
    return people[0] if people else None


def _is_same_person(one: Entry, other: Entry) -> bool:
    """Return whether two Patients are one: by address, or because one says that it was merged with the other."""
    if one.addresses & other.addresses:
        return True
    ends = [{end_of(address) for address in each.addresses} for each in (one, other)]
    return bool(_merged_with(one) & ends[1] or _merged_with(other) & ends[0])


def _merged_with(patient: Entry) -> set[str]:
    try:
        links = Patient.model_validate(patient.resource).link
    except ValidationError:
        return set()
    return {end_of(link.other.reference) for link in links if link.type in ("replaced-by", "replaces", "seealso")}


def _subject(entry: Entry) -> str:
    subject = entry.resource.get("subject") or entry.resource.get("patient")
    reference = subject.get("reference") if isinstance(subject, dict) else None
    return reference if entry.kind in _READ and isinstance(reference, str) else ""


def _is_read(entry: Entry) -> bool:
    return entry.kind in _READ or entry.is_of_older_fhir


_CONTRADICTED: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "her2_positive": (("her2",), frozenset({"positive", *UNKNOWN_ANSWERS})),
    "her2_medicine": (("her2",), frozenset({"positive", *UNKNOWN_ANSWERS})),
    "triple_negative": (("er", "pr"), frozenset({"negative", *UNKNOWN_ANSWERS})),
}
"""By alarm: the fields that it is about, and the answers that it does not contradict."""


def _held_against(alarms: Sequence[Alarm], results: Sequence[ReadingResult]) -> list[ReadingResult]:
    """Return the results, in doubt where words of the same time or later say otherwise and no result of a test does."""
    held = list(results)
    for kind, (fields, agreeing) in _CONTRADICTED.items():
        of_kind = [alarm for alarm in alarms if alarm.kind == kind]
        readings = [each for each in held if isinstance(each, Reading) and each.field in fields]
        if not of_kind or any(each.key in agreeing - UNKNOWN_ANSWERS for each in readings):
            continue
        last = max(of_kind, key=lambda alarm: alarm.when.latest)
        held = [
            each.evolve(doubt=import_report.file_also_says(last.text))
            if isinstance(each, Reading)
            and each.field in fields
            and each.key not in agreeing
            and not each.doubt
            and last.when.latest >= each.when.earliest
            else each
            for each in held
        ]
    return held


def _alerts(alarms: Sequence[Alarm], cancers: Cancers, found: ImportResult) -> tuple[str, ...]:
    alerts = []
    if not cancers.names_breast_cancer and (cancers.others or any(_is_of_a_tumor(each) for each in found.answers)):
        alerts.append(import_report.no_breast_cancer(cancers.others))
    kinds = {alarm.kind for alarm in alarms}
    for kind, sentence in _ALARMING.items():
        of_kind = [alarm for alarm in alarms if alarm.kind == kind]
        is_told_better = kind == "her2_medicine" and "her2_positive" in kinds
        if of_kind and not is_told_better:
            last = max(of_kind, key=lambda alarm: alarm.when.earliest)
            alerts.append(sentence(f"“{last.text}” ({last.when.text})"))
    positive = [
        each for each in found.answers if (each.field, each.key) == ("her2", "positive") and _is_of_a_tumor(each)
    ]
    if positive and not any(alarm.kind == "her2_positive" for alarm in alarms):
        alerts.append(import_report.her2_alert(f"“{positive[0].text}” ({positive[0].date})"))
    receptors = {answer.field: answer for answer in found.answers if answer.field in ("er", "pr")}
    if len(receptors) == 2 and all(answer.key == "negative" for answer in receptors.values()):
        results = ", ".join(f"“{answer.text}” ({answer.date})" for answer in receptors.values())
        alerts.append(import_report.receptor_alert(results))
    return tuple(alerts)


def _is_of_a_tumor(answer: FoundAnswer) -> bool:
    return answer.field not in NOT_OF_A_TUMOR and answer.text != import_report.answer_label(
        answer.field, answer.key, answer.outcome
    )


_ALARMING: Mapping[str, Callable[[str], str]] = {
    "her2_positive": import_report.her2_alert,
    "her2_medicine": import_report.her2_medicine_alert,
    "triple_negative": import_report.receptor_alert,
}


class _Record:
    """The entries of one record, which point to one another."""

    def __init__(self, entries: Sequence[Entry], patient: Entry | None, today: date) -> None:
        self._people = RecordPeople(entries, patient)
        counted = [number for entry in entries if (number := _nodes_examined(entry)) is not None]
        self._most_examined = max(counted, default=None)
        self.cancers = Cancers(entries)
        self._today = today
        self._medicines: dict[str, Concept] = {}
        self._own: set[str] = set()
        for entry in entries:
            if entry.kind == "Medication":
                self._medicines |= dict.fromkeys(entry.addresses, _medicine(entry.resource))
            elif entry.resource.get("questionnaire") == QUESTIONNAIRE:
                self._own.update(entry.addresses)

    def read(self, entry: Entry) -> list[ReadingResult]:
        """Return what one resource says; one that cannot be read is not understood."""
        if other := other_version(entry):
            return [NotUnderstood(text=entry.kind, why=_("It is written in {other}.").format(other=other))]
        if entry.says_one_thing_twice:
            return [NotUnderstood(text=_label(entry), why=import_report.says_one_thing_twice())]
        try:
            results = _READERS[entry.kind](self, entry) if entry.kind in _READERS else []
            if results and (refusal := self._people.refusal(entry)):
                return [NotUnderstood(text=each.text, why=refusal) for each in results]
            if entry.kind == "QuestionnaireResponse":
                return results
            return [self._as_of_today(each, entry) for each in self.cancers.placed(results, entry)]
        except ValidationError:
            return [NotUnderstood(text=entry.kind, why=_("It is not written as FHIR R4 asks for."))]

    def _as_of_today(self, result: ReadingResult, entry: Entry) -> ReadingResult:
        if not isinstance(result, Reading):
            return result
        if result.field == "nodes" and result.key == "none" and self._most_examined == 0:
            return NotUnderstood(text=result.text, why=import_report.no_node_was_looked_at())
        doubt = result.doubt or doubt_of_time(result, self._today)
        if result.field == "nodes" and not doubt and self._counts_more_than_examined(result):
            doubt = import_report.fewer_nodes_were_looked_at()
        if not doubt and result.field in ("past_treatments", MEDICINE_NAMES):
            doubt = doubt_of_use(entry)
        return result.evolve(doubt=doubt) if doubt else result

    def _counts_more_than_examined(self, reading: Reading) -> bool:
        number = _number_said(reading.text)
        return self._most_examined is not None and number is not None and number > self._most_examined

    def observation(self, entry: Entry) -> list[ReadingResult]:
        observation = Observation.model_validate(entry.resource)
        return [] if self._repeats_own(observation.derived_from) else read_observation(observation)

    def condition(self, entry: Entry) -> list[ReadingResult]:
        condition = Condition.model_validate(entry.resource)
        details = [detail for evidence in condition.evidence for detail in evidence.detail]
        return [] if self._repeats_own(details) else read_condition(condition, self._today)

    def use(self, entry: Entry) -> list[ReadingResult]:
        use = MedicationUse.model_validate(entry.resource)
        if self._repeats_own(use.derived_from):
            return []
        return read_use(use, self._medicine(use), entry.kind, self._today)

    def medicine_alarm(self, entry: Entry) -> list[Alarm]:
        """Return that a medicine is one for HER2-positive cancer, where it may have been given for hers."""
        if _READERS.get(entry.kind) is not _Record.use or other_version(entry) or self._people.refusal(entry):
            return []
        try:
            use = MedicationUse.model_validate(entry.resource)
        except ValidationError:
            return []
        medicine = self._medicine(use)
        is_hers = only_on_paper(use, entry.kind) is not None and self.cancers.whose(entry) != "another"
        return [Alarm("her2_medicine", medicine.label, use.when)] if is_hers and is_against_her2(medicine) else []

    def _medicine(self, use: MedicationUse) -> Concept:
        """Return the medicine that a use names or points to; its label in the pointer when it is not in the file."""
        pointed = use.medication_reference
        medicines = {f"#{medication.id}": medication.named for medication in use.contained} | self._medicines
        addresses = (pointed.reference, pointed.reference.partition("/_history/")[0], end_of(pointed.reference))
        found = next((medicines[address] for address in addresses if address in medicines), None)
        if found and found.label:
            return found
        named = use.medication_codeable_concept
        return named if named.label else Concept(text=pointed.display)

    def _repeats_own(self, sources: Sequence[Reference]) -> bool:
        """Return whether a resource only repeats, in codes, an answer of this program's questionnaire in the file."""
        return any(source.reference in self._own for source in sources)


_READERS: Mapping[str, Callable[[_Record, Entry], list[ReadingResult]]] = {
    "Observation": _Record.observation,
    "Condition": _Record.condition,
    "MedicationStatement": _Record.use,
    "MedicationAdministration": _Record.use,
    "MedicationRequest": _Record.use,
    "MedicationDispense": _Record.use,
    "Procedure": lambda _record, entry: read_procedure(Procedure.model_validate(entry.resource)),
    "QuestionnaireResponse": lambda _record, entry: read_questionnaire(
        QuestionnaireResponse.model_validate(entry.resource)
    ),
    "Patient": lambda _record, entry: _sex(Patient.model_validate(entry.resource)),
}


def _nodes_examined(entry: Entry) -> int | None:
    if entry.kind != "Observation":
        return None
    try:
        observation = Observation.model_validate(entry.resource)
    except ValidationError:
        return None
    return _number_said(observation.value_label) if NODES_EXAMINED in codes_of(observation.code) else None


def _number_said(text: str) -> int | None:
    """Return the whole number of a result: 3 of “positive nodes: 3 1”, whose unit is “1”."""
    found = re.match(r"(\d{1,4})(?![\d.,])", text.rpartition(": ")[2])
    return int(found.group(1)) if found else None


def _label(entry: Entry) -> str:
    """Return what a resource is about in its own words, as far as they can be read."""
    try:
        return Observation.model_validate({"code": entry.resource.get("code", {})}).label or entry.kind
    except ValidationError:
        return entry.kind


def _medicine(resource: Raw) -> Concept:
    try:
        return Medication.model_validate(resource).named
    except ValidationError:
        return Concept()


def _sex(patient: Patient) -> list[ReadingResult]:
    keys = {"F": "female", "M": "male", "248152002": "female", "248153007": "male"}
    given = {extension.value_code for extension in patient.extension if extension.url in SEX_EXTENSIONS}
    keys_found = {keys[code] for code in given if code in keys}
    if len(keys_found) == 1:
        key = keys_found.pop()
        return [Reading(field="sex", key=key, text=_("Birth sex: {key}").format(key=key), when=NO_DATE)]
    if patient.gender not in ("", "unknown"):
        why = _("The file does not say that this is the sex at birth.")
        return [NotUnderstood(text=as_line(f"Gender: {patient.gender}"), why=why)]
    return []


def _person(entry: Entry) -> RecordSubject | None:
    try:
        patient = Patient.model_validate(entry.resource)
    except ValidationError:
        return None
    born = read_when(patient.birth_date)
    exact: date | None = born.earliest if born.earliest == born.latest else None
    return RecordSubject(name=patient.name[0].label if patient.name else "", birth_date=exact)


class _Weighing(NamedTuple):
    answers: list[FoundAnswer]
    notes: list[str]
    not_understood: list[NotUnderstood]


def _weighed(results: Sequence[ReadingResult]) -> ImportResult:
    readings = [each for each in results if isinstance(each, Reading)]
    weighing = _Weighing([], [], [each for each in results if isinstance(each, NotUnderstood)])
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
            _weigh_one(field, _without_doubt(of_field), weighing)
    _weigh_names([reading for reading in readings if reading.field == MEDICINE_NAMES], weighing)
    return ImportResult(
        answers=tuple(weighing.answers),
        notes=tuple(weighing.notes),
        not_understood=_counted(weighing.not_understood),
    )


def _without_unknown(readings: list[Reading]) -> list[Reading]:
    """Leave out “I don't know” and “not tested” where something else is known."""
    known = [reading for reading in readings if reading.key not in UNKNOWN_ANSWERS]
    return known or readings


def _without_doubt(readings: list[Reading]) -> list[Reading]:
    """Leave out what is in doubt where the record says something for certain."""
    return [reading for reading in readings if not reading.doubt] or readings


def _weigh_one(field: str, readings: list[Reading], weighing: _Weighing) -> None:
    if field == "her2" and readings[0].key not in UNKNOWN_ANSWERS:
        her2 = her2_of(readings)
        reading = her2.reading
        weighing.notes.extend(her2.notes)
        weighing.not_understood.extend(her2.not_understood)
    else:
        reading, note = newest(readings, QUESTIONS[field].short)
        weighing.notes.extend([note] if note else [])
    if reading:
        weighing.answers.append(_answer(reading))


def _weigh_each(readings: list[Reading], weighing: _Weighing) -> None:
    for key in dict.fromkeys(reading.key for reading in readings):
        of_key = _without_doubt([reading for reading in readings if reading.key == key])
        with_outcome = [reading for reading in of_key if reading.outcome] or of_key
        weighing.answers.append(_answer(max(with_outcome, key=lambda reading: reading.when.earliest)))


def _weigh_names(readings: list[Reading], weighing: _Weighing) -> None:
    room = _LONGEST_NAMES + len(_BETWEEN)
    by_certainty = sorted(readings, key=lambda reading: not reading.doubt)
    for reading in {reading.key.casefold(): reading for reading in by_certainty}.values():
        room -= len(reading.key) + len(_BETWEEN)
        if room >= 0:
            weighing.answers.append(_answer(reading))
        else:
            weighing.not_understood.append(
                NotUnderstood(text=reading.text, why=_("There are too many medicines to list."))
            )


def _answer(reading: Reading) -> FoundAnswer:
    return FoundAnswer(
        field=reading.field,
        key=reading.key,
        text=reading.text,
        date=reading.when.text,
        outcome=reading.outcome,
        doubt=reading.doubt,
    )


def _counted(not_understood: Sequence[NotUnderstood]) -> tuple[NotUnderstood, ...]:
    """Count what is told several times; what is about the cancer comes first."""
    counted = [each.evolve(times=times) for each, times in Counter(not_understood).items()]
    return tuple(sorted(counted, key=lambda each: not _MATTERS.search(each.text.casefold())))
