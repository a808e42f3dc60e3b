"""The parts of a store that differ where a server keeps the list: what it does not take waits in an outbox."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import TypeVar

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.errors import Conflict, NotWritten, RecordMissing, RecordsError
from hrbc_desktop.records.parts.blobs import BlobStore
from hrbc_desktop.records.parts.corrections import CorrectionStore
from hrbc_desktop.records.parts.retention import Retention
from hrbc_desktop.records.parts.signed_pdfs import SignedPdfStore
from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.parts.worksheet_list import WorksheetList
from hrbc_desktop.records.parts.worksheets import WorksheetStore
from hrbc_desktop.records.people.people import People
from hrbc_desktop.records.shared.errors import QueuedOffline, ServerUnreachable
from hrbc_desktop.records.shared.outbox import Outbox, Waiting, WaitingCorrection, WaitingPdf, digest_of
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.records.tables.list_entry import ListedRow, meta_of
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.records.tables.worksheet_index import Summaries

Kept = TypeVar("Kept", SignedPdf, StoredAddendum)


class SharedWorksheetList(WorksheetList):
    """Without an answer the list stays as it was last seen."""

    def deleted(self) -> Summaries:
        """As `WorksheetList.deleted`. Raises `ServerUnreachable`: what was last seen may not be all that is deleted."""
        super()._read_news()
        return self.known_deleted()

    def _read_news(self) -> None:
        with suppress(ServerUnreachable):
            super()._read_news()


class SharedBlobStore(BlobStore):
    """Small things may stay on this computer."""

    def __init__(self, tables: Tables, outbox: Outbox) -> None:
        super().__init__(tables)
        self._outbox = outbox

    def get_at_hand(self, name: str) -> bytes | None:
        """As `BlobStore.get_at_hand`. Raises `ServerUnreachable` for what this computer has not seen."""
        seen = self._outbox.remembered(name)
        try:
            stored = self.get(name)
        except ServerUnreachable:
            if seen is None:
                raise
            return seen
        if stored is not None and stored != seen:
            with suppress(NotWritten):
                self._outbox.remember(name, stored)
        return stored

    def put_here(self, name: str, content: bytes) -> None:
        """Keep it in a file of this computer: no server is asked for it."""
        self._outbox.remember(name, content)

    def get_here(self, name: str) -> bytes | None:
        """What was kept by `put_here`, or None; also for what is damaged."""
        return self._outbox.remembered(name)


class SharedRetention(Retention):
    """What is destroyed goes from the outbox too."""

    def __init__(self, tables: Tables, listed: WorksheetList, blobs: BlobStore, outbox: Outbox) -> None:
        super().__init__(tables, listed, blobs)
        self._outbox = outbox

    def _destroy(self, worksheet_id: str) -> None:
        super()._destroy(worksheet_id)
        self._outbox.destroy(worksheet_id)


class SharedSignedPdfStore(SignedPdfStore):
    """Signed PDFs that go to a server by way of the outbox."""

    def __init__(self, tables: Tables, outbox: Outbox) -> None:
        super().__init__(tables)
        self._outbox = outbox

    def keep_here(self, waiting: WaitingPdf) -> bool:
        """Keep it on this computer; False when the disk refuses it: a full one may still reach the server."""
        try:
            self._outbox.keep_pdf(replace(waiting, by=waiting.by or _name_here(self._tables.people)))
        except NotWritten:
            return False
        return True

    def send(self, waiting: WaitingPdf) -> None:
        """Bring it to the server, once. Raises `QueuedOffline` when it waits here, else as `SignedPdfStore`."""
        try:
            super().send(waiting)
        except ServerUnreachable as error:
            if waiting.pdf in self._waiting(waiting.worksheet_id):
                raise QueuedOffline from error
            raise
        self._outbox.drop_pdf(waiting)

    def send_waiting(self) -> None:
        """Send what waits here, as far as the server takes it. Raises `RecordsError` for the first that it does not."""
        for waiting in self._outbox.pdfs():
            self.send(waiting)

    def of(self, worksheet_id: str) -> list[SignedPdf]:
        """As `SignedPdfStore.of`, with those that wait here, and these alone while the server does not answer."""
        return _with_waiting(partial(super().of, worksheet_id), self._waiting(worksheet_id))

    def _waiting(self, worksheet_id: str) -> list[SignedPdf]:
        return [one.pdf for one in self._outbox.pdfs(worksheet_id)]


class SharedWorksheetStore(WorksheetStore):
    """Worksheets that go to a server by way of the outbox."""

    def __init__(
        self,
        tables: Tables,
        listed: WorksheetList,
        retention: Retention,
        signed_pdfs: SharedSignedPdfStore,
        outbox: Outbox,
    ) -> None:
        super().__init__(tables, listed, retention)
        self._signed_pdfs, self._outbox = signed_pdfs, outbox
        self._unanswered: dict[str, list[str]] = {}
        """The digests of what was sent since the last answer, by worksheet."""
        self._turn = Lock()

    def save(self, worksheet: Worksheet, read_version: int = 0) -> int:
        """Keep the worksheet, as `WorksheetStore.save`: on this computer first, so that nothing is lost meanwhile.

        Raises `QueuedOffline` when the server does not answer: it waits here, and goes with a later save.
        """
        waiting = Waiting(worksheet, read_version)
        is_kept_here = self.keep_here(waiting)
        return self._send(waiting, is_kept_here=is_kept_here)

    def waiting(self) -> list[Waiting]:
        """The worksheets that wait on this computer because the server did not answer, or has another version."""
        return self._outbox.all()

    def keep_here(self, waiting: Waiting) -> bool:
        """Keep it on this computer, with what was sent of it before; False when the disk refuses it.

        What a full disk refuses may still reach the server.
        """
        self._tables.people.require("write")
        before = self._outbox.one(waiting.worksheet.id)
        known = (*(before.sent if before else ()), *self._unanswered.get(waiting.worksheet.id, ()))
        base = waiting.base
        if base is None and before is not None and before.read_version == waiting.read_version:
            base = before.base
        try:
            by = waiting.by or _name_here(self._tables.people)
            self._outbox.keep(replace(waiting, sent=tuple(dict.fromkeys(known)), base=base, by=by))
        except NotWritten:
            return False
        return True

    def send(self, waiting: Waiting) -> int:
        """Bring to the server what was kept here before; its new version. Raises as `save`."""
        return self._send(waiting, is_kept_here=self._outbox.one(waiting.worksheet.id) is not None)

    def send_waiting(self) -> None:
        """Send what waits here. What others changed beside it stays too; what both changed goes on waiting."""
        if not self._tables.people.may("write"):
            return
        with suppress(RecordsError):
            for waiting in self._outbox.all():
                if self._is_sent(waiting):
                    self._outbox.drop_unless_newer(waiting)
            self._signed_pdfs.send_waiting()

    def settle(self, worksheet_id: str) -> None:
        """Let a waiting worksheet go: the person chose another version of it."""
        self._outbox.drop(worksheet_id)

    def _send(self, waiting: Waiting, *, is_kept_here: bool) -> int:
        try:
            version = self._sent(waiting)
        except ServerUnreachable as error:
            if not is_kept_here:
                raise
            self._list_waiting(waiting)
            raise QueuedOffline from error
        self._outbox.drop_unless_newer(waiting)
        self.send_waiting()
        return version

    def _sent(self, waiting: Waiting) -> int:
        """Save, also over what was saved by oneself without an answer; what others changed beside it stays too.

        Raises `Conflict` for what both changed.
        """
        worksheet_id = waiting.worksheet.id
        with self._turn:
            self._unanswered.setdefault(worksheet_id, []).append(digest_of(waiting.worksheet))
        try:
            version = self._write(waiting.worksheet, waiting.read_version, self._typed_by(waiting))
        except Conflict as conflict:
            queued = self._outbox.one(worksheet_id)
            theirs, sent_before = conflict.theirs, [*self._unanswered.get(worksheet_id, ())]
            if queued is not None:
                sent_before += queued.sent
            if theirs is None or theirs.deleted or digest_of(theirs.worksheet) not in sent_before:
                base = waiting.base or (queued.base if queued and queued.read_version == waiting.read_version else None)
                raise Conflict(conflict.mine, theirs, conflict.theirs_by, base) from None
            version = self._write(waiting.worksheet, theirs.version, self._typed_by(waiting))
        with self._turn:
            self._unanswered.pop(worksheet_id, None)
        return version

    def _is_sent(self, waiting: Waiting) -> bool:
        """Send it, put together with what others changed; False when a person has to choose."""
        try:
            self._sent(waiting)
        except Conflict as conflict:
            return self._is_merged(conflict)
        return True

    def _is_merged(self, conflict: Conflict) -> bool:
        """Save what both sides changed in different fields; False when a person has to choose."""
        if conflict.theirs is None or conflict.theirs.deleted:
            return False
        together, contested = merge(conflict.base, conflict.mine, conflict.theirs.worksheet, "mine")
        if contested:
            return False
        with suppress(RecordsError):
            super().save(together, conflict.theirs.version)
            return True
        return False

    def _typed_by(self, waiting: Waiting) -> str:
        return (waiting.by if _name_here(self._tables.people) else "") or self._tables.logbook.who

    def _list_waiting(self, waiting: Waiting) -> None:
        meta = meta_of(waiting.worksheet, "kept", self._tables.now())
        row = ListedRow.read(waiting.worksheet.id, waiting.read_version, 0, meta.to_bytes())
        self._list.take_waiting(row)


class SharedCorrectionStore(CorrectionStore):
    """Signed corrections that go to a server by way of the outbox."""

    def __init__(self, tables: Tables, listed: WorksheetList, worksheets: WorksheetStore, outbox: Outbox) -> None:
        super().__init__(tables, listed, worksheets)
        self._outbox = outbox
        self._count_waiting()

    def add(self, stored: StoredAddendum) -> None:
        """As `CorrectionStore.add`, kept on this computer first.

        Raises `QueuedOffline` when the server does not answer: it waits here, and goes by and by.
        """
        self._tables.people.require("correct")
        is_queued = self._keep_here(WaitingCorrection(stored, _name_here(self._tables.people)))
        try:
            super().add(stored)
        except ServerUnreachable as error:
            if not is_queued:
                raise
            self._count_waiting()
            raise QueuedOffline from error
        except RecordsError:
            self._outbox.drop_correction(stored)
            raise
        self._outbox.drop_correction(stored)

    def of(self, worksheet_id: str) -> list[StoredAddendum]:
        """As `CorrectionStore.of`, with those that wait here, and these alone while the server does not answer."""
        waiting = [one.addendum for one in self._outbox.corrections(worksheet_id)]
        return _with_waiting(partial(super().of, worksheet_id), waiting)

    def send_waiting(self) -> bool:
        """As `CorrectionStore.send_waiting`. One whose number got another meanwhile is kept beside that."""
        for waiting in self._outbox.corrections() if self._tables.people.may("write") else ():
            try:
                self.file(waiting.addendum, waiting.by)
            except ServerUnreachable:
                break
            except RecordMissing:
                if self._outbox.one(waiting.addendum.signed.addendum.worksheet) is not None:
                    continue  # it has to be sent first
                # Else it was destroyed meanwhile, and all its corrections with it.
            except RecordsError:
                continue
            self._outbox.drop_correction(waiting.addendum)
        return not self._count_waiting()

    def _keep_here(self, waiting: WaitingCorrection) -> bool:
        try:
            self._outbox.keep_correction(waiting)
        except NotWritten:
            return False
        return True

    def _count_waiting(self) -> int:
        counted = Counter(one.addendum.signed.addendum.worksheet for one in self._outbox.corrections())
        self._list.take_waiting_corrections(counted)
        return counted.total()


def _name_here(people: People) -> str:
    """Who is here, where several people use the list; empty where one does."""
    return people.person.name if people.person is not None else ""


def _with_waiting(ask: Callable[[], list[Kept]], waiting: list[Kept]) -> list[Kept]:
    """What the server has and what waits here, once each; what waits alone while the server does not answer."""
    try:
        stored = ask()
    except ServerUnreachable:
        if not waiting:
            raise
        stored = []
    return stored + [one for one in waiting if one not in stored]
