"""Commands on the content pack: hold it against the linter and against published criteria."""

import argparse
from datetime import datetime

from hrbc_desktop.cli.base import (
    FALLS_SHORT,
    OK,
    Command,
    Unusable,
    json_argument,
    named_path,
    no_arguments,
    print_json,
    read_content,
    require_file,
)
from hrbc_desktop.cli.settings import read_settings
from hrbc_desktop.files import is_folder
from hrbc_desktop.translation import _


def _check_catalogue(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.catalogue.lint.linting import lint

    if chosen.folder and not is_folder(chosen.folder):
        raise Unusable(
            _("There is no folder of this name: {folder}. Name the folder of a content pack.").format(
                folder=chosen.folder
            )
        )
    findings = lint(read_content(chosen.folder))
    for finding in findings:
        print(f"{finding.severity}: {finding.location}: {finding.sentence}")
    errors = sum(finding.severity == "error" for finding in findings)
    print(_("{errors} errors, {warnings} warnings").format(errors=errors, warnings=len(findings) - errors))
    return FALLS_SHORT if errors else OK


def _standards(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.catalogue.errors import CatalogueError
    from hrbc_desktop.catalogue.lint.decision_aid_standards import (
        content_facts,
        read_standards,
        render_content,
        render_standards,
    )

    try:
        standards = read_standards()
    except (CatalogueError, OSError) as problem:
        raise Unusable(str(problem)) from problem
    content = content_facts(read_content(), datetime.now().astimezone().date())
    if chosen.json:
        criteria = [criterion.model_dump() for criterion in standards.criteria]
        counts = {"applying": len(standards.applying), **standards.counts}
        print_json({"counts": counts, "content": content, "criteria": criteria})
        return OK
    print(f"{render_standards(standards, with_checks=True)}\n\n{render_content(content)}")
    return OK


def _schema(_chosen: argparse.Namespace) -> int:
    from hrbc_desktop.domain.model.worksheet import Worksheet

    print_json(Worksheet.model_json_schema())
    return OK


def _content(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.catalogue.signed_pack import PackRefused, install_pack
    from hrbc_desktop.session.installed_content import content_folders, read_newest_content, trusted_keys

    keys = trusted_keys(read_settings().machine)
    folders = content_folders()
    newest, source = read_newest_content(folders, keys)
    if chosen.action == "show":
        pack = newest.pack
        print(
            _("Content of {date}, version {version}, to be looked through by {review_due}.").format(
                date=pack.date, version=pack.version, review_due=pack.review_due
            )
        )
        print(_("It is from {source}.").format(source=source) if source else _("It came with the program."))
        return OK
    if chosen.file is None:
        raise Unusable(_("Name the file of the content to install."))
    require_file(chosen.file)
    try:
        installed = install_pack(chosen.file, folders[1] if chosen.for_everybody else folders[0], newest.pack, keys)
    except PackRefused as problem:
        raise Unusable(str(problem)) from problem
    print(
        _("Installed the content of {date}, version {version}.").format(date=installed.date, version=installed.version)
    )
    print(_("The program shows it from its next start."))
    return OK


def _content_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", choices=("show", "install"), help=_("say which content is shown, or install a newer one")
    )
    parser.add_argument("file", type=named_path, nargs="?", metavar="FILE", help=_("a signed content pack, to install"))
    parser.add_argument(
        "--for-everybody", action="store_true", help=_("install it for all people on the computer (as administrator)")
    )


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=named_path, nargs="?", help=_("another content pack than the program's own"))


COMMANDS: dict[str, Command] = {
    "check-catalogue": Command(_check_catalogue, "lint the content pack", _check_arguments),
    "standards": Command(
        _standards,
        "say which published criteria for decision aids are met, and which are not",
        json_argument,
    ),
    "content": Command(_content, "say which content is shown, or install a newer signed one", _content_arguments),
    "schema": Command(_schema, "print the JSON Schema of a worksheet", no_arguments),
}
