"""What every step of packaging shares: where things are, which version, which date, and how programs are run."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / ".packaging"
TITLE = "Treatment worksheet"
"""The name that a person reads in menus: that of the desktop entry."""

_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


class PackagingError(Exception):
    """A package cannot be made, or does not do what it must; the message says what to do."""


@dataclass(frozen=True)
class Build:
    """One build: `epoch` is the date that all files bear, in seconds since 1970."""

    version: str
    epoch: int
    dist: Path
    cache: Path
    quick: bool = False
    """Whether packages are made in seconds and large, for trying them."""

    @property
    def wheel(self) -> Path:
        """The program as pip installs it, and as both installers take it."""
        return self.dist / f"hrbc_desktop-{self.version}-py3-none-any.whl"

    @property
    def setup(self) -> Path:
        """The installer for Windows."""
        return self.dist / f"hrbc-desktop-{self.version}-setup.exe"

    @property
    def deb(self) -> Path:
        """The package for Debian and its relatives."""
        return self.dist / f"hrbc-desktop_{self.version}_amd64.deb"

    def parts_list(self, system: str) -> Path:
        """The CycloneDX list of all parts of the package for `system`."""
        return self.dist / f"hrbc-desktop-{self.version}-{system}.cdx.json"

    def folder(self, *parts: str) -> Path:
        """Return an empty folder in the cache."""
        folder = self.cache.joinpath(*parts)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    @property
    def environment(self) -> dict[str, str]:
        """What makes programs write the same bytes each time: one date, one order, one language."""
        fixed = {"SOURCE_DATE_EPOCH": str(self.epoch), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return {**os.environ, **fixed}


def plan(dist: Path, *, quick: bool = False) -> Build:
    """Return the build of this tree: its version, and the date of its last commit unless SOURCE_DATE_EPOCH is set."""
    found = _VERSION.search((ROOT / "hrbc_desktop" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise PackagingError("hrbc_desktop/__init__.py names no version.")
    cache = Path(os.environ.get("PACKAGE_CACHE") or ROOT / ".dev" / "package").resolve()
    dist.mkdir(parents=True, exist_ok=True)
    return Build(found[1], _epoch(), dist.resolve(), cache, quick)


def _epoch() -> int:
    return int(os.environ.get("SOURCE_DATE_EPOCH") or run(["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]))


def run(
    command: Sequence[object],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    typed: str | None = None,
    seconds: float = 1800,
) -> str:
    """Run a program and return what it printed; `typed` goes to its standard input. Raises PackagingError."""
    try:
        done = subprocess.run(  # noqa: S603 - only what the recipes name
            [str(part) for part in command],
            env=environment,
            cwd=folder,
            input=typed if typed is not None else "",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except FileNotFoundError as problem:
        raise PackagingError(f"{command[0]} is not installed.") from problem
    except subprocess.TimeoutExpired as problem:
        raise PackagingError(f"{command[0]} took longer than {seconds:.0f} s.") from problem
    if done.returncode:
        raise PackagingError(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stdout[-4000:]}")
    return done.stdout


def need(programs: Mapping[str, str]) -> None:
    """Raise PackagingError unless all programs are installed; each is named with its Debian package."""
    missing = sorted({package for program, package in programs.items() if shutil.which(program) is None})
    if missing:
        raise PackagingError(f"Some programs are missing. On Debian: apt-get install {' '.join(missing)}")


def files_in(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in one order on every computer."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def give_date(folder: Path, epoch: int) -> None:
    """Give everything below a folder, and the folder, one date."""
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def sha256(path: Path) -> str:
    """Return the checksum of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
