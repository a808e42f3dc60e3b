"""Takes the text out of any PDF, page by page."""

from __future__ import annotations

import pypdfium2

from hrbc_desktop.pdf.reading.extracted_text import PdfText

MOST_PAGES = 2000


def read_text(pdf: bytes) -> PdfText:
    """Return the text of the pages; a page that is a picture gives an empty one."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        return PdfText(problem="locked" if "password" in str(error).lower() else "damaged")
    try:
        return PdfText(tuple(_page(document, index) for index in range(min(len(document), MOST_PAGES))))
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return ""
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_bounded(errors="ignore"))
    finally:
        text_page.close()
        page.close()
