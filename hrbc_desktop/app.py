"""Composition root: creates and connects all long-lived objects."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from hrbc_desktop import __version__
from hrbc_desktop.catalogue.errors import CatalogueError
from hrbc_desktop.records.crypto.locked_vault import LockedVault
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.resources import resource
from hrbc_desktop.session.desktop.crash import catch_everything, forbid_core_dumps
from hrbc_desktop.session.desktop.event_log import EventLog, log_path
from hrbc_desktop.session.desktop.gui_thread_gc import GarbageCollector
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.desktop.neutral_locale import use_neutral_locale
from hrbc_desktop.session.desktop.orderly_end import OrderlyEnd
from hrbc_desktop.session.desktop.privacy import disable_history
from hrbc_desktop.session.desktop.single_instance import SingleInstance
from hrbc_desktop.session.machine_settings import MachineSettingsError, read_machine_settings
from hrbc_desktop.session.settings import NAME, Settings, name_program, records_folder, records_server
from hrbc_desktop.session.tasks import Jobs
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.accessibility import install_accessible_factory
from hrbc_desktop.ui.kit.form_translator import translate_forms
from hrbc_desktop.ui.kit.theme import current_theme, load_typeface
from hrbc_desktop.ui.shell.application import Application
from hrbc_desktop.ui.shell.crash_dialog import CrashReporter
from hrbc_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from hrbc_desktop.domain.model.content import Catalogue
    from hrbc_desktop.session.machine_settings import MachineSettings

_PAGE_BUILDER = "hrbc_desktop.ui.shell.page_builder"
"""All pages: they take most of a second to import, and nobody waits for them at the locked page."""


def make_application() -> Application:
    """Return the Qt application with the program's name, style and typeface."""
    use_neutral_locale()
    existing = QApplication.instance()
    application = existing if isinstance(existing, Application) else Application(sys.argv[:1])
    use_neutral_locale()
    name_program()
    application.setApplicationDisplayName(_("Treatment worksheet"))
    application.setDesktopFileName("hrbc-desktop")
    application.setStyle("Fusion")
    application.setEffectEnabled(Qt.UIEffect.UI_General, False)  # nothing moves unless somebody moves it
    translate_forms(application)
    load_typeface()
    install_accessible_factory()
    return application


def make_window(application: Application, settings: Settings, records: Path) -> MainWindow:
    """Return the main window with the program's own content, and the records that are kept in the folder `records`.

    Raises CatalogueError or FileNotFoundError when the program's own content cannot be read.
    """
    window = make_empty_window(application, settings, LockedVault(records))
    import_module(_PAGE_BUILDER)
    from hrbc_desktop.catalogue.loader import read_catalogue  # noqa: PLC0415 - half a second, after the first paint

    _populate(window, read_catalogue())
    return window


def make_empty_window(application: Application, settings: Settings, vault: LockedVault) -> MainWindow:
    """Return the main window with the lock page alone; the rest is loaded while the person uses it."""
    current_theme().follow(settings)
    lock = IdleLock(application, settings.lock_minutes)
    settings.lock_changed.connect(lambda minutes: setattr(lock, "minutes", minutes))
    window = MainWindow(settings, vault, lock)
    application.file_asked_for.connect(window.come_forward)
    return window


def _read_content(machine: MachineSettings) -> Catalogue:
    """Read the newest content, and import what shows it: all that takes long, and may run on any thread."""
    import_module(_PAGE_BUILDER)
    from hrbc_desktop.session.installed_content import (  # noqa: PLC0415
        content_folders,
        read_newest_content,
        trusted_keys,
    )

    return read_newest_content(content_folders(), trusted_keys(machine))[0]


def _populate(window: MainWindow, catalogue: Catalogue) -> None:
    """Populate the window with the parts that need the catalogue."""
    from hrbc_desktop.session.consultation import Consultation  # noqa: PLC0415
    from hrbc_desktop.session.desktop.screen_lock import ScreenLock  # noqa: PLC0415

    window.setWindowIcon(QIcon(str(resource("linux", "hrbc-desktop.svg"))))
    window.build_pages(Consultation(catalogue, window))
    handle = int(window.winId()) if sys.platform == "win32" else 0
    ScreenLock(window.idle_lock, handle).locked.connect(window.idle_lock.expire)


def _populate_and_offer_tour(window: MainWindow, settings: Settings, log: EventLog, catalogue: Catalogue) -> None:
    _populate(window, catalogue)
    window.consultation.save_failed.connect(lambda _sentence: log.note("saving failed"))
    offer = partial(window.home.offer_tour, settings)
    window.consultation.records_changed.connect(offer)
    offer()  # the person may have been quicker than the content


def run(files: Sequence[Path], *, exit_after_first_paint: bool = False) -> int:
    """Open the window, with a file if one is named, and return the exit code when it is closed.

    A second start hands the file to the window that is there. `exit_after_first_paint`: close as soon as the window
    can be seen and used, for measuring; such a run is for itself.
    """
    forbid_core_dumps()
    disable_history()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    GarbageCollector(application)
    first = SingleInstance(records_folder(), application)
    if not exit_after_first_paint and not first.acquire() and first.forward_files(files):
        return 0
    try:
        machine = read_machine_settings()
        machine.require_version(__version__)
        settings = Settings(machine=machine)
        window = make_empty_window(
            application, settings, LockedVault(records_folder(), server=records_server(settings))
        )
    except (FileNotFoundError, MachineSettingsError, RecordsError) as problem:
        QMessageBox.critical(None, NAME, str(problem))
        return 2
    log = EventLog(log_path() if settings.keeps_log else None)
    catch_everything(CrashReporter(window).tell, partial(log.note, "unexpected error"))
    _note_events(window, log)
    first.files_handed.connect(window.come_forward)
    OrderlyEnd(application).asked.connect(window.end_session)
    application.commitDataRequest.connect(lambda _session: window.save_now(), Qt.ConnectionType.DirectConnection)
    jobs = Jobs(application)
    if exit_after_first_paint:
        window.painted.connect(window.close)
    else:
        window.painted.connect(first.listen)
        build_pages = partial(_populate_and_offer_tour, window, settings, log)
        window.painted.connect(lambda: jobs.run(partial(_read_content, machine), build_pages, _end_without_content))
    window.show()
    for file in files[:1]:
        window.open_file(file)
    code = application.exec()
    log.note("ended")
    log.close()
    first.release()
    return code


def _note_events(window: MainWindow, log: EventLog) -> None:
    log.note("started")
    window.unlock_page.unlocked.connect(lambda _records: log.note("unlocked"))
    window.unlock_page.refused.connect(partial(log.note, "unlocking failed"))
    window.locked.connect(lambda: log.note("locked"))


def _end_without_content(problem: Exception) -> None:
    if not isinstance(problem, CatalogueError | FileNotFoundError):
        raise problem
    QMessageBox.critical(None, NAME, str(problem))
    QApplication.exit(2)
