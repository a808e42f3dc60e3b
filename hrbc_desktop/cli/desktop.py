"""The command that puts the program on a Linux desktop, and takes it off again."""

import argparse
import shutil
import sys
from pathlib import Path

from hrbc_desktop.cli.base import OK, Command, Unusable
from hrbc_desktop.translation import _


def _associate(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.session.desktop.desktop_entry import associate, dissociate
    from hrbc_desktop.wording.files import why_unwritten

    if not sys.platform.startswith("linux"):
        raise Unusable(_("This is for Linux desktops. Elsewhere, choose the program with “Open with” on a PDF."))
    try:
        if chosen.undo:
            paths, done = dissociate(), _("Took away")
        else:
            paths, done = associate(_program()), _("Wrote")
    except OSError as problem:
        where = problem.filename or problem.filename2
        raise Unusable(f"{where}: {why_unwritten(problem)}" if where else why_unwritten(problem)) from problem
    for path in paths:
        print(f"{done} {path}")
    if not chosen.undo:
        print(
            _("The program is in the menu now, and offered by “Open with” on PDFs. Your usual program for PDFs stays.")
        )
    elif not paths:
        print(_("There was nothing to take away."))
    return OK


def _program() -> Path:
    """Where the installed program is. Raises Unusable."""
    beside = Path(sys.executable).with_name("hrbc-desktop")
    found = str(beside) if beside.exists() else shutil.which("hrbc-desktop")
    if found is None:
        raise Unusable(_("The program is not installed, so the menu could not start it. Run pip install . first."))
    return Path(found)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--undo", action="store_true", help=_("take the program off the desktop again"))


COMMANDS: dict[str, Command] = {
    "associate": Command(_associate, "on Linux: add the program to the menu and to “Open with” for PDFs", _arguments)
}
