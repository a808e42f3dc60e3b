"""What is said of a file that may bring an update."""

from datetime import date

from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date


def how_to_update() -> str:
    """Say on About where updates come from."""
    return _(
        "This program never looks for updates by itself. Did you get a newer file? Drop it on this window, or press "
        "“Check an update file…”. It is checked first, and nothing is installed before you say so."
    )


def newer_content(dated: date) -> str:
    """Ask whether to install content."""
    return _(
        "This is newer content, of {date}. It is as its publisher signed it. Your worksheets stay as they are."
    ).format(date=spoken_date(dated))


def content_installed() -> str:
    """Say when newer content is shown."""
    return _("The newer content is installed. The program shows it from its next start.")


def newer_program(version: str) -> str:
    """Ask whether to open an installer."""
    return _(
        "This is version {version} of the program. It is as its publisher signed it. Your worksheets stay as they are. "
        "Close this program before you go through the installer."
    ).format(version=version)


def program_is_not_newer(version: str, own: str) -> str:
    """Say that an installer brings nothing new."""
    return _("This is version {version}, and you have version {own} already. Nothing was changed.").format(
        version=version, own=own
    )


def list_is_missing(sums: str, signature: str) -> str:
    """Say what an installer is checked with."""
    return _(
        "This installer cannot be checked. Put the files {sums} and {signature} beside it, from where you got it, and "
        "try again. Nothing was changed."
    ).format(sums=sums, signature=signature)


def list_is_not_ours() -> str:
    """Say that the list of an installer is signed by somebody else, or was changed."""
    return _(
        "This installer is not from who publishes this program, or its list was changed. Do not use it. Get it again "
        "from where you get the program. Nothing was changed."
    )


def installer_was_changed() -> str:
    """Say that an installer is not the one of its list."""
    return _(
        "This installer is not the one that was published. Do not use it. Get it again from where you get the program. "
        "Nothing was changed."
    )


def unreadable() -> str:
    """Say that a file could not be read."""
    return _("This file cannot be read. Nothing was changed. Is it still there?")


def not_written() -> str:
    """Say that content could not be installed."""
    return _("The content could not be saved on this computer. Nothing was changed. Is the disk full?")


def not_opened() -> str:
    """Say that the system did not start an installer."""
    return _("Your system did not open the installer. Open the file by a double click, in its folder.")
