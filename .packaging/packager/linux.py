"""The Debian package: the program as PyInstaller lays it out, an entry in the menu, an icon, and a manual page."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sys
from pathlib import Path

from hrbc_desktop.cli.main import command_parser
from packager.build import RECIPES, ROOT, Build, files_in, give_date, need, run
from packager.icons import draw, png
from packager.manual import manual_page
from packager.wheel import forget_pip

LOCK = RECIPES / "linux" / "libraries.lock"
_PROGRAMS = {
    "dpkg-deb": "dpkg",
    "objdump": "binutils",
    "strip": "binutils",
    "desktop-file-validate": "desktop-file-utils",
}
_UNSTRIPPED = ("libpython3*", "lib-dynload/*.so", "sqlcipher3/*.so", "cryptography/hazmat/bindings/*.so")
"""What comes with notes for debuggers: 60 MB. The other libraries are stripped, or were patched and would break."""

_LICENSE = re.compile("licen[cs]e|copying|notice|authors", re.IGNORECASE)
_PNG_SIZES = (48, 128, 256)


def make_deb(build: Build) -> Path:
    """Write the package, and return the folder of the libraries that it was made with."""
    need(_PROGRAMS)
    python = _environment(build)
    root = build.folder("linux", "root")
    shutil.copytree(_freeze(build, python), root / "opt" / "hrbc-desktop", symlinks=True)
    _lay_out(build, root)
    _copy_licenses(_site(python), root / "usr" / "share" / "doc" / "hrbc-desktop" / "licenses")
    give_date(root, build.epoch)
    _pack(build, root)
    return _site(python)


def _environment(build: Build) -> Path:
    """Return the Python of an environment with the pinned libraries, PyInstaller, and the program from its wheel."""
    folder = build.folder("linux", "environment")
    run([sys.executable, "-m", "venv", folder])
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile"]
    run([*pip, "--require-hashes", "-r", LOCK])
    run([*pip, "--no-deps", build.wheel])
    return python


def _site(python: Path) -> Path:
    return next((python.parents[1] / "lib").glob("python3.*")) / "site-packages"


def _freeze(build: Build, python: Path) -> Path:
    work = build.folder("linux", "freeze")
    for name in ("hrbc-desktop.spec", "start.py"):
        shutil.copy(RECIPES / "linux" / name, work)
    forget_pip(_site(python))
    environment = {**build.environment, "PYTHONPATH": str(RECIPES)}
    run([python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "hrbc-desktop.spec"],
        folder=work, environment=environment)  # fmt: skip
    frozen = work / "dist" / "hrbc-desktop"
    run(["strip", "--strip-unneeded", *(file for shape in _UNSTRIPPED for file in sorted(frozen.rglob(shape)))])
    return frozen


def _lay_out(build: Build, root: Path) -> None:
    shared = root / "usr" / "share"
    program = root / "usr" / "bin" / "hrbc-desktop"
    program.parent.mkdir(parents=True)
    program.symlink_to("/opt/hrbc-desktop/hrbc-desktop")
    entry = shared / "applications" / "hrbc-desktop.desktop"
    template = (ROOT / "resources" / "linux" / entry.name).read_text(encoding="utf-8")
    _write(entry, template.replace("@PROGRAM@", "hrbc-desktop").encode())
    run(["desktop-file-validate", entry])
    icons = shared / "icons" / "hicolor"
    _write(icons / "scalable" / "apps" / "hrbc-desktop.svg", (ROOT / "resources/linux/hrbc-desktop.svg").read_bytes())
    for size in _PNG_SIZES:
        _write(icons / f"{size}x{size}" / "apps" / "hrbc-desktop.png", png(draw(size)))
    documents = shared / "doc" / "hrbc-desktop"
    _write(documents / "copyright", (ROOT / "LICENSE").read_bytes())
    _write(documents / "changelog.gz", gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))
    _write(shared / "man" / "man1" / "hrbc-desktop.1.gz", manual_page(command_parser(), build))


def _copy_licenses(site: Path, into: Path) -> None:
    """Copy what the libraries say of their licenses: PyInstaller leaves that out."""
    for information in site.glob("*.dist-info"):
        for file in files_in(information):
            if _LICENSE.match(file.name):
                _write(into / information.stem / file.name, file.read_bytes())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _pack(build: Build, root: Path) -> None:
    kibibytes = sum(file.stat().st_size for file in files_in(root)) // 1024
    control = (RECIPES / "linux" / "control").read_text(encoding="utf-8")
    control = control.replace("@VERSION@", build.version).replace("@SIZE@", str(kibibytes))
    _write(root / "DEBIAN" / "control", control.encode())
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    root.chmod(0o755)
    give_date(root, build.epoch)
    packing = ["-Zgzip", "-z1"] if build.quick else ["-Zxz"]
    pack = ["dpkg-deb", "--root-owner-group", *packing, "--build", root, build.deb]
    run(pack, environment=build.environment)
