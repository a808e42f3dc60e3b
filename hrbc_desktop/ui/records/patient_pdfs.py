"""Saves all signed PDFs of one patient into a folder."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hrbc_desktop.records.store import Store
from hrbc_desktop.session.export_files import documents_folder
from hrbc_desktop.session.patient_pdfs import PatientPdfs, save_pdfs
from hrbc_desktop.session.tasks import Jobs
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.background_task_dialog import TaskDialog

_SENTENCE = _(
    "Each is saved as it was signed, and can be opened by anyone who gets it. No file is replaced. "
    "What is saved is written into the history."
)


class PatientPdfsDialog(TaskDialog):
    """Says first what there is, and which worksheets have no signed PDF."""

    def __init__(self, pdfs: PatientPdfs, records: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Signed PDFs of {name}").format(name=pdfs.name or _("this patient")), _SENTENCE, jobs, parent
        )
        self._pdfs, self._records = pdfs, records
        self.tell("\n\n".join((_counted(len(pdfs.found)), *pdfs.missing)))
        self.offer(_("Choose a folder…"), self.choose)
        self.form.action_button.setVisible(bool(pdfs.found))

    def choose(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self, _("Save the signed PDFs"), str(documents_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, folder: Path) -> None:
        """Save them all in the folder."""
        self.begin("Saving…", partial(save_pdfs, self._pdfs, self._records, folder), self._on_saved)

    def _on_saved(self, paths: list[Path]) -> None:
        files = _("1 file is") if len(paths) == 1 else _("{number} files are").format(number=len(paths))
        self.finish(_("{files} saved in {name}.").format(files=files, name=paths[0].parent.name))


def _counted(number: int) -> str:
    if not number:
        return _("No signed PDF is kept here.")
    return (
        _("1 signed PDF is kept here.")
        if number == 1
        else _("{number} signed PDFs are kept here.").format(number=number)
    )
