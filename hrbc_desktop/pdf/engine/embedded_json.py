"""What pages were made from, inside them: JSON that the program opens again (ISO 19005-3, 6.8: associated files)."""

from __future__ import annotations

import hashlib
from datetime import datetime

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from hrbc_desktop.pdf.engine.pdfa import ArchiveDocument, pdf_date
from hrbc_desktop.pdf.signing.field_names import ADDENDUM_NAME, ATTACHMENT_NAME


def embed_worksheet(document: ArchiveDocument, worksheet_json: bytes, made_at: datetime) -> None:
    """Attach the worksheet to the document as the source that the pages were made from."""
    _embed(document, ATTACHMENT_NAME, "The answers from which these pages were made", worksheet_json, made_at)


def embed_addendum(document: ArchiveDocument, addendum_json: bytes, made_at: datetime) -> None:
    """Attach an addendum to its own pages, in the same way."""
    _embed(document, ADDENDUM_NAME, "The correction from which these pages were made", addendum_json, made_at)


def _embed(document: ArchiveDocument, name: str, description: str, content: bytes, made_at: datetime) -> None:
    moment = PDFString(pdf_date(made_at))
    facts = {"Size": len(content), "CreationDate": moment, "ModDate": moment}
    checksum = hashlib.md5(content, usedforsecurity=False).digest()
    # The name of a type is not escaped by reportlab's PDFName.
    entries = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/application#2Fjson",
        "Params": PDFDictionary({**facts, "CheckSum": PDFString(checksum, enc="raw")}),
    }
    stream = document.Reference(PDFStream(PDFDictionary(entries), content, [PDFZCompress]))
    attachment = document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(name),
                "UF": PDFString(name),
                "Desc": PDFString(description),
                "AFRelationship": PDFName("Source"),
                "EF": PDFDictionary({"F": stream, "UF": stream}),
            }
        )
    )
    names = PDFDictionary({"Names": PDFArray([PDFString(name), attachment])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    document.Catalog.AF = PDFArray([attachment])
