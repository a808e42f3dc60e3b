"""What the program says about files: its own, tampered ones, foreign ones, hostile ones."""

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.frozen import EARLIEST
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity, make_identity
from hrbc_desktop.pdf.signing.signer import sign_as_patient
from hrbc_desktop.wording.verdicts import sentences_for


def flip(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def test_unsigned_sheet(blank_sheet: bytes, worksheet_json: bytes) -> None:
    opened = open_sheet(blank_sheet)
    assert opened.verdict is Verdict.NOT_SIGNED
    assert opened.worksheet_json == worksheet_json
    assert not opened.verdict.is_trusted


def test_signed_sheet_says_who_and_when(signed_sheet: bytes, patient: SigningIdentity, signed_at: datetime) -> None:
    opened = open_sheet(signed_sheet)
    assert opened.verdict is Verdict.SIGNED
    (signature,) = opened.signatures
    assert (signature.name, signature.signed_at, signature.role) == ("Sample Patient 1", signed_at, "patient")
    assert signature.meaning == "I prepared this to discuss at my visit."
    assert signature.certificate_sha256 == patient.fingerprint
    assert signature.covers_whole_file
    assert opened.sentences == sentences_for(Verdict.SIGNED, opened.signatures, ())


def test_countersigned_sheet_keeps_both_signatures(countersigned_sheet: bytes, worksheet_json: bytes) -> None:
    opened = open_sheet(countersigned_sheet)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert [(each.role, each.is_intact, each.covers_whole_file) for each in opened.signatures] == [
        ("patient", True, False),
        ("nurse", True, True),
    ]
    assert opened.notes == "We spoke about the heart tracing.\nScan in three months."
    assert opened.worksheet_json == worksheet_json


def test_padding_of_the_signature_cannot_hide_anything(signed_sheet: bytes) -> None:
    padding = re.search(rb"0{400}>", signed_sheet)
    assert padding
    assert open_sheet(flip(signed_sheet, padding.start() + 10)).verdict is Verdict.CHANGED


@pytest.mark.parametrize("digit", [5, 53, 59, 71, 83])
def test_wrapping_of_the_signature_cannot_hide_anything(digit: int, signed_sheet: bytes) -> None:
    """These digits stand in version numbers, lengths and names of algorithms that no signature covers."""
    start = signed_sheet.index(b"/Contents <30") + len(b"/Contents <")
    assert open_sheet(flip(signed_sheet, start + digit)).verdict in {Verdict.CHANGED, Verdict.DAMAGED}


def test_certificate_that_expired_long_ago_still_validates(blank_sheet: bytes, signed_at: datetime) -> None:
    long_ago = signed_at - timedelta(days=40 * 365)
    made = make_identity("S", long_ago)
    since = EARLIEST + timedelta(days=1)
    assert made.certificate.not_valid_after_utc > since
    pdf = sign_as_patient(blank_sheet, made, SignatureAppearance("S"), since)
    assert open_sheet(pdf).verdict is Verdict.SIGNED


@given(st.binary(max_size=3000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    assert not open_sheet(b"%PDF-1.7\n" + data).verdict.is_trusted
    assert open_sheet(b"x" * 1025 + data).verdict is Verdict.NOT_OURS


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_flipped_byte_goes_unnoticed(data: st.DataObject, signed_sheet: bytes) -> None:
    at = data.draw(st.integers(0, len(signed_sheet) - 1))
    by = data.draw(st.integers(1, 255))
    changed = signed_sheet[:at] + bytes([signed_sheet[at] ^ by]) + signed_sheet[at + 1 :]
    assert not open_sheet(changed).verdict.is_trusted


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cut_file_is_trusted(data: st.DataObject, signed_sheet: bytes) -> None:
    length = data.draw(st.integers(0, len(signed_sheet) - 1))
    assert not open_sheet(signed_sheet[:length]).verdict.is_trusted
