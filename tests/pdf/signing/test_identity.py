"""Keys and certificates: our own, and those that a clinic brings along."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import (
    MAX_FILE_BYTES,
    IdentityError,
    SigningKey,
    common_name,
    make_identity,
    read_identity,
    vouching_issuer,
    vouching_words,
)
from hrbc_desktop.pdf.signing.signer import sign_as_patient
from hrbc_desktop.wording.signatures import facts_on_paper
from tests.authorities import named, root

ClinicFile = Callable[..., bytes]
Year = tuple[datetime, datetime]
AT = datetime.fromisoformat("2026-12-01T00:00:00+00:00")
RSA_KEY = rsa.generate_private_key(65537, 2048)
PASSWORD = "a clinic's password"  # noqa: S105


@pytest.fixture(scope="module")
def year(signed_at: datetime) -> Year:
    return signed_at - timedelta(days=100), signed_at + timedelta(days=265)


def test_own_certificate_holds_the_name_and_nothing_else(signed_at: datetime) -> None:
    identity = make_identity("Sample Patient 1", signed_at)
    certificate = identity.certificate
    assert certificate.subject.rfc4514_string() == "CN=Sample Patient 1"
    assert isinstance(identity.key, ec.EllipticCurvePrivateKey)
    assert identity.key.curve.name == "secp256r1"
    assert certificate.not_valid_after_utc > signed_at + timedelta(days=3652)
    assert {type(each.value) for each in certificate.extensions} == {x509.BasicConstraints, x509.KeyUsage}


def test_names_of_a_certificate_cannot_pass_for_words_of_ours(signed_at: datetime) -> None:
    """They stand in quotation marks, which nothing in them ends; where there are several names, all are told."""
    issuer, day = root("Clinic CA”, trusted here. “X", signed_at, signed_at), timedelta(days=1)
    identity = issuer.issue("Sample Nurse 1", signed_at - day, signed_at + day)
    assert vouching_issuer(identity.certificate) == "Clinic CA’, trusted here. ’X"
    assert facts_on_paper(signed_at, vouching_words(identity.certificate, "Sample Nurse 2"))[1] == (
        "Key from “Clinic CA’, trusted here. ’X” for “Sample Nurse 1”: the name was not checked here."
    )
    both = x509.Name([*named("Sample Nurse 1"), *named("Sample Doctor 1")])
    key = ec.generate_private_key(ec.SECP256R1())
    builder = x509.CertificateBuilder(both, both, key.public_key(), 1, signed_at, signed_at + day)
    assert common_name(builder.sign(key, hashes.SHA256())) == "Sample Nurse 1, Sample Doctor 1"


def test_own_identity_survives_storage(signed_at: datetime) -> None:
    identity = make_identity("Sample Patient 1", signed_at)
    again = read_identity(identity.to_pkcs12(), None, signed_at)
    assert again.fingerprint == identity.fingerprint
    assert again.name == "Sample Patient 1"


def test_identity_needs_a_name(signed_at: datetime) -> None:
    with pytest.raises(IdentityError, match="needs a name"):
        make_identity("  ", signed_at)


@pytest.mark.parametrize("key", [None, ec.generate_private_key(ec.SECP384R1()), RSA_KEY], ids=["P-256", "P-384", "RSA"])
def test_clinics_certificate_signs(
    key: Any, blank_sheet: bytes, signed_at: datetime, year: Year, clinic_file: ClinicFile
) -> None:
    identity = read_identity(clinic_file(*year, key=key), PASSWORD, signed_at)
    assert identity.vouched_by == "Sample Hospital Authority"
    pdf = sign_as_patient(blank_sheet, identity, SignatureAppearance("Sample Nurse 1"), signed_at)
    opened = open_sheet(pdf)
    assert opened.verdict.is_trusted
    assert opened.signatures[0].vouched_by == "Sample Hospital Authority"
    assert opened.signatures[0].key.trusted_through == ""
    assert "not who signed" not in opened.sentences[1]


def test_wrong_password_is_said(signed_at: datetime, year: Year, clinic_file: ClinicFile) -> None:
    for password in ("wrong", "", None):
        with pytest.raises(IdentityError, match="password does not open"):
            read_identity(clinic_file(*year), password, signed_at)


def test_expired_and_not_yet_valid_are_said(signed_at: datetime, year: Year, clinic_file: ClinicFile) -> None:
    data = clinic_file(*year)
    with pytest.raises(IdentityError, match="expired on 23 August 2027"):
        read_identity(data, PASSWORD, signed_at + timedelta(days=300))
    with pytest.raises(IdentityError, match="Check the clock"):
        read_identity(data, PASSWORD, signed_at - timedelta(days=300))


@pytest.mark.parametrize(
    "meant_for",
    [
        {"usage": "key_encipherment"},
        {"purposes": (ExtendedKeyUsageOID.SERVER_AUTH,)},
        {"purposes": (ExtendedKeyUsageOID.CODE_SIGNING, ExtendedKeyUsageOID.TIME_STAMPING)},
    ],
    ids=["to lock", "a server", "programs"],
)
def test_certificate_not_meant_for_signing_is_said(
    meant_for: dict[str, Any], signed_at: datetime, year: Year, clinic_file: ClinicFile
) -> None:
    with pytest.raises(IdentityError, match="not issued for signing"):
        read_identity(clinic_file(*year, **meant_for), PASSWORD, signed_at)


def test_certificate_of_a_person_signs_whatever_else_it_is_for(
    signed_at: datetime, year: Year, clinic_file: ClinicFile
) -> None:
    purposes = (ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION)
    data = clinic_file(*year, usage="content_commitment", purposes=purposes)
    assert read_identity(data, PASSWORD, signed_at).name == "Sample Nurse 1"


def test_file_without_a_usable_key_is_said(signed_at: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    data = pkcs12.serialize_key_and_certificates(None, key, None, None, NoEncryption())
    with pytest.raises(IdentityError, match="no key to sign with"):
        read_identity(data, None, signed_at)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (rsa.generate_private_key(65537, 1024), "RSA with 1024 bits"),  # noqa: S505 (that is the attack)
        (ec.generate_private_key(ec.BrainpoolP256R1()), "on the curve brainpoolP256r1"),
        (ec.generate_private_key(ec.SECP521R1()), "on the curve secp521r1"),
        (ed25519.Ed25519PrivateKey.generate(), "of the kind Ed25519"),
    ],
    ids=["RSA 1024", "brainpool", "P-521", "Ed25519"],
)
def test_a_key_that_some_validators_refuse_is_refused_when_chosen(
    key: Any, kind: str, signed_at: datetime, year: Year, clinic_file: ClinicFile
) -> None:
    with pytest.raises(IdentityError, match=f"This key is {kind}"):
        read_identity(clinic_file(*year, key=key), PASSWORD, signed_at)


def test_a_key_for_rsa_pss_only_is_refused_when_chosen(signed_at: datetime) -> None:
    """The file holds a made-up key: cryptography makes no certificates for RSA-PSS only."""
    data = (Path(__file__).parent / "keys" / "rsa_pss_only.p12").read_bytes()
    with pytest.raises(IdentityError, match="for RSA-PSS only"):
        read_identity(data, "secret", signed_at)


def test_a_file_without_the_certificate_of_the_issuer_is_known_as_such(
    signed_at: datetime, year: Year, clinic_file: ClinicFile
) -> None:
    whole = read_identity(clinic_file(*year), PASSWORD, signed_at)
    assert whole.is_chain_complete
    assert isinstance(whole.key, SigningKey)
    alone = pkcs12.serialize_key_and_certificates(None, whole.key, whole.certificate, None, NoEncryption())
    assert not read_identity(alone, None, signed_at).is_chain_complete
    assert make_identity("Sample Nurse 1", signed_at).is_chain_complete


def test_a_huge_file_is_said(signed_at: datetime) -> None:
    with pytest.raises(IdentityError, match="too big for a certificate"):
        read_identity(b"0" * (MAX_FILE_BYTES + 1), "x", signed_at)


@given(st.binary(max_size=500))
@settings(max_examples=100, deadline=None)
def test_any_other_file_is_said(data: bytes) -> None:
    with pytest.raises(IdentityError):
        read_identity(data, "x", AT)


OWN = make_identity("Sample Nurse 1", AT)
OWN_FILE, OWN_CERTIFICATE = OWN.to_pkcs12(), OWN.certificate.public_bytes(Encoding.DER)


@given(at=st.integers(0, len(OWN_FILE) - 1), by=st.integers(1, 255))
@settings(max_examples=100, deadline=None)
def test_a_damaged_file_is_said_or_reads_as_before(at: int, by: int) -> None:
    damaged = OWN_FILE[:at] + bytes([OWN_FILE[at] ^ by]) + OWN_FILE[at + 1 :]
    with suppress(IdentityError):
        assert read_identity(damaged, None, AT).fingerprint == OWN.fingerprint


@given(at=st.integers(0, len(OWN_CERTIFICATE) - 1), by=st.integers(1, 255))
@example(at=14, by=0x80)
@example(at=117, by=5)  # a country of fourteen letters
@settings(max_examples=200, deadline=None)
@pytest.mark.filterwarnings("ignore:Parsed a serial number which wasn't positive")
def test_a_damaged_certificate_in_a_sound_file_is_said_or_has_its_own_key(at: int, by: int) -> None:
    assert isinstance(OWN.key, SigningKey)
    damaged = OWN_CERTIFICATE[:at] + bytes([OWN_CERTIFICATE[at] ^ by]) + OWN_CERTIFICATE[at + 1 :]
    try:
        certificate = x509.load_der_x509_certificate(damaged)
        data = pkcs12.serialize_key_and_certificates(None, OWN.key, certificate, None, NoEncryption())
    except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion):
        return
    with suppress(IdentityError):
        assert read_identity(data, None, AT).certificate.public_key() == OWN.key.public_key()
