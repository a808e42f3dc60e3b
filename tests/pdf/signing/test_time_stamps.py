"""A time stamp over each signature (PAdES B-T), where a clinic names who makes it."""

import io
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import which
from threading import Timer

import pytest
from asn1crypto import cms, crl, tsp
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.domain.model.opened_sheet import SeenTimeStamp, Verdict
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity, asn1_certificate, make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient, sign_as_third
from hrbc_desktop.pdf.signing.time_stamping import TimeStampError, TimeStampServer
from tests.authorities import YEAR, Authority, root, with_list
from tests.time_stamp_authority import Answer, measured, refusing, serving, stamping

NAME = SignatureAppearance("Sample Patient 1")
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def house(signed_at: datetime) -> Authority:
    return root("Sample Stamps Root", signed_at - YEAR, signed_at + 10 * YEAR)


@pytest.fixture(scope="module")
def stamps(house: Authority, signed_at: datetime) -> SigningIdentity:
    return house.issue_time_stamper("Sample Stamps", signed_at - YEAR, signed_at + 10 * YEAR)


@pytest.fixture(scope="module")
def stamping_now(stamps: SigningIdentity, signed_at: datetime) -> Answer:
    return stamping(stamps, signed_at + timedelta(seconds=2))


def stamped_by(identity: SigningIdentity, address: str, most_seconds: float = 10) -> SigningIdentity:
    return replace(identity, time_stamps=TimeStampServer(address, most_seconds=most_seconds))


@pytest.fixture(scope="module")
def stamped_sheet(blank_sheet: bytes, patient: SigningIdentity, stamping_now: Answer, signed_at: datetime) -> bytes:
    with serving(stamping_now) as address:
        return sign_as_patient(blank_sheet, stamped_by(patient, address), NAME, signed_at)


@pytest.fixture(scope="module")
def stamped_thrice(
    stamped_sheet: bytes,
    nurse: SigningIdentity,
    interpreter: SigningIdentity,
    stamping_now: Answer,
    signed_at: datetime,
) -> bytes:
    with serving(stamping_now) as address:
        second = countersign(
            stamped_sheet, stamped_by(nurse, address), SignatureAppearance("Sample Nurse 1"), "Notes", signed_at
        )
        third = SignatureAppearance("Sample Interpreter 1")
        return sign_as_third(second, "interpreter", stamped_by(interpreter, address), third, signed_at)


def test_a_stamped_sheet_is_signed_and_says_when_and_by_whom(
    stamped_sheet: bytes, house: Authority, signed_at: datetime
) -> None:
    opened = open_sheet(stamped_sheet, trusted=house.trusted)
    assert opened.verdict is Verdict.SIGNED
    stamp = opened.signatures[0].time_stamp
    assert stamp == SeenTimeStamp(signed_at + timedelta(seconds=2), "Sample Stamps", "Sample Stamps Root")
    known_to_nobody = open_sheet(stamped_sheet).signatures[0].time_stamp
    assert known_to_nobody
    assert known_to_nobody.trusted_through == ""


def test_three_stamped_signatures_are_sound_here_and_for_pdfsig(
    stamped_thrice: bytes, tmp_path: Path, house: Authority
) -> None:
    opened = open_sheet(stamped_thrice, trusted=house.trusted)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert all(each.time_stamp and each.time_stamp.trusted_through for each in opened.signatures)
    path = tmp_path / "stamped.pdf"
    path.write_bytes(stamped_thrice)
    output = subprocess.run(
        [which("pdfsig") or "", "-nocert", path], capture_output=True, text=True, check=False
    ).stdout
    assert output.count("Signature is Valid") == 3
    assert "Total document signed" in output


def test_every_change_of_what_a_stamped_signature_says_is_seen(stamped_sheet: bytes) -> None:
    """The certificates above the one that stamped prove nothing by themselves: those of the clinic's list do."""
    start = stamped_sheet.index(b"/Contents <") + len(b"/Contents <")
    signature = bytes.fromhex(stamped_sheet[start : stamped_sheet.index(b">", start)].decode()).rstrip(b"\0")
    (signer,) = cms.ContentInfo.load(signature)["content"]["signer_infos"]
    token = signer["unsigned_attrs"][0]["values"][0]
    stamp, own = token["content"], signature.index(token.dump())
    signed_parts = (
        stamp["encap_content_info"],
        stamp["signer_infos"][0]["signature"],
        *(each for each in stamp["certificates"] if not each.chosen.ca),
    )
    places = [
        range(own),
        *(range(at := own + token.dump().index(each.dump()), at + len(each.dump())) for each in signed_parts),
    ]
    for at in [offset for part in places for offset in part[3 :: max(1, len(part) // 15)]]:
        digit = start + 2 * at + 1
        other = b"0" if stamped_sheet[digit : digit + 1] != b"0" else b"1"
        opened = open_sheet(stamped_sheet[:digit] + other + stamped_sheet[digit + 1 :])
        assert not opened.verdict.is_trusted or opened.signatures[0].time_stamp is None, at


def with_other_token(pdf: bytes, change: Callable[[cms.SignedData], None]) -> bytes:
    """Change what nobody signs in the time stamp of the only signature."""
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    _first, start, end, _rest = (int(number) for number in signature.byte_range)
    wrapped = cms.ContentInfo.load(cms.ContentInfo.load(bytes(signature.pkcs7_content)).dump())
    token = wrapped["content"]["signer_infos"][0]["unsigned_attrs"][0]["values"][0]
    change(token["content"])
    written: bytes = wrapped.dump(force=True)
    room = (end - start - 2) // 2
    return pdf[:start] + b"<" + written.ljust(room, b"\0").hex().upper().encode() + b">" + pdf[end:]


def test_an_authority_may_pack_certificates_of_others_which_are_left_out(
    blank_sheet: bytes, patient: SigningIdentity, stamps: SigningIdentity, house: Authority, signed_at: datetime
) -> None:
    others = (make_identity("I refuse", signed_at).certificate, *stamps.chain)
    with serving(stamping(replace(stamps, chain=others), signed_at)) as address:
        pdf = sign_as_patient(blank_sheet, stamped_by(patient, address), NAME, signed_at)
    stamp = open_sheet(pdf, trusted=house.trusted).signatures[0].time_stamp
    assert stamp
    assert stamp.trusted_through == "Sample Stamps Root"
    assert b"I refuse".hex().upper().encode() not in pdf


def test_what_is_put_into_a_time_stamp_later_is_told(
    stamped_sheet: bytes, house: Authority, patient: SigningIdentity, signed_at: datetime
) -> None:
    other = cms.CertificateChoices("certificate", asn1_certificate(patient.certificate))
    list_of_withdrawn = crl.CertificateList.load(house.withdrawn(signed_at).public_bytes(Encoding.DER))
    said = cms.CMSAttribute({"type": "message_digest", "values": [b"I refuse all chemotherapy"]})

    def with_certificate(token: cms.SignedData) -> None:
        token["certificates"] = cms.CertificateSet([*token["certificates"], other])

    def with_list(token: cms.SignedData) -> None:
        token["crls"] = cms.RevocationInfoChoices([cms.RevocationInfoChoice("crl", list_of_withdrawn)])

    def with_attribute(token: cms.SignedData) -> None:
        token["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([said])

    def signed_twice(token: cms.SignedData) -> None:
        token["signer_infos"] = cms.SignerInfos([token["signer_infos"][0]] * 2)

    assert open_sheet(with_other_token(stamped_sheet, lambda _: None)).verdict is Verdict.SIGNED
    for change in (with_certificate, with_list, with_attribute, signed_twice):
        assert not open_sheet(with_other_token(stamped_sheet, change)).verdict.is_trusted, change


def test_the_stamp_proves_that_a_key_was_used_before_it_was_withdrawn(
    blank_sheet: bytes, house: Authority, stamping_now: Answer, signed_at: datetime
) -> None:
    person = house.issue("Sample Nurse 1", signed_at - DAY, signed_at + YEAR)
    trusted = with_list(house.trusted, house.withdrawn(signed_at + 9 * DAY, person.certificate))
    with serving(stamping_now) as address:
        pdf = sign_as_patient(blank_sheet, stamped_by(person, address), NAME, signed_at)
    assert open_sheet(pdf, trusted=trusted).signatures[0].key.trusted_through == "Sample Stamps Root"
    unstamped = sign_as_patient(blank_sheet, person, NAME, signed_at)
    assert open_sheet(unstamped, trusted=trusted).signatures[0].key.problems[0].kind == "revoked"


def test_nothing_but_a_digest_leaves_the_computer(
    blank_sheet: bytes, patient: SigningIdentity, stamping_now: Answer, signed_at: datetime
) -> None:
    asked: list[bytes] = []
    with serving(stamping_now, asked) as address:
        sign_as_patient(blank_sheet, stamped_by(patient, address), NAME, signed_at)
    (request,) = (tsp.TimeStampReq.load(each).native for each in asked)
    assert len(request["message_imprint"]["hashed_message"]) == 32
    assert len(asked[0]) < 100


def made_for_another(stamps: SigningIdentity, at: datetime) -> Answer:
    """Stamp something that nobody asked for."""
    honest = stamping(stamps, at)

    def answer(request: bytes) -> tuple[int, bytes]:
        asked = tsp.TimeStampReq.load(request)
        asked["message_imprint"]["hashed_message"] = b"\0" * 32
        return honest(asked.dump(force=True))

    return answer


def test_what_is_no_time_stamp_signs_nothing_and_says_so(
    blank_sheet: bytes, patient: SigningIdentity, stamps: SigningIdentity, signed_at: datetime
) -> None:
    answers: dict[str, tuple[Answer, str]] = {
        "no time stamp": (lambda _request: (200, b"<html>Log in first</html>"), "not a valid time stamp"),
        "nothing": (lambda _request: (200, b""), "not a valid time stamp"),
        "refused": (refusing, "refused"),
        "error": (lambda _request: (500, b""), "cannot be reached"),
        "elsewhere": (lambda _request: (302, b"http://127.0.0.1:1/"), "cannot be reached"),
        "too much": (lambda _request: (200, b"\0" * 100_000), "not a valid time stamp"),
        "of another": (made_for_another(stamps, signed_at), "not a valid time stamp"),
    }
    for answer, sentence in answers.values():
        with serving(answer) as address, pytest.raises(TimeStampError, match=sentence) as raised:
            sign_as_patient(blank_sheet, stamped_by(patient, address), NAME, signed_at)
        assert "sign without a time stamp" in str(raised.value)


def test_a_certificate_that_may_not_stamp_times_stamps_none(
    blank_sheet: bytes, patient: SigningIdentity, house: Authority, signed_at: datetime
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    person = house.issue("Sample Nurse 1", signed_at - DAY, signed_at + YEAR, key=key)
    with serving(stamping(person, signed_at)) as address, pytest.raises(TimeStampError, match="not a valid time stamp"):
        sign_as_patient(blank_sheet, stamped_by(patient, address), NAME, signed_at)


def fails(server: TimeStampServer) -> None:
    with pytest.raises(TimeStampError):
        server.ask(b"")


@pytest.mark.parametrize("headers", [True, False], ids=["silent", "a letter at a time"])
def test_a_server_that_answers_nothing_is_not_waited_for(headers: bool) -> None:
    with serving(None, headers=headers) as address:
        server = TimeStampServer(address, most_seconds=0.5)
        with pytest.raises(TimeStampError, match="in time"):
            server.ask(b"")
        assert measured(lambda: fails(server)) < 2


def test_nobody_listening_is_told_at_once() -> None:
    with pytest.raises(TimeStampError, match="cannot be reached"):
        TimeStampServer("http://127.0.0.1:9/tsa").ask(b"")


def test_the_waiting_ends_when_the_person_stops_it() -> None:
    @contextmanager
    def stopped_soon(stop: Callable[[], object]) -> Iterator[None]:
        timer = Timer(0.1, stop)
        timer.start()
        yield
        timer.cancel()

    with serving(None) as address:
        server = TimeStampServer(address, stopped_soon)
        assert measured(lambda: fails(server)) < 5
