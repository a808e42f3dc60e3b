"""A key on a smart card signs as one in a file does; SoftHSM stands for the card."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.card import can_use_cards, card_errors, read_card
from hrbc_desktop.pdf.signing.identity import IdentityError, SigningIdentity
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, countersign
from tests.authorities import ENCIPHERING, YEAR, Authority, root

LIBRARY = next((path for path in Path("/usr/lib").rglob("libsofthsm2.so")), Path())
PIN, LABEL = "1234", "card"

pytestmark = pytest.mark.skipif(
    not (shutil.which("softhsm2-util") and importlib.util.find_spec("pkcs11")),
    reason="smart cards are NOT checked: no softhsm2 or python-pkcs11",
)

Insert = Callable[..., None]


@pytest.fixture(scope="module")
def clinic(signed_at: datetime) -> Authority:
    return root("Sample Clinic CA", signed_at - YEAR, signed_at + YEAR)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A reader without a card; the library reads its settings once in a process."""
    folder = tmp_path_factory.mktemp("cards")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        yield folder


@pytest.fixture
def insert(reader: Path) -> Iterator[Insert]:
    """Put a card with these keys into the reader, in place of the one before."""
    import pkcs11  # noqa: PLC0415 - may be missing

    def put(*identities: SigningIdentity) -> None:
        shutil.rmtree(reader / "tokens")
        (reader / "tokens").mkdir()
        pkcs11.lib(str(LIBRARY)).reinitialize()
        tool = [shutil.which("softhsm2-util") or ""]
        made = ["--init-token", "--free", "--label", LABEL, "--pin", PIN, "--so-pin", "56785678"]
        subprocess.run([*tool, *made], check=True, capture_output=True)
        for number, identity in enumerate(identities, start=1):
            key: Any = identity.key
            pem = key.private_bytes(Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
            (reader / "key.pem").write_bytes(pem)
            wanted = ["--token", LABEL, "--pin", PIN, "--id", f"{number:02}", "--label", f"key {number}"]
            subprocess.run([*tool, "--import", reader / "key.pem", *wanted], check=True, capture_output=True)
        library = pkcs11.lib(str(LIBRARY))
        library.reinitialize()
        with library.get_token(token_label=LABEL).open(rw=True, user_pin=PIN) as session:
            for number, identity in enumerate(identities, start=1):
                for certificate in (identity.certificate, *identity.chain):
                    session.create_object(
                        {
                            pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                            pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                            pkcs11.Attribute.TOKEN: True,
                            pkcs11.Attribute.ID: bytes([number if certificate is identity.certificate else 99]),
                            pkcs11.Attribute.SUBJECT: certificate.subject.public_bytes(),
                            pkcs11.Attribute.VALUE: certificate.public_bytes(Encoding.DER),
                        }
                    )

    yield put
    shutil.rmtree(reader / "tokens")
    (reader / "tokens").mkdir()
    pkcs11.lib(str(LIBRARY)).reinitialize()


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP384R1()),
        rsa.generate_private_key(65537, 2048),
    ],
    ids=["P-256", "P-384", "RSA"],
)
def test_the_nurse_signs_with_her_card_and_is_trusted_through_the_clinic(
    insert: Insert, clinic: Authority, signed_sheet: bytes, signed_at: datetime, tmp_path: Path, key: Any
) -> None:
    insert(clinic.issue("Sample Nurse 1", signed_at - YEAR, signed_at + YEAR, key=key))
    identity = read_card(LIBRARY, PIN, signed_at)
    assert (identity.name, identity.vouched_by, identity.is_chain_complete) == (
        "Sample Nurse 1", "Sample Clinic CA", True,
    )  # fmt: skip
    pdf = countersign(signed_sheet, identity, SignatureAppearance("Sample Nurse 1"), "Notes", signed_at)
    opened = open_sheet(pdf, trusted=clinic.trusted)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened.signatures[1].key.trusted_through == "Sample Clinic CA"
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    output = subprocess.run(
        [shutil.which("pdfsig") or "", "-nocert", path], capture_output=True, text=True, check=False
    )
    assert output.stdout.count("Signature is Valid") == 2


def test_of_several_keys_the_one_that_may_sign_now_is_taken(
    insert: Insert, clinic: Authority, signed_at: datetime
) -> None:
    insert(
        clinic.issue("For mail", signed_at - YEAR, signed_at + YEAR, usage=ENCIPHERING),
        clinic.issue("Too old", signed_at - 2 * YEAR, signed_at - YEAR),
        clinic.issue("Sample Nurse 1", signed_at - YEAR, signed_at + YEAR),
    )
    assert read_card(LIBRARY, PIN, signed_at).name == "Sample Nurse 1"


def test_a_wrong_pin_is_told_and_the_right_one_still_opens_the_card(
    insert: Insert, clinic: Authority, signed_at: datetime
) -> None:
    insert(clinic.issue("Sample Nurse 1", signed_at - YEAR, signed_at + YEAR))
    for pin in ("4321", "", "1"):
        with pytest.raises(IdentityError, match="does not take this PIN"):
            read_card(LIBRARY, pin, signed_at)
    assert read_card(LIBRARY, PIN, signed_at).name == "Sample Nurse 1"


def test_a_card_that_holds_nothing_to_sign_with_is_not_asked_for_its_pin(
    insert: Insert, clinic: Authority, signed_at: datetime
) -> None:
    insert(clinic.issue("For mail", signed_at - YEAR, signed_at + YEAR, usage=ENCIPHERING))
    with pytest.raises(IdentityError, match="no key to sign with"):
        read_card(LIBRARY, "wrong", signed_at)


@pytest.mark.usefixtures("insert")
def test_no_card_and_no_library_are_told(signed_at: datetime, tmp_path: Path) -> None:
    with pytest.raises(IdentityError, match="No card is in the reader"):
        read_card(LIBRARY, PIN, signed_at)
    for library in (tmp_path / "gone.so", tmp_path, Path(__file__)):
        with pytest.raises(IdentityError, match="library of smart cards"):
            read_card(library, PIN, signed_at)


def test_a_card_that_is_pulled_out_signs_nothing(
    insert: Insert, clinic: Authority, signed_sheet: bytes, signed_at: datetime, reader: Path
) -> None:
    insert(clinic.issue("Sample Nurse 1", signed_at - YEAR, signed_at + YEAR))
    identity = read_card(LIBRARY, PIN, signed_at)
    shutil.rmtree(reader / "tokens")
    (reader / "tokens").mkdir()
    with pytest.raises(SigningRefusedError, match="cannot make a signature"):
        countersign(signed_sheet, identity, SignatureAppearance("Sample Nurse 1"), "", signed_at)


def test_a_key_on_a_card_is_never_kept_with_the_worksheets(
    insert: Insert, clinic: Authority, signed_at: datetime
) -> None:
    assert can_use_cards()
    insert(clinic.issue("Sample Nurse 1", signed_at - YEAR, signed_at + YEAR))
    with pytest.raises(TypeError):
        read_card(LIBRARY, PIN, signed_at).to_pkcs12()


def test_without_what_talks_to_cards_there_are_none(signed_at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert not can_use_cards()
    assert card_errors() == ()
    with pytest.raises(IdentityError, match="library of smart cards"):
        read_card(LIBRARY, PIN, signed_at)
