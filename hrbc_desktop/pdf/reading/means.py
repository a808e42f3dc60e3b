"""Whether a file uses what this program uses to show pages, and nothing else: nothing that runs, hides or repeats.

A person may have filled in or marked an unsigned sheet with any viewer: what those add is known too.
"""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.pdf.reading.objects import entry

MOST_PAGES = 500
"""The longest worksheet that can be typed takes fewer than 200."""

MOST_MARKS = 2000
"""On one page; ours have fewer than a hundred fields and links, and a person who marks one adds some more."""

_PAGE_KEYS = frozenset(
    {
        "/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/Rotate", "/Trans", "/Annots", "/StructParents",
        "/Tabs",
    }
)  # fmt: skip
_RESOURCE_KEYS = frozenset({"/Font", "/ProcSet"})
_WIDGET_KEYS = frozenset(
    {
        "/Type", "/Subtype", "/FT", "/Ff", "/T", "/TU", "/V", "/AS", "/AP", "/DA", "/F", "/P", "/Rect", "/Lock",
        "/StructParent",
    }
)  # fmt: skip
_LINK_KEYS = frozenset({"/Type", "/Subtype", "/A", "/Border", "/Contents", "/F", "/P", "/Rect", "/StructParent"})
_OUTLINE_KEYS = frozenset({"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest", "/Type"})
_TREE_KEYS = frozenset({"/Type", "/Kids", "/Count"})
"""Of the tree of pages: what it says beyond, each page takes over."""
_PRINTED = 4
"""A field is seen, on the screen and on paper (ISO 32000-1, 12.5.3)."""
_MARKED_PAGE_KEYS = _PAGE_KEYS | {"/CropBox", "/Group", "/LastModified", "/PieceInfo"}
_MARKED_WIDGET_KEYS = _WIDGET_KEYS | {"/BS", "/Border", "/H", "/M", "/MaxLen", "/MK", "/NM", "/Q"}
_MARKS = frozenset(
    {
        "/Caret", "/Circle", "/FreeText", "/Highlight", "/Ink", "/Line", "/Polygon", "/PolyLine", "/Popup", "/Square",
        "/Squiggly", "/Stamp", "/StrikeOut", "/Text", "/Underline",
    }
)  # fmt: skip
"""What a viewer puts on a page for somebody who marks it (ISO 32000-1, 12.5.6)."""
_ACTIONS = frozenset({"/A", "/AA", "/OC"})
_ADDRESSES = ("https://", "http://")


def are_ours(reader: PdfFileReader, *, marked: bool = False) -> bool:
    """Whether all pages, fields, links and the outline are of the kinds that this program makes.

    ``marked`` takes what viewers add for who fills in a sheet or marks it.
    """
    pages = reader.root["/Pages"]
    kids = pages["/Kids"]
    if pages["/Count"] != len(kids) or not 0 < len(kids) <= MOST_PAGES or not (marked or pages.keys() <= _TREE_KEYS):
        return False
    fields = reader.root["/AcroForm"]["/Fields"]
    widgets = {fields.raw_get(at).idnum for at in range(len(fields))}
    return all(_is_page(kids[at], widgets, marked=marked) for at in range(len(kids))) and _is_outline(reader)


def _is_page(page: Any, widgets: set[int], *, marked: bool) -> bool:
    keys = _MARKED_PAGE_KEYS if marked else _PAGE_KEYS
    if page["/Type"] != "/Page" or not page.keys() <= keys or not page["/Resources"].keys() <= _RESOURCE_KEYS:
        return False
    marks = entry(page, "/Annots", ())
    return len(marks) <= MOST_MARKS and all(
        _is_mark(marks[at], marks.raw_get(at).idnum, widgets, marked=marked) for at in range(len(marks))
    )


def _is_mark(mark: Any, number: int, widgets: set[int], *, marked: bool) -> bool:
    if mark["/Subtype"] == "/Widget":
        is_shown = marked or entry(mark, "/F", 0) == _PRINTED
        return is_shown and mark.keys() <= (_MARKED_WIDGET_KEYS if marked else _WIDGET_KEYS) and number in widgets
    if marked and mark["/Subtype"] in _MARKS:
        return not mark.keys() & _ACTIONS
    action = mark["/A"] if mark["/Subtype"] == "/Link" and mark.keys() <= _LINK_KEYS else {}
    return action.keys() == {"/S", "/URI"} and action["/S"] == "/URI" and str(action["/URI"]).startswith(_ADDRESSES)


def _is_outline(reader: PdfFileReader) -> bool:
    if "/Outlines" not in reader.root:
        return True
    waiting, seen = [reader.root.raw_get("/Outlines")], set[int]()
    while waiting:
        reference = waiting.pop()
        if reference.idnum in seen:
            continue
        seen.add(reference.idnum)
        entry = reference.get_object()
        if not entry.keys() <= _OUTLINE_KEYS:
            return False
        waiting += [entry.raw_get(key) for key in ("/First", "/Next") if key in entry]
    return True
