"""The store: keeps worksheets, encrypted from the first byte, and tells what was done to them."""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.people import Action
from hrbc_desktop.domain.revisions.field_changes import field_changes
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.audit.changes import FieldChange, changes_begin
from hrbc_desktop.records.audit.integrity_check import IntegrityReport, verify
from hrbc_desktop.records.audit.last_seen import LastSeen
from hrbc_desktop.records.audit.retention import KEPT_AFTER_DELETION, expired, is_kept_longer
from hrbc_desktop.records.audit.trail import AuditTrail, Event, Finding, What
from hrbc_desktop.records.audit.writer import Logbook
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.unlock_throttle import Clock, utc_now
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.base import Database
from hrbc_desktop.records.errors import (
    AddendumExists,
    Conflict,
    HeldRecord,
    ReasonMissing,
    RecordDamaged,
    RecordMissing,
    RecordsError,
    Stored,
    StoreDamaged,
)
from hrbc_desktop.records.people.people import People
from hrbc_desktop.records.shared.outbox import Waiting, WaitingPdf
from hrbc_desktop.records.tables.addenda import Addenda, KeptAddendum
from hrbc_desktop.records.tables.list_entry import Meta, State, meta_of
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf, SignedPdfs
from hrbc_desktop.records.tables.worksheet_index import Listing, Summaries, View
from hrbc_desktop.records.tables.worksheet_rows import WorksheetRows

OLDER_COPY = (
    "An older copy of this list was put back: this computer has seen a later state of it. What was saved since then is "
    "missing here."
)
HOLDS, RETENTION = "holds", "retention"
"""Under which the worksheets under a legal hold are named, and for how many years signed ones are kept."""
_OWN_WORK = frozenset[What]({"changed", "signed", "corrected"})
_NEEDS: dict[What, Action] = {"trail exported": "export history", "exported": "export"}


class Store:
    """All worksheets of one vault."""

    is_shared = False
    """Whether a server keeps them, for several computers."""

    def __init__(
        self, database: Database, vault: UnlockedVault, now: Clock = utc_now, seen: LastSeen | None = None
    ) -> None:
        """Use `new_store`, `open_store` or `memory_store`. `seen`: what this computer remembers of the list."""
        self._database = database
        self._now = now
        self._sealer = FieldCipher(vault.subkey("fields"))
        self._rows = WorksheetRows(self._sealer)
        self._things = SealedThings(self._sealer)
        self._pdfs = SignedPdfs(self._things)
        self._addenda = Addenda(self._things)
        self._corrections: Mapping[str, int] = {}
        self._held = frozenset[str]()
        self._trail = AuditTrail(self._sealer)
        self._seen = seen
        self._logbook = Logbook(database, self._trail, self._things, now, seen.note if seen else None)
        self.people = People(database, self._sealer, self._logbook, self._trail, vault)
        self._listing = Listing()
        self._last_saved: tuple[int, Worksheet] | None = None
        self._refreshing = Lock()
        self._refresh()
        self.is_older_copy = self._lacks_what_was_seen()
        """Whether this computer has seen a later state of the list, so that an older copy was put back."""
        if self.is_older_copy:
            self._logbook.log_when_possible("older copy found")
        if vault.failed_before.failed:
            self._logbook.log_when_possible("failed unlock", times=vault.failed_before.failed)
        self._logbook.log_when_possible("unlocked")

    @property
    def who(self) -> str:
        """The person at the keyboard, for the audit trail; her account on this computer, if nobody told."""
        return self._logbook.who

    @who.setter
    def who(self, name: str) -> None:
        if self.people.person is None:
            self._logbook.who = name

    @property
    def keeps_nothing(self) -> bool:
        """Whether all of this is gone when it is closed, and nothing is on the disk."""
        return self._database.keeps_nothing

    # -- the list

    def summaries(self) -> Summaries:
        """What Home lists, newest change first, with what other windows and computers saved meanwhile."""
        return self.search("")

    def search(self, text: str, today: date | None = None) -> Summaries:
        """The worksheets in which all that was typed is found: in name, number, dates, progress or signatures."""
        self._refresh()
        return self.known(text, today)

    def known(self, text: str = "", today: date | None = None, view: View | None = None) -> Summaries:
        """As `search`, as far as is known without asking the disk or a server: `refresh` asks."""
        return self._listing.kept.search(text, today, view)

    def refresh(self) -> int:
        """Take up what other windows and computers saved; a number that is another when anything is new."""
        self._refresh()
        return self._listing.seen

    @property
    def known_until(self) -> int:
        """As `refresh` returns it, for what `known` tells now."""
        return self._listing.seen

    def mine(self) -> frozenset[str]:
        """The ids of the worksheets in which who is here wrote, or which she signed, as the audit trail tells."""
        return frozenset(
            event.record for event in self.trail() if event.record and event.who == self.who and event.what in _OWN_WORK
        )

    def deleted(self) -> Summaries:
        """The worksheets that wait to be purged."""
        self._refresh()
        return self.known_deleted()

    def known_deleted(self) -> Summaries:
        """As `deleted`, as far as is known."""
        return self._listing.deleted.search()

    def deleted_since(self, worksheet_id: str) -> datetime | None:
        """When a worksheet was deleted; None when it is not."""
        row = self._listing.deleted.row(worksheet_id)
        return Meta.from_bytes(row.meta).since if row else None

    def unreadable(self) -> frozenset[str]:
        """The ids of worksheets that are damaged, or by a newer program; all others are not touched by that."""
        self._refresh()
        return self.known_unreadable()

    def known_unreadable(self) -> frozenset[str]:
        """As `unreadable`, as far as is known."""
        return frozenset(self._listing.unreadable)

    @property
    def known_corrections(self) -> Mapping[str, int]:
        """How many signed corrections each worksheet has, by its id, as far as is known; others have none."""
        return self._corrections

    @property
    def known_held(self) -> frozenset[str]:
        """As `held`, as far as is known."""
        return self._held

    # -- one worksheet

    def load(self, worksheet_id: str) -> Stored:
        """The worksheet, to be read. Raises `RecordMissing`, `RecordDamaged`, or the domain's `WorksheetUnreadable`."""
        stored = self.read_without_logging(worksheet_id)
        self._logbook.log_when_possible("opened", worksheet_id, version=stored.version)
        return stored

    def read_without_logging(self, worksheet_id: str) -> Stored:
        """As `load`, for the program to compare with: no person reads it, and the trail does not say so."""
        try:
            with self._database.reading() as connection:
                stored = self._stored(connection, worksheet_id)
        except StoreDamaged as error:
            raise RecordDamaged(worksheet_id) from error
        if stored is None:
            raise RecordMissing
        return stored

    def save(self, worksheet: Worksheet, read_version: int = 0) -> int:
        """Keep the worksheet; its new version. On return it is on the disk.

        `read_version`: the version that was changed, 0 for a new worksheet. Raises `Conflict` when another
        version is there by now, `NotAllowed`, and the disk's sentences.
        """
        return self._write(worksheet, read_version, self.who)

    def _write(self, worksheet: Worksheet, read_version: int, by: str) -> int:
        """Save what was typed by that person."""
        self.people.require("write")
        with self._logbook.writing() as connection:
            told = self._changes(connection, worksheet, read_version)
            if not self._put(connection, worksheet, read_version):
                return self._settled(connection, worksheet)
            version = read_version + 1
            self._logbook.log(connection, "changed", worksheet.id, version=version, changes=told, who=by)
        self._take_up_own()
        self._last_saved = (read_version + 1, worksheet)
        return read_version + 1

    def delete(self, worksheet_id: str, reason: str = "") -> None:
        """Take the worksheet off the list; it can be restored until it is purged. Raises as `load`.

        Where several people use the list, one that is signed goes with a `reason` only, and by an administrator:
        raises `ReasonMissing`, `NotAllowed`, and `HeldRecord` for one that is to be kept.
        """
        self._change_state(worksheet_id, "deleted", "deleted", reason)

    def restore(self, worksheet_id: str) -> None:
        """Put a deleted worksheet back on the list. Raises as `load`, and `NotAllowed`."""
        self._change_state(worksheet_id, "kept", "restored")

    def purge(self, worksheet_id: str) -> None:
        """Destroy the worksheet and its PDFs for good, readable or not; an empty mark stays.

        Raises `RecordMissing`, `NotAllowed`, and `HeldRecord` for one that is to be kept.
        """
        self.people.require("destroy")
        if worksheet_id in self.held():
            raise HeldRecord
        self._destroy(worksheet_id)

    def held(self) -> frozenset[str]:
        """The ids of worksheets under a legal hold: nobody deletes them."""
        kept = self.get_blob(HOLDS) or b"[]"
        return frozenset(json.loads(kept))

    def hold(self, worksheet_id: str, *, is_held: bool, reason: str) -> None:
        """Set a legal hold on a worksheet, or lift it. Raises `NotAllowed`, and `ReasonMissing` without a reason."""
        self.people.require("hold")
        if not reason.strip():
            raise ReasonMissing
        told = (FieldChange(field="reason", after=reason.strip()),)
        with self._logbook.writing() as connection:
            held = set(json.loads(self._things.get(connection, HOLDS) or b"[]"))
            held = held | {worksheet_id} if is_held else held - {worksheet_id}
            content = json.dumps(sorted(held)).encode()
            self._things.put(connection, HOLDS, content)
            self._logbook.log(connection, "kept", HOLDS, digest=hashlib.sha256(content).hexdigest())
            self._logbook.log(connection, "hold set" if is_held else "hold lifted", worksheet_id, changes=told)
        self._held = frozenset(held)

    @property
    def keeps_signed_for(self) -> int | None:
        """Years for which a deleted worksheet that the nurse signed is kept; None: until somebody erases it."""
        kept = self.get_blob(RETENTION)
        return int(kept) if kept else None

    def keep_signed_for(self, years: int | None) -> None:
        """Change for how many years after deletion a worksheet that the nurse signed is kept. Raises `NotAllowed`."""
        self.people.require("hold")
        self.put_blob(RETENTION, b"%d" % years if years else b"")

    def _destroy(self, worksheet_id: str) -> None:
        with self._logbook.writing() as connection:
            version = self._rows.version(connection, worksheet_id)
            if version is None or self._rows.is_purged(connection, worksheet_id):
                raise RecordMissing
            self._rows.replace(connection, worksheet_id, version, Meta(state="purged", since=self._now()), None)
            self._pdfs.destroy(connection, worksheet_id)
            self._addenda.destroy(connection, worksheet_id)
            self._things.drop(connection, changes_begin(worksheet_id))
            self._logbook.log(connection, "purged", worksheet_id, version=version + 1)
        self._take_up_own()

    def purge_expired(self) -> int:
        """Purge what was deleted long enough ago (see `retention`); how many that were.

        What the nurse signed stays, or for as many years as an administrator has said; what is held stays in any case.
        """
        self._refresh()
        metas = {row.id: Meta.from_bytes(row.meta) for row in self._listing.deleted.rows()}
        waiting, now, purged = {one: meta.since for one, meta in metas.items()}, self._now(), 0
        if not waiting or now - min(waiting.values()) <= KEPT_AFTER_DELETION:
            return purged
        held, years = self.held(), self.keeps_signed_for
        for worksheet_id in expired(waiting, self.trail(), now):
            if worksheet_id in held or is_kept_longer(metas[worksheet_id], years, now):
                continue
            with suppress(RecordMissing):  # another window or computer was first
                self._destroy(worksheet_id)
                purged += 1
        return purged

    # -- signed PDFs

    def keep_pdf(self, worksheet_id: str, pdf: SignedPdf, signer: str | None = None) -> None:
        """Keep a signed PDF with its worksheet, in a row of its own; once, however often it comes.

        `signer`: who has just signed it, or "" for who is here; None for one that was only opened.
        """
        waiting = WaitingPdf(worksheet_id, pdf, signer)
        self.keep_pdf_here(waiting)
        self.send_pdf(waiting)

    def keep_pdf_here(self, waiting: WaitingPdf) -> bool:  # noqa: ARG002 - a server's list does
        """Keep a signed PDF on this computer before a server is asked; False when that is no use, or not possible."""
        return False

    def send_pdf(self, waiting: WaitingPdf) -> None:
        """Keep in the list what was kept here first; nothing of a worksheet that was destroyed meanwhile."""
        worksheet_id, pdf, by = waiting.worksheet_id, waiting.pdf, waiting.by or self.who
        with self._logbook.writing() as connection:
            is_purged = self._rows.is_purged(connection, worksheet_id)
            if is_purged or not self._pdfs.add(connection, worksheet_id, pdf):
                return
            if waiting.signer is not None:
                who = by if self.people.person is not None else waiting.signer or by
                self._logbook.log(connection, "signed", worksheet_id, digest=pdf.digest, who=who)
            self._logbook.log(connection, "pdf kept", worksheet_id, digest=pdf.digest, who=by)

    def pdfs(self, worksheet_id: str) -> list[SignedPdf]:
        """The signed PDFs of a worksheet that can be read, oldest first, also of one that is damaged itself."""
        with self._database.reading() as connection:
            return self._pdfs.all(connection, worksheet_id)

    # -- signed corrections

    def add_correction(self, kept: KeptAddendum) -> None:
        """Keep a correction that was just signed here with its worksheet, which counts as changed by it.

        Raises as `load`, `NotAllowed`, and `AddendumExists` when another one got its number meanwhile.
        """
        self.people.require("correct")
        addendum = kept.signed.addendum
        with self._logbook.writing() as connection:
            if addendum.number in self._addenda.numbers_told(connection, addendum.worksheet):
                raise AddendumExists
            self._keep_addendum(connection, kept)
        self._take_up_own()

    def file_correction(self, kept: KeptAddendum) -> None:
        """Keep a correction that was signed elsewhere; once, however often it comes. Raises as `add_correction`."""
        self.people.require("write")
        with self._logbook.writing() as connection:
            self._keep_addendum(connection, kept)
        self._take_up_own()

    def corrections(self, worksheet_id: str) -> list[KeptAddendum]:
        """The signed corrections of a worksheet that can be read, in the order in which they were kept."""
        with self._database.reading() as connection:
            return self._addenda.all(connection, worksheet_id)

    def _keep_addendum(self, connection: Connection, kept: KeptAddendum) -> None:
        worksheet_id, correction = kept.signed.addendum.worksheet, kept.signed.addendum.correction
        stored = self._stored(connection, worksheet_id)
        if stored is None:
            raise RecordMissing
        if not self._addenda.add(connection, worksheet_id, kept):
            return
        meta = meta_of(stored.worksheet, "deleted" if stored.deleted else "kept", self._now())
        self._rows.replace(connection, worksheet_id, stored.version, meta, stored.worksheet)
        told = FieldChange(field="correction", before=correction.wrong, after=correction.right)
        source = FieldChange(field="correction_source", after=correction.source)
        version = stored.version + 1
        self._logbook.log(connection, "corrected", worksheet_id, version=version, changes=(told, source))
        self._logbook.log(connection, "pdf kept", worksheet_id, digest=kept.digest)

    # -- the audit trail

    def log_event(self, what: What, worksheet_id: str | None = None, digest: str | None = None) -> None:
        """Add to the audit trail what the store cannot see, such as an export. `digest`: the file's SHA-256, in hex."""
        if what in _NEEDS:
            self.people.require(_NEEDS[what])
        with self._logbook.writing() as connection:
            self._logbook.log(connection, what, worksheet_id, digest=digest)

    def note_when_possible(self, what: What, worksheet_id: str | None = None, digest: str | None = None) -> None:
        """As `note`, for what has happened already: the entry follows with the next one that can be written."""
        self._logbook.log_when_possible(what, worksheet_id, digest=digest)

    def digests(self, worksheet_id: str) -> list[str]:
        """The digests of the worksheet's final PDFs, oldest first."""
        events = (event for event in self.trail() if event.record == worksheet_id and event.what == "signed")
        return [event.digest for event in events if event.digest]

    def trail(self) -> list[Event]:
        """Who did what, and when, oldest first."""
        return self._logbook.events()

    def told(self) -> tuple[list[tuple[int, Event]], dict[int, tuple[FieldChange, ...]]]:
        """The entries of the trail with their numbers, oldest first, and by number what they changed."""
        numbered = self._logbook.numbered()
        return numbered, self._logbook.changes(numbered)

    def started_at(self) -> datetime | None:
        """When the list was begun; None when the trail does not say it any more."""
        return self._logbook.started_at()

    def verify(self) -> IntegrityReport:
        """Check everything that is kept against its seals, the audit trail and itself."""
        found = verify(self._database, self._rows, self._things, self._trail)
        if self._seen is not None and self._lacks_what_was_last_seen():
            found = replace(found, findings=(*found.findings, Finding(OLDER_COPY)))
        return found

    # -- other things to keep

    def put_blob(self, name: str, content: bytes, what: What = "kept") -> None:
        """Keep a personal setting under a name. `what`: one of `audit.SEALING`."""
        self.update_blob(name, lambda _: content, what)

    def update_blob(self, name: str, change: Callable[[bytes | None], bytes], what: What = "kept") -> bytes:
        """Keep what `change` makes of what is kept under a name, with nobody writing in between; what is kept then.

        What is damaged cannot be had back: `change` is given None, as for nothing.
        """
        with self._logbook.writing() as connection:
            content = change(self._things.get_sound(connection, name))
            self._things.put(connection, name, content)
            self._logbook.log(connection, what, name, digest=hashlib.sha256(content).hexdigest())
        return content

    def get_blob(self, name: str) -> bytes | None:
        """What was kept under the name, or None. Raises `RecordDamaged`."""
        with self._database.reading() as connection:
            return self._things.get(connection, name)

    def get_blob_at_hand(self, name: str) -> bytes | None:
        """As `get_blob`, for what is needed also while a server does not answer: then as this computer last saw it."""
        return self.get_blob(name)

    def copy_into(self, path: Path) -> None:
        """An encrypted copy of everything, under the same key, while the store stays in use. `path` must not exist."""
        self._database.copy_into(path)

    def close(self) -> None:
        """Discard the key and close the list and its file. Later calls raise `StoreClosed`."""
        self._database.close()
        if self._seen is not None:
            self._seen.close()
        self._sealer.forget()
        self._listing, self._last_saved = Listing(), None

    # -- what could not be sent

    def waiting(self) -> list[Waiting]:
        """The worksheets that wait on this computer because a server did not answer, or has another version by now."""
        return []

    def keep_here(self, waiting: Waiting) -> bool:  # noqa: ARG002 - a server's list does
        """Keep a worksheet on this computer before a server is asked; False where that is no use, or not possible."""
        return False

    def send(self, waiting: Waiting) -> int:
        """Save what was kept here first; its new version. Raises as `save`."""
        return self.save(waiting.worksheet, waiting.read_version)

    def remember_here(self, name: str, content: bytes) -> None:
        """Keep what concerns this account on this computer alone: beside a server's list, not in it."""
        self.put_blob(name, content)

    def remembered_here(self, name: str) -> bytes | None:
        """What was remembered so, or None. Raises `RecordDamaged`."""
        return self.get_blob(name)

    def settle(self, worksheet_id: str) -> None:
        """Let a waiting worksheet go: the person chose another version of it."""

    # -- inside

    def _refresh(self) -> None:
        with self._refreshing:  # of two threads, what is read first has to be taken up first
            rows = self._rows.changed_since(self._database, self._listing.seen)
            for row in rows:
                self._listing.take(row)
            if rows:
                self._refresh_marks()

    def _refresh_marks(self) -> None:
        with self._database.reading() as connection:
            self._corrections = self._addenda.counts(connection)
            self._held = frozenset(json.loads(self._things.get_sound(connection, HOLDS) or b"[]"))

    def _stored(self, connection: Connection, worksheet_id: str) -> Stored | None:
        version = self._rows.version(connection, worksheet_id)
        if (version or 0) < self._listing.versions.get(worksheet_id, 0):
            raise RecordDamaged(worksheet_id)
        state = self._rows.state(connection, worksheet_id)
        if version is None or state == "purged":
            return None
        return Stored(self._rows.worksheet(connection, worksheet_id), version, state == "deleted")

    def _put(self, connection: Connection, worksheet: Worksheet, read_version: int) -> bool:
        meta = meta_of(worksheet, "kept", self._now())
        if read_version == 0:
            return self._rows.put_new(connection, worksheet, meta)
        return self._rows.replace(connection, worksheet.id, read_version, meta, worksheet)

    def _changes(self, connection: Connection, worksheet: Worksheet, read_version: int) -> tuple[FieldChange, ...]:
        """What is different from the version that was changed; what that said is mostly still known."""
        version, before = self._last_saved or (0, None)
        if before is None or (before.id, version) != (worksheet.id, read_version):
            theirs = self._theirs(connection, worksheet.id) if read_version else None
            before = theirs.worksheet if theirs and theirs.version == read_version else None
        told = field_changes(before, worksheet)
        return tuple(FieldChange(field=path, before=then, after=now) for path, then, now in told)

    def _require_deletion(self, worksheet: Worksheet, reason: str, state: State) -> None:
        self.people.require("delete signed" if worksheet.is_signed else "delete")
        if state == "deleted" and worksheet.is_signed and not reason.strip():
            raise ReasonMissing

    def _change_state(self, worksheet_id: str, state: State, what: What, reason: str = "") -> None:
        told = (FieldChange(field="reason", after=reason.strip()),) if reason.strip() else ()
        if state == "deleted" and worksheet_id in self.held():
            raise HeldRecord
        if self.people.person is not None:
            self._require_deletion(self.read_without_logging(worksheet_id).worksheet, reason, state)
        with self._logbook.writing() as connection:
            stored = self._stored(connection, worksheet_id)
            if stored is None:
                raise RecordMissing
            meta = meta_of(stored.worksheet, state, self._now())
            self._rows.replace(connection, worksheet_id, stored.version, meta, stored.worksheet)
            self._logbook.log(connection, what, worksheet_id, version=stored.version + 1, changes=told)
        self._take_up_own()

    def _take_up_own(self) -> None:
        """List what was written here; what cannot be read just now is listed with the next look."""
        if not self._refreshing.locked():
            with suppress(RecordsError):
                self._refresh()

    def _settled(self, connection: Connection, mine: Worksheet) -> int:
        """Their version when it is the same worksheet: a connection that broke may have saved mine after all."""
        theirs = self._theirs(connection, mine.id)
        if theirs is None or theirs.deleted or theirs.worksheet != mine:
            by = self._trail.writer(connection, mine.id, theirs.version) if theirs else ""
            raise Conflict(mine, theirs, by)
        return theirs.version

    def _lacks_what_was_last_seen(self) -> bool:
        """Whether what this program itself saw or wrote since it was opened is gone."""
        head = self._trail.appended
        with self._database.reading() as connection:
            return head is not None and not self._trail.holds(connection, head)

    def _lacks_what_was_seen(self) -> bool:
        seen = self._seen.read() if self._seen else None
        if seen is None:
            return False
        with self._database.reading() as connection:
            return not self._trail.holds(connection, seen)

    def _theirs(self, connection: Connection, worksheet_id: str) -> Stored | None:
        try:
            return self._stored(connection, worksheet_id)
        except (RecordDamaged, WorksheetUnreadable):
            return None
