"""Recognizes a clinic's record by its first bytes, before anything of it is read. Light to import."""

import json
from pathlib import Path

from hrbc_desktop.files import read_file

_LOOKED_AT = 100_000
"""Bytes in which a record says what it is."""
_SUFFIXES = frozenset({".json", ".ndjson"})


def is_record(data: bytes) -> bool:
    """Return whether bytes look like FHIR, as JSON or as the XML that is then refused by its name."""
    beginning = data[:_LOOKED_AT]
    start = beginning.decode(json.detect_encoding(beginning), "ignore").lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return "hl7.org/fhir" in start or start.startswith(("<Bundle", "<Patient"))
    return start.startswith(("{", "[")) and '"resourceType"' in start


def is_record_file(path: Path) -> bool:
    """Return whether a file is a clinic's record; one that cannot be read is none."""
    try:
        return path.suffix.casefold() in _SUFFIXES and is_record(read_file(path, _LOOKED_AT))
    except OSError:
        return False
