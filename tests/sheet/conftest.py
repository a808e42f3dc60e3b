from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from hrbc_desktop.sheet.appearance import SignatureAppearance, draw_blank_box
from hrbc_desktop.sheet.embedding import embed_worksheet
from hrbc_desktop.sheet.fields import complete_form, place_notes, place_nurse_signature, place_patient_signature
from hrbc_desktop.sheet.identity import SigningIdentity, make_identity
from hrbc_desktop.sheet.signing import countersign, sign_as_patient
from hrbc_desktop.sheet.tagging import TaggedCanvas
from hrbc_desktop.sheet.writing import Style, draw, run, wrap

SIGNED_AT = datetime(2026, 12, 1, 19, 42, tzinfo=timezone(timedelta(hours=-5)))
WORKSHEET_JSON = b'{"answers": "those of Sample Patient 1"}'


def draw_small_sheet(made_at: datetime) -> bytes:
    """Two pages with one of everything that a sheet has."""
    canvas = TaggedCanvas((595, 842), title="My treatment worksheet", language="en", made_at=made_at)
    style = Style()
    with canvas.element("H1"):
        draw(canvas, 50, 790, wrap([run("My treatment worksheet", style)], 400))
    with canvas.element("P"):
        draw(canvas, 50, 750, wrap([run("I would like to talk about these options at my next visit.", style)], 120))
    with canvas.element("Table"), canvas.element("TR"):
        with canvas.heading_cell("Row"):
            draw(canvas, 50, 600, wrap([run("Diarrhea", style)], 100))
        with canvas.element("TD"), canvas.figure("86 in 100 have it", (150, 580, 250, 600)):
            canvas.rect(150, 580, 86, 20, fill=1)
            draw(canvas, 150, 600, wrap([run("86", style)], 100))
    canvas.line(50, 560, 500, 560)
    with canvas.element("P"), canvas.element("Link") as link:
        draw(canvas, 50, 550, wrap([run("Read more", style)], 100))
        canvas.link(link, "https://www.example.org/", "Read more at example.org", (50, 530, 120, 550))
    draw_blank_box(canvas, (50, 60, 290, 140), "patient", "Sample Patient 1")
    fields = [
        place_notes(canvas, "Notes of the nurse", (50, 200, 545, 300), 11),
        place_patient_signature(canvas, "Signature of the patient", (50, 60, 290, 140)),
        place_nurse_signature(canvas, "Signature of the nurse", (305, 60, 545, 140)),
    ]
    with canvas.footer():
        draw(canvas, 50, 40, [(run("Not medical advice. Page 1 of 2", style),)])
    canvas.showPage()
    with canvas.element("H2"):
        draw(canvas, 50, 790, [(run("Sources", style),)])
    complete_form(canvas.document, fields)
    embed_worksheet(canvas.document, WORKSHEET_JSON, made_at)
    return canvas.finish()


@pytest.fixture(scope="session")
def signed_at() -> datetime:
    return SIGNED_AT


@pytest.fixture(scope="session")
def worksheet_json() -> bytes:
    return WORKSHEET_JSON


@pytest.fixture(scope="session")
def blank_sheet() -> bytes:
    return draw_small_sheet(SIGNED_AT)


@pytest.fixture(scope="session")
def drawn_at() -> Callable[[datetime], bytes]:
    return draw_small_sheet


@pytest.fixture(scope="session")
def patient() -> SigningIdentity:
    return make_identity("Sample Patient 1", SIGNED_AT)


@pytest.fixture(scope="session")
def nurse() -> SigningIdentity:
    return make_identity("Sample Nurse 1", SIGNED_AT)


@pytest.fixture(scope="session")
def signed_sheet(blank_sheet: bytes, patient: SigningIdentity) -> bytes:
    stroke = tuple((0.1 + 0.02 * step, 0.3 + 0.1 * (step % 5), 0.2 * (step % 5)) for step in range(40))
    return sign_as_patient(blank_sheet, patient, SignatureAppearance("Sample Patient 1", (stroke,)), SIGNED_AT)


@pytest.fixture(scope="session")
def countersigned_sheet(signed_sheet: bytes, nurse: SigningIdentity) -> bytes:
    appearance = SignatureAppearance("Sample Nurse 1")
    notes = "We spoke about the heart tracing.\nScan in three months."
    return countersign(signed_sheet, nurse, appearance, notes, SIGNED_AT + timedelta(hours=20))
