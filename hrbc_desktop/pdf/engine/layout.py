"""The grid of a sheet: paper, type sizes, and a column of blocks that flows from page to page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import fsum
from typing import Literal

from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.clinic import NO_CLINIC, Clinic
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import INK, Color, Line, Run, Style, draw, height, run, wrap

Paper = Literal["letter", "a4"]
Print = Literal["standard", "large"]

PAPER_SIZES: dict[Paper, tuple[float, float]] = {"letter": (612, 792), "a4": (595.28, 841.89)}
"""Width and height in points."""

MARGIN = 30.0
FOOTER_HEIGHT = 5.0
_GUTTER = 18.0
_ENDLESS = 1e6

TEAL: Color = (0.102, 0.361, 0.388)
QUIET: Color = (0.302, 0.345, 0.369)
HAIRLINE: Color = (0.78, 0.76, 0.72)
TRACK: Color = (0.918, 0.902, 0.875)
SHADE: Color = (0.961, 0.957, 0.945)
WHITE: Color = (1, 1, 1)


@dataclass(frozen=True)
class SheetSettings:
    """How the sheet is printed, and for which clinic; large print is for readers who need 16 points."""

    paper: Paper = "letter"
    print: Print = "standard"
    clinic: Clinic = NO_CLINIC


@dataclass(frozen=True)
class Format:
    """The measures that follow from the settings, in points."""

    page_size: tuple[float, float]
    title: Style
    part: Style
    heading: Style
    body: Style
    cell: Style
    small: Style
    foot: Style
    head: Style
    """Of the line above each page that says whose it is."""
    scale: float
    is_large: bool
    """For readers who need large print: texts go across the page."""
    head_room: float = 0.0
    """What the head of a page takes besides the margin, in points."""

    @property
    def small_ink(self) -> Style:
        """Small print that is read in full."""
        return colored(self.small, INK)

    @property
    def columns(self) -> int:
        """In how many columns running text is set."""
        return 1 if self.is_large else 2

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.page_size[0] - 2 * MARGIN

    @property
    def top(self) -> float:
        """Where a page begins."""
        return self.page_size[1] - MARGIN - self.head_room

    @property
    def bottom(self) -> float:
        """Where a page ends, above its footer."""
        return MARGIN + FOOTER_HEIGHT


def format_for(settings: SheetSettings) -> Format:
    """Return the measures for the settings."""
    is_large = settings.print == "large"
    page_size = PAPER_SIZES[settings.paper]
    if is_large:
        return Format(
            page_size=page_size,
            title=Style(fonts.BOLD, 24, 29),
            part=Style(fonts.BOLD, 21, 27),
            heading=Style(fonts.SEMIBOLD, 18, 23, TEAL),
            body=Style(fonts.REGULAR, 17, 22),
            cell=Style(fonts.REGULAR, 16, 20),
            small=Style(fonts.REGULAR, 16, 20, QUIET),
            foot=Style(fonts.REGULAR, 12, 15, QUIET),
            head=Style(fonts.REGULAR, 16, 20, QUIET),
            scale=4 / 3,
            is_large=True,
        )
    return Format(
        page_size=page_size,
        title=Style(fonts.BOLD, 19, 23),
        part=Style(fonts.BOLD, 16, 21),
        heading=Style(fonts.SEMIBOLD, 12, 15, TEAL),
        body=Style(fonts.REGULAR, 11, 14),
        cell=Style(fonts.REGULAR, 10, 12),
        small=Style(fonts.REGULAR, 9, 9.9, QUIET),
        foot=Style(fonts.REGULAR, 9, 11.5, QUIET),
        head=Style(fonts.REGULAR, 9, 11.5, QUIET),
        scale=1.0,
        is_large=False,
    )


def bold(style: Style) -> Style:
    """The same style, bold."""
    return Style(fonts.BOLD, style.size, style.leading, style.color)


def quiet(style: Style) -> Style:
    """The same style in gray."""
    return Style(style.typeface, style.size, style.leading, QUIET)


def colored(style: Style, color: Color) -> Style:
    """The same style in another color."""
    return Style(style.typeface, style.size, style.leading, color)


def scaled(style: Style, factor: float) -> Style:
    """The same style in another size."""
    return Style(style.typeface, style.size * factor, style.leading * factor, style.color)


def cut(lines: Sequence[Line], most: int, where: str = "") -> list[Line]:
    """Keep so many lines; the last one says by its dots that the text goes on, and ``where`` says where it is whole."""
    if len(lines) <= most:
        return list(lines)
    *before, last = lines[:most]
    *first, ending = last
    room = max(fsum(part.width for part in line) for line in lines[:most]) - fsum(part.width for part in first)
    dots = f" … {where}".rstrip()
    words = ending.text.split(" ")
    while words and run(" ".join(words).rstrip(" .") + dots, ending.style).width > room:
        words.pop()
    return [*before, (*first, run(" ".join(words).rstrip(" .") + dots, ending.style))]


@dataclass
class _Columns:
    """The columns in which text is set at present."""

    count: int
    left_to_set: float
    """Height of what is still to come, as if it stood in one column, in points."""
    top: float
    at: int = 0
    lowest: float = _ENDLESS


class Flow:
    """A column of text, or several beside each other, on one page after another."""

    def __init__(
        self, canvas: TaggedCanvas, form: Format, page_ended: Callable[[int], object] = lambda _: None
    ) -> None:
        self.canvas = canvas
        self._page_ended = page_ended
        self.form = form
        self.y = form.top
        self.bottom = form.bottom
        self.left = MARGIN
        self.width = form.width
        self._columns: _Columns | None = None
        self._heading_tag = "H2"

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.y - self.bottom

    @property
    def most_room(self) -> float:
        """What a page holds that holds nothing else."""
        return self.form.top - self.form.bottom

    def new_page(self) -> None:
        """Go on at the top of the next column, or page."""
        columns = self._columns
        if columns is None:
            self._turn()
            return
        columns.left_to_set -= columns.top - self.y
        columns.lowest = min(columns.lowest, self.y)
        columns.at += 1
        if columns.at == columns.count:
            self._turn()
            columns.at, columns.top, columns.lowest = 0, self.form.top, self.form.top
        self._enter_column(columns)

    def keep(self, needed: float) -> None:
        """Begin a new page unless so much room is left."""
        if needed > self.room and self.y < self._top:
            self.new_page()

    def gap(self, points: float) -> None:
        """Leave room, but not at the top of a page."""
        if self.y < self._top:
            self.y -= points * self.form.scale

    @contextmanager
    def columns(self, count: int, tall: float = _ENDLESS) -> Iterator[None]:
        """Set what follows in so many columns of equal height; ``tall`` is its height in a single column, in points."""
        self._columns = columns = _Columns(count, tall, self.y)
        self.width = self.column_width(count)
        self._enter_column(columns)
        yield
        self.y = min(columns.lowest, self.y)
        self._columns = None
        self.left, self.width, self.bottom = MARGIN, self.form.width, self.form.bottom

    def measure(self, section: Callable[[Flow], None], columns: int = 1) -> float:
        """Return the height of a section in one of so many columns, by drawing it where nobody sees it."""
        flow = Flow(self.canvas, self.form)
        flow.width, flow.bottom, flow.y = self.column_width(columns), -_ENDLESS, self.form.top - 100
        top = flow.y
        with self.canvas.unseen():
            section(flow)
        return top - flow.y

    def column_width(self, count: int) -> float:
        """Width of each of so many columns, in points."""
        return (self.form.width - (count - 1) * _GUTTER) / count

    @property
    def _top(self) -> float:
        return self._columns.top if self._columns else self.form.top

    def _turn(self) -> None:
        self._page_ended(self.canvas.getPageNumber())
        self.canvas.showPage()
        self.y = self.form.top

    def _enter_column(self, columns: _Columns) -> None:
        self.left = MARGIN + columns.at * (self.width + _GUTTER)
        self.y = columns.top
        even = columns.top - columns.left_to_set / (columns.count - columns.at) - 2 * self.form.small.leading
        self.bottom = max(self.form.bottom, even) if columns.at < columns.count - 1 else self.form.bottom

    def part(self, text: str) -> None:
        """Begin a part, on a new page unless a fifth of this one is left."""
        self.gap(12)
        self.keep(self.most_room / 5)
        self._heading_tag = "H3"
        self.canvas.outline(text, 1)
        with self.canvas.element("H2"):
            self.y = draw(self.canvas, self.left, self.y, wrap([run(text, self.form.part)], self.width))
        self.gap(4)

    def heading(self, text: str, *, follows: float = 60) -> None:
        """Begin a section, with a rule under its name; ``follows`` is the room that must be left below it.

        Sections before the first part stand on the level of the parts.
        """
        self.gap(6)
        self.keep(self.form.heading.leading + follows * self.form.scale)
        self.canvas.outline(text, 1 if self._heading_tag == "H2" else 2)
        with self.canvas.element(self._heading_tag):
            self.y = draw(self.canvas, self.left, self.y, wrap([run(text, self.form.heading)], self.width))
        self.y -= 1.5
        self.rule(self.left, self.left + self.width, TEAL, 0.75)
        self.y -= 2.5 * self.form.scale

    def rule(self, left: float, right: float, color: Color, thickness: float) -> None:
        """Draw a line across at the present place."""
        self.canvas.setStrokeColorRGB(*color)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(left, self.y, right, self.y)

    def paragraph(self, *runs: Run, tag: str = "P", indent: float = 0, keep_lines: int = 2) -> None:
        """Set a paragraph, going on to the next page between lines but leaving no single line behind."""
        lines = wrap(runs, self.width - indent)
        self.keep(height(lines[:keep_lines]))
        with self.canvas.element(tag):
            self.lines(lines, indent)

    def lines(self, lines: Sequence[Line], indent: float) -> None:
        """Draw lines as content of the open element, on as many pages as they need."""
        left = list(lines)
        while left:
            count = self._fitting(left)
            if count < len(left) and len(left) - count < 2 <= count - 1:
                count -= 1
            self.y = draw(self.canvas, self.left + indent, self.y, left[:count])
            left = left[count:]
            if left:
                self.new_page()

    @contextmanager
    def list(self, *, numbered: bool) -> Iterator[None]:
        """Open a list, to be filled by ``item``."""
        numbering = "/Decimal" if numbered else "/Disc"
        with self.canvas.element("L", attributes={"O": "/List", "ListNumbering": numbering}):
            yield

    def item(self, label: str, runs: Sequence[Run], style: Style | None = None, indent: float = 20) -> None:
        """Set one item of the open list: a label and a text beside it."""
        indent *= self.form.scale
        lines = wrap(runs, self.width - indent)
        self.keep(height(lines[:2]))
        with self.canvas.element("LI"):
            with self.canvas.element("Lbl"):
                draw(self.canvas, self.left, self.y, [(run(f"{label} ", style or self.form.body),)])
            with self.canvas.element("LBody"):
                self.lines(lines, indent)

    def _fitting(self, lines: Sequence[Line]) -> int:
        used = 0.0
        for count, line in enumerate(lines):
            used += height([line])
            if used > self.room + 0.01 and (count or self.y < self._top):
                return count
        return len(lines)
