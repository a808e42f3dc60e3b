"""A canvas that tags while it draws: text belongs to an element, a figure encloses its lines, the rest is artifact.

Rules: ISO 32000-1, 14.7-14.8, and ISO 14289-1 (PDF/UA-1), 7.1-7.3.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from hrbc_desktop.pdf.engine.composite_font import CompositeFont
from hrbc_desktop.pdf.engine.fast_canvas import PaintingCanvas
from hrbc_desktop.pdf.engine.fonts import REGULAR, register
from hrbc_desktop.pdf.engine.pdfa import ArchiveDocument
from hrbc_desktop.pdf.engine.shaping import Cluster
from hrbc_desktop.pdf.engine.structure import (
    AnnotationContent,
    Element,
    MarkedContent,
    StructureTree,
    column_span,
    page_reference,
)

_SUBSETTING = Lock()
"""reportlab reads a typeface on from where it stopped: of two sheets that subset it at once, one gets wrong letters."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the page's lower left corner."""

_END = "EMC"
_PAINTING = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "ET", "EI"})
_SPECIAL = re.compile(r"[^ !-'*-\[\]-~]")
"""What stands in a string of a page by its number alone (ISO 32000-1, 7.3.4.2)."""

_PLACEHOLDER_LENGTH = 4
_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
"""No word is made of these alone."""

_PRINTED = 4
"""The annotation flag "print", which PDF/A demands."""


class TaggedCanvas(PaintingCanvas):
    """A reportlab canvas whose pages carry a structure tree, metadata and an output intent.

    ``page_size`` is in points. ``made_at`` must know its time zone.
    """

    # What reportlab's stubs leave out.
    _annotationCount: int  # noqa: N815
    _addAnnotation: Callable[[PDFDictionary, str], None]  # noqa: N815

    def __init__(
        self, page_size: tuple[float, float], *, title: str, language: str, made_at: datetime, fingerprint: bytes = b""
    ) -> None:
        register()
        # The stubs mistake the name of the typeface for a number.
        super().__init__(io.BytesIO(), pagesize=page_size, pageCompression=1, initialFontName=REGULAR)  # type: ignore[arg-type]
        self._doc = ArchiveDocument(title=title, language=language, made_at=made_at, fingerprint=fingerprint)
        self._tree = StructureTree()
        self._open = [self._tree.root]
        self._owners: list[Element] = []
        self._enclosed = False
        self.is_seen = True
        """Whether what is drawn now comes onto the page."""
        self._fingerprint = fingerprint
        self._composites: dict[str, CompositeFont] = {}
        self._marked_pages: dict[str, int] = {}
        self._outline_levels: list[int] = []

    @property
    def is_enclosed(self) -> bool:
        """Whether what is drawn now belongs to no element of its own: it is part of a figure, or passed over."""
        return self._enclosed

    @property
    def document(self) -> ArchiveDocument:
        """The document to which objects outside the pages are added."""
        return self._doc

    @contextmanager
    def element(self, tag: str, *, attributes: Mapping[str, str] | None = None) -> Iterator[Element]:
        """Open a structure element; text drawn inside belongs to it."""
        element = Element(tag, attributes=attributes or {})
        self.attach(element)
        with self.within(element):
            yield element

    def attach(self, element: Element) -> None:
        """Add an element to the open one without opening it."""
        self._open[-1].kids.append(element)

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Go on with an element that was opened before, perhaps on an earlier page."""
        self._open.append(element)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def heading_cell(self, scope: str, columns: int = 1) -> Iterator[Element]:
        """Open a table heading whose scope is ``Column`` or ``Row``, and which spans so many columns."""
        attributes = {"O": "/Table", "Scope": f"/{scope}", **column_span(columns)}
        with self.element("TH", attributes=attributes) as cell:
            yield cell

    @contextmanager
    def figure(self, alternative: str, box: Box) -> Iterator[None]:
        """Enclose everything that is drawn inside as one figure, described by ``alternative``."""
        layout = {"O": "/Layout", "BBox": f"[{' '.join(f'{edge:.2f}' for edge in box)}]"}
        figure = Element("Figure", alternative=alternative, attributes=layout)
        self.attach(figure)
        with self._enclosing(f"/Figure <</MCID {self._next_content(figure)}>> BDC"):
            yield

    @contextmanager
    def page_head(self) -> Iterator[None]:
        """Enclose what repeats at the head of each page; readers pass over it."""
        with self._enclosing("/Artifact <</Type /Pagination /Subtype /Header>> BDC"):
            yield

    @contextmanager
    def page_foot(self) -> Iterator[None]:
        """Enclose what repeats at the foot of each page; readers pass over it."""
        with self._enclosing("/Artifact <</Type /Pagination /Subtype /Footer>> BDC"):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Enclose text that readers have met before, such as a repeated table heading."""
        with self._enclosing("/Artifact BMC"):
            yield

    def link(self, element: Element, url: str, description: str, box: Box) -> None:
        """Make a box on the page lead to a web address; ``element`` is the open Link element."""
        action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)})
        entries = {"Subtype": PDFName("Link"), "Border": PDFArray([0, 0, 0]), "A": action}
        self.annotate(element, {**entries, "Contents": PDFString(description)}, box)

    def annotate(self, element: Element, entries: Mapping[str, object], box: Box) -> PDFObjectReference:
        """Put an annotation on the page as content of ``element`` and return a reference to it."""
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "F": _PRINTED,
                "Rect": PDFArray([round(edge, 2) for edge in box]),
                "P": page_reference(self.getPageNumber()),
                "StructParent": self._tree.number_annotation(element),
                **entries,
            }
        )
        name = f"Tagged{self._annotationCount + 1}"
        self._addAnnotation(annotation, name)
        reference = self._doc.refAnnotation(name)
        element.kids.append(AnnotationContent(self.getPageNumber(), reference))
        return reference

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Draw for measuring: nothing of it comes onto the page, which must not be turned meanwhile."""
        state = self._code, self._open, self._owners
        self._code, self._open, self._owners = [], [Element("Document")], []
        self.is_seen = False
        try:
            yield
        finally:
            self._code, self._open, self._owners = state
            self.is_seen = True

    @contextmanager
    def captured(self) -> Iterator[list[str]]:
        """Collect what is drawn inside instead of putting it on the page: the look of a form field."""
        state, was_enclosed = self._code, self._enclosed
        self._code, self._enclosed = [], True
        captured = self._code
        try:
            yield captured
        finally:
            self._code, self._enclosed = state, was_enclosed

    def mark_page(self, name: str) -> None:
        """Remember the present page under a name that texts on any page refer to."""
        if self.is_seen:
            self._marked_pages[name] = self.getPageNumber()

    def page_of(self, name: str) -> str:
        """Return what stands in a text for the number of a page that is marked, perhaps later.

        No text that somebody typed can hold it: it follows from a digest of all of them.
        """
        digest = hashlib.sha256(self._fingerprint + name.encode()).digest()
        return "".join(_CONSONANTS[byte % len(_CONSONANTS)] for byte in digest[:_PLACEHOLDER_LENGTH])

    def outline(self, title: str, level: int) -> None:
        """Enter a heading into the outline; ``level`` is 0 for the highest, and never more than one below the last."""
        if not self.is_seen:
            return
        level = min(level, self._outline_levels[-1] + 1 if self._outline_levels else 0)
        key = f"heading-{len(self._outline_levels)}"
        self._outline_levels.append(level)
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key, level)

    def put_text(self, operators: Iterable[str], language: str = "") -> None:
        """Put text on the page as content of the innermost open element, in a language if not in that of the sheet."""
        if not self.is_seen:
            return
        text = f"BT {' '.join(operators)} ET"
        element = self._open[-1]
        if self._enclosed or element is self._tree.root:
            self._code.append(text)
            return
        element.language = language or element.language
        if self._code and self._code[-1] == _END and self._owners and self._owners[-1] is element:
            self._code.pop()
        else:
            self._code.append(f"/{element.tag} <</MCID {self._next_content(element)}>> BDC")
        self._code += (text, _END)

    def letters(self, text: str, typeface: str, size: float) -> Iterator[str]:
        """Write text that the typeface has, in points of ``size``, as the operators that show it."""
        font: Any = pdfmetrics.getFont(typeface)
        # ASCII letters keep their own codes; all others get theirs as they come.
        pieces = [(0, text.encode())] if text.isascii() else font.splitString(text, self._doc)
        for subset, codes in pieces:
            shown = _SPECIAL.sub(_escaped, codes.decode("latin-1"))
            yield f"{font.getSubsetInternalName(subset, self._doc)} {size:.4g} Tf ({shown}) Tj"

    def clusters(self, clusters: Sequence[Cluster], typeface: str, size: float) -> str:
        """Write clusters of shaped letters, from left to right, as the operators that show them."""
        font = self._composites.get(typeface)
        if font is None:
            font = self._composites[typeface] = CompositeFont(typeface, f"C{len(self._composites) + 1}")
            self._doc.delayedFonts.append(font)
        return f"/{font.name} {size:.4g} Tf <{font.codes(clusters)}> Tj"

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Finish the page; what belongs to no element becomes an artifact."""
        self._code[:] = _artifacts_marked(self._code)
        self._doc.number_next_page(self._tree.number_page(self._owners))
        self._owners = []
        super().showPage()

    def finish(self, draw_margins: Callable[[int, int], None] | None = None) -> bytes:
        """Finish the last page and return the whole file; the canvas cannot be used afterwards.

        ``draw_margins`` is called for each page with its number and the number of pages, which is known only now.
        """
        if self._code:
            self.showPage()
        pages = self._doc.pages
        for number, page in enumerate(pages, start=1):
            for name, marked in self._marked_pages.items():
                page.stream = page.stream.replace(self.page_of(name), str(marked))
            if draw_margins:
                draw_margins(number, len(pages))
                page.stream += "\n".join(self._code)
                self._code.clear()
        with _SUBSETTING:
            self._doc.complete(self._tree.write(self._doc))
            data: bytes = self._doc.GetPDFData(self)
        return data

    def _next_content(self, element: Element) -> int:
        identifier = len(self._owners)
        element.kids.append(MarkedContent(self.getPageNumber(), identifier))
        self._owners.append(element)
        return identifier

    @contextmanager
    def _enclosing(self, opening: str) -> Iterator[None]:
        if self._enclosed:
            raise ValueError("A figure or an artifact cannot stand inside another.")
        self._code.append(opening)
        self._enclosed = True
        try:
            yield
        finally:
            self._enclosed = False
            # Not equal to the end mark of text: what follows must not be merged into this.
            self._code.append(f"{_END} ")


def _artifacts_marked(code: list[str]) -> list[str]:
    marked: list[str] = []
    gap: list[str] = []
    depth = 0
    for operation in code:
        if operation.endswith(("BDC", "BMC")):
            marked += _as_artifact(gap)
            gap = []
            depth += 1
        if depth:
            marked.append(operation)
        else:
            gap.append(operation)
        if operation.rstrip() == _END:
            depth -= 1
    return marked + _as_artifact(gap)


def _as_artifact(gap: list[str]) -> list[str]:
    painting = [
        number for number, operation in enumerate(gap) if operation.split()[-1:] and operation.split()[-1] in _PAINTING
    ]
    if not painting:
        return gap
    first, last = painting[0], painting[-1] + 1
    return [*gap[:first], "/Artifact BMC", *gap[first:last], _END, *gap[last:]]


def _escaped(special: re.Match[str]) -> str:
    return f"\\{ord(special[0]):03o}"
