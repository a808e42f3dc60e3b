"""The worksheet inside its own sheet: the JSON that the program opens again (ISO 19005-3, 6.8: associated files)."""

from __future__ import annotations

import hashlib
from datetime import datetime

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from hrbc_desktop.pdf.engine.pdfa import ArchiveDocument, pdf_date
from hrbc_desktop.pdf.signing.field_names import ATTACHMENT_NAME


def embed_worksheet(document: ArchiveDocument, worksheet_json: bytes, made_at: datetime) -> None:
    """Attach the worksheet to the document as the source that the pages were made from."""
    moment = PDFString(pdf_date(made_at))
    facts = {"Size": len(worksheet_json), "CreationDate": moment, "ModDate": moment}
    checksum = hashlib.md5(worksheet_json, usedforsecurity=False).digest()
    # The name of a type is not escaped by reportlab's PDFName.
    entries = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/application#2Fjson",
        "Params": PDFDictionary({**facts, "CheckSum": PDFString(checksum, enc="raw")}),
    }
    stream = document.Reference(PDFStream(PDFDictionary(entries), worksheet_json, [PDFZCompress]))
    attachment = document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(ATTACHMENT_NAME),
                "UF": PDFString(ATTACHMENT_NAME),
                "Desc": PDFString("The answers from which these pages were made"),
                "AFRelationship": PDFName("Source"),
                "EF": PDFDictionary({"F": stream, "UF": stream}),
            }
        )
    )
    names = PDFDictionary({"Names": PDFArray([PDFString(ATTACHMENT_NAME), attachment])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    document.Catalog.AF = PDFArray([attachment])
