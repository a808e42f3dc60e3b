"""The composition root: builds everything once and hands it over."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from hrbc_desktop.catalogue.errors import CatalogueError
from hrbc_desktop.catalogue.reading import read_catalogue
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.server_address import ServerAddress
from hrbc_desktop.records.vault import Vault
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.crash import catch_everything, forbid_core_dumps
from hrbc_desktop.session.lock import IdleLock
from hrbc_desktop.session.screen_lock import ScreenLock
from hrbc_desktop.session.settings import NAME, Settings, name_program, records_folder, records_server
from hrbc_desktop.session.traces import keep_no_history
from hrbc_desktop.ui.main_window import MainWindow
from hrbc_desktop.ui.theme import load_typeface, look


def make_application() -> QApplication:
    """Return the Qt application with the program's name, style and typeface."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    name_program()
    application.setApplicationDisplayName("Treatment worksheet")
    application.setStyle("Fusion")
    load_typeface()
    return application


def make_window(
    application: QApplication, settings: Settings, records: Path, server: ServerAddress | None = None
) -> MainWindow:
    """Return the main window, with the records that are kept in the folder `records`, or only their key if by `server`.

    Raises CatalogueError or FileNotFoundError when the program's own content cannot be read.
    """
    look().follow(settings)
    consultation = Consultation(read_catalogue(), application)
    lock = IdleLock(application, settings.lock_minutes)
    settings.changed.connect(lambda: setattr(lock, "minutes", settings.lock_minutes))
    ScreenLock(lock).locked.connect(lock.expire)
    return MainWindow(consultation, settings, Vault(records, server=server), lock)


def run(files: Sequence[Path]) -> int:
    """Open the window, with a file if one is named, and return the exit code when it is closed."""
    forbid_core_dumps()
    keep_no_history()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    try:
        settings = Settings()
        window = make_window(application, settings, records_folder(), records_server(settings))
    except (CatalogueError, FileNotFoundError, RecordsError) as problem:
        QMessageBox.critical(None, NAME, str(problem))
        return 2
    catch_everything(lambda report: _tell_crash(window, report))
    window.show()
    for file in files[:1]:
        window.open_file(file)
    return application.exec()


def _tell_crash(window: MainWindow, report: str) -> None:
    saved = window.consultation.save_now()
    box = QMessageBox(QMessageBox.Icon.Warning, NAME, "Something went wrong that we did not expect.", parent=window)
    box.setInformativeText(
        ("Your work is saved. " if saved else "The last change could not be saved. ")
        + "You can go on, or close the program and open it again. The report below holds nothing about you."
    )
    box.setDetailedText(report)
    box.exec()
