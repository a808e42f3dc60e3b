"""Commands on the worksheets that this computer keeps: their history, a backup, and putting one back.

The passphrase is asked for on the terminal, or read from the standard input; it is never an argument, which others on
the computer could see.
"""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from hrbc_desktop.cli.base import (
    FALLS_SHORT,
    OK,
    Command,
    Unusable,
    json_argument,
    named_path,
    print_json,
    require_file,
    require_free,
)
from hrbc_desktop.cli.settings import read_settings
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.records.crypto.vault import Vault
    from hrbc_desktop.records.store import Store


def _audit(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.session.audit_export import all_entries, full_history, verdict_words, worksheet_names

    with unlocked(kept_vault(chosen), chosen) as records:
        if not chosen.verify:
            records.people.require("export history")
        names = worksheet_names(records)
        verdict = records.verify() if chosen.verify else None
        listed = all_entries(records) if chosen.json else []
        lines = [] if chosen.json or verdict else full_history(records)
        if chosen.json:
            records.log_event("trail exported")
    findings = verdict_words(verdict, names) if verdict else []
    if chosen.json:
        checked = {"intact": verdict.intact, "findings": [vars(one) for one in verdict.findings]} if verdict else {}
        print_json({"entries": listed, **checked})
    elif verdict:
        print("\n".join(findings))
    else:
        for line in lines:
            print("  ".join(filter(None, (f"{line.when:%Y-%m-%d %H:%M}", line.who, line.what, line.worksheet))))
            for change in line.changes:
                print(f"    {' '.join(change.split())}")
    return FALLS_SHORT if verdict and not verdict.intact else OK


def _backup(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.session.backups import make_backup

    require_free(chosen.file, overwrite=chosen.overwrite)
    vault = kept_vault(chosen)
    with unlocked(vault, chosen) as records:
        make_backup(records, vault.folder, chosen.file, datetime.now().astimezone())
    print(_("Wrote {file}. It opens with the passphrase or the recovery code of today.").format(file=chosen.file))
    return OK


def _restore(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.records.errors import RecordsError
    from hrbc_desktop.records.recovery.backup import restore
    from hrbc_desktop.session.settings import name_program, records_folder

    name_program()
    require_file(chosen.file)
    try:
        restore(chosen.file, chosen.into or records_folder())
    except RecordsError as problem:
        raise Unusable(str(problem)) from problem
    print(_("The worksheets are back. Unlock them with the passphrase or the recovery code of the day of the backup."))
    return OK


def kept_vault(chosen: argparse.Namespace) -> "Vault":
    """Return the vault of the worksheets that are kept here, or in the folder that was named. Raises `Unusable`."""
    from hrbc_desktop.records.crypto.vault import Vault
    from hrbc_desktop.records.errors import RecordsError
    from hrbc_desktop.session.settings import name_program, records_folder, records_server

    name_program()
    try:
        vault = (
            Vault(chosen.folder) if chosen.folder else Vault(records_folder(), server=records_server(read_settings()))
        )
    except RecordsError as problem:
        raise Unusable(str(problem)) from problem
    if not vault.exists:
        raise Unusable(
            _("No worksheets are kept in {folder}. Name another folder with --folder.").format(folder=vault.folder)
        )
    return vault


@contextmanager
def unlocked(vault: "Vault", chosen: argparse.Namespace, passphrase: str | None = None) -> "Iterator[Store]":
    """Ask for the passphrase, and give the records for as long as they are wanted. Raises `Unusable`.

    Where several people use the list, `--as` says who it is, and what her role does not allow is refused as in the
    windows. `passphrase`: when it was asked for already.
    """
    from hrbc_desktop.records.errors import RecordsError
    from hrbc_desktop.session.open_records import RecordsOpener

    try:
        person = person_id(vault, chosen)
        typed = typed_secret("Passphrase: ") if passphrase is None else passphrase
        records, _ = RecordsOpener(vault).unlock(typed, person)
        try:
            yield records
        finally:
            records.close()
    except RecordsError as problem:
        raise Unusable(str(problem)) from problem


def person_id(vault: "Vault", chosen: argparse.Namespace) -> str:
    """The id of who runs the command; empty where one person uses the list. Raises `Unusable`, and RecordsError."""
    people = vault.people
    if not people:
        return ""
    if chosen.person is None and len(people) == 1:
        return people[0][0]
    found = vault.person_named(chosen.person or "")
    if not found:
        raise Unusable(
            _(
                "Several people use this list. Say who you are with --as NAME, as an administrator wrote it. "
                "Nothing was opened."
            )
        )
    return found


def typed_secret(prompt: str) -> str:
    """A passphrase from the terminal, or the next line of the standard input. Raises `Unusable`."""
    if sys.stdin is None:  # closed by whoever began the program
        raise Unusable(_("No passphrase was typed. Nothing was opened."))
    if sys.stdin.isatty():
        try:
            return getpass.getpass(prompt)
        except EOFError as problem:
            raise Unusable(_("No passphrase was typed. Nothing was opened.")) from problem
    return sys.stdin.readline().rstrip("\n")


def folder_argument(parser: argparse.ArgumentParser) -> None:
    """Take the folder of the worksheets."""
    parser.add_argument(
        "--folder", type=named_path, metavar="FOLDER", help=_("where the worksheets are kept, if elsewhere")
    )
    parser.add_argument("--as", dest="person", metavar="NAME", help=_("who you are, where several people use the list"))


def _audit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verify", action="store_true", help=_("check that nothing is missing or changed"))
    json_argument(parser)
    folder_argument(parser)


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=named_path, metavar="FILE", help=_("the backup file to write"))
    parser.add_argument("--overwrite", action="store_true", help=_("replace a file that is there already"))
    folder_argument(parser)


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=named_path, metavar="FILE", help=_("a backup file"))
    parser.add_argument(
        "--into", type=named_path, metavar="FOLDER", help=_("a folder without worksheets, if not the usual one")
    )


COMMANDS: dict[str, Command] = {
    "audit": Command(
        _audit, "print who did what to which worksheet, or check that nothing is missing or changed", _audit_arguments
    ),
    "backup": Command(_backup, "write all worksheets into one encrypted file", _backup_arguments),
    "restore": Command(_restore, "put the worksheets of a backup where none are kept", _restore_arguments),
}
