"""Prints a sheet through the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from hrbc_desktop.session.export_files import free_path
from hrbc_desktop.session.sheet_service import SheetService, page_image
from hrbc_desktop.session.sheet_types import SheetError
from hrbc_desktop.session.tasks import Cancelled, Job
from hrbc_desktop.ui.kit.progress_line import ProgressLine
from hrbc_desktop.ui.steps.sign.save_location import readable

_DOTS_PER_INCH = 300
"""What office printers print."""
_NAME = "Worksheet.pdf"
"""Others may read it in the queue of a printer. With its ending, it is also the name that is offered for a file."""
_STOPPED = "Stopped. Pages that the printer has already may still come out."
_UNFINISHED = "-unfinished"


class Printout:
    """Prints in the background, and says so on a line as long as the worksheet is open."""

    def __init__(self, sheets: SheetService, line: ProgressLine, tell_problem: Callable[[str], None]) -> None:
        self._sheets, self._line, self._tell_problem = sheets, line, tell_problem
        self._is_seen = False
        line.cancelled.connect(self.let_go)

    def begin(self, pdf: bytes, pages: int, page: QWidget) -> None:
        """Ask for a printer and for the pages wanted, then print; nothing when the person does not print after all."""
        printer = _ask_for_printer(pages, page)
        if printer is not None:
            self._line.do("Printing…", lambda: self._print(pdf, pages, printer), _STOPPED)

    def let_go(self) -> bool:
        """Go on unseen, as when the worksheet is locked away; return whether anything was being printed."""
        was_seen, self._is_seen = self._is_seen, False
        return was_seen

    def _print(self, pdf: bytes, pages: int, printer: QPrinter) -> Job:
        self._is_seen = True
        return self._sheets.work_on(
            lambda job: paint_pages(pdf, pages, printer, job), self._end, self._on_failed, self._tell
        )

    def _tell(self, words: str) -> None:
        if self._is_seen:
            self._line.tell(words)

    def _end(self, words: str) -> None:
        if self.let_go():
            self._line.say(words)

    def _on_failed(self, sentence: str) -> None:
        self._end("")
        self._tell_problem(sentence)


def _ask_for_printer(pages: int, parent: QWidget) -> QPrinter | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(_NAME)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def paint_pages(pdf: bytes, pages: int, printer: QPrinter, job: Job) -> str:
    """Paint the chosen pages, each as large as the paper allows, and return a sentence that says so.

    What is printed to a file is there whole or not at all. Raises SheetError, and Cancelled between two pages: then a
    printer may have printed the pages before.
    """
    wanted = Path(printer.outputFileName()) if printer.outputFileName() else None
    if wanted is None:
        _paint(pdf, pages, printer, job)
        return "Sent to the printer."
    unfinished = free_path(wanted.with_stem(wanted.stem + _UNFINISHED))
    printer.setOutputFileName(str(unfinished))
    try:
        _paint(pdf, pages, printer, job)
        job.commit()
        unfinished.replace(wanted)
    except OSError as problem:
        raise SheetError("The pages cannot be saved there. Nothing was changed. Choose another place.") from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return f"The pages are saved as {readable(wanted)}."


def _paint(pdf: bytes, pages: int, printer: QPrinter, job: Job) -> None:
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    painter = QPainter()
    try:
        for number in range(first, last + 1):
            job.check_cancelled()
            job.report_progress(f"Printing page {number - first + 1} of {last - first + 1}…")
            _paint_page(pdf, number, printer, painter)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()


def _paint_page(pdf: bytes, number: int, printer: QPrinter, painter: QPainter) -> None:
    image = page_image(pdf, number - 1, round(8.5 * _DOTS_PER_INCH))
    upright = image.height() >= image.width()
    printer.setPageOrientation(QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape)
    if painter.isActive():
        printer.newPage()
    elif not painter.begin(printer):
        raise SheetError("The printer does not answer. Your worksheet is safe. Choose another printer.")
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    place = QRectF(0, 0, image.width() * scale, image.height() * scale)
    place.moveCenter(paper.center())
    painter.drawImage(place, image)
