"""What is told of a file that cannot be read: what is wrong, what is safe, what to do."""

import errno

from hrbc_desktop.translation import _

FILE_IS_GONE = _(
    "This file is not there any more. Nothing was changed. Look where it was moved, or choose another one."
)
FILE_UNREADABLE = _("This file cannot be read. It was left as it is. Choose it again, or another one.")
_NO_SUCH_FILE = _("There is no file of this name. Nothing was changed. Check the name.")
_IS_A_FOLDER = _("This is a folder. Nothing was changed. Name a file in it.")
_NOT_ALLOWED = _("You may not read this file. Nothing was changed. Ask whose it is, or name another one.")
_NEVER_ENDS = _("This is no file with an end, but a pipe or a device. Nothing was changed. Name a file.")


def why_unreadable(error: OSError) -> str:
    """Say why a file that somebody named cannot be read."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return _NO_SUCH_FILE
        case errno.EISDIR:
            return _IS_A_FOLDER
        case errno.EACCES | errno.EPERM:
            return _NOT_ALLOWED
        case errno.EINVAL:
            return _NEVER_ENDS
        case _:
            return FILE_UNREADABLE
