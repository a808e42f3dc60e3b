"""The named parts of a sheet, by which the program knows its own file again.

Field names have no dots: a dot would mean a field within a field.
"""

from hrbc_desktop.domain.model.signature import SignerRole

ATTACHMENT_NAME = "worksheet.json"

PATIENT_SIGNATURE = "patient_signature"
NURSE_SIGNATURE = "nurse_signature"
THIRD_SIGNATURE = "third_signature"
NURSE_NOTES = "nurse_notes"

SIGNATURE_FIELDS: dict[SignerRole, str] = {
    "patient": PATIENT_SIGNATURE,
    "nurse": NURSE_SIGNATURE,
    "interpreter": THIRD_SIGNATURE,
    "supporter": THIRD_SIGNATURE,
}
FIELD_NAMES = frozenset({*SIGNATURE_FIELDS.values(), NURSE_NOTES})
FIELD_NAMES_AT_FIRST = FIELD_NAMES - {THIRD_SIGNATURE}
"""What the first sheets had: they have to be known for as long as they are kept."""
