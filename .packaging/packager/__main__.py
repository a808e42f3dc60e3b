"""./dev package: makes what people install, tries it, or builds it twice and compares."""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.catalogue.signed_pack import sign, write_pack
from hrbc_desktop.resources import resource
from hrbc_desktop.session.updates import SUMS, SUMS_SIGNATURE
from packager import linux, locks, trial, windows
from packager.build import ROOT, Build, PackagingError, plan, sha256
from packager.compare import differences
from packager.sbom import cpython, write_parts_list
from packager.wheel import make_wheel

_WINDOWS_PYTHON = "3.13.2"


def main() -> int:
    """Do what the arguments say; return 1 when something could not be made or does not hold."""
    parser = argparse.ArgumentParser(prog="./dev package", description=__doc__)
    parser.add_argument(
        "--only", choices=["wheel", "windows", "linux"], help="make the wheel, and of the rest only this"
    )
    parser.add_argument("--twice", action="store_true", help="build a second time, and say what differs")
    parser.add_argument(
        "--try", dest="trial", action="store_true", help="install what is in dist/ and use it (as root)"
    )
    parser.add_argument("--quick", action="store_true", help="pack fast and large, for trying")
    parser.add_argument("--lock", action="store_true", help="pin the libraries of the installers anew")
    parser.add_argument("--content", metavar="KEY.pem", type=Path, help="sign the content by itself, with this key")
    parser.add_argument("--sign", metavar="KEY.pem", type=Path, help="sign the list of what is in dist/, with this key")
    chosen = parser.parse_args()
    try:
        build = plan(ROOT / "dist", quick=chosen.quick)
        if chosen.lock:
            locks.pin(build)
        elif chosen.content:
            _sign_content(build, chosen.content)
        elif chosen.sign:
            _sign_list(build, chosen.sign)
        elif chosen.trial:
            return trial.try_all(build)
        elif chosen.twice:
            return _compare(build, chosen.only)
        else:
            _make(build, chosen.only)
    except PackagingError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _make(build: Build, only: str | None) -> None:
    _timed(f"{build.wheel.name}", lambda: make_wheel(build))
    if only in (None, "windows"):
        _timed(build.setup.name, lambda: _make_windows(build))
    if only in (None, "linux"):
        _timed(build.deb.name, lambda: _make_linux(build))
    _write_checksums(build)


def _sign_content(build: Build, key: Path) -> None:
    version = read_catalogue().pack.version
    file = build.dist / f"hrbc-content-{version}.pack"
    write_pack(resource("catalogue"), key.read_bytes(), file)
    print(f"== {file.name}: {file.stat().st_size / 1e6:.1f} MB")


def _sign_list(build: Build, key: Path) -> None:
    """Sign the list of digests, by which the program checks an installer that is dropped on its About window."""
    (build.dist / SUMS_SIGNATURE).write_bytes(sign((build.dist / SUMS).read_bytes(), key.read_bytes()))
    print(f"== {SUMS_SIGNATURE}: put it beside {SUMS} and the installers")


def _make_windows(build: Build) -> None:
    app = windows.make_setup(build)
    write_parts_list(build, "windows", build.setup, app / "hrbc-desktop" / "site", cpython(_WINDOWS_PYTHON))
    print(
        "   " + ("signed" if windows.is_signing() else f"not signed: no certificate is named by {windows.CERTIFICATE}")
    )


def _make_linux(build: Build) -> None:
    site = linux.make_deb(build)
    write_parts_list(build, "linux", build.deb, site, cpython(platform.python_version()))


def _timed(name: str, make: Callable[[], None]) -> None:
    began = time.monotonic()
    make()
    print(f"== {name}: {time.monotonic() - began:.0f} s", flush=True)


def _write_checksums(build: Build) -> None:
    written = [build.wheel, build.setup, build.deb, build.parts_list("windows"), build.parts_list("linux")]
    present = [path for path in written if path.exists()]
    lines = [f"{sha256(path)}  {path.name}\n" for path in sorted(present)]
    (build.dist / SUMS).write_text("".join(lines), encoding="ascii")
    for path in present:
        print(f"   {path.stat().st_size / 1e6:6.1f} MB  {path.name}")


def _compare(build: Build, only: str | None) -> int:
    """Build into another folder from scratch; return 1 when a file is not the same."""
    again = plan(build.dist / "again", quick=build.quick)
    _make(again, only)
    made = [path for path in sorted(again.dist.iterdir()) if path.is_file() and path.name != SUMS]
    differing = [path for path in made if sha256(path) != sha256(build.dist / path.name)]
    for path in differing:
        print(f"differs: {path.name}")
        for line in differences(build.dist / path.name, path):
            print(f"   {line}")
    print(f"{len(differing)} of {len(made)} files differ between the two builds.")
    return 1 if differing else 0


sys.exit(main())
