"""Reads a worksheet from JSON that may come from anywhere: this program, an older or newer one, or no one we know."""

import json
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from hrbc_desktop.domain.model.worksheet import FORMAT, Worksheet
from hrbc_desktop.translation import _

LARGEST_JSON = 5_000_000
"""Bytes. The longest worksheet that can be typed is far below this."""

Raw = dict[str, Any]


class WorksheetUnreadable(Exception):
    """The bytes are not a worksheet that this program can read; the message is one sentence for the person."""


def _with_room_for_what_was_signed_before(raw: Raw) -> Raw:
    """Format 2 can hold the revision that was signed before, and the figures that were shown: here neither is known."""
    return raw | {"format": 2}


def _with_room_for_one_decision(raw: Raw) -> Raw:
    """Format 3 names its decision. Before, the options told it, where one decision holds them all.

    Things of her own were texts and are read as such; AKT1 and PTEN were one answer, and the profile takes it apart.
    """
    return raw | {"format": 3}


MIGRATIONS: tuple[Callable[[Raw], Raw], ...] = (
    _with_room_for_what_was_signed_before,
    _with_room_for_one_decision,
)
"""MIGRATIONS[n - 1] turns a raw worksheet of format n into one of format n + 1."""


def read_worksheet(data: bytes) -> Worksheet:
    """Return the worksheet that `data` (UTF-8 JSON) holds, brought up to the present format.

    Raises WorksheetUnreadable with a sentence that says what is wrong and that nothing was changed.
    """
    raw = _raw(data)
    number = raw.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise WorksheetUnreadable(_("This file is not a treatment worksheet. Nothing was changed."))
    if number > FORMAT:
        raise WorksheetUnreadable(
            _(
                "This worksheet was made by a newer version of the program. "
                "Nothing was changed: update the program, then open it again."
            )
        )
    for migrate in MIGRATIONS[number - 1 :]:
        raw = migrate(raw)
    try:
        return Worksheet.model_validate_json(json.dumps(raw))
    except (ValueError, RecursionError) as problem:
        raise WorksheetUnreadable(_what_is_wrong(problem)) from problem


def write_worksheet(worksheet: Worksheet) -> bytes:
    """Return `worksheet` as UTF-8 JSON that `read_worksheet` reads again, with a line end."""
    return worksheet.model_dump_json(indent=1).encode() + b"\n"


def _raw(data: bytes) -> Raw:
    if len(data) > LARGEST_JSON:
        raise WorksheetUnreadable(_("This file is too large to be a treatment worksheet. Nothing was changed."))
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise WorksheetUnreadable(
            _("This file is damaged or is not a treatment worksheet. Nothing was changed: try another copy of it.")
        ) from problem
    if not isinstance(raw, dict):
        raise WorksheetUnreadable(_("This file is not a treatment worksheet. Nothing was changed."))
    return raw


def _what_is_wrong(problem: Exception) -> str:
    if not isinstance(problem, ValidationError):
        return _("This worksheet is damaged. Nothing was changed: try another copy of it.")
    first = problem.errors(include_url=False, include_input=False)[0]
    field = " > ".join(str(part).replace("_", " ") for part in first["loc"]) or "the worksheet"
    return _(
        "This worksheet has something in “{field}” that cannot be right. Nothing was changed: try another copy of it."
    ).format(field=field)
