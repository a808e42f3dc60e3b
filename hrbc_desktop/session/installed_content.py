"""Which content the program shows: its own, or a newer signed pack that was installed on this computer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from hrbc_desktop.catalogue.errors import CatalogueError
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.catalogue.signed_pack import KEYS, PackRefused, check_pack
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.session.machine_settings import MachineSettings


def content_folders() -> tuple[Path, Path]:
    """Where packs are installed: for this person, and for everybody on the computer."""
    local = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(local) / "content", _for_everybody()


def _for_everybody() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "hrbc-desktop" / "content"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/hrbc-desktop/content")
    return Path("/var/lib/hrbc-desktop/content")


def trusted_keys(machine: MachineSettings) -> tuple[str, ...]:
    """The keys of who publishes content: that in the program, and one that who looks after the computer adds."""
    added = machine.values.get("content/key", "")
    return (*KEYS, added) if added else KEYS


def read_newest_content(folders: Sequence[Path], keys: Sequence[str]) -> tuple[Catalogue, Path | None]:
    """Return the newest content, and the folder that it is from; None for the program's own.

    A pack that was changed, or that this program cannot read, is passed over: what it would replace is sound. Raises
    CatalogueError or FileNotFoundError when the program's own cannot be read.
    """
    newest, source = read_catalogue(), None
    for folder, catalogue in _sound(folders, keys):
        if (catalogue.pack.date, catalogue.pack.version) > (newest.pack.date, newest.pack.version):
            newest, source = catalogue, folder
    return newest, source


def _sound(folders: Sequence[Path], keys: Sequence[str]) -> Iterator[tuple[Path, Catalogue]]:
    for folder in folders:
        try:
            if folder.is_dir():
                check_pack(folder, keys)
                yield folder, read_catalogue(folder)
        except (PackRefused, CatalogueError, OSError):
            continue
