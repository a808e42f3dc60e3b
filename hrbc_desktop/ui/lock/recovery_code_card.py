"""Shows the recovery code until the person says that she has it."""

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.recovery.atomic_file import write_private
from hrbc_desktop.session.desktop.privacy import copy_secret
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_recovery_code import Ui_RecoveryCodeCard
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.tab_order import show_what_opens
from hrbc_desktop.ui.kit.theme import current_theme

_HEADING = _("Recovery code for the worksheets on my computer")
_ADVICE = _("It opens the worksheets when the passphrase is forgotten. Keep it on paper, away from the computer.")


class RecoveryCodeCard(QFrame):
    """The code, ways to keep it, and a box to tick before one goes on."""

    confirmed = Signal()
    """The person says that she has the code, and goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.form = form = Ui_RecoveryCodeCard()
        form.setupUi(self)
        form.problem_label.hide()
        form.written_check.toggled.connect(form.go_on_button.setEnabled)
        show_what_opens(form.written_check, form.go_on_button)
        form.copy_button.clicked.connect(self._copy)
        form.print_button.clicked.connect(self._print)
        form.save_button.clicked.connect(self._choose_file)
        form.go_on_button.clicked.connect(self._continue)

    def show_code(self, code: str) -> None:
        """Show a code that the person has not confirmed to have."""
        self._code = code
        self.form.code_label.setText(_in_two_lines(code))
        self.form.code_label.setAccessibleName(_("Recovery code: {code}").format(code=code))
        self.form.written_check.setChecked(False)
        self.form.copy_button.setText(_("Copy"))

    def save(self, path: Path) -> None:
        """Write the code into a file that only its owner may read."""
        try:
            write_private(path, f"{_HEADING}\n\n{self._code}\n\n{_ADVICE}\n".encode())
        except RecordsError:
            self.form.problem_label.setText(
                _("The code could not be saved there. It is still shown here: choose another folder, or write it down.")
            )
            self.form.problem_label.show()
        else:
            self.form.problem_label.hide()

    def forget(self) -> None:
        """Show no code any more."""
        self._code = ""
        self.form.code_label.clear()
        self.form.code_label.setAccessibleName("")

    def _continue(self) -> None:
        self.forget()
        self.confirmed.emit()

    def _copy(self) -> None:
        copy_secret(self._code)
        self.form.copy_button.setText(_("Copied"))
        announce(self.form.copy_button, _("Copied"))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Recovery code"))
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the code on a page of its own, large enough to read without glasses."""
        page = QTextDocument()
        page.setDefaultFont(current_theme().font())
        code = "<br>".join(_in_two_lines(self._code).splitlines())
        page.setHtml(
            f"<h2>{escape(_HEADING)}</h2><p style='font-size:24pt'>{code}</p>"
            f"<p style='font-size:12pt'>{escape(_ADVICE)}</p>"
        )
        page.print_(printer)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, _("Save the recovery code"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(_("Recovery code.txt"))
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()


def _in_two_lines(code: str) -> str:
    groups = code.split("-")
    middle = (len(groups) + 1) // 2
    return "\n".join(("–".join(groups[:middle]), "–".join(groups[middle:])))
