"""Shows the pages of a sheet as pictures, signatures and notes included.

A page can ask for any amount of time: it is drawn in a process of its own, by `sandbox`.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from hrbc_desktop.pdf.reading.sandbox import PreviewError

_LOCK = threading.Lock()
"""PDFium must not be called from two threads at once."""


def page_count(pdf: bytes) -> int:
    """Return the number of pages. Raises PreviewError if the file cannot be read."""
    with _opened(pdf) as document:
        return len(document)


def render_page(pdf: bytes, index: int, width_px: int) -> tuple[int, int, bytes]:
    """Return width, height and the pixels of a page, three bytes (red, green, blue) each, row by row without padding.

    ``index`` counts from 0. Raises PreviewError if the file cannot be read or has no such page.
    """
    with _opened(pdf) as document:
        if not 0 <= index < len(document):
            raise PreviewError("This page does not exist. The sheet was not changed. Choose another page.")
        page = document[index]
        bitmap = page.render(scale=width_px / page.get_width(), rev_byteorder=True)
        packed, buffer = bitmap.width * 3, memoryview(bitmap.buffer)
        rows = (buffer[row * bitmap.stride : row * bitmap.stride + packed] for row in range(bitmap.height))
        return bitmap.width, bitmap.height, b"".join(rows)


def page_size(pdf: bytes) -> tuple[float, float]:
    """Return width and height of the first page in points. Raises PreviewError if the file cannot be read."""
    with _opened(pdf) as document:
        width, height = document[0].get_size()
        return width, height


def pages_of(pdf: bytes, first: int, last: int) -> bytes:
    """Return some of the pages, counted from 1, as a PDF. Raises PreviewError if the file cannot be read."""
    with _opened(pdf) as document:
        chosen, written = pypdfium2.PdfDocument.new(), io.BytesIO()
        try:
            chosen.import_pages(document, list(range(first - 1, last)))
            chosen.save(written)
        finally:
            chosen.close()
        return written.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
            document.init_forms()
        except pypdfium2.PdfiumError as error:
            raise PreviewError("The pages cannot be shown: the file is damaged. Nothing in it was changed.") from error
        try:
            yield document
        finally:
            document.close()
