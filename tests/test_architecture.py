"""The one import rule: a room imports itself and the rooms to its left, and touches only its part of Qt."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "hrbc_desktop"

SHARED = {"domain", "resources", "files"}
NEIGHBOURS = {"catalogue", "records", "sheet", "exchange"}
LEFT_OF = {
    "__init__": set[str](),
    "resources": set[str](),
    "files": set[str](),
    "domain": set[str](),
    **dict.fromkeys(NEIGHBOURS, SHARED),
    "session": SHARED | NEIGHBOURS,
    "ui": SHARED | NEIGHBOURS | {"session"},
    "app": SHARED | NEIGHBOURS | {"session", "ui"},
    "demo": SHARED | NEIGHBOURS | {"session", "ui", "app"},
    "commands": SHARED | NEIGHBOURS | {"session", "ui", "app", "demo"},
    "cli": {"app", "commands"},
    "__main__": {"cli"},
}
QT_PARTS = {
    "session": {"QtCore", "QtGui", "QtDBus", "QtNetwork"},
    "ui": {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"},
    "app": {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"},
    "demo": {"QtCore", "QtGui", "QtWidgets", "QtTest"},
}
LOCAL_SOCKETS = {"QLocalServer", "QLocalSocket"}
"""All of QtNetwork that may be touched: what never leaves the computer."""
NETWORK = {"aiohttp", "ftplib", "http", "requests", "smtplib", "socket", "ssl", "urllib3"}


def imported(source: str) -> set[tuple[str, ...]]:
    """Return every module that `source` imports, anywhere in it, as a path of at least three names."""
    paths = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            paths.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            paths.update(f"{origin}.{alias.name}" for alias in node.names)
    return {tuple(f"{path}..".split(".")) for path in paths}


def breaches(room: str, source: str) -> set[str]:
    """Return the imports in `source` that `room` may not make."""
    forbidden = set()
    for top, part, name, *_ in imported(source):
        allowed = {
            "": set[str](),  # a relative import hides which room it reaches
            "hrbc_desktop": LEFT_OF[room] | {room, "__version__"},
            "PySide6": QT_PARTS.get(room, set()),
        }.get(top, {part} if top not in NETWORK else set())
        if part not in allowed or (part == "QtNetwork" and name not in LOCAL_SOCKETS):
            forbidden.add(f"{top}.{part}")
    return forbidden


@pytest.mark.parametrize("module", [str(path.relative_to(PACKAGE)) for path in sorted(PACKAGE.rglob("*.py"))])
def test_a_module_imports_only_from_rooms_to_its_left(module: str) -> None:
    room = Path(module).parts[0].removesuffix(".py")
    assert room in LEFT_OF, f"{room} is no room of this house"
    assert not breaches(room, (PACKAGE / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("domain", "from PySide6.QtCore import QObject"),
        ("domain", "import hrbc_desktop.resources"),
        ("sheet", "from hrbc_desktop import records"),
        ("catalogue", "def late():\n    from hrbc_desktop.sheet.layout import page"),
        ("session", "from PySide6 import QtWidgets"),
        ("session", "from PySide6.QtNetwork import QLocalServer, QTcpSocket"),
        ("session", "import PySide6.QtNetwork"),
        ("ui", "from PySide6.QtNetwork import QLocalSocket"),
        ("session", "from ..ui import page"),
        ("ui", "from hrbc_desktop.app import build"),
        ("records", "import socket"),
    ],
)
def test_the_rule_notices_a_breach(room: str, line: str) -> None:
    assert breaches(room, line)
