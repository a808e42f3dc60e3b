"""What a person does with the records as a whole: history, backup, passphrase, deleted worksheets, signed PDFs."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from hrbc_desktop.domain.roles import Action
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.session.backups import put_off
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.patient_pdfs import PatientPdfs, pdfs_of_damaged, pdfs_of_patient
from hrbc_desktop.session.signed_history import signed_revisions, to_correct
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.dialogs import HelpDialog
from hrbc_desktop.ui.home.home_page import HomePage
from hrbc_desktop.ui.kit.reason import ask_reason
from hrbc_desktop.ui.lock.passphrase_dialogs import ChangePassphraseDialog, KeyringDialog, RecoveryCodeDialog
from hrbc_desktop.ui.records.backup import BackupDialog
from hrbc_desktop.ui.records.correction import CorrectionDialog
from hrbc_desktop.ui.records.deleted import DeletedDialog
from hrbc_desktop.ui.records.history import HistoryDialog
from hrbc_desktop.ui.records.patient_pdfs import PatientPdfsDialog
from hrbc_desktop.ui.records.people import BeginPeople, PeopleDialog
from hrbc_desktop.ui.records.retention import RetentionDialog
from hrbc_desktop.ui.records.signed_pages import SignedPagesDialog
from hrbc_desktop.ui.records.trust_dialog import TrustDialog
from hrbc_desktop.wording.addendum import NOT_CLOSED, SIGNED_AND_WAITS
from hrbc_desktop.wording.addendum import SIGNED as CORRECTION_SIGNED
from hrbc_desktop.wording.people import keyring_not_for_several
from hrbc_desktop.wording.retention import HELD, LIFTED, WHY_HELD, WHY_LIFTED

if TYPE_CHECKING:
    from hrbc_desktop.ui.shell.main_window import MainWindow

NOTHING_KEPT = _("You chose to leave nothing on this computer. So there is no list to do this with.")


class RecordsActions:
    """Opens each in a dialog over the window, while the records are open; while locked it does nothing."""

    def __init__(self, consultation: Consultation, vault: Vault, home: HomePage, window: MainWindow) -> None:
        self._consultation, self._vault, self._home, self._window = consultation, vault, home, window
        home.backup_requested.connect(self.back_up)
        home.no_backup_requested.connect(self.put_off_backup)
        home.pdfs_requested.connect(self.save_pdfs)
        home.correction_requested.connect(self.add_correction)
        home.signed_pages_requested.connect(self.show_signed_pages)
        home.hold_requested.connect(self.change_hold)
        consultation.records_changed.connect(self._tidy)

    def show_history(self) -> None:
        """Show who did what, and check everything."""
        if self._is_open:
            dialog = HistoryDialog(self._consultation, self._window)
            dialog.signed_pages_requested.connect(self.show_signed_pages)
            dialog.open()

    def show_signed_pages(self, worksheet_id: str, chosen: str = "", message: str = "") -> None:
        """Show what was signed of a worksheet. `chosen`: the digest of a file; `message`: what has just been done."""
        if not self._is_open:
            return
        try:
            signed = self._consultation.ask(partial(signed_revisions, self._consultation.records, worksheet_id))
        except (RecordsError, WorksheetUnreadable) as problem:
            self._window.tell(str(problem))
            return
        sheets = self._window.sheets
        dialog = SignedPagesDialog(signed, sheets, self._consultation, self._window, chosen=chosen)
        dialog.correction_requested.connect(self.add_correction)
        dialog.open()
        dialog.say(message)

    def add_correction(self, worksheet_id: str) -> None:
        """Let somebody with the role for it correct a sheet that the nurse has signed."""
        if not (self._is_open and self._may("correct")):
            return
        try:
            sheet = self._consultation.ask(partial(to_correct, self._consultation.records, worksheet_id))
        except (RecordsError, WorksheetUnreadable) as problem:
            self._window.tell(str(problem))
            return
        if sheet is None:
            self._window.tell(NOT_CLOSED)
            return
        dialog = CorrectionDialog(self._window.sheets, self._consultation, worksheet_id, sheet, self._window)
        dialog.signed.connect(self._on_corrected)
        dialog.open()

    def _on_corrected(self, stored: StoredAddendum) -> None:
        self._home.refresh()
        if stored.waits:
            self._window.tell(SIGNED_AND_WAITS)
            return
        self.show_signed_pages(stored.signed.addendum.worksheet, stored.digest, CORRECTION_SIGNED)

    def change_hold(self, worksheet_id: str) -> None:
        """Mark a worksheet to be kept in any case, or no longer; the history keeps the reason."""
        if not (self._is_open and self._may("hold")):
            return
        records = self._consultation.records
        is_held = worksheet_id in records.list.known_held
        question, act = (WHY_LIFTED, _("Take the mark off")) if is_held else (WHY_HELD, _("Mark it"))
        reason = ask_reason(self._window, question, act)
        if not reason or not self._is_open:
            return
        try:
            self._consultation.change(lambda: records.retention.hold(worksheet_id, is_held=not is_held, reason=reason))
        except RecordsError as problem:
            self._window.tell(str(problem))
            return
        self._window.notice_bar.show_sentence(LIFTED if is_held else HELD)
        self._home.refresh()

    def show_retention(self) -> None:
        """Show, and let an administrator change, for how long signed worksheets are kept."""
        if self._keeps_something:
            RetentionDialog(self._consultation, self._window).open()

    def back_up(self) -> None:
        """Let the person make a backup."""
        if self._keeps_something and self._may("back up"):
            dialog = BackupDialog(self._consultation, self._vault.folder, self._window)
            dialog.finished.connect(self._home.show_reminder)
            dialog.open()

    def put_off_backup(self) -> None:
        """Say nothing of backups for a while."""
        try:
            self._consultation.change(partial(put_off, self._consultation.records, datetime.now().astimezone()))
        except RecordsError as problem:
            self._window.tell(str(problem))
        self._home.show_reminder()

    def show_people(self) -> None:
        """Show who uses the list; in a list of one person, offer to let others use it."""
        if not self._keeps_something:
            return
        dialog: PeopleDialog | BeginPeople
        if self._consultation.records.people.everybody:
            settings = self._window.sheets.settings
            dialog = PeopleDialog(self._vault, self._consultation, settings, self._window)
        else:
            dialog = BeginPeople(self._vault, self._consultation, self._window)
        self._consultation.save_now()
        dialog.list_rekeyed.connect(self._window.lock)
        dialog.open()

    def change_passphrase(self) -> None:
        """Let the person choose another passphrase."""
        if self._keeps_something:
            ChangePassphraseDialog(self._vault, self._consultation, self._window).open()

    def renew_recovery_code(self) -> None:
        """Make a new recovery code."""
        if self._keeps_something and self._may("renew recovery code"):
            RecoveryCodeDialog(self._vault, self._consultation, self._window).open()

    def set_keyring(self) -> None:
        """Turn unlocking with the system's keyring on or off."""
        if not self._keeps_something:
            return
        if self._consultation.records.people.everybody:
            self._window.tell(keyring_not_for_several())
        else:
            KeyringDialog(self._vault, self._consultation, self._window).open()

    def set_trust(self) -> None:
        """Let a clinic say whose keys it trusts, and who stamps the times of signatures."""
        if self._is_open:
            TrustDialog(self._window.sheets.settings, self._consultation.jobs, self._window).open()

    def show_deleted(self) -> None:
        """List what was deleted and what cannot be read."""
        if self._is_open:
            dialog = DeletedDialog(self._consultation, self._window)
            dialog.changed.connect(self._home.refresh)
            dialog.pdfs_requested.connect(self._save_pdfs_of_damaged)
            dialog.open()

    def show_help(self) -> None:
        """Show how the records are kept, also while they are locked."""
        HelpDialog("records", self._window).open()

    def save_pdfs(self, worksheet_id: str) -> None:
        """Save all signed PDFs of the patient of one worksheet."""
        if self._is_open:
            try:
                records, pattern = self._consultation.records, self._window.sheets.name_pattern
                self._offer(self._consultation.ask(partial(pdfs_of_patient, records, worksheet_id, pattern)))
            except (RecordsError, WorksheetUnreadable) as problem:
                self._window.tell(str(problem))

    def _save_pdfs_of_damaged(self, worksheet_id: str) -> None:
        if self._is_open:
            try:
                records = self._consultation.records
                self._offer(self._consultation.ask(partial(pdfs_of_damaged, records, worksheet_id)))
            except RecordsError as problem:
                self._window.tell(str(problem))

    def _offer(self, pdfs: PatientPdfs) -> None:
        PatientPdfsDialog(pdfs, self._consultation.records, self._consultation.jobs, self._window).open()

    def _tidy(self) -> None:
        """Destroy what was deleted long ago, each time the records are unlocked."""
        if not self._consultation.is_locked:
            records = self._consultation.records
            self._consultation.jobs.run(records.retention.purge_expired, self._on_tidied, self._on_not_tidied)

    def _on_tidied(self, _count: int) -> None:
        """Do nothing: the user was told at deletion time."""

    def _on_not_tidied(self, problem: Exception) -> None:
        """What cannot be written to is told by what the person does there; the next unlocking tries again."""
        if not isinstance(problem, RecordsError):
            raise problem

    def _may(self, action: Action) -> bool:
        """Tell why not, where the role of who is here does not allow it."""
        try:
            self._consultation.records.people.require(action)
        except RecordsError as problem:
            self._window.tell(str(problem))
            return False
        return True

    @property
    def _is_open(self) -> bool:
        return not (self._consultation.is_locked or self._window.is_covered)

    @property
    def _keeps_something(self) -> bool:
        if self._is_open and self._consultation.records.keeps_nothing:
            self._window.tell(NOTHING_KEPT)
            return False
        return self._is_open
