"""What stands in the cells of the comparison: in a few words on page 1, in full in part 2."""

from __future__ import annotations

from hrbc_desktop.domain.compare import comparison as compared
from hrbc_desktop.domain.compare.comparison import WAY_NAMES, Comparison, way
from hrbc_desktop.domain.model.content import Attribute, Benefit, Option, SideEffect
from hrbc_desktop.domain.model.schedule import Day
from hrbc_desktop.domain.model.worksheet import ClinicianView
from hrbc_desktop.domain.preferences.line_up import CONTROL
from hrbc_desktop.pdf.engine.table import Picture, Words
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.pages.charts import (
    STRIP_HEIGHT,
    colour_of,
    dots_of,
    draw_dots,
    draw_strip,
    side_effect_words,
    strip_words,
)
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording.frequencies import months, people, whole

EXPECTATIONS = {
    "better": "expected to work better",
    "same": "expected to work about the same",
    "less_well": "expected to work less well",
    "cannot_say": "cannot be said",
}
_SHORT_NOT_KNOWN = "not known here"


def in_short(attribute: str, option: Option, content: Content) -> tuple[str, str]:
    """Say what one option has of one thing, as a bold beginning and the rest."""
    if attribute == CONTROL:
        view = next((each for each in content.worksheet.values.views if each.option == option.id), None)
        return "", _expectation(view) if view else "no view given"
    if attribute == "way":
        return "", WAY_NAMES[way(option, content.catalogue)]
    if attribute in {"visits", "injections"}:
        row = content.comparison.row(attribute)
        cell = row.cells[content.comparison.options.index(option)] if row else None
        return "", count_in_words(cell.number, content.catalogue.attributes[attribute]) if cell else _SHORT_NOT_KNOWN
    effect = compared.side_effect(option, attribute)
    return side_effect_in_short(effect) if effect else ("", _SHORT_NOT_KNOWN)


def count_in_words(number: int | None, attribute: Attribute) -> str:
    """Say a number of days in the first three months."""
    if number is None:
        return _SHORT_NOT_KNOWN
    unit = attribute.unit.removesuffix("s") if number == 1 else attribute.unit
    return f"about {number} {unit} in 3 months" if number else "none in 3 months"


def side_effect_in_short(effect: SideEffect) -> tuple[str, str]:
    """Say a side effect as a number of 100 people, in bold, and how many had it badly."""
    severe = f", {whole(effect.severe)} severe" if effect.severe is not None and effect.severe >= 0.5 else ""
    if effect.any is not None:
        return people(effect.any).removesuffix(" in 100"), f" in 100{severe}"
    if effect.low is not None and effect.high is not None:
        return f"{whole(effect.low)} to {people(effect.high).removesuffix(' in 100')}", f" in 100{severe}"
    return "", f"{people(effect.severe or 0)} severe; all together not known"


def benefit_in_words(benefit: Benefit) -> str:
    """Say what a study found, against its own comparison group."""
    said = months if benefit.measure == "months" else people
    text = said(benefit.value)
    other = benefit.comparator
    if other and other.value is not None:
        text += f", against {said(other.value)} with {other.arm}"
    if benefit.difference == "not_shown":
        return f"{text}. The study did not show a difference."
    if benefit.difference == "not_tested":
        return f"{text}. The study did not test this difference."
    return f"{text}."


def strip_picture(canvas: TaggedCanvas, width: float, days: tuple[Day, ...], letter: str) -> Picture:
    """Make the schedule strip of one option."""

    def drawing(x: float, top: float) -> None:
        draw_strip(canvas, x, top, width, days, colour_of(letter))

    return Picture(width, STRIP_HEIGHT, strip_words(days), drawing)


def dots_picture(
    canvas: TaggedCanvas, pitch: float, columns: int, effect: SideEffect, letter: str, beside: Words
) -> Picture:
    """Make the hundred dots of one side effect in so many columns, with its numbers beside them."""

    def drawing(x: float, top: float) -> None:
        draw_dots(canvas, x, top, pitch, columns, dots_of(effect), colour_of(letter))

    return Picture(columns * pitch, 100 / columns * pitch, side_effect_words(effect), drawing, beside)


def view_sentence(view: ClinicianView, comparison: Comparison) -> str:
    """Say a clinician's own view of one option."""
    names = {option.id: option.name for option in comparison.options}
    return f"{names.get(view.option, view.option)}: {_expectation(view)}, says {view.clinician}."


def _expectation(view: ClinicianView) -> str:
    return EXPECTATIONS[view.expectation]
