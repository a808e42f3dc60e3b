"""What a person does with the records as a whole: history, backup, passphrase, deleted worksheets, signed PDFs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hrbc_desktop.domain.people import Action
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.session.backups import put_off
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.patient_pdfs import PatientPdfs, pdfs_of_damaged, pdfs_of_patient
from hrbc_desktop.ui.help.dialogs import HelpDialog
from hrbc_desktop.ui.home.home_page import HomePage
from hrbc_desktop.ui.lock.passphrase_dialogs import ChangePassphraseDialog, KeyringDialog, RecoveryCodeDialog
from hrbc_desktop.ui.records.backup import BackupDialog
from hrbc_desktop.ui.records.deleted import DeletedDialog
from hrbc_desktop.ui.records.history import HistoryDialog
from hrbc_desktop.ui.records.patient_pdfs import PatientPdfsDialog
from hrbc_desktop.ui.records.people import BeginPeople, PeopleDialog
from hrbc_desktop.ui.records.trust_dialog import TrustDialog
from hrbc_desktop.wording.people import keyring_not_for_several

if TYPE_CHECKING:
    from hrbc_desktop.ui.shell.main_window import MainWindow

NOTHING_KEPT = "You chose to leave nothing on this computer. So there is no list to do this with."


class RecordsActions:
    """Opens each in a dialog over the window, while the records are open; while locked it does nothing."""

    def __init__(self, consultation: Consultation, vault: Vault, home: HomePage, window: MainWindow) -> None:
        self._consultation, self._vault, self._home, self._window = consultation, vault, home, window
        home.backup_requested.connect(self.back_up)
        home.no_backup_requested.connect(self.put_off_backup)
        home.pdfs_requested.connect(self.save_pdfs)
        consultation.records_changed.connect(self._tidy)

    def show_history(self) -> None:
        """Show who did what, and check everything."""
        if self._is_open:
            HistoryDialog(self._consultation, self._window).open()

    def back_up(self) -> None:
        """Let the person make a backup."""
        if self._keeps_something and self._may("back up"):
            dialog = BackupDialog(self._consultation, self._vault.folder, self._window)
            dialog.finished.connect(self._home.show_reminder)
            dialog.open()

    def put_off_backup(self) -> None:
        """Say nothing of backups for a while."""
        try:
            put_off(self._consultation.records, datetime.now().astimezone())
        except RecordsError as problem:
            self._window.tell(str(problem))
        self._home.show_reminder()

    def show_people(self) -> None:
        """Show who uses the list; in a list of one person, offer to let others use it."""
        if not self._keeps_something:
            return
        is_shared = bool(self._consultation.records.people.everybody)
        dialog = (PeopleDialog if is_shared else BeginPeople)(self._vault, self._consultation, self._window)
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
                self._offer(pdfs_of_patient(self._consultation.records, worksheet_id))
            except (RecordsError, WorksheetUnreadable) as problem:
                self._window.tell(str(problem))

    def _save_pdfs_of_damaged(self, worksheet_id: str) -> None:
        if self._is_open:
            try:
                self._offer(pdfs_of_damaged(self._consultation.records, worksheet_id))
            except RecordsError as problem:
                self._window.tell(str(problem))

    def _offer(self, pdfs: PatientPdfs) -> None:
        PatientPdfsDialog(pdfs, self._consultation.records, self._consultation.jobs, self._window).open()

    def _tidy(self) -> None:
        """Destroy what was deleted long ago, each time the records are unlocked."""
        if not self._consultation.is_locked:
            records = self._consultation.records
            self._consultation.jobs.run(records.purge_expired, self._on_tidied, self._on_not_tidied)

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
