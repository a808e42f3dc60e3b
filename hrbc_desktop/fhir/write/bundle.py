"""Writes a worksheet as a FHIR R4 Bundle: every answer in a questionnaire, and in codes what a code says exactly."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from hrbc_desktop.domain.model.profile import OUTCOME_LABELS, QUESTIONS, PastTreatment, Profile, answers
from hrbc_desktop.domain.model.worksheet import (
    HOW_MUCH_TO_KNOW_LABELS,
    HOW_TO_DECIDE_LABELS,
    VisitQuestion,
    Worksheet,
)
from hrbc_desktop.fhir.terminology import BIRTH_SEX
from hrbc_desktop.fhir.write.codes import coded_conditions, coded_medicines, coded_observations
from hrbc_desktop.fhir.write.questionnaire import ANSWER_SYSTEM, MEDICINE_NAMES, OUTCOME, QUESTIONNAIRE

Raw = dict[str, Any]

_IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203"


_NOT_KNOWN: Raw = {
    "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]
}
"""What US Core, on which mCODE stands, asks for where the worksheet does not know it: who gave the number, and which
part of a name is the family's. Her gender in the books of the clinic is not asked for either."""


def write_fhir(worksheet: Worksheet) -> bytes:
    """Return `worksheet` as a FHIR R4 Bundle (type collection, UTF-8 JSON) that `read_fhir` reads again.

    It has the person as far as the worksheet knows her, a QuestionnaireResponse with every answer, and Observations,
    Conditions and MedicationStatements, derived from it, for the answers that a confirmed code says exactly.
    Signatures, notes of the nurse and weights stay in the worksheet.
    """
    address = _Addresses(UUID(hex=worksheet.id))
    person, form = address.of("patient"), address.of("answers")
    moment = (worksheet.changed_at - timedelta(microseconds=worksheet.changed_at.microsecond)).isoformat()
    resources = {
        person: _patient(worksheet),
        form: _questionnaire(worksheet, person, moment),
    }
    subject, source = {"reference": person}, [{"reference": form}]
    for name, observation in coded_observations(worksheet.profile):
        resources[address.of(name)] = {**observation, "subject": subject, "issued": moment, "derivedFrom": source}
    for name, condition in coded_conditions(worksheet.profile):
        extra = {"subject": subject, "recordedDate": moment, "evidence": [{"detail": source}]}
        resources[address.of(name)] = {**condition, **extra}
    for name, use in coded_medicines(worksheet.profile):
        resources[address.of(name)] = {**use, "subject": subject, "dateAsserted": moment, "derivedFrom": source}
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": moment,
        "entry": [{"fullUrl": url, "resource": resource} for url, resource in resources.items()],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode() + b"\n"


class _Addresses:
    """Addresses that are the same each time the worksheet is written."""

    def __init__(self, worksheet: UUID) -> None:
        self._worksheet = worksheet

    def of(self, name: str) -> str:
        """Return the address of the resource `name`."""
        return f"urn:uuid:{uuid5(self._worksheet, name)}"


def _patient(worksheet: Worksheet) -> Raw:
    visit, sex = worksheet.visit, worksheet.profile.sex
    patient: Raw = {"resourceType": "Patient", "gender": "unknown"}
    if sex in ("female", "male"):
        patient["extension"] = [{"url": BIRTH_SEX, "valueCode": "F" if sex == "female" else "M"}]
    if visit.record_number.strip():
        number_type = {"coding": [{"system": _IDENTIFIER_TYPES, "code": "MR"}]}
        number = {"type": number_type, "_system": _NOT_KNOWN, "value": visit.record_number.strip()}
        patient["identifier"] = [number]
    if visit.name.strip():
        patient["name"] = [{**_NOT_KNOWN, "text": visit.name.strip()}]
    if visit.birth_date:
        patient["birthDate"] = visit.birth_date.isoformat()
    return patient


def _questionnaire(worksheet: Worksheet, person: str, moment: str) -> Raw:
    items = [*_profile_items(worksheet.profile), *_other_items(worksheet)]
    response = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": QUESTIONNAIRE,
        "status": "completed" if worksheet.is_signed else "in-progress",
        "subject": {"reference": person},
        "authored": moment,
    }
    return {**response, "item": items} if items else response


def _profile_items(profile: Profile) -> Iterator[Raw]:
    for field, question in QUESTIONS.items():
        if field == "past_treatments":
            given = [_past_answer(past) for past in profile.past_treatments]
        else:
            given = [_chosen(key, question.label(key)) for key in answers(profile, field)]
        if given:
            yield {"linkId": field, "text": question.text, "answer": given}
    if profile.medicine_names.strip():
        yield _texts(MEDICINE_NAMES, "Names of medicines", [profile.medicine_names])


def _past_answer(past: PastTreatment) -> Raw:
    answer = _chosen(past.kind, QUESTIONS["past_treatments"].label(past.kind))
    if past.outcome is None:
        return answer
    how = {"linkId": OUTCOME, "text": "How it went", "answer": [_chosen(past.outcome, OUTCOME_LABELS[past.outcome])]}
    return {**answer, "item": [how]}


def _other_items(worksheet: Worksheet) -> Iterator[Raw]:
    values = worksheet.values
    own = [thing.text for thing in values.own if thing.text.strip()]
    asked = [_question(question) for question in worksheet.questions if not question.dismissed]
    lists = (
        ("decision", "What is being decided", [worksheet.decision] if worksheet.decision else []),
        ("how_to_decide", "How the person wants to decide", [_label(HOW_TO_DECIDE_LABELS, worksheet.how_to_decide)]),
        ("how_much", "How much she wants to know", [_label(HOW_MUCH_TO_KNOW_LABELS, worksheet.how_much_to_know)]),
        ("options", "Options that are compared", worksheet.options),
        ("what_matters", "What matters, in this order", [row.attribute for row in values.weighed]),
        ("own_words", "What matters, in the person's own words", own),
        ("questions", "Questions for the visit", asked),
        ("trials", "Interest in clinical trials", [worksheet.trials] if worksheet.trials else []),
        (
            "second_opinion",
            "Interest in a second opinion",
            [worksheet.second_opinion] if worksheet.second_opinion else [],
        ),
    )
    for link, text, given in lists:
        if said := [each for each in given if each]:
            yield _texts(link, text, said)


def _label(labels: Mapping[Any, str], key: str | None) -> str:
    return labels[key] if key else ""


def _question(question: VisitQuestion) -> str:
    return f"{question.text} {question.answer}".strip()


def _chosen(key: str, label: str) -> Raw:
    return {"valueCoding": {"system": ANSWER_SYSTEM, "code": key, "display": label}}


def _texts(link: str, text: str, given: list[str]) -> Raw:
    return {"linkId": link, "text": text, "answer": [{"valueString": said} for said in given]}
