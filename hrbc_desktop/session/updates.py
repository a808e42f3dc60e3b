"""Updates without a network: a file that a person got elsewhere is checked here before it is offered to her.

Content comes as a signed pack. An installer is named, with its SHA-256, in the list SHA256SUMS of its version; that
list is signed with the same key (Ed25519) and lies beside the installer, as ./dev package writes them.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hrbc_desktop import __version__
from hrbc_desktop.catalogue.signed_pack import PackRefused, install_pack, is_signed_by, read_pack
from hrbc_desktop.domain.model.content import Pack
from hrbc_desktop.session.installed_content import content_folders
from hrbc_desktop.wording import updates as words

SUMS, SUMS_SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
_INSTALLER = re.compile(r"hrbc-desktop[-_](?P<version>\d+(?:\.\d+)*)(?:-setup\.exe|_amd64\.deb)")
_LARGEST_LIST = 100_000
"""Bytes. A list has five lines of about 100."""


class UpdateRefused(Exception):
    """The file is not offered; the message says why, and that nothing was changed."""


@dataclass(frozen=True)
class ContentUpdate:
    """Newer content, signed by who publishes it."""

    file: Path
    pack: Pack


@dataclass(frozen=True)
class ProgramUpdate:
    """The installer of a newer version of the program, as it was published."""

    file: Path
    version: str


def check_update(file: Path, own: Pack, keys: Sequence[str]) -> ContentUpdate | ProgramUpdate:
    """Return what the file would bring, if it is sound and newer than what is here. Raises UpdateRefused otherwise."""
    try:
        if named := _INSTALLER.fullmatch(file.name):
            _check_installer(file, keys)
            return _newer_program(file, named["version"])
        return ContentUpdate(file, read_pack(file, own, keys))
    except PackRefused as problem:
        raise UpdateRefused(str(problem)) from problem
    except OSError as problem:
        raise UpdateRefused(words.unreadable()) from problem


def install_content(update: ContentUpdate, own: Pack, keys: Sequence[str]) -> None:
    """Install newer content for this person; it is checked once more. Raises UpdateRefused."""
    try:
        install_pack(update.file, content_folders()[0], own, keys)
    except PackRefused as problem:
        raise UpdateRefused(str(problem)) from problem
    except OSError as problem:
        raise UpdateRefused(words.not_written()) from problem


def _check_installer(file: Path, keys: Sequence[str]) -> None:
    listed, signature = file.with_name(SUMS), file.with_name(SUMS_SIGNATURE)
    if not (listed.is_file() and signature.is_file()):
        raise UpdateRefused(words.list_is_missing(SUMS, SUMS_SIGNATURE))
    if listed.stat().st_size > _LARGEST_LIST or signature.stat().st_size > _LARGEST_LIST:
        raise UpdateRefused(words.list_is_not_ours())
    content = listed.read_bytes()
    if not any(is_signed_by(key, signature.read_bytes(), content) for key in keys):
        raise UpdateRefused(words.list_is_not_ours())
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    if f"{digest}  {file.name}" not in content.decode("ascii", "replace").splitlines():
        raise UpdateRefused(words.installer_was_changed())


def _newer_program(file: Path, version: str) -> ProgramUpdate:
    if _numbers(version) <= _numbers(__version__):
        raise UpdateRefused(words.program_is_not_newer(version, __version__))
    return ProgramUpdate(file, version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
