"""A typeface in the file whose glyphs are the clusters of letters that the sheet holds (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from string import ascii_uppercase
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from hrbc_desktop.pdf.engine.pdfa import ArchiveDocument
from hrbc_desktop.pdf.engine.shaping import Cluster, font_file

_SYMBOLIC = 4
_ENTRIES_AT_ONCE = 100
"""How many entries a block of a character map may have."""

_CHARACTER_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class CompositeFont:
    """The clusters of one typeface in one document, numbered as they come; ``name`` is how pages call it."""

    def __init__(self, typeface: str, name: str) -> None:
        self.name = name
        self._typeface = typeface
        self._codes: dict[Cluster, int] = {}

    def codes(self, clusters: Sequence[Cluster]) -> str:
        """Return what stands for clusters in a string of a page, in hexadecimal digits."""
        return "".join(f"{self._codes.setdefault(cluster, len(self._codes) + 1):04X}" for cluster in clusters)

    def addObjects(self, document: ArchiveDocument) -> None:  # noqa: N802 (reportlab's name)
        """Write the typeface, once all that is drawn with it is known."""
        file = font_file(self._typeface)
        drawings = [cluster.drawing for cluster in self._codes]
        program = file.subset(drawings)
        title = f"{_tag(program)}+{self._typeface}"
        scale = 1000 / file.units_per_em
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(title),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([round(edge * scale) for edge in file.box]),
            "ItalicAngle": 0,
            "Ascent": round(file.ascent * scale),
            "Descent": round(file.descent * scale),
            "CapHeight": round(file.ascent * scale),
            "StemV": 80,
            "FontFile2": _stream(document, program, {"Length1": len(program)}),
        }
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(title),
            "CIDSystemInfo": PDFDictionary(system),
            "CIDToGIDMap": PDFName("Identity"),
            "FontDescriptor": document.Reference(PDFDictionary(descriptor)),
            "DW": 0,
            "W": PDFArray([1, PDFArray([round(drawing.advance * scale, 3) for drawing in drawings])]),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(title),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": _stream(document, self._character_map().encode(), {}),
        }
        of_pages: Any = document.idToObject["BasicFonts"]
        of_pages.dict[self.name] = document.Reference(PDFDictionary(font))

    def _character_map(self) -> str:
        entries = [f"<{code:04X}> <{cluster.text.encode('utf-16-be').hex()}>" for cluster, code in self._codes.items()]
        blocks = [entries[start : start + _ENTRIES_AT_ONCE] for start in range(0, len(entries), _ENTRIES_AT_ONCE)]
        written = ("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
        return _CHARACTER_MAP.format(blocks="\n".join(written))


def _stream(document: ArchiveDocument, content: bytes, entries: dict[str, object]) -> PDFObjectReference:
    return document.Reference(PDFStream(PDFDictionary(entries), content, [PDFZCompress]))


def _tag(program: bytes) -> str:
    """Six letters before the name of a typeface of which only a part is in the file."""
    return "".join(ascii_uppercase[byte % 26] for byte in hashlib.sha256(program).digest()[:6])
