"""Worksheets, signed PDFs and corrections on their way to the server: each is kept here first, sealed, a file each."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from pydantic import ValidationError

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.files import read_file
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.errors import file_errors_as_sentences
from hrbc_desktop.records.recovery.atomic_file import make_private_folder, write_private
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf

FOLDER_NAME = "waiting"
_FILE_NAME = re.compile("[0-9a-f]{32}")
_PDF_NAME = re.compile("([0-9a-f]{32})-([0-9a-f]{64})")
_CORRECTION_NAME = re.compile("([0-9a-f]{32})-correction-([0-9a-f]{64})")
_LARGEST = 16_000_000


@dataclass(frozen=True)
class Waiting:
    """A worksheet that waits, and the version that was changed: 0 for a new one."""

    worksheet: Worksheet
    read_version: int
    base: Worksheet | None = None
    """What that version said, to be merged with; None for a new one, and where it is not known."""
    sent: tuple[str, ...] = ()
    """The digests of what was sent before without an answer: found on the server, it is no conflict with oneself."""
    by: str = ""
    """Who typed it, where several people use the list: somebody else may be here when it is sent."""

    def was_sent(self, worksheet: Worksheet) -> bool:
        """Whether the server has it from here."""
        return digest_of(worksheet) in self.sent


@dataclass(frozen=True)
class WaitingPdf:
    """A signed PDF that waits."""

    worksheet_id: str
    pdf: SignedPdf
    signer: str | None = None
    """Who has just signed it here; None for one that was only opened."""
    by: str = ""
    """As in `Waiting`."""


@dataclass(frozen=True)
class WaitingCorrection:
    """A signed correction that waits."""

    addendum: StoredAddendum
    by: str = ""
    """As in `Waiting`."""


class _PdfFacts(FrozenModel):
    """The first line of a waiting PDF's file."""

    revision: int
    signatures: int
    signer: str | None
    by: str


class _QueuedWorksheet(FrozenModel):
    """A file of the outbox. The worksheets stand in it as text: their own format says how they are read."""

    read_version: int
    worksheet: str
    base: str | None = None
    sent: tuple[str, ...] = ()
    by: str = ""


class Outbox:
    """Keeps the newest state of each worksheet until the server has it."""

    def __init__(self, folder: Path, sealer: FieldCipher) -> None:
        """`folder`: where the key file is."""
        self._folder = folder / FOLDER_NAME
        self._sealer = sealer
        self._turn = RLock()

    def keep(self, waiting: Waiting) -> None:
        """Keep it, in place of an older state. Raises the disk's sentences."""
        worksheet_id = waiting.worksheet.id
        queued = _QueuedWorksheet(
            read_version=waiting.read_version,
            worksheet=waiting.worksheet.model_dump_json(),
            base=waiting.base.model_dump_json() if waiting.base else None,
            sent=waiting.sent,
            by=waiting.by,
        )
        make_private_folder(self._folder)
        sealed = self._sealer.seal(queued.model_dump_json().encode(), "waiting", worksheet_id)
        with self._turn:
            write_private(self._folder / worksheet_id, sealed)

    def drop(self, worksheet_id: str) -> None:
        """Forget it: the server has it, or the person chose another. Raises the disk's sentences."""
        with self._turn, file_errors_as_sentences():
            (self._folder / worksheet_id).unlink(missing_ok=True)

    def destroy(self, worksheet_id: str) -> None:
        """Forget it and its signed PDFs, readable or not. Raises the disk's sentences."""
        self.drop(worksheet_id)
        with self._turn, file_errors_as_sentences():
            for path in self._paths():
                if path.name.startswith(f"{worksheet_id}-"):
                    path.unlink(missing_ok=True)

    def drop_unless_newer(self, sent: Waiting) -> None:
        """Forget what was sent, but not what was kept in its place meanwhile. Raises as `drop`."""
        with self._turn:
            queued = self.one(sent.worksheet.id)
            if queued is not None and queued.worksheet == sent.worksheet:
                self.drop(sent.worksheet.id)

    def one(self, worksheet_id: str) -> Waiting | None:
        """The worksheet, if it waits and can be read."""
        return self._read(self._folder / worksheet_id)

    def all(self) -> list[Waiting]:
        """Those that can be read. A damaged file stays where it is."""
        found = (self._read(path) for path in self._files())
        return [waiting for waiting in found if waiting is not None]

    def keep_pdf(self, waiting: WaitingPdf) -> None:
        """Keep a signed PDF, once, however often it comes. Raises the disk's sentences."""
        pdf, name = waiting.pdf, _name_of(waiting)
        facts = _PdfFacts(revision=pdf.revision, signatures=pdf.signatures, signer=waiting.signer, by=waiting.by)
        make_private_folder(self._folder)
        content = facts.model_dump_json().encode() + b"\n" + pdf.content
        with self._turn:
            write_private(self._folder / name, self._sealer.seal(content, "waiting", name))

    def drop_pdf(self, waiting: WaitingPdf) -> None:
        """Forget it: the server has it. Raises the disk's sentences."""
        with self._turn, file_errors_as_sentences():
            (self._folder / _name_of(waiting)).unlink(missing_ok=True)

    def pdfs(self, worksheet_id: str | None = None) -> list[WaitingPdf]:
        """The signed PDFs that wait and can be read, of one worksheet or of all, the less signed first."""
        matches = ((path, _PDF_NAME.fullmatch(path.name)) for path in self._paths())
        found = (
            self._read_pdf(path, match[1]) for path, match in matches if match and worksheet_id in (None, match[1])
        )
        waiting = [one for one in found if one is not None]
        return sorted(waiting, key=lambda one: (one.pdf.revision, one.pdf.signatures))

    def keep_correction(self, waiting: WaitingCorrection) -> None:
        """Keep a signed correction, once, however often it comes. Raises the disk's sentences."""
        name = _name_of_correction(waiting.addendum)
        make_private_folder(self._folder)
        content = waiting.by.encode() + b"\n" + waiting.addendum.to_bytes()
        with self._turn:
            write_private(self._folder / name, self._sealer.seal(content, "waiting", name))

    def drop_correction(self, correction: StoredAddendum) -> None:
        """Forget it: the server has it, or it has to be signed anew. Raises the disk's sentences."""
        with self._turn, file_errors_as_sentences():
            (self._folder / _name_of_correction(correction)).unlink(missing_ok=True)

    def corrections(self, worksheet_id: str | None = None) -> list[WaitingCorrection]:
        """The signed corrections that wait and can be read, of one worksheet or of all, by their numbers."""
        matches = ((path, _CORRECTION_NAME.fullmatch(path.name)) for path in self._paths())
        found = (self._read_correction(path) for path, match in matches if match and worksheet_id in (None, match[1]))
        return sorted(filter(None, found), key=lambda one: one.addendum.signed.addendum.number)

    def unreadable(self) -> list[str]:
        """The ids of those that cannot be read."""
        return [path.name for path in self._files() if self._read(path) is None]

    def remember(self, name: str, content: bytes) -> None:
        """Keep something small that concerns this computer alone. Raises the disk's sentences."""
        write_private(self._remembered(name), self._sealer.seal(content, "remembered", name))

    def remembered(self, name: str) -> bytes | None:
        """What was remembered, or None for nothing and for what is damaged."""
        try:
            return self._sealer.open(read_file(self._remembered(name), _LARGEST), "remembered", name)
        except (OSError, DecryptionFailed):
            return None

    def _remembered(self, name: str) -> Path:
        return self._folder.parent / f"store.{name.replace(' ', '-')}"

    def forget(self) -> None:
        """Discard the key."""
        self._sealer.forget()

    def _files(self) -> Iterator[Path]:
        yield from (path for path in self._paths() if _FILE_NAME.fullmatch(path.name))

    def _paths(self) -> list[Path]:
        return sorted(self._folder.iterdir()) if self._folder.is_dir() else []

    def _read_pdf(self, path: Path, worksheet_id: str) -> WaitingPdf | None:
        try:
            opened = self._sealer.open(read_file(path, _LARGEST), "waiting", path.name)
            first, _, content = opened.partition(b"\n")
            facts = _PdfFacts.model_validate_json(first)
        except (OSError, DecryptionFailed, ValidationError):
            return None
        return WaitingPdf(worksheet_id, SignedPdf(content, facts.revision, facts.signatures), facts.signer, facts.by)

    def _read_correction(self, path: Path) -> WaitingCorrection | None:
        try:
            opened = self._sealer.open(read_file(path, _LARGEST), "waiting", path.name)
            by, _, content = opened.partition(b"\n")
            return WaitingCorrection(replace(StoredAddendum.from_bytes(content), waits=True), by.decode())
        except (OSError, DecryptionFailed, ValidationError, ValueError):
            return None

    def _read(self, path: Path) -> Waiting | None:
        try:
            opened = self._sealer.open(read_file(path, _LARGEST), "waiting", path.name)
            first, _, rest = opened.partition(b"\n")
            if first.isdigit():  # as versions up to 0.1.0 wrote it
                return Waiting(read_worksheet(rest), int(first))
            queued = _QueuedWorksheet.model_validate_json(opened)
            base = read_worksheet(queued.base.encode()) if queued.base else None
            return Waiting(read_worksheet(queued.worksheet.encode()), queued.read_version, base, queued.sent, queued.by)
        except (OSError, DecryptionFailed, ValidationError, ValueError, WorksheetUnreadable):
            return None


def _name_of(waiting: WaitingPdf) -> str:
    return f"{waiting.worksheet_id}-{waiting.pdf.digest}"


def _name_of_correction(correction: StoredAddendum) -> str:
    return f"{correction.signed.addendum.worksheet}-correction-{correction.digest}"


def digest_of(worksheet: Worksheet) -> str:
    """The SHA-256 of what a worksheet says, in hex."""
    return hashlib.sha256(worksheet.model_dump_json().encode()).hexdigest()
