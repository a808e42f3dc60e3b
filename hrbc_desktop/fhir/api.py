"""FHIR R4 in and out: `read_fhir` and `write_fhir`."""

from hrbc_desktop.fhir.read.reader import read_fhir
from hrbc_desktop.fhir.write.bundle import write_fhir

__all__ = ["read_fhir", "write_fhir"]
