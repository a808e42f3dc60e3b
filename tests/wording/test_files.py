"""Why a file cannot be read: each reason has a sentence of its own, and never the system's words."""

import errno

import pytest

from hrbc_desktop.wording.files import why_unreadable


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EISDIR, errno.EACCES, errno.EINVAL, errno.EIO])
def test_each_reason_has_its_own_sentence_in_our_words(code: int) -> None:
    said = why_unreadable(OSError(code, "the system's own words"))

    assert "system" not in said
    assert said.count(".") >= 3, "what is wrong, what is safe, what to do"
    assert said not in {why_unreadable(OSError(other, "")) for other in (errno.ENOENT, errno.EISDIR) if other != code}
