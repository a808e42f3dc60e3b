"""Works through a whole consultation in the real program, as the process that `test_leaks` watches.

Standard input: the words to type, as JSON. Argument: the folder in which the person saves. Last line of output: facts.
"""

import json
import resource
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from hrbc_desktop.app import make_application, run
from hrbc_desktop.cli.demo import _Walk
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.session.export_files import save_file
from hrbc_desktop.ui.records.backup import BackupDialog
from hrbc_desktop.ui.records.history import HistoryDialog
from hrbc_desktop.ui.shell.crash_dialog import TroubleDialog
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.diagnosis.medicine_names import MedicineNames
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.steps.visit.page import StartPage


class Consultation(_Walk):
    """The demo's person, who types words that are found again wherever they are written."""

    def __init__(self, window: MainWindow, folder: Path, words: dict[str, str]) -> None:
        super().__init__(window, folder)
        self._words = words
        self.facts: dict[str, object] = {}

    def work(self) -> None:
        self._begin_with(self._words["passphrase"])
        for step in (self._start, self._about, self._options, self._compare, self._values, self._questions):
            step()
            self._window.consultation.save_now()
            self._press(self._window.workspace.form.next_button)
        self._sign()
        self._visit()
        worksheet = self._window.consultation.document.worksheet
        save_file(self._folder / "worksheet.json", write_worksheet(worksheet))
        self._find_and_delete()
        self._look_after_records()
        self._fail_unexpectedly()
        self._lock_and_return()
        self.facts["core"] = resource.getrlimit(resource.RLIMIT_CORE)
        self._window.close()

    def _begin_with(self, passphrase: str) -> None:
        form = self._window.unlock_page.form
        self._press(form.welcome_card.form.choose_button)
        for edit in (
            form.choose_card.form.new_passphrase.form.passphrase_edit,
            form.choose_card.form.new_passphrase.form.repeat_edit,
        ):
            self._type(edit, passphrase)
        self._press(form.choose_card.form.create_button)
        code = form.code_card.form
        self._wait_until(form.code_card.isVisible)
        self._press(code.copy_button)
        self.facts["code"] = QGuiApplication.clipboard().text()
        self._press(code.written_check)
        self._press(code.go_on_button)
        self._wait_until(self._window.form.menu_button.isEnabled)  # the places come after the locked page
        self._wait_until(self._window.home.isVisible)
        self._press(self._window.home.form.new_button)

    def _start(self) -> None:
        super()._start()
        form = self._page("start", StartPage).form
        for edit, word in (
            (form.name_edit, "name"),
            (form.number_edit, "number"),
            (form.companions_edit, "companions"),
        ):
            edit.clear()
            self._type(edit, self._words[word])

    def _about(self) -> None:
        super()._about()
        names = self._page("about", AboutPage).field("medicine_names")
        if isinstance(names, MedicineNames):
            QTest.keyClicks(names.edit, self._words["medicines"])

    def _values(self) -> None:
        super()._values()
        form = self._page("values", ValuesPage).form
        self._type(form.own_edit, self._words["own thing"])
        self._press(form.own_button)

    def _questions(self) -> None:
        super()._questions()
        form = self._page("questions", QuestionsPage).form
        self._type(form.own_edit, self._words["own question"])
        self._press(form.own_button)

    def _sign(self) -> Path:
        sign, pdf = self._window.sign, self._folder / "worksheet.pdf"
        self._press(sign.form.change_button)
        dialog = sign.findChild(QFileDialog)
        if not isinstance(dialog, QFileDialog):
            raise TypeError("no dialog asks for a place to save")
        dialog.setDirectory(str(self._folder))
        name_edit = dialog.findChild(QLineEdit, "fileNameEdit")
        if not isinstance(name_edit, QLineEdit):
            raise TypeError("the dialog has no field for a name")
        name_edit.setText(pdf.name)
        dialog.accept()
        QApplication.processEvents()
        self._wait_until(lambda: sign.form.preview.is_painted)
        self._draw_signature(sign.form.patient_card.form.pad)
        self._press(self._window.workspace.form.next_button)
        self._wait_until(lambda: self._window.consultation.document.worksheet.is_signed)
        return pdf

    def _visit(self) -> None:
        page = self._page("questions", QuestionsPage)
        self._window.workspace.show_step("questions")
        self._press(page.form.visit_check)
        self._type(next(iter(page.rows.values())).form.answer_edit, self._words["answer"])
        self._window.workspace.show_step("sign")
        form = self._window.sign.form
        self._press(form.nurse_button)
        QTest.keyClicks(form.notes_edit, self._words["notes"])
        self._type(form.nurse_card.form.name_edit, self._words["nurse"])
        self._press(form.nurse_card.form.type_button)
        self._window.sign.save_to(self._folder / "countersigned.pdf")
        self._press(form.countersign_button)
        self._wait_until(lambda: len(self._window.consultation.document.worksheet.signatures) == 2)

    def _find_and_delete(self) -> None:
        home = self._window.home
        self._window.go_home()
        QTest.keyClicks(home.form.search_edit, self._words["name"])
        home.form.worksheet_table.selectRow(0)
        home.delete_selected()
        self._press(home.form.undo_button)
        self._window.open_file(self._folder / "countersigned.pdf")
        self._wait_until(self._window.opening.form.go_through_button.isVisible)
        self._press(self._window.opening.form.go_through_button)

    def _look_after_records(self) -> None:
        desk = self._window._pages._desk
        desk.show_history()
        [history] = self._window.findChildren(HistoryDialog)
        self._wait_until(lambda: history.lines.counts[1] > 0)
        history.close()
        desk.show_deleted()
        desk.back_up()
        [backup] = self._window.findChildren(BackupDialog)
        backup.save(self._folder / "worksheets.hrbcbackup")
        self._wait_until(lambda: bool(backup.form.state_label.text()) and backup.form.progress_bar.isHidden())
        backup.close()

    def _fail_unexpectedly(self) -> None:
        def fail() -> None:
            raise RuntimeError(" ".join(self._words.values()))

        def read_report() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, TroubleDialog):
                self.facts["report"] = dialog.report_edit.toPlainText()
                dialog.accept()

        QTimer.singleShot(0, fail)
        QTimer.singleShot(200, read_report)
        self._wait_until(lambda: "report" in self.facts)

    def _lock_and_return(self) -> None:
        self._window.lock()
        self.facts["clipboard"] = QGuiApplication.clipboard().text()
        form = self._window.unlock_page.form
        for passphrase in ("not this one at all", self._words["passphrase"]):
            form.unlock_card.form.passphrase_edit.setText(passphrase)
            self._press(form.unlock_card.form.unlock_button)
            self._wait_until(form.unlock_card.isEnabled)
        self._wait_until(lambda: not self._window.is_covered)


def _soon(words: dict[str, str], folder: Path, facts: dict[str, object]) -> Callable[[], None]:
    def work() -> None:
        [window] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        consultation = Consultation(window, folder, words)
        try:
            consultation.work()
        except Exception:  # noqa: BLE001 - the test tells it
            facts["trouble"] = traceback.format_exc()
        finally:
            facts.update(consultation.facts)
            QApplication.quit()

    return work


def main() -> int:
    words, facts = json.loads(sys.stdin.read()), dict[str, object]()
    make_application()
    QTimer.singleShot(0, _soon(words, Path(sys.argv[1]), facts))
    code = run([])
    print(json.dumps(facts))  # noqa: T201 - it goes back to the test
    return code


if __name__ == "__main__":
    sys.exit(main())
