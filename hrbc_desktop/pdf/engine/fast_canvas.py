"""Colors, lines and boxes on a page (ISO 32000-1, 8.4-8.6), written as fast as a sheet with thousands of them needs.

reportlab writes every number with a logarithm and six decimals. Two decimals of a point are a third of a hundredth of a
millimetre.
"""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

_PAINT = {(0, 1): "f", (1, 0): "S", (1, 1): "B"}
"""What ends a path, by whether it is stroked and whether it is filled."""


class PaintingCanvas(Canvas):
    """A reportlab canvas with faster ways to do what it does."""

    _code: list[str]  # what reportlab's stubs leave out

    def setFillColorRGB(self, r: float, g: float, b: float, alpha: float | None = None) -> None:  # noqa: ARG002, N802
        """Fill with this color; all of it is opaque."""
        self._code.append(f"{r:.3f} {g:.3f} {b:.3f} rg")

    def setStrokeColorRGB(self, r: float, g: float, b: float, alpha: float | None = None) -> None:  # noqa: ARG002, N802
        """Draw lines in this color; all of it is opaque."""
        self._code.append(f"{r:.3f} {g:.3f} {b:.3f} RG")

    def setLineWidth(self, width: float) -> None:  # noqa: N802
        """Draw lines of this width."""
        self._code.append(f"{width:.2f} w")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line."""
        self._code.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def rect(self, x: float, y: float, width: float, height: float, stroke: float = 1, fill: float = 0) -> None:
        """Draw a box whose lower left corner is given."""
        self._code.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re {_PAINT[int(stroke), int(fill)]}")

    def roundRect(  # noqa: N802
        self, x: float, y: float, width: float, height: float, radius: float, stroke: float = 1, fill: float = 0
    ) -> None:
        """Draw a box with rounded corners."""
        outline = _rounded(round(width, 2), round(height, 2), round(radius, 2))
        self._code += ["q", f"1 0 0 1 {x:.2f} {y:.2f} cm", f"{outline} {_PAINT[int(stroke), int(fill)]}", "Q"]


@lru_cache(maxsize=64)
def _rounded(width: float, height: float, radius: float) -> str:
    outline = PDFPathObject()
    outline.roundRect(0, 0, width, height, radius)
    return str(outline.getCode())
