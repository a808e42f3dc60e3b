from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.ui.kit.theme import load_typeface


@pytest.fixture(scope="session", autouse=True)
def _typeface(qapp: QApplication) -> None:  # noqa: ARG001 - fonts need the application
    load_typeface()


@pytest.fixture
def document(qapp: QApplication, small_catalogue: Catalogue) -> Document:  # noqa: ARG001 - it sends signals
    return Document(new_worksheet("2026.11", datetime(2026, 11, 24, 9, 0, tzinfo=UTC)), small_catalogue)


@pytest.fixture
def records() -> Iterator[Store]:
    store = memory_store()
    yield store
    store.close()


@pytest.fixture
def consultation(qapp: QApplication, small_catalogue: Catalogue, records: Store) -> Iterator[Consultation]:  # noqa: ARG001
    consultation = Consultation(small_catalogue)
    consultation.unlock(records)
    yield consultation
    consultation.jobs.wait()
    destroy(consultation)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    settings = Settings(tmp_path / "settings.ini")
    yield settings
    destroy(settings)


@pytest.fixture
def sheets(consultation: Consultation, settings: Settings) -> SheetService:
    return SheetService(consultation, settings, consultation)


def destroy(thing: QObject) -> None:
    """Destroy it here: left to the garbage collector, its timers might be stopped from a worker's thread."""
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)
