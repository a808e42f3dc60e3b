"""Reminds of the number of the drawing: sheets of a release are proven only by a program that draws the same."""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pikepdf
import pytest

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, new_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine import layout
from hrbc_desktop.pdf.engine.clinic import Clinic
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.engine.origin import DRAWING
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance, notes_page, signature_page

RELEASED: Mapping[int, str] = {}
"""What each release drew, by its number: the digest that `drawn` gives. A release adds a line, and none is changed."""

AT = datetime(2026, 12, 1, 19, 42, tzinfo=UTC)


def drawn(catalogue: Catalogue) -> str:
    """Digest what stands on the pages of a worksheet without options, in both prints, in its boxes and in the notes."""
    digest = hashlib.sha256()
    for page in pages(catalogue):
        digest.update(page)
    return digest.hexdigest()


def pages(catalogue: Catalogue) -> Iterator[bytes]:
    questions = tuple(
        VisitQuestion(key=f"own:{number}", text="Can I fly to my sister?", origin="own") for number in (1, 2)
    )
    visit = Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), record_number="004417")
    worksheet = new_worksheet("2026.11", AT).evolve(id="0" * 32, visit=visit, questions=questions)
    clinic = Clinic("Sample Clinic", "555 0100", "555 0199")
    ink = SignatureAppearance("Sample Nurse 1", (((0.1, 0.3, 0.5), (0.5, 0.7, 0.9), (0.9, 0.2, 0.4)),))
    for pdf in (
        make_sheet(worksheet, catalogue, SheetSettings(), AT),
        make_sheet(worksheet, catalogue, SheetSettings("a4", "large", clinic), AT),
        signature_page("nurse", ink, AT, "", 240, 80),
        notes_page("Scan in three months.", 11, 400, 200, AT),
    ):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            yield from (page.Contents.read_bytes() for page in opened.pages)


def test_a_release_that_draws_otherwise_has_a_number_of_its_own(small_catalogue: Catalogue) -> None:
    """Where it fails: raise ``DRAWING`` in `hrbc_desktop.pdf.engine.origin`, and leave ``RELEASED`` as it is.

    Otherwise each sheet of that release is told to show something other than it says.
    """
    assert max(RELEASED, default=1) <= DRAWING
    assert RELEASED.get(DRAWING, now := drawn(small_catalogue)) == now


def test_the_digest_is_the_same_each_time_and_sees_what_is_drawn(
    small_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn(small_catalogue)
    assert drawn(small_catalogue) == before
    form_for: Callable[[SheetSettings], layout.Format] = layout.format_for

    def with_larger_feet(settings: SheetSettings) -> layout.Format:
        form = form_for(settings)
        return replace(form, foot=form.foot._replace(size=form.foot.size + 1))

    monkeypatch.setattr("hrbc_desktop.pdf.build_sheet.format_for", with_larger_feet)
    assert drawn(small_catalogue) != before
