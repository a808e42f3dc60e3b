"""The settings for a clinic's own keys: which authorities are trusted, who stamps times, where smart cards are read."""

from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget

from hrbc_desktop.session.settings import Settings, is_web_address
from hrbc_desktop.session.tasks import Job, Jobs
from hrbc_desktop.session.trust_files import TrustFile, look_into
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_trust_dialog import Ui_TrustDialog
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import TRUST_WINDOW
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.trust import NO_WEB_ADDRESS, trust_file_line

_LIST_HEIGHT = 120
"""In pixels at 100 %."""


class TrustDialog(Dialog):
    """What is chosen holds at once; what is locked for this computer is shown and cannot be changed."""

    def __init__(self, settings: Settings, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._jobs = settings, jobs
        self._looking: list[Job] = []
        self.form = form = Ui_TrustDialog()
        form.setupUi(self)
        form.problem_label.hide()
        form.add_button.clicked.connect(self._choose_files)
        form.remove_button.clicked.connect(self._remove)
        form.files_list.currentRowChanged.connect(self._show_what_can_be_done)
        form.stamps_edit.setText(settings.time_stamp_server)
        form.stamps_edit.editingFinished.connect(self._push_server)
        form.card_button.clicked.connect(self._choose_library)
        form.no_card_button.clicked.connect(lambda: self._take_library(None))
        form.close_button.clicked.connect(self._close)
        self.finished.connect(self._cancel)
        self._show_locks()
        self._show_library()
        self._look_into(settings.trust_files)
        form.files_list.setMaximumHeight(current_theme().scaled(_LIST_HEIGHT))
        self.resize(current_theme().window(TRUST_WINDOW, self))
        form.add_button.setFocus()

    def add(self, paths: Sequence[Path]) -> None:
        """Trust the authorities in these files, if they hold nothing else."""
        self._say("")
        for path in paths:
            self._looking.append(self._jobs.run(partial(look_into, path), self._take, self._on_failed))

    def _take(self, found: TrustFile) -> None:
        if found.problem:
            self._say(f"{found.path.name}: {found.problem}")
        elif found.path not in self._settings.trust_files:
            self._settings.trust_files = (*self._settings.trust_files, found.path)
            self._show(found)

    def _look_into(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._looking.append(self._jobs.run(partial(look_into, path), self._show, self._on_failed))
        self._show_what_can_be_done()

    def _show(self, found: TrustFile) -> None:
        names = [f"{authority.name}, {authority.valid_until.year}" for authority in found.authorities]
        line = trust_file_line(found.path.name, names, has_revocations=found.has_revocations, problem=found.problem)
        item = QListWidgetItem(line, self.form.files_list)
        item.setData(Qt.ItemDataRole.UserRole, str(found.path))
        item.setToolTip(str(found.path))
        self._show_what_can_be_done()

    def _remove(self) -> None:
        item = self.form.files_list.takeItem(self.form.files_list.currentRow())
        if item is not None:
            gone = Path(item.data(Qt.ItemDataRole.UserRole))
            self._settings.trust_files = tuple(path for path in self._settings.trust_files if path != gone)
        self._show_what_can_be_done()
        self.form.add_button.setFocus()

    def _push_server(self) -> bool:
        """Take the address, or say what is wrong with it; return whether it was taken."""
        address = self.form.stamps_edit.text().strip()
        if address and not is_web_address(address):
            self._say(NO_WEB_ADDRESS)
            self.form.stamps_edit.setFocus()
            return False
        self._say("")
        self._settings.time_stamp_server = address
        return True

    def _close(self) -> None:
        if self._push_server():
            self.accept()

    def _take_library(self, path: Path | None) -> None:
        self._settings.card_library = path
        self._show_library()

    def _choose_files(self) -> None:
        dialog = self._file_dialog(_("Choose certificates of authorities"), QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.crl)"), _("All files (*)")])
        dialog.filesSelected.connect(lambda chosen: self.add([Path(path) for path in chosen]))
        dialog.open()

    def _choose_library(self) -> None:
        dialog = self._file_dialog(_("Choose the library of smart cards"), QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Libraries (*.so *.dll *.dylib)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda chosen: self._take_library(Path(chosen)))
        dialog.open()

    def _file_dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        return dialog

    def _show_library(self) -> None:
        form, library = self.form, self._settings.card_library
        parts: tuple[QWidget, ...] = (form.card_label, form.card_path_label, form.card_button, form.no_card_button)
        for part in parts:
            part.setVisible(find_spec("pkcs11") is not None)
        form.card_path_label.setText(with_break_points(library.name if library else "None"))
        form.card_path_label.setToolTip(str(library or ""))
        form.no_card_button.setEnabled(library is not None and not self._settings.is_locked("signing/card_library"))

    def _show_locks(self) -> None:
        form, is_locked = self.form, self._settings.is_locked
        form.add_button.setDisabled(is_locked("signing/authorities"))
        form.stamps_edit.setReadOnly(is_locked("signing/time_stamp_server"))
        form.card_button.setDisabled(is_locked("signing/card_library"))
        keys = ("signing/authorities", "signing/time_stamp_server", "signing/card_library")
        form.locked_label.setVisible(any(map(is_locked, keys)))

    def _show_what_can_be_done(self) -> None:
        is_chosen = self.form.files_list.currentRow() >= 0
        self.form.remove_button.setEnabled(is_chosen and not self._settings.is_locked("signing/authorities"))

    def _say(self, sentence: str) -> None:
        self.form.problem_label.setText(with_break_points(sentence))
        self.form.problem_label.setVisible(bool(sentence))

    def _on_failed(self, problem: Exception) -> None:
        raise problem

    def _cancel(self) -> None:
        for job in self._looking:
            job.cancel()
