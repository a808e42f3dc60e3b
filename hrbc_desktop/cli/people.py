"""The people of a list that several use: who they are, and for an administrator, adding, changing and removing them."""

import argparse
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from hrbc_desktop.cli.base import OK, Command, Unusable, json_argument, print_json
from hrbc_desktop.cli.records import folder_argument, kept_vault, person_id, typed_secret, unlocked
from hrbc_desktop.domain.roles import ROLES, Role
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.records.crypto.vault import Vault
    from hrbc_desktop.records.store import Store

_ACTIONS = ("list", "begin", "add", "remove", "rename", "role", "passphrase", "own-passphrase")
_NEEDS_NAME = frozenset({"begin", "add", "remove", "rename", "role", "passphrase"})


def _people(chosen: argparse.Namespace) -> int:
    if chosen.action in _NEEDS_NAME and not chosen.name:
        raise Unusable(_("Name the person: hrbc-desktop people {action} NAME.").format(action=chosen.action))
    vault = kept_vault(chosen)
    if chosen.action == "own-passphrase":
        return _change_own(vault, chosen)
    passphrase = typed_secret("Passphrase: ")
    with unlocked(vault, chosen, passphrase) as store:
        if chosen.action == "list":
            return _list(store, as_json=chosen.json)
        code = _CHANGES[chosen.action](store, vault, chosen, passphrase)
    print(_DONE[chosen.action].format(name=chosen.name, to=chosen.to))
    if code:
        print(_("The new recovery code, to be printed and kept on paper: {code}").format(code=code))
        print(_("Everybody unlocks anew. Copy the new key file to other computers only if the list just became one of"))
        print("several people and is on a server.")
    return OK


def _list(store: "Store", *, as_json: bool) -> int:
    from hrbc_desktop.wording.people import role_name

    everybody = store.people.everybody
    if as_json:
        print_json({"people": [{"name": one.name, "role": one.role} for one in everybody]})
    elif not everybody:
        print(_("One person uses this list."))
    for one in () if as_json else everybody:
        print(f"{one.name}  {role_name(one.role)}")
    return OK


def _begin(store: "Store", vault: "Vault", chosen: argparse.Namespace, passphrase: str) -> str:
    from hrbc_desktop.records.people.membership import begin_people

    return begin_people(store, vault, chosen.name, passphrase)


def _add(store: "Store", _vault: "Vault", chosen: argparse.Namespace, passphrase: str) -> str:
    from hrbc_desktop.records.people.membership import add_person

    store.people.require("manage people")
    add_person(store, chosen.name, _role(chosen), _first_passphrase(), passphrase)
    return ""


def _remove(store: "Store", _vault: "Vault", chosen: argparse.Namespace, passphrase: str) -> str:
    from hrbc_desktop.records.people.membership import remove_person

    return remove_person(store, _listed(store, chosen.name), passphrase)


def _rename(store: "Store", _vault: "Vault", chosen: argparse.Namespace, _passphrase: str) -> str:
    from hrbc_desktop.records.people.membership import rename_person

    if not chosen.to:
        raise Unusable(_("Say the new name with --to NAME. Nothing was changed."))
    rename_person(store, _listed(store, chosen.name), chosen.to)
    return ""


def _change_role(store: "Store", _vault: "Vault", chosen: argparse.Namespace, _passphrase: str) -> str:
    from hrbc_desktop.records.people.membership import change_role

    change_role(store, _listed(store, chosen.name), _role(chosen))
    return ""


def _set_passphrase(store: "Store", _vault: "Vault", chosen: argparse.Namespace, passphrase: str) -> str:
    from hrbc_desktop.records.people.membership import set_passphrase

    store.people.require("manage people")
    set_passphrase(store, _listed(store, chosen.name), _first_passphrase(), passphrase)
    return ""


def _change_own(vault: "Vault", chosen: argparse.Namespace) -> int:
    from hrbc_desktop.records.errors import RecordsError
    from hrbc_desktop.session.open_records import RecordsOpener

    current, new = typed_secret("Passphrase: "), _strong(typed_secret(_("New passphrase: ")))
    try:
        person = person_id(vault, chosen)
        vault.change_passphrase(current, new, person)
        with closing(RecordsOpener(vault).unlock(new, person)[0]) as store:
            store.logbook.log_when_possible("own passphrase changed" if person else "passphrase changed")
    except RecordsError as problem:
        raise Unusable(str(problem)) from problem
    print(_("Your passphrase is changed."))
    return OK


def _first_passphrase() -> str:
    return _strong(typed_secret(_("First passphrase of that person: ")))


def _strong(passphrase: str) -> str:
    from hrbc_desktop.records.crypto.passphrase_strength import strength

    judged = strength(passphrase)
    if not judged.enough:
        raise Unusable(_("{sentence} Nothing was changed.").format(sentence=judged.sentence))
    return passphrase


def _listed(store: "Store", name: str) -> str:
    found = next((one.id for one in store.people.everybody if one.name.casefold() == name.casefold()), None)
    if found is None:
        store.people.require("manage people")
        raise Unusable(_("Nobody on this list is named {name}. Nothing was changed.").format(name=name))
    return found


def _role(chosen: argparse.Namespace) -> Role:
    if chosen.role is None:
        raise Unusable(_("Say the role with --role. Nothing was changed."))
    return next(role for role in ROLES if role == chosen.role)


_CHANGES: "dict[str, Callable[[Store, Vault, argparse.Namespace, str], str]]" = {
    "begin": _begin,
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "role": _change_role,
    "passphrase": _set_passphrase,
}
_DONE = {
    "begin": _("Several people can use this list now. {name} is its administrator."),
    "add": _("{name} is added, and is asked for a passphrase of her own the first time."),
    "remove": _("{name} is removed, and the list has a new key."),
    "rename": _("{name} is now shown as {to}."),
    "role": _("The role of {name} is changed."),
    "passphrase": _("{name} has a new first passphrase."),
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=_ACTIONS, help=_("what to do"))
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("whose name it is about"))
    parser.add_argument("--role", choices=ROLES, help=_("the role, for add and role"))
    parser.add_argument("--to", metavar="NAME", help=_("the new name, for rename"))
    json_argument(parser)
    folder_argument(parser)


COMMANDS: dict[str, Command] = {
    "people": Command(_people, "show or change who uses a list: each with a name, a role and a passphrase", _arguments)
}
