"""The people of a list that several use, and what each role may do: the one place that says so.

A list of one person has no people and no roles. What is refused here is refused by the program, in its windows and on
its command line; see SECURITY.md for what that does not hold off.
"""

from typing import Annotated, Literal

from pydantic import Field

from hrbc_desktop.domain.model.frozen import FrozenModel

LONGEST_NAME = 60
"""Characters, of which none takes more than four bytes: every key file then has room for `MOST_PEOPLE`."""
MOST_PEOPLE = 20

Role = Literal["nurse", "clinician", "administrator", "patient", "reader"]
ROLES: tuple[Role, ...] = ("nurse", "clinician", "administrator", "patient", "reader")

Action = Literal[
    "write",
    "sign",
    "countersign",
    "correct",
    "export",
    "delete",
    "delete signed",
    "destroy",
    "hold",
    "manage people",
    "export history",
    "back up",
    "renew recovery code",
]
"""“write”: change worksheets and add new ones; “sign”: let the patient, and who helps her, sign here; “correct”:
sign a correction to a sheet that the nurse has signed; “destroy”: erase for good before its time; “hold”: set or lift a
legal hold, and change for how long signed worksheets are kept."""

_PATIENT = frozenset[Action]({"write", "sign", "export", "delete"})
_NURSE = _PATIENT | frozenset[Action]({"countersign", "correct"})
_ADMINISTRATOR = _NURSE | frozenset[Action](
    {
        "delete signed",
        "destroy",
        "hold",
        "manage people",
        "export history",
        "back up",
        "renew recovery code",
    }
)
_ALLOWED: dict[Role, frozenset[Action]] = {
    "reader": frozenset(),
    "patient": _PATIENT,
    "nurse": _NURSE,
    "clinician": _NURSE,
    "administrator": _ADMINISTRATOR,
}


class Person(FrozenModel):
    """Somebody with a passphrase of her own. `id` stays when the name changes."""

    id: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    role: Role


def may(person: Person | None, action: Action) -> bool:
    """Whether the person may do this; None stands for the one person of a list without roles, who may do all."""
    return person is None or action in _ALLOWED[person.role]


def who_may(action: Action) -> tuple[Role, ...]:
    """The roles that may do this."""
    return tuple(role for role in ROLES if action in _ALLOWED[role])
