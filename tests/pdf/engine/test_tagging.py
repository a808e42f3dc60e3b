"""The structure of a page, read back with a second library."""

import io
import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.layout import Flow, SheetSettings, format_for
from hrbc_desktop.pdf.engine.pdfa import pdf_date
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import Style, draw, run
from hrbc_desktop.pdf.signing.field_names import BOX_NAMES


def operations(page: pikepdf.Page) -> list[tuple[Any, str]]:
    parsed: Any = pikepdf.parse_content_stream(page)
    return [(operands, str(operator)) for operands, operator in parsed]


def tags(element: Any, depth: int = 0) -> list[str]:
    own = [f"{'  ' * depth}{str(element.S)[1:]}"] if "/S" in element else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid):
            own += tags(kid, depth + 1)
    return own


def test_reading_order_is_the_order_of_drawing(blank_sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(blank_sheet)) as pdf:
        assert tags(pdf.Root.StructTreeRoot.K) == [
            "Document",
            "  H1",
            "  P",
            "  Table",
            "    TR",
            "      TH",
            "      TD",
            "        Figure",
            "  P",
            "    Link",
            *["  Form"] * 8,
            "  H2",
        ]


def test_row_heading_has_its_scope_and_figure_its_words(blank_sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(blank_sheet)) as pdf:
        row = pdf.Root.StructTreeRoot.K.K[2].K
        assert row.K[0].A.Scope == "/Row"
        assert str(row.K[1].K.Alt) == "86 of 100 have it"
        assert [float(edge) for edge in row.K[1].K.A.BBox] == [150, 580, 250, 600]


def test_every_piece_of_content_is_marked_and_leads_back_to_its_element(blank_sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(blank_sheet)) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
        for page in pdf.pages:
            depth, seen = 0, []
            for operands, operator in operations(page):
                if operator in {"BDC", "BMC"}:
                    depth += 1
                    if operator == "BDC" and "/MCID" in operands[1]:
                        seen.append((str(operands[0]), int(operands[1].MCID)))
                elif operator == "EMC":
                    depth -= 1
                elif operator in {"Tj", "S", "f", "B", "Do"}:
                    assert depth == 1
            assert depth == 0
            assert seen == [(str(owner.S), number) for number, owner in enumerate(owners[int(page.StructParents)])]


def test_words_are_not_glued_at_line_ends(blank_sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(blank_sheet)) as pdf:
        shown = [
            bytes(operands[0]).decode("latin-1") for operands, operator in operations(pdf.pages[0]) if operator == "Tj"
        ]
    assert "I would like to talk about these options at my next visit." in "".join(shown)


def test_fields_and_links_are_described_for_screen_readers(blank_sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(blank_sheet)) as pdf:
        page = pdf.pages[0]
        assert page.Tabs == "/S"
        described = [str(each.get("/TU", each.get("/Contents", ""))) for each in page.Annots]
        assert described == [
            "Read more at example.org",
            *BOX_NAMES[:4],
            "Notes of the nurse",
            "Signature of the patient",
            "Signature of the nurse",
            "Signature of an interpreter or supporter",
        ]


def test_metadata_says_what_the_file_is(blank_sheet: bytes) -> None:
    reader = PdfReader(io.BytesIO(blank_sheet))
    assert reader.metadata
    assert reader.metadata.title == "My treatment worksheet"
    assert reader.metadata.author is None
    with pikepdf.open(io.BytesIO(blank_sheet)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["xmp:CreateDate"] == "2026-12-01T19:42:00-05:00"


def test_only_embedded_typefaces_are_used(blank_sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(blank_sheet)) as pdf:
        fonts = pdf.pages[0].Resources.Font.values()
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_same_content_at_the_same_time_gives_the_same_bytes(
    drawn_at: Callable[[datetime], bytes], signed_at: datetime
) -> None:
    assert drawn_at(signed_at) == drawn_at(signed_at)
    assert drawn_at(signed_at) != drawn_at(signed_at + timedelta(seconds=1))


def test_a_figure_cannot_stand_inside_another(signed_at: datetime) -> None:
    canvas = TaggedCanvas((100, 100), title="x", language="en", made_at=signed_at)
    with (
        pytest.raises(ValueError, match="inside another"),
        canvas.figure("one", (0, 0, 1, 1)),
        canvas.figure("two", (0, 0, 1, 1)),
    ):
        pass


def test_dates_carry_their_zone(signed_at: datetime) -> None:
    assert pdf_date(signed_at) == "D:20261201194200-05'00'"
    with pytest.raises(ValueError, match="time zone"):
        pdf_date(signed_at.replace(tzinfo=None))


def _is_read_rightward(letter: str) -> bool:
    """Pages hold what is read leftward as it stands, from left to right."""
    return unicodedata.bidirectional(letter) not in ("R", "AL", "AN")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]).filter(_is_read_rightward), max_size=300),
    alternative=st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1),
)
def test_whatever_is_written_is_read_back(
    text: str, alternative: str, signed_at: datetime, aloud: Callable[[bytes], Any]
) -> None:
    canvas = TaggedCanvas((600, 600), title="x", language="en", made_at=signed_at)
    with canvas.element("P"):
        draw(canvas, 50, 500, [(run(f"({text}\\", Style()),)])
    with canvas.figure(alternative, (0, 0, 1, 1)):
        canvas.rect(0, 0, 1, 1)
    paragraph, figure = aloud(canvas.finish()).root.all("P", "Figure")
    assert paragraph.text == fonts.printable(f"({text}\\").replace("\N{NO-BREAK SPACE}", " ")
    assert figure.alternative == alternative


def test_what_is_measured_leaves_nothing_on_the_page(signed_at: datetime, aloud: Callable[[bytes], Any]) -> None:
    form = format_for(SheetSettings())
    canvas = TaggedCanvas(form.page_size, title="x", language="en", made_at=signed_at)
    flow = Flow(canvas, form)

    def section(flow: Flow) -> None:
        flow.heading("My questions")
        flow.paragraph(run("Which treatment would you have? " * 20, form.body))

    tall, top = flow.measure(section), flow.y
    flow.paragraph(run("The only text", form.body))
    assert top - flow.y < tall
    read = aloud(canvas.finish())
    assert [element.text for element in read.root.all("H2", "P")] == ["The only text"]
    assert not any(read.passed_over)
