"""Roles, and why something is not done, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from hrbc_desktop.domain.roles import Action, Role, who_may
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.domain.people import Person

ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        "nurse": _("Nurse"),
        "clinician": _("Clinician"),
        "administrator": _("Administrator"),
        "patient": _("Patient"),
        "reader": _("Reader"),
    }
)
ROLE_MEANINGS: Mapping[Role, str] = MappingProxyType(
    {
        "nurse": _("Fills in, signs with the patient, prints and saves."),
        "clinician": _("The same as a nurse."),
        "administrator": _("The same as a nurse. Also adds people, deletes signed worksheets and saves the history."),
        "patient": _("Fills in and signs their own part. Does not sign as the nurse."),
        "reader": _("Opens and reads. Changes nothing."),
    }
)
_ONE: Mapping[Role, str] = MappingProxyType(
    {
        "nurse": _("a nurse"),
        "clinician": _("a clinician"),
        "administrator": _("an administrator"),
        "patient": _("a patient"),
        "reader": _("a reader"),
    }
)
_WHAT: Mapping[Action, str] = MappingProxyType(
    {
        "write": _("change worksheets"),
        "sign": _("sign here"),
        "countersign": _("sign as the nurse"),
        "correct": _("sign a correction to a signed worksheet"),
        "export": _("save files or print"),
        "delete": _("delete worksheets"),
        "delete signed": _("delete or restore a signed worksheet"),
        "destroy": _("erase worksheets for good"),
        "hold": _("change how long signed worksheets are kept"),
        "manage people": _("change who uses this list"),
        "export history": _("save the history"),
        "back up": _("make a backup"),
        "renew recovery code": _("make a new recovery code"),
    }
)


def role_name(role: Role) -> str:
    """The role as it is shown."""
    return ROLE_NAMES[role]


def refused(role: Role, action: Action) -> str:
    """Say who may do it instead. Nothing was changed."""
    allowed = _(" or ").join(_ONE[one] for one in who_may(action))
    return _("You are here as {role}, so you cannot {what}. Nothing was changed. Ask {allowed}.").format(
        role=_ONE[role], what=_WHAT[action], allowed=allowed
    )


def recovery_name() -> str:
    """Who is here when the printed recovery code has opened the list."""
    return _("Recovery code")


def unsaved_of(name: str) -> str:
    """Say that somebody else's work waits behind the lock."""
    return _("{name} has work open here that is not saved yet. Only {name} can unlock now.").format(name=name)


PEOPLE_SENTENCE = _("Each person has their own passphrase, and signs with a key that nobody else can use.")
NAMES_SENTENCE = _(
    "The last three people who unlocked the list here can then choose their name. Whoever passes by can read it. "
    "Without this, each person types their name."
)
NAMES_LOCKED = _("The person who looks after this computer has decided this for everybody.")
BEGIN_SENTENCE = _(
    "Each person then gets a name, a role and their own passphrase. You become the administrator. Your passphrase "
    "stays yours. The list gets a new key and a new recovery code. Older copies of the key open it no longer."
)
ADD_SENTENCE = _(
    "Choose a first passphrase together. Nobody signs with it. At the first unlocking they choose their own."
)
CHANGE_SENTENCE = _("What they sign from now on carries the new name. What is signed already stays as it is.")
PASSPHRASE_SENTENCE = _(
    "For a passphrase that was forgotten. They also get a new key to sign with. What they signed before stays signed."
)
REMOVE_SENTENCE = _(
    "This person cannot unlock any more. The list gets a new key and a new recovery code. That may take a minute, and "
    "then everybody unlocks again. Backups that were made before still open with the old passphrases."
)


def role_meaning(role: Role) -> str:
    """What somebody with this role does."""
    return ROLE_MEANINGS[role]


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


OWN_KEY = _("Signed with your own key on this list, which only your passphrase opens.")


def action_words(action: Action) -> str:
    """What a role allows or not."""
    return _WHAT[action]
