"""Single things that are kept by name beside the worksheets: signing keys, and what a person left where."""

import hashlib
from collections.abc import Callable

from hrbc_desktop.records.audit.trail import What
from hrbc_desktop.records.parts.tables import Tables


class BlobStore:
    """Reads and writes them by name; the audit trail tells of each that was written."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def put(self, name: str, content: bytes, what: What = "kept") -> None:
        """Keep the content under a name. `what`: one of `audit.SEALING`."""
        self.update(name, lambda _: content, what)

    def update(self, name: str, change: Callable[[bytes | None], bytes], what: What = "kept") -> bytes:
        """Keep what `change` makes of what is kept under a name, with nobody writing in between; what is kept then.

        What is damaged cannot be had back: `change` is given None, as for nothing.
        """
        logbook, things = self._tables.logbook, self._tables.things
        with logbook.writing() as connection:
            content = change(things.get_sound(connection, name))
            things.put(connection, name, content)
            logbook.log(connection, what, name, digest=hashlib.sha256(content).hexdigest())
        return content

    def get(self, name: str) -> bytes | None:
        """What was kept under the name, or None. Raises `RecordDamaged`."""
        with self._tables.database.reading() as connection:
            return self._tables.things.get(connection, name)

    def get_at_hand(self, name: str) -> bytes | None:
        """As `get`, for what is needed also while a server does not answer: then as this computer last saw it."""
        return self.get(name)

    def put_here(self, name: str, content: bytes) -> None:
        """Keep what concerns this account on this computer alone: beside a server's list, not in it."""
        self.put(name, content)

    def get_here(self, name: str) -> bytes | None:
        """What was kept by `put_here`, or None. Raises `RecordDamaged`."""
        return self.get(name)
