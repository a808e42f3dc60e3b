"""./dev package --try: installs each package where it belongs, uses it, takes it off, and tells what is left behind."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TextIO

from packager import roots
from packager.build import RECIPES, Build, PackagingError, run
from packager.samples import PASSPHRASE
from packager.systems import Debian, System, Windows
from packager.wheel import unpack

_STARTS = 5
_SETTINGS = "[safety]\nlock_minutes = 3\n[log]\non = true\n[locked]\nsettings = safety/lock_minutes\n"
_SLOWEST = 1.2
"""How much longer the packaged program may take to start than the checkout."""


class _Report:
    """What is told on the terminal and in dist/try.log."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.failures = 0

    def say(self, line: str) -> None:
        print(line, flush=True)
        print(line, file=self._file, flush=True)

    def check(self, what: str, trying: Callable[[], str]) -> None:
        """Try something, and go on however it ends."""
        began = time.monotonic()
        try:
            told = trying()
        except (PackagingError, OSError) as problem:
            self.failures += 1
            self.say(f"  FAILED  {what}\n{_indented(str(problem))}")
        else:
            self.say(f"  ok      {what} ({time.monotonic() - began:.1f} s)" + (f": {told}" if told else ""))


def try_all(build: Build) -> int:
    """Try all packages that are in dist/; return 1 when one of them does not do what it must."""
    with (build.dist / "try.log").open("w", encoding="utf-8") as file, ExitStack() as stack:
        report = _Report(file)
        if os.geteuid():
            report.say("Skipped: systems in folders need root. Nothing was tried.")
            return 0
        build.folder("trial")
        systems = [*_debians(build, report, stack), *_windows(build, report, stack)]
        if not systems:
            raise PackagingError("There is nothing in dist/ to try. Make it first: ./dev package")
        records = build.folder("trial", "records")
        _work_with_tried_version(build, "packager.samples", "list", records)
        for system in systems:
            _use(system, report, build, records)
        for system in systems:
            _take_over(system, systems, report)
        report.check(
            "a nurse countersigns on Linux what was signed on each; pdfsig agrees", lambda: _countersign(build, systems)
        )
        for system in systems:
            _remove(system, report)
        report.say(f"{report.failures} of these failed." if report.failures else "All of it holds.")
        return 1 if report.failures else 0


def _debians(build: Build, report: _Report, stack: ExitStack) -> Iterator[System]:
    if not build.deb.exists():
        report.say(f"Skipped: there is no {build.deb.name} in dist/. Debian was not tried.")
        return
    for name, release in (("Debian 12", "bookworm"), ("Debian 13", "trixie")):
        root = stack.enter_context(roots.fresh(build, roots.base(build, release)))
        yield Debian(name, root, build)


def _windows(build: Build, report: _Report, stack: ExitStack) -> Iterator[System]:
    if not build.setup.exists():
        report.say(f"Skipped: there is no {build.setup.name} in dist/. Windows was not tried.")
        return
    qt = build.cache / "windows" / "app" / "hrbc-desktop" / "site" / "PySide6"
    if not qt.exists():
        report.say("Skipped: the installer was not built here, and Wine needs a look at its Qt. Windows was not tried.")
        return
    root = stack.enter_context(roots.fresh(build, roots.base(build, "trixie", ["wine", "wine64", "xvfb"])))
    windows = Windows("Windows (Wine 10)", root, build)
    stack.enter_context(windows.screen())
    windows.prepare(qt)
    yield windows


def _use(system: System, report: _Report, build: Build, records: Path) -> None:
    report.say(f"{system.name}")
    report.check("installs", system.install)
    if isinstance(system, Windows):
        report.check("installs silently for one person into a named folder, and uninstalls", system.install_elsewhere)
    report.check("--help names the commands", lambda: _require("verify" in system.program("--help"), ""))
    report.check(
        "the demo draws every step and signs", lambda: system.program("demo", "--out", system.named("")) and ""
    )
    report.check(
        "verifies its own sheet", lambda: system.program("verify", system.named("worksheet.pdf")).splitlines()[0]
    )
    report.check(f"starts (median of {_STARTS})", lambda: _start_time(system, build))
    system.keep_list(records)
    report.check("a list of 1,000 is unlocked and intact", lambda: _audit(system))
    report.check("installs over an older version", system.install_over_older)
    report.check("the list is still intact", lambda: _audit(system))
    report.check("the list is backed up", lambda: _typed(system, "backup", system.named("list.backup")))
    report.check("settings for everybody hold, and are locked", lambda: _settings_hold(system))
    report.check("the log says what happened, and nothing of anybody", lambda: _log_tells(system))
    if isinstance(system, Windows):
        report.check("the keyring keeps the password of a server", lambda: _keyring_keeps(system))
    system.set_for_everybody("")
    report.check("a second start hands over to the first", lambda: _one_goes_on(system))


def _settings_hold(system: System) -> str:
    system.set_for_everybody(_SETTINGS)
    told = system.program("settings")
    return _require("safety/lock_minutes = 3  (this computer, locked)" in told, told.splitlines()[0])


def _log_tells(system: System) -> str:
    system.program("--exit-after-first-paint")
    log = system.log
    return _require(log.count("\n") == 2 and "Sample" not in log, log.replace("\n", "; "))


def _keyring_keeps(system: System) -> str:
    system.set_for_everybody("[General]\nrecords = postgresql+psycopg://nurse@server.example/list?keyring=yes\n")
    return system.program("server-password", typed="a password\n").splitlines()[0]


def _one_goes_on(system: System) -> str:
    told = system.start_twice()
    return _require("ended with 0, 1 goes on" in told, told)


def _take_over(system: System, systems: list[System], report: _Report) -> None:
    report.say(f"{system.name}, with what the others made")
    for number, other in enumerate(other for other in systems if other is not system):
        report.check(f"verifies the sheet signed on {other.name}", partial(_verify_other, system, other))
        report.check(f"restores the list backed up on {other.name}", partial(_restore_other, system, other, number))


def _verify_other(system: System, other: System) -> str:
    return system.program("verify", _bring(system, other, "worksheet.pdf")).splitlines()[0]


def _restore_other(system: System, other: System, number: int) -> str:
    folder = system.named(f"restored-{number}")
    system.program("restore", _bring(system, other, "list.backup"), "--into", folder)
    return _typed(system, "audit", "--verify", "--folder", folder)


def _bring(system: System, other: System, name: str) -> str:
    """Bring a file from one system to another, and return how the program there names it."""
    source = other.exchange / name
    copy = source.with_name(f"{other.name.replace(' ', '-').strip(')').replace('(', '')}-{name}")
    copy.write_bytes(source.read_bytes())
    return system.put(copy)


def _audit(system: System) -> str:
    return _typed(system, "audit", "--verify")


def _typed(system: System, *arguments: str) -> str:
    """Run a command that asks for the passphrase, and return its last line."""
    return system.program(*arguments, typed=f"{PASSPHRASE}\n").strip().splitlines()[-1]


def _require(holds: bool, told: str) -> str:
    if not holds:
        raise PackagingError(told or "It does not.")
    return told


def _work_with_tried_version(build: Build, *module_and_arguments: object) -> None:
    """Run a module with the program as it is in the wheel that is tried, whatever this checkout has become."""
    program = build.cache / "trial" / "program"
    if not program.exists():
        unpack(build.wheel, program)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{program}{os.pathsep}{RECIPES}"}
    run([sys.executable, "-P", "-m", *module_and_arguments], environment=environment)


def _start_time(system: System, build: Build) -> str:
    packaged = _median(lambda: system.program("--exit-after-first-paint"))
    checkout = _median(lambda: _work_with_tried_version(build, "hrbc_desktop", "--exit-after-first-paint"))
    ratio = packaged / checkout
    told = f"{packaged:.2f} s, {ratio:.2f} times the {checkout:.2f} s of the checkout"
    return told if isinstance(system, Windows) else _require(ratio <= _SLOWEST, told)


def _median(start: Callable[[], object]) -> float:
    start()  # once to warm the disk's cache
    times = []
    for _ in range(_STARTS):
        began = time.monotonic()
        start()
        times.append(time.monotonic() - began)
    return statistics.median(times)


def _countersign(build: Build, systems: list[System]) -> str:
    work = build.folder("trial", "countersigned")
    told: list[str] = []
    for system in systems:
        pdf = work / f"{len(told)}.pdf"
        signed = system.exchange / "worksheet.pdf"
        _work_with_tried_version(build, "packager.samples", "countersign", signed, pdf)
        valid = run(["pdfsig", "-nocert", pdf]).count("Signature is Valid")
        told.append(_require(valid == 2, f"{system.name}: {valid} valid signatures"))
    return "; ".join(told)


def _remove(system: System, report: _Report) -> None:
    report.say(f"{system.name}, taken off")
    report.check("uninstalls", lambda: system.remove() or "")
    left = system.left_behind()
    own = [path for path in left if "hrbc_desktop/records" in path]
    other = [path for path in left if path not in own and "/.cache" not in path]  # of fontconfig and Mesa
    report.check(
        "worksheets stay", lambda: _require(bool(own), f"{len(own)} files, in {Path(own[0]).parent}" if own else "")
    )
    if isinstance(system, Windows):
        report.check("nothing is left in the registry", lambda: _require(not system.registered_keys(), ""))
    report.say(f"  left behind besides: {len(other)}" + "".join(f"\n          {path}" for path in other))


def _indented(text: str) -> str:
    return "\n".join(f"          {line}" for line in text.splitlines())
