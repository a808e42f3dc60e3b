"""The worksheet as others read it: what is decided, cautions, what matters, questions, and the signed PDF.

Nothing here orders or recommends anything: the Composition is her note for the visit, a DetectedIssue is what her
answers raise about an option that she compares, and the DocumentReference is the PDF that was signed.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from typing import NamedTuple

from hrbc_desktop.domain.decisions.facts import Facts, facts_of_worksheet
from hrbc_desktop.domain.decisions.safety import RaisedCaution, cautions, worksheet_is_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.eligibility import Level
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Worksheet, is_own
from hrbc_desktop.domain.preferences.line_up import compared
from hrbc_desktop.domain.preferences.offer import named
from hrbc_desktop.domain.serialization import Raw
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.fhir import terminology as terms
from hrbc_desktop.fhir.write.profiles import concept, meta
from hrbc_desktop.wording.cautions import HEADING, LEVEL_NAMES, caution_text
from hrbc_desktop.wording.decisions import decision_title, option_words
from hrbc_desktop.wording.fhir_document import (
    CAUTION_CODE,
    COMPARED,
    DECISION,
    MATTERS,
    PDF_TITLE,
    QUESTIONS,
    TITLE,
    about_option,
    matters_line,
)
from hrbc_desktop.wording.gate import gate_sentence

_PATIENT_NOTE = {**concept(terms.LOINC, "51855-5", "Patient Note")}
_NOTES = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"
_SEVERITIES: Mapping[Level, str] = {"avoid": "high", "ask_first": "moderate", "closer_checks": "low"}
"""FHIR's three words for how much harm may come: closest to our three levels."""
_ATTESTED = {"patient": "personal", "nurse": "professional"}


class ResourceAddresses(NamedTuple):
    """Where the other resources of the file are."""

    person: str
    form: str


def caution_resources(
    worksheet: Worksheet, catalogue: Catalogue, places: ResourceAddresses
) -> Iterator[tuple[str, Raw]]:
    """Yield a DetectedIssue for each caution that her answers raise about an option that she compares."""
    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    for one in _raised(worksheet, catalogue, facts):
        yield (
            f"caution-{one.option}-{one.caution.id}-{'-'.join(one.medicines)}",
            {
                "resourceType": "DetectedIssue",
                "meta": meta(),
                "status": "final" if worksheet.is_signed else "preliminary",
                "code": {"text": CAUTION_CODE},
                "severity": _SEVERITIES[one.level],
                "patient": {"reference": places.person},
                "identifiedDateTime": to_the_second(worksheet.changed_at),
                "evidence": [{"detail": [{"reference": places.form}]}],
                "detail": _caution_line(one, worksheet, catalogue, facts),
            },
        )


def composition(worksheet: Worksheet, catalogue: Catalogue, places: ResourceAddresses, issues: list[str]) -> Raw | None:
    """Return the worksheet as a note in sections; None while there is nothing to say. `issues`: the DetectedIssues."""
    sections = list(_sections(worksheet, catalogue, issues))
    if not sections:
        return None
    person = {"reference": places.person}
    note: Raw = {
        "resourceType": "Composition",
        "meta": meta(),
        "status": "final" if worksheet.is_signed else "preliminary",
        "type": _PATIENT_NOTE,
        "subject": person,
        "date": to_the_second(worksheet.changed_at),
        "author": [person],
        "title": TITLE,
        "section": [*sections],
    }
    attested = [_attester(each) for each in worksheet.signatures if each.role in _ATTESTED]
    return {**note, "attester": attested} if attested else note


def document_reference(worksheet: Worksheet, pdf: bytes, places: ResourceAddresses) -> Raw:
    """Return the signed PDF with its digest, its kind, its date and who signed it."""
    moment = to_the_second(worksheet.signatures[-1].signed_at if worksheet.signatures else worksheet.changed_at)
    nurse = next((each for each in worksheet.signatures if each.role == "nurse"), None)
    reference: Raw = {
        "resourceType": "DocumentReference",
        "meta": meta(),
        "status": "current",
        "docStatus": "final" if worksheet.is_signed else "preliminary",
        "type": _PATIENT_NOTE,
        "category": [concept(_NOTES, "clinical-note", "Clinical Note")],
        "subject": {"reference": places.person},
        "date": moment,
        "author": [{"reference": places.person}],
        "description": PDF_TITLE,
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "data": b64encode(pdf).decode(),
                    "size": len(pdf),
                    "hash": b64encode(hashlib.sha1(pdf, usedforsecurity=False).digest()).decode(),
                    "title": PDF_TITLE,
                    "creation": moment,
                }
            }
        ],
        "context": {"sourcePatientInfo": {"reference": places.person}, "related": [{"reference": places.form}]},
    }
    return {**reference, "authenticator": {"display": nurse.name}} if nurse else reference


def to_the_second(moment: datetime) -> str:
    """Return a moment as FHIR writes it."""
    return moment.replace(microsecond=0).isoformat()


def _sections(worksheet: Worksheet, catalogue: Catalogue, issues: list[str]) -> Iterator[Raw]:
    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    options = [option_words(option, worksheet, catalogue) for option in compared(worksheet, catalogue)]
    title = decision_title(worksheet, catalogue)
    yield from _section(DECISION, [title] if title else [])
    yield from _section(COMPARED, options)
    gate = worksheet_is_for(facts)
    lines = [gate_sentence(key, facts) for key in gate.notes if key != "nothing_known"]
    lines += [_caution_line(one, worksheet, catalogue, facts) for one in _raised(worksheet, catalogue, facts)]
    for section in _section(HEADING, lines):
        yield {**section, "entry": [{"reference": issue} for issue in issues]} if issues else section
    yield from _section(MATTERS, list(_what_matters(worksheet, catalogue)))
    yield from _section(QUESTIONS, _asked(worksheet, catalogue))


def _section(title: str, lines: list[str]) -> Iterator[Raw]:
    if lines:
        items = "".join(f"<li>{escape(_as_xml(line))}</li>" for line in lines)
        div = f'<div xmlns="http://www.w3.org/1999/xhtml"><ul>{items}</ul></div>'
        yield {"title": title, "text": {"status": "generated", "div": div}}


def _as_xml(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _what_matters(worksheet: Worksheet, catalogue: Catalogue) -> Iterator[str]:
    """Yield what she weighed, in her order, each with how much it matters next to the one above; then her own words."""
    values = worksheet.values
    for number, row in enumerate(values.weighed):
        if thing := named(row.attribute, values, catalogue):
            yield matters_line(thing.improvement, row.step if number else None)
    in_order = {row.attribute for row in values.weighed if is_own(row.attribute)}
    yield from (thing.text for thing in values.own if thing.key not in in_order and thing.text.strip())


def _asked(worksheet: Worksheet, catalogue: Catalogue) -> list[str]:
    """Return the list as the sheet prints it, once she has begun with a decision or a question of her own."""
    if not (worksheet.options or worksheet.questions):
        return []
    return [question.text for question in question_list(worksheet, catalogue)]


def _raised(worksheet: Worksheet, catalogue: Catalogue, facts: Facts) -> list[RaisedCaution]:
    if worksheet_is_for(facts).stops:
        return []
    return [one for one in cautions(compared(worksheet, catalogue), catalogue, facts) if one.is_personal]


def _caution_line(one: RaisedCaution, worksheet: Worksheet, catalogue: Catalogue, facts: Facts) -> str:
    option = option_words(catalogue.options[one.option], worksheet, catalogue)
    return about_option(option, LEVEL_NAMES[one.level], caution_text(one, facts))


def _attester(signature: Signature) -> Raw:
    return {
        "mode": _ATTESTED[signature.role],
        "time": to_the_second(signature.signed_at),
        "party": {"display": signature.name},
    }
