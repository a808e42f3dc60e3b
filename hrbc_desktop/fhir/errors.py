"""What can go wrong with a FHIR file as a whole."""


class FhirError(Exception):
    """The file cannot be read as FHIR R4; the message is one sentence or two for the person."""
