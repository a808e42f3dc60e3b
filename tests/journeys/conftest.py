from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application, make_window
from hrbc_desktop.cli.demo import run_demo
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.metrics import MAIN_WINDOW
from hrbc_desktop.ui.shell.main_window import MainWindow


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo leaves: pictures, the worksheet and the PDF that the patient signed."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    run_demo(folder)
    return folder


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The program on a clinic's computer that keeps nothing, at Home."""
    made = make_window(make_application(), Settings(tmp_path / "settings.ini"), tmp_path / "records")
    made.resize(*MAIN_WINDOW)
    qtbot.addWidget(made, before_close_func=close_unasked)
    with qtbot.waitExposed(made):
        made.show()
    made.unlock_page.form.welcome_card.form.memory_button.click()
    QTest.qWait(1)
    return made


def close_unasked(window: MainWindow) -> None:
    """Let go of what is open before pytest-qt closes the window."""
    window.consultation.jobs.wait()
    if not window.consultation.is_locked:
        window.consultation.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def look_at_what_opens(command: Callable[[], object], look: Callable[[QDialog], None]) -> None:
    """Give a command, look at each dialog that it opens, and close it."""

    def look_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            soon.stop()
            look(dialog)
            dialog.close()
            soon.start()

    soon = QTimer(interval=5)
    soon.timeout.connect(look_and_close)
    soon.start()
    command()
    QTest.qWait(20)
    soon.stop()
