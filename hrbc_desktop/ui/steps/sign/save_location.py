"""Where the next file goes: a name that is still free, or the one that the person chose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hrbc_desktop.session.export_files import documents_folder, file_name, free_path, readable
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.line_breaking import breakable


class SavePlace:
    """Drives the line of the page that says where the next file goes."""

    def __init__(self, form: Ui_SignPage, sheets: SheetService, page: QWidget) -> None:
        self._form, self._sheets, self._page = form, sheets, page
        self._chosen: Path | None = None
        self._ending = ""
        form.change_button.clicked.connect(lambda: self.ask(self.path, self.take))

    @property
    def path(self) -> Path:
        """Where the next file goes."""
        usual = self.usual
        return self._chosen or free_path(usual.with_stem(f"{usual.stem}{self._ending}"))

    @property
    def usual(self) -> Path:
        """Where the signed file was saved, or would be saved unasked."""
        sheet = self._sheets.signed_sheet
        folder = self._sheets.settings.pdf_folder or documents_folder()
        return (sheet and sheet.path) or folder / file_name(self._sheets.document.worksheet)

    def take(self, path: Path) -> None:
        """Take the path that the person chose; the dialog has asked whether a file that is there may go."""
        self._chosen = path if path.suffix.casefold() == ".pdf" else free_path(path.with_name(f"{path.name}.pdf"))
        self.show(self._ending)

    def forget(self) -> None:
        """Forget what was chosen: the next file is another one."""
        self._chosen = None
        self.show("")

    def show(self, ending: str) -> None:
        """Show where the next file goes; `ending` is what its name has after that of the signed file."""
        self._ending = ending
        self._form.path_label.setText(breakable(readable(self.path)))
        self._form.path_label.setToolTip(str(self.path))

    def ask(self, usual: Path, take: Callable[[Path], None]) -> None:
        """Let the person choose a place, beginning with the usual one."""
        dialog = QFileDialog(self._page, "Save the worksheet")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(usual.parent))
        dialog.selectFile(usual.name)
        dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
        dialog.open()
