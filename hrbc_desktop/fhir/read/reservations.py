"""Why nothing of a resource is read, or why what it says is in doubt, whatever it is about.

A resource can be hers and well written and still mean another thing than its value: an extension that changes the
meaning, another person as its subject, a date that has not come yet, a version that was replaced.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hrbc_desktop.domain.serialization import Raw
from hrbc_desktop.fhir.read.bundle import Entry
from hrbc_desktop.fhir.read.partial_date import NO_DATE
from hrbc_desktop.fhir.read.result import Reading
from hrbc_desktop.wording import import_report

_LONGEST_TRUST = timedelta(days=366)
"""Chosen by us: how active somebody is, and that the periods have not ended, says little after a year."""
LONGEST_PREGNANCY = timedelta(days=300)
"""Chosen by us: 40 weeks, and some days for when it was written down."""
_CHANGES = frozenset({("activity", ""), ("menopause", "not_yet"), ("menopause", "in_between")})
_PERSON = re.compile(r"(?:.*/)?(RelatedPerson|Practitioner|Group|Device|Location)/[^/]+$")
_NOT_TAKEN = re.compile(
    r"\b(?:not (?:been )?tak\w+|(?:never|not) (?:took|taken|started)|stopp\w*|discontinu\w*|declin\w*|refus\w*|on hold|"
    r"paused?)\b"
)


_FOR_ANOTHER_REASON = re.compile(
    r"\b(?:ivf|in vitro|in-vitro|infertility|fertility|ovulation|endometriosis|fibroids?|prevention|prophyla\w+|"
    r"transplant\w*|prostate)\b"
)


def without_old_versions(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Leave out the versions of a resource that a newer one in the same file replaces."""
    newest: dict[str, Entry] = {}
    for entry in entries:
        key = _named(entry.resource)
        if key and (key not in newest or _version(entry.resource) > _version(newest[key].resource)):
            newest[key] = entry
    return tuple(
        entry
        for entry in entries
        if not (key := _named(entry.resource)) or _version(entry.resource) == _version(newest[key].resource)
    )


def _named(resource: Raw) -> str:
    kind, name = resource.get("resourceType"), resource.get("id")
    is_versioned = isinstance(resource.get("meta"), dict) and kind != "Patient"
    return f"{kind}/{name}" if is_versioned and isinstance(name, str) else ""


def _version(resource: Raw) -> tuple[str, int]:
    meta = resource["meta"]
    updated, number = meta.get("lastUpdated"), meta.get("versionId")
    is_number = isinstance(number, str) and number.isascii() and number.isdigit() and len(number) < 10
    return (updated if isinstance(updated, str) else ""), int(number) if is_number else 0


class RecordPeople:
    """Who is who in a record: its patient, and everybody else whom its entries may be about."""

    def __init__(self, entries: Sequence[Entry], patient: Entry | None) -> None:
        self._kinds = {address: entry.kind for entry in entries for address in entry.addresses}
        self._identifiers = set(_identifiers(patient.resource.get("identifier"))) if patient else set()
        inside = [each for entry in entries for each in _parts(entry.resource.get("contained")) if _is_patient(each)]
        people = [patient.resource] if patient else inside
        self._known = _who(people[0]) if people and all(_who(each) == _who(people[0]) for each in people) else None
        """The name and the birth date of the one person, where nobody else stands within the entries."""

    def refusal(self, entry: Entry) -> str:
        """Return why nothing of a resource is read; empty when it may be."""
        resource = entry.resource
        if _has_modifier(resource) or any(map(_has_modifier, _parts(resource.get("component")))):
            return import_report.carries_a_modifier()
        inside = {f"#{each.get('id')}" for each in _parts(resource.get("contained")) if self._is_her(each)}
        subjects = [resource.get("subject") or resource.get("patient"), *_parts(resource.get("focus"))]
        subjects = [each for each in subjects if not isinstance(each, dict) or each.get("reference") not in inside]
        return import_report.about_somebody_else() if any(map(self._is_another, subjects)) else ""

    def _is_her(self, inside: Raw) -> bool:
        """Return whether a person who stands within an entry is the one that the record is about."""
        return _is_patient(inside) and self._known is not None and _who(inside) == self._known

    def _is_another(self, subject: object) -> bool:
        if not isinstance(subject, dict):
            return False
        reference = subject.get("reference")
        if isinstance(reference, str) and reference:
            address = reference.partition("/_history/")[0]
            known = self._kinds.get(address) or self._kinds.get("/".join(address.split("/")[-2:]))
            is_person = _PERSON.match(address) is not None or known in ("RelatedPerson", "Practitioner", "Group")
            return is_person or address.startswith("#")
        given = dict(_identifiers([subject.get("identifier")]))
        own = dict(self._identifiers)
        return any(system in own and own[system] != value for system, value in given.items())


def _is_patient(resource: Raw) -> bool:
    return resource.get("resourceType") == "Patient"


def _who(patient: Raw) -> tuple[object, object]:
    return patient.get("name"), patient.get("birthDate")


def _has_modifier(part: Raw) -> bool:
    return bool(part.get("modifierExtension"))


def _parts(listed: object) -> list[Raw]:
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _identifiers(listed: object) -> Iterable[tuple[str, str]]:
    for each in _parts(listed):
        system, value = each.get("system"), each.get("value")
        if isinstance(system, str) and isinstance(value, str):
            yield system, value


def doubt_of_time(reading: Reading, today: date) -> str:
    """Return why a fact may not be so today: its date has not come, or it was told so long ago that it may be over."""
    if reading.when == NO_DATE:
        return ""
    if reading.when.earliest > today:
        return import_report.dated_in_the_future(reading.when.text)
    if reading.key == "pregnant" and reading.when.latest < today - LONGEST_PREGNANCY:
        return import_report.may_be_over(reading.when.text)
    is_changing = not _CHANGES.isdisjoint({(reading.field, ""), (reading.field, reading.key)})
    if is_changing and reading.when.latest < today - _LONGEST_TRUST:
        return import_report.may_be_over(reading.when.text)
    return ""


def doubt_of_use(entry: Entry) -> str:
    """Return why a medicine may not be taken although its status says so: the words beside it."""
    notes = [
        each.get("text") for name in ("dosage", "note", "statusReason") for each in _parts(entry.resource.get(name))
    ]
    patterns = (_NOT_TAKEN, _FOR_ANOTHER_REASON)
    denial = next(
        (text for text in notes if isinstance(text, str) and any(each.search(text.casefold()) for each in patterns)), ""
    )
    return import_report.words_say_not_taken(denial) if denial else ""
