"""Balance: every option is told at about the same length, row by row."""

from collections.abc import Callable, Iterator, Mapping
from statistics import mean, median

from hrbc_desktop.catalogue.findings import LintFinding
from hrbc_desktop.domain.model.content import Catalogue, Option
from hrbc_desktop.domain.model.statement import Statement

MOST_APART = 0.25
"""How far from the median, as a share of it (design: the content pack, 7)."""
ALWAYS_ALLOWED = 5.0
"""Words apart that never count: in a row of ten words, a quarter is less than the name of one more medicine."""

_PROSE: Mapping[str, Callable[[Option], Statement]] = {
    "how_taken": lambda option: option.how_taken,
    "how_often": lambda option: option.how_often,
    "how_long": lambda option: option.how_long,
    "what_it_does": lambda option: option.what_it_does,
    "indication": lambda option: option.indication,
    "daily_life, visits": lambda option: option.daily_life.visits,
    "daily_life, home": lambda option: option.daily_life.home,
    "daily_life, feelings": lambda option: option.daily_life.feelings,
}
_LISTS = ("serious", "tests", "interactions", "pregnancy")


def unbalanced(catalogue: Catalogue) -> Iterator[LintFinding]:
    """Yield an error for each row of an option that is much longer or shorter than that row of the others.

    An option is held against all others, and against those of each decision in which it stands. Rows of one statement
    are compared by their words; rows that list statements by the words of a usual statement, since an option of three
    medicines has more to list. The prose of an option as a whole is compared too.
    """
    rows = _rows(catalogue)
    for row, words in rows.items():
        yield from _apart(row, words, "the options")
    for decision in catalogue.decisions.values():
        compared = {option.id for option in decision.options}
        for row, words in rows.items():
            here = {option: count for option, count in words.items() if option in compared}
            yield from _apart(row, here, f"the options of {decision.id}")


def _apart(row: str, words: Mapping[str, float], those: str) -> Iterator[LintFinding]:
    if not words:
        return
    middle = median(words.values())
    for option, count in words.items():
        if abs(count - middle) > max(MOST_APART * middle, ALWAYS_ALLOWED):
            yield LintFinding(
                "error",
                f"options/{option}.toml ({row})",
                f"{count:.0f} words, where {those} have about {middle:.0f}: they differ by more than a quarter",
            )


def _rows(catalogue: Catalogue) -> dict[str, dict[str, float]]:
    options = catalogue.options.values()
    rows: dict[str, dict[str, float]] = {
        row: {option.id: _words(text_of(option)) for option in options} for row, text_of in _PROSE.items()
    }
    rows["all prose"] = {option.id: sum(rows[row][option.id] for row in _PROSE) for option in options}
    for row in _LISTS:
        statements_of = {option.id: _statements(catalogue, option, row) for option in options}
        rows[row] = {name: mean(map(_words, text_of)) for name, text_of in statements_of.items() if text_of}
    return rows


def _statements(catalogue: Catalogue, option: Option, row: str) -> tuple[Statement, ...]:
    own: tuple[Statement, ...] = getattr(option, row)
    return sum((getattr(treatment, row) for treatment in catalogue.treatments_of(option)), own)


def _words(statement: Statement) -> float:
    return float(len(statement.text.split()))
