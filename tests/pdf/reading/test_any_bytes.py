"""Whatever is attached to a sheet, and whatever is in a certificate file: a verdict or a sentence of our own."""

import io
import json
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pikepdf
import pytest
from asn1crypto import core as asn1_core
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.identity import IdentityError, SigningIdentity, SigningKey, read_identity

MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
FEW = settings(MANY, max_examples=MANY.max_examples // 2)
PASSWORD = b"a clinic's password"

attachments = st.one_of(
    st.binary(max_size=300),
    st.recursive(st.none() | st.text(max_size=9), lambda inner: st.dictionaries(st.text(max_size=9), inner, max_size=3))
    .map(json.dumps)
    .map(str.encode),
    st.sampled_from([b"[" * 100_000, b'{"format": 1, "id": ' + b"9" * 5000 + b"}", b'{"format": 1, "a": NaN}']),
)


@FEW
@given(
    content=attachments,
    told_filter=st.sampled_from([None, "/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/JBIG2Decode", "/Crypt"]),
    is_named_wrongly=st.booleans(),
)
@example(content=b"\x80" * 100_000, told_filter="/RunLengthDecode", is_named_wrongly=False)
def test_any_attachment_is_handed_out_as_it_is_or_the_sheet_is_refused(
    blank_sheet: bytes, content: bytes, told_filter: str | None, is_named_wrongly: bool
) -> None:
    with pikepdf.open(io.BytesIO(blank_sheet)) as opened:
        attached = opened.Root.AF[0]
        attached.EF.F = attached.EF.UF = opened.make_indirect(pikepdf.Stream(opened, content))
        if told_filter:
            attached.EF.F.Filter = pikepdf.Name(told_filter)
        if is_named_wrongly:
            attached.UF = pikepdf.Array([pikepdf.String("worksheet.json")])
        changed = io.BytesIO()
        opened.save(changed, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    found = open_sheet(changed.getvalue())
    assert not found.verdict.is_trusted
    assert found.sentences
    if told_filter is None and not is_named_wrongly:
        assert (found.verdict, found.worksheet_json) == (Verdict.NOT_SIGNED, content)
    with suppress(WorksheetUnreadable):
        read_worksheet(found.worksheet_json or b"")


@pytest.fixture(scope="module")
def certificate_file(patient: SigningIdentity) -> bytes:
    assert isinstance(patient.key, SigningKey)
    return pkcs12.serialize_key_and_certificates(
        b"signing", patient.key, patient.certificate, None, BestAvailableEncryption(PASSWORD)
    )


@pytest.mark.parametrize("location", ["check", "certificate", "key"])
def test_a_certificate_file_that_would_take_hours_to_open_is_refused(
    certificate_file: bytes, signed_at: datetime, location: str
) -> None:
    file = asn1_pkcs12.Pfx.load(certificate_file)
    contents = file.authenticated_safe
    certificates, keys = sorted(contents, key=lambda content: content["content_type"].native == "data")
    if location == "check":
        file["mac_data"]["iterations"] = 2**31 - 1
    elif location == "certificate":
        demand_too_much(certificates["content"]["encrypted_content_info"]["content_encryption_algorithm"])
    else:
        bags = asn1_pkcs12.SafeContents.load(keys["content"].native)
        demand_too_much(bags[0]["bag_value"]["encryption_algorithm"])
        keys["content"] = asn1_core.OctetString(bags.dump(force=True))
    file["auth_safe"]["content"] = asn1_core.OctetString(contents.dump(force=True))
    with pytest.raises(IdentityError, match="would take hours"):
        read_identity(file.dump(force=True), PASSWORD.decode(), signed_at)


def demand_too_much(algorithm: Any) -> None:
    algorithm["parameters"]["key_derivation_func"]["parameters"]["iteration_count"] = 2**31 - 1


@MANY
@given(at=st.integers(0), byte=st.integers(0, 255), how=st.sampled_from(["flip", "cut", "insert"]))
@example(at=6, byte=0x80, how="flip")
def test_a_damaged_certificate_file_is_said_or_still_holds_the_key(
    certificate_file: bytes, patient: SigningIdentity, signed_at: datetime, at: int, byte: int, how: str
) -> None:
    offset = at % len(certificate_file)
    rest = {"flip": certificate_file[offset + 1 :], "cut": b"", "insert": certificate_file[offset:]}[how]
    damaged = certificate_file[:offset] + bytes([byte]) + rest
    with suppress(IdentityError):
        read = read_identity(damaged, PASSWORD.decode(), signed_at + timedelta(days=1))
        assert read.fingerprint == patient.fingerprint
