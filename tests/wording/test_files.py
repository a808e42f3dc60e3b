"""Why a file cannot be read: each reason has a sentence of its own, and never the system's words."""

import errno
from collections.abc import Callable

import pytest

from hrbc_desktop.wording.files import why_unreadable, why_unwritten

READING = (errno.ENOENT, errno.EISDIR, errno.EACCES, errno.EINVAL, errno.EIO, errno.ENAMETOOLONG, errno.ELOOP,
           errno.ESTALE)  # fmt: skip
WRITING = (errno.ENOENT, errno.ENOSPC, errno.EACCES, errno.EEXIST, errno.EIO, errno.ENAMETOOLONG, errno.EBUSY,
           errno.ETIMEDOUT)  # fmt: skip


@pytest.mark.parametrize(("why", "codes"), [(why_unreadable, READING), (why_unwritten, WRITING)])
def test_each_reason_has_its_own_sentence_in_our_words(why: Callable[[OSError], str], codes: tuple[int, ...]) -> None:
    said = [why(OSError(code, "the system's own words")) for code in codes]

    assert len(set(said)) == len(codes)
    for sentences in said:
        assert "system" not in sentences
        assert sentences.count(".") >= 3, "what is wrong, what is safe, what to do"


def test_reasons_that_are_one_to_a_person_have_one_sentence() -> None:
    for why in (why_unreadable, why_unwritten):
        assert why(OSError(errno.EACCES, "")) == why(OSError(errno.EPERM, ""))
    assert why_unwritten(OSError(errno.ENOSPC, "")) == why_unwritten(OSError(errno.EDQUOT, ""))
