"""Asks for a PDF to open, and where a new one goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hrbc_desktop.pdf.reading import sandbox
from hrbc_desktop.translation import _


def ask_for_pdf(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Let the person look for a PDF, and meanwhile load what reads it; `chosen` gets its path."""
    sandbox.get_ready()
    dialog = QFileDialog(parent, _("Open a worksheet PDF"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Worksheets (*.pdf)"), _("All files (*)")])
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def ask_where_to_save(parent: QWidget, title: str, usual: Path, chosen: Callable[[Path], None]) -> None:
    """Let the person choose where a PDF goes, beginning with the usual place; `chosen` gets its path."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("PDF (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.setDirectory(str(usual.parent))
    dialog.selectFile(usual.name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
