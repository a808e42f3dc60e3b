"""Leaves out of the libraries what the program never uses: half of their size."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from packager.build import files_in, run

QT_MODULES = ("QtCore", "QtDBus", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtTest", "QtWidgets")
QT_PLUGINS = {
    "iconengines/qsvgicon",
    "imageformats/qico",
    "imageformats/qjpeg",
    "imageformats/qsvg",
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platforminputcontexts/ibusplatforminputcontextplugin",
    "platforms/qminimal",
    "platforms/qoffscreen",
    "platforms/qwayland",
    "platforms/qwindows",
    "platforms/qxcb",
    "platformthemes/qgtk3",
    "platformthemes/qxdgdesktopportal",
    "styles/qmodernwindowsstyle",
    "wayland-decoration-client/adwaita",
    "wayland-decoration-client/bradient",
    "wayland-graphics-integration-client/qt-plugin-wayland-egl",
    "wayland-shell-integration/xdg-shell",
    "xcbglintegrations/qxcb-egl-integration",
    "xcbglintegrations/qxcb-glx-integration",
}
"""The plugins that stay, each without the "lib" in front and the ".so" or ".dll" behind."""

_UNUSED = (
    *("bin", "lxml/includes", "lxml/isoschematron", "sqlalchemy/testing"),
    *("setuptools", "pkg_resources", "_distutils_hack"),
)
_UNUSED_FILES = ("PIL/_avif*", "PIL/_webp*", "distutils-precedence.pth", "pyphen/dictionaries/hyph_[!e]*")
_ENDINGS = (".pyi", ".pyx", ".pxd", ".pxi", ".h", ".c", ".lib", ".exe")
_QT_KEPT = re.compile(r"__init__\.py|_config\.py|_git_pyside_version\.py|support/.*")


def trim(site: Path) -> None:
    """Take out of a folder of Windows libraries what the program never uses."""
    for name in _UNUSED:
        shutil.rmtree(site / name, ignore_errors=True)
    unused = [file for shape in _UNUSED_FILES for file in site.glob(shape)]
    for file in {*unused, *(file for file in files_in(site) if file.suffix in _ENDINGS)}:
        file.unlink()
    _trim_qt(site / "PySide6")
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _trim_qt(qt: Path) -> None:
    modules = {qt / f"{name}.pyd" for name in QT_MODULES}
    plugins = {file for file in (qt / "plugins").rglob("*.dll") if is_kept_plugin(file.relative_to(qt / "plugins"))}
    kept = modules | plugins | _loaded_by(qt, modules | plugins)
    for file in files_in(qt):
        if file not in kept and not _QT_KEPT.fullmatch(file.relative_to(qt).as_posix()):
            file.unlink()


def is_kept_plugin(plugin: Path) -> bool:
    """Whether a plugin of Qt, named from Qt's folder of plugins, is one that the program uses."""
    return (plugin.parent / plugin.stem.removeprefix("lib")).as_posix() in QT_PLUGINS


def _loaded_by(folder: Path, libraries: Iterable[Path]) -> set[Path]:
    """What in the folder these libraries load, and what those load in turn; Windows does not mind capitals."""
    there = {path.name.lower(): path for path in folder.iterdir()}
    found: set[Path] = set()
    waiting = list(libraries)
    while waiting:
        loaded = {there[name.lower()] for name in imports_of(waiting.pop()) if name.lower() in there} - found
        found |= loaded
        waiting += loaded
    return found


def imports_of(library: Path) -> list[str]:
    """The names of the libraries that a Windows library loads."""
    told = run(["x86_64-w64-mingw32-objdump", "-p", library])
    return re.findall(r"DLL Name: (\S+)", told)
