"""A file that may bring an update: offered only when it is newer and as its publisher signed it."""

import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.catalogue.signed_pack import sign, write_pack
from hrbc_desktop.domain.model.content import Pack
from hrbc_desktop.resources import resource
from hrbc_desktop.session.updates import SUMS, SUMS_SIGNATURE, ProgramUpdate, UpdateRefused, check_update
from hrbc_desktop.wording import updates as words

KEY = Ed25519PrivateKey.generate()
PUBLIC = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def pem(key: Ed25519PrivateKey = KEY) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.fixture(scope="module")
def own() -> Pack:
    return read_catalogue().pack


def publish(folder: Path, name: str = "hrbc-desktop-99.1.0-setup.exe", signer: Ed25519PrivateKey = KEY) -> Path:
    installer = folder / name
    installer.write_bytes(b"an installer")
    listed = f"{hashlib.sha256(b'an installer').hexdigest()}  {name}\n".encode()
    (folder / SUMS).write_bytes(listed)
    (folder / SUMS_SIGNATURE).write_bytes(sign(listed, pem(signer)))
    return installer


@pytest.mark.parametrize("name", ["hrbc-desktop-99.1.0-setup.exe", "hrbc-desktop_99.1.0_amd64.deb"])
def test_an_installer_that_was_published_is_offered(tmp_path: Path, own: Pack, name: str) -> None:
    installer = publish(tmp_path, name)
    assert check_update(installer, own, [PUBLIC]) == ProgramUpdate(installer, "99.1.0")


def test_a_changed_installer_is_refused(tmp_path: Path, own: Pack) -> None:
    installer = publish(tmp_path)
    installer.write_bytes(b"another installer")
    with pytest.raises(UpdateRefused, match=words.installer_was_changed()):
        check_update(installer, own, [PUBLIC])


def test_an_installer_under_another_name_than_listed_is_refused(tmp_path: Path, own: Pack) -> None:
    renamed = publish(tmp_path).rename(tmp_path / "hrbc-desktop-99.2.0-setup.exe")
    with pytest.raises(UpdateRefused, match=words.installer_was_changed()):
        check_update(renamed, own, [PUBLIC])


@pytest.mark.parametrize("missing", [SUMS, SUMS_SIGNATURE])
def test_an_installer_without_its_list_cannot_be_checked(tmp_path: Path, own: Pack, missing: str) -> None:
    installer = publish(tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(UpdateRefused) as refused:
        check_update(installer, own, [PUBLIC])
    assert str(refused.value) == words.list_is_missing(SUMS, SUMS_SIGNATURE)


def test_a_list_of_somebody_else_is_refused(tmp_path: Path, own: Pack) -> None:
    installer = publish(tmp_path, signer=Ed25519PrivateKey.generate())
    with pytest.raises(UpdateRefused, match=words.list_is_not_ours()):
        check_update(installer, own, [PUBLIC])


def test_a_list_that_was_changed_or_is_huge_is_refused(tmp_path: Path, own: Pack) -> None:
    installer = publish(tmp_path)
    with (tmp_path / SUMS).open("ab") as listed:
        listed.write(b" ")
    with pytest.raises(UpdateRefused, match=words.list_is_not_ours()):
        check_update(installer, own, [PUBLIC])
    (tmp_path / SUMS).write_bytes(b" " * 200_000)
    with pytest.raises(UpdateRefused, match=words.list_is_not_ours()):
        check_update(installer, own, [PUBLIC])


def test_an_older_program_is_not_offered(tmp_path: Path, own: Pack) -> None:
    with pytest.raises(UpdateRefused) as refused:
        check_update(publish(tmp_path, "hrbc-desktop-0.0.9-setup.exe"), own, [PUBLIC])
    assert "0.0.9" in str(refused.value)


def test_content_is_checked_and_nothing_is_installed(tmp_path: Path, own: Pack) -> None:
    pack = tmp_path / "content.pack"
    write_pack(resource("catalogue"), pem(), pack)
    with pytest.raises(UpdateRefused, match="already"):
        check_update(pack, own, [PUBLIC])
    with pytest.raises(UpdateRefused, match="not signed"):
        check_update(pack, own, ["00" * 32])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nonsense", b"%PDF-1.7"])
def test_any_other_file_is_refused_in_a_sentence(tmp_path: Path, own: Pack, content: bytes) -> None:
    (tmp_path / "letter.txt").write_bytes(content)
    with pytest.raises(UpdateRefused, match=r"Nothing was changed\."):
        check_update(tmp_path / "letter.txt", own, [PUBLIC])


def test_a_file_that_is_gone_is_told(tmp_path: Path, own: Pack) -> None:
    with pytest.raises(UpdateRefused, match=r"Nothing was changed\."):
        check_update(tmp_path / "hrbc-desktop-99.1.0-setup.exe", own, [PUBLIC])
