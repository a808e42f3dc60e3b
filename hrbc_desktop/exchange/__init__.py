"""FHIR R4 in and out: answers are read from a record and offered, never taken over unasked; a worksheet is written.

Read with `json` and small pydantic models of what is read. A FHIR library (fhir.resources) would add 27 MB, and it
refuses a whole record for one field that is wrong; here only that resource is listed as not understood.
"""
