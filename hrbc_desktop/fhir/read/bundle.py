"""From bytes to the resources in them, within limits. Nothing is understood yet."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn

from hrbc_desktop.domain.serialization import Raw
from hrbc_desktop.fhir.errors import FhirError
from hrbc_desktop.fhir.write.profiles import TAG, TAGS
from hrbc_desktop.translation import _

LARGEST_FILE = 20_000_000
"""Bytes: whole records that clinics hand out are seldom larger; more is read slowly enough to look like a hang."""
DEEPEST = 40
"""Brackets within brackets: FHIR itself needs fewer than 20."""
MOST_ENTRIES = 50_000


_TRY_ANOTHER = _("Nothing was added: try another copy of it.")
_ASK_FOR_LESS = _("Nothing was added: ask for your cancer records alone.")
_NO_FHIR = _("This is not a FHIR file. {try_another}").format(try_another=_TRY_ANOTHER)
_DAMAGED = _("This is damaged, or is not a FHIR file. {try_another}").format(try_another=_TRY_ANOTHER)
_EMPTY = _("This file is empty. {try_another}").format(try_another=_TRY_ANOTHER)
_COMPRESSED = _("This file is compressed. Nothing was added: unpack it first, then choose the file that was in it.")
_ONLY_ADDRESSES = _(
    "This file only says where the records are kept. Nothing was added: ask for the files themselves, as FHIR (JSON)."
)
_HEALTH_CARD = _(
    "This is a health card, sealed by the clinic. Nothing was added: ask for your records as a FHIR file (JSON)."
)
_TOO_DEEP = _("This FHIR file is nested too deeply to be a record. {try_another}").format(try_another=_TRY_ANOTHER)
_OLDER, _NEWER = "an older FHIR than R4", "a newer FHIR than R4"


_OF_OLDER_FHIR = frozenset({"MedicationOrder", "DiagnosticOrder", "ProcedureRequest", "DeviceUseRequest"})
"""Resources that R4 has under another name."""
_OF_MEDICINES = frozenset({
    "MedicationStatement", "MedicationAdministration", "MedicationRequest", "MedicationDispense",
})  # fmt: skip
_WRAPS = ("Bundle", "Parameters")
_MOST_WRAPPINGS = 4
"""Objects or lists around the resources: programs answer with {"data": ...} and the like."""
_DAMAGED_LINE = "hrbc-damaged-line"
"""The type that a line of a bulk export gets when it cannot be read; its number and their count are its id."""
_SAYS_TWICE = "hrbc-says-one-thing-twice"
"""Marks a resource in which a key stands twice, with two values: JSON keeps the last one only."""

_HOLDS_RESULTS = frozenset({"DiagnosticReport", "Observation"})
_WITHDRAWN = ("entered-in-error", "cancelled")


class Entry(NamedTuple):
    """One resource, and the address by which others point to it."""

    address: str
    resource: Raw

    @property
    def kind(self) -> str:
        """The type of the resource, such as “Observation”."""
        named = self.resource.get("resourceType")
        return named if isinstance(named, str) else ""

    @property
    def repeats_own(self) -> bool:
        """Whether it is marked as repeating this program's own questionnaire in another form."""
        meta = self.resource.get("meta")
        tags = meta.get("tag") if isinstance(meta, dict) else None
        own = {"system": TAGS, "code": TAG}
        return isinstance(tags, list) and own in tags

    @property
    def addresses(self) -> frozenset[str]:
        """Every address by which others may point to it."""
        named = f"{self.kind}/{self.resource.get('id')}" if self.resource.get("id") else ""
        ending = end_of(self.address)
        in_server = ending if ending.startswith(f"{self.kind}/") else ""
        return frozenset(address for address in (self.address, named, in_server) if address)

    @property
    def says_one_thing_twice(self) -> bool:
        """Whether a key stands twice in it, with two values."""
        return _SAYS_TWICE in self.resource

    @property
    def damaged_line(self) -> tuple[int, int] | None:
        """Its number and the number of all lines, when it is one of a bulk export that could not be read."""
        line, total = self.resource.get("line"), self.resource.get("of")
        if self.kind == _DAMAGED_LINE and isinstance(line, int) and isinstance(total, int):
            return line, total
        return None

    @property
    def is_of_older_fhir(self) -> bool:
        """Whether R4 has no such resource, and an older FHIR had."""
        return self.kind in _OF_OLDER_FHIR


def end_of(address: str) -> str:
    """Return “Patient/1” of any address that ends so, with or without a server and a version before and behind."""
    return "/".join(address.partition("/_history/")[0].split("/")[-2:])


def read_entries(data: bytes) -> tuple[Entry, ...]:
    """Return the resources in `data`: a Bundle, one resource, a JSON list of them, or one on each line (NDJSON).

    A Bundle within another is opened. Raises FhirError when `data` is too large, not JSON or not FHIR, or when all
    that it holds is written in another version than R4.
    """
    entries = tuple(entry for raw in _resources(data) for entry in _entries_of(raw))
    if len(entries) > MOST_ENTRIES:
        raise FhirError(
            _("This FHIR file has more than {most_entries:,} entries. {ask_for_less}").format(
                most_entries=MOST_ENTRIES, ask_for_less=_ASK_FOR_LESS
            )
        )
    clinical = [entry for entry in entries if entry.kind not in ("Patient", _DAMAGED_LINE)]
    others = [other_version(entry) for entry in clinical]
    if others and all(others):
        raise FhirError(
            _(
                "This file is written in {others}, which this program does not read. Nothing was added: "
                "ask for a file in FHIR R4."
            ).format(others=others[0])
        )
    return entries


def _resources(data: bytes) -> list[Raw]:
    if len(data) > LARGEST_FILE:
        sentence = _("This is more than {number} MB, which is too large.").format(number=LARGEST_FILE // 1_000_000)
        raise FhirError(f"{sentence} {_ASK_FOR_LESS}")
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise FhirError(_COMPRESSED)
    text = _text(data)
    if not text:
        raise FhirError(_EMPTY)
    if text.startswith("<"):
        raise FhirError(
            _("This is XML or a web page; this program reads FHIR as JSON. Nothing was added: ask for a JSON file.")
        )
    try:
        raw = _parsed(text)
    except ValueError:
        return _from_lines(text)
    except RecursionError as problem:
        raise FhirError(_TOO_DEEP) from problem
    resources = list(_unwrapped(raw, _MOST_WRAPPINGS))
    if not resources:
        raise FhirError(_what_it_is_instead(raw))
    if any(_is_deeper_than(each, DEEPEST) for each in resources):
        raise FhirError(_TOO_DEEP)
    return resources


def _what_it_is_instead(raw: Any) -> str:
    """Say what JSON without any resource is, where another copy of it would be no help."""
    keys = raw.keys() if isinstance(raw, dict) else ()
    if "verifiableCredential" in keys:
        return _HEALTH_CARD
    return _ONLY_ADDRESSES if {"transactionTime", "output"} <= set(keys) else _NO_FHIR


def _text(data: bytes) -> str:
    """Return the letters of a file: UTF-8, UTF-16 or UTF-32 as JSON allows, or Windows-1252 as some programs write."""
    for encoding in (json.detect_encoding(data), "cp1252"):
        try:
            text = data.decode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
            return text.strip("\ufeff \t\r\n")
        except UnicodeError:
            continue
    raise FhirError(_DAMAGED)


class _Doubled(dict[str, Any]):
    """A JSON object in which a key stands twice, with two values."""


def _parsed(text: str) -> Any:
    """Return what JSON says, with a mark in every resource in which a key stands twice.

    Raises ValueError, RecursionError, and FhirError when a key outside of all resources stands twice.
    """
    doubled: list[_Doubled] = []

    def as_object(pairs: list[tuple[str, Any]]) -> Raw:
        given = [(key, _without_nulls(value)) for key, value in pairs if value is not None]
        made = dict(given)
        if len(made) == len(given) or all(made[key] == value for key, value in given):
            return made
        doubled.append(_Doubled(made))
        return doubled[-1]

    raw = json.loads(text, parse_constant=_refuse, object_pairs_hook=as_object)
    if doubled:
        _mark_doubled(raw, None)
    return raw


def _without_nulls(value: Any) -> Any:
    """Leave out what is null in a list: it says nothing, and no part of FHIR that is read has a place for it."""
    return [each for each in value if each is not None] if isinstance(value, list) and None in value else value


def _mark_doubled(raw: Any, resource: Raw | None) -> None:
    """Mark every resource that says one thing twice; `resource` is the one around `raw`."""
    if isinstance(raw, dict) and _is_resource(raw) and raw["resourceType"] not in _WRAPS and resource is None:
        resource = raw
    if isinstance(raw, _Doubled):
        if resource is None:
            raise FhirError(
                _("This FHIR file is damaged: it says one thing twice, in two ways. {try_another}").format(
                    try_another=_TRY_ANOTHER
                )
            )
        resource[_SAYS_TWICE] = True
    for inner in list(raw.values()) if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        _mark_doubled(inner, resource)


def _unwrapped(raw: Any, wrappings: int) -> Iterator[Raw]:
    """Yield the resources in lists and objects around them."""
    if _is_resource(raw):
        yield raw
    elif wrappings and isinstance(raw, dict | list):
        for inner in raw.values() if isinstance(raw, dict) else raw:
            yield from _unwrapped(inner, wrappings - 1)


def _from_lines(text: str) -> list[Raw]:
    """Return the resources of a bulk export, which has one on each line."""
    lines = [line for line in re.split(r"\r\n|\r|\n", text) if line.strip()]
    if len(lines) < 2:
        raise FhirError(_DAMAGED)
    resources: list[Raw] = []
    for number, line in enumerate(lines, start=1):
        resource = _from_line(line)
        if resource is None and not resources:
            raise FhirError(_DAMAGED)
        resources.append(resource or {"resourceType": _DAMAGED_LINE, "line": number, "of": len(lines)})
    return resources


def _from_line(line: str) -> Raw | None:
    """Return the resource on one line of a bulk export, or None when it cannot be read."""
    try:
        raw = _parsed(line)
    except (ValueError, RecursionError):
        return None
    return raw if _is_resource(raw) and not _is_deeper_than(raw, DEEPEST) else None


def _is_resource(raw: object) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("resourceType"), str)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _is_deeper_than(raw: Raw, limit: int) -> bool:
    layer: list[Any] = [raw]
    for _level in range(limit):
        layer = [
            inner
            for outer in layer
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return bool(layer)


def _entries_of(raw: Raw, address: str = "") -> Iterator[Entry]:
    if raw.get("resourceType") == "Parameters":
        for inner in _wrapped(raw.get("parameter")):
            yield from _entries_of(inner)
        return
    if raw.get("resourceType") != "Bundle":
        yield Entry(address, raw)
        yield from _contained(raw)
        return
    listed = raw.get("entry", [])
    if not isinstance(listed, list):
        raise FhirError(
            _("This FHIR file is damaged: its list of entries cannot be read. {try_another}").format(
                try_another=_TRY_ANOTHER
            )
        )
    listed = [entry for entry in listed if isinstance(entry, dict)]
    deleted = {_deleted(entry) for entry in listed}
    for entry in listed:
        if _address_in_server(entry) in deleted:
            continue
        if isinstance(resource := entry.get("resource"), dict):
            yield from _entries_of(resource, _address(entry))


def _deleted(entry: Raw) -> str:
    """Return what an entry of a history takes away: “Observation/1”."""
    request = entry.get("request")
    url = request.get("url") if isinstance(request, dict) and request.get("method") == "DELETE" else None
    return url if isinstance(url, str) and url else "-"


def _address_in_server(entry: Raw) -> str:
    resource = entry.get("resource")
    return f"{resource.get('resourceType')}/{resource.get('id')}" if isinstance(resource, dict) else ""


def _wrapped(parameters: object) -> Iterator[Raw]:
    """Yield the resources in what an operation of a server hands back."""
    for each in parameters if isinstance(parameters, list) else ():
        if isinstance(each, dict):
            if isinstance(resource := each.get("resource"), dict):
                yield resource
            yield from _wrapped(each.get("part"))


def _contained(raw: Raw) -> Iterator[Entry]:
    """Yield the results that stand within the report that they belong to, unless that is withdrawn."""
    contained = raw.get("contained")
    if Entry("", raw).kind not in _HOLDS_RESULTS or raw.get("status") in _WITHDRAWN:
        return
    for inner in contained if isinstance(contained, list) else ():
        if isinstance(inner, dict) and inner.get("resourceType") == "Observation":
            whose = {"subject": raw["subject"]} if "subject" in raw and "subject" not in inner else {}
            yield Entry("", {**inner, **whose})


def _address(entry: Raw) -> str:
    address = entry.get("fullUrl")
    return address if isinstance(address, str) else ""


def other_version(entry: Entry) -> str:
    """Return which other version a resource gives away, or an empty text.

    A Bundle does not say its version. R4 made Condition.clinicalStatus a concept (before: a code) and dropped
    MedicationStatement.taken, Procedure.notDone, their like and some resources; R5 made `medication` one element and
    renamed Procedure.performed.
    """
    resource = entry.resource
    version = resource.get("fhirVersion")
    if isinstance(version, str) and version[:1].isdigit() and not version.startswith("4."):
        return _OLDER if version < "4" else _NEWER
    is_older = entry.is_of_older_fhir
    match entry.kind:
        case "Condition":
            is_older = isinstance(resource.get("clinicalStatus"), str)
        case "MedicationStatement":
            is_older = "taken" in resource or "wasNotTaken" in resource
        case "MedicationAdministration":
            is_older = "notGiven" in resource or "wasNotGiven" in resource
        case "Procedure":
            is_older = "notDone" in resource or "notPerformed" in resource
    if is_older:
        return _OLDER
    match entry.kind:
        case kind if kind in _OF_MEDICINES and "medication" in resource:
            return _NEWER
        case "Procedure" if "occurrenceDateTime" in resource or "occurrencePeriod" in resource:
            return _NEWER
        case _:
            return ""
