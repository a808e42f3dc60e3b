"""The program among those with which a Linux desktop opens PDFs: an entry in the menu, and its icon.

It is offered beside the usual program for PDFs, and does not take its place: most PDFs are no worksheets.
"""

import os
import shutil
import subprocess
from pathlib import Path

from hrbc_desktop.resources import resource

_ENTRY, _ICON = "hrbc-desktop.desktop", "hrbc-desktop.svg"
_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")
"""What the Desktop Entry Specification has quoted in an Exec line."""


def associate(program: Path) -> tuple[Path, ...]:
    """Write the menu entry that starts `program`, and the icon; return their paths. Raises OSError."""
    entry, icon = _places()
    for path in (entry, icon):
        path.parent.mkdir(parents=True, exist_ok=True)
    template = resource("linux", _ENTRY).read_text(encoding="utf-8")
    entry.write_text(template.replace("@PROGRAM@", _quoted(str(program))), encoding="utf-8")
    shutil.copyfile(resource("linux", _ICON), icon)
    _tell_desktop(entry.parent)
    return entry, icon


def dissociate() -> tuple[Path, ...]:
    """Take both away again; return the paths of those that were there. Raises OSError."""
    entry, icon = _places()
    found = tuple(path for path in (entry, icon) if path.exists())
    for path in found:
        path.unlink()
    if found:
        _tell_desktop(entry.parent)
    return found


def _places() -> tuple[Path, Path]:
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "applications" / _ENTRY, data / "icons" / "hicolor" / "scalable" / "apps" / _ICON


def _quoted(program: str) -> str:
    """Write a path as the Desktop Entry Specification wants it in an Exec line."""
    program = program.replace("%", "%%")
    if not _RESERVED.intersection(program):
        return program
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in program)
    return '"' + escaped.replace("\\", "\\\\") + '"'  # once for the quotes, once more for the file


def _tell_desktop(applications: Path) -> None:
    """Have the desktop read its list of programs anew, where it has such a list."""
    updater = shutil.which("update-desktop-database")
    if updater:
        subprocess.run([updater, str(applications)], check=False, capture_output=True)  # noqa: S603 - found by name
