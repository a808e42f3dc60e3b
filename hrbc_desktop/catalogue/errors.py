"""What can be wrong with a content pack, as one sentence that names the file and the place in it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


class CatalogueError(Exception):
    """The catalogue cannot be used; `str(error)` is one clear sentence for the person."""

    def __init__(self, file: str, location: str, wrong: str) -> None:
        where = f"{file} ({location})" if location else file
        super().__init__(
            f"The treatment catalogue has a mistake in {where}: {wrong}; "
            "your worksheets are safe: install the program again, or correct that file."
        )
        self.file = file
        self.location = location
        self.wrong = wrong


def from_validation(file: str, error: "ValidationError") -> CatalogueError:
    """Say the first thing that `error` found in `file`, in plain words."""
    first = error.errors(include_url=False)[0]
    return CatalogueError(file, place_name(first["loc"]), _what_is_wrong(first))


def place_name(location: Iterable[str | int]) -> str:
    """Return “side_effects 3, any” for the third side effect's figure; entries are counted from 1."""
    words: list[str] = []
    for step in location:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _what_is_wrong(detail: "ErrorDetails") -> str:
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return f"“{detail['input']}” is not one of {context['expected']}"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        return f"{detail['input']} is too {'small' if kind.startswith('greater') else 'large'}: the limit is {bound}"
    known = {
        "missing": "it is missing",
        "extra_forbidden": "nothing of that name belongs there",
        "too_short": "it is empty",
        "string_too_short": "it is empty",
        "finite_number": "it is not a number that can be shown",
    }
    if kind in known:
        return known[kind]
    wanted = {"string": "text", "float": "a number", "int": "a whole number", "date": "a date", "bool": "true or false"}
    return f"it must be {wanted.get(kind.split('_')[0], 'a table or list of another form')}"
