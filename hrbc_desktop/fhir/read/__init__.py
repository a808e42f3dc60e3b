"""Reads a FHIR R4 record."""
