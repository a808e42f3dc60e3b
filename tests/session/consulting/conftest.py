"""A list on the disk, behind a passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.open_records import RecordsOpener


@pytest.fixture
def passphrase() -> str:
    return "purple ladder quietly sailing"


@pytest.fixture
def cheap() -> Cost:
    return Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "records")


@pytest.fixture
def records(vault: Vault, passphrase: str, cheap: Cost) -> Iterator[Store]:
    store, _ = RecordsOpener(vault).begin(passphrase, cheap)
    yield store
    store.close()


@pytest.fixture
def elsewhere(vault: Vault, passphrase: str, records: Store) -> Iterator[Store]:  # noqa: ARG001 - they must be there
    """The same records in another window."""
    store, _ = RecordsOpener(vault).unlock(passphrase)
    yield store
    store.close()


@pytest.fixture
def consultation(qapp: QApplication, small_catalogue: Catalogue, records: Store) -> Consultation:  # noqa: ARG001
    consultation = Consultation(small_catalogue)
    consultation.unlock(records)
    return consultation
