"""A content pack that comes apart from the program: one file, signed with Ed25519 (RFC 8032).

The file is a zip of the pack, with a list of the SHA-256 digests of all its files, and a signature over that list.
It is checked when it is installed, and again each time it is read: what was changed on the disk is not shown.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from pydantic import TypeAdapter, ValidationError

from hrbc_desktop.catalogue.errors import CatalogueError
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Pack
from hrbc_desktop.translation import _

KEYS = ("e539911986defa462a324e2e643f81dcdca27480134527cb8915ffcfd0b0322c",)
"""The public keys of who publishes content, in hexadecimal. A new key comes with a new version of the program."""

_LIST, _SIGNATURE = "digests.json", "digests.sig"
_MOST_FILES, _MOST_BYTES = 5_000, 50_000_000
"""The pack of the program has some 250 files of 2 MB together."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_DIGESTS = TypeAdapter(dict[str, str])


class PackRefused(Exception):
    """A pack is not installed, or not used; the message says why, and that nothing was changed."""


def install_pack(file: Path, into: Path, newer_than: Pack, keys: Iterable[str] = KEYS) -> Pack:
    """Install the pack in `file` as the folder `into`, in place of one that is there; return what it says of itself.

    Raises PackRefused when it is not signed by who publishes content, was changed, cannot be read by this program, or
    is not newer than `newer_than`.
    """
    into.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=into.parent, prefix=".installing-") as folder:
        unpacked = Path(folder) / "pack"
        pack = _unpack_checked(file, unpacked, newer_than, keys)
        _replace(unpacked, into, Path(folder) / "before")
    return pack


def read_pack(file: Path, newer_than: Pack, keys: Iterable[str] = KEYS) -> Pack:
    """Return what the pack in `file` says of itself, and install nothing. Raises as `install_pack`."""
    with TemporaryDirectory(prefix="content-") as folder:
        return _unpack_checked(file, Path(folder) / "pack", newer_than, keys)


def _unpack_checked(file: Path, into: Path, newer_than: Pack, keys: Iterable[str]) -> Pack:
    _unpack(file, into)
    check_pack(into, keys)
    try:
        pack = read_catalogue(into).pack
    except CatalogueError as problem:
        raise PackRefused(
            _(
                "This content is signed, but this version of the program cannot read it. Nothing was changed. "
                "Install the newest program first."
            )
        ) from problem
    if (pack.date, pack.version) <= (newer_than.date, newer_than.version):
        raise PackRefused(
            f"This content is of {pack.date:%Y-%m-%d}, and the program has that of {newer_than.date:%Y-%m-%d} "
            "already. Nothing was changed."
        )
    return pack


def check_pack(folder: Path, keys: Iterable[str] = KEYS) -> None:
    """Raise PackRefused unless the folder holds exactly what was signed by one of the keys."""
    try:
        listed, signature = (folder / _LIST).read_bytes(), (folder / _SIGNATURE).read_bytes()
        digests = _DIGESTS.validate_json(listed)
    except (OSError, ValidationError) as problem:
        raise PackRefused(_("This is not a content pack. Nothing was changed.")) from problem
    if not any(is_signed_by(key, signature, listed) for key in keys):
        raise PackRefused(
            _(
                "This content is not signed by who publishes content for this program. Nothing was changed. "
                "Get a new copy of the file from where you got the program."
            )
        )
    if digests != digests_of(folder):
        raise PackRefused(
            _(
                "This content was changed after it was signed. Nothing of it is used. "
                "Get a new copy of the file from where you got the program."
            )
        )


def digests_of(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of each file in a pack, without its list and signature."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in (_LIST, _SIGNATURE)]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def write_pack(folder: Path, private_key: bytes, into: Path) -> None:
    """Sign the pack in a folder with a private key (PEM) and write it as one file, the same bytes each time."""
    digests = digests_of(folder)
    listed = json.dumps(digests, sort_keys=True, indent=1).encode()
    signature = sign(listed, private_key)
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        for name in sorted(digests):
            packed.writestr(ZipInfo(name, _EARLIEST), (folder / name).read_bytes(), ZIP_DEFLATED)
        packed.writestr(ZipInfo(_LIST, _EARLIEST), listed)
        packed.writestr(ZipInfo(_SIGNATURE, _EARLIEST), signature)


def sign(content: bytes, private_key: bytes) -> bytes:
    """Return the Ed25519 signature over `content`, made with a private key (PEM). Raises PackRefused for other keys."""
    key = load_pem_private_key(private_key, None)
    if not isinstance(key, Ed25519PrivateKey):
        raise PackRefused(_("Content is signed with an Ed25519 key, and this is another kind. Nothing was written."))
    return key.sign(content)


def is_signed_by(key: str, signature: bytes, content: bytes) -> bool:
    """Whether `signature` over `content` was made with the private half of a public key (hexadecimal)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _unpack(file: Path, into: Path) -> None:
    try:
        if not file.is_file():  # a device might never end
            raise PackRefused(_("This file cannot be read as a content pack. Nothing was changed."))
        with ZipFile(file) as packed:
            entries = packed.infolist()
            if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise PackRefused(_("This file is too large for a content pack. Nothing was changed."))
            for entry in entries:
                name = PurePosixPath(entry.filename)
                if name.is_absolute() or ".." in name.parts or "\\" in entry.filename or ":" in entry.filename:
                    raise PackRefused(_("This is not a content pack. Nothing was changed."))
                packed.extract(entry, into)
    except (BadZipFile, OSError, NotImplementedError, EOFError, RuntimeError, ValueError) as problem:
        raise PackRefused(_("This file cannot be read as a content pack. Nothing was changed.")) from problem


def _replace(new: Path, into: Path, before: Path) -> None:
    """Put the new folder in place of the old; what happens to fail leaves the old where it was."""
    try:
        if into.exists():
            into.rename(before)
        try:
            new.rename(into)
        except OSError:
            if before.exists():
                before.rename(into)
            raise
    except OSError as problem:
        raise PackRefused(_("The content could not be written. Nothing was changed.")) from problem
    shutil.rmtree(before, ignore_errors=True)
