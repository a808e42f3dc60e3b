"""Keys and certificates: our own, and those that a clinic brings along."""

from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from hrbc_desktop.sheet.appearance import SignatureAppearance
from hrbc_desktop.sheet.identity import IdentityError, make_identity, read_identity
from hrbc_desktop.sheet.opening import open_sheet
from hrbc_desktop.sheet.signing import sign_as_patient

PASSWORD = "a clinic's password"  # noqa: S105


def usage(*, digital_signature: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=not digital_signature,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def clinic_file(
    first: datetime, last: datetime, *, for_signing: bool = True, key: rsa.RSAPrivateKey | None = None
) -> bytes:
    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sample Hospital Authority")])
    holder = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sample Nurse 1")])
    holder_key = key or ec.generate_private_key(ec.SECP256R1())

    def issued(name: x509.Name, public_key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(authority).public_key(public_key)
        return builder.serial_number(7).not_valid_before(first).not_valid_after(last)

    certificate = issued(holder, holder_key.public_key()).add_extension(
        usage(digital_signature=for_signing), critical=True
    )
    return pkcs12.serialize_key_and_certificates(
        b"signing",
        holder_key,
        certificate.sign(authority_key, hashes.SHA256()),
        [issued(authority, authority_key.public_key()).sign(authority_key, hashes.SHA256())],
        BestAvailableEncryption(PASSWORD.encode()),
    )


@pytest.fixture(scope="module")
def year(signed_at: datetime) -> tuple[datetime, datetime]:
    return signed_at - timedelta(days=100), signed_at + timedelta(days=265)


def test_own_certificate_holds_the_name_and_nothing_else(signed_at: datetime) -> None:
    identity = make_identity("Sample Patient 1", signed_at)
    certificate = identity.certificate
    assert certificate.subject.rfc4514_string() == "CN=Sample Patient 1"
    assert isinstance(identity.key, ec.EllipticCurvePrivateKey)
    assert identity.key.curve.name == "secp256r1"
    assert certificate.not_valid_after_utc > signed_at + timedelta(days=3652)
    assert {type(each.value) for each in certificate.extensions} == {x509.BasicConstraints, x509.KeyUsage}


def test_own_identity_survives_storage(signed_at: datetime) -> None:
    identity = make_identity("Sample Patient 1", signed_at)
    again = read_identity(identity.to_pkcs12(), None, signed_at)
    assert again.fingerprint == identity.fingerprint
    assert again.name == "Sample Patient 1"


def test_identity_needs_a_name(signed_at: datetime) -> None:
    with pytest.raises(IdentityError, match="needs a name"):
        make_identity("  ", signed_at)


@pytest.mark.parametrize("key", [None, rsa.generate_private_key(65537, 2048)], ids=["P-256", "RSA"])
def test_clinics_certificate_signs(
    key: rsa.RSAPrivateKey | None, blank_sheet: bytes, signed_at: datetime, year: tuple[datetime, datetime]
) -> None:
    identity = read_identity(clinic_file(*year, key=key), PASSWORD, signed_at)
    pdf = sign_as_patient(blank_sheet, identity, SignatureAppearance("Sample Nurse 1"), signed_at)
    opened = open_sheet(pdf)
    assert opened.verdict.is_trusted
    assert opened.signatures[0].vouched_by == "Sample Hospital Authority"
    assert "The name Sample Nurse 1 is vouched for by Sample Hospital Authority." in opened.sentences[1]
    assert "not who signed" not in opened.sentences[1]


def test_wrong_password_is_said(signed_at: datetime, year: tuple[datetime, datetime]) -> None:
    for password in ("wrong", "", None):
        with pytest.raises(IdentityError, match="password does not open"):
            read_identity(clinic_file(*year), password, signed_at)


def test_expired_and_not_yet_valid_are_said(signed_at: datetime, year: tuple[datetime, datetime]) -> None:
    data = clinic_file(*year)
    with pytest.raises(IdentityError, match="expired on 23 August 2027"):
        read_identity(data, PASSWORD, signed_at + timedelta(days=300))
    with pytest.raises(IdentityError, match="Check the clock"):
        read_identity(data, PASSWORD, signed_at - timedelta(days=300))


def test_certificate_not_meant_for_signing_is_said(signed_at: datetime, year: tuple[datetime, datetime]) -> None:
    with pytest.raises(IdentityError, match="not issued for signing"):
        read_identity(clinic_file(*year, for_signing=False), PASSWORD, signed_at)


def test_file_without_a_usable_key_is_said(signed_at: datetime) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    data = pkcs12.serialize_key_and_certificates(None, key, None, None, NoEncryption())
    with pytest.raises(IdentityError, match="no key to sign with"):
        read_identity(data, None, signed_at)


@given(st.binary(max_size=500))
@settings(max_examples=100, deadline=None)
def test_any_other_file_is_said(data: bytes) -> None:
    with pytest.raises(IdentityError):
        read_identity(data, "x", datetime.fromisoformat("2026-12-01T00:00:00+00:00"))
