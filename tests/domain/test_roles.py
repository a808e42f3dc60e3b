"""What each role may do in a list that several people use: the windows, the records and the commands ask this table."""

from typing import get_args

import pytest

from hrbc_desktop.domain.people import Person, may
from hrbc_desktop.domain.roles import ROLES, Action, Role, who_may

ALLOWED: dict[Action, tuple[Role, ...]] = {
    "write": ("nurse", "clinician", "administrator", "patient"),
    "sign": ("nurse", "clinician", "administrator", "patient"),
    "export": ("nurse", "clinician", "administrator", "patient"),
    "delete": ("nurse", "clinician", "administrator", "patient"),
    "countersign": ("nurse", "clinician", "administrator"),
    "correct": ("nurse", "clinician", "administrator"),
    "delete signed": ("administrator",),
    "destroy": ("administrator",),
    "hold": ("administrator",),
    "manage people": ("administrator",),
    "export history": ("administrator",),
    "back up": ("administrator",),
    "renew recovery code": ("administrator",),
}


@pytest.mark.parametrize("action", get_args(Action))
def test_each_thing_may_be_done_by_these_roles_and_no_others(action: Action) -> None:
    assert set(who_may(action)) == set(ALLOWED[action])
    people = [Person(id="0" * 16, name="Sample Person", role=role) for role in ROLES]
    assert {one.role for one in people if may(one, action)} == set(ALLOWED[action])


@pytest.mark.parametrize("action", get_args(Action))
def test_the_one_person_of_a_list_without_roles_may_do_all(action: Action) -> None:
    assert may(None, action)


def test_every_role_is_offered_in_one_order() -> None:
    assert get_args(Role) == ROLES
    assert who_may("write") == ("nurse", "clinician", "administrator", "patient")
