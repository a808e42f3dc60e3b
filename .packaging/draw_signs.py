"""Draws resources/fonts/Signs.ttf: the arrows, the tick and the rings in the windows that no other font of ours has.

Where a system has no font with them, a person would see empty boxes. Run it by hand after changing a shape:
`python .packaging/draw_signs.py` (needs fonttools, see the extra "dev"). The same shapes always give the same bytes.
"""

import math
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

_EM, _ASCENT, _DESCENT = 1000, 950, -250
_ADVANCE = 800
_MIDDLE = 330  # the height of the middle of a small letter's body, on which the signs are centered
_CORNERS = 48  # enough for a ring to look round at 72 pixels

Point = tuple[float, float]


def _outline(*contours: list[Point]) -> Glyph:
    pen = TTGlyphPen(None)
    for contour in contours:
        first, *rest = [(round(x), round(y)) for x, y in contour]
        pen.moveTo(first)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _arrow(quarter_turns: int) -> Glyph:
    right = [(320, 0), (60, 250), (0, 185), (145, 42), (-320, 42), (-320, -42), (145, -42), (0, -185), (60, -250)]
    angle = quarter_turns * math.pi / 2
    cos, sin = round(math.cos(angle)), round(math.sin(angle))
    return _outline([(_ADVANCE / 2 + x * cos - y * sin, _MIDDLE + x * sin + y * cos) for x, y in reversed(right)])


def _circle(radius: float, *, is_hole: bool = False) -> list[Point]:
    turn = (1 if is_hole else -1) * 2 * math.pi / _CORNERS
    return [
        (_ADVANCE / 2 + radius * math.cos(n * turn), _MIDDLE + radius * math.sin(n * turn)) for n in range(_CORNERS)
    ]


def _tick() -> Glyph:
    return _outline([(90, 320), (155, 385), (310, 230), (645, 665), (715, 610), (318, 95)])


_SIGNS = {
    "←": ("arrowleft", _arrow(2)),
    "↑": ("arrowup", _arrow(1)),
    "→": ("arrowright", _arrow(0)),
    "↓": ("arrowdown", _arrow(3)),
    "○": ("circle", _outline(_circle(270), _circle(195, is_hole=True))),
    "●": ("H18533", _outline(_circle(270))),
    "✓": ("check", _tick()),
}


def draw(path: Path) -> None:
    """Write the font to `path`."""
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *(name for name, _ in _SIGNS.values())])
    builder.setupCharacterMap({ord(sign): name for sign, (name, _) in _SIGNS.items()})
    builder.setupGlyf({".notdef": _outline(), **dict(_SIGNS.values())})
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (_ADVANCE, 0)))
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": "HRBC Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=_ASCENT, sTypoDescender=_DESCENT, usWinAscent=_ASCENT, usWinDescent=-_DESCENT)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(path)


if __name__ == "__main__":
    draw(Path(__file__).parent.parent / "resources" / "fonts" / "Signs.ttf")
