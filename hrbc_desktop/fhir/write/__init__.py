"""Writes a worksheet as a FHIR R4 Bundle."""
