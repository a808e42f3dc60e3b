"""Printing keeps text as text where the system takes a PDF, on the paper that the sheet was made for."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import Paper, SheetSettings
from hrbc_desktop.pdf.reading.renderer import page_count
from hrbc_desktop.pdf.reading.text import read_text
from hrbc_desktop.session import system_printing
from hrbc_desktop.session.system_printing import PrintRequest, hand_over
from hrbc_desktop.session.tasks import Cancelled, Job
from hrbc_desktop.ui.kit.printing import _paper_of, print_pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is for the other systems")

WHOLE = PrintRequest("Office", "A4", 1, 3)
Fake = Callable[[str], Path]


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Put a program in the place of `lp` that does what the script says; return where it may write."""

    def put(script: str) -> Path:
        folder = tmp_path / "programs"
        folder.mkdir()
        program = folder / "lp"
        program.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
        return tmp_path

    return put


TAKING = 'printf "%s\\n" "$@" > arguments; cat > taken'


@pytest.fixture(scope="module")
def sheet_on(small_catalogue: Catalogue) -> Callable[[Paper], bytes]:
    at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    worksheet = new_worksheet(small_catalogue.pack.version, at)
    return lambda paper: make_sheet(worksheet, small_catalogue, SheetSettings(paper), at)


def arguments(folder: Path) -> list[str]:
    return (folder / "arguments").read_text().splitlines()


def test_the_very_file_goes_to_the_printer_and_the_queue_shows_no_name(fake_lp: Fake) -> None:
    folder = fake_lp(TAKING)
    assert hand_over(b"%PDF the sheet", WHOLE, None, Job())
    assert (folder / "taken").read_bytes() == b"%PDF the sheet"
    given = arguments(folder)
    assert given[:9] == ["-s", "-d", "Office", "-t", "Worksheet.pdf", "-n", "1", "-P", "1-3"]
    assert given[9:] == ["-o", "media=A4", "-"]


def test_what_was_chosen_is_handed_on(fake_lp: Fake) -> None:
    folder = fake_lp(TAKING)
    chosen = PrintRequest(
        "Office", "Letter", 2, 3, copies=2, sides="two-sided-long-edge", gray=True, is_whole=False, fits_paper=False
    )
    assert hand_over(b"%PDF", chosen, None, Job())
    given = arguments(folder)
    assert given[given.index("-n") + 1] == "2"
    assert given[given.index("-P") + 1] == "2-3"
    options = [given[at + 1] for at, each in enumerate(given) if each == "-o"]
    assert options == ["media=Letter", "sides=two-sided-long-edge", "print-color-mode=monochrome", "fit-to-page"]


def test_where_nothing_takes_a_pdf_it_is_told(fake_lp: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_lp("exit 1")
    assert not hand_over(b"%PDF" * 100_000, WHOLE, None, Job())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not hand_over(b"%PDF", WHOLE, None, Job())


def test_a_printing_system_that_does_not_answer_is_not_waited_for(
    fake_lp: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_lp("exec sleep 60")
    monkeypatch.setattr(system_printing, "MOST_SECONDS", 0.2)
    assert not hand_over(b"%PDF", WHOLE, None, Job())


def test_windows_prints_the_file_that_was_saved_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(system_printing, "_START_FILE", lambda *facts: asked.append(facts))
    saved = tmp_path / "signed.pdf"
    saved.write_bytes(b"%PDF")
    assert not hand_over(b"%PDF", WHOLE, None, Job())
    assert not hand_over(b"%PDF other", WHOLE, saved, Job())
    assert not hand_over(b"%PDF", replace(WHOLE, copies=2), saved, Job())
    assert not hand_over(b"%PDF", replace(WHOLE, is_whole=False), saved, Job())
    assert not asked
    assert hand_over(b"%PDF", WHOLE, saved, Job())
    assert asked == [(saved, "printto", '"Office"')]


def test_what_was_given_up_before_is_not_printed(fake_lp: Fake) -> None:
    folder, job = fake_lp(TAKING), Job()
    assert job.cancel()
    with pytest.raises(Cancelled):
        hand_over(b"%PDF", WHOLE, None, job)
    assert not (folder / "taken").exists()


@pytest.mark.parametrize(("paper", "size"), [("letter", "Letter"), ("a4", "A4")])
def test_the_paper_is_that_of_the_sheet(
    qapp: QApplication, sheet_on: Callable[[Paper], bytes], paper: Paper, size: str
) -> None:
    assert qapp
    assert _paper_of(sheet_on(paper)).id() is QPageSize.PageSizeId[size]


def test_what_is_printed_to_a_file_is_the_sheet_itself_or_its_pages_with_their_text(
    qapp: QApplication, sheet_on: Callable[[Paper], bytes], tmp_path: Path
) -> None:
    assert qapp
    pdf = sheet_on("a4")
    pages, path = page_count(pdf), tmp_path / "printed.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    print_pages(pdf, pages, printer, None, Job())
    assert path.read_bytes() == pdf
    printer.setFromTo(2, 2)
    print_pages(pdf, pages, printer, None, Job())
    assert page_count(path.read_bytes()) == 1
    assert read_text(path.read_bytes()).pages[0] == read_text(pdf).pages[1]
    assert [each.name for each in tmp_path.iterdir()] == ["printed.pdf"]


def test_a_printer_of_the_system_gets_the_pdf_and_not_pictures(
    qapp: QApplication, sheet_on: Callable[[Paper], bytes], fake_lp: Fake
) -> None:
    assert qapp
    folder, pdf = fake_lp(TAKING), sheet_on("letter")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    printer.setOutputFileName("")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    assert print_pages(pdf, page_count(pdf), printer, None, Job()) == "Sent to the printer."
    assert (folder / "taken").read_bytes() == pdf
    assert "media=Letter" in arguments(folder)
    assert "fit-to-page" not in arguments(folder)
