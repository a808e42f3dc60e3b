"""The clinic on paper: its name, and whom to call."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass

_LONGEST = 80
"""In letters; longer ones are cut, so that they take two lines at most."""


@dataclass(frozen=True)
class Clinic:
    """Who hands a paper out, and whom to call; empty where nobody said."""

    name: str = ""
    day_phone: str = ""
    night_phone: str = ""

    def __post_init__(self) -> None:
        for field in ("name", "day_phone", "night_phone"):
            object.__setattr__(self, field, " ".join(getattr(self, field).split())[:_LONGEST].rstrip())

    @property
    def is_named(self) -> bool:
        """Whether anything is said of it."""
        return bool(self.name or self.day_phone or self.night_phone)

    def to_json(self) -> str:
        """One line of ASCII that says the same."""
        return json.dumps(astuple(self))


NO_CLINIC = Clinic()


def read_clinic(written: str) -> Clinic | None:
    """Return what `Clinic.to_json` wrote; None for anything else."""
    try:
        clinic = Clinic(*json.loads(written))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return clinic if clinic.is_named and clinic.to_json() == written else None
