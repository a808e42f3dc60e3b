"""Prints a sheet as the system's own dialog was answered: the PDF itself where possible, else pictures of its pages."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from hrbc_desktop.session.export_files import readable, save_file
from hrbc_desktop.session.sheet_service import SheetService, page_image, page_size, pages_of
from hrbc_desktop.session.sheet_types import SheetError
from hrbc_desktop.session.system_printing import QUEUE_NAME, PrintRequest, Sides, hand_over
from hrbc_desktop.session.tasks import Cancelled, Job
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.progress_line import ProgressLine

_DOTS_PER_INCH = 300
"""What office printers print."""
_STOPPED = _("Stopped. Pages that the printer has already may still come out.")
_SIDES: dict[QPrinter.DuplexMode, Sides] = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class Printout:
    """Prints in the background, and says so on a line as long as the worksheet is open."""

    def __init__(self, sheets: SheetService, line: ProgressLine, tell_problem: Callable[[str], None]) -> None:
        self._sheets, self._line, self._tell_problem = sheets, line, tell_problem
        self._is_seen = False
        line.cancelled.connect(self.let_go)

    def begin(self, pdf: bytes, pages: int, page: QWidget) -> None:
        """Ask for a printer and for the pages wanted, then print; nothing when the person does not print after all."""
        printer = _ask_for_printer(pdf, pages, page)
        if printer is not None:
            self._line.do("Printing…", lambda: self._print(pdf, pages, printer), _STOPPED)

    def let_go(self) -> bool:
        """Go on unseen, as when the worksheet is locked away; return whether anything was being printed."""
        was_seen, self._is_seen = self._is_seen, False
        return was_seen

    def _print(self, pdf: bytes, pages: int, printer: QPrinter) -> Job:
        self._is_seen = True
        sheet = self._sheets.signed_sheet
        saved = sheet.path if sheet and sheet.pdf == pdf else None
        return self._sheets.work_on(
            lambda job: print_pages(pdf, pages, printer, saved, job), self._end, self._on_failed, self._tell
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


def _ask_for_printer(pdf: bytes, pages: int, parent: QWidget) -> QPrinter | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(QUEUE_NAME)
    printer.setPageSize(_paper_of(pdf))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def _paper_of(pdf: bytes) -> QPageSize:
    """The paper that the sheet was made for."""
    return QPageSize(QSizeF(*page_size(pdf)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def print_pages(pdf: bytes, pages: int, printer: QPrinter, saved: Path | None, job: Job) -> str:
    """Print the chosen pages, or save them where that was chosen, and return a sentence that says so.

    Raises SheetError, and Cancelled: then a printer may have printed some pages.
    """
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    if printer.outputFileName():
        path = Path(printer.outputFileName())
        chosen = pdf if (first, last) == (1, pages) else pages_of(pdf, first, last)
        job.commit()
        save_file(path, chosen)
        return _("The pages are saved as {file}.").format(file=readable(path))
    if hand_over(pdf, _request(pdf, printer, first, last, is_whole=(first, last) == (1, pages)), saved, job):
        return _("Sent to the printer.")
    paint_pages(pdf, range(first, last + 1), printer, job)
    return _("Sent to the printer as pictures of the pages, as this computer prints no PDF by itself.")


def _request(pdf: bytes, printer: QPrinter, first: int, last: int, *, is_whole: bool) -> PrintRequest:
    paper = printer.pageLayout().pageSize()
    return PrintRequest(
        printer.printerName(),
        paper.key(),
        first,
        last,
        copies=printer.copyCount(),
        sides=_SIDES.get(printer.duplex()),
        gray=printer.colorMode() is QPrinter.ColorMode.GrayScale,
        is_whole=is_whole,
        fits_paper=paper.isEquivalentTo(_paper_of(pdf)),
    )


def paint_pages(pdf: bytes, numbers: Sequence[int], printer: QPrinter, job: Job) -> None:
    """Paint pages, each as large as the paper allows. Raises SheetError, and Cancelled between two pages."""
    painter = QPainter()
    try:
        for done, number in enumerate(numbers, start=1):
            job.check_cancelled()
            job.report_progress(_("Printing page {done} of {number}…").format(done=done, number=len(numbers)))
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
        raise SheetError(_("The printer does not answer. Your worksheet is safe. Choose another printer."))
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    target = QRectF(0, 0, image.width() * scale, image.height() * scale)
    target.moveCenter(paper.center())
    painter.drawImage(target, image)
