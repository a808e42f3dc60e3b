"""The signed PDFs of the worksheets."""

from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.shared.outbox import WaitingPdf
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf


class SignedPdfStore:
    """Keeps each once, in a row of its own, and tells the audit trail who signed."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def keep(self, worksheet_id: str, pdf: SignedPdf, signer: str | None = None) -> None:
        """Keep a signed PDF with its worksheet; once, however often it comes.

        `signer`: who has just signed it, or "" for who is here; None for one that was only opened.
        """
        waiting = WaitingPdf(worksheet_id, pdf, signer)
        self.keep_here(waiting)
        self.send(waiting)

    def keep_here(self, waiting: WaitingPdf) -> bool:  # noqa: ARG002 - a server's list does
        """Keep it on this computer before a server is asked; False when that is no use, or not possible."""
        return False

    def send(self, waiting: WaitingPdf) -> None:
        """Keep in the list what was kept here first; nothing of a worksheet that was destroyed meanwhile."""
        logbook, people = self._tables.logbook, self._tables.people
        worksheet_id, pdf, by = waiting.worksheet_id, waiting.pdf, waiting.by or logbook.who
        with logbook.writing() as connection:
            is_purged = self._tables.rows.is_purged(connection, worksheet_id)
            if is_purged or not self._tables.pdfs.add(connection, worksheet_id, pdf):
                return
            if waiting.signer is not None:
                who = by if people.person is not None else waiting.signer or by
                logbook.log(connection, "signed", worksheet_id, digest=pdf.digest, who=who)
            logbook.log(connection, "pdf kept", worksheet_id, digest=pdf.digest, who=by)

    def of(self, worksheet_id: str) -> list[SignedPdf]:
        """The signed PDFs of a worksheet that can be read, oldest first, also of one that is damaged itself."""
        with self._tables.database.reading() as connection:
            return self._tables.pdfs.all(connection, worksheet_id)
