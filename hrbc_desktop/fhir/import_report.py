"""What was found, as lines of text."""

from collections.abc import Iterator

from hrbc_desktop.fhir.apply import answer_label
from hrbc_desktop.fhir.read.result import ImportResult, NotUnderstood
from hrbc_desktop.wording import import_report


def found_lines(found: ImportResult) -> Iterator[str]:
    """Yield everything that was found: alerts first, then answers with their sources, then what is not certain."""
    yield from found.alerts
    yield import_report.answers_found(len(found.answers))
    for answer in found.answers:
        yield f"  {answer_label(answer)}"
        yield f"    {import_report.found_in(answer.text, answer.date)}"
        if answer.doubt:
            yield f"    {import_report.please_check(answer.doubt)}"
    yield from found.notes
    if found.not_understood:
        yield import_report.NOT_UNDERSTOOD
        yield from (f"  {not_understood_line(each)}" for each in found.not_understood)
    if found.irrelevant_count:
        yield import_report.not_used_line(found.irrelevant_count)


def not_understood_line(each: NotUnderstood) -> str:
    """Return one thing that was not understood, with the reason."""
    return import_report.not_understood_line(each.text, each.why, each.times)
