"""What text a PDF holds. Light to import."""

from typing import Literal, NamedTuple


class PdfText(NamedTuple):
    """The text of each page, empty for a picture; or why there is none."""

    pages: tuple[str, ...] = ()
    problem: Literal["", "locked", "damaged"] = ""
