"""Whose account of this computer is used."""

import getpass


def account() -> str:
    """The name of the account on this computer, which is all that is known of who sits there; empty without one."""
    try:
        return getpass.getuser().encode(errors="replace").decode()  # bytes that are no text: the trail keeps text
    except (OSError, KeyError, ImportError):  # no such user, or Windows without its variables
        return ""
