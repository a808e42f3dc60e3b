"""What the verdict on a file says in plain words: what is so, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hrbc_desktop.pdf.reading.verdict import SeenSignature, Verdict
from hrbc_desktop.wording.dates import spoken_date

_OPENERS = {
    Verdict.SIGNED: "This sheet is signed. Nothing in it has changed since.",
    Verdict.COUNTERSIGNED: "This sheet is signed by patient and nurse. Nothing in it has changed since.",
    Verdict.CHANGED: "This file was changed after it was signed. Do not rely on it. Ask for the file as it was signed.",
    Verdict.NOT_SIGNED: "This sheet is not signed yet. Anyone could have changed it.",
    Verdict.NOT_OURS: "This file is not a worksheet of this program. Nothing was changed. Choose a PDF saved by it.",
    Verdict.DAMAGED: "This file is damaged and cannot be read. Nothing was changed. Ask for it again.",
    Verdict.ENCRYPTED: "This file is locked with a password. Nothing was changed. Ask for the file without one.",
    Verdict.TOO_BIG: (
        "This file is much bigger than any worksheet, or asks for as much room. It was not opened. Choose another file."
    ),
}


def sentences_for(verdict: Verdict, signatures: Sequence[SeenSignature], findings: Sequence[str]) -> tuple[str, ...]:
    """Put a verdict into sentences: the verdict, what was found, and each signature."""
    return (_OPENERS[verdict], *findings, *(_about(signature) for signature in signatures))


def spoken_time(moment: datetime) -> str:
    """Write date and time with the zone, such as ``1 December 2026, 19:42 UTC−05:00``."""
    zone = moment.strftime("%z")
    offset = f"UTC{zone[0].replace('-', '−')}{zone[1:3]}:{zone[3:5]}"
    return f"{spoken_date(moment)}, {moment:%H:%M} {offset}"


def _about(signature: SeenSignature) -> str:
    signed = f"Signed by {signature.name} ({signature.role}) on {spoken_time(signature.signed_at)}."
    if not signature.is_intact:
        return f"{signed} This signature does not hold."
    if signature.vouched_by:
        name = signature.certificate_name
        return (
            f"{signed} The name {name} is vouched for by {signature.vouched_by}. Whether that is true was not checked."
        )
    return f"{signed} The certificate is self-made: it proves that nothing changed, not who signed."
