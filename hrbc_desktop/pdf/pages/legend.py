"""Legend for the schedule marks and the icon arrays."""

from __future__ import annotations

from collections.abc import Callable

from hrbc_desktop.domain.model.schedule import EventKind
from hrbc_desktop.pdf.engine.layout import HAIRLINE, MARGIN, Flow, quiet
from hrbc_desktop.pdf.engine.typesetting import Color, draw, run
from hrbc_desktop.pdf.pages.charts import color_of, draw_mark, tint
from hrbc_desktop.translation import _

_MARKS: tuple[tuple[EventKind, str], ...] = (
    ("inject", "injection"),
    ("infuse", "drip"),
    ("operation", "operation"),
    ("radiation", "radiation"),
    ("visit", "test or visit"),
)


def draw_key(flow: Flow) -> None:
    """Draw two lines: one for the schedule strips, one for the hundred dots."""
    color = color_of("A")

    def box(x: float, y: float) -> None:
        flow.canvas.setFillColorRGB(*tint(color, 0.5))
        flow.canvas.rect(x - 2, y - 4, 4, 8, stroke=0, fill=1)

    def dot(size: float, shade: Color) -> Callable[[float, float], None]:
        def place(x: float, y: float) -> None:
            flow.canvas.setFillColorRGB(*shade)
            flow.canvas.circle(x, y, size, stroke=0, fill=1)

        return place

    def mark(kind: EventKind) -> Callable[[float, float], None]:
        return lambda x, y: draw_mark(flow.canvas, kind, x, y)

    _draw_entries(flow, _("28 days: "), [(box, "pill day"), *((mark(kind), name) for kind, name in _MARKS)])
    dots = [
        (dot(2.4, color), "had it badly"),
        (dot(2.4, tint(color, 0.5)), "had it"),
        (dot(1, HAIRLINE), "did not"),
    ]
    _draw_entries(flow, _("100 people: "), dots)
    flow.gap(5)


def _draw_entries(flow: Flow, title: str, entries: list[tuple[Callable[[float, float], None], str]]) -> None:
    style = quiet(flow.form.small)
    x, middle = MARGIN, flow.y - style.leading / 2
    with flow.canvas.element("P"):
        heading = run(title, style)
        draw(flow.canvas, x, flow.y, [(heading,)])
        x += heading.width
        for number, (draw_mark, name) in enumerate(entries):
            label = run(f"{name}{'' if number == len(entries) - 1 else ', '}", style)
            draw_mark(x + 5, middle)
            draw(flow.canvas, x + 11, flow.y, [(label,)])
            x += 11 + label.width + 5
    flow.y -= style.leading
