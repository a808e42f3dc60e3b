"""The people of a list that several use. A list of one person has no people and no roles."""

from typing import Annotated

from pydantic import Field

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.roles import Action, Role, allows

LONGEST_NAME = 60
"""Characters, of which none takes more than four bytes: every key file then has room for `MOST_PEOPLE`."""
MOST_PEOPLE = 20


class Person(FrozenModel):
    """Somebody with a passphrase of her own. `id` stays when the name changes."""

    id: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    role: Role


def may(person: Person | None, action: Action) -> bool:
    """Whether the person may do this; None stands for the one person of a list without roles, who may do all."""
    return person is None or allows(person.role, action)
