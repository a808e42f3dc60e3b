"""A table of options that flows over pages: rows stay whole, and the heading row comes again as an artifact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from hrbc_desktop.sheet.figures import colour_of, draw_chip
from hrbc_desktop.sheet.layout import HAIRLINE, MARGIN, SHADE, TEAL, Flow, bold, coloured, quiet
from hrbc_desktop.sheet.structure import Element
from hrbc_desktop.sheet.tagging import TaggedCanvas
from hrbc_desktop.sheet.writing import Line, Run, draw, height, run, wrap

PADDING = 5.0
_WORTH_BEGINNING = 110.0
"""Room that must be left on a page, in points, for a row to begin there and go on."""


@dataclass(frozen=True)
class Words:
    """A paragraph in a cell."""

    lines: Sequence[Line]
    after: float = 0.0
    """Room below, in points."""

    @property
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

    @property
    def tall(self) -> float:
        """Height in points."""
        return max(self.tall_figure, self.beside.tall)

    def place(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its top left corner there."""
        with canvas.figure(self.alternative, (x, top - self.tall_figure, x + self.wide, top)):
            self.drawing(x, top)
        if self.beside.lines:
            self.beside.place(canvas, x + self.wide + PADDING, top)


Block = Words | Picture
Cell = Sequence[Block]


class OptionTable:
    """Options as columns, with their letters and colours; rows are added one by one."""

    def __init__(self, flow: Flow, options: Sequence[tuple[str, str]], label_width: float, padding: float) -> None:
        """``options`` are pairs of letter and name; ``padding`` is the room above and below what stands in a row."""
        self._flow = flow
        self._padding = padding
        self._group: str | None = None
        self._letters = [letter for letter, _ in options]
        self._label_width = label_width
        self.column = (flow.form.width - label_width) / len(options)
        style = bold(flow.form.cell)
        self._chip = 14.0 * flow.form.scale
        room = self.column - self._chip - 2.5 * PADDING
        self._names = [wrap([run(name, style)], room) for _, name in options]
        self._heading_height = max(self._chip, *(height(lines) for lines in self._names)) + PADDING

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
            for number in range(len(self._names)):
                with canvas.heading_cell("Column"):
                    self._option(number)
        self._end_heading()

    def group(self, title: str) -> None:
        """Name the rows that follow, in a row of its own that never stands alone at the foot of a page."""
        self._group = title

    def _draw_group(self, title: str) -> None:
        flow = self._flow
        style = coloured(bold(flow.form.cell), TEAL)
        with flow.canvas.element("TR"), flow.canvas.heading_cell("Row", columns=len(self._names) + 1):
            draw(flow.canvas, MARGIN, flow.y - PADDING, [(run(title, style),)])
        flow.y -= self._group_height()
        flow.rule(MARGIN, MARGIN + flow.form.width, TEAL, 0.6)

    def row(self, label: Sequence[Run], cells: Sequence[Cell]) -> None:
        """Draw one row. Text goes on to the next page between paragraphs, all else goes there as a whole."""
        heading = wrap(label, self._label_width - 1.5 * PADDING)
        group = self._group_height() if self._group else 0.0
        if group + self._row_height(heading, cells) > self._flow.room and not self._can_begin(group, heading, cells):
            self._next_page()
        if self._group:
            self._draw_group(self._group)
            self._group = None
        with self._flow.canvas.element("TR"):
            label_element, *data = self._row_elements(len(cells))
            rest = self._draw_row(self._flow.canvas.within(label_element), heading, data, cells)
            while any(rest):
                self._next_page()
                rest = self._draw_row(self._flow.canvas.artifact(), heading, data, rest)

    def _can_begin(self, group: float, heading: Sequence[Line], cells: Sequence[Cell]) -> bool:
        """Whether a row of nothing but words can go on from this page to the next, with some of each cell on both."""
        if not all(isinstance(block, Words) for cell in cells for block in cell):
            return False
        room = self._flow.room - group
        begun = [cell[:1] for cell in cells]
        return room > _WORTH_BEGINNING * self._flow.form.scale and self._row_height(heading, begun) <= room

    def _row_elements(self, columns: int) -> list[Element]:
        """Open the cells of a row and close them again: a tall row comes back to them on the next page."""
        with self._flow.canvas.heading_cell("Row") as label:
            pass
        data = [Element("TD") for _ in range(columns)]
        for element in data:
            self._flow.canvas.attach(element)
        return [label, *data]

    def _draw_row(
        self,
        heading_place: AbstractContextManager[None],
        heading: Sequence[Line],
        data: Sequence[Element],
        cells: Sequence[Cell],
    ) -> list[Cell]:
        """Draw what fits on the page and return what is left."""
        flow, canvas = self._flow, self._flow.canvas
        is_fresh = flow.room >= self._most()
        divided = [_split(cell, flow.room - 2 * self._padding, is_fresh=is_fresh) for cell in cells]
        shown = [first for first, _ in divided]
        tall = self._row_height(heading, shown)
        canvas.setFillColorRGB(*SHADE)
        canvas.rect(MARGIN, flow.y - tall, self._label_width, tall - 0.8, stroke=0, fill=1)
        top = flow.y - self._padding
        with heading_place:
            draw(canvas, MARGIN + PADDING / 2, top, heading)
        for number, (element, cell) in enumerate(zip(data, shown, strict=True)):
            with canvas.within(element):
                _place(canvas, cell, self._left(number) + PADDING, top)
        flow.y -= tall
        flow.rule(MARGIN, MARGIN + flow.form.width, HAIRLINE, 0.6)
        return [left for _, left in divided]

    def _row_height(self, heading: Sequence[Line], cells: Sequence[Cell]) -> float:
        return max(height(heading), *(_tall(cell) for cell in cells)) + 2 * self._padding

    def words(self, *runs: Run, after: float = 0.0) -> Words:
        """Wrap runs to the width of a cell."""
        return Words(wrap(runs, self.inner), after)

    def label(self, text: str) -> list[Run]:
        """The label of a row."""
        return [run(text, quiet(bold(self._flow.form.cell)))]

    def _left(self, number: int) -> float:
        return MARGIN + self._label_width + number * self.column

    def _group_height(self) -> float:
        return self._flow.form.cell.leading + PADDING + 1

    def _most(self) -> float:
        """Room for rows on a page that holds nothing else."""
        return self._flow.form.top - self._flow.form.bottom - self._heading_height - 4

    def _next_page(self) -> None:
        self._flow.new_page()
        with self._flow.canvas.artifact():
            for number in range(len(self._names)):
                self._option(number)
        self._end_heading()

    def _option(self, number: int) -> None:
        flow, letter = self._flow, self._letters[number]
        left = self._left(number) + PADDING
        draw_chip(flow.canvas, left, flow.y, self._chip, letter, colour_of(letter))
        draw(flow.canvas, left + self._chip + PADDING / 2, flow.y, self._names[number])

    def _end_heading(self) -> None:
        flow = self._flow
        flow.y -= self._heading_height
        for number in range(len(self._names)):
            flow.rule(self._left(number), self._left(number) + self.column, colour_of(self._letters[number]), 2)
        flow.y -= 1


def _tall(cell: Cell) -> float:
    return sum(block.tall for block in cell)


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
