from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedFile
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import SignatureInput, SignedSheet

VISIT = Visit(
    name="Sample Patient 1",
    birth_date=date(1968, 3, 14),
    appointment_date=date(2026, 12, 2),
    appointment_time=time(10, 30),
)


@pytest.fixture
def records() -> Iterator[Store]:
    store = memory_store()
    yield store
    store.close()


@pytest.fixture
def consultation(qapp: QApplication, small_catalogue: Catalogue, records: Store) -> Iterator[Consultation]:  # noqa: ARG001
    consultation = Consultation(small_catalogue)
    consultation.unlock(records)
    consultation.new()
    consultation.document.edit("Visit", lambda worksheet: worksheet.evolve(visit=VISIT))
    yield consultation
    destroy(consultation)


@pytest.fixture
def worksheet() -> Worksheet:
    return new_worksheet("2026.11", datetime(2026, 3, 1, 9, 0, tzinfo=UTC))


@pytest.fixture
def document(qapp: QApplication, worksheet: Worksheet, small_catalogue: Catalogue) -> Document:  # noqa: ARG001 - it sends signals
    return Document(worksheet, small_catalogue)


@pytest.fixture
def clinic(qapp: QApplication, small_catalogue: Catalogue) -> Iterator[Consultation]:  # noqa: ARG001
    """Another computer."""
    clinic = Consultation(small_catalogue)
    clinic.unlock(memory_store())
    yield clinic
    clinic.lock()
    destroy(clinic)


def destroy(thing: QObject) -> None:
    """Destroy it here: left to the garbage collector, its timers might be stopped from a worker's thread."""
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    settings = Settings(tmp_path / "settings.ini")
    yield settings
    destroy(settings)


@pytest.fixture
def sheets(consultation: Consultation, settings: Settings) -> SheetService:
    return SheetService(consultation, settings, consultation)


@pytest.fixture
def sign(sheets: SheetService, qtbot: QtBot, tmp_path: Path) -> Callable[[], SignedSheet]:
    """Sign the open worksheet as the patient, and wait until that is done."""

    def sign() -> SignedSheet:
        with qtbot.waitSignal(sheets.signed):
            sheets.sign(SignatureInput("Sample Patient 1"), tmp_path / "signed.pdf", lambda _: None, pytest.fail)
        signed = sheets.signed_sheet
        assert signed is not None
        return signed

    return sign


@pytest.fixture
def open_file(sheets: SheetService, qtbot: QtBot) -> Callable[[Path], OpenedFile]:
    """Open a file, and wait until that is done."""

    def open_file(path: Path) -> OpenedFile:
        found: list[OpenedFile] = []
        sheets.open(path, found.append, pytest.fail)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return open_file
