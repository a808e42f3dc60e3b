"""Where the next file goes: a name that is still free, or the one that the person chose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hrbc_desktop.session.export_files import documents_folder, free_path, readable
from hrbc_desktop.session.file_names import file_name
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.line_breaking import with_break_points

ASKED_LATER = _("You choose the folder when you sign.")


class SaveLocation:
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
        """Where the clinic or the person said, else beside the file that is open; in her documents for who is asked."""
        chosen, beside = self._sheets.pdf_folder, self._beside
        if beside and not chosen:
            return beside
        return (chosen or documents_folder()) / file_name(self._sheets.document.worksheet, self._sheets.name_pattern)

    @property
    def is_said(self) -> bool:
        """Whether the person or the clinic has said where files go."""
        return any((self._chosen, self._sheets.pdf_folder, self._beside))

    @property
    def _beside(self) -> Path | None:
        """The file of the signed sheet, where it came from one."""
        sheet = self._sheets.signed_sheet
        return sheet.path if sheet else None

    def once_said(self, go_on: Callable[[], None]) -> None:
        """Go on once somebody has said where files go: the person is asked for it a single time."""
        if self.is_said:
            go_on()
            return

        def take(path: Path) -> None:
            self.take(path)
            go_on()

        self.ask(self.path, take)

    def take(self, path: Path) -> None:
        """Take the path that the person chose; the dialog has asked whether a file that is there may go."""
        if not self.is_said:
            self._sheets.note_pdf_folder(path.parent)
        self._chosen = path if path.suffix.casefold() == ".pdf" else free_path(path.with_name(f"{path.name}.pdf"))
        self.show(self._ending)

    def forget(self) -> None:
        """Forget what was chosen: the next file is another one."""
        self._chosen = None
        self.show("")

    def show(self, ending: str) -> None:
        """Show where the next file goes; `ending` is what its name has after that of the signed file."""
        self._ending = ending
        self._form.path_label.setText(with_break_points(readable(self.path)) if self.is_said else ASKED_LATER)
        self._form.path_label.setToolTip(str(self.path) if self.is_said else "")

    def ask(self, usual: Path, take: Callable[[Path], None]) -> None:
        """Let the person choose a place, beginning with the usual one."""
        dialog = QFileDialog(self._page, _("Save the worksheet"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(usual.parent))
        dialog.selectFile(usual.name)
        dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
        dialog.open()
