"""How fast a sheet is made, signed, opened and shown, beside a floor: reportlab alone drawing the same text.

The floor is read from the finished file, so it has the same runs of text at the same places in the same typefaces, on
as many pages, and embeds the typefaces too. It has no pictures, no structure, no answers inside and nothing to measure.
A sheet is made as it is signed: how much of the studies fits is known from showing it a moment before.
Each time is the least of many rounds, taken in turns with the floor; it counts what the process computed.
"""

import io
import itertools
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfgen.canvas import Canvas

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import PagesVerdict, Verdict
from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.readiness import Readiness
from hrbc_desktop.domain.model.worksheet import Values, Visit, VisitQuestion, Weighed, Worksheet, new_worksheet
from hrbc_desktop.domain.preferences.offer import offer
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import PAPER_SIZES, Print, SheetSettings
from hrbc_desktop.pdf.pages.detail import LastFit
from hrbc_desktop.pdf.reading.pages import Remaker
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.reading.renderer import page_count, render_page
from hrbc_desktop.pdf.reading.sandbox import open_confined
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient

MOST_TIMES_THE_FLOOR = 4
"""With what is worked out before anything is drawn: the comparison, and how the options line up in 10,000 draws."""
MOST_TIMES_OPENING = 2
MOST_OF_OPENING = 0.7
"""What was found when it was opened is not looked for again."""
ROUNDS = 15
ROOT = Path(__file__).parents[2]
AT = datetime(2026, 12, 1, 19, 42, tzinfo=UTC)
DEMO_OPTIONS = ("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane")
STROKE = tuple((0.1 + 0.02 * step, 0.3 + 0.1 * (step % 5), 0.2 * (step % 5)) for step in range(40))
FIRST_SHEET = """
import sys, time
from datetime import UTC, datetime
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.worksheet import new_worksheet
catalogue, at = read_catalogue(), datetime(2026, 12, 1, 19, 42, tzinfo=UTC)
begun = time.process_time()
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.build_sheet import make_sheet
made = make_sheet(new_worksheet(catalogue.pack.version, at), catalogue, SheetSettings(), at)
print(time.process_time() - begun)
"""


class Shown(NamedTuple):
    """A run of text as it stands on a page."""

    position: tuple[float, float]
    typeface: str
    size: float
    text: str


Page = list[list[Shown]]


def shown_on_pages(pdf: bytes) -> list[Page]:
    """All text of a file, in the pieces in which it was drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [list(shown_on(page)) for page in opened.pages]


def shown_on(page: Any) -> Iterator[list[Shown]]:
    fonts = {name: font for name, font in page.Resources.Font.items() if "/ToUnicode" in font}
    names = {name: str(font.BaseFont).partition("+")[2] for name, font in fonts.items()}
    letters = {name: letters_of(font) for name, font in fonts.items()}
    piece, position, font, size = list[Shown](), (0.0, 0.0), "", 0.0
    parsed: Any = pikepdf.parse_content_stream(page)
    for operands, operator in parsed:
        match str(operator):
            case "BT":
                piece = []
            case "Tm":
                position = float(operands[4]), float(operands[5])
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tj":
                text = "".join(letters[font][code] for code in bytes(operands[0]))
                piece.append(Shown(position, names[font], size, text))
            case "ET":
                yield piece


def letters_of(font: Any) -> dict[int, str]:
    pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,8})>$", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


def draw_floor(pages: list[Page], size: tuple[float, float]) -> bytes:
    canvas: Any = Canvas(io.BytesIO(), pagesize=size, pageCompression=1)
    for page in pages:
        for piece in page:
            text = canvas.beginText()
            for position, runs in itertools.groupby(piece, key=lambda run: run.position):
                text.setTextOrigin(*position)
                for run in runs:
                    text.setFont(run.typeface, run.size)
                    text.textOut(run.text)
            canvas.drawText(text)
        canvas.showPage()
    data: bytes = canvas.getpdfdata()
    return data


class Sheet(NamedTuple):
    """A sheet that can be made again and again, with its floor."""

    make: Callable[[], bytes]
    pdf: bytes
    floor: Callable[[], bytes]


def sheet_of(worksheet: Worksheet, catalogue: Catalogue, print_size: Print = "standard") -> Sheet:
    settings = SheetSettings(print=print_size)
    make = partial(make_sheet, worksheet, catalogue, settings, AT, last_fit=LastFit())
    pdf = make()
    pages = shown_on_pages(pdf)
    return Sheet(make, pdf, partial(draw_floor, pages, PAPER_SIZES[settings.paper]))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="module")
def empty(catalogue: Catalogue) -> Worksheet:
    return new_worksheet(catalogue.pack.version, AT).evolve(visit=Visit(name="Sample Patient 1"))


@pytest.fixture(scope="module")
def four_pages(empty: Worksheet, catalogue: Catalogue) -> Sheet:
    """The first option whose sheet has four pages."""
    for key in catalogue.options:
        sheet = sheet_of(empty.evolve(options=(key,)), catalogue)
        if page_count(sheet.pdf) == 4:
            return sheet
    pytest.fail("no option fills four pages")


@pytest.fixture(scope="module")
def answered(empty: Worksheet, catalogue: Catalogue) -> Worksheet:
    """What the demo fills in, as far as the length of the sheet goes."""
    known = empty.evolve(
        visit=empty.visit.evolve(appointment_date=date(2026, 12, 2), appointment_time=time_of_day(10, 30)),
        profile=Profile(
            stage="metastatic",
            course="back_elsewhere",
            her2="unknown",
            menopause="yes",
            past_treatments=(PastTreatment(kind="aromatase_inhibitor", outcome="stopped_working"),),
        ),
        options=DEMO_OPTIONS,
        readiness=Readiness(sure=False, understand=True, balance=True, support=True),
        trials="yes",
        second_opinion="not_now",
    )
    offered = offer(known, compare_worksheet(known, catalogue), catalogue)
    scales = [scale for key in ("diarrhea", "visits", "mouth_sores") if (scale := offered.scale(key))]
    rows = tuple(Weighed(attribute=scale.attribute, step="half", shown_range=scale.range) for scale in scales)
    return known.evolve(values=Values(leaning=DEMO_OPTIONS[1], weighed=rows))


@pytest.fixture(scope="module")
def demo(answered: Worksheet, catalogue: Catalogue) -> Sheet:
    return sheet_of(answered, catalogue)


@pytest.fixture(scope="module")
def longest(answered: Worksheet, catalogue: Catalogue) -> Sheet:
    questions = [
        VisitQuestion(
            key=f"own:{number}", text="Γιατί; Почему? Tại sao? Why? " * 17, origin="own", answer="word " * 100
        )
        for number in range(12)
    ]
    typed = answered.evolve(options=(*DEMO_OPTIONS, "capecitabine"), questions=tuple(questions))
    return sheet_of(typed, catalogue)


@pytest.fixture(scope="module")
def signed(demo: Sheet) -> bytes:
    return sign_as_patient(demo.pdf, make_identity("Sample Patient 1", AT), SignatureAppearance("Sample Patient 1"), AT)


@pytest.fixture(scope="module")
def countersigned(signed: bytes) -> bytes:
    nurse = make_identity("Sample Nurse 1", AT)
    return countersign(signed, nurse, SignatureAppearance("Sample Nurse 1"), "Scan in three months.", AT)


class Compared(NamedTuple):
    """The least time of each, in milliseconds."""

    ours: float
    floor: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor


Timer = Callable[[], float]
Compare = Callable[..., Compared]


@pytest.fixture
def compare(benchmark: BenchmarkFixture) -> Compare:
    """Measure some work in turns with a floor, and put both into the table."""

    def least(work: Callable[[], Any], floor: Callable[[], Any], timer: Timer = time.process_time) -> Compared:
        ours, floors = list[float](), list[float]()

        def timed(once: Callable[[], Any], times: list[float]) -> None:
            begun = timer()
            once()
            times.append(1000 * (timer() - begun))

        work()
        pedantic: Any = benchmark.pedantic
        pedantic(timed, args=(work, ours), setup=partial(timed, floor, floors), rounds=ROUNDS)
        found = Compared(min(ours), min(floors))
        benchmark.extra_info["ms"] = round(found.ours, 1)
        benchmark.extra_info["floor, ms"] = round(found.floor, 1)
        benchmark.extra_info["ratio"] = round(found.ratio, 2)
        return found

    return least


def test_making_four_pages(compare: Compare, four_pages: Sheet) -> None:
    assert len(pypdfium2.PdfDocument(four_pages.floor())) == 4
    assert compare(four_pages.make, four_pages.floor).ratio <= MOST_TIMES_THE_FLOOR


def test_making_the_demo(compare: Compare, demo: Sheet) -> None:
    assert compare(demo.make, demo.floor).ratio <= MOST_TIMES_THE_FLOOR


def test_making_the_longest(compare: Compare, longest: Sheet) -> None:
    assert compare(longest.make, longest.floor).ratio <= MOST_TIMES_THE_FLOOR


def test_making_large_print(compare: Compare, answered: Worksheet, catalogue: Catalogue) -> None:
    large = sheet_of(answered, catalogue, "large")
    assert compare(large.make, large.floor).ratio <= MOST_TIMES_THE_FLOOR


def test_signing(compare: Compare, demo: Sheet, signed: bytes, catalogue: Catalogue) -> None:
    """Beside opening the outcome, which is a part of it: nothing is saved that this program would not call sound."""
    patient = make_identity("Sample Patient 1", AT)
    ink = SignatureAppearance("Sample Patient 1", (STROKE,))
    took = compare(
        lambda: sign_as_patient(demo.pdf, patient, ink, AT, Remaker(catalogue, demo.pdf)), lambda: open_sheet(signed)
    )
    assert took.ratio <= MOST_TIMES_OPENING


def test_countersigning(
    compare: Compare, signed: bytes, countersigned: bytes, demo: Sheet, catalogue: Catalogue
) -> None:
    """Beside opening the outcome: nothing is saved that this program would not call sound.

    Of a sheet that was proven when it was opened, nothing is done again that was done then.
    """
    nurse, name = make_identity("Sample Nurse 1", AT), SignatureAppearance("Sample Nurse 1")
    opened = open_sheet(signed, Remaker(catalogue))
    took = compare(
        lambda: countersign(signed, nurse, name, "Scan.", AT, remaker=Remaker(catalogue, demo.pdf, opened)),
        lambda: open_sheet(countersigned),
    )
    assert took.ratio <= MOST_OF_OPENING


def test_opening_and_verifying(compare: Compare, countersigned: bytes, demo: Sheet) -> None:
    assert open_sheet(countersigned).verdict is Verdict.COUNTERSIGNED
    compare(lambda: open_sheet(countersigned), demo.floor)


def test_making_the_pages_again_when_opening(compare: Compare, countersigned: bytes, catalogue: Catalogue) -> None:
    """Beside checking the signatures and all else alone."""
    assert open_sheet(countersigned, Remaker(catalogue)).pages is PagesVerdict.PROVEN
    took = compare(lambda: open_sheet(countersigned, Remaker(catalogue)), lambda: open_sheet(countersigned))
    assert took.ratio <= MOST_TIMES_OPENING


def test_opening_in_a_process_of_its_own(compare: Compare, countersigned: bytes, demo: Sheet) -> None:
    compare(lambda: open_confined(countersigned), demo.floor, time.perf_counter)


def test_painting_a_page(compare: Compare, countersigned: bytes, demo: Sheet) -> None:
    compare(lambda: render_page(countersigned, 0, 900), demo.floor)


def test_counting_pages(compare: Compare, countersigned: bytes, demo: Sheet) -> None:
    compare(lambda: page_count(countersigned), demo.floor)


def test_the_first_sheet_of_a_process(benchmark: BenchmarkFixture) -> None:
    """Loading libraries and typefaces, and an empty sheet."""
    took = list[float]()

    def make_first_sheet() -> None:
        done = subprocess.run([sys.executable, "-c", FIRST_SHEET], capture_output=True, text=True, check=True, cwd=ROOT)
        took.append(1000 * float(done.stdout))

    pedantic: Any = benchmark.pedantic
    pedantic(make_first_sheet, rounds=3)
    benchmark.extra_info["ms"] = round(min(took), 1)
