"""Settings for everybody on a computer, in a file that only who looks after the computer may write.

What stands there holds until a person chooses otherwise; what is locked there holds whatever she chose::

    [General]
    records = postgresql+psycopg://nurses@server.example/worksheets
    [safety]
    lock_minutes = 3
    [locked]
    settings = records, safety/lock_minutes
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as NotIni
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from hrbc_desktop.translation import _

_LOCKS = "locked/settings"
_WITHOUT_SECTION = "General"
"""Where Qt, whose format the person's own file has, writes what stands in no section."""

_LARGEST = 100_000


class MachineSettingsError(Exception):
    """The computer's settings ask for what this program cannot do; the message is for whoever opened the program."""


@dataclass(frozen=True)
class MachineSettings:
    """What stands in the file, by names such as `safety/lock_minutes`."""

    path: Path = Path()
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def locked(self) -> frozenset[str]:
        """The names of what nobody may choose otherwise."""
        return frozenset(re.findall(r"[^\s,;]+", self.values.get(_LOCKS, "")))

    @property
    def set_here(self) -> Mapping[str, str]:
        """What is set, without the list of what is locked."""
        return {name: value for name, value in self.values.items() if name != _LOCKS}

    def require_version(self, version: str) -> None:
        """Raise MachineSettingsError when this program is older than those that may be used here."""
        least = self.values.get("program/minimum_version", "")
        if _numbers(version) < _numbers(least):
            raise MachineSettingsError(
                _(
                    "This computer asks for version {least} or newer, and this is {version}. Your worksheets "
                    "are safe. Ask who looks after this computer to install the newer one."
                ).format(least=least, version=version)
            )


def machine_settings_path() -> Path:
    """Where the file is on this system, whether or not it is there."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "hrbc-desktop" / "settings.ini"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/hrbc-desktop/settings.ini")
    return Path("/etc/hrbc-desktop/settings.ini")


def read_machine_settings(path: Path | None = None) -> MachineSettings:
    """Read the file; where there is none, nothing is set.

    Raises MachineSettingsError when it cannot be read: what it locks must not be open because of a typing error.
    """
    path = path or machine_settings_path()
    parser = ConfigParser(interpolation=None, delimiters=("=",), default_section="")
    try:
        if not path.exists():
            return MachineSettings(path)
        with path.open(encoding="utf-8-sig") as file:
            parser.read_string(file.read(_LARGEST))
    except (OSError, UnicodeDecodeError, NotIni) as problem:
        raise MachineSettingsError(
            _(
                "The settings of this computer cannot be read ({path}). Your worksheets are safe. Ask "
                "who looks after this computer to mend that file."
            ).format(path=path)
        ) from problem
    named = {
        name if section == _WITHOUT_SECTION else f"{section}/{name}": value
        for section in parser.sections()
        for name, value in parser.items(section)
    }
    return MachineSettings(path, MappingProxyType(named))


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]
