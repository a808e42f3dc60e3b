"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): what each piece of a page is, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString


class Registry(Protocol):
    """The document, as far as the structure tree needs it."""

    def Reference(self, obj: object, name: str | None = None) -> PDFObjectReference:  # noqa: N802 (reportlab's name)
        """Register an object and return a reference to it."""


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

    ``attributes`` are the entries of the attribute dictionary, ``/O`` (its owner) among them.
    """

    tag: str
    language: str = ""
    alternative: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    kids: list[Element | MarkedContent | AnnotationContent] = field(default_factory=list)

    @property
    def page(self) -> int | None:
        """The page on which the element's own content begins."""
        return next((kid.page for kid in self.kids if not isinstance(kid, Element)), None)


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

    def write(self, document: Registry) -> PDFObjectReference:
        """Register the whole tree with the document and return a reference to its root."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root = document.Reference(tree, "StructureTreeRoot")
        references: dict[Element, PDFObjectReference] = {}
        tree["K"] = self._write_element(self.root, root, document, references)
        numbers: list[object] = []
        for key, owner in self._parents.items():
            numbers.append(key)
            if isinstance(owner, Element):
                numbers.append(references[owner])
            else:
                numbers.append(document.Reference(PDFArray([references[each] for each in owner])))
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(self._parents)
        return root

    def _write_element(
        self,
        element: Element,
        parent: PDFObjectReference,
        document: Registry,
        references: dict[Element, PDFObjectReference],
    ) -> PDFObjectReference:
        entries = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
        reference = references[element] = document.Reference(entries, f"StructureElement{len(references)}")
        if element.page is not None:
            entries["Pg"] = page_reference(element.page)
        if element.language:
            entries["Lang"] = PDFString(element.language)
        if element.alternative:
            entries["Alt"] = PDFString(element.alternative)
        if element.attributes:
            entries["A"] = PDFDictionary(dict(element.attributes))
        kids = [
            self._write_element(kid, reference, document, references)
            if isinstance(kid, Element)
            else _content_item(kid, element.page)
            for kid in element.kids
        ]
        if kids:
            # pyHanko follows a form field through the tree only if a sole kid stands there without an array around it.
            entries["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return reference


def page_reference(page: int) -> PDFObjectReference:
    """Refer to a page by its number, counted from 1, also before it is finished."""
    reference: PDFObjectReference = PDFObjectReference(f"Page{page}")
    return reference


def _content_item(kid: MarkedContent | AnnotationContent, element_page: int | None) -> object:
    if isinstance(kid, AnnotationContent):
        return PDFDictionary({"Type": PDFName("OBJR"), "Obj": kid.annotation, "Pg": page_reference(kid.page)})
    if kid.page == element_page:
        return kid.identifier
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page_reference(kid.page), "MCID": kid.identifier})
