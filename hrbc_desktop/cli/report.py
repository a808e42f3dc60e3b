"""The command that reads a pathology report."""

import argparse
from collections.abc import Iterator
from typing import Any

from hrbc_desktop.cli.base import OK, Command, Unusable, json_argument, named_path, print_json, read_content
from hrbc_desktop.translation import _


def _read_report(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.report.reading import read_report
    from hrbc_desktop.session.report_import import ReportScanned, ReportUnreadable, read_report_file
    from hrbc_desktop.translation import _
    from hrbc_desktop.wording.report import WHAT_TO_LOOK_FOR

    try:
        report = read_report_file(chosen.file)
    except ReportScanned as problem:
        raise Unusable("\n  ".join((f"{chosen.file}: {problem}", *map(_, WHAT_TO_LOOK_FOR)))) from problem
    except ReportUnreadable as problem:
        raise Unusable(f"{chosen.file}: {problem}") from problem
    found = read_report(report.text, chosen.name)
    if chosen.json:
        print_json(_as_json(found))
    else:
        print("\n".join(_lines(found, report)))
    return OK


def _as_json(found: Any) -> dict[str, object]:
    """Return what was found in the form that other programs read: alerts by their names."""
    return {
        "offered": [each.model_dump(mode="json") for each in found.offered],
        "shown": [each.model_dump(mode="json") for each in found.shown],
        "alerts": [each.kind for each in found.alerts],
        "alert_lines": [each.model_dump(mode="json") for each in found.alerts],
        "missing": list(found.missing),
    }


def answer_lines(found: Any) -> Iterator[str]:
    """Yield what a report says to questions of the worksheet: alerts first, then each answer with its sentence."""
    from hrbc_desktop.wording import report as wording

    for alert in found.alerts:
        yield wording.alert_sentence(alert.kind)
        yield f"    {wording.line_words(alert.line, alert.sentence)}"
    for answer in found.offered:
        yield f"[{'x' if answer.ticked else ' '}] {wording.answer_label(answer.field, answer.key)}"
        says = wording.answer_says(answer.field, answer.key, answer.detail)
        yield f"    {says} {wording.answer_decides(answer.field)}"
        if not answer.ticked:
            yield f"    {(wording.CHECK_IT if answer.key else wording.LEFT_OPEN)}"
        yield f"    {wording.line_words(answer.line, answer.sentence)}"


def _lines(found: Any, report: Any) -> Iterator[str]:
    from hrbc_desktop.session.report_import import words_in
    from hrbc_desktop.wording import report as wording

    yield from answer_lines(found)
    if report.pictures:
        yield wording.pictures_sentence(report.pictures)
    yield from (wording.shown_sentence(fact.field, fact.value) for fact in found.shown)
    if missing := wording.missing_sentence(found.missing):
        yield missing
    is_open = [answer.field for answer in found.offered if answer.key in (None, "two_plus_open")]
    questions = wording.questions_that_follow(found.missing, [alert.kind for alert in found.alerts], is_open)
    yield from (f"Ask: {question}" for question in questions)
    yield from (f"{term}: {meaning}" for term, meaning in words_in(report.text, read_content().glossary))
    yield wording.NOTHING_KEPT


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=named_path, metavar="FILE", help=_("a report: a text file, or a PDF with text"))
    parser.add_argument("--name", default="", metavar="NAME", help=_("whose report it has to be; other names are told"))
    json_argument(parser)


COMMANDS: dict[str, Command] = {
    "read-report": Command(_read_report, "say in plain words what a pathology report says", _arguments),
}
