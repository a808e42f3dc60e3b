import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pikepdf
import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, Profile
from hrbc_desktop.domain.model.readiness import Readiness
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import (
    OwnThing,
    Values,
    Visit,
    VisitQuestion,
    Weighed,
    Worksheet,
    new_worksheet,
    next_revision,
)
from hrbc_desktop.domain.preferences.offer import offer
from hrbc_desktop.domain.revisions.freeze import freeze_for_signing
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.embedded_json import embed_worksheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import Style, draw, run, wrap
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance, draw_blank_box, draw_blank_strip
from hrbc_desktop.pdf.signing.field_names import BOX_NAMES
from hrbc_desktop.pdf.signing.form_fields import (
    complete_form,
    place_box,
    place_notes,
    place_nurse_signature,
    place_patient_signature,
    place_third_signature,
)
from hrbc_desktop.pdf.signing.identity import SigningIdentity, make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient, sign_as_third

SIGNED_AT = datetime(2026, 12, 1, 19, 42, tzinfo=timezone(timedelta(hours=-5)))
DECISION = "next-treatment"
OPTIONS = ("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane")
WORKSHEET_JSON = b'{"answers": "those of Sample Patient 1"}'


@dataclass
class Tag:
    """A structure element as a screen reader meets it."""

    name: str
    alternative: str
    scope: str
    columns: int
    parts: list["Tag | str"]

    @property
    def text(self) -> str:
        """All text in the element, in reading order, as it was drawn."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, *names: str) -> list["Tag"]:
        """The elements of those names in this one, in reading order."""
        own = [self] if self.name in names else []
        return own + [found for part in self.parts if isinstance(part, Tag) for found in part.all(*names)]


@dataclass
class ReadAloud:
    """A whole sheet: its structure from the root, and the text that readers pass over, page by page."""

    root: Tag
    passed_over: list[list[str]]


def read_aloud(pdf: bytes) -> ReadAloud:
    """Read a sheet as a screen reader does: by its structure, not by where things stand."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        drawn: dict[Any, tuple[dict[int, str], list[str]]] = {page.objgen: _drawn_text(page) for page in opened.pages}

        def tag(element: Any) -> Tag:
            kids, parts = element.get("/K", []), list[Tag | str]()
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    parts.append(drawn[element.Pg.objgen][0].get(kid, ""))
                elif "/S" in kid:
                    parts.append(tag(kid))
                elif "/MCID" in kid:
                    parts.append(drawn[kid.Pg.objgen][0].get(int(kid.MCID), ""))
            attributes = element.get("/A", {})
            scope, columns = str(attributes.get("/Scope", ""))[1:], int(attributes.get("/ColSpan", 1))
            return Tag(str(element.S)[1:], str(element.get("/Alt", "")), scope, columns, parts)

        return ReadAloud(tag(opened.Root.StructTreeRoot.K), [drawn[page.objgen][1] for page in opened.pages])


def _drawn_text(page: Any) -> tuple[dict[int, str], list[str]]:
    """The text of a page by the identifiers of its marked content, and the text of its artifacts."""
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    width = {name: 2 if font.Subtype == "/Type0" else 1 for name, font in page.Resources.Font.items()}
    marked, artifacts, owners, owner, font = dict[int, str](), list[str](), list[int](), -1, ""
    parsed: Any = pikepdf.parse_content_stream(page)
    for operands, operator in parsed:
        match str(operator):
            case "Tf":
                font = str(operands[0])
            case "BDC" if "/Lang" in operands[1]:
                owners.append(owner)
            case "BMC" | "BDC":
                owners.append(owner)
                owner = int(operands[1].get("/MCID", -1)) if len(operands) > 1 else -1
                artifacts += [""] if owner < 0 else []
            case "EMC":
                owner = owners.pop()
            case "BT" if owner < 0 and artifacts:
                artifacts[-1] += " "
            case "Tj":
                codes = bytes(operands[0])
                starts = range(0, len(codes), width[font])
                text = "".join(letters[font][int.from_bytes(codes[at : at + width[font]])] for at in starts)
                if owner < 0:
                    artifacts[-1] += text
                else:
                    marked[owner] = marked.get(owner, "") + text
    return marked, [text for text in artifacts if text.strip()]


def _letters(font: Any) -> dict[int, str]:
    pairs = re.findall(r"^<([0-9A-F]{2,4})> <([0-9A-Fa-f]{4,})>$", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


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
        with canvas.element("TD"), canvas.figure("86 of 100 have it", (150, 580, 250, 600)):
            canvas.rect(150, 580, 86, 20, fill=1)
            draw(canvas, 150, 600, wrap([run("86", style)], 100))
    canvas.line(50, 560, 500, 560)
    with canvas.element("P"), canvas.element("Link") as link:
        draw(canvas, 50, 550, wrap([run("Read more", style)], 100))
        canvas.link(link, "https://www.example.org/", "Read more at example.org", (50, 530, 120, 550))
    with canvas.captured() as patient:
        draw_blank_box(canvas, 240, 80, "patient", "Sample Patient 1")
    with canvas.captured() as nurse:
        draw_blank_box(canvas, 240, 80, "nurse")
    with canvas.captured() as third:
        draw_blank_strip(canvas, 495, 40)
    looks = ["\n".join(look).encode() for look in (patient, nurse, third)]
    fields = [
        *(
            place_box(canvas, name, name, (50 + 20 * at, 320, 60 + 20 * at, 330), ticked=False)
            for at, name in enumerate(BOX_NAMES[:4])
        ),
        place_notes(canvas, "Notes of the nurse", (50, 200, 545, 300), 11),
        place_patient_signature(canvas, "Signature of the patient", (50, 60, 290, 140), looks[0]),
        place_nurse_signature(canvas, "Signature of the nurse", (305, 60, 545, 140), looks[1]),
        place_third_signature(canvas, "Signature of an interpreter or supporter", (50, 150, 545, 190), looks[2]),
    ]
    with canvas.page_foot():
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
    ticks = ((True, False), (False, True), (True, True))
    return countersign(signed_sheet, nurse, appearance, notes, SIGNED_AT + timedelta(hours=20), ticks)


@pytest.fixture(scope="session")
def interpreter() -> SigningIdentity:
    return make_identity("Sample Interpreter 1", SIGNED_AT)


@pytest.fixture(scope="session")
def thrice_signed_sheet(countersigned_sheet: bytes, interpreter: SigningIdentity) -> bytes:
    appearance = SignatureAppearance("Sample Interpreter 1")
    return sign_as_third(countersigned_sheet, "interpreter", interpreter, appearance, SIGNED_AT + timedelta(hours=21))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="session")
def empty(catalogue: Catalogue, signed_at: datetime) -> Worksheet:
    return new_worksheet(catalogue.pack.version, signed_at).evolve(id="0" * 32)


@pytest.fixture(scope="session")
def worksheet(empty: Worksheet, catalogue: Catalogue) -> Worksheet:
    answered = empty.evolve(
        length_of_life=True,
        visit=Visit(
            name="Sample Patient 1",
            birth_date=date(1968, 3, 14),
            record_number="004417",
            appointment_date=date(2026, 12, 2),
            appointment_time=time(10, 30),
        ),
        profile=Profile(
            stage="metastatic",
            course="back_elsewhere",
            her2="unknown",
            menopause="yes",
            past_treatments=(PastTreatment(kind="aromatase_inhibitor", outcome="stopped_working"),),
        ),
        decision=DECISION,
        options=OPTIONS,
        readiness=Readiness(sure=False, understand=True, balance=True, support=True),
        trials="yes",
        second_opinion="not_now",
    )
    return answered.evolve(values=weighing(answered, catalogue))


def weighing(answered: Worksheet, catalogue: Catalogue) -> Values:
    offered = offer(answered, compare_worksheet(answered, catalogue), catalogue)
    ranges = {key: scale.range for key in ("diarrhea", "mouth_sores", "visits") if (scale := offered.scale(key))}
    rows = tuple(Weighed(attribute=key, step="half", shown_range=shown) for key, shown in ranges.items())
    return Values(leaning=OPTIONS[1], weighed=rows, own=(OwnThing(key="own:1", text="Being able to work"),))


@pytest.fixture(scope="session")
def longest(worksheet: Worksheet) -> Worksheet:
    """As much as can be typed, in several scripts, with every list full."""
    profile = Profile.model_validate(
        {name: "unknown" for name, question in QUESTIONS.items() if not question.many}
        | {
            name: [choice.key for choice in question.choices if choice.key not in ("none", "unknown")]
            for name, question in QUESTIONS.items()
            if question.many and name != "past_treatments"
        }
        | {
            "past_treatments": [
                {"kind": choice.key, "outcome": "side_effects"}
                for choice in QUESTIONS["past_treatments"].choices
                if choice.key not in ("none", "unknown")
            ],
            "medicine_names": "Medicine 50 mg, " * 120,
        }
    )
    question = "Γιατί; Почему? Tại sao? 为什么 😀 " * 16
    return worksheet.evolve(
        visit=worksheet.visit.evolve(
            name="Μαρία Иванова Nguyễn Thị 😀 " * 7, record_number="R" * 200, companions="c" * 200
        ),
        profile=profile,
        options=(*OPTIONS, "elacestrant"),
        values=worksheet.values.evolve(
            own=tuple(OwnThing(key=f"own:{number}", text=f"{number} something own " * 9) for number in range(1, 7))
        ),
        questions=tuple(
            VisitQuestion(
                key=f"own:{number}",
                text=question[:500],
                origin="own",
                answer="word " * 100,
                answered="partly",
                carry_over=True,
            )
            for number in range(12)
        ),
        previous_digest="a" * 64,
    )


@pytest.fixture(scope="session")
def following(worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime) -> Worksheet:
    """The next revision of the signed worksheet, with something else in most of its parts, of a newer content pack."""
    signature = Signature(role="patient", name="Sample Patient 1", signed_at=signed_at, digest="a" * 64)
    signed = freeze_for_signing(worksheet, catalogue).evolve(signatures=(signature,))
    begun = next_revision(signed, signed_at)
    first, *others = begun.values.weighed
    return begun.evolve(
        profile=begun.profile.evolve(her2="low", esr1="found"),
        options=(*OPTIONS[:2], "capivasertib-fulvestrant"),
        values=begun.values.evolve(leaning="team", weighed=(*others, first.evolve(limit=30))),
        questions=(*begun.questions, VisitQuestion(key="own:9", text="Can I fly to my sister?", origin="own")),
        trials="not_now",
    )


@pytest.fixture(scope="session")
def sheet(worksheet: Worksheet, catalogue: Catalogue, signed_at: datetime) -> bytes:
    return make_sheet(worksheet, catalogue, SheetSettings(), signed_at)


@pytest.fixture(scope="session")
def longest_sheet(longest: Worksheet, catalogue: Catalogue, signed_at: datetime) -> bytes:
    return make_sheet(longest, catalogue, SheetSettings(), signed_at)


@pytest.fixture(scope="session")
def aloud() -> Callable[[bytes], ReadAloud]:
    return read_aloud
