"""What a sheet was made with, as it says itself: enough to make the same pages from the same answers again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

import reportlab
import uharfbuzz

from hrbc_desktop import __version__
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.pdf.engine.clinic import NO_CLINIC, read_clinic
from hrbc_desktop.pdf.engine.layout import Paper, Print, SheetSettings

DRAWING = 3
"""Raise it with a release that draws or words anything on a sheet in another way than the release before it.

Where it is not raised, a sheet of that release is told to show something other than it says. Where it is raised for
nothing, its words alone are compared. Numbers below 3 were never released.
"""

PROGRAM = (
    f"hrbc_desktop {__version__}, drawing {DRAWING}, "
    f"with reportlab {reportlab.__version__} and uharfbuzz {uharfbuzz.__version__}"
)
"""What draws the pages. The same program draws the same pages from the same answers and content."""

_WRITTEN = re.compile(
    r"(?P<program>hrbc_desktop [^;]{1,80}); content (?P<content>[0-9a-f]{16}); "
    rf"(?P<paper>{'|'.join(get_args(Paper))}), (?P<print>{'|'.join(get_args(Print))}), detail (?P<detail>\d)"
    r"(?:; clinic (?P<clinic>\[.{1,2000}\]))?"
)


@dataclass(frozen=True)
class Origin:
    """Which program made a sheet, with which content, how and for which clinic, and how much is told of the studies."""

    program: str
    content: str
    """The beginning of the digest of the content pack."""
    settings: SheetSettings
    detail: int

    def __str__(self) -> str:
        printing = f"{self.settings.paper}, {self.settings.print}, detail {self.detail}"
        clinic = f"; clinic {self.settings.clinic.to_json()}" if self.settings.clinic.is_named else ""
        return f"{self.program}; content {self.content}; {printing}{clinic}"

    def is_here(self, catalogue: Catalogue) -> bool:
        """Whether this program would draw the same pages with this content."""
        return (self.program, self.content) == (PROGRAM, content_of_pages(catalogue))


def origin_here(catalogue: Catalogue, settings: SheetSettings, detail: int) -> Origin:
    """Return the origin of a sheet that is made here and now."""
    return Origin(PROGRAM, content_of_pages(catalogue), settings, detail)


def read_origin(written: str) -> Origin | None:
    """Return what a sheet says of its origin; None for the first sheets, which say nothing, and for all other files."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    paper: Paper = "a4" if found["paper"] == "a4" else "letter"
    kind: Print = "large" if found["print"] == "large" else "standard"
    clinic = read_clinic(found["clinic"]) if found["clinic"] else NO_CLINIC
    if clinic is None:
        return None
    return Origin(found["program"], found["content"], SheetSettings(paper, kind, clinic), int(found["detail"]))


def content_of_pages(catalogue: Catalogue) -> str:
    """Return the beginning of the digest of a content pack: two packs may have one version while they are written."""
    return catalogue.digest[:16]
