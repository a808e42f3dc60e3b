"""The wheel: the program alone, which both installers take as it is."""

import sys
import zipfile
from pathlib import Path

from packager.build import ROOT, Build, run

_UNNEEDED = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""What pip writes for itself; the last names a folder of the computer that built."""


def make_wheel(build: Build) -> None:
    """Write the wheel. Its date is that of the build."""
    hatch = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", build.dist]
    run(hatch, environment=build.environment, folder=ROOT)


def unpack(wheel: Path, into: Path) -> None:
    """Lay the program out as pip would."""
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(into)


def forget_pip(site: Path) -> None:
    """Take away what pip noted for itself: it differs from one build to the next."""
    for information in site.glob("*.dist-info"):
        for name in _UNNEEDED:
            (information / name).unlink(missing_ok=True)
