"""Pins, with hashes, what goes into the installers: the same versions as those that the tests run with."""

from __future__ import annotations

import sys
import tomllib

from packager.build import RECIPES, ROOT, Build, run

_TESTED = ROOT / ".requirements.lock"
_ON = {
    "windows": ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13", "--only-binary", ":all:"],
    "linux": ["--python-platform", "x86_64-manylinux_2_36", "--python-version", "3.11"],
}
_BUILT_WITH = {"windows": [], "linux": ["pyinstaller"]}


def pin(build: Build) -> None:
    """Write both lock files anew."""
    work = build.folder("locks")
    for system, options in _ON.items():
        wanted = work / f"{system}.in"
        wanted.write_text("\n".join(sorted(_dependencies() + _BUILT_WITH[system])), encoding="utf-8")
        written = RECIPES / system / "libraries.lock"
        written.unlink(missing_ok=True)
        quiet = ["--no-emit-index-url", "--no-header", "--no-annotate", "--quiet", "--generate-hashes"]
        resolve = [sys.executable, "-m", "uv", "pip", "compile", wanted, "-o", written]
        run([*resolve, *options, *quiet, "--constraint", _TESTED])


def _dependencies() -> list[str]:
    """What the installed program needs: its own dependencies, and the driver for a clinic's server."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["clinic"]]
