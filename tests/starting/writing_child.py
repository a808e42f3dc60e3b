"""The real program in the middle of a consultation, for the test that kills it.

Arguments: the folder of the records, the passphrase, and the name to type. It says "saved" and then waits.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from hrbc_desktop.app import make_application, make_window
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.shell.main_window import MainWindow


def write(window: MainWindow, name: str) -> None:
    window.new_worksheet()
    edit = window.workspace.page("start").findChild(QLineEdit, "name_edit")
    if not isinstance(edit, QLineEdit):
        raise TypeError("there is no field for the name")
    QTest.keyClicks(edit, name)
    window.consultation.save_state_changed.connect(lambda state: print(state, flush=True))  # noqa: T201 - for the test


def main() -> int:
    records, passphrase, name = sys.argv[1:]
    application = make_application()
    window = make_window(application, Settings(Path(records).with_name("child.ini")), Path(records))
    window.show()
    window.unlock_page.unlocked.connect(lambda _: QTimer.singleShot(0, lambda: write(window, name)))
    form = window.unlock_page.form
    form.unlock_card.form.passphrase_edit.setText(passphrase)
    form.unlock_card.form.unlock_button.click()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
