"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): what each piece of a page is, in reading order."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference

from hrbc_desktop.pdf.engine.pdfa import ArchiveDocument

_RESERVED = frozenset("()\\")
"""What has a meaning of its own in the strings of a file."""


@dataclass(frozen=True)
class MarkedContent:
    """A run of page content that belongs to an element; pages count from 1."""

    page: int
    identifier: int


@dataclass(frozen=True)
class AnnotationContent:
    """A link or a form field that belongs to an element."""

    page: int
    annotation: PDFObjectReference


@dataclass(eq=False)
class Element:
    """A structure element, such as a paragraph, a heading or a table cell.

    ``attributes`` are the entries of the attribute dictionary as the file says them, ``/O`` (its owner) among them.
    """

    tag: str
    language: str = ""
    alternative: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    kids: list[Element | MarkedContent | AnnotationContent] = field(default_factory=list)

    @property
    def page(self) -> int | None:
        """The page on which the element's own content begins."""
        return next((kid.page for kid in self.kids if not isinstance(kid, Element)), None)


def column_span(columns: int) -> Mapping[str, str]:
    """Return the attributes of a table cell that goes over so many columns."""
    return {"O": "/Table", "ColSpan": str(columns)} if columns > 1 else {}


class StructureTree:
    """Collects elements while pages are drawn, and writes them into the document at the end."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._parents: dict[int, list[Element] | Element] = {}

    def number_page(self, owners: list[Element]) -> int:
        """Return the page's key in the parent tree; ``owners`` are indexed by marked content identifier."""
        self._parents[len(self._parents)] = owners
        return len(self._parents) - 1

    def number_annotation(self, owner: Element) -> int:
        """Return the annotation's key in the parent tree."""
        self._parents[len(self._parents)] = owner
        return len(self._parents) - 1

    def write(self, document: ArchiveDocument) -> PDFObjectReference:
        """Register the whole tree with the document, whose pages are all in it, and return a reference to its root."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root = document.Reference(tree)
        elements = _ElementWriter(document)
        tree["K"] = elements.write(self.root, elements.address_of(root))
        numbers: list[object] = []
        for key, owner in self._parents.items():
            numbers.append(key)
            if isinstance(owner, Element):
                numbers.append(elements.places[owner])
            else:
                numbers.append(document.Reference(PDFArray([elements.places[each] for each in owner])))
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(self._parents)
        return root


def page_reference(page: int) -> PDFObjectReference:
    """Refer to a page by its number, counted from 1, also before it is finished."""
    reference: PDFObjectReference = PDFObjectReference(f"Page{page}")
    return reference


class _Written(PDFObject):
    """An object that knows how it stands in the file."""

    text = ""

    def format(self, document: ArchiveDocument) -> bytes:  # noqa: ARG002 (reportlab's way)
        return self.text.encode("ascii")


class _ElementWriter:
    """Writes elements as they stand in the file: there are too many to leave them to reportlab's own dictionaries."""

    def __init__(self, document: ArchiveDocument) -> None:
        self._document = document
        self.places: dict[Element, str] = {}
        """The reference to each element that was written."""

    def write(self, element: Element, parent: str) -> str:
        """Register an element and all in it, and return the reference to it."""
        written = _Written()
        address = self.places[element] = self.address_of(self._document.Reference(written))
        entries = [f"/S /{element.tag} /P {parent}"]
        page = element.page
        if page is not None:
            entries.append(f"/Pg {self.address_of(page_reference(page))}")
        if element.language:
            entries.append(f"/Lang {_text(element.language)}")
        if element.alternative:
            entries.append(f"/Alt {_text(element.alternative)}")
        if element.attributes:
            entries.append(f"/A <<{' '.join(f'/{key} {value}' for key, value in element.attributes.items())}>>")
        kids = [
            self.write(kid, address) if isinstance(kid, Element) else self._content_item(kid, page)
            for kid in element.kids
        ]
        if kids:
            # pyHanko follows a form field through the tree only if a sole kid stands there without an array around it.
            entries.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
        written.text = f"<<{' '.join(entries)}>>"
        return address

    def address_of(self, reference: PDFObjectReference) -> str:
        """Write a reference to an object that is registered."""
        number, version = self._document.idToObjectNumberAndVersion[reference.name]
        return f"{number} {version} R"

    def _content_item(self, kid: MarkedContent | AnnotationContent, element_page: int | None) -> str:
        if isinstance(kid, MarkedContent) and kid.page == element_page:
            return str(kid.identifier)
        page = self.address_of(page_reference(kid.page))
        if isinstance(kid, AnnotationContent):
            return f"<</Type /OBJR /Obj {self.address_of(kid.annotation)} /Pg {page}>>"
        return f"<</Type /MCR /Pg {page} /MCID {kid.identifier}>>"


def _text(text: str) -> str:
    """Write text for people: plain if nothing in it has a meaning of its own, else in UTF-16 (ISO 32000-1, 7.9.2)."""
    if text.isascii() and text.isprintable() and not _RESERVED.intersection(text):
        return f"({text})"
    return f"<{(BOM_UTF16_BE + text.encode('utf-16-be')).hex()}>"
