"""A computer whose clock is wrong, as after a long time without power: work goes on, and nothing is signed with it."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.records.store import Store
from hrbc_desktop.session import consultation as consultations
from hrbc_desktop.session import document as documents
from hrbc_desktop.session import sheet_service as all_sheets
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import SignatureInput


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def set_to(moment: datetime) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Self:
                return cls.fromtimestamp(moment.timestamp(), tz)

        for module in (consultations, documents, all_sheets):
            monkeypatch.setattr(module, "datetime", Clock)

    return set_to


def note(consultation: Consultation, notes: str) -> None:
    consultation.document.edit("Notes", lambda worksheet: worksheet.evolve(nurse_notes=notes))


def never(answer: object) -> None:
    raise AssertionError(answer)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("year", [1970, 1999, 2250])
def test_work_goes_on_under_a_clock_that_is_wrong_by_decades(
    set_clock: Callable[[datetime], None], small_catalogue: Catalogue, records: Store, year: int
) -> None:
    set_clock(datetime(year, 1, 1, 12, tzinfo=UTC))
    consultation = Consultation(small_catalogue)
    consultation.unlock(records)
    consultation.new()
    note(consultation, "First")
    assert consultation.save_now()
    set_clock(datetime(2026, 11, 25, 12, tzinfo=UTC))
    note(consultation, "Second")
    assert consultation.save_now()
    (stored,) = records.list.summaries()
    assert records.worksheets.load(stored.id).worksheet.nurse_notes == "Second"
    assert stored.changed_at == datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert records.verify().intact


def test_a_clock_that_was_set_back_an_hour_changes_nothing_that_is_kept(
    set_clock: Callable[[datetime], None], consultation: Consultation, records: Store
) -> None:
    for hour, notes in ((12, "First"), (11, "Second")):
        set_clock(datetime(2026, 11, 25, hour, tzinfo=UTC))
        note(consultation, notes)
        assert consultation.save_now()
    assert records.worksheets.load(consultation.document.worksheet.id).worksheet.nurse_notes == "Second"
    assert records.verify().intact


def test_nothing_is_signed_under_an_impossible_clock(
    set_clock: Callable[[datetime], None],
    consultation: Consultation,
    settings: Settings,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    set_clock(datetime(1970, 1, 1, 12, tzinfo=UTC))
    messages: list[str] = []
    sheets = SheetService(consultation, settings, consultation)
    sheets.sign(SignatureInput("Sample Patient 1"), tmp_path / "signed.pdf", never, messages.append)
    qtbot.waitUntil(lambda: bool(messages))
    assert messages[0].startswith("The clock of this computer says 1 January 1970, so nothing was signed.")
    assert list(tmp_path.glob("*.pdf")) == []
