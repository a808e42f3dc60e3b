"""What was found, as lines of text."""

from collections.abc import Iterator

from hrbc_desktop.fhir.apply import answer_label
from hrbc_desktop.fhir.read.result import ImportResult, NotUnderstood


def found_lines(found: ImportResult) -> Iterator[str]:
    """Yield everything that was found: alerts first, then answers with their sources, then what is not certain."""
    yield from found.alerts
    yield f"{len(found.answers)} answers found:" if found.answers else "No answers were found."
    for answer in found.answers:
        yield f"  {answer_label(answer)}"
        yield f"    from “{answer.said}”, {answer.date}"
    yield from found.notes
    if found.not_understood:
        yield "Not understood, so not taken over:"
        yield from (f"  {not_understood_line(each)}" for each in found.not_understood)
    if found.beside_the_point:
        yield beside_line(found)


def not_understood_line(each: NotUnderstood) -> str:
    """Return one thing that was not understood, with the reason."""
    times = f" ({each.times} times)" if each.times > 1 else ""
    return f"{each.said or 'Without a name'}{times}. {each.why}"


def beside_line(found: ImportResult) -> str:
    """Return how many entries are about other things."""
    return f"Passed over, such as visits or places: {found.beside_the_point}."
