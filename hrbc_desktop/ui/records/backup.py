"""Makes a backup where the person wants it."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hrbc_desktop.session.backups import SUFFIX, backup_name, last_backup, make_backup
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.ask_list import ask_list
from hrbc_desktop.ui.kit.background_task_dialog import TaskDialog
from hrbc_desktop.wording.dates import spoken_date

_SENTENCE = _(
    "A backup is one file with all your worksheets, encrypted. Keep it on another drive. It opens with the passphrase "
    "or the recovery code that you have today, also on another computer."
)


class BackupDialog(TaskDialog):
    """One can go on working while the file is written."""

    def __init__(self, consultation: Consultation, folder: Path, parent: QWidget | None = None) -> None:
        """`folder`: where the key file is."""
        super().__init__(_("Back up your worksheets"), _SENTENCE, consultation.jobs, parent)
        self._records, self._folder = consultation.records, folder
        self.offer(_("Choose a place…"), self.choose)
        ask_list(self, consultation.queue, partial(last_backup, self._records), self._tell_last, self.tell)

    def choose(self) -> None:
        """Ask where the file goes; the system's dialog asks before another one is replaced."""
        dialog = QFileDialog(self, _("Save the backup"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Backups (*{suffix})").format(suffix=SUFFIX))
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(backup_name(datetime.now().astimezone()))
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the backup file."""
        work = partial(make_backup, self._records, self._folder, path, datetime.now().astimezone())
        self.begin(_("Making the backup… You can go on working."), work, self._on_saved)

    def _tell_last(self, made: datetime | None) -> None:
        self.tell(
            _("The last backup was made on {spoken_date}.").format(spoken_date=spoken_date(made.astimezone().date()))
            if made
            else ""
        )

    def _on_saved(self, path: Path) -> None:
        self.finish(_("The backup is saved as {folder} / {name}.").format(folder=path.parent.name, name=path.name))
