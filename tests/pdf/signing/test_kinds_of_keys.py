"""Which keys sign: those whose signatures this program, pyHanko by itself and pdfsig all call valid, and no others."""

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import algos, cms, core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_der_private_key, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import IdentityError, SigningIdentity, SigningKey, read_identity
from hrbc_desktop.pdf.signing.signer import countersign
from tests.pdf.forging import forged

KEYS = Path(__file__).parent / "keys"


def long_rsa_key(bits: int) -> rsa.RSAPrivateKey:
    """A key that was made for these tests: to find a long one takes seconds, and now and then many."""
    stored = (KEYS / f"rsa_{bits}.der").read_bytes()
    key = load_der_private_key(stored, None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


SIGNING: dict[str, Callable[[], SigningKey]] = {
    "RSA 2048": lambda: rsa.generate_private_key(65537, 2048),
    "RSA 3072": lambda: long_rsa_key(3072),
    "RSA 4096": lambda: long_rsa_key(4096),
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
}
PSS = algos.SignedDigestAlgorithm(
    {
        "algorithm": "rsassa_pss",
        "parameters": {
            "hash_algorithm": {"algorithm": "sha256"},
            "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha256"}},
            "salt_length": 32,
        },
    }
)


def identity_of(
    key: SigningKey, at: datetime, name: str = "Sample Nurse 1", extension: x509.ExtensionType | None = None
) -> SigningIdentity:
    owner = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder().subject_name(owner).issuer_name(owner).public_key(key.public_key()).serial_number(1)
    )
    made = made.not_valid_before(at - timedelta(days=1)).not_valid_after(at + timedelta(days=99))
    made = made.add_extension(extension, critical=False) if extension else made
    return SigningIdentity(key, made.sign(key, hashes.SHA256()))


def file_of(key: SigningKey, at: datetime) -> bytes:
    certificate = identity_of(key, at).certificate
    return pkcs12.serialize_key_and_certificates(b"", key, certificate, None, BestAvailableEncryption(b"secret"))


def said_by_pyhanko(pdf: bytes) -> bool:
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[-1]
    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    return bool(validate_pdf_signature(signature, context).bottom_line)


def said_by_pdfsig(pdf: bytes, path: Path) -> int:
    path.write_bytes(pdf)
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)  # noqa: S607
    return done.stdout.count("Signature is Valid")


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
@pytest.mark.parametrize("kind", SIGNING)
def test_what_a_key_signs_is_valid_for_all(kind: str, signed_sheet: bytes, signed_at: datetime, tmp_path: Path) -> None:
    identity = read_identity(file_of(SIGNING[kind](), signed_at), "secret", signed_at)
    files = [countersign(signed_sheet, identity, SignatureAppearance("Sample Nurse 1"), "", signed_at)]
    if kind.startswith("RSA"):
        files.append(forged(signed_sheet, "nurse", identity, signed_at, mechanism=PSS))
        used = PdfFileReader(io.BytesIO(files[-1])).embedded_signatures[-1].signer_info["signature_algorithm"]
        assert used["algorithm"].native == "rsassa_pss"
    for pdf in files:
        assert open_sheet(pdf).verdict is Verdict.COUNTERSIGNED
        assert said_by_pyhanko(pdf)
        assert said_by_pdfsig(pdf, tmp_path / "sheet.pdf") == 2


def test_a_longer_key_is_refused_when_it_is_chosen(signed_at: datetime) -> None:
    with pytest.raises(IdentityError, match=r"This key is RSA with 4352 bits\. Many programs cannot check its"):
        read_identity(file_of(long_rsa_key(4352), signed_at), "secret", signed_at)


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_a_key_for_pss_only_is_refused_because_others_call_its_signatures_invalid(
    signed_sheet: bytes, tmp_path: Path
) -> None:
    """pyHanko would take it; pdfsig does not, so a person would read that the file was forged."""
    file = (KEYS / "rsa_pss_only.p12").read_bytes()
    key, certificate, _others = pkcs12.load_key_and_certificates(file, b"secret")
    assert isinstance(key, rsa.RSAPrivateKey)
    assert certificate is not None
    at = certificate.not_valid_before_utc + timedelta(days=1)
    pdf = forged(signed_sheet, "nurse", SigningIdentity(key, certificate), at, mechanism=PSS)
    assert open_sheet(pdf).verdict is Verdict.OTHER_SOFTWARE
    assert said_by_pyhanko(pdf)
    assert said_by_pdfsig(pdf, tmp_path / "sheet.pdf") == 1
    with pytest.raises(IdentityError, match=r"This key is for RSA-PSS only\. Many programs cannot check"):
        read_identity(file, "secret", at)


def p256() -> SigningKey:
    return ec.generate_private_key(ec.SECP256R1())


UNREADABLE = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.37"), b"\x30\x00")
SIGNED_ELSEWHERE: dict[str, Callable[[datetime], SigningIdentity]] = {
    "RSA 1024": lambda at: identity_of(rsa.generate_private_key(65537, 1024), at),  # noqa: S505 (that is the point)
    "brainpool": lambda at: identity_of(ec.generate_private_key(ec.BrainpoolP256R1()), at),
    "P-521": lambda at: identity_of(ec.generate_private_key(ec.SECP521R1()), at),
    "a name that cannot be compared": lambda at: identity_of(p256(), at, name="Sample 😀"),
    "a certificate that cannot be read": lambda at: identity_of(p256(), at, extension=UNREADABLE),
}


@pytest.mark.parametrize("kind", SIGNED_ELSEWHERE)
def test_what_another_key_signed_is_neither_trusted_nor_called_changed(
    kind: str, signed_sheet: bytes, signed_at: datetime
) -> None:
    """The keys that sign are the ones that are trusted: of what others sign, programs do not say the same."""
    pdf = forged(signed_sheet, "nurse", SIGNED_ELSEWHERE[kind](signed_at), signed_at)
    assert open_sheet(pdf).verdict is Verdict.OTHER_SOFTWARE


@pytest.mark.parametrize("digest", ["sha1", "sha512"])
def test_another_digest_is_neither_trusted_nor_called_changed(
    digest: str, signed_sheet: bytes, nurse: SigningIdentity, interpreter: SigningIdentity, signed_at: datetime
) -> None:
    signed = [
        forged(signed_sheet, "nurse", nurse, signed_at, md_algorithm=digest),
        forged(signed_sheet, "interpreter", interpreter, signed_at, md_algorithm=digest),
    ]
    assert [open_sheet(pdf).verdict for pdf in signed] == [Verdict.OTHER_SOFTWARE] * 2


def without_the_certificate(own: list[Any]) -> list[Any]:
    return [each for each in own if each["type"].native != "signing_certificate_v2"]


def with_words_of_her_own(own: list[Any]) -> list[Any]:
    attribute = cms.CMSAttribute({"type": "1.2.840.113549.1.9.16.2.4", "values": [core.UTF8String("I consent")]})
    return [*own, attribute]


@pytest.mark.parametrize("attributes", [without_the_certificate, with_words_of_her_own], ids=lambda each: each.__name__)
def test_what_is_signed_beside_the_file_is_what_this_program_signs(
    attributes: Callable[[list[Any]], list[Any]], signed_sheet: bytes, nurse: SigningIdentity, signed_at: datetime
) -> None:
    """Without the certificate among it, that of somebody else could be put in its place."""
    pdf = forged(signed_sheet, "nurse", nurse, signed_at, attributes=attributes)
    assert open_sheet(pdf).verdict is Verdict.OTHER_SOFTWARE
