"""Commands on sheets: make the PDF, and walk through everything as a demo."""

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from hrbc_desktop.cli.base import (
    OK,
    Command,
    Unusable,
    named_path,
    read_content,
    read_worksheet_file,
    require_free,
    worksheet_argument,
)
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.pdf.engine.layout import SheetSettings


def _demo(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.cli.demo import run_demo
    from hrbc_desktop.session.sheet_types import SheetError
    from hrbc_desktop.wording.files import why_unwritten

    try:
        made = run_demo(chosen.out)
    except OSError as problem:
        raise Unusable(f"{problem.filename or chosen.out}: {why_unwritten(problem)}") from problem
    except SheetError as problem:
        raise Unusable(str(problem)) from problem
    print(_("Sample Patient 1 went through every step. In {out}:").format(out=chosen.out))
    for path in made:
        print(f"  {path.name}")
    return OK


def _export(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.cli.settings import read_settings
    from hrbc_desktop.pdf.build_sheet import make_sheet
    from hrbc_desktop.pdf.engine.clinic import Clinic
    from hrbc_desktop.pdf.engine.layout import SheetSettings
    from hrbc_desktop.session.export_files import save_file
    from hrbc_desktop.session.settings import paper_locale, paper_of
    from hrbc_desktop.session.sheet_types import SheetError
    from hrbc_desktop.session.unprinted import words_not_printed

    worksheet = read_worksheet_file(chosen.worksheet)
    require_free(chosen.output, overwrite=chosen.overwrite)
    settings = SheetSettings(
        paper=chosen.paper or paper_of(paper_locale()),
        print="large" if chosen.large_print else "standard",
        clinic=Clinic(*read_settings().clinic),
    )
    pdf = make_sheet(worksheet, read_content(), settings, datetime.now().astimezone())
    try:
        save_file(chosen.output, pdf)
    except SheetError as problem:
        raise Unusable(str(problem)) from problem
    if unprinted := words_not_printed(worksheet):
        print(unprinted, file=sys.stderr)
    print(_("Wrote {output} (not signed: open it in the program to sign it)").format(output=chosen.output))
    return OK


def _form(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.pdf.build_form import make_form

    catalogue = read_content()
    decision = catalogue.decisions.get(chosen.decision)
    if decision is None:
        raise Unusable(
            _("There is no decision “{decision}”. These are: {names}.").format(
                decision=chosen.decision, names=", ".join(sorted(catalogue.decisions))
            )
        )
    now = datetime.now().astimezone()
    return _write_for_clinic(chosen, lambda settings: make_form(decision, catalogue, settings, now))


def _card(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.pdf.build_form import make_card

    now = datetime.now().astimezone()
    return _write_for_clinic(chosen, lambda settings: make_card(settings, now))


def _write_for_clinic(chosen: argparse.Namespace, make: "Callable[[SheetSettings], bytes]") -> int:
    """Write what a clinic hands out, on the paper and with the numbers that the settings name."""
    from hrbc_desktop.cli.settings import read_settings
    from hrbc_desktop.pdf.engine.clinic import Clinic
    from hrbc_desktop.pdf.engine.layout import SheetSettings
    from hrbc_desktop.session.export_files import save_file
    from hrbc_desktop.session.sheet_types import SheetError

    require_free(chosen.output, overwrite=chosen.overwrite)
    settings = read_settings()
    look = SheetSettings(
        paper=chosen.paper or settings.paper,
        print="large" if chosen.large_print else "standard",
        clinic=Clinic(*settings.clinic),
    )
    try:
        save_file(chosen.output, make(look))
    except SheetError as problem:
        raise Unusable(str(problem)) from problem
    print(f"Wrote {chosen.output}")
    return OK


def _form_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("decision", metavar="DECISION", help=_("the id of the decision, such as chemotherapy"))
    _output_arguments(parser)


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=named_path, required=True, metavar="FOLDER", help=_("where to leave what it makes")
    )


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    worksheet_argument(parser)
    _output_arguments(parser)


def _output_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", type=named_path, required=True, metavar="FILE.pdf", help=_("where to leave the PDF")
    )
    parser.add_argument("--paper", choices=("letter", "a4"), help=_("the size of its pages; that of your country"))
    parser.add_argument("--large-print", action="store_true", help=_("large letters: nearly all of 16 points or more"))
    parser.add_argument("--overwrite", action="store_true", help=_("replace a file that is there already"))


COMMANDS: dict[str, Command] = {
    "demo": Command(
        _demo, "walk Sample Patient 1 through every window, and leave pictures and a signed PDF", _demo_arguments
    ),
    "form": Command(_form, "make a form about one decision, to be filled in by pen (PDF)", _form_arguments),
    "card": Command(_card, "make the page that a clinic hands out: what this is, and what to bring", _output_arguments),
    "export": Command(_export, "make the (unsigned) PDF of a worksheet", _export_arguments),
}
