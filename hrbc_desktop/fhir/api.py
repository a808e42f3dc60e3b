"""FHIR R4 in and out: `read_fhir` and `write_fhir`."""

from hrbc_desktop.exchange.reading import read_fhir
from hrbc_desktop.exchange.writing import write_fhir

__all__ = ["read_fhir", "write_fhir"]
