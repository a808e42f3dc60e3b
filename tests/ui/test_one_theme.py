"""Colors are written in one module and sizes in another; the windows only use their names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrbc_desktop.resources import resource

ROOT = Path(__file__).parents[2]
UI = ROOT / "hrbc_desktop" / "ui"
MODULES = [path for path in sorted(UI.rglob("*.py")) if path.parent.name != "forms" and path.stem != "sizes"]
COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(")
NO_CHOICE = ("transparent", "white")
"""Nothing at all, and the paper of a printed page."""
SIZED = {"px", "font", "window", "resize", "setSpacing", "addSpacing", "setContentsMargins", "setIndent", "setIconSize"}
SIZED |= {f"set{which}{what}" for which in ("Fixed", "Minimum", "Maximum") for what in ("Width", "Height", "Size")}
"""Calls that take a size."""


def colors(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOR.search(node.value):
            yield f"line {node.lineno}: {node.value}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "QColor":
            if any(isinstance(argument, ast.Constant) for argument in node.args):
                yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Qt.GlobalColor":
            yield from () if node.attr in NO_CHOICE else (f"line {node.lineno}: {ast.unparse(node)}",)


def sizes(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SIZED:
            numbers = [argument for argument in node.args if isinstance(argument, ast.Constant)]
            if any(number.value not in (0, 1) for number in numbers if isinstance(number.value, int | float)):
                yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_a_window_names_its_colors_and_sizes(module: Path) -> None:
    assert list(sizes(module)) == []
    if module.stem != "theme":
        assert list(colors(module)) == []


def test_the_style_sheet_and_the_forms_hold_no_color_and_no_typeface() -> None:
    rules = resource("themes", "style.qss").read_text("utf-8")
    assert COLOR.findall(rules) == []
    assert set(re.findall(r"\b\d+px", rules)) <= {"0px", "1px", "2px", "3px"}  # the width of a line
    for form in sorted((ROOT / "forms").glob("*.ui")):
        drawn = form.read_text("utf-8")
        assert [word for word in ("styleSheet", "<color", "<font", "<palette") if word in drawn] == [], form.name
