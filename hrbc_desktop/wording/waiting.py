"""What is said while something takes long that nobody can hurry."""

from hrbc_desktop.translation import _

STOP = _("Stop waiting")
_SERVER = _("The server that keeps the worksheets has not answered yet. What you typed is safe.")
_DISK = _("The disk of this computer takes long to answer. What you typed is safe.")


def waits_for(*, on_server: bool) -> str:
    """Return what is waited for."""
    return _SERVER if on_server else _DISK
