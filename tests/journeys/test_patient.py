"""The patient's twenty minutes: the demo goes through every step by mouse and keyboard, as she would."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from hrbc_desktop.cli.demo import DECISION, OPTIONS, OTHERS, OWN_QUESTION, RETURN
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.domain.serialization import read_worksheet
from hrbc_desktop.pdf.reading.sandbox import open_sheet_file


def test_the_demo_leaves_a_picture_of_every_step(demo_folder: Path) -> None:
    for number in range(1, 9):
        picture = QImage(str(demo_folder / f"step-{number}.png"))
        assert (picture.width(), picture.height()) == (1280, 800)
        colors = {picture.pixel(x, y) for x in range(0, 1280, 7) for y in range(0, 800, 7)}
        assert len(colors) > 10, number


def test_the_worksheet_holds_what_she_typed_and_pressed(demo_folder: Path) -> None:
    worksheet = read_worksheet((demo_folder / "worksheet.json").read_bytes())
    assert worksheet.visit.name == "Sample Patient 1"
    assert worksheet.profile.past_treatments[0].kind == "lumpectomy"
    assert worksheet.profile.oncotype_score == 18
    assert (worksheet.how_to_decide, worksheet.how_much_to_know) == ("together", "main")
    assert worksheet.decision == DECISION
    assert worksheet.options == OPTIONS
    first, *others = [row.attribute for row in worksheet.values.weighed]
    assert first.startswith(RETURN)
    assert others == list(OTHERS)
    assert worksheet.values.leaning == OPTIONS[1]
    texts = [question.text for question in worksheet.questions]
    assert QUESTIONS["brca"].ask in texts
    assert OWN_QUESTION in texts
    assert [signature.role for signature in worksheet.signatures] == ["patient"]


def test_the_pdf_is_signed_and_carries_the_worksheet(demo_folder: Path) -> None:
    opened = open_sheet_file(demo_folder / "worksheet.pdf")
    assert opened.verdict is Verdict.SIGNED
    assert [(seen.role, seen.name) for seen in opened.signatures] == [("patient", "Sample Patient 1")]
    assert opened.worksheet_json is not None
    assert read_worksheet(opened.worksheet_json).options == OPTIONS


PDFSIG = shutil.which("pdfsig")


@pytest.mark.skipif(PDFSIG is None, reason="pdfsig (Debian's poppler-utils) is not installed")
def test_another_program_finds_the_signature_valid(demo_folder: Path) -> None:
    output = subprocess.run(
        [str(PDFSIG), demo_folder / "worksheet.pdf"], check=False, capture_output=True, text=True
    ).stdout
    assert "Signature is Valid." in output
    assert "Total document signed" in output
