"""The sheet of the open worksheet: drawn, signed, countersigned, saved and opened, all in the background.

What draws and signs is imported in the work itself: reportlab and pyHanko cost half a second, and few starts need them.
"""

import hashlib
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from hrbc_desktop.domain.model.addendum import Correction, SignedAddendum
from hrbc_desktop.domain.model.opened_sheet import OpenedFile
from hrbc_desktop.domain.model.signature import ThirdRole
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.people import Person
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.pdf.pages.detail import LastFit
from hrbc_desktop.pdf.reading.sandbox import (
    PreviewError,
    Stopping,
    count_pages_confined,
    draw_page_confined,
    page_size_confined,
    take_pages_confined,
)
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.shared.errors import QueuedOffline
from hrbc_desktop.records.shared.outbox import WaitingPdf
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.session.autosave import RETRY_MS
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.export_files import save_file
from hrbc_desktop.session.file_names import NAMED, NUMBERED
from hrbc_desktop.session.pdf_import import open_file, signed_addendum
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_types import (
    Certificate,
    Draft,
    NoTimeStamp,
    PrintOptions,
    SheetError,
    SignatureInput,
    SignedSheet,
)
from hrbc_desktop.session.signed_history import ToCorrect
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.translation import _
from hrbc_desktop.wording.addendum import NOT_SAVED

Answer = TypeVar("Answer")
Done = Callable[[Answer], None]
Failed = Callable[[str], None]
"""Takes one sentence for the person."""


class SheetService(QObject):
    """Knows the signed PDF of the open worksheet, once there is one; the records keep each of them, sealed."""

    signed = Signal(object)
    """A `SignedSheet`: it is saved, and the document holds the signature."""
    corrected = Signal(object)
    """A `StoredAddendum`: a correction is signed, and kept with its worksheet."""
    time_stamp_missing = Signal()
    """What failed just now can be signed without a time stamp; the sentence came to `failed`."""

    def __init__(self, consultation: Consultation, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._consultation, self.settings = consultation, settings
        self._signed: SignedSheet | None = None
        self._draft: Draft | None = None
        self._last_fit = LastFit()
        self.corrections: tuple[SignedAddendum, ...] = ()
        """What is kept as signed corrections of the open worksheet."""
        consultation.document.opened.connect(self._recall)

    @property
    def document(self) -> Document:
        """The open worksheet."""
        return self._consultation.document

    @property
    def signed_sheet(self) -> SignedSheet | None:
        """The signed PDF that belongs to the worksheet as it is now; None when it was changed since, or is not here."""
        signed, present = self._signed, self._consultation.document.worksheet
        return signed if signed and present.is_signed and signed.worksheet.signatures == present.signatures else None

    @property
    def person(self) -> Person | None:
        """Who is here, where several people use the list."""
        return None if self._consultation.is_locked else self._consultation.records.people.person

    @property
    def pdf_folder(self) -> Path | None:
        """Where the clinic or the person has said that signed PDFs go; None where nobody said."""
        return self.settings.pdf_folder or self._consultation.remembered.pdf_folder

    def note_pdf_folder(self, folder: Path) -> None:
        """The person has said where signed PDFs go: it is remembered in the list, and in no file beside it."""
        self._consultation.remembered.note_pdf_folder(folder)

    @property
    def name_pattern(self) -> str:
        """By what signed PDFs are named: without the patient's name, where others look into the folder."""
        is_of_clinic = self.person is not None or self.settings.origin("files/pdf_folder").startswith("this computer")
        return self.settings.pdf_name or (NUMBERED if is_of_clinic else NAMED)

    def draw(self, worksheet: Worksheet, done: Done[bytes], failed: Failed) -> Job:
        """Draw the unsigned sheet, as it would be signed: with its questions and figures written out."""
        catalogue, printing, at = self._consultation.catalogue, self._printing(), _now()
        last_fit = self._last_fit

        def work(job: Job) -> Draft:
            from hrbc_desktop.session import drawing

            return drawing.make_draft(worksheet, catalogue, printing, at, job, last_fit)

        def drawn(draft: Draft) -> None:
            if self.document.worksheet == worksheet:  # it may have been changed, or locked away, meanwhile
                self._draft = draft
            done(draft.pdf)

        return self.work_on(work, drawn, failed)

    def get_ready(self) -> None:
        """Load what signs and judge the pages that are shown, so that nobody waits for it once she has signed."""
        draft = self._draft

        def work(_job: Job) -> Draft | None:
            from hrbc_desktop.session import signing

            return signing.judge(draft) if draft and not draft.opened else draft

        def judged(found: Draft | None) -> None:
            if self._draft is draft:
                self._draft = found

        self.work_on(work, judged, lambda _: None)

    def sign(self, ink: SignatureInput, path: Path, done: Done[SignedSheet], failed: Failed) -> Job:
        """Sign the open worksheet as the patient and save it: the pages that she has just seen, or else drawn now.

        What the pages show is written out in it, so that the visit can note what became of each question.
        """
        present, catalogue, printing = self.document.worksheet, self._consultation.catalogue, self._printing()
        seen = self._draft if self._draft and self._draft.is_of(present, catalogue, printing) else None
        records, at, last_fit = self._consultation.records, _now(), self._last_fit
        stamps = self.settings.time_stamp_server

        def work(job: Job) -> SignedSheet:
            from hrbc_desktop.session import drawing, signing

            draft = seen or drawing.make_draft(present, catalogue, printing, at, job, last_fit)
            return signing.sign(draft, signing.Signing(records, ink, path, at, job, catalogue, stamps))

        return self.work_on(work, lambda sheet: self._take(present, sheet, done, failed), failed)

    def countersign(self, ink: SignatureInput, path: Path, done: Done[SignedSheet], failed: Failed) -> Job | None:
        """Add the nurse's notes, what became of the questions, and her signature to the signed sheet; save it."""
        records, catalogue, at = self._consultation.records, self._consultation.catalogue, _now()
        stamps = self.settings.time_stamp_server

        def work(before: SignedSheet, worksheet: Worksheet, job: Job) -> SignedSheet:
            from hrbc_desktop.session import signing

            how = signing.Signing(records, ink, path, at, job, catalogue, stamps)
            return signing.add_countersignature(before, worksheet, how)

        return self._sign_further(work, done, failed)

    def sign_as_third(
        self, role: ThirdRole, ink: SignatureInput, path: Path, done: Done[SignedSheet], failed: Failed
    ) -> Job | None:
        """Add the signature of who interpreted or gave support to the signed sheet; save it."""
        records, catalogue, at = self._consultation.records, self._consultation.catalogue, _now()
        stamps = self.settings.time_stamp_server

        def work(before: SignedSheet, worksheet: Worksheet, job: Job) -> SignedSheet:
            from hrbc_desktop.session import signing

            how = signing.Signing(records, ink, path, at, job, catalogue, stamps)
            return signing.add_third_signature(before, worksheet, role, how)

        return self._sign_further(work, done, failed)

    def correct(
        self,
        worksheet_id: str,
        correction: Correction,
        ink: SignatureInput,
        done: Done[StoredAddendum],
        failed: Failed,
        *,
        seen: ToCorrect | None = None,
    ) -> Job | None:
        """Sign a correction to the newest sheet of a worksheet that the nurse has signed, and keep it with that.

        `seen`: that sheet, as it was when the correction was begun: a server may have fallen silent since.
        """
        if not self._consultation.save_now():
            failed(NOT_SAVED)
            return None
        records, catalogue, at = self._consultation.records, self._consultation.catalogue, _now()
        stamps, printing = self.settings.time_stamp_server, self._printing()

        def work(job: Job) -> StoredAddendum:
            from hrbc_desktop.session import addendum, signing

            how = signing.Signing(records, ink, None, at, job, catalogue, stamps)
            return addendum.correct(worksheet_id, correction, printing, how, seen)

        return self.work_on(work, lambda stored: self._take_correction(stored, done), failed)

    def file_correction(self, opened: OpenedFile) -> str:
        """Keep a correction that was opened from a file with its worksheet, whose id is returned. Raises RecordsError.

        Raises ValueError for a file that is no correction to be relied on.
        """
        signed = signed_addendum(opened)
        if signed is None:
            raise ValueError("there is no signed correction in this file")
        stored = StoredAddendum(signed, opened.pdf)
        self._consultation.change(partial(self._consultation.records.corrections.file, stored))
        self._take_correction(stored, lambda _: None)
        return signed.addendum.worksheet

    def read_certificate(self, path: Path, password: str, done: Done[Certificate], failed: Failed) -> Job:
        """Read the clinic's own certificate and its key from a file; the password is not kept."""
        at, trust_files = _now(), self.settings.trust_files

        def work(_job: Job) -> Certificate:
            from hrbc_desktop.session import signing

            return signing.read_certificate(path, password, at, trust_files)

        return self.work_on(work, done, failed)

    @property
    def can_read_cards(self) -> bool:
        """Whether a smart card can be used: its library is named, and what talks to it is installed."""
        return self.settings.card_library is not None and find_spec("pkcs11") is not None

    def read_card(self, pin: str, done: Done[Certificate], failed: Failed) -> Job:
        """Open the smart card in the reader; the PIN is not kept."""
        at, trust_files, library = _now(), self.settings.trust_files, self.settings.card_library

        def work(_job: Job) -> Certificate:
            from hrbc_desktop.session import signing

            return signing.read_certificate_of_card(library or Path(), pin, at, trust_files)

        return self.work_on(work, done, failed)

    def save_unsigned(self, path: Path, done: Done[Path], failed: Failed) -> Job:
        """Draw the open worksheet and save it without a signature."""
        worksheet, catalogue = self._consultation.document.worksheet, self._consultation.catalogue
        records, printing, at = self._consultation.records, self._printing(), _now()
        last_fit = self._last_fit

        def work(job: Job) -> Path:
            from hrbc_desktop.session import drawing

            records.people.require("export")
            pdf = drawing.make(worksheet, catalogue, printing, at, job, last_fit)
            job.commit()
            save_file(path, pdf)
            records.log_event("exported", worksheet.id)
            return path

        return self.work_on(work, done, failed)

    def save_copy(self, path: Path, done: Done[Path], failed: Failed) -> Job | None:
        """Save the signed PDF of the open worksheet once more."""
        sheet, records = self.signed_sheet, self._consultation.records
        if sheet is None:
            failed(_("The signed PDF is not open. Nothing was saved. Open the PDF first."))
            return None

        def work(job: Job) -> Path:
            records.people.require("export")
            job.commit()
            save_file(path, sheet.pdf)
            records.log_event("exported", sheet.worksheet.id, hashlib.sha256(sheet.pdf).hexdigest())
            return path

        return self.work_on(work, done, failed)

    def save_form(self, decision: str, path: Path, done: Done[Path], failed: Failed) -> Job:
        """Make the form of a decision, to be filled in by pen, and save it."""
        catalogue, printing, at = self._consultation.catalogue, self._printing(), _now()

        def work(job: Job) -> Path:
            from hrbc_desktop.session import drawing

            form = drawing.make_form(catalogue.decisions[decision], catalogue, printing, at)
            job.commit()
            save_file(path, form)
            return path

        return self.work_on(work, done, failed)

    def open(self, path: Path, done: Done[OpenedFile], failed: Failed) -> Job:
        """Open a PDF and say what it is worth; nothing in it is run, nothing is changed."""
        records = None if self._consultation.is_locked else self._consultation.records
        catalogue, trust_files = self._consultation.catalogue, self.settings.trust_files
        return self.work_on(lambda job: open_file(path, records, job.cancel_with, catalogue, trust_files), done, failed)

    def take_up(self, opened: OpenedFile) -> bool:
        """Go on with the worksheet of a file that was opened; False when what is open could not be saved.

        Raises RecordsError or WorksheetUnreadable; when only the file cannot be kept just now, it is open all the same.
        """
        if opened.worksheet is None:
            raise ValueError("there is no worksheet in this file")
        if not self._consultation.take_in(opened.worksheet):
            return False
        self._consultation.remembered.note_file(opened.path)
        unsigned = opened.pdf[: opened.sheet.unsigned_bytes]
        found = SignedSheet(opened.pdf, opened.path, opened.worksheet, unsigned, opened.sheet)
        if opened.worksheet.is_signed and opened.worksheet.signatures == self.document.worksheet.signatures:
            self._signed = found
        if sheet := self.signed_sheet:
            self.signed.emit(sheet)
        if opened.sheet.verdict.is_trusted and not opened.is_other:
            self._keep(found)
        return True

    def go_on_from(self, opened: OpenedFile) -> bool:
        """Begin the next revision of a signed worksheet that was opened. Returns and raises as `take_up`.

        From a file that was changed it begins a worksheet of its own, which replaces nothing that is kept.
        """
        if opened.worksheet and not opened.sheet.verdict.is_trusted:
            opened = replace(opened, worksheet=opened.worksheet.evolve(id=uuid4().hex))
        if not self.take_up(opened):
            return False
        self._consultation.document.begin_revision()
        return True

    def count_pages(self, pdf: bytes, done: Done[int], failed: Failed) -> Job:
        """Count the pages of a sheet."""
        return self.work_on(lambda job: page_count(pdf, job.cancel_with), done, failed)

    def picture(self, pdf: bytes, index: int, width: int, done: Done[QImage], failed: Failed) -> Job:
        """Paint page `index`, from 0, of a sheet, `width` pixels wide."""
        return self.work_on(lambda job: page_image(pdf, index, width, job.cancel_with), done, failed)

    def work_on(
        self,
        work: Callable[[Job], Answer],
        done: Done[Answer],
        failed: Failed,
        on_progress: Callable[[str], None] | None = None,
    ) -> Job:
        """Do something to a sheet in the background. What goes wrong with it comes to `failed` as one sentence."""

        def on_failed(problem: Exception) -> None:
            if isinstance(problem, SheetError | RecordsError):
                failed(str(problem))
                if isinstance(problem, NoTimeStamp):
                    self.time_stamp_missing.emit()
                return
            failed(_("Something went wrong that we did not expect. Your answers are safe. Try again."))
            raise problem

        job = Job()
        return self._consultation.jobs.run(lambda: work(job), done, on_failed, job, on_progress)

    def _sign_further(
        self, work: Callable[[SignedSheet, Worksheet, Job], SignedSheet], done: Done[SignedSheet], failed: Failed
    ) -> Job | None:
        before, worksheet = self.signed_sheet, self._consultation.document.worksheet
        if before is None:
            failed(_("The signed PDF is not open. Nothing was signed. Open the PDF first."))
            return None
        return self.work_on(
            lambda job: work(before, worksheet, job),
            lambda sheet: self._take(worksheet, sheet, done, failed),
            failed,
        )

    def _take(self, before: Worksheet, sheet: SignedSheet, done: Done[SignedSheet], failed: Failed) -> None:
        """Put the signature into the document and the file's digest into the records."""
        if self._consultation.is_locked or self._consultation.document.worksheet != before:
            failed(
                _("The worksheet changed while it was being signed. The PDF holds what was there before. Sign again.")
            )
            return
        self._signed = sheet
        self._consultation.document.sign(sheet.worksheet)
        try:
            self._keep(sheet, sheet.worksheet.signatures[-1].name)
        except RecordsError as problem:
            failed(_("The PDF is signed and saved. {problem}").format(problem=problem))
        self._consultation.save_now()
        if sheet.path is not None:
            self._consultation.remembered.note_file(sheet.path)
        done(sheet)
        self.signed.emit(sheet)

    def _keep(self, sheet: SignedSheet, signer: str | None = None) -> None:
        """Keep it in the records, sealed, so that nobody has to look for the file; a server gets it when it answers.

        `signer`: who has just signed it. Raises RecordsError when it is kept nowhere.
        """
        signed, records, queue = sheet.worksheet, self._consultation.records, self._consultation.queue
        waiting = WaitingPdf(signed.id, SignedPdf(sheet.pdf, signed.revision, len(signed.signatures)), signer)
        if queue.ask_here(partial(records.signed_pdfs.keep_here, waiting)):
            self._send(records, waiting)
        else:
            self._consultation.change(partial(records.signed_pdfs.send, waiting))

    def _send(self, records: Store, waiting: WaitingPdf) -> None:
        """Bring what this computer keeps to the server, now or by and by; at the latest the next unlocking does."""

        def on_not_sent(problem: Exception) -> None:
            if isinstance(problem, QueuedOffline) and isValid(self):
                QTimer.singleShot(RETRY_MS, self, again)
            elif not isinstance(problem, RecordsError):
                raise problem

        def again() -> None:
            if not self._consultation.is_locked and self._consultation.records is records:
                self._send(records, waiting)

        self._consultation.queue.save(partial(records.signed_pdfs.send, waiting), lambda _: None, on_not_sent)

    def _send_corrections(self, records: Store) -> None:
        """Bring corrections that wait here to the server, by and by; at the latest the next unlocking does."""

        def again() -> None:
            if not self._consultation.is_locked and self._consultation.records is records:
                self._consultation.queue.save(records.corrections.send_waiting, on_sent, on_sent)

        def on_sent(are_all_sent: object) -> None:
            if isinstance(are_all_sent, Exception) and not isinstance(are_all_sent, RecordsError):
                raise are_all_sent
            if are_all_sent is not True and isValid(self):
                QTimer.singleShot(RETRY_MS, self, again)

        QTimer.singleShot(RETRY_MS, self, again)

    def _take_correction(self, stored: StoredAddendum, done: Done[StoredAddendum]) -> None:
        """Tell of a correction that is kept; the open worksheet goes on with it."""
        if self._consultation.is_locked:
            return
        if stored.waits:
            self._send_corrections(self._consultation.records)
        with suppress(RecordsError, WorksheetUnreadable):
            self._consultation.catch_up(stored.signed.addendum.worksheet)
        self._recall_corrections(self.document.worksheet)
        done(stored)
        self.corrected.emit(stored)

    def _recall_corrections(self, worksheet: Worksheet) -> None:
        self.corrections = ()
        records = self._consultation.records
        if records.list.known_corrections.get(worksheet.id):
            with suppress(RecordsError):
                stored = self._consultation.ask(partial(records.corrections.of, worksheet.id))
                self.corrections = tuple(one.signed for one in stored)

    def _recall(self, worksheet: Worksheet) -> None:
        """Take the signed PDF of a worksheet that was opened out of the records, where they keep it."""
        self._signed, self._draft, self.corrections, self._last_fit = None, None, (), LastFit()
        if self._consultation.is_locked:
            return
        self._recall_corrections(worksheet)
        if not worksheet.is_signed:
            return
        with suppress(RecordsError):  # without it the page asks for the file, as it does for one signed elsewhere
            stored = self._consultation.ask(partial(self._consultation.records.signed_pdfs.of, worksheet.id))
            digest = worksheet.signatures[-1].digest
            found = next((pdf for pdf in stored if pdf.digest == digest), None)
            self._signed = SignedSheet(found.content, None, worksheet) if found else None

    def _printing(self) -> PrintOptions:
        return PrintOptions(self.settings.paper, self.settings.large_print, self.settings.clinic)


def page_count(pdf: bytes, stopping: Stopping = nullcontext) -> int:
    """Return the number of pages of a sheet. Raises SheetError."""
    try:
        return count_pages_confined(pdf, stopping)
    except PreviewError as problem:
        raise SheetError(str(problem)) from problem


def page_size(pdf: bytes) -> tuple[float, float]:
    """Return width and height of the first page of a sheet in points. Raises SheetError."""
    try:
        return page_size_confined(pdf)
    except PreviewError as problem:
        raise SheetError(str(problem)) from problem


def pages_of(pdf: bytes, first: int, last: int) -> bytes:
    """Return some of the pages of a sheet, counted from 1, as a PDF. Raises SheetError."""
    try:
        return take_pages_confined(pdf, first, last)
    except PreviewError as problem:
        raise SheetError(str(problem)) from problem


def page_image(pdf: bytes, index: int, width: int, stopping: Stopping = nullcontext) -> QImage:
    """Return page `index`, from 0, of a sheet as a picture, `width` pixels wide. Raises SheetError."""
    try:
        across, down, pixels = draw_page_confined(pdf, index, width, stopping)
    except PreviewError as problem:
        raise SheetError(str(problem)) from problem
    return QImage(pixels, across, down, across * 3, QImage.Format.Format_RGB888).copy()


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)
