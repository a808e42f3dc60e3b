"""What stands on the pages of a PDF, read by PDFium, which has no part in making them."""

from contextlib import closing

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces between the words."""
    with closing(pypdfium2.PdfDocument(pdf)) as opened:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]
