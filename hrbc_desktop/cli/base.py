"""What every command has in common: its exit codes, its arguments, and how it reads what it works on."""

import argparse
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from hrbc_desktop.files import is_folder, is_there, read_file
from hrbc_desktop.translation import _

OK, FALLS_SHORT, UNUSABLE, NOT_KNOWN = 0, 1, 2, 3


class Unusable(Exception):
    """A file or an argument cannot be used; the message is one sentence."""


class Command(NamedTuple):
    """`run` returns the exit code; `about` says in a line what it does; `add_arguments` names what it takes."""

    run: Callable[[argparse.Namespace], int]
    about: str
    add_arguments: Callable[[argparse.ArgumentParser], None]


def named_path(named: str) -> Path:
    """Return the path of a file; file managers and browsers hand over an address, “file:///…”. Raises `Unusable`.

    The signs “?” and “#” are part of a name: an address of a file has neither a query nor a place in it.
    """
    is_address = named[: len(_FILE)].casefold() == _FILE and not _is_file(named)
    if _OF_A_PAGE.match(named) and not is_address:
        raise Unusable(
            _(
                "{named} is the address of a page, and not of a file. The program uses no network. "
                "Save the file first, then name it."
            ).format(named=named)
        )
    path = _of_address(named[len(_FILE) :]) if is_address else named
    if "\0" in path:
        raise Unusable(
            _("This is not the name of a file: it has a character that no file name can have. Nothing was opened.")
        )
    return Path(path)


_FILE = "file:"
_OF_A_PAGE = re.compile(r"(?:https?|ftp|data|mailto):", re.IGNORECASE)


def _is_file(named: str) -> bool:
    try:
        return Path(named).is_file()
    except OSError:
        return False


def _of_address(address: str) -> str:
    if not address.startswith("//"):
        return _unquoted(address)
    server, _, path = address.removeprefix("//").partition("/")
    return _unquoted(f"//{server}/{path}" if server.casefold() not in ("", "localhost") else f"/{path}")


def _unquoted(address: str) -> str:
    """Undo “%20”; where a name is bytes, as outside Windows, it need not be UTF-8."""
    from urllib.parse import unquote_to_bytes
    from urllib.request import url2pathname

    return url2pathname(address) if os.name == "nt" else os.fsdecode(unquote_to_bytes(os.fsencode(address)))


def require_file(path: Path) -> None:
    """Say of what is no file, or may not be read, why that is. Raises `Unusable`."""
    from hrbc_desktop.wording.files import why_unreadable

    try:
        read_file(path, 1)
    except OSError as problem:
        raise Unusable(f"{path}: {why_unreadable(problem)}") from problem


def require_free(path: Path, *, overwrite: bool = False, can_overwrite: bool = True) -> None:
    """Refuse to write where something is, unless that is wished; a folder is never replaced. Raises `Unusable`."""
    from hrbc_desktop.wording.files import IS_A_FOLDER

    if is_folder(path):
        raise Unusable(f"{path}: {IS_A_FOLDER}")
    if overwrite or not is_there(path):
        return
    if can_overwrite:
        raise Unusable(
            _("{path} is there already. Nothing was written: name another file, or add --overwrite.").format(path=path)
        )
    raise Unusable(_("{path} is there already. Nothing was written: name another file.").format(path=path))


def read_worksheet_file(path: Path) -> Any:
    """The worksheet in a JSON file. Raises `Unusable`."""
    from hrbc_desktop.domain.serialization import LARGEST_JSON, WorksheetUnreadable, read_worksheet
    from hrbc_desktop.wording.files import why_unreadable

    try:
        return read_worksheet(read_file(path, LARGEST_JSON + 1))
    except OSError as problem:
        raise Unusable(f"{path}: {why_unreadable(problem)}") from problem
    except WorksheetUnreadable as problem:
        raise Unusable(f"{path}: {problem}") from problem


def read_content(folder: Path | None = None) -> Any:
    """The content pack in the folder, or the newest that the program would show. Raises `Unusable`."""
    from hrbc_desktop.catalogue.errors import CatalogueError
    from hrbc_desktop.catalogue.loader import read_catalogue
    from hrbc_desktop.session.installed_content import content_folders, read_newest_content, trusted_keys
    from hrbc_desktop.session.machine_settings import MachineSettingsError, read_machine_settings
    from hrbc_desktop.session.settings import name_program

    name_program()
    try:
        if folder:
            return read_catalogue(folder)
        return read_newest_content(content_folders(), trusted_keys(read_machine_settings()))[0]
    except (CatalogueError, MachineSettingsError, OSError) as problem:
        raise Unusable(str(problem)) from problem


def print_json(value: object) -> None:
    """Print for other programs."""
    print(json.dumps(value, indent=2))


def no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command takes no arguments."""


def worksheet_argument(parser: argparse.ArgumentParser) -> None:
    """Take the file of a worksheet."""
    parser.add_argument(
        "worksheet", type=named_path, metavar="WORKSHEET.json", help=_("a worksheet, as the demo leaves one")
    )


def json_argument(parser: argparse.ArgumentParser) -> None:
    """Take the wish to print JSON."""
    parser.add_argument("--json", action="store_true", help=_("print everything that was found, for other programs"))
