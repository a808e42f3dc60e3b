"""Roles, and why something is not done, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from hrbc_desktop.domain.roles import Action, Role, who_may
from hrbc_desktop.wording.text import N_, _

if TYPE_CHECKING:
    from hrbc_desktop.domain.people import Person

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
        "patient": N_("Fills in and signs their own part. Does not sign as the nurse."),
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
        "correct": N_("sign a correction to a signed worksheet"),
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


def unsaved_of(name: str) -> str:
    """Say that somebody else's work waits behind the lock."""
    return _("{name} has work open here that is not saved yet. Only {name} can unlock now.").format(name=name)


PEOPLE_SENTENCE = N_("Each person has their own passphrase, and signs with a key that nobody else can use.")
NAMES_SENTENCE = N_(
    "The last three people who unlocked the list here can then choose their name. Whoever passes by can read it. "
    "Without this, each person types their name."
)
NAMES_LOCKED = N_("Who looks after this computer has decided this for everybody.")
BEGIN_SENTENCE = N_(
    "Each person then gets a name, a role and their own passphrase. You become the administrator. Your passphrase "
    "stays yours. The list gets a new key and a new recovery code. Older copies of the key open it no longer."
)
ADD_SENTENCE = N_(
    "Choose a first passphrase together. Nobody signs with it. At the first unlocking they choose their own."
)
CHANGE_SENTENCE = N_("What they sign from now on carries the new name. What is signed already stays as it is.")
PASSPHRASE_SENTENCE = N_(
    "For a passphrase that was forgotten. They also get a new key to sign with. What they signed before stays signed."
)
REMOVE_SENTENCE = N_(
    "This person cannot unlock any more. The list gets a new key and a new recovery code. That may take a minute, and "
    "then everybody unlocks again. Backups that were made before still open with the old passphrases."
)


def role_meaning(role: Role) -> str:
    """What somebody with this role does."""
    return _(ROLE_MEANINGS[role])


def person_line(person: Person, *, is_me: bool) -> str:
    """A person in the list of all."""
    line = _("{name}, {role}").format(name=person.name, role=role_name(person.role).lower())
    return _("{person} (you)").format(person=line) if is_me else line


def keyring_not_for_several() -> str:
    """Why the system's keyring does not open a list of several people."""
    return _("Several people use this list, so each types her own passphrase. The keyring is for a list of one person.")


def certificate_of_another(named: str, name: str) -> str:
    """Say that a certificate is not that of who is here."""
    template = _("This certificate is made out to {named}. You are here as {name}. Nothing was signed. Use your own.")
    return template.format(named=named, name=name)


OWN_KEY = N_("Sealed with your own key on this list, which only your passphrase opens.")


def action_words(action: Action) -> str:
    """What a role allows or not."""
    return _(_WHAT[action])
