from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrbc_desktop.domain.worksheet import Worksheet, new_worksheet
from hrbc_desktop.records.key_file import Cost
from hrbc_desktop.records.store import Store, new_store
from hrbc_desktop.records.vault import UnlockedVault, Vault


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
def vault(folder: Path, passphrase: str, cheap: Cost) -> UnlockedVault:
    unlocked, _ = Vault(folder).create(passphrase, cheap)
    return unlocked


@pytest.fixture
def store(folder: Path, vault: UnlockedVault) -> Iterator[Store]:
    opened = new_store(folder, vault)
    yield opened
    opened.close()


@pytest.fixture
def worksheet() -> Worksheet:
    empty = new_worksheet("2026.1", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    visit = empty.visit.but(name="Sample Patient 1", record_number="MRN-MARKER-77", appointment_date=date(2026, 3, 9))
    return empty.but(visit=visit, nurse_notes="NOTE-MARKER " * 300)
