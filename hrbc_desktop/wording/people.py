"""Roles, and why something is not done, in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from hrbc_desktop.domain.people import Action, Role, who_may
from hrbc_desktop.wording.text import N_, _

ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        "nurse": N_("Nurse"),
        "clinician": N_("Clinician"),
        "administrator": N_("Administrator"),
        "patient": N_("Patient"),
        "reader": N_("Reader"),
    }
)
ROLE_MEANINGS: Mapping[Role, str] = MappingProxyType(
    {
        "nurse": N_("Fills in, signs with the patient, prints and saves."),
        "clinician": N_("The same as a nurse."),
        "administrator": N_("The same as a nurse. Also adds people, deletes signed worksheets and saves the history."),
        "patient": N_("Fills in and signs her own part. Does not sign as the nurse."),
        "reader": N_("Opens and reads. Changes nothing."),
    }
)
_ONE: Mapping[Role, str] = MappingProxyType(
    {
        "nurse": N_("a nurse"),
        "clinician": N_("a clinician"),
        "administrator": N_("an administrator"),
        "patient": N_("a patient"),
        "reader": N_("a reader"),
    }
)
_WHAT: Mapping[Action, str] = MappingProxyType(
    {
        "write": N_("change worksheets"),
        "sign": N_("sign here"),
        "countersign": N_("sign as the nurse"),
        "export": N_("save files or print"),
        "delete": N_("delete worksheets"),
        "delete signed": N_("delete or restore a signed worksheet"),
        "destroy": N_("erase worksheets for good"),
        "hold": N_("change how long signed worksheets are kept"),
        "manage people": N_("change who uses this list"),
        "export history": N_("save the history"),
        "back up": N_("make a backup"),
        "renew recovery code": N_("make a new recovery code"),
    }
)


def role_name(role: Role) -> str:
    """The role as it is shown."""
    return _(ROLE_NAMES[role])


def refused(role: Role, action: Action) -> str:
    """Say who may do it instead. Nothing was changed."""
    allowed = _(" or ").join(_(_ONE[one]) for one in who_may(action))
    return _("You are here as {role}, so you cannot {what}. Nothing was changed. Ask {allowed}.").format(
        role=_(_ONE[role]), what=_(_WHAT[action]), allowed=allowed
    )


def recovery_name() -> str:
    """Who is here when the printed recovery code has opened the list."""
    return _("Recovery code")
