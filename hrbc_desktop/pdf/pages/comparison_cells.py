"""What stands in the cells of the comparison: in a few words on page 1, in full in part 2."""

from __future__ import annotations

from hrbc_desktop.domain.compare import comparison as compared
from hrbc_desktop.domain.compare.comparison import WAY_NAMES, way
from hrbc_desktop.domain.model.content import Attribute, Option, SideEffect
from hrbc_desktop.domain.model.schedule import Day
from hrbc_desktop.domain.preferences.line_up import CONTROL
from hrbc_desktop.pdf.engine.table import Picture
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.pages.charts import (
    STRIP_HEIGHT,
    colour_of,
    dots_of,
    draw_dots,
    draw_strip,
)
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording.figures import count_words, dots_sentence, side_effect_words
from hrbc_desktop.wording.preferences import EXPECTATIONS
from hrbc_desktop.wording.schedule import schedule_sentence
from hrbc_desktop.wording.text import _

_SHORT_NOT_KNOWN = "not known here"


def in_short(attribute: str, option: Option, content: Content) -> tuple[str, str]:
    """Say what one option has of one thing, as a bold beginning and the rest."""
    if attribute == CONTROL:
        view = next((each for each in content.worksheet.values.views if each.option == option.id), None)
        return "", _(EXPECTATIONS[view.expectation]) if view else "no view given"
    if attribute == "way":
        return "", WAY_NAMES[way(option, content.catalogue)]
    if attribute in {"visits", "injections"}:
        row = content.comparison.row(attribute)
        cell = row.cells[content.comparison.options.index(option)] if row else None
        return "", count_in_words(cell.number, content.catalogue.attributes[attribute]) if cell else _SHORT_NOT_KNOWN
    effect = compared.side_effect(option, attribute)
    if effect is None:
        return "", _SHORT_NOT_KNOWN
    words = side_effect_words(effect)
    return words.headline, f", {words.beside}" if words.beside else ""


def count_in_words(number: int | None, attribute: Attribute) -> str:
    """Say a number of days in the first three months."""
    if number is None:
        return _SHORT_NOT_KNOWN
    return f"{count_words(number, attribute.unit)} in 3 months"


def strip_picture(canvas: TaggedCanvas, width: float, days: tuple[Day, ...], letter: str) -> Picture:
    """Make the schedule strip of one option."""

    def drawing(x: float, top: float) -> None:
        draw_strip(canvas, x, top, width, days, colour_of(letter))

    return Picture(width, STRIP_HEIGHT, schedule_sentence(days), drawing)


def dots_picture(canvas: TaggedCanvas, pitch: float, columns: int, effect: SideEffect, letter: str) -> Picture:
    """Make the hundred dots of one side effect in so many columns."""

    def drawing(x: float, top: float) -> None:
        draw_dots(canvas, x, top, pitch, columns, dots_of(effect), colour_of(letter))

    words = dots_sentence(effect.any, effect.severe, effect.low, effect.high)
    return Picture(columns * pitch, 100 / columns * pitch, words, drawing)
