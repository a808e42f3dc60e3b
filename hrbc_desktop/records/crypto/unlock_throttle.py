"""Counts wrong passphrases, across restarts, and says how long to wait before the next attempt.

This slows down somebody at this keyboard. A thief who took the files is slowed down by Argon2id alone.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hrbc_desktop.files import read_file
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.recovery.atomic_file import write_private

FREE_ATTEMPTS = 2
LONGEST_WAIT = 300.0
_LARGEST_FILE = 1000
_MOST_FAILED = 1_000_000

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Attempts:
    """How many attempts failed since the last success, and when the last of them did."""

    failed: int = 0
    last: datetime | None = None

    @property
    def delay(self) -> float:
        """Seconds to wait after the last failure: none twice, then 1, 2, 4 and so on up to `LONGEST_WAIT`."""
        beyond_free = self.failed - FREE_ATTEMPTS
        if beyond_free <= 0:
            return 0.0
        return min(LONGEST_WAIT, 2.0 ** min(beyond_free - 1, 16))


class FailedAttempts:
    """The count, kept in a small file of its own: the key file is never rewritten for a typing mistake."""

    def __init__(self, path: Path, now: Clock = utc_now) -> None:
        self._path = path
        self._now = now
        self._attempts = _read(path)

    @property
    def attempts(self) -> Attempts:
        """The count as it stands."""
        return self._attempts

    def seconds_to_wait(self) -> float:
        """Seconds until the next attempt is looked at. A clock set back only starts the delay anew."""
        if self._attempts.last is None:
            return 0.0
        elapsed = (self._now() - self._attempts.last).total_seconds()
        if elapsed < 0:
            self._keep(Attempts(self._attempts.failed, self._now()))
            return self._attempts.delay
        return max(0.0, self._attempts.delay - elapsed)

    def add(self) -> float:
        """Count one more failure; the seconds to wait now."""
        self._keep(Attempts(self._attempts.failed + 1, self._now()))
        return self._attempts.delay

    def forget(self) -> Attempts:
        """Start from none after a success; what was counted until then."""
        forgotten = self._attempts
        if forgotten.failed:
            self._keep(Attempts())
        return forgotten

    def _keep(self, attempts: Attempts) -> None:
        self._attempts = attempts
        last = attempts.last.isoformat() if attempts.last else None
        try:
            write_private(self._path, json.dumps({"failed": attempts.failed, "last": last}).encode())
        except RecordsError:
            # A folder that cannot be written to must not keep its owner out: the count then lasts as long as this run.
            return


def _read(path: Path) -> Attempts:
    try:
        content = json.loads(read_file(path, _LARGEST_FILE))
        last = datetime.fromisoformat(content["last"]) if content["last"] else None
        failed = int(content["failed"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Attempts()
    if not 0 <= failed < _MOST_FAILED or (last is not None and last.tzinfo is None):
        return Attempts()
    return Attempts(failed, last)
