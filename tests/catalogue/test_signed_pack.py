"""Content that comes apart from the program: shown only as it was signed, and only when it is newer."""

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.catalogue.signed_pack import PackRefused, check_pack, install_pack, write_pack
from hrbc_desktop.domain.model.content import Pack
from hrbc_desktop.resources import resource
from hrbc_desktop.session.installed_content import read_newest_content


@pytest.fixture(scope="module")
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture(scope="module")
def public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


@pytest.fixture(scope="module")
def own() -> Pack:
    return read_catalogue().pack


Publish = Callable[..., Path]


@pytest.fixture
def publish(tmp_path: Path, key: Ed25519PrivateKey) -> Publish:
    """Sign the program's own content, dated otherwise."""

    def publish(dated: str = "2099-01-01", signer: Ed25519PrivateKey = key) -> Path:
        folder = tmp_path / "authors"
        shutil.copytree(resource("catalogue"), folder, dirs_exist_ok=True)
        lines = (folder / "pack.toml").read_text(encoding="utf-8").splitlines()
        dates = [f"date = {dated}" if line.startswith("date =") else line for line in lines]
        (folder / "pack.toml").write_text("\n".join(dates), encoding="utf-8")
        private = signer.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_pack(folder, private, tmp_path / "content.pack")
        return tmp_path / "content.pack"

    return publish


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "content"


def test_newer_content_is_installed_and_shown(publish: Publish, into: Path, own: Pack, public: str) -> None:
    installed = install_pack(publish(), into, own, [public])
    assert installed.date.year == 2099
    shown, source = read_newest_content([into], [public])
    assert (shown.pack.date.year, source) == (2099, into)
    assert [path.name for path in into.parent.iterdir()] == ["content"]


def test_newer_content_takes_the_place_of_what_was_installed(
    publish: Publish, into: Path, own: Pack, public: str
) -> None:
    first = install_pack(publish(), into, own, [public])
    assert install_pack(publish("2099-02-01"), into, first, [public]).date.month == 2
    assert read_newest_content([into], [public])[0].pack.date.month == 2


@pytest.mark.parametrize("dated", ["2020-01-01", "same"])
def test_older_content_is_refused(publish: Publish, into: Path, own: Pack, public: str, dated: str) -> None:
    with pytest.raises(PackRefused, match=r"already\. Nothing was changed"):
        install_pack(publish(own.date.isoformat() if dated == "same" else dated), into, own, [public])
    assert not into.exists()


def test_content_that_a_stranger_signed_is_refused(publish: Publish, into: Path, own: Pack, public: str) -> None:
    with pytest.raises(PackRefused, match="not signed by who publishes"):
        install_pack(publish(signer=Ed25519PrivateKey.generate()), into, own, [public])
    with pytest.raises(PackRefused, match="not signed by who publishes"):
        install_pack(publish(), into, own)
    assert not into.exists()


@pytest.mark.parametrize("change", ["changed", "added", "left out"])
def test_content_that_was_changed_is_refused(
    publish: Publish, into: Path, own: Pack, public: str, tmp_path: Path, change: str
) -> None:
    changed = tmp_path / "changed.pack"
    with ZipFile(publish()) as before, ZipFile(changed, "w") as after:
        for name in before.namelist():
            if name == "glossary.toml" and change == "left out":
                continue
            content = before.read(name)
            after.writestr(name, content + b"\n# more" if (name, change) == ("glossary.toml", "changed") else content)
        if change == "added":
            after.writestr("options/one-more.toml", b"")
    with pytest.raises(PackRefused, match="changed after it was signed"):
        install_pack(changed, into, own, [public])
    assert not into.exists()


def test_content_that_was_changed_after_it_was_installed_is_not_shown(
    publish: Publish, into: Path, own: Pack, public: str
) -> None:
    install_pack(publish(), into, own, [public])
    with (into / "glossary.toml").open("a", encoding="utf-8") as file:
        file.write("\n# more")
    with pytest.raises(PackRefused):
        check_pack(into, [public])
    shown, source = read_newest_content([into], [public])
    assert (shown.pack.date, source) == (own.date, None)


@pytest.mark.parametrize("name", ["../outside.toml", "/outside.toml", "a\\..\\outside.toml", "C:outside.toml"])
def test_a_file_that_leads_out_of_the_folder_is_refused(
    into: Path, own: Pack, public: str, tmp_path: Path, name: str
) -> None:
    evil = tmp_path / "evil.pack"
    with ZipFile(evil, "w") as packed:
        packed.writestr(name, b"x")
    with pytest.raises(PackRefused, match="not a content pack"):
        install_pack(evil, into, own, [public])
    assert not (into.parent / "outside.toml").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all" * 100])
def test_any_other_file_is_refused(into: Path, own: Pack, public: str, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.pack"
    other.write_bytes(content)
    with pytest.raises(PackRefused, match="Nothing was changed"):
        install_pack(other, into, own, [public])


def test_a_pack_is_the_same_bytes_each_time(publish: Publish) -> None:
    assert publish().read_bytes() == publish().read_bytes()
