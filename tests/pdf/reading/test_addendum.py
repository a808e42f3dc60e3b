"""A correction is a file of its own: what it shows is what it says, it names its sheet, and nothing can be added."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from hrbc_desktop.domain.model.addendum import (
    LONGEST_CORRECTION,
    Addendum,
    Correction,
    read_addendum,
    write_addendum,
)
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, PagesVerdict, Verdict
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.pdf import build_addendum
from hrbc_desktop.pdf.build_addendum import make_addendum
from hrbc_desktop.pdf.engine.layout import Print, SheetSettings
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, sign_addendum
from tests.pdf.conftest import read_aloud

SHEET_DIGEST = "5e6f7a8b" * 8


@pytest.fixture(scope="module")
def addendum(signed_at: datetime) -> Addendum:
    signers = (("patient", "Sample Patient 1", "1a2b3c4d" * 8), ("nurse", "Sample Nurse 1", SHEET_DIGEST))
    return Addendum(
        number=1,
        worksheet="0" * 32,
        revision=1,
        title="What to take now?",
        visit=Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), record_number="004417"),
        signatures=tuple(
            Signature.model_validate({"role": role, "name": name, "signed_at": signed_at, "digest": digest})
            for role, name, digest in signers
        ),
        correction=Correction(
            wrong="The notes say Monday.", right="It is Tuesday.\nThe blood test is on Friday.", source="The patient"
        ),
    )


@pytest.fixture(scope="module")
def signed(nurse: SigningIdentity, signed_at: datetime) -> Callable[[bytes], bytes]:
    ink = ((0.1, 0.3, 0.5), (0.5, 0.7, 0.9), (0.9, 0.2, 0.4))
    return lambda page: sign_addendum(page, nurse, SignatureAppearance("Sample Nurse 1", (ink,)), signed_at)


@pytest.fixture(scope="module")
def pdf(addendum: Addendum, signed: Callable[[bytes], bytes], signed_at: datetime) -> bytes:
    return signed(make_addendum(addendum, SheetSettings(), signed_at))


@pytest.mark.parametrize("kind", ["standard", "large"])
def test_it_is_proven_and_says_what_was_written(
    kind: Print, addendum: Addendum, signed: Callable[[bytes], bytes], signed_at: datetime
) -> None:
    opened = open_sheet(signed(make_addendum(addendum, SheetSettings("a4", kind), signed_at)))
    assert (opened.verdict, opened.pages) == (Verdict.CORRECTION, PagesVerdict.PROVEN)
    assert read_addendum(opened.addendum_json or b"") == addendum
    assert [(one.role, one.name, one.covers_whole_file) for one in opened.signatures] == [
        ("corrector", "Sample Nurse 1", True)
    ]
    assert opened.worksheet_json is None, "it must not be taken up as a worksheet"


def test_it_is_read_in_its_order_with_the_sheet_that_it_belongs_to(pdf: bytes, addendum: Addendum) -> None:
    root = read_aloud(pdf).root
    (title,) = root.all("H1")
    text = root.text
    correction = addendum.correction
    texts = [
        title.text,
        "Sample Patient 1",
        "14 March 1968",
        "004417",
        correction.wrong,
        "It is Tuesday.",
        "on Friday.",
    ]
    places = [text.index(one) for one in [*texts, correction.source, addendum.title, "Sample Nurse 1"]]
    assert places == sorted(places)
    assert SHEET_DIGEST in text.replace(" ", "")
    assert len(root.all("H2")) == 4


def test_as_much_as_can_be_typed_has_room(
    addendum: Addendum, signed: Callable[[bytes], bytes], signed_at: datetime
) -> None:
    text = ("word " * LONGEST_CORRECTION)[: LONGEST_CORRECTION - 1] + "."
    full = addendum.evolve(correction=Correction(wrong=text, right=text, source="s" * 200))
    opened = open_sheet(signed(make_addendum(full, SheetSettings(), signed_at)))
    assert opened.pages is PagesVerdict.PROVEN


def test_no_byte_of_it_can_be_changed(pdf: bytes) -> None:
    for offset in range(40, len(pdf), len(pdf) // 25):
        changed = pdf[:offset] + bytes([pdf[offset] ^ 1]) + pdf[offset + 1 :]
        assert not _is_trusted(open_sheet(changed)), offset


def test_nothing_can_be_added_or_cut_off(pdf: bytes) -> None:
    for other in (pdf + b"\n%more", pdf[:-6], pdf + pdf, pdf[: pdf.index(b"%%EOF") + 6]):
        assert not _is_trusted(open_sheet(other))
    assert _is_trusted(open_sheet(pdf + b"\r\n"))


def test_an_unsigned_one_is_nothing(addendum: Addendum, signed_at: datetime) -> None:
    assert open_sheet(make_addendum(addendum, SheetSettings(), signed_at)).verdict is Verdict.NOT_OURS


def test_a_page_that_shows_something_else_is_not_signed(
    addendum: Addendum, signed: Callable[[bytes], bytes], signed_at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = addendum.evolve(correction=addendum.correction.evolve(right="It is Wednesday."))
    monkeypatch.setattr(build_addendum, "write_addendum", lambda _: write_addendum(other))
    page = make_addendum(addendum, SheetSettings(), signed_at)
    monkeypatch.undo()
    with pytest.raises(SigningRefusedError):
        signed(page)


def test_a_sheet_is_never_signed_as_a_correction(
    blank_sheet: bytes, countersigned_sheet: bytes, signed: Callable[[bytes], bytes]
) -> None:
    for sheet in (blank_sheet, countersigned_sheet):
        with pytest.raises(SigningRefusedError):
            signed(sheet)


def _is_trusted(opened: OpenedSheet) -> bool:
    return opened.verdict.is_trusted
