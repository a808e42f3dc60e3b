"""The command that says what a signed PDF is worth: everything that the window shows of it."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrbc_desktop.cli.base import (
    FALLS_SHORT,
    NOT_KNOWN,
    OK,
    Command,
    Unusable,
    json_argument,
    named_path,
    print_json,
    read_content,
)
from hrbc_desktop.cli.records import folder_argument, kept_vault, unlocked
from hrbc_desktop.cli.settings import read_settings
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.domain.model.opened_sheet import OpenedFile
    from hrbc_desktop.domain.model.worksheet import Worksheet
    from hrbc_desktop.records.store import Store

_WORKSHEET_FIELDS = ("id", "revision", "previous_digest", "content_version", "options")


def _verify(chosen: argparse.Namespace) -> int:
    is_held = bool(chosen.records or chosen.folder)
    if is_held:
        with unlocked(kept_vault(chosen), chosen) as records:
            opened = _opened(chosen.pdf, records)
    else:
        opened = _opened(chosen.pdf, None)
    if chosen.json:
        print_json(_as_json(opened, held_against_records=is_held))
    else:
        from hrbc_desktop.wording.verdicts import lines

        print("\n".join(lines(opened)))
    return _exit_code(opened)


def _exit_code(opened: "OpenedFile") -> int:
    """All is well only if the pages are proven too; where they cannot be, other programs have to be able to tell."""
    from hrbc_desktop.domain.model.opened_sheet import PagesVerdict

    if not opened.sheet.verdict.is_trusted or opened.is_doubtful or opened.problem:
        return FALLS_SHORT
    return OK if opened.sheet.pages is PagesVerdict.PROVEN else NOT_KNOWN


def _chart(chosen: argparse.Namespace) -> int:
    opened = _opened(chosen.pdf, None)
    if opened.worksheet is None or not opened.sheet.verdict.is_trusted or opened.is_doubtful or opened.problem:
        from hrbc_desktop.wording.verdicts import describe

        words = describe(opened, read_content())
        print(f"{words.heading}. {words.sentence}", file=sys.stderr)
        return FALLS_SHORT
    from hrbc_desktop.wording.chart import chart_text

    print(chart_text(opened.worksheet, read_content(), opened.sheet.sha256))
    return OK


def _chart_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pdf", type=named_path, metavar="FILE.pdf", help=_("the signed PDF"))


def _opened(pdf: Path, records: "Store | None") -> "OpenedFile":
    from hrbc_desktop.session.pdf_import import open_file
    from hrbc_desktop.session.sheet_types import SheetError
    from hrbc_desktop.wording.files import why_unreadable

    try:
        return open_file(pdf, records, catalogue=read_content(), trust_files=read_settings().trust_files)
    except SheetError as problem:
        cause = problem.__cause__
        why = f"{pdf}: {why_unreadable(cause)}" if isinstance(cause, OSError) else str(problem)
        raise Unusable(why) from problem


def _as_json(opened: "OpenedFile", *, held_against_records: bool) -> dict[str, Any]:
    from pydantic import TypeAdapter

    from hrbc_desktop.domain.model.opened_sheet import NewerCopy, SeenSignature
    from hrbc_desktop.wording.verdicts import describe

    sheet, catalogue, as_json = opened.sheet, read_content(), TypeAdapter(SeenSignature)
    words = describe(opened, catalogue)
    known = {
        "corrections": [one.model_dump(mode="json") for one in opened.corrections],
        "is_outdated": opened.is_outdated,
        "is_other": opened.is_other,
        "later_revision": opened.later_revision,
        "newer": opened.newer and TypeAdapter(NewerCopy).dump_python(opened.newer, mode="json"),
    }
    return {
        "verdict": sheet.verdict.name.lower(),
        "sentences": sheet.sentences,
        "changes": sheet.findings,
        "pages": sheet.pages.name.lower(),
        "shown": {part: getattr(words, part) for part in ("whose", "heading", "sentence", "who", "content")},
        "sha256": sheet.sha256,
        "signatures": [
            {**as_json.dump_python(seen, mode="json"), "is_self_made": not seen.vouched_by} for seen in sheet.signatures
        ],
        "notes": sheet.notes,
        "worksheet": _worksheet_as_json(opened, catalogue.pack.version),
        "correction": opened.addendum and opened.addendum.model_dump(mode="json"),
        "records": known if held_against_records else None,
    }


def _worksheet_as_json(opened: "OpenedFile", content_version_here: str) -> dict[str, Any] | None:
    """Say which worksheet is in a file, and which content it was made with and would be made with now."""
    worksheet: Worksheet | None = opened.worksheet
    if worksheet is None:
        return {"problem": opened.problem} if opened.problem else None
    document = worksheet.model_dump(mode="json", include=set(_WORKSHEET_FIELDS))
    return {**document, "content_version_here": content_version_here}


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pdf", type=named_path, metavar="FILE.pdf", help=_("a worksheet that was signed"))
    json_argument(parser)
    parser.add_argument(
        "--records",
        action="store_true",
        help=_("compare it with the worksheets kept here: an older copy or another signature then counts as 1"),
    )
    folder_argument(parser)


COMMANDS: dict[str, Command] = {
    "chart": Command(
        _chart, "print the visit of a signed PDF as plain text for the clinic's own record", _chart_arguments
    ),
    "verify": Command(
        _verify,
        "say who signed a PDF, when, and whether it changed; 0 only if it is signed and unchanged and its pages are "
        "those of its answers, 3 if that is not known of the pages",
        _verify_arguments,
    ),
}
