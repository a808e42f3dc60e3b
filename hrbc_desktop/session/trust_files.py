"""The files of authorities that the clinic trusts, as the settings name them. Light to import."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hrbc_desktop.files import read_file
from hrbc_desktop.pdf.reading.trust_list import (
    MAX_TRUST_FILE_BYTES,
    NOBODY_TRUSTED,
    TrustedAuthority,
    TrustFileError,
    TrustList,
    authorities_of,
    read_trust_file,
)
from hrbc_desktop.translation import _
from hrbc_desktop.wording.trust import TRUST_FILE_MISSING


@dataclass(frozen=True)
class TrustFile:
    """A file with what was found in it, or why nothing was."""

    path: Path
    authorities: tuple[TrustedAuthority, ...] = ()
    has_revocations: bool = False
    problem: str = ""


def read_trust_files(paths: Sequence[Path]) -> tuple[TrustList, tuple[str, ...]]:
    """Put the authorities of all files together; with a sentence for each file that cannot be read."""
    trusted, problems = NOBODY_TRUSTED, list[str]()
    for path in paths:
        try:
            trusted += read_trust_file(read_file(path, MAX_TRUST_FILE_BYTES + 1))
        except (OSError, TrustFileError):
            problems.append(TRUST_FILE_MISSING.format(file=path.name))
    return trusted, tuple(problems)


def look_into(path: Path) -> TrustFile:
    """Say which authorities a file holds."""
    try:
        found = read_trust_file(read_file(path, MAX_TRUST_FILE_BYTES + 1))
    except OSError:
        return TrustFile(path, problem=_("This file cannot be read. Choose another one."))
    except TrustFileError as problem:
        return TrustFile(path, problem=str(problem))
    return TrustFile(path, authorities_of(found), bool(found.revocation_lists))
