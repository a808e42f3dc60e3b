"""What is said while something takes long that nobody can hurry."""

from hrbc_desktop.wording.text import N_, _

STOP = N_("Stop waiting")
_SERVER = N_("The server that keeps the worksheets has not answered yet. What you typed is safe.")
_DISK = N_("The disk of this computer takes long to answer. What you typed is safe.")


def waits_for(*, on_server: bool) -> str:
    """Return what is waited for."""
    return _(_SERVER if on_server else _DISK)
