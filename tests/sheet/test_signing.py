"""Signing, checked by our own verdict, by other programs, and by what is seen on the page."""

import io
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from hrbc_desktop.sheet.appearance import NotesTooLongError, SignatureAppearance
from hrbc_desktop.sheet.identity import SigningIdentity, make_identity
from hrbc_desktop.sheet.opening import open_sheet
from hrbc_desktop.sheet.signing import SigningRefusedError, countersign, sign_as_patient
from hrbc_desktop.sheet.verdict import Verdict


def appearance_text(pdf: bytes, field_name: str) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    annotations: Any = reader.pages[0]["/Annots"]
    for annotation in annotations:
        widget = annotation.get_object()
        if widget.get("/T") == field_name:
            return reader.pages[0].extract_xform_text(widget["/AP"]["/N"].get_object())
    raise AssertionError(field_name)


def test_patient_cannot_sign_twice(signed_sheet: bytes, patient: SigningIdentity, signed_at: datetime) -> None:
    with pytest.raises(SigningRefusedError, match="cannot be signed now"):
        sign_as_patient(signed_sheet, patient, SignatureAppearance("Sample Patient 1"), signed_at)


def test_nurse_signs_only_what_the_patient_signed(
    blank_sheet: bytes, signed_sheet: bytes, nurse: SigningIdentity, signed_at: datetime
) -> None:
    look = SignatureAppearance("Sample Nurse 1")
    with pytest.raises(SigningRefusedError, match="not signed yet"):
        countersign(blank_sheet, nurse, look, "", signed_at)
    with pytest.raises(SigningRefusedError, match="changed after"):
        countersign(signed_sheet + b"%", nurse, look, "", signed_at)


def test_nurse_may_sign_without_notes(signed_sheet: bytes, nurse: SigningIdentity, signed_at: datetime) -> None:
    opened = open_sheet(countersign(signed_sheet, nurse, SignatureAppearance("Sample Nurse 1"), "  ", signed_at))
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened.notes == ""


def test_notes_that_do_not_fit_are_refused(signed_sheet: bytes, nurse: SigningIdentity, signed_at: datetime) -> None:
    with pytest.raises(NotesTooLongError, match="Shorten them"):
        countersign(signed_sheet, nurse, SignatureAppearance("N"), "many words " * 1000, signed_at)


def test_appearance_shows_name_time_with_zone_and_meaning(countersigned_sheet: bytes) -> None:
    assert appearance_text(countersigned_sheet, "patient_signature").split("\n") == [
        "“I prepared this to discuss at my visit.”",
        "Patient: Sample Patient 1",
        "1 December 2026, 19:42 UTC−05:00, device time",
    ]
    typed = appearance_text(countersigned_sheet, "nurse_signature").split("\n")
    assert typed.count("Sample Nurse 1") == 1
    assert "2 December 2026, 15:42 UTC−05:00, device time" in typed
    assert "Scan in three months." in appearance_text(countersigned_sheet, "nurse_notes")


@pytest.mark.parametrize(
    "name",
    [
        "Μαρία Παπαδοπούλου",
        "Мария Иванова",
        "Nguyễn Thị Minh Khai",
        "Sample 😀 Patient",
        "王小明",
        "x" * 200,
        "\u202e",
        "مريم Sample",
    ],
)
def test_any_name_can_sign(name: str, blank_sheet: bytes, signed_at: datetime) -> None:
    pdf = sign_as_patient(blank_sheet, make_identity(name, signed_at), SignatureAppearance(name), signed_at)
    opened = open_sheet(pdf)
    assert opened.verdict is Verdict.SIGNED
    assert opened.signatures[0].name == name


@pytest.mark.parametrize("strokes", [(), ((),), (((0.5, 0.5, 0.5),),), (((0, 0, 0), (1, 1, 1)),)])
def test_any_drawing_can_sign(
    strokes: tuple[tuple[tuple[float, float, float], ...], ...],
    blank_sheet: bytes,
    patient: SigningIdentity,
    signed_at: datetime,
) -> None:
    pdf = sign_as_patient(blank_sheet, patient, SignatureAppearance("Sample Patient 1", strokes), signed_at)
    assert open_sheet(pdf).verdict is Verdict.SIGNED


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_agrees(countersigned_sheet: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(countersigned_sheet)
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout  # noqa: S607
    assert said.count("Signature is Valid") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert said.count("Total document signed") == 1


def test_time_of_signing_is_the_time_given(countersigned_sheet: bytes, signed_at: datetime) -> None:
    times = [signature.signed_at for signature in open_sheet(countersigned_sheet).signatures]
    assert times == [signed_at, signed_at + timedelta(hours=20)]
