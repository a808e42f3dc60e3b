"""How long deleted worksheets are kept: the clock that tells it may be wrong, so it is held against the audit trail."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hrbc_desktop.domain.model.frozen import EARLIEST
from hrbc_desktop.records.audit.trail import AuditEvent
from hrbc_desktop.records.tables.list_entry import Meta

KEPT_AFTER_DELETION = timedelta(days=30)
_A_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=365.25)


def expired(waiting: Mapping[str, datetime], events: Sequence[AuditEvent], now: datetime) -> list[str]:
    """The ids of those that were deleted more than 30 days before the list was last used, a day ago or longer.

    One day with a clock that is wrong by years, ahead or behind, makes nothing expire. `waiting`: when each was
    deleted, as the clock said then.
    """
    at_least_since = _deletions(events, now)
    before = _last_used(events, now) - KEPT_AFTER_DELETION
    return [
        worksheet_id
        for worksheet_id, since in waiting.items()
        if max(since, at_least_since.get(worksheet_id, since)) < before
    ]


def is_kept_longer(meta: Meta, years: int | None, now: datetime) -> bool:
    """Whether the nurse has signed it, and it is kept for good, or for so many years, after it was deleted."""
    if meta.summary is None or meta.summary.signed != "patient_and_nurse":
        return False
    return years is None or now - meta.since <= years * _A_YEAR


def _deletions(events: Sequence[AuditEvent], now: datetime) -> dict[str, datetime]:
    """When each was deleted, or what came before it, if a clock was behind then."""
    latest, found = EARLIEST, {}
    for event in events:
        if event.when <= now:
            latest = max(latest, event.when)
        if event.what == "deleted" and event.record:
            found[event.record] = latest
    return found


def _last_used(events: Sequence[AuditEvent], now: datetime) -> datetime:
    """The latest moment of use that is a day old or older; an entry is no later than those that follow it."""
    earliest_after = now
    for event in reversed(events):
        earliest_after = min(earliest_after, event.when)
        if now - earliest_after >= _A_DAY:
            return earliest_after
    return EARLIEST
