"""The command line: the program's work without a window, and the way to open the window."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import FrameType

from hrbc_desktop import __version__
from hrbc_desktop.cli.base import OK, UNUSABLE, Command, Unusable, named_path
from hrbc_desktop.cli.plain_output import use_plain_letters_where_needed
from hrbc_desktop.translation import _

_MODULES = {
    "demo": "sheets",
    "form": "sheets",
    "card": "sheets",
    "export": "sheets",
    "chart": "verify",
    "verify": "verify",
    "export-fhir": "fhir",
    "import-fhir": "fhir",
    "read-report": "report",
    "audit": "records",
    "backup": "records",
    "restore": "records",
    "people": "people",
    "hold": "retention",
    "retention": "retention",
    "match": "match",
    "compare": "compare",
    "check-catalogue": "content",
    "standards": "content",
    "content": "content",
    "schema": "content",
    "settings": "settings",
    "server-password": "settings",
    "associate": "desktop",
}
"""Which module of this package has a command. It is imported when the command is asked for, or the help of all."""
_MEASURING = "--exit-after-first-paint"
"""Beside a file or alone: for measuring how long the start takes."""

_BY_SIGNAL = 128
"""Shells tell of a signal by this and its number."""
_INTERRUPTED = _BY_SIGNAL + signal.SIGINT

_DESCRIPTION = _("""\
Prepare the talk about treatment of HR-positive, HER2-negative breast cancer.

Without a command it opens the window; give it a worksheet PDF to open that file.
It organizes evidence and a person's own values. It never recommends a treatment, and is not a consent form.""")

_EXIT_CODES = """\
exit codes: 0 done, or what was checked holds; 1 it does not hold; 2 a file or an argument cannot be used;
3 it holds as far as can be known"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    use_plain_letters_where_needed()
    try:
        files = [file for file in given if file != _MEASURING]
        if not files or (files[0] not in _MODULES and not files[0].startswith("-")):
            return _open_window([named_path(file) for file in files], exit_after_first_paint=_MEASURING in given)
        return _run(given)
    except Unusable as problem:
        with suppress(OSError):  # nobody reads it any more
            print(problem, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(given: Sequence[str]) -> int:
    """Run a command; trouble with what is printed does not end it with a traceback."""
    try:
        try:
            chosen = command_parser(given[:1] if given[0] in _MODULES else _MODULES).parse_args(given)
            command: Command = chosen.command
            with _ending_tidily():
                return command.run(chosen)
        finally:  # the help, too, may not get to where it is printed
            if sys.stdout is not None:  # closed by whoever began the program
                sys.stdout.flush()
    except BrokenPipeError:  # a reader that leaves early
        _print_no_more()
        return OK
    except OSError as problem:
        from hrbc_desktop.wording.files import why_unwritten

        _print_no_more()
        why = why_unwritten(problem)
        raise Unusable(f"{problem.filename}: {why}" if problem.filename else why) from problem


@contextmanager
def _ending_tidily() -> Iterator[None]:
    """Have a command that is told to end take away what it has half written, as when Ctrl+C ends it."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(_BY_SIGNAL + number)

    is_main = threading.current_thread() is threading.main_thread()  # no other thread may ask for signals
    asked = [number for name in ("SIGTERM", "SIGHUP") if is_main and (number := getattr(signal, name, None))]
    before = {number: signal.signal(number, end) for number in asked if signal.getsignal(number) == signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _print_no_more() -> None:
    """What is still in the buffer, and cannot be printed, would fail once more when the interpreter ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command_parser(names: Collection[str] = tuple(_MODULES)) -> argparse.ArgumentParser:
    """Return what reads the command line, with the commands of these names."""
    parser = argparse.ArgumentParser(
        prog="hrbc-desktop",
        description=_DESCRIPTION,
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hrbc_desktop {__version__}")
    parser.add_argument(_MEASURING, action="store_true", help=_("open the window, and close it once it can be used"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in names:
        command: Command = import_module(f"hrbc_desktop.cli.{_MODULES[name]}").COMMANDS[name]
        adding = commands.add_parser(name, help=command.about, description=command.about, epilog=_EXIT_CODES)
        command.add_arguments(adding)
        adding.set_defaults(command=command)
    return parser


def _open_window(files: Sequence[Path], *, exit_after_first_paint: bool) -> int:
    for file in files:
        if not file.is_file() and not _was_handed_over(file):
            raise Unusable(
                _("There is no command and no file named {file}. See hrbc-desktop --help.").format(file=file)
            )
    if len(files) > 1:
        raise Unusable(_("The window opens one file at a time. Name one of them."))
    if not _has_screen():
        raise Unusable(_("No screen was found to open a window on. Without one, see hrbc-desktop demo --help."))
    from hrbc_desktop.app import run

    return run([file.absolute() for file in files], exit_after_first_paint=exit_after_first_paint)


def _was_handed_over(file: Path) -> bool:
    """Whether a double click named a file that is gone: the window then tells it, since nobody sees this output."""
    first = file.parts[0] if file.parts else ""
    is_address = first.endswith(":") and len(first) > len("C:")
    return file.suffix.casefold() in {".pdf", ".json", ".ndjson"} and not is_address and _has_screen()


def _has_screen() -> bool:
    needs_one = sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM")
    return not needs_one or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
