"""Commands that exchange answers as FHIR."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hrbc_desktop.cli.base import OK, Command, Unusable, named_path, read_content, read_worksheet_file, require_free
from hrbc_desktop.cli.report import answer_lines
from hrbc_desktop.files import read_file
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.domain.model.worksheet import Worksheet


def _export_fhir(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.fhir.api import write_fhir

    worksheet, pdf = _worksheet_and_pdf(chosen.worksheet)
    if chosen.pdf:
        in_pdf, pdf = _worksheet_and_pdf(chosen.pdf)
        if pdf is None or (in_pdf.id, in_pdf.revision) != (worksheet.id, worksheet.revision):
            raise Unusable(
                _("{pdf} is not the signed PDF of this worksheet. Nothing was written.").format(pdf=chosen.pdf)
            )
        worksheet = in_pdf
    _write_new(chosen.output, write_fhir(worksheet, read_content(), pdf))
    return OK


def _worksheet_and_pdf(path: Path) -> "tuple[Worksheet, bytes | None]":
    """Return the worksheet in a file, and the file where it is a signed PDF in which nothing changed since."""
    from hrbc_desktop.session.pdf_import import open_file
    from hrbc_desktop.session.sheet_types import SheetError

    if not _is_pdf(path):
        return read_worksheet_file(path), None
    try:
        opened = open_file(path, None)
    except SheetError as problem:
        raise Unusable(f"{path}: {problem}") from problem
    if opened.worksheet is None or not opened.sheet.verdict.is_trusted:
        why = opened.problem or opened.sheet.sentences[0]
        raise Unusable(
            _("{path}: {why} Nothing was written: name a signed PDF in which nothing changed.").format(
                path=path, why=why
            )
        )
    return opened.worksheet, opened.pdf


def _is_pdf(path: Path) -> bool:
    try:
        return read_file(path, 1024).startswith(b"%PDF-")
    except OSError:
        return False  # told by who reads the worksheet


def _import_fhir(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.domain.model.profile import Profile
    from hrbc_desktop.domain.model.worksheet import new_worksheet
    from hrbc_desktop.domain.serialization import write_worksheet
    from hrbc_desktop.fhir.errors import FhirError
    from hrbc_desktop.fhir.import_report import found_lines
    from hrbc_desktop.fhir.read.bundle import LARGEST_FILE
    from hrbc_desktop.session.report_import import open_record
    from hrbc_desktop.session.review import review, understand, with_answers
    from hrbc_desktop.wording.files import why_unreadable

    try:
        understood = understand(open_record(read_file(chosen.file, LARGEST_FILE + 1)), "")
    except OSError as problem:
        raise Unusable(f"{chosen.file}: {why_unreadable(problem)}") from problem
    except FhirError as problem:
        raise Unusable(f"{chosen.file}: {problem}") from problem
    if chosen.output:
        ticked = [line for line in review(understood, Profile()).lines if line.is_ticked]
        made = new_worksheet(read_content().pack.version, datetime.now().astimezone())
        _write_new(chosen.output, write_worksheet(with_answers(made, ticked)))
    if understood.opened.record:
        print("\n".join(found_lines(understood.opened.record)))
    for part, report in understood.reports:
        print("\n".join((part.title, *(f"  {line}" for line in answer_lines(report)))))
    return OK


def _write_new(path: Path, content: bytes) -> None:
    from hrbc_desktop.session.export_files import save_file
    from hrbc_desktop.session.sheet_types import SheetError

    require_free(path, can_overwrite=False)
    try:
        save_file(path, content)
    except SheetError as problem:
        raise Unusable(f"{path}: {problem}") from problem
    print(f"Wrote {path}")


def _export_fhir_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("worksheet", type=named_path, metavar="WORKSHEET", help=_("the worksheet, or its signed PDF"))
    parser.add_argument(
        "--pdf", type=named_path, metavar="SHEET.pdf", help=_("the signed PDF of that worksheet, to go along")
    )
    parser.add_argument(
        "-o", "--output", type=named_path, required=True, metavar="FILE.json", help=_("the FHIR file to write")
    )


def _import_fhir_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=named_path, metavar="FILE.json", help=_("a FHIR R4 record, as JSON"))
    parser.add_argument(
        "-o", "--output", type=named_path, metavar="WORKSHEET.json", help=_("also make a worksheet of it")
    )


COMMANDS: dict[str, Command] = {
    "export-fhir": Command(_export_fhir, "write a worksheet as a FHIR R4 Bundle", _export_fhir_arguments),
    "import-fhir": Command(
        _import_fhir,
        "say which answers a FHIR R4 record gives, and what is not understood",
        _import_fhir_arguments,
    ),
}
