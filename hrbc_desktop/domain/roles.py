"""What each role may do on a list that several people use: the one place that says so.

What is refused here is refused by the program, in its windows and on its command line; see SECURITY.md for what that
does not hold off.
"""

from typing import Literal

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


def allows(role: Role, action: Action) -> bool:
    """Whether whoever has this role may do this."""
    return action in _ALLOWED[role]


def who_may(action: Action) -> tuple[Role, ...]:
    """The roles that may do this."""
    return tuple(role for role in ROLES if allows(role, action))
