"""Who stands behind a key, by the authorities that a clinic chose: no network, and nothing vouched for that was not."""

from datetime import datetime, timedelta

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from hrbc_desktop.domain.model.opened_sheet import SeenSignature, SignerKey
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.reading.trust_list import (
    NOBODY_TRUSTED,
    TrustFileError,
    TrustList,
    authorities_of,
    read_trust_file,
)
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import IdentityError, SigningIdentity, make_identity, read_identity
from hrbc_desktop.pdf.signing.signer import sign_as_patient
from tests.authorities import ENCIPHERING, YEAR, Authority, root, with_list

NURSE = "Sample Nurse 1"
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def clinic(signed_at: datetime) -> Authority:
    return root("Sample Clinic Root", signed_at - YEAR, signed_at + 20 * YEAR)


@pytest.fixture(scope="module")
def staff(clinic: Authority, signed_at: datetime) -> Authority:
    return clinic.issue_authority("Sample Clinic Staff CA", signed_at - YEAR, signed_at + 10 * YEAR)


@pytest.fixture(scope="module")
def nurse(staff: Authority, signed_at: datetime) -> SigningIdentity:
    return staff.issue(NURSE, signed_at - 9 * DAY, signed_at + YEAR)


def seen(blank_sheet: bytes, identity: SigningIdentity, at: datetime, trusted: TrustList) -> SeenSignature:
    pdf = sign_as_patient(blank_sheet, identity, SignatureAppearance(NURSE), at)
    opened = open_sheet(pdf, trusted=trusted)
    assert opened.verdict.is_trusted
    return opened.signatures[0]


def kinds(key: SignerKey) -> list[str]:
    return [problem.kind for problem in key.problems]


def test_a_path_to_the_clinic_s_authority_is_followed_over_what_is_between(
    blank_sheet: bytes, nurse: SigningIdentity, clinic: Authority, signed_at: datetime
) -> None:
    found = seen(blank_sheet, nurse, signed_at, clinic.trusted)
    assert (found.vouched_by, found.key.trusted_through) == ("Sample Clinic Staff CA", "Sample Clinic Root")
    assert (found.key.problems, found.key.revocation_checked, found.key.lacks_issuer) == ((), None, False)
    assert found.key.valid_until == nurse.certificate.not_valid_after_utc


def test_an_authority_in_between_can_be_the_one_that_is_trusted(
    blank_sheet: bytes, nurse: SigningIdentity, staff: Authority, signed_at: datetime
) -> None:
    assert seen(blank_sheet, nurse, signed_at, staff.trusted).key.trusted_through == "Sample Clinic Staff CA"


@pytest.mark.parametrize("is_known", [False, True], ids=["nobody", "somebody else"])
def test_without_a_path_nobody_is_trusted_and_nothing_is_wrong(
    blank_sheet: bytes, nurse: SigningIdentity, signed_at: datetime, is_known: bool
) -> None:
    other = root("Other Root", signed_at - YEAR, signed_at + YEAR)
    key = seen(blank_sheet, nurse, signed_at, other.trusted if is_known else NOBODY_TRUSTED).key
    assert (key.trusted_through, key.problems) == ("", ())


def test_a_file_without_the_certificate_in_between_cannot_be_followed_and_says_so(
    blank_sheet: bytes, nurse: SigningIdentity, clinic: Authority, signed_at: datetime
) -> None:
    alone = SigningIdentity(nurse.key, nurse.certificate)
    key = seen(blank_sheet, alone, signed_at, clinic.trusted).key
    assert (key.trusted_through, key.problems, key.lacks_issuer) == ("", (), True)


def test_what_is_missing_in_the_file_may_stand_in_the_clinic_s_list(
    blank_sheet: bytes, nurse: SigningIdentity, clinic: Authority, staff: Authority, signed_at: datetime
) -> None:
    alone = SigningIdentity(nurse.key, nurse.certificate)
    assert seen(blank_sheet, alone, signed_at, clinic.trusted + staff.trusted).key.trusted_through


def test_the_name_of_an_authority_on_somebody_s_own_key_is_told(blank_sheet: bytes, signed_at: datetime) -> None:
    key = root("Sample Clinic Root", signed_at - YEAR, signed_at + YEAR).key
    liar = Authority(key, root("Sample Clinic Root", signed_at - YEAR, signed_at + YEAR).certificate)
    made_up = liar.issue(NURSE, signed_at - DAY, signed_at + YEAR, key=key)
    alone = SigningIdentity(made_up.key, made_up.certificate)
    assert kinds(seen(blank_sheet, alone, signed_at, NOBODY_TRUSTED).key) == ["not_by_issuer"]


def test_a_certificate_that_borrows_the_name_of_the_trusted_authority_is_not_trusted(
    blank_sheet: bytes, clinic: Authority, signed_at: datetime
) -> None:
    liar = root("Sample Clinic Root", signed_at - YEAR, signed_at + YEAR)
    forged = liar.issue(NURSE, signed_at - DAY, signed_at + YEAR)
    alone = SigningIdentity(forged.key, forged.certificate)
    key = seen(blank_sheet, alone, signed_at, clinic.trusted).key
    assert (key.trusted_through, kinds(key)) == ("", ["not_by_issuer"])


def test_a_certificate_with_a_rule_that_nobody_here_knows_is_told_and_signs_nothing(
    blank_sheet: bytes, staff: Authority, clinic: Authority, signed_at: datetime
) -> None:
    rule = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.99999.1"), b"\x05\x00")
    identity = staff.issue(NURSE, signed_at - DAY, signed_at + YEAR, rule=rule)
    for trusted in (NOBODY_TRUSTED, clinic.trusted):
        key = seen(blank_sheet, identity, signed_at, trusted).key
        assert key.trusted_through == ""
        assert "unknown_rule" in kinds(key)
    with pytest.raises(IdentityError, match="has a rule"):
        read_identity(identity.to_pkcs12(), None, signed_at)


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [(-90, -30, "expired"), (30, 90, "not_yet_valid")],
    ids=["ended before", "began after"],
)
def test_a_certificate_is_judged_for_the_moment_of_signing(
    blank_sheet: bytes, staff: Authority, clinic: Authority, signed_at: datetime, start: int, end: int, problem: str
) -> None:
    identity = staff.issue(NURSE, signed_at + start * DAY, signed_at + end * DAY)
    for trusted in (NOBODY_TRUSTED, clinic.trusted):
        key = seen(blank_sheet, identity, signed_at, trusted).key
        assert (key.trusted_through, kinds(key)) == ("", [problem])


def test_an_authority_that_had_ended_vouches_for_nobody(blank_sheet: bytes, signed_at: datetime) -> None:
    old = root("Old Root", signed_at - 3 * YEAR, signed_at - YEAR)
    identity = old.issue(NURSE, signed_at - 2 * YEAR, signed_at + YEAR)
    assert kinds(seen(blank_sheet, identity, signed_at, old.trusted).key) == ["authority_not_valid"]


def test_a_certificate_that_may_not_sign_is_told_whoever_issued_it(
    blank_sheet: bytes, staff: Authority, clinic: Authority, signed_at: datetime
) -> None:
    identity = staff.issue(NURSE, signed_at - DAY, signed_at + YEAR, usage=ENCIPHERING)
    for trusted in (NOBODY_TRUSTED, clinic.trusted):
        assert kinds(seen(blank_sheet, identity, signed_at, trusted).key) == ["not_for_signing"]


def test_a_list_of_what_is_withdrawn_is_asked_where_the_clinic_has_one(
    blank_sheet: bytes, nurse: SigningIdentity, staff: Authority, clinic: Authority, signed_at: datetime
) -> None:
    listed = signed_at + 9 * DAY
    clean = with_list(clinic.trusted, staff.withdrawn(listed))
    key = seen(blank_sheet, nurse, signed_at, clean).key
    assert (key.trusted_through, key.revocation_checked) == ("Sample Clinic Root", listed)
    for when in (signed_at - 2 * DAY, listed):
        # Withdrawn later is no better: without a time stamp, a clock can be set back.
        withdrawn = with_list(clinic.trusted, staff.withdrawn(when, nurse.certificate))
        key = seen(blank_sheet, nurse, signed_at, withdrawn).key
        assert (key.trusted_through, kinds(key)) == ("", ["revoked"])
        assert key.problems[0].at == when - DAY


def test_a_list_that_the_issuer_did_not_sign_withdraws_nobody(
    blank_sheet: bytes, nurse: SigningIdentity, clinic: Authority, signed_at: datetime
) -> None:
    liar = root("Sample Clinic Staff CA", signed_at - YEAR, signed_at + YEAR)
    trusted = with_list(clinic.trusted, liar.withdrawn(signed_at, nurse.certificate))
    key = seen(blank_sheet, nurse, signed_at, trusted).key
    assert (key.trusted_through, key.problems, key.revocation_checked) == ("Sample Clinic Root", (), None)


@pytest.mark.parametrize(
    "name",
    ["An\u200bna", "\u202eevil", "Ro\u00adss", "\ufeffSample"],
    ids=["zero width", "turned", "soft hyphen", "mark"],
)
def test_letters_that_are_not_seen_in_a_name_are_told(blank_sheet: bytes, signed_at: datetime, name: str) -> None:
    pdf = sign_as_patient(blank_sheet, make_identity("Sample", signed_at), SignatureAppearance(name), signed_at)
    assert open_sheet(pdf).signatures[0].has_hidden_letters


def test_letters_that_are_not_seen_in_the_name_of_who_issued_a_key_are_told(
    blank_sheet: bytes, signed_at: datetime
) -> None:
    clinic = root("Clinic\u202e, trusted", signed_at - YEAR, signed_at + YEAR)
    issued = clinic.issue("Sample Patient 1", signed_at - YEAR, signed_at + YEAR)
    pdf = sign_as_patient(blank_sheet, issued, SignatureAppearance("Sample Patient 1"), signed_at)
    assert open_sheet(pdf).signatures[0].has_hidden_letters


def test_names_of_all_the_world_hide_nothing(blank_sheet: bytes, signed_at: datetime) -> None:
    name = "Łucja O’Brien-Müller محمد नि\u200dशा"
    pdf = sign_as_patient(blank_sheet, make_identity("Sample", signed_at), SignatureAppearance(name), signed_at)
    assert not open_sheet(pdf).signatures[0].has_hidden_letters


def test_files_of_authorities_are_read_as_clinics_have_them(clinic: Authority, staff: Authority) -> None:
    both = (clinic.certificate, staff.certificate)
    der = [each.public_bytes(Encoding.DER) for each in both]
    listed = staff.withdrawn(clinic.certificate.not_valid_before_utc + YEAR)
    pem = b"".join(each.public_bytes(Encoding.PEM) for each in both)
    assert read_trust_file(der[0]).authorities == (der[0],)
    assert read_trust_file(b"# of Sample Clinic\n" + pem).authorities == tuple(der)
    for encoding in (Encoding.PEM, Encoding.DER):
        assert set(read_trust_file(pkcs7.serialize_certificates(list(both), encoding)).authorities) == set(der)
        assert len(read_trust_file(listed.public_bytes(encoding)).revocation_lists) == 1
    mixed = read_trust_file(pem + listed.public_bytes(Encoding.PEM))
    assert (len(mixed.authorities), len(mixed.revocation_lists)) == (2, 1)
    assert [each.name for each in authorities_of(mixed)] == ["Sample Clinic Root", "Sample Clinic Staff CA"]


def test_what_names_no_authority_is_refused_with_a_sentence(nurse: SigningIdentity, clinic: Authority) -> None:
    person = nurse.certificate.public_bytes(Encoding.PEM)
    root_pem = clinic.certificate.public_bytes(Encoding.PEM)
    key = clinic.key.private_bytes(Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    with pytest.raises(TrustFileError, match="the certificate of Sample Nurse 1, which is not an authority"):
        read_trust_file(root_pem + person)
    said = {"version": "v1", "digest_algorithms": [], "encap_content_info": {"content_type": "data"}}
    signed = cms.SignedData(said | {"certificates": [], "signer_infos": []})
    nobody = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    damaged = (b"", b"bread recipe", b"\x30\x03\x02\x01\x05", key, root_pem[:200], b"-----BEGIN CERTIFICATE-----")
    for data in (*damaged, nobody):
        with pytest.raises(TrustFileError, match="no certificate of an authority"):
            read_trust_file(data)
    with pytest.raises(TrustFileError, match="too big"):
        read_trust_file(b"\x30" * 2_000_001)
