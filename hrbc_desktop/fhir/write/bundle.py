"""Writes a worksheet as a FHIR R4 Bundle: every answer in a questionnaire, and in codes what a code says exactly."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import OUTCOME_LABELS, QUESTIONS, PastTreatment, Profile, answers
from hrbc_desktop.domain.model.worksheet import (
    HOW_MUCH_TO_KNOW_LABELS,
    HOW_TO_DECIDE_LABELS,
    Values,
    VisitQuestion,
    Weighed,
    Worksheet,
)
from hrbc_desktop.domain.preferences.offer import named
from hrbc_desktop.domain.preferences.swing_weights import STEP_NAMES
from hrbc_desktop.domain.serialization import Raw
from hrbc_desktop.fhir.terminology import BIRTH_SEX
from hrbc_desktop.fhir.write.codes import Address, coded_conditions, coded_medicines, coded_observations
from hrbc_desktop.fhir.write.document import (
    ResourceAddresses,
    caution_resources,
    composition,
    document_reference,
    to_the_second,
)
from hrbc_desktop.fhir.write.profiles import CANCER_PATIENT, IDENTIFIER_TYPES, NOT_KNOWN, concept
from hrbc_desktop.fhir.write.questionnaire import (
    ANSWER_SYSTEM,
    ATTRIBUTE_SYSTEM,
    MEDICINE_NAMES,
    OUTCOME,
    QUESTIONNAIRE,
)


def write_fhir(worksheet: Worksheet, catalogue: Catalogue | None = None, pdf: bytes | None = None) -> bytes:
    """Return `worksheet` as a FHIR R4 Bundle (type collection, UTF-8 JSON) that `read_fhir` reads again.

    It has the person as far as the worksheet knows her, a QuestionnaireResponse with every answer, and Observations,
    Conditions and MedicationStatements, derived from it, for the answers that a confirmed code says exactly. With the
    catalogue it also says in words what is decided, what matters, and the cautions that her answers raise; with the
    signed PDF it carries that. An empty worksheet asserts nothing. What the nurse noted stays in the worksheet.
    """
    address = _Addresses(UUID(hex=worksheet.id)).of
    places = ResourceAddresses(address("patient"), address("answers"))
    moment = to_the_second(worksheet.changed_at)
    resources = {
        places.person: _patient(worksheet),
        places.form: _questionnaire(worksheet, places.person, moment, catalogue),
    }
    subject, source = {"reference": places.person}, [{"reference": places.form}]
    for name, resource in coded_observations(worksheet.profile, address):
        resources[address(name)] = {**resource, **_about(resource["resourceType"], subject, source, moment)}
    for name, condition in coded_conditions(worksheet.profile):
        extra = {"subject": subject, "recordedDate": moment, "evidence": [{"detail": source}]}
        resources[address(name)] = {**condition, **extra}
    for name, use in coded_medicines(worksheet.profile):
        resources[address(name)] = {**use, "subject": subject, "dateAsserted": moment, "derivedFrom": source}
    if catalogue:
        resources |= _in_words(worksheet, catalogue, places, address)
    if pdf is not None:
        resources[address("pdf")] = document_reference(worksheet, pdf, places)
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": moment,
        "entry": [{"fullUrl": url, "resource": resource} for url, resource in resources.items()],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode() + b"\n"


def _about(kind: str, subject: Raw, source: list[Raw], moment: str) -> Raw:
    """Return what binds a resource to the person and to her answers, in the words of its kind."""
    match kind:
        case "Observation":
            return {"subject": subject, "issued": moment, "derivedFrom": source}
        case "BodyStructure":
            return {"patient": subject}
        case _:
            return {"subject": subject}


def _in_words(
    worksheet: Worksheet, catalogue: Catalogue, places: ResourceAddresses, address: Address
) -> dict[str, Raw]:
    issues = {address(name): issue for name, issue in caution_resources(worksheet, catalogue, places)}
    note = composition(worksheet, catalogue, places, [*issues])
    return issues | ({address("note"): note} if note else {})


class _Addresses:
    """Addresses that are the same each time the worksheet is written."""

    def __init__(self, worksheet: UUID) -> None:
        self._worksheet = worksheet

    def of(self, name: str) -> str:
        """Return the address of the resource `name`."""
        return f"urn:uuid:{uuid5(self._worksheet, name)}"


def _patient(worksheet: Worksheet) -> Raw:
    """Return the person. Her gender in the books of a clinic is not asked for here, and who gave a number is not known.

    What stands for a missing name or number keeps the rule of US Core, on which mCODE stands.
    """
    visit, sex = worksheet.visit, worksheet.profile.sex
    number = visit.record_number.strip()
    identifier = (
        {"type": concept(IDENTIFIER_TYPES, "MR"), "_system": NOT_KNOWN, "value": number}
        if number
        else {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{UUID(hex=worksheet.id)}"}
    )
    patient: Raw = {
        "resourceType": "Patient",
        "meta": {"profile": [CANCER_PATIENT]},
        "identifier": [identifier],
        "name": [{**NOT_KNOWN, "text": visit.name.strip()} if visit.name.strip() else NOT_KNOWN],
        "gender": "unknown",
    }
    if sex in ("female", "male"):
        patient["extension"] = [{"url": BIRTH_SEX, "valueCode": "F" if sex == "female" else "M"}]
    if visit.birth_date:
        patient["birthDate"] = visit.birth_date.isoformat()
    return patient


def _questionnaire(worksheet: Worksheet, person: str, moment: str, catalogue: Catalogue | None) -> Raw:
    items = [*_profile_items(worksheet.profile), *_other_items(worksheet, catalogue)]
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


def _other_items(worksheet: Worksheet, catalogue: Catalogue | None) -> Iterator[Raw]:
    values = worksheet.values
    own = [thing.text for thing in values.own if thing.text.strip()]
    asked = [_question(question) for question in worksheet.questions if not question.dismissed]
    lists = (
        ("decision", "What is being decided", [worksheet.decision] if worksheet.decision else []),
        ("how_to_decide", "How the person wants to decide", [_label(HOW_TO_DECIDE_LABELS, worksheet.how_to_decide)]),
        ("how_much", "How much she wants to know", [_label(HOW_MUCH_TO_KNOW_LABELS, worksheet.how_much_to_know)]),
        ("options", "Options that are compared", worksheet.options),
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
        if texts := [each for each in given if each]:
            yield _texts(link, text, texts)
    if values.weighed:
        weighed = [_weighed(row, number, values, catalogue) for number, row in enumerate(values.weighed)]
        yield {"linkId": "what_matters", "text": "What matters, in this order", "answer": weighed}


def _weighed(row: Weighed, number: int, values: Values, catalogue: Catalogue | None) -> Raw:
    """Return one thing that matters, how much next to the one above, and the level past which she would not go."""
    thing = named(row.attribute, values, catalogue) if catalogue else None
    answer = {
        "valueCoding": {
            "system": ATTRIBUTE_SYSTEM,
            "code": row.attribute,
            **({"display": thing.improvement} if thing else {}),
        }
    }
    more: list[Raw] = []
    if number and row.step:
        step = {"system": ANSWER_SYSTEM, "code": row.step, "display": STEP_NAMES[row.step]}
        more.append({"linkId": "how_much", "text": "Next to the one above", "answer": [{"valueCoding": step}]})
    if row.limit is not None:
        more.append({"linkId": "limit", "text": "Not past this number", "answer": [{"valueDecimal": row.limit}]})
    return {**answer, "item": more} if more else answer


def _label(labels: Mapping[Any, str], key: str | None) -> str:
    return labels[key] if key else ""


def _question(question: VisitQuestion) -> str:
    return f"{question.text} {question.answer}".strip()


def _chosen(key: str, label: str) -> Raw:
    return {"valueCoding": {"system": ANSWER_SYSTEM, "code": key, "display": label}}


def _texts(link: str, text: str, given: list[str]) -> Raw:
    return {"linkId": link, "text": text, "answer": [{"valueString": value} for value in given]}
