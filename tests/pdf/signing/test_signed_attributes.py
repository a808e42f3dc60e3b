"""What is signed beside the file, held against what pyHanko writes for the same."""

import asyncio
from datetime import datetime

import pytest
from asn1crypto import cms
from pyhanko.sign.signers import Signer

from hrbc_desktop.pdf.signing.identity import SigningIdentity, asn1_certificate, make_identity
from hrbc_desktop.pdf.signing.signed_attributes import named_certificates, signed_attributes
from tests.authorities import YEAR, root

DIGEST = bytes(range(32))


@pytest.mark.parametrize("name", ["A", "Sample Patient 1", "Μαρία Иванова Nguyễn Thị Sample Patient Sample"])
def test_the_bytes_are_those_of_another_encoder(name: str, signed_at: datetime) -> None:
    certificate = asn1_certificate(make_identity(name, signed_at).certificate)
    other = Signer(signing_cert=certificate).signed_attrs(DIGEST, "sha256", use_pades=True)
    assert signed_attributes(DIGEST, [certificate]).dump() == asyncio.run(other).dump()


def test_every_certificate_above_is_named_after_the_signers(signed_at: datetime) -> None:
    clinic = root("Sample Hospital Root", signed_at - YEAR, signed_at + YEAR)
    staff = clinic.issue_authority("Sample Staff CA", signed_at - YEAR, signed_at + YEAR)
    own: SigningIdentity = staff.issue("Sample Nurse 1", signed_at - YEAR, signed_at + YEAR)
    certificates = [asn1_certificate(each) for each in (own.certificate, *own.chain)]
    attributes = signed_attributes(DIGEST, certificates)
    assert named_certificates(attributes) == [each.sha256 for each in certificates]
    named = next(each for each in attributes if each["type"].native == "signing_certificate_v2")
    issuers = [each["issuer_serial"]["issuer"][0].chosen for each in named["values"][0]["certs"]]
    assert issuers == [each.issuer for each in certificates]


def test_certificates_that_are_named_twice_or_in_another_way_are_not_taken(signed_at: datetime) -> None:
    certificate = asn1_certificate(make_identity("Sample Patient 1", signed_at).certificate)
    own = list(signed_attributes(DIGEST, [certificate]))
    named = next(each for each in own if each["type"].native == "signing_certificate_v2")
    twice = cms.CMSAttribute({"type": "signing_certificate_v2", "values": [named["values"][0]] * 2})
    other = named.copy()
    other["values"][0]["certs"][0]["hash_algorithm"] = {"algorithm": "sha512"}
    for attributes in ([*own, named], [twice], [other], []):
        assert named_certificates(cms.CMSAttributes(attributes)) == []
