"""How the program looks and behaves on this computer. Nothing personal is ever kept here.

A person's own file comes before the computer's, unless the computer's locks a setting: see `machine_settings`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from PySide6.QtCore import QByteArray, QCoreApplication, QLocale, QObject, QSettings, QStandardPaths, Signal

from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import KeyringMissing, RecordsError
from hrbc_desktop.records.recovery.atomic_file import write_private
from hrbc_desktop.records.shared.errors import ServerPasswordInClear
from hrbc_desktop.session.file_names import is_name_pattern
from hrbc_desktop.session.machine_settings import MachineSettings

NAME = "hrbc_desktop"

Theme = Literal["system", "light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = get_args(Theme)
Paper = Literal["letter", "a4"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
Origin = Literal["built in", "this person", "this computer", "this computer, locked"]
"""Who set what holds."""

SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP = 100, 200, 25
READS_LARGE_FROM = 150
"""Percent of text on the screen from which the sheet is printed large too, unless somebody chose otherwise."""
_LARGEST_FILE = 100_000
_PACKED = re.compile(rb"@(Variant|DateTime)\(|\\x0*40|\\0*100")
"""Packed, or with the sign that begins it written in another way."""
_PATHS_APART = ";"
"""As in PATH on Windows; commas stand in the names of files."""
_LAST_HERE = "window/last_here"
MOST_NAMED = 3
"""How many of those who were here last the locked page may name."""
_YES = (True, "true", "yes", "1")
SHORTEST_LOCK, LONGEST_LOCK, USUAL_LOCK = 1, 60, 5

_COUNTRIES = QLocale.Country
_LETTER_COUNTRIES = frozenset({
    _COUNTRIES.AnyCountry, _COUNTRIES.UnitedStates, _COUNTRIES.Canada, _COUNTRIES.Mexico, _COUNTRIES.PuertoRico,
    _COUNTRIES.Belize, _COUNTRIES.Chile, _COUNTRIES.Colombia, _COUNTRIES.CostaRica, _COUNTRIES.ElSalvador,
    _COUNTRIES.Guatemala, _COUNTRIES.Nicaragua, _COUNTRIES.Panama, _COUNTRIES.Philippines, _COUNTRIES.Venezuela,
})  # fmt: skip
"""Source: Unicode CLDR, supplemental data, paperSize US-Letter."""


class Settings(QObject):
    """Reads and writes the settings file; a value that makes no sense counts as not set.

    Each signal is for what it names alone, and is sent only when that is another value than before.
    """

    look_changed = Signal()
    """The theme or the size of the text."""
    paper_changed = Signal()
    """The size of the sheet's pages, or of their letters."""
    lock_changed = Signal(int)
    """The minutes until the program locks itself."""

    def __init__(
        self, path: Path | None = None, parent: QObject | None = None, machine: MachineSettings | None = None
    ) -> None:
        super().__init__(parent)
        self.machine = machine or MachineSettings()
        self.path = path or _usual_path()
        _leave_out_packed_values(self.path)
        self._file = QSettings(str(self.path), QSettings.Format.IniFormat, self)

    def is_locked(self, key: str) -> bool:
        """Whether who looks after this computer decides a setting, such as `safety/lock_minutes`."""
        return key in self.machine.locked

    def origin(self, key: str) -> Origin:
        """Say who set what holds."""
        if self.is_locked(key):
            return "this computer, locked"
        if self._file.contains(key):
            return "this person"
        return "this computer" if key in self.machine.values else "built in"

    @property
    def theme(self) -> Theme:
        """Which colors: those of the system, or one chosen theme."""
        named = self._value("look/theme")
        return next((theme for theme in THEMES if theme == named), "system")

    @theme.setter
    def theme(self, theme: Theme) -> None:
        if theme != self.theme and self._choose("look/theme", theme):
            self.look_changed.emit()

    @property
    def text_percent(self) -> int:
        """The size of all text, from 100 to 200 percent."""
        return self._number("look/text", SMALLEST_TEXT, LARGEST_TEXT, SMALLEST_TEXT)

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))
        was_large = self.large_print
        if percent != self.text_percent and self._choose("look/text", percent):
            self.look_changed.emit()
            if self.large_print is not was_large:
                self.paper_changed.emit()

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key or a click until the program locks itself."""
        return self._number("safety/lock_minutes", SHORTEST_LOCK, LONGEST_LOCK, USUAL_LOCK)

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        minutes = max(SHORTEST_LOCK, min(LONGEST_LOCK, minutes))
        if minutes != self.lock_minutes and self._choose("safety/lock_minutes", minutes):
            self.lock_changed.emit(minutes)

    @property
    def names_on_lock_page(self) -> bool:
        """Whether the locked page may name who uses the list; else each types her name."""
        return self._value("safety/names_on_lock_page") in _YES

    @names_on_lock_page.setter
    def names_on_lock_page(self, are_shown: bool) -> None:
        if are_shown != self.names_on_lock_page:
            self._choose("safety/names_on_lock_page", are_shown)
        if not self.names_on_lock_page:
            self._file.remove(_LAST_HERE)

    @property
    def last_here(self) -> tuple[tuple[str, str], ...]:
        """The ids and names of the last people who unlocked here, newest first; none unless they may be named."""
        try:
            people = json.loads(str(self._file.value(_LAST_HERE, "[]"))) if self.names_on_lock_page else []
            return tuple((str(person), str(name)) for person, name in people)
        except (ValueError, TypeError):  # of a version that kept the ids alone
            return ()

    def note_here(self, person: str, name: str) -> None:
        """Remember who has unlocked, where the locked page may name her; else forget who was remembered before."""
        if self.names_on_lock_page:
            others = [each for each in self.last_here if each[0] != person]
            self._file.setValue(_LAST_HERE, json.dumps([(person, name), *others][:MOST_NAMED]))
        else:
            self._file.remove(_LAST_HERE)

    @property
    def paper(self) -> Paper:
        """The size of the sheet's pages."""
        named = self._value("sheet/paper")
        return next((paper for paper in PAPERS if paper == named), None) or paper_of(paper_locale())

    @paper.setter
    def paper(self, paper: Paper) -> None:
        if paper != self.paper and self._choose("sheet/paper", paper):
            self.paper_changed.emit()

    @property
    def large_print(self) -> bool:
        """Whether the sheet is printed in large letters: until somebody chooses, if the screen's are large."""
        chosen = self._value("sheet/large_print")
        return self.text_percent >= READS_LARGE_FROM if chosen is None else chosen in (True, "true")

    @large_print.setter
    def large_print(self, large: bool) -> None:
        is_new = large != self.large_print
        if self._choose("sheet/large_print", large) and is_new:
            self.paper_changed.emit()

    @property
    def only_what_differs(self) -> bool:
        """Whether the comparison leaves out rows in which all options are the same."""
        return self._file.value("compare/only_what_differs") in (True, "true")

    @only_what_differs.setter
    def only_what_differs(self, only: bool) -> None:
        self._file.setValue("compare/only_what_differs", only)

    @property
    def tour_was_shown(self) -> bool:
        """Whether the short tour was offered on this computer."""
        return self._file.value("window/tour_was_shown") in (True, "true")

    @tour_was_shown.setter
    def tour_was_shown(self, shown: bool) -> None:
        self._file.setValue("window/tour_was_shown", shown)

    @property
    def records(self) -> str:
        """The address of the server that keeps the worksheets; empty when this computer does."""
        return self._text("records")

    def name_records(self, address: str) -> None:
        """Write down where the worksheets are kept."""
        self._choose("records", address)
        self._file.sync()

    @property
    def pdf_folder(self) -> Path | None:
        """Where signed PDFs are saved unless the person names another folder; None where nobody said."""
        folder = Path(os.path.expandvars(str(self._value("files/pdf_folder", "")))).expanduser()
        return folder if folder.is_absolute() and folder.is_dir() else None

    @property
    def pdf_name(self) -> str:
        """The pattern by which signed PDFs are named; empty where nobody said, or what makes no file name."""
        pattern = self._text("files/pdf_name").strip()
        return pattern if is_name_pattern(pattern) else ""

    @property
    def trust_files(self) -> tuple[Path, ...]:
        """The files of the authorities whose keys are trusted here; nobody is trusted without them."""
        return _absolute_paths(self._text("signing/authorities"))

    @trust_files.setter
    def trust_files(self, paths: Iterable[Path]) -> None:
        self._choose("signing/authorities", _PATHS_APART.join(dict.fromkeys(map(str, paths))))

    @property
    def time_stamp_server(self) -> str:
        """The address of the authority that puts a time stamp over signatures; empty for none."""
        address = self._text("signing/time_stamp_server").strip()
        return address if is_web_address(address) else ""

    @time_stamp_server.setter
    def time_stamp_server(self, address: str) -> None:
        self._choose("signing/time_stamp_server", address.strip())

    @property
    def card_library(self) -> Path | None:
        """The PKCS#11 library of the clinic's smart cards; None for none."""
        return next(iter(_absolute_paths(self._text("signing/card_library"))), None)

    @card_library.setter
    def card_library(self, path: Path | None) -> None:
        self._choose("signing/card_library", str(path or ""))

    @property
    def clinic_name(self) -> str:
        """The clinic's name, for sheets and what it hands out; empty where nobody said."""
        return self._text("clinic/name")

    @property
    def clinic_day_phone(self) -> str:
        """Whom to call by day."""
        return self._text("clinic/day_phone")

    @property
    def clinic_night_phone(self) -> str:
        """Whom to call at night and on weekends."""
        return self._text("clinic/night_phone")

    @property
    def clinic(self) -> tuple[str, str, str]:
        """The clinic's name, and whom to call by day and at night."""
        return self.clinic_name, self.clinic_day_phone, self.clinic_night_phone

    @property
    def keeps_log(self) -> bool:
        """Whether the program writes down what failed and when: never whose, and never what."""
        return self._value("log/on") in _YES

    @keeps_log.setter
    def keeps_log(self, keeps: bool) -> None:
        self._choose("log/on", keeps)

    @property
    def window_geometry(self) -> QByteArray:
        """Where the window was, as Qt packs it; empty at first."""
        geometry = self._file.value("window/place")
        return geometry if isinstance(geometry, QByteArray) else QByteArray()

    @window_geometry.setter
    def window_geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("window/place", geometry)

    def _value(self, key: str, usual: object = None) -> object:
        """What holds: what is locked, else what the person chose, else what is set for everybody."""
        everybody = self.machine.values.get(key, usual)
        return everybody if self.is_locked(key) else self._file.value(key, everybody)

    def _text(self, key: str) -> str:
        value = self._value(key, "")
        # The settings file takes a comma for the end of one of several values.
        return ",".join(map(str, value)) if isinstance(value, list) else str(value)

    def _choose(self, key: str, value: object) -> bool:
        """Write down what the person chose; False when it is not hers to choose."""
        if self.is_locked(key):
            return False
        self._file.setValue(key, value)
        return True

    def _number(self, key: str, least: int, most: int, usual: int) -> int:
        try:
            number = int(str(self._value(key, usual)))
        except ValueError:
            return usual
        return number if least <= number <= most else usual


def paper_locale() -> QLocale:
    """Return the locale whose paper is meant: on Linux the one that is named for paper, else that of the system."""
    named = (os.environ.get("LC_ALL") or os.environ.get("LC_PAPER") or "").partition(".")[0].partition("@")[0]
    return QLocale.system() if named in ("", "C", "POSIX") else QLocale(named)


def paper_of(locale: QLocale) -> Paper:
    """Return the paper that printers hold where somebody lives; letter where the system does not say where that is."""
    return "letter" if locale.territory() in _LETTER_COUNTRIES else "a4"


def is_web_address(address: str) -> bool:
    """Whether something can be asked over the network at this address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", address)


def _absolute_paths(text: str) -> tuple[Path, ...]:
    paths = (Path(os.path.expandvars(part.strip())).expanduser() for part in text.split(_PATHS_APART) if part.strip())
    return tuple(path for path in paths if path.is_absolute())


def name_program() -> None:
    """Tell Qt the name from which it makes the usual folders; before anything is looked for in them."""
    QCoreApplication.setApplicationName(NAME)


def _leave_out_packed_values(path: Path) -> None:
    """Qt unpacks whatever it finds packed, and can crash on it; this program packs nothing but bytes."""
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST_FILE else b""
        readable = b"".join(line for line in content.splitlines(keepends=True) if not _PACKED.search(line))
        if len(readable) < path.stat().st_size:
            write_private(path, readable)  # in one step: the address of a clinic's server may stand in it
    except (OSError, RecordsError):
        return  # no file, or none that can be read: Qt then has nothing to unpack either


def _usual_path() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.ini"


def records_server(settings: Settings) -> ServerAddress | None:
    """What keeps the worksheets instead of this computer: HRBC_RECORDS, or what the settings file says.

    Raises ServerAddressWrong, ServerAddressUnsafe or ServerPasswordInClear.
    """
    named = None if settings.is_locked("records") else os.environ.get("HRBC_RECORDS")
    address = named or settings.records
    if not address:
        return None
    server = ServerAddress.read(address)
    return server if named or not server.in_clear else _with_password_moved(settings, server)


def _with_password_moved(settings: Settings, server: ServerAddress) -> ServerAddress:
    """Move a password that stands in the person's settings file into the keyring; return the address that asks there.

    Raises ServerPasswordInClear where there is no keyring, and where the file is not hers to change.
    """
    if settings.origin("records") != "this person":
        raise ServerPasswordInClear
    try:
        server.keep_password(server.in_clear)
    except KeyringMissing as problem:
        raise ServerPasswordInClear from problem
    settings.name_records(server.text_with_keyring())
    return ServerAddress.read(settings.records)


def records_folder() -> Path:
    """Where this computer keeps its worksheets, and the key file of those that a server keeps."""
    kinds = QStandardPaths.StandardLocation
    local, roaming = (
        Path(QStandardPaths.writableLocation(kind)) / "records"
        for kind in (kinds.AppLocalDataLocation, kinds.AppDataLocation)
    )
    return moved_out_of_roaming(roaming, local)


def moved_out_of_roaming(roaming: Path, local: Path) -> Path:
    """Move a list that an older version kept in the profile that roams, and return where the list is.

    A profile that roams is copied between computers file by file, and a database that is open in pieces. A list that
    cannot be moved, as it is open or on another disk, stays; so does a list beside which there is a newer one. Only
    Windows has the two folders.
    """
    if roaming == local or local.exists() or not roaming.is_dir():
        return local
    try:
        local.parent.mkdir(parents=True, exist_ok=True)
        roaming.rename(local)
    except OSError:
        return roaming
    return local
