"""Whether the window may close: only when nothing is lost by it, or the person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.confirm import confirm_data_loss

if TYPE_CHECKING:
    from hrbc_desktop.session.consultation import Consultation

NOT_SAVED = _("The last changes could not be saved. Close all the same, and lose them?")
LOSES_EVERYTHING = _("Nothing is kept on this computer. What is not in a signed PDF is gone when you close. Close now?")


def may_close(consultation: Consultation, window: QWidget) -> bool:
    """Save, and ask when something would be lost."""
    if consultation.is_locked:
        return True
    saved = consultation.save_now()
    if saved and not _would_lose_everything(consultation):
        return True
    question, lose = (LOSES_EVERYTHING, _("Close")) if saved else (NOT_SAVED, _("Close and lose them"))
    return confirm_data_loss(window, question, lose, _("Go back"))


def _would_lose_everything(consultation: Consultation) -> bool:
    """Whether worksheets are kept in memory alone, and one of them is in no PDF."""
    records = consultation.records
    return records.keeps_nothing and any(
        not records.logbook.signed_digests(listed.id) for listed in records.list.summaries()
    )
