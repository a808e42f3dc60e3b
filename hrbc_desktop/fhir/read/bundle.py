"""From bytes to the resources in them, within limits. Nothing is understood yet."""

import json
from typing import Any, NamedTuple, NoReturn

from hrbc_desktop.fhir.errors import FhirError

LARGEST_FILE = 4_000_000
"""Bytes."""
DEEPEST = 40
"""Brackets within brackets: FHIR itself needs fewer than 20."""
MOST_ENTRIES = 5_000

Raw = dict[str, Any]

_TRY_ANOTHER = "Nothing was added: try another copy of it."
_OLDER, _NEWER = "an older FHIR than R4", "a newer FHIR than R4"


class Entry(NamedTuple):
    """One resource, and the address by which others point to it."""

    address: str
    resource: Raw

    @property
    def kind(self) -> str:
        """The type of the resource, such as “Observation”."""
        named = self.resource.get("resourceType")
        return named if isinstance(named, str) else ""


def read_entries(data: bytes) -> tuple[Entry, ...]:
    """Return the resources of a FHIR R4 Bundle, or the one resource that `data` (JSON) is.

    Raises FhirError when it is too large, not JSON, not FHIR or not R4.
    """
    raw = _resource(data)
    entries = _entries_of(raw) if raw["resourceType"] == "Bundle" else (Entry("", raw),)
    for entry in entries:
        other = _other_version(entry)
        if other:
            raise FhirError(
                f"This file is written in {other}, which this program does not read. "
                "Nothing was added: ask for a file in FHIR R4."
            )
    return entries


def _resource(data: bytes) -> Raw:
    if len(data) > LARGEST_FILE:
        raise FhirError(
            "This is more than 4 MB, which is too large. Nothing was added: ask for your cancer records alone."
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise FhirError(
            "This is XML or a web page; this program reads FHIR as JSON. Nothing was added: ask for a JSON file."
        )
    try:
        raw = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as problem:
        raise FhirError(f"This is damaged, or is not a FHIR file. {_TRY_ANOTHER}") from problem
    if not isinstance(raw, dict) or not isinstance(raw.get("resourceType"), str):
        raise FhirError(f"This is not a FHIR file. {_TRY_ANOTHER}")
    if _is_deeper_than(raw, DEEPEST):
        raise FhirError(f"This FHIR file is nested too deeply to be a record. {_TRY_ANOTHER}")
    return raw


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _is_deeper_than(raw: Raw, limit: int) -> bool:
    layer: list[Any] = [raw]
    for _ in range(limit):
        layer = [
            inner
            for outer in layer
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return bool(layer)


def _entries_of(bundle: Raw) -> tuple[Entry, ...]:
    listed = bundle.get("entry", [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise FhirError(f"This FHIR file is damaged: its list of entries cannot be read. {_TRY_ANOTHER}")
    if len(listed) > MOST_ENTRIES:
        raise FhirError(
            f"This FHIR file has more than {MOST_ENTRIES:,} entries. "
            "Nothing was added: ask for your cancer records alone."
        )
    return tuple(
        Entry(_address(entry), resource) for entry in listed if isinstance(resource := entry.get("resource"), dict)
    )


def _address(entry: Raw) -> str:
    address = entry.get("fullUrl")
    return address if isinstance(address, str) else ""


def _other_version(entry: Entry) -> str:
    """Return which other version a resource gives away, or an empty text.

    A Bundle does not say its version. R4 made Condition.clinicalStatus a concept (before: a code) and dropped
    MedicationStatement.taken and wasNotTaken; R5 made `medication` one element and renamed Procedure.performed.
    """
    resource = entry.resource
    version = resource.get("fhirVersion")
    if isinstance(version, str) and version[:1].isdigit() and not version.startswith("4."):
        return _OLDER if version < "4" else _NEWER
    match entry.kind:
        case "Condition" if isinstance(resource.get("clinicalStatus"), str):
            return _OLDER
        case "MedicationStatement" if "taken" in resource or "wasNotTaken" in resource:
            return _OLDER
        case "MedicationStatement" | "MedicationAdministration" | "MedicationRequest" if "medication" in resource:
            return _NEWER
        case "Procedure" if "occurrenceDateTime" in resource or "occurrencePeriod" in resource:
            return _NEWER
        case _:
            return ""
