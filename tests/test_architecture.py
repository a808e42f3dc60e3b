"""What import-linter cannot say: no relative imports, and of QtNetwork only what stays on this computer.

The layers themselves are contracts in pyproject.toml, which `./dev check` runs.
"""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "hrbc_desktop"
LOCAL_SOCKETS = {"QLocalServer", "QLocalSocket"}


def breaches(source: str) -> set[str]:
    """Return the imports in `source` that no module may make."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("PySide6.QtNetwork")}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = {alias.name for alias in node.names}
            if node.level:
                found.add("." * node.level + module)
            if module == "PySide6.QtNetwork" and names - LOCAL_SOCKETS:
                found.add(module)
            if module == "PySide6" and "QtNetwork" in names:
                found.add("PySide6.QtNetwork")
    return found


@pytest.mark.parametrize("module", [str(path.relative_to(PACKAGE)) for path in sorted(PACKAGE.rglob("*.py"))])
def test_a_module_hides_no_import_and_opens_no_connection(module: str) -> None:
    assert not breaches((PACKAGE / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtNetwork import QLocalServer, QTcpSocket",
        "import PySide6.QtNetwork",
        "from PySide6 import QtNetwork",
        "from ..ui import page",
    ],
)
def test_the_rule_notices_a_breach(line: str) -> None:
    assert breaches(line)
