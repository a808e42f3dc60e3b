"""The installer for Windows, made without Windows: Python, libraries as wheels, a launcher, and NSIS around them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from packager import trim
from packager.build import RECIPES, TITLE, Build, PackagingError, files_in, give_date, need, run
from packager.icons import write_ico
from packager.wheel import forget_pip, unpack
from packager.windows_python import compile_modules, lay_out_python

LOCK = RECIPES / "windows" / "libraries.lock"
CERTIFICATE, PASSWORD_FILE, TIME_SERVER = "SIGN_CERTIFICATE", "SIGN_PASSWORD_FILE", "SIGN_TIME_SERVER"
"""What names a certificate (PKCS#12) to sign with, the file of its password, and the server that attests the time."""

_RECIPES = RECIPES / "windows"
_COMPILER, _RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
_PROGRAMS = {
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    _COMPILER: "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-objdump": "binutils-mingw-w64-x86-64",
}
_LAUNCHERS = {"hrbc-desktop.exe": ["-mwindows"], "hrbc-desktop.com": ["-mconsole", "-DCONSOLE"]}
_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll")


def make_setup(build: Build) -> Path:
    """Write the installer, and return the folder of what it installs."""
    need(_PROGRAMS)
    app = build.folder("windows", "app")
    parts = app / "hrbc-desktop"
    site = parts / "site"
    site.mkdir(parents=True)
    lay_out_python(build, parts)
    _install_libraries(site)
    unpack(build.wheel, site)
    for name in _RUNTIME:  # Microsoft's, which Python also needs: the pinned wheel has them
        shutil.copy(site / "PySide6" / name, parts)
    trim.trim(site)
    forget_pip(site)
    compile_modules([site], strip=app)
    _build_launchers(build, app)
    give_date(app, build.epoch)
    _pack(build, app)
    sign([build.setup])
    return app


def _install_libraries(site: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-compile", "--require-hashes"]
    wanted = ["--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp", "--only-binary=:all:"]
    run([*pip, *wanted, "--target", site, "-r", LOCK])


def _build_launchers(build: Build, app: Path) -> None:
    work = build.folder("windows", "launcher")
    for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
        shutil.copy(_RECIPES / name, work)
    write_ico(work / "hrbc-desktop.ico")
    defines = [f"-DVERSION_NUMBERS={numbers(build.version).replace('.', ',')}", f'-DVERSION_TEXT=\\"{build.version}\\"']
    run([_RESOURCES, *defines, "launcher.rc", "-O", "coff", "-o", "launcher.o"], folder=work)
    for name, options in _LAUNCHERS.items():
        strict = ["-municode", "-O2", "-s", "-Wall", "-Wextra", "-Werror", "-static"]
        hardened = ["-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va"]
        command = [_COMPILER, *strict, *options, *hardened, "launcher.c", "launcher.o", "-o", app / name]
        run(command, folder=work, environment=build.environment)
    sign(app / name for name in _LAUNCHERS)


def numbers(version: str) -> str:
    """Return the version as the four numbers that Windows wants."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if found is None:
        raise PackagingError(f"{version} does not begin with three numbers, as Windows wants them.")
    return ".".join([*found.groups(), "0"])


def _pack(build: Build, app: Path) -> None:
    work = build.cache / "windows" / "launcher"
    files = work / "files.nsh"
    files.write_text("".join(file_instructions(app)), encoding="utf-8")
    kibibytes = sum(file.stat().st_size for file in files_in(app)) // 1024
    named = {
        "VERSION": build.version,
        "NUMBERS": numbers(build.version),
        "FILES": files,
        "SETUP": build.setup,
        "ICON": work / "hrbc-desktop.ico",
        "SIZE": kibibytes,
    }
    defines = [f"-D{name}={value}" for name, value in named.items()] + (["-DQUICK"] if build.quick else [])
    run(["makensis", "-V2", "-WX", *defines, _RECIPES / "installer.nsi"], environment=build.environment)


def file_instructions(app: Path) -> Iterator[str]:
    """Name each file to NSIS in one order: left to itself it takes that of the disk, which is another on each."""
    folder = None
    for file in files_in(app):
        if file.parent != folder:
            folder = file.parent
            inside = "".join(f"\\{part}" for part in folder.relative_to(app).parts)
            yield f'SetOutPath "$INSTDIR{inside}"\n'
        yield f'File "{file}"\n'


def is_signing() -> bool:
    """Whether a certificate is named."""
    return bool(os.environ.get(CERTIFICATE))


def sign(files: Iterable[Path]) -> None:
    """Sign programs in place if a certificate is named; without one they stay as they are."""
    if not is_signing():
        return
    options = ["-h", "sha256", "-n", TITLE, "-pkcs12", os.environ[CERTIFICATE]]
    options += ["-readpass", os.environ[PASSWORD_FILE]] if PASSWORD_FILE in os.environ else []
    options += ["-ts", os.environ[TIME_SERVER]] if TIME_SERVER in os.environ else []
    for file in files:
        signed = file.with_name(f"{file.name}.signed")
        run(["osslsigncode", "sign", *options, "-in", file, "-out", signed])
        signed.replace(file)
