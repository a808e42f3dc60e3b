"""The command line: the program's work without a window, and the way to open the window."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

Command = Callable[[argparse.Namespace], int]

_SIGNS = {"yes": "+", "no": "-", "unknown": "?"}

OK, FALLS_SHORT, UNUSABLE = 0, 1, 2

_DESCRIPTION = """\
Prepare the talk about treatment of HR-positive, HER2-negative breast cancer.

Without a command it opens the window; give it a worksheet PDF to open that file.
It organises evidence and a person's own values. It never recommends a treatment, and is not a consent form."""

_EXIT_CODES = """\
exit codes: 0 done, or what was checked holds; 1 it does not hold; 2 a file or an argument cannot be used"""


class _Unusable(Exception):
    """A file or an argument cannot be used; the message is one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not given or (given[0] not in _COMMANDS and not given[0].startswith("-")):
            return _open_window([Path(file) for file in given])
        return _run(_parser().parse_args(given))
    except _Unusable as problem:
        print(problem, file=sys.stderr)
        return UNUSABLE


def _run(chosen: argparse.Namespace) -> int:
    """Run a command; neither a reader that leaves early nor a narrow character set ends it with a traceback."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    command: Command = chosen.command
    try:
        code = command(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still in the buffer would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hrbc-desktop",
        description=_DESCRIPTION,
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (command, about, add_arguments) in _COMMANDS.items():
        adding = commands.add_parser(name, help=about, description=about, epilog=_EXIT_CODES)
        add_arguments(adding)
        adding.set_defaults(command=command)
    return parser


def _open_window(files: Sequence[Path]) -> int:
    for file in files:
        if not file.is_file():
            raise _Unusable(f"There is no command and no file named {file}. See hrbc-desktop --help.")
    if not _has_screen():
        raise _Unusable("No screen was found to open a window on. Without one, see hrbc-desktop demo --help.")
    from hrbc_desktop.app import run

    return run(files)


def _has_screen() -> bool:
    needs_one = sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM")
    return not needs_one or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _demo(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.demo import run_demo
    from hrbc_desktop.session.sheet_values import SheetTrouble

    try:
        made = run_demo(chosen.out)
    except OSError as problem:
        raise _Unusable(f"The demo could not write to {chosen.out}: {problem.strerror or problem}.") from problem
    except SheetTrouble as problem:
        raise _Unusable(str(problem)) from problem
    print(f"Sample Patient 1 went through every step. In {chosen.out}:")
    for path in made:
        print(f"  {path.name}")
    return OK


def _export(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.session.saving import save_file
    from hrbc_desktop.session.sheet_values import SheetTrouble
    from hrbc_desktop.sheet.layout import SheetSettings
    from hrbc_desktop.sheet.making import make_sheet

    worksheet = _worksheet(chosen.worksheet)
    if chosen.output.exists() and not chosen.overwrite:
        raise _Unusable(
            f"{chosen.output} is there already. Nothing was written: name another file, or add --overwrite."
        )
    settings = SheetSettings(paper=chosen.paper, print="large" if chosen.large_print else "standard")
    pdf = make_sheet(worksheet, _catalogue(), settings, datetime.now().astimezone())
    try:
        save_file(chosen.output, pdf)
    except SheetTrouble as problem:
        raise _Unusable(str(problem)) from problem
    print(f"Wrote {chosen.output} (not signed: open it in the program to sign it)")
    return OK


def _export_fhir(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.exchange.fhir import write_fhir

    _write_new(chosen.output, write_fhir(_worksheet(chosen.worksheet)))
    return OK


def _import_fhir(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.domain.profile import Profile
    from hrbc_desktop.domain.reading import write_worksheet
    from hrbc_desktop.domain.worksheet import new_worksheet
    from hrbc_desktop.exchange.errors import ExchangeError
    from hrbc_desktop.exchange.fhir import read_fhir
    from hrbc_desktop.exchange.taking_over import take_over
    from hrbc_desktop.exchange.telling import found_lines

    try:
        found = read_fhir(chosen.file.read_bytes())
    except OSError as problem:
        raise _Unusable(f"{chosen.file} could not be read: {problem.strerror}.") from problem
    except ExchangeError as problem:
        raise _Unusable(f"{chosen.file}: {problem}") from problem
    if chosen.output:
        made = new_worksheet(_catalogue().pack.version, datetime.now().astimezone())
        _write_new(chosen.output, write_worksheet(made.but(profile=take_over(Profile(), found.answers))))
    print("\n".join(found_lines(found)))
    return OK


def _write_new(path: Path, content: bytes) -> None:
    from hrbc_desktop.records.errors import RecordsError
    from hrbc_desktop.records.private_file import write_private

    if path.exists():
        raise _Unusable(f"{path} is there already. Nothing was written: name another file.")
    try:
        write_private(path, content)
    except RecordsError as problem:
        raise _Unusable(f"{path} could not be written. Nothing was saved: name a file in another folder.") from problem
    print(f"Wrote {path}")


def _verify(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.sheet.confinement import open_sheet_file

    try:
        opened = open_sheet_file(chosen.pdf)
    except OSError as problem:
        raise _Unusable(f"{chosen.pdf} could not be read: {problem.strerror}.") from problem
    if chosen.json:
        _print_json(
            {
                "verdict": opened.verdict.name.lower(),
                "sentences": opened.sentences,
                "sha256": opened.sha256,
                "signatures": [{**asdict(seen), "signed_at": seen.signed_at.isoformat()} for seen in opened.signatures],
                "notes": opened.notes,
                "worksheet": _told_worksheet(opened.worksheet_json),
            }
        )
    else:
        print("\n".join(opened.sentences))
    return OK if opened.verdict.is_trusted else FALLS_SHORT


def _told_worksheet(worksheet_json: bytes | None) -> dict[str, Any] | None:
    """Say which worksheet is in a file, and which content it was made with and would be made with now."""
    from hrbc_desktop.domain.reading import WorksheetUnreadable, read_worksheet

    if worksheet_json is None:
        return None
    try:
        worksheet = read_worksheet(worksheet_json)
    except WorksheetUnreadable as problem:
        return {"problem": str(problem)}
    told = ("id", "revision", "previous_digest", "content_version", "options")
    return {**worksheet.model_dump(mode="json", include=set(told)), "content_version_here": _catalogue().pack.version}


def _match(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.domain.matching import match

    worksheet, catalogue = _worksheet(chosen.worksheet), _catalogue()
    found = [match(option, worksheet.profile) for option in catalogue.options.values()]
    if chosen.json:
        _print_json(
            [
                {
                    "option": one.option,
                    "name": catalogue.options[one.option].name,
                    "verdict": {"matches": "matches", "needs": "needs"}.get(one.verdict, "not now"),
                    "badge": one.badge,
                    "needs": one.needs,
                    "reasons": [{"holds": reason.holds, "text": reason.text} for reason in one.reasons],
                    "cautions": [caution.text for caution in one.cautions],
                }
                for one in found
            ]
        )
        return OK
    for one in found:
        print(f"{catalogue.options[one.option].name}: {one.badge.lower()}")
        for reason in one.reasons:
            print(f"  {_SIGNS[reason.holds]} {reason.text}")
        for caution in one.cautions:
            print(f"  ! {caution.text}")
    return OK


def _check_catalogue(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.catalogue.linting import lint

    findings = lint(_catalogue(chosen.folder))
    for finding in findings:
        print(f"{finding.severity}: {finding.place}: {finding.sentence}")
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings")
    return FALLS_SHORT if errors else OK


def _standards(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.catalogue.errors import CatalogueError
    from hrbc_desktop.catalogue.standards import content_facts, read_standards, told_content, told_standards

    try:
        standards = read_standards()
    except (CatalogueError, OSError) as problem:
        raise _Unusable(str(problem)) from problem
    content = content_facts(_catalogue(), datetime.now().astimezone().date())
    if chosen.json:
        criteria = [criterion.model_dump() for criterion in standards.criteria]
        counts = {"applying": len(standards.applying), **standards.counts}
        _print_json({"counts": counts, "content": content, "criteria": criteria})
        return OK
    print(f"{told_standards(standards, with_checks=True)}\n\n{told_content(content)}")
    return OK


def _schema(_chosen: argparse.Namespace) -> int:
    from hrbc_desktop.domain.worksheet import Worksheet

    _print_json(Worksheet.model_json_schema())
    return OK


def _worksheet(path: Path) -> Any:
    from hrbc_desktop.domain.reading import WorksheetUnreadable, read_worksheet

    try:
        return read_worksheet(path.read_bytes())
    except OSError as problem:
        raise _Unusable(f"{path} could not be read: {problem.strerror}.") from problem
    except WorksheetUnreadable as problem:
        raise _Unusable(f"{path}: {problem}") from problem


def _catalogue(folder: Path | None = None) -> Any:
    from hrbc_desktop.catalogue.errors import CatalogueError
    from hrbc_desktop.catalogue.reading import read_catalogue

    try:
        return read_catalogue(folder)
    except (CatalogueError, OSError) as problem:
        raise _Unusable(str(problem)) from problem


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=2))


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command takes no arguments."""


def _worksheet_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("worksheet", type=Path, metavar="WORKSHEET.json", help="a worksheet, as the demo leaves one")


def _json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print everything that was found, for other programs")


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to leave what it makes")


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    _worksheet_argument(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf", help="where to leave the PDF")
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter", help="the size of its pages")
    parser.add_argument("--large-print", action="store_true", help="letters of 16 points and more")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there already")


def _export_fhir_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("worksheet", type=Path, metavar="WORKSHEET.json", help="the worksheet")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.json", help="the FHIR file to write")


def _import_fhir_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.json", help="a FHIR R4 record, as JSON")
    parser.add_argument("-o", "--output", type=Path, metavar="WORKSHEET.json", help="also make a worksheet of it")


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pdf", type=Path, metavar="FILE.pdf", help="a worksheet that was signed")
    _json_argument(parser)


def _match_arguments(parser: argparse.ArgumentParser) -> None:
    _worksheet_argument(parser)
    _json_argument(parser)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", help="another content pack than the program's own")


_COMMANDS: dict[str, tuple[Command, str, Callable[[argparse.ArgumentParser], None]]] = {
    "demo": (_demo, "walk Sample Patient 1 through every window, and leave pictures and a signed PDF", _demo_arguments),
    "export": (_export, "make the (unsigned) PDF of a worksheet", _export_arguments),
    "verify": (
        _verify,
        "say who signed a PDF, when, and whether it changed; 0 only if signed and unchanged",
        _verify_arguments,
    ),
    "export-fhir": (_export_fhir, "write a worksheet as a FHIR R4 Bundle", _export_fhir_arguments),
    "import-fhir": (
        _import_fhir,
        "say which answers a FHIR R4 record gives, and what is not understood",
        _import_fhir_arguments,
    ),
    "match": (_match, "hold every option against a worksheet: matches, not now, or needs what", _match_arguments),
    "check-catalogue": (_check_catalogue, "lint the content pack", _check_arguments),
    "standards": (
        _standards,
        "say which published criteria for decision aids are met, and which are not",
        _json_argument,
    ),
    "schema": (_schema, "print the JSON Schema of a worksheet", _no_arguments),
}
