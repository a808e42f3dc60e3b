"""Opens a PDF as a sheet: reads it within limits, validates its signatures, and says what it is worth.

Never runs anything in a file, never reaches for the network, and raises nothing for what a file holds but MemoryError:
a file of unknown origin is opened by `confinement`.
"""

from __future__ import annotations

import hashlib
import io
import logging
from typing import Any

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, SeenSignature, Verdict
from hrbc_desktop.pdf.reading.sandbox import MAX_FILE_BYTES
from hrbc_desktop.pdf.reading.validation import Judgement, examine, follow_each_other, judge
from hrbc_desktop.pdf.signing.field_names import ATTACHMENT_NAME, FIELD_NAMES, NURSE_NOTES, are_of_a_sheet
from hrbc_desktop.wording.verdicts import sentences_for

MAX_UNPACKED_BYTES = 64_000_000
"""What all decompression within one file may produce together; a single stream may produce an eighth of it."""

_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=MAX_UNPACKED_BYTES // 8),
    document_budget=DocumentDecodeBudget(base_allowance=MAX_UNPACKED_BYTES, max_ratio=0),
)

# pyHanko's warnings quote names from the file; logs hold nothing personal.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)


def open_sheet(pdf: bytes) -> OpenedSheet:
    """Say what a file is worth as a sheet; works on any bytes. Raises MemoryError if the memory does not suffice."""
    if len(pdf) > MAX_FILE_BYTES:
        return _opened(pdf, Judgement(Verdict.TOO_BIG))
    if b"%PDF-" not in pdf[:1024]:
        return _opened(pdf, Judgement(Verdict.NOT_OURS))
    try:
        return _examine(pdf)
    except PdfDecodeLimitError:
        return _opened(pdf, Judgement(Verdict.TOO_BIG))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (a hostile file can make the parsers fail in any way there is)
        return _opened(pdf, Judgement(Verdict.DAMAGED))


def _examine(pdf: bytes) -> OpenedSheet:
    reader = PdfFileReader(io.BytesIO(pdf), decode_limits=_LIMITS)
    if reader.encrypted:
        return _opened(pdf, Judgement(Verdict.ENCRYPTED))
    fields = _field_values(reader)
    worksheet_json = _attached_worksheet(reader)
    notes = fields.get(NURSE_NOTES, "")
    is_complete = are_of_a_sheet(fields) and worksheet_json is not None
    if not (is_complete or FIELD_NAMES & fields.keys()):
        return _opened(pdf, Judgement(Verdict.NOT_OURS))
    embedded = reader.embedded_signatures
    found = [examine(pdf, signature) for signature in embedded]
    signatures = tuple(signature for signature in found if signature)
    if signatures:
        in_form = is_complete and len(signatures) == len(found) and follow_each_other(embedded)
        judgement = judge(signatures, in_expected_form=in_form, has_notes=bool(notes))
    else:
        judgement = Judgement(Verdict.NOT_SIGNED if is_complete and not found else Verdict.NOT_OURS)
    return _opened(pdf, judgement, signatures, worksheet_json, notes)


def _opened(
    pdf: bytes,
    judgement: Judgement,
    signatures: tuple[SeenSignature, ...] = (),
    worksheet_json: bytes | None = None,
    notes: str = "",
) -> OpenedSheet:
    return OpenedSheet(
        verdict=judgement.verdict,
        sentences=sentences_for(judgement.verdict, signatures, judgement.findings),
        sha256=hashlib.sha256(pdf).hexdigest(),
        signatures=signatures,
        worksheet_json=worksheet_json,
        notes=notes,
        findings=judgement.findings,
    )


def _field_values(reader: PdfFileReader) -> dict[str, str]:
    """Field names with what was written into them; signatures count as nothing written."""
    form = _entry(reader.root, "/AcroForm", {})
    values = {}
    for reference in _entry(form, "/Fields", ()):
        field = reference.get_object()
        is_filled_text = field["/FT"] == "/Tx" and "/V" in field
        values[str(field["/T"])] = str(field["/V"]) if is_filled_text else ""
    return values


def _attached_worksheet(reader: PdfFileReader) -> bytes | None:
    for reference in _entry(reader.root, "/AF", ()):
        attachment = reference.get_object()
        if attachment["/UF"] == ATTACHMENT_NAME and attachment["/AFRelationship"] == "/Source":
            data: bytes = attachment["/EF"]["/F"].data
            return data
    return None


def _entry(dictionary: Any, key: str, otherwise: object) -> Any:
    # pyHanko's get() hands out references without following them.
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401
