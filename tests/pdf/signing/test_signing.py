"""Signing, checked by our own verdict, by other programs, and by what is seen on the page."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from pypdf import PdfReader

from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.signature import MEANINGS, THIRD_ROLES, ThirdRole
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import (
    BOX_HEIGHT,
    NotesTooLongError,
    SignatureAppearance,
    notes_page,
    signature_page,
)
from hrbc_desktop.pdf.signing.identity import SigningIdentity, make_identity, read_identity
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, countersign, sign_as_patient, sign_as_third
from hrbc_desktop.wording.signatures import facts_on_paper, signed_field_label

THIRD = SignatureAppearance("Sample Interpreter 1")


def plain(text: str) -> str:
    return " ".join(text.split())


def appearance_text(pdf: bytes, field_name: str) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    for page in reader.pages:
        annotations: Any = page.get("/Annots", [])
        for annotation in annotations:
            widget = annotation.get_object()
            if widget.get("/T") == field_name:
                return page.extract_xform_text(widget["/AP"]["/N"].get_object())
    raise AssertionError(field_name)


def spoken_label(pdf: bytes, field_name: str) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fields: Any = opened.Root.AcroForm.Fields
        return {str(field.T): str(field.TU) for field in fields}[field_name]


def operators(pdf: bytes) -> list[tuple[Any, str]]:
    """What is drawn on a page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        parsed: Any = pikepdf.parse_content_stream(opened.pages[0])
        return [(list(operands), str(operator)) for operands, operator in parsed]


def test_patient_cannot_sign_twice(signed_sheet: bytes, patient: SigningIdentity, signed_at: datetime) -> None:
    with pytest.raises(SigningRefusedError, match="cannot be signed now"):
        sign_as_patient(signed_sheet, patient, SignatureAppearance("Sample Patient 1"), signed_at)


def identity_with(key: Any, signed_at: datetime, algorithm: str) -> SigningIdentity:
    """An identity that no choosing of a file would let through: the certificate says `algorithm`."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sample Patient 1")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(signed_at - timedelta(days=1)).not_valid_after(signed_at + timedelta(days=99))
    certificate = asn1_x509.Certificate.load(made.sign(key, hashes.SHA256()).public_bytes(Encoding.DER))
    certificate["tbs_certificate"]["subject_public_key_info"]["algorithm"] = {"algorithm": algorithm}
    return SigningIdentity(key, x509.load_der_x509_certificate(certificate.dump()))


def test_a_screen_reader_says_who_signed_first_and_when(
    blank_sheet: bytes, countersigned_sheet: bytes, signed_at: datetime
) -> None:
    """Who signs after her may not: every change of a field but its value breaks the seal of the first signature."""
    before, after = (spoken_label(pdf, "patient_signature") for pdf in (blank_sheet, countersigned_sheet))
    assert "Sample Patient 1" not in before
    assert after == signed_field_label("patient", "Sample Patient 1", signed_at)
    for said in ("Sample Patient 1", "1 December 2026", "19:42", MEANINGS["patient"]):
        assert said in after
    labels = {spoken_label(pdf, "nurse_signature") for pdf in (blank_sheet, countersigned_sheet)}
    assert len(labels) == 1


@pytest.mark.parametrize(
    ("bits", "algorithm", "expected"),
    [(1024, "rsa", "could not check it"), (2048, "rsassa_pss", "cannot make a signature")],
    ids=["too short", "for RSA-PSS only"],
)
def test_what_this_program_would_condemn_is_never_handed_out(
    bits: int, algorithm: str, expected: str, blank_sheet: bytes, signed_at: datetime
) -> None:
    weak = identity_with(rsa.generate_private_key(65537, bits), signed_at, algorithm)
    with pytest.raises(SigningRefusedError, match=expected):
        sign_as_patient(blank_sheet, weak, SignatureAppearance("Sample Patient 1"), signed_at)


def test_nurse_signs_only_what_the_patient_signed(
    blank_sheet: bytes, signed_sheet: bytes, nurse: SigningIdentity, signed_at: datetime
) -> None:
    look = SignatureAppearance("Sample Nurse 1")
    with pytest.raises(SigningRefusedError, match="is not signed"):
        countersign(blank_sheet, nurse, look, "", signed_at)
    with pytest.raises(SigningRefusedError, match="changed after"):
        countersign(signed_sheet + b"%", nurse, look, "", signed_at)


def test_nurse_may_sign_without_notes(signed_sheet: bytes, nurse: SigningIdentity, signed_at: datetime) -> None:
    opened = open_sheet(countersign(signed_sheet, nurse, SignatureAppearance("Sample Nurse 1"), "  ", signed_at))
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened.notes == ""


def test_notes_that_do_not_fit_are_refused(signed_sheet: bytes, nurse: SigningIdentity, signed_at: datetime) -> None:
    with pytest.raises(NotesTooLongError, match="Take out about"):
        countersign(signed_sheet, nurse, SignatureAppearance("N"), "many words " * 1000, signed_at)


def test_appearance_shows_name_time_with_zone_and_meaning(countersigned_sheet: bytes, signed_at: datetime) -> None:
    text = plain(appearance_text(countersigned_sheet, "patient_signature"))
    when, key = facts_on_paper(signed_at, "")
    assert text == f"“{MEANINGS['patient']}” Patient: Sample Patient 1 · {when} · {key}"
    assert "1 Dec 2026, 19:42 UTC−05:00, this computer’s clock" in text
    typed = plain(appearance_text(countersigned_sheet, "nurse_signature"))
    assert typed.count("Sample Nurse 1") == 2
    assert "2 Dec 2026, 15:42 UTC−05:00" in typed
    assert "Scan in three months." in appearance_text(countersigned_sheet, "nurse_notes")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sample Nurse 1", "“Sample Hospital Authority”"),
        ("Sample Nurse 2", "“Sample Hospital Authority” for “Sample Nurse 1”"),
    ],
)
def test_the_box_says_who_vouches_and_for_whom(
    name: str, expected: str, signed_sheet: bytes, signed_at: datetime, clinic_file: Callable[..., bytes]
) -> None:
    day = timedelta(days=1)
    identity = read_identity(clinic_file(signed_at - day, signed_at + day, password="x"), "x", signed_at)  # noqa: S106
    pdf = countersign(signed_sheet, identity, SignatureAppearance(name), "", signed_at)
    assert expected in plain(appearance_text(pdf, "nurse_signature"))


@pytest.mark.parametrize("role", THIRD_ROLES)
def test_a_third_signature_stands_beside_the_two(
    role: ThirdRole, countersigned_sheet: bytes, interpreter: SigningIdentity, signed_at: datetime
) -> None:
    pdf = sign_as_third(countersigned_sheet, role, interpreter, THIRD, signed_at)
    assert pdf.startswith(countersigned_sheet)
    opened = open_sheet(pdf)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert [(each.role, each.is_intact) for each in opened.signatures] == [
        ("patient", True), ("nurse", True), (role, True),
    ]  # fmt: skip
    third = opened.signatures[2]
    assert (third.name, third.meaning, third.covers_whole_file) == ("Sample Interpreter 1", MEANINGS[role], True)
    assert "consent" not in third.meaning
    assert opened.notes.startswith("We spoke about the heart tracing.")


def test_a_third_signature_stands_beside_a_nurse_without_notes(
    signed_sheet: bytes, nurse: SigningIdentity, interpreter: SigningIdentity, signed_at: datetime
) -> None:
    pdf = countersign(signed_sheet, nurse, SignatureAppearance("Sample Nurse 1"), "", signed_at)
    assert open_sheet(sign_as_third(pdf, "supporter", interpreter, THIRD, signed_at)).verdict is Verdict.COUNTERSIGNED


def test_an_interpreter_may_sign_before_the_nurse(
    signed_sheet: bytes, interpreter: SigningIdentity, nurse: SigningIdentity, signed_at: datetime
) -> None:
    pdf = sign_as_third(signed_sheet, "interpreter", interpreter, THIRD, signed_at)
    opened = open_sheet(pdf)
    assert (opened.verdict, opened.notes) == (Verdict.SIGNED, "")
    pdf = countersign(pdf, nurse, SignatureAppearance("Sample Nurse 1"), "Scan in three months.", signed_at)
    opened = open_sheet(pdf)
    assert (opened.verdict, opened.notes) == (Verdict.COUNTERSIGNED, "Scan in three months.")
    assert [each.role for each in opened.signatures] == ["patient", "interpreter", "nurse"]


def test_only_one_signs_beside_the_two_and_never_first(
    blank_sheet: bytes, thrice_signed_sheet: bytes, interpreter: SigningIdentity, signed_at: datetime
) -> None:
    with pytest.raises(SigningRefusedError, match="is not signed"):
        sign_as_third(blank_sheet, "supporter", interpreter, THIRD, signed_at)
    with pytest.raises(SigningRefusedError, match="signed this sheet already"):
        sign_as_third(thrice_signed_sheet, "supporter", interpreter, THIRD, signed_at)


def test_the_third_box_says_who_when_and_what_it_means(thrice_signed_sheet: bytes, signed_at: datetime) -> None:
    text = plain(appearance_text(thrice_signed_sheet, "third_signature"))
    when, key = facts_on_paper(signed_at + timedelta(hours=21), "")
    assert text.endswith(f"“{MEANINGS['interpreter']}” Interpreter: Sample Interpreter 1 · {when} · {key}")


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
        "प्रतिदर्श मरीज़ श्रीमती क्षत्रिय",
    ],
)
def test_any_name_can_sign(name: str, blank_sheet: bytes, signed_at: datetime) -> None:
    pdf = sign_as_patient(blank_sheet, make_identity(name, signed_at), SignatureAppearance(name), signed_at)
    opened = open_sheet(pdf)
    assert opened.verdict is Verdict.SIGNED
    assert opened.signatures[0].name == (name if name.isprintable() else "No name")


@pytest.mark.parametrize("strokes", [(), ((),), (((0.5, 0.5, 0.5),),), (((0, 0, 0), (1, 1, 1)),)])
def test_any_drawing_can_sign(
    strokes: tuple[tuple[tuple[float, float, float], ...], ...],
    blank_sheet: bytes,
    patient: SigningIdentity,
    signed_at: datetime,
) -> None:
    pdf = sign_as_patient(blank_sheet, patient, SignatureAppearance("Sample Patient 1", strokes), signed_at)
    assert open_sheet(pdf).verdict is Verdict.SIGNED


def test_ink_is_smooth_large_and_as_thick_as_the_pen_was_pressed(signed_at: datetime) -> None:
    stroke = ((0.1, 0.5, 0.0), (0.3, 0.2, 0.25), (0.5, 0.5, 0.5), (0.7, 0.8, 1.0), (0.9, 0.5, 1.0))
    appearance = SignatureAppearance("Sample Patient 1", (stroke,))
    drawn = operators(signature_page("patient", appearance, signed_at, "", 264, BOX_HEIGHT - 4))
    thick = [float(operands[0]) for operands, operator in drawn if operator == "w"]
    curves = [operator for _, operator in drawn if operator == "c"]
    assert len(curves) == len(stroke) - 1
    assert thick[-4:] == sorted(thick[-4:])
    assert thick[-1] > 2 * thick[-4]
    heights = [float(operands[1]) for operands, operator in drawn if operator in ("m", "c")]
    heights += [float(operands[5]) for operands, operator in drawn if operator == "c"]
    assert max(heights) - min(heights) >= 28  # points: what looks like a signature on paper


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_agrees(thrice_signed_sheet: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(thrice_signed_sheet)
    output = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout  # noqa: S607
    assert output.count("Signature is Valid") == 3
    assert output.count("ETSI.CAdES.detached") == 3
    assert output.count("Total document signed") == 1


def test_time_of_signing_is_the_time_given(countersigned_sheet: bytes, signed_at: datetime) -> None:
    times = [signature.signed_at for signature in open_sheet(countersigned_sheet).signatures]
    assert times == [signed_at, signed_at + timedelta(hours=20)]


@pytest.mark.parametrize("words", [900, 1500, 4000])
def test_notes_that_are_too_long_say_how_many_letters_to_take_out(words: int) -> None:
    notes = "She asks about " * (words // 3)
    with pytest.raises(NotesTooLongError) as refused:
        notes_page(notes, 10, 500, 200, datetime(2026, 11, 30, tzinfo=UTC))
    [too_many] = re.findall(r"about (\d+) letters", str(refused.value))
    assert notes_page(notes[: -int(too_many)], 10, 500, 200, datetime(2026, 11, 30, tzinfo=UTC))
