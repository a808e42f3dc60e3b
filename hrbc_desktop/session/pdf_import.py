"""Opens files as sheets, and holds them against what the records know. Light to import."""

import hashlib
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.addendum import Addendum, SignedAddendum, read_addendum
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import NewerCopy, OpenedFile, OpenedSheet
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.files import read_file
from hrbc_desktop.pdf.reading.sandbox import MAX_FILE_BYTES, Stopping, open_sheet_file
from hrbc_desktop.pdf.reading.trust_list import TrustList
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.sheet_types import SheetError
from hrbc_desktop.session.trust_files import read_trust_files
from hrbc_desktop.translation import _
from hrbc_desktop.wording.files import FILE_IS_GONE, why_unreadable


def open_file(
    path: Path,
    records: Store | None,
    stopping: Stopping = nullcontext,
    catalogue: Catalogue | None = None,
    trust_files: Sequence[Path] = (),
) -> OpenedFile:
    """Open a PDF as a sheet, with the worksheet in it when it can be read. Raises SheetError for no file at all.

    Its pages are held against what ``catalogue``, or the content that comes with the program, makes of its answers;
    its signers against the authorities in ``trust_files``.
    """
    trusted, trust_problems = read_trust_files(trust_files)
    sheet, pdf = _read(path, stopping, catalogue or read_catalogue(), trusted)
    worksheet, problem_sentence = None, ""
    if sheet.worksheet_json is not None:
        try:
            worksheet = _with_signatures(read_worksheet(sheet.worksheet_json), sheet)
        except WorksheetUnreadable as problem:
            problem_sentence = str(problem)
    known = _Known(records, worksheet, sheet.sha256) if records and worksheet and sheet.verdict.is_trusted else None
    addendum = _addendum_in(sheet)
    last_digest = sheet.signatures[-1].file_sha256 if sheet.signatures else sheet.sha256
    return OpenedFile(
        path,
        pdf,
        sheet,
        worksheet,
        problem_sentence,
        is_outdated=known is not None and known.has_later_than(last_digest),
        is_other=known is not None and known.differs_from([seen.file_sha256 for seen in sheet.signatures]),
        newer=known.newer if known else None,
        opened_at=datetime.now().astimezone(),
        trust_problems=trust_problems,
        corrections=known.corrections if known else (),
        addendum=addendum,
        is_of_sheet_here=_keeps_sheet_of(addendum, records) if records and addendum else None,
    )


def signed_addendum(opened: OpenedFile) -> SignedAddendum | None:
    """Return the signed correction in a file that is one, and that can be relied on."""
    if opened.addendum is None or not opened.sheet.verdict.is_trusted:
        return None
    signature = opened.sheet.signatures[-1]
    return SignedAddendum(addendum=opened.addendum, name=signature.name, signed_at=signature.signed_at)


def _addendum_in(sheet: OpenedSheet) -> Addendum | None:
    try:
        return read_addendum(sheet.addendum_json) if sheet.addendum_json is not None else None
    except ValidationError:
        return None


def _keeps_sheet_of(addendum: Addendum, records: Store) -> bool:
    """Whether the records hold the revision that is corrected, signed as the correction says."""
    try:
        stored = records.worksheets.read_without_logging(addendum.worksheet).worksheet
    except (RecordsError, WorksheetUnreadable):
        return False
    revisions = (stored, stored.signed_before)
    return any(one is not None and addendum.belongs_to(stored.id, one.signatures) for one in revisions)


class _Known:
    """What the records know of the signed worksheet in a file."""

    def __init__(self, records: Store, worksheet: Worksheet, sha256: str) -> None:
        self._digests = records.logbook.signed_digests(worksheet.id)
        self._own: list[str] = []
        self.newer: NewerCopy | None = None
        """What is kept, when it is later than the file."""
        corrections = (stored.signed for stored in records.corrections.of(worksheet.id))
        self.corrections = tuple(
            one for one in corrections if one.addendum.belongs_to(worksheet.id, worksheet.signatures)
        )
        try:
            stored = records.worksheets.read_without_logging(worksheet.id).worksheet
        except (RecordsError, WorksheetUnreadable):
            return
        records.logbook.log_when_possible("checked", worksheet.id, digest=sha256)
        if stored.revision == worksheet.revision:
            self._own = [signature.digest for signature in stored.signatures]
        in_file = [signature.digest for signature in worksheet.signatures]
        is_signed_further = len(self._own) > len(in_file) and self._own[: len(in_file)] == in_file
        if stored.revision > worksheet.revision or is_signed_further:
            names = tuple(signature.name for signature in stored.signatures)
            last = stored.signatures[-1].signed_at if stored.signatures else None
            self.newer = NewerCopy(stored.revision, names, last)

    def has_later_than(self, sha256: str) -> bool:
        """Whether the file was signed again since."""
        return sha256 in self._digests[:-1] or sha256 in self._own[:-1]

    def differs_from(self, digests: Sequence[str]) -> bool:
        """Whether the same revision is known with another signature in one of these places: any name can be signed."""
        return any(own != other for own, other in zip(self._own, digests, strict=False))


def _read(path: Path, stopping: Stopping, catalogue: Catalogue, trusted: TrustList) -> tuple[OpenedSheet, bytes]:
    """Return what a file is worth, with its bytes when it holds a worksheet or a correction."""
    try:
        sheet = open_sheet_file(path, stopping, catalogue, trusted)
        pdf = read_file(path, MAX_FILE_BYTES) if sheet.worksheet_json or sheet.addendum_json else b""
    except FileNotFoundError as problem:
        raise SheetError(FILE_IS_GONE) from problem
    except OSError as problem:
        raise SheetError(why_unreadable(problem)) from problem
    if pdf and hashlib.sha256(pdf).hexdigest() != sheet.sha256:
        raise SheetError(_("This file changed while it was read. Close it in other programs, then choose it again."))
    return sheet, pdf[: len(pdf) - sheet.padding]


def _with_signatures(worksheet: Worksheet, sheet: OpenedSheet) -> Worksheet:
    """Enter the signatures of a trusted file; in any other, the worksheet may claim what it likes."""
    if not sheet.verdict.is_trusted:
        return worksheet.evolve(signatures=())
    signatures = tuple(
        Signature(role=seen.role, name=seen.name, signed_at=seen.signed_at, digest=seen.file_sha256)
        for seen in sheet.signatures
    )
    return worksheet.evolve(signatures=signatures, nurse_notes=sheet.notes or worksheet.nurse_notes)
