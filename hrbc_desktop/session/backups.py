"""Backups: made, remembered, and missed."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.records.audit.trail import What
from hrbc_desktop.records.errors import NotWritten, RecordsError, StoreClosed
from hrbc_desktop.records.recovery.backup import back_up
from hrbc_desktop.records.store import Store

SUFFIX = ".hrbcbackup"
_NAME = "backup"
_OFTEN_ENOUGH = timedelta(days=30)


class _Remembered(FrozenModel):
    """When the last backup was made, and until when nobody wants to hear of the next."""

    made: AwareDatetime | None = None
    quiet_until: AwareDatetime | None = None


def backup_name(now: datetime) -> str:
    """A name by which the file is found again; it says nothing about anyone."""
    return f"Worksheets {now:%Y-%m-%d}{SUFFIX}"


def make_backup(records: Store, folder: Path, path: Path, now: datetime) -> Path:
    """Write everything into one encrypted file, and remember that. `folder`: where the key file is.

    It takes its time: run it as a job. Raises RecordsError.
    """
    back_up(records, folder, path)
    with suppress(NotWritten, StoreClosed):  # the file is there; the next reminder only comes too early
        _remember(records, _Remembered(made=now), "backed up")
    return path


def last_backup(records: Store) -> datetime | None:
    """When the last backup was made, as far as this list knows. Raises RecordsError."""
    return _remembered(records).made


def put_off(records: Store, now: datetime) -> None:
    """Say nothing of backups for 30 days. Raises RecordsError."""
    _remember(records, _remembered(records).evolve(quiet_until=now + _OFTEN_ENOUGH), "backup put off")


def backup_is_due(records: Store, now: datetime) -> bool:
    """Whether something changed since the last backup, and that was 30 days ago or longer.

    Never where nothing is kept, nor where a server keeps it: whoever runs the server backs it up.
    """
    if records.keeps_nothing or records.is_shared:
        return False
    try:
        summaries, remembered = records.list.summaries(), _remembered(records)
        last = remembered.made or records.logbook.started_at()
    except RecordsError:
        return False  # what is wrong is told where the list is shown
    if not summaries or last is None or (remembered.quiet_until and now < remembered.quiet_until):
        return False
    return summaries[0].changed_at > last and now - last >= _OFTEN_ENOUGH


def _remembered(records: Store) -> _Remembered:
    content = records.blobs.get(_NAME)
    try:
        return _Remembered.model_validate_json(content) if content else _Remembered()
    except ValidationError:  # another version of the program wrote it
        return _Remembered()


def _remember(records: Store, remembered: _Remembered, what: What) -> None:
    records.blobs.put(_NAME, remembered.model_dump_json().encode(), what)
