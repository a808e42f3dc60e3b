"""Pictures that stand in the cells of a table, each with the words that it shows."""

from __future__ import annotations

from hrbc_desktop.domain.model.schedule import Day
from hrbc_desktop.pdf.engine.table import Picture, Words
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.pages.charts import STRIP_HEIGHT, Shares, color_of, dots_of, draw_dots, draw_strip
from hrbc_desktop.wording.figures import dots_sentence
from hrbc_desktop.wording.schedule import schedule_sentence


def strip_picture(canvas: TaggedCanvas, width: float, days: tuple[Day, ...], letter: str) -> Picture:
    """Make the schedule strip of one option."""

    def drawing(x: float, top: float) -> None:
        draw_strip(canvas, x, top, width, days, color_of(letter))

    return Picture(width, STRIP_HEIGHT, schedule_sentence(days), drawing)


def dots_picture(
    canvas: TaggedCanvas, pitch: float, columns: int, effect: Shares, letter: str, beside: Words
) -> Picture:
    """Make the hundred dots of one side effect in so many columns, ``pitch`` points from dot to dot."""

    def drawing(x: float, top: float) -> None:
        draw_dots(canvas, x, top, pitch, columns, dots_of(effect), color_of(letter))

    words = dots_sentence(effect.any, effect.severe, effect.low, effect.high)
    return Picture(columns * pitch, 100 / columns * pitch + _BELOW_DOTS, words, drawing, beside)


_BELOW_DOTS = 1.5
