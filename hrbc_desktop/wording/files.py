"""What is told of a file that cannot be read or written: what is wrong, what is safe, what to do."""

import errno
from types import MappingProxyType

from hrbc_desktop.translation import _

NETWORK_IS_GONE = frozenset({
    errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ETIMEDOUT, errno.ENETDOWN,
    errno.ENETUNREACH, errno.ECONNRESET, errno.ECONNABORTED, errno.ENODEV, errno.ENXIO,
})  # fmt: skip
"""The errors of a drive, mostly one on a network, that was there before and does not answer."""

FILE_IS_GONE = _(
    "This file is not there any more. Nothing was changed. Look where it was moved, or choose another one."
)
FILE_UNREADABLE = _("This file cannot be read. It was left as it is. Choose it again, or another one.")
_NO_SUCH_FILE = _("There is no file of this name. Nothing was changed. Check the name.")
IS_A_FOLDER = _("This is a folder. Nothing was changed. Name a file in it.")
_NOT_ALLOWED = _("You may not read this file. Nothing was changed. Ask whose it is, or name another one.")
NAME_TOO_LONG = _("This name is too long for a file. Nothing was changed. Check the name, or choose a shorter one.")
NOT_ANSWERING = _(
    "The drive does not answer, or is not connected. Nothing was changed. Connect it again, or choose another place."
)
_GOES_ROUND = _("This is a link that leads back to itself. Nothing was changed. Name the file itself.")
_NEVER_ENDS = _("This is no file with an end, but a pipe or a device. Nothing was changed. Name a file.")
_WHY_UNREADABLE = MappingProxyType({
    **dict.fromkeys(NETWORK_IS_GONE, NOT_ANSWERING),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), _NO_SUCH_FILE),
    errno.EISDIR: IS_A_FOLDER,
    **dict.fromkeys((errno.EACCES, errno.EPERM), _NOT_ALLOWED),
    errno.EINVAL: _NEVER_ENDS,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.ELOOP: _GOES_ROUND,
})  # fmt: skip


def why_unreadable(error: OSError) -> str:
    """Say why a file that somebody named cannot be read."""
    return _WHY_UNREADABLE.get(error.errno or 0, FILE_UNREADABLE)


_DISK_IS_FULL = _(
    "The disk is full, so this could not be written. What was there before is safe. Make some room, then try again."
)
_MAY_NOT_WRITE = _("You may not write there. What is there was left as it is. Choose another place.")
_NO_SUCH_FOLDER = _("The folder is not there. Nothing was written. Check its name, or choose another one.")
_IN_THE_WAY = _(
    "A file or a folder of this name is in the way, so this could not be written. It was left as it is. "
    "Choose another name."
)
_IN_USE = _("Another program is using this file. It was left as it is. Close it there, then try again.")
_NOT_WRITTEN = _("This could not be written. What was there before was left as it is. Choose another place.")
_WHY_UNWRITTEN = MappingProxyType({
    **dict.fromkeys(NETWORK_IS_GONE, NOT_ANSWERING),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _DISK_IS_FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _MAY_NOT_WRITE),
    errno.ENOENT: _NO_SUCH_FOLDER,
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY), _IN_THE_WAY),
    **dict.fromkeys((errno.EBUSY, errno.ETXTBSY), _IN_USE),
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.ELOOP: _GOES_ROUND,
})  # fmt: skip


def why_unwritten(error: OSError) -> str:
    """Say why something could not be written where somebody wanted it."""
    return _WHY_UNWRITTEN.get(error.errno or 0, _NOT_WRITTEN)
