"""What makes a PDF fit for the archive: metadata, color profile and syntax, on top of reportlab's writer.

Rules: ISO 19005-3 (PDF/A-3) and ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)

PRODUCER = "hrbc_desktop"

# Written by Little CMS, whose profiles carry the words "No copyright, use freely".
_SRGB_PROFILE = base64.b64decode("""
AAACTGxjbXMEQAAAbW50clJHQiBYWVogB+oAAQABAAAAAAAAYWNzcEFQUEwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPbWAAEAAAAA0y1sY21zAAAA
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALZGVzYwAAAQgAAAA2Y3BydAAAAUAAAABMd3RwdAAAAYwAAAAUY2hhZAAA
AaAAAAAsclhZWgAAAcwAAAAUYlhZWgAAAeAAAAAUZ1hZWgAAAfQAAAAUclRSQwAAAggAAAAgZ1RSQwAAAggAAAAgYlRSQwAAAggAAAAgY2hybQAAAigA
AAAkbWx1YwAAAAAAAAABAAAADGVuVVMAAAAaAAAAHABzAFIARwBCACAAYgB1AGkAbAB0AC0AaQBuAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAADAAAAAc
AE4AbwAgAGMAbwBwAHkAcgBpAGcAaAB0ACwAIAB1AHMAZQAgAGYAcgBlAGUAbAB5WFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDEIAAAXe///z
JQAAB5MAAP2Q///7of///aIAAAPcAADAblhZWiAAAAAAAABvoAAAOPUAAAOQWFlaIAAAAAAAACSfAAAPhAAAtsNYWVogAAAAAAAAYpcAALeHAAAY2XBh
cmEAAAAAAAMAAAACZmYAAPKnAAANWQAAE9AAAApbY2hybQAAAAAAAwAAAACj1wAAVHsAAEzNAACZmgAAJmYAAA9c
""")

_EXTRA_CATALOG_KEYS = ["AF", "OutputIntents"]
_EXTRA_PAGE_KEYS = ["StructParents", "Tabs"]

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made_at}</xmp:CreateDate>
<xmp:ModifyDate>{made_at}</xmp:ModifyDate>{creator}
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class ArchiveStream(PDFStream):
    """A stream with the end-of-line before ``endstream`` that PDF/A asks for (ISO 19005-3, 6.1.7.1)."""

    def format(self, document: PDFDocument) -> bytes:
        """Write the stream."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


class ArchiveDocument(PDFDocument):
    """reportlab's document, held to PDF/A-3a and PDF/UA-1.

    ``made_at`` must know its time zone. The same content made at the same time gives the same bytes; ``fingerprint``
    enters the file identifier.
    """

    Catalog: Any  # reportlab's stubs do not know it, nor that pages take any key

    def __init__(self, *, title: str, language: str, made_at: datetime, fingerprint: bytes = b"") -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self.info: PDFInfo = _Information(title, made_at, lambda: self.creator)
        self.updateSignature(made_at.isoformat().encode() + fingerprint)
        self._title, self._language, self._made_at = title, language, made_at
        self.creator = ""
        """What the document was made with, if it is to be told."""
        self._page_structure: list[int] = []
        self.pages: list[Any] = []

    def Reference(self, obj: object, name: str | None = None) -> PDFObjectReference:  # noqa: N802 (reportlab's name)
        """Register an object; every object passes here, so streams are put right here."""
        if type(obj) is PDFStream:
            obj.__class__ = ArchiveStream
            obj.filters = [PDFZCompress] if obj.filters else obj.filters
        reference: PDFObjectReference = super().Reference(obj, name)  # type: ignore[no-untyped-call]
        return reference

    def addPage(self, page: Any) -> None:  # noqa: N802 (reportlab's name)
        """Add a page that takes part in the structure tree."""
        page.__NoDefault__ = [*PDFPage.__NoDefault__, *_EXTRA_PAGE_KEYS]
        page.Tabs = PDFName("S")
        page.StructParents = self._page_structure[-1]
        self.pages.append(page)
        super().addPage(page)

    def number_next_page(self, key: int) -> None:
        """Say under which key of the parent tree the page that is added next is found."""
        self._page_structure.append(key)

    def complete(self, structure: PDFObjectReference) -> None:
        """Write structure, metadata and color profile into the catalogue, before the file is put together."""
        catalog = self.Catalog
        catalog.__NoDefault__ = [*type(catalog).__NoDefault__, *_EXTRA_CATALOG_KEYS]
        catalog.StructTreeRoot = structure
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = self._metadata()
        catalog.OutputIntents = PDFArray([self._output_intent()])

    def _metadata(self) -> PDFObjectReference:
        content = _XMP.format(
            title=escape(self._title),
            language=escape(self._language),
            made_at=self._made_at.isoformat(timespec="seconds"),
            creator=f"\n<xmp:CreatorTool>{escape(self.creator)}</xmp:CreatorTool>" if self.creator else "",
            producer=PRODUCER,
        )
        entries = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        return self.Reference(PDFStream(entries, content.encode()))

    def _output_intent(self) -> PDFObjectReference:
        profile = self.Reference(PDFStream(PDFDictionary({"N": 3}), _SRGB_PROFILE, [PDFZCompress]))
        return self.Reference(
            PDFDictionary(
                {
                    "Type": PDFName("OutputIntent"),
                    "S": PDFName("GTS_PDFA1"),
                    "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
                    "Info": PDFString("sRGB IEC61966-2.1"),
                    "DestOutputProfile": profile,
                }
            )
        )


class _Information(PDFInfo):
    """The information dictionary, with nothing in it that the XMP metadata does not say as well."""

    def __init__(self, title: str, made_at: datetime, creator: Callable[[], str]) -> None:
        super().__init__()
        self.title = title
        self._made_at = made_at
        self._creator = creator

    def format(self, document: PDFDocument) -> bytes:
        made_at = pdf_date(self._made_at)
        entries = {"Title": PDFString(self.title), "Producer": PDFString(PRODUCER)}
        entries |= {"Creator": PDFString(creator)} if (creator := self._creator()) else {}
        entries |= {"CreationDate": PDFString(made_at), "ModDate": PDFString(made_at)}
        written: bytes = PDFDictionary(entries).format(document)
        return written


def pdf_date(moment: datetime) -> str:
    """Write a date as PDF does, with its zone: ``D:20261201194200-05'00'``."""
    zone = moment.strftime("%z")
    if not zone:
        raise ValueError("A date in a PDF needs its time zone.")
    return f"{moment:D:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
