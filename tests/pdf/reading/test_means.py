"""What may stand in a file that is shown: the means of this program's own pages, and what viewers add for a person."""

import io
import warnings
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.pdf.reading.means import are_ours

Change = Callable[[pikepdf.Pdf], None]
BOX = [0, 0, 612, 792]


def judged(*changes: Change, pages: int = 1) -> tuple[bool, bool]:
    """Whether a file of plain pages is ours after the changes; and whether it is with what viewers add."""
    with pikepdf.new() as pdf:
        pdf.Root.AcroForm = Dictionary(Fields=Array())
        for _ in range(pages):
            page = Dictionary(
                Type=Name.Page, MediaBox=Array(BOX), Resources=Dictionary(), Contents=pdf.make_stream(b"")
            )
            pdf.pages.append(pikepdf.Page(page))
        for change in changes:
            change(pdf)
        written = io.BytesIO()
        with warnings.catch_warnings(action="ignore"):  # of fields that are not listed
            pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    reader = PdfFileReader(written)
    return are_ours(reader), are_ours(reader, marked=True)


def on_the_page(**entries: Any) -> Change:
    return lambda pdf: [pdf.pages[0].obj.__setitem__(f"/{key}", value) for key, value in entries.items()]  # type: ignore[return-value]


def with_marks(*marks: dict[str, Any], times: int = 1) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        made = [pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array(BOX), **mark)) for mark in marks]
        pdf.pages[0].obj.Annots = Array(made * times)

    return change


def linked(**more: Any) -> dict[str, Any]:
    action = {"S": Name.URI, "URI": "https://clinic.example/"} | more.pop("action", {})
    return {"Subtype": Name.Link, "A": Dictionary(**action)} | more


def with_field(*, listed: bool = True, **entries: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        said: dict[str, Any] = {
            "Type": Name.Annot,
            "Subtype": Name.Widget,
            "Rect": Array(BOX),
            "FT": Name.Tx,
            "T": "notes",
            "F": 4,
        } | entries
        widget = pdf.make_indirect(Dictionary({f"/{key}": value for key, value in said.items() if value is not None}))
        pdf.pages[0].obj.Annots = Array([widget])
        if listed:
            pdf.Root.AcroForm.Fields.append(widget)

    return change


@pytest.mark.parametrize(("pages", "ours"), [(0, False), (1, True), (500, True), (501, False)])
def test_a_sheet_has_pages_and_at_most_500(pages: int, ours: bool) -> None:
    assert judged(pages=pages) == (ours, ours)


def test_what_is_said_for_all_pages_is_said_by_viewers_alone() -> None:
    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Rotate = 90

    assert judged(turned) == (False, True)


@pytest.mark.parametrize(
    "key", ["Rotate", "Trans", "StructParents", "Tabs", "Contents", "Resources", "MediaBox", "Annots"]
)
def test_a_page_says_what_ours_say(key: str) -> None:
    value: Any = {
        "Resources": Dictionary(Font=Dictionary(), ProcSet=Array()),
        "MediaBox": Array(BOX),
        "Annots": Array(),
    }
    assert judged(on_the_page(**{key: value.get(key, 0)})) == (True, True)


@pytest.mark.parametrize("key", ["CropBox", "Group", "LastModified", "PieceInfo"])
def test_a_page_that_was_marked_says_more(key: str) -> None:
    assert judged(on_the_page(**{key: Array(BOX)})) == (False, True)


@pytest.mark.parametrize("key", ["AA", "Metadata", "UserUnit", "Thumb"])
def test_nothing_else_is_said_by_a_page(key: str) -> None:
    assert judged(on_the_page(**{key: Dictionary()})) == (False, False)


@pytest.mark.parametrize("key", ["XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "Properties"])
def test_a_page_is_drawn_with_letters_alone(key: str) -> None:
    assert judged(on_the_page(Resources=Dictionary({f"/{key}": Dictionary()}))) == (False, False)


@pytest.mark.parametrize(("times", "ours"), [(2000, True), (2001, False)])
def test_a_page_has_at_most_2000_marks(times: int, ours: bool) -> None:
    assert judged(with_marks(linked(), times=times)) == (ours, ours)


@pytest.mark.parametrize("address", ["https://clinic.example/", "http://clinic.example/"])
def test_a_link_leads_to_a_page_of_the_web(address: str) -> None:
    more = {"Border": Array([0, 0, 0]), "Contents": "Clinic", "F": 4, "StructParent": 1}
    assert judged(with_marks(linked(action={"URI": address}, **more))) == (True, True)


@pytest.mark.parametrize(
    "mark",
    [
        linked(action={"URI": "file:///etc/passwd"}),
        linked(action={"URI": " https://clinic.example/"}),
        linked(action={"S": Name.Launch}),
        linked(action={"Next": Dictionary(S=Name.Launch)}),
        linked(AA=Dictionary()),
        linked(PA=Dictionary()),
        linked(Subtype=Name.Screen),
        {"Subtype": Name.Link, "Dest": Array()},
        {"Subtype": Name.Movie},
        {"Subtype": Name.FileAttachment},
        {"Subtype": Name.RichMedia},
    ],
)
def test_nothing_leads_elsewhere(mark: dict[str, Any]) -> None:
    assert judged(with_marks(mark)) == (False, False)


@pytest.mark.parametrize(
    "kind",
    [
        "Caret", "Circle", "FreeText", "Highlight", "Ink", "Line", "Polygon", "PolyLine", "Popup", "Square",
        "Squiggly", "Stamp", "StrikeOut", "Text", "Underline",
    ],
)  # fmt: skip
def test_a_person_may_mark_a_page_with_what_does_nothing(kind: str) -> None:
    mark = {"Subtype": Name(f"/{kind}")}
    assert judged(with_marks(mark)) == (False, True)
    for acts in ("A", "AA", "OC"):
        assert judged(with_marks(mark | {acts: Dictionary(S=Name.Launch)})) == (False, False)


@pytest.mark.parametrize(
    ("entries", "ours", "marked"),
    [
        ({}, True, True),
        ({"F": 2}, False, True),
        ({"F": 6}, False, True),
        ({"F": None}, False, True),
        ({"MaxLen": 9}, False, True),
        ({"BS": Dictionary()}, False, True),
        ({"AA": Dictionary()}, False, False),
        ({"A": Dictionary()}, False, False),
        ({"TU": "Notes", "DA": "", "V": "", "Ff": 0, "Lock": Dictionary(), "StructParent": 0}, True, True),
    ],
)
def test_a_field_is_printed_and_does_nothing(entries: dict[str, Any], ours: bool, marked: bool) -> None:
    assert judged(with_field(**entries)) == (ours, marked)


def test_a_field_on_a_page_is_one_of_the_form() -> None:
    assert judged(with_field(listed=False)) == (False, False)


def with_outline(**entries: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        first = pdf.make_indirect(Dictionary(Title="One", Dest=Array([0])))
        second = pdf.make_indirect(Dictionary(Title="Two", Prev=first, **entries))
        first.Next = second
        second.Next = first  # in a circle
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=first, Last=second, Count=2))

    return change


@pytest.mark.parametrize(
    ("entries", "ours"), [({}, True), ({"A": Dictionary(S=Name.Launch)}, False), ({"F": 1}, False)]
)
def test_the_outline_names_places_in_the_file(entries: dict[str, Any], ours: bool) -> None:
    assert judged(with_outline(**entries)) == (ours, ours)
