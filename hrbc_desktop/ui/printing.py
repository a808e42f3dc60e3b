"""Prints a sheet through the system's own dialog."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from hrbc_desktop.session.sheets import page_image

_DOTS_PER_INCH = 220
"""Sharp enough for small print, and small enough for any printer's memory."""


def print_sheet(pdf: bytes, pages: int, parent: QWidget) -> None:
    """Ask for a printer, then print. Raises SheetTrouble when a page cannot be painted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName("Worksheet")
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    if dialog.exec():
        paint_pages(pdf, pages, printer)


def paint_pages(pdf: bytes, pages: int, printer: QPrinter) -> None:
    """Paint the chosen pages, each as large as the paper allows. Raises SheetTrouble."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    painter = QPainter()
    for number in range(first, last + 1):
        image = page_image(pdf, number - 1, round(8.5 * _DOTS_PER_INCH))
        upright = image.height() >= image.width()
        printer.setPageOrientation(QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape)
        if painter.isActive():
            printer.newPage()
        else:
            painter.begin(printer)
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        scale = min(paper.width() / image.width(), paper.height() / image.height())
        place = QRectF(0, 0, image.width() * scale, image.height() * scale)
        place.moveCenter(paper.center())
        painter.drawImage(place, image)
    painter.end()
