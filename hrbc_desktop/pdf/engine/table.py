"""Tables that flow over pages: rows stay whole, and the heading row comes again as an artifact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum

from hrbc_desktop.pdf.engine.layout import HAIRLINE, MARGIN, SHADE, TEAL, Flow, bold, colored, quiet, scaled
from hrbc_desktop.pdf.engine.structure import Element, column_span
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import Color, Line, Run, draw, height, run, wrap
from hrbc_desktop.pdf.pages.charts import color_of, draw_chip

PADDING = 5.0


@dataclass(frozen=True)
class Words:
    """A paragraph in a cell."""

    lines: Sequence[Line]
    after: float = 0.0
    """Room below, in points."""

    @cached_property
    def tall(self) -> float:
        """Height in points."""
        return height(self.lines) + self.after

    def place(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its top left corner there."""
        with canvas.element("P"):
            draw(canvas, x, top, self.lines)


@dataclass(frozen=True)
class Picture:
    """A figure in a cell, with words beside it."""

    wide: float
    tall_figure: float
    alternative: str
    drawing: Callable[[float, float], None]
    """Draws it with its top left corner at the given place."""
    beside: Words = field(default_factory=lambda: Words([]))

    @cached_property
    def tall(self) -> float:
        """Height in points."""
        return max(self.tall_figure, self.beside.tall)

    def place(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its top left corner there."""
        if not canvas.is_seen:
            return
        with canvas.figure(self.alternative, (x, top - self.tall_figure, x + self.wide, top)):
            self.drawing(x, top)
        if self.beside.lines:
            self.beside.place(canvas, x + self.wide + PADDING, top)


Block = Words | Picture
Cell = Sequence[Block]


class Table:
    """Columns under headings, with a label before each row; rows are added one by one."""

    def __init__(
        self, flow: Flow, headings: Sequence[str], label_width: float, padding: float, mark: float = 0.0
    ) -> None:
        """``padding`` is the room above and below what stands in a row, ``mark`` that of a mark before each heading.

        All are in points. With a ``label_width`` of 0 labels stand above their rows, as wide as the page. Where a word
        of a heading does not fit beside its mark, the heading stands below it.
        """
        self._flow = flow
        self._padding = padding
        self._group: str | None = None
        self._label_width = label_width
        self.column = (flow.form.width - label_width) / len(headings)
        style = bold(flow.form.cell)
        longest = max(run(word, style).width for text in headings for word in text.split())
        self._beside = mark if longest <= self.inner - mark else 0.0
        self._below = mark - self._beside
        room = self.inner - self._beside
        style = scaled(style, min(1.0, room / longest))
        self._headings = [wrap([run(text, style)], room) for text in headings]
        tall = max(height(lines) for lines in self._headings)
        self._heading_height = max(self._beside, self._below + tall) + PADDING

    @property
    def inner(self) -> float:
        """Width of what stands in a cell."""
        return self.column - 2 * PADDING

    def heading(self) -> None:
        """Draw the heading row, as the first row of the open table."""
        self._flow.keep(self._heading_height + 60)
        canvas = self._flow.canvas
        with canvas.element("TR"):
            with canvas.element("TD"):
                pass
            for number in range(len(self._headings)):
                with canvas.heading_cell("Column"):
                    self._draw_heading(number)
        self._end_heading()

    def group(self, title: str) -> None:
        """Name the rows that follow, in a row of its own that never stands alone at the foot of a page."""
        self._group = title

    def _draw_group(self, title: str) -> None:
        flow = self._flow
        style = colored(bold(flow.form.cell), TEAL)
        with flow.canvas.element("TR"), flow.canvas.heading_cell("Row", columns=len(self._headings) + 1):
            draw(flow.canvas, MARGIN, flow.y - PADDING, [(run(title, style),)])
        flow.y -= self._group_height()
        flow.rule(MARGIN, MARGIN + flow.form.width, TEAL, 0.6)

    def row(
        self,
        label: Sequence[Run],
        cells: Sequence[Cell],
        notes: Sequence[Sequence[Run]] = (),
        widths: Sequence[int] = (),
    ) -> None:
        """Draw one row, on the next page when it does not fit; only one that is taller than a page is divided.

        ``notes``: for each cell what stands below all of them, as wide as the table. ``widths``: over how many columns
        each cell goes; one each when nothing is given.
        """
        widths = widths or [1] * len(cells)
        below = [wrap(runs, self._flow.form.width - 2 * PADDING) for runs in notes]
        tall_notes = fsum(map(height, below)) + (self._padding if any(below) else 0.0)
        heading = wrap(label, (self._label_width or self._flow.form.width) - 1.5 * PADDING)
        group = self._group_height() if self._group else 0.0
        if group + self._row_height(heading, cells) + tall_notes > self._flow.room:
            self._next_page()
        if self._group:
            self._draw_group(self._group)
            self._group = None
        with self._flow.canvas.element("TR"):
            label_element, *data = self._row_elements(widths)
            lefts = [self._left(fsum(widths[:number])) for number in range(len(widths))]
            places = list(zip(data, lefts, strict=True))
            rest = self._draw_row(self._flow.canvas.within(label_element), heading, places, cells, ruled=not any(below))
            while any(rest):
                self._next_page()
                rest = self._draw_row(self._flow.canvas.artifact(), heading, places, rest, ruled=not any(below))
            if any(below):
                self._draw_notes(data, below)

    def _draw_notes(self, data: Sequence[Element], below: Sequence[Sequence[Line]]) -> None:
        """Draw what belongs to each cell across the table: it is read with its cell."""
        flow, canvas = self._flow, self._flow.canvas
        for element, lines in zip(data, below, strict=True):
            if lines:
                flow.keep(height(lines))
                with canvas.within(element), canvas.element("P"):
                    flow.y = draw(canvas, MARGIN + PADDING, flow.y, lines)
        flow.y -= self._padding
        flow.rule(MARGIN, MARGIN + flow.form.width, HAIRLINE, 0.6)

    def _row_elements(self, widths: Sequence[int]) -> list[Element]:
        """Open the cells of a row and close them again: a tall row comes back to them on the next page."""
        with self._flow.canvas.heading_cell("Row") as label:
            pass
        data = [Element("TD", attributes=column_span(wide)) for wide in widths]
        for element in data:
            self._flow.canvas.attach(element)
        return [label, *data]

    def _draw_row(
        self,
        heading_place: AbstractContextManager[None],
        heading: Sequence[Line],
        places: Sequence[tuple[Element, float]],
        cells: Sequence[Cell],
        *,
        ruled: bool,
    ) -> list[Cell]:
        """Draw what fits on the page and return what is left."""
        flow, canvas = self._flow, self._flow.canvas
        is_fresh = flow.room >= self._most()
        above = 0.0 if self._label_width else height(heading) + self._padding
        divided = [_split(cell, flow.room - above - 2 * self._padding, is_fresh=is_fresh) for cell in cells]
        shown = [first for first, _ in divided]
        tall = self._row_height(heading, shown)
        canvas.setFillColorRGB(*SHADE)
        shaded = (self._label_width, tall - 0.8) if self._label_width else (flow.form.width, above)
        canvas.rect(MARGIN, flow.y - 0.8 - shaded[1], *shaded, stroke=0, fill=1)
        top = flow.y - self._padding
        with heading_place:
            draw(canvas, MARGIN + PADDING / 2, top if self._label_width else flow.y - self._padding / 2, heading)
        top -= above
        for (element, left), cell in zip(places, shown, strict=True):
            with canvas.within(element):
                _place(canvas, cell, left + PADDING, top)
        flow.y -= tall
        if ruled:
            flow.rule(MARGIN, MARGIN + flow.form.width, HAIRLINE, 0.6)
        return [rest for _, rest in divided]

    def _row_height(self, heading: Sequence[Line], cells: Sequence[Cell]) -> float:
        tallest = max(map(_tall, cells))
        both = max(height(heading), tallest) if self._label_width else height(heading) + self._padding + tallest
        return both + 2 * self._padding

    def words(self, *runs: Run, after: float = 0.0, columns: int = 1) -> Words:
        """Wrap runs to the width of a cell that goes over so many columns."""
        return Words(wrap(runs, columns * self.column - 2 * PADDING), after)

    def label(self, text: str) -> list[Run]:
        """The label of a row."""
        return [run(text, quiet(bold(self._flow.form.cell)))]

    def _left(self, number: float) -> float:
        return MARGIN + self._label_width + number * self.column

    def _group_height(self) -> float:
        return self._flow.form.cell.leading + PADDING + 1

    def _most(self) -> float:
        """Room for rows on a page that holds nothing else."""
        return self._flow.most_room - self._heading_height - 4

    def _next_page(self) -> None:
        self._flow.new_page()
        with self._flow.canvas.artifact():
            for number in range(len(self._headings)):
                self._draw_heading(number)
        self._end_heading()

    def _draw_heading(self, number: int) -> None:
        left, top = self._left(number) + PADDING + self._beside, self._flow.y - self._below
        draw(self._flow.canvas, left, top, self._headings[number])

    def _color(self, _number: int) -> Color:
        return TEAL

    def _end_heading(self) -> None:
        flow = self._flow
        flow.y -= self._heading_height
        for number in range(len(self._headings)):
            flow.rule(self._left(number), self._left(number) + self.column, self._color(number), 2)
        flow.y -= 1


class OptionTable(Table):
    """Options as columns, with their letters and colors."""

    def __init__(self, flow: Flow, options: Sequence[tuple[str, str]], label_width: float, padding: float) -> None:
        """``options`` are pairs of letter and name."""
        self._letters = [letter for letter, _ in options]
        self._chip = 14.0 * flow.form.scale
        super().__init__(flow, [name for _, name in options], label_width, padding, self._chip + PADDING / 2)

    def _draw_heading(self, number: int) -> None:
        left = self._left(number) + PADDING
        draw_chip(self._flow.canvas, left, self._flow.y, self._chip, self._letters[number], self._color(number))
        super()._draw_heading(number)

    def _color(self, number: int) -> Color:
        return color_of(self._letters[number])


def _tall(cell: Cell) -> float:
    return fsum(block.tall for block in cell)


def _place(canvas: TaggedCanvas, cell: Cell, x: float, top: float) -> None:
    for block in cell:
        block.place(canvas, x, top)
        top -= block.tall


def _split(cell: Cell, room: float, *, is_fresh: bool) -> tuple[list[Block], list[Block]]:
    """Divide a cell into what fits and what goes to the next page; a paragraph that fills a fresh page is divided."""
    fitting: list[Block] = []
    for number, block in enumerate(cell):
        if block.tall <= room:
            fitting.append(block)
            room -= block.tall
            continue
        if isinstance(block, Words) and is_fresh and not fitting:
            count = max(1, int(room // height(block.lines[:1])))
            rest = Words(block.lines[count:], block.after)
            return [Words(block.lines[:count])], [rest, *cell[number + 1 :]]
        return fitting, list(cell[number:])
    return fitting, []
