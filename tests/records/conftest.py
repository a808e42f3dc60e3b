import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, text

from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.shared.shared_store import SharedStore, new_shared_store, open_shared_store
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store


@pytest.fixture
def cheap() -> Cost:
    return Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture
def passphrase() -> str:
    return "purple ladder quietly sailing"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def disk_in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk in memory, where there is one: for many saves of which none has to survive a power cut."""
    memory = Path("/dev/shm")  # noqa: S108
    if memory.is_dir():
        with tempfile.TemporaryDirectory(dir=memory) as folder:
            yield Path(folder)
    else:
        yield tmp_path


@pytest.fixture
def vault(folder: Path, passphrase: str, cheap: Cost) -> UnlockedVault:
    keeper = Vault(folder)
    unlocked, _ = keeper.create(passphrase, cheap)
    keeper.confirm_code()
    return unlocked


@pytest.fixture
def store(folder: Path, vault: UnlockedVault) -> Iterator[Store]:
    opened = new_store(folder, vault)
    yield opened
    opened.close()


@pytest.fixture
def worksheet() -> Worksheet:
    empty = new_worksheet("2026.1", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    visit = empty.visit.evolve(
        name="Sample Patient 1", record_number="MRN-MARKER-77", appointment_date=date(2026, 3, 9)
    )
    return empty.evolve(visit=visit, nurse_notes="NOTE-MARKER " * 300)


@pytest.fixture
def address(server: URL) -> ServerAddress:
    return ServerAddress.read(server.render_as_string(hide_password=False))


@pytest.fixture
def shared_store(address: ServerAddress, folder: Path, vault: UnlockedVault) -> Iterator[SharedStore]:
    opened = new_shared_store(address, folder, vault)
    yield opened
    opened.close()


@pytest.fixture
def elsewhere(
    address: ServerAddress, vault: UnlockedVault, shared_store: SharedStore, tmp_path: Path
) -> Iterator[SharedStore]:
    """The same list on another computer."""
    assert not shared_store.keeps_nothing
    opened = open_shared_store(address, tmp_path / "another computer", vault)
    yield opened
    opened.close()


@pytest.fixture
def administrator(server: URL) -> Iterator[Callable[..., Any]]:
    """Runs SQL with all rights, without any key."""
    engine = create_engine(server)

    def run(sql: str, **values: object) -> Any:
        with engine.begin() as connection:
            found = connection.execute(text(sql), values)
            return found.all() if found.returns_rows else found.rowcount

    yield run
    engine.dispose()
