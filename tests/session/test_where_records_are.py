"""On Windows the list leaves the profile that roams; nothing is lost on the way."""

from pathlib import Path

import pytest

from hrbc_desktop.session.settings import moved_out_of_roaming


@pytest.fixture
def roaming(tmp_path: Path) -> Path:
    folder = tmp_path / "Roaming" / "hrbc_desktop" / "records"
    folder.mkdir(parents=True)
    (folder / "store.db").write_bytes(b"a list")
    return folder


@pytest.fixture
def local(tmp_path: Path) -> Path:
    return tmp_path / "Local" / "hrbc_desktop" / "records"


def test_a_list_in_the_roaming_profile_is_moved_once(roaming: Path, local: Path) -> None:
    assert moved_out_of_roaming(roaming, local) == local
    assert (local / "store.db").read_bytes() == b"a list"
    assert not roaming.exists()
    assert moved_out_of_roaming(roaming, local) == local


def test_a_list_that_is_local_already_is_not_replaced(roaming: Path, local: Path) -> None:
    local.mkdir(parents=True)
    (local / "store.db").write_bytes(b"another list")
    assert moved_out_of_roaming(roaming, local) == local
    assert (local / "store.db").read_bytes() == b"another list"
    assert (roaming / "store.db").read_bytes() == b"a list"


def test_a_list_that_cannot_be_moved_is_used_where_it_is(roaming: Path, local: Path) -> None:
    local.parent.parent.mkdir()
    local.parent.write_bytes(b"a file where a folder would have to be")
    assert moved_out_of_roaming(roaming, local) == roaming
    assert (roaming / "store.db").read_bytes() == b"a list"


def test_where_there_is_one_folder_nothing_moves(roaming: Path) -> None:
    assert moved_out_of_roaming(roaming, roaming) == roaming
    assert (roaming / "store.db").exists()
