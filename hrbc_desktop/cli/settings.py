"""Commands for who looks after the computer: which settings hold and where from, and the password of the server."""

import argparse
import getpass
import os
import sys
from typing import TYPE_CHECKING

from hrbc_desktop.cli.base import FALLS_SHORT, OK, Command, Unusable, json_argument, no_arguments, print_json
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.session.settings import Settings

_SHOWN = {
    "look/theme": "theme",
    "look/text": "text_percent",
    "safety/lock_minutes": "lock_minutes",
    "safety/names_on_lock_page": "names_on_lock_page",
    "sheet/paper": "paper",
    "sheet/large_print": "large_print",
    "files/pdf_folder": "pdf_folder",
    "files/pdf_name": "pdf_name",
    "signing/authorities": "trust_files",
    "signing/time_stamp_server": "time_stamp_server",
    "signing/card_library": "card_library",
    "log/on": "keeps_log",
    "clinic/name": "clinic_name",
    "clinic/day_phone": "clinic_day_phone",
    "clinic/night_phone": "clinic_night_phone",
    "records": "records",
}
"""Each setting, and the property that says what holds."""

_ONLY_FOR_EVERYBODY = {"program/minimum_version"}


def _settings(chosen: argparse.Namespace) -> int:
    settings = read_settings()
    machine = settings.machine
    found = {key: {"value": _value_in_words(settings, key), "from": settings.origin(key)} for key in _SHOWN}
    for key in _ONLY_FOR_EVERYBODY & machine.values.keys():
        found[key] = {"value": machine.values[key], "from": "this computer, locked"}
    if os.environ.get("HRBC_RECORDS") and not settings.is_locked("records"):
        found["records"] = {"value": _without_password(os.environ["HRBC_RECORDS"]), "from": "HRBC_RECORDS"}
    unknown = sorted((machine.set_here.keys() | machine.locked) - _SHOWN.keys() - _ONLY_FOR_EVERYBODY)
    files = {"this person": str(settings.path), "this computer": str(machine.path)}
    if chosen.json:
        print_json({"settings": found, "files": files, "unknown": unknown})
        return FALLS_SHORT if unknown else OK
    for key, one in found.items():
        print(f"{key} = {one['value']}  ({one['from']})")
    print()
    for who, path in files.items():
        print(f"{who}: {path}")
    for key in unknown:
        print(_("Not known, so it does nothing: {key} in {path}").format(key=key, path=machine.path))
    return FALLS_SHORT if unknown else OK


def read_settings() -> "Settings":
    """What holds for whoever runs the command. Raises `Unusable`."""
    from hrbc_desktop import __version__
    from hrbc_desktop.session.machine_settings import MachineSettingsError, read_machine_settings
    from hrbc_desktop.session.settings import Settings, name_program

    name_program()
    try:
        machine = read_machine_settings()
        machine.require_version(__version__)
    except MachineSettingsError as problem:
        raise Unusable(str(problem)) from problem
    return Settings(machine=machine)


def _value_in_words(settings: "Settings", key: str) -> str:
    value = getattr(settings, _SHOWN[key])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return _without_password(str(value)) if key == "records" else str(value or "")


def _without_password(address: str) -> str:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    if not address:
        return ""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "an address that cannot be read"


def _server_password(_chosen: argparse.Namespace) -> int:
    from hrbc_desktop.records.errors import RecordsError
    from hrbc_desktop.session.settings import records_server

    try:
        server = records_server(read_settings())
        if server is None:
            raise Unusable(_("No server is named in the settings, so there is no password to keep."))
        server.keep_password(_asked(_("Password of the server: ")))
    except RecordsError as problem:
        raise Unusable(str(problem)) from problem
    print(_("The password is kept in the keyring of this account. It does not have to stand in any file."))
    if not server.asks_keyring:
        print(_("For the program to look there, add keyring=yes to the address of the server."))
    return OK


def _asked(prompt: str) -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        typed = getpass.getpass(prompt)
    else:
        typed = sys.stdin.readline().rstrip("\r\n") if sys.stdin else ""
    if not typed:
        raise Unusable(_("No password was typed. Nothing was changed."))
    return typed


COMMANDS: dict[str, Command] = {
    "settings": Command(_settings, "print which settings hold on this computer, and who set them", json_argument),
    "server-password": Command(
        _server_password, "keep the password of the clinic's server in the system's keyring", no_arguments
    ),
}
