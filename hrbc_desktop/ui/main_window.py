"""The main window: which place is shown, what the header says, and what commands do."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent, QUndoGroup
from PySide6.QtWidgets import QMainWindow, QMessageBox, QWidget

from hrbc_desktop.domain.reading import WorksheetUnreadable, read_worksheet
from hrbc_desktop.domain.steps import StepName
from hrbc_desktop.records.errors import Conflict, RecordsError
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.vault import Vault
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.lock import IdleLock
from hrbc_desktop.session.settings import TEXT_STEP, Settings
from hrbc_desktop.session.sheets import Sheets
from hrbc_desktop.session.traces import forget_copied
from hrbc_desktop.ui.about import AboutPage
from hrbc_desktop.ui.closing import may_close
from hrbc_desktop.ui.commands import build_menu, resize_text
from hrbc_desktop.ui.compare import ComparePage
from hrbc_desktop.ui.conflict_dialog import ConflictDialog
from hrbc_desktop.ui.consult import ConsultView
from hrbc_desktop.ui.forms.ui_main_window import Ui_MainWindow
from hrbc_desktop.ui.header import Header
from hrbc_desktop.ui.home import HomePage
from hrbc_desktop.ui.opening import OpeningPage
from hrbc_desktop.ui.options import OptionsPage
from hrbc_desktop.ui.page import Page
from hrbc_desktop.ui.questions import QuestionsPage
from hrbc_desktop.ui.shelf import Shelf
from hrbc_desktop.ui.sign import SignPage
from hrbc_desktop.ui.start import StartPage
from hrbc_desktop.ui.theme import look
from hrbc_desktop.ui.unlock import UnlockPage
from hrbc_desktop.ui.values import ValuesPage
from hrbc_desktop.ui.workspace import Workspace

NOTHING_TO_LOCK = (
    "Nothing is kept on this computer, so there is nothing to lock. Locking would lose what you typed. "
    "Save the PDF, then close the program."
)


class MainWindow(QMainWindow):
    """Shows one place at a time: the locked page, Home, an opened file, or the seven steps."""

    def __init__(self, consultation: Consultation, settings: Settings, vault: Vault, idle_lock: IdleLock) -> None:
        super().__init__()
        self.consultation, self._settings, self._idle_lock = consultation, settings, idle_lock
        self._waiting_file: Path | None = None
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self.sheets = Sheets(consultation, settings)
        self.unlock_page = UnlockPage(vault, consultation.jobs)
        self.home = HomePage(consultation)
        self._behind: QWidget = self.home
        self.opening = OpeningPage(consultation, self.sheets)
        self.workspace = Workspace(consultation.document, self._page_makers())
        for place in (self.unlock_page, self.home, self.opening, self.workspace):
            self.form.places.addWidget(place)
        self._header = Header(self.form, consultation, self.workspace)
        self._connect()
        shelf = Shelf(consultation, self.workspace, self)
        undoing = QUndoGroup(self)
        undoing.addStack(consultation.document.undo_stack)
        self.form.menu_button.setMenu(build_menu(self, self, shelf, undoing, settings))
        self.setMinimumSize(720, 540)
        self.resize(1280, 800)
        self.restoreGeometry(settings.window_place)
        self._show_place(self.unlock_page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.workspace, self.workspace.make_ahead)

    def _page_makers(self) -> dict[StepName, Callable[[], Page]]:
        document, catalogue = self.consultation.document, self.consultation.catalogue
        return {
            "start": lambda: StartPage(document, catalogue),
            "about": lambda: AboutPage(document, catalogue),
            "options": lambda: OptionsPage(document, catalogue),
            "compare": lambda: ComparePage(document, catalogue),
            "values": lambda: ValuesPage(document, catalogue),
            "questions": lambda: QuestionsPage(document, catalogue),
            "sign": self._make_sign_page,
        }

    def _make_sign_page(self) -> SignPage:
        page = SignPage(self.consultation.document, self.consultation.catalogue, self.sheets)
        page.step_wanted.connect(self.workspace.show_step)
        page.pdf_wanted.connect(self.choose_file)
        return page

    @property
    def sign(self) -> SignPage:
        """The last step."""
        page = self.workspace.page("sign")
        if not isinstance(page, SignPage):
            raise TypeError("the last step has another page")
        return page

    def _connect(self) -> None:
        form, consultation = self.form, self.consultation
        form.home_button.clicked.connect(self.go_home)
        form.smaller_button.clicked.connect(lambda: resize_text(self._settings, -TEXT_STEP))
        form.larger_button.clicked.connect(lambda: resize_text(self._settings, TEXT_STEP))
        self._settings.changed.connect(lambda: look().follow(self._settings))
        self.unlock_page.unlocked.connect(self._on_unlocked)
        self.home.new_wanted.connect(self.new_worksheet)
        self.home.open_wanted.connect(self.open_worksheet)
        self.home.file_wanted.connect(self.open_file)
        self.workspace.home_wanted.connect(self.go_home)
        self.workspace.finish_wanted.connect(self._finish)
        self.workspace.step_changed.connect(lambda _: consultation.save_now())
        self.opening.go_through_wanted.connect(self._go_through)
        self.opening.countersign_wanted.connect(lambda: self._show_step("sign"))
        self.opening.continue_wanted.connect(lambda: self._show_step("start"))
        self.opening.closed.connect(self.go_home)
        consultation.save_failed.connect(self.tell)
        consultation.conflicted.connect(self._resolve)
        consultation.document.refused.connect(self.tell)
        self._idle_lock.expired.connect(self.lock)

    # -- places

    @property
    def is_covered(self) -> bool:
        """Whether the passphrase is asked for, and nothing else can be seen."""
        return self.form.places.currentWidget() is self.unlock_page

    def _show_place(self, place: QWidget) -> None:
        self.form.places.setCurrentWidget(place)
        self.consultation.document.undo_stack.setActive(place is self.workspace)
        self.form.home_button.setEnabled(place is not self.unlock_page)
        self._header.follow()

    def _show_step(self, name: StepName) -> None:
        self.workspace.show_step(name)
        self._show_place(self.workspace)

    def go_home(self) -> None:
        """Save, and show the list of worksheets."""
        if self.is_covered:
            return
        self.consultation.save_now()
        self.home.refresh()
        self._show_place(self.home)

    def new_worksheet(self) -> None:
        """Begin an empty worksheet at its first step."""
        if not self.consultation.is_locked and self.consultation.new():
            self._show_step("start")

    def open_worksheet(self, worksheet_id: str) -> None:
        """Open a worksheet of this computer."""
        try:
            if self.consultation.open(worksheet_id):
                self._show_step("start")
        except (RecordsError, WorksheetUnreadable) as problem:
            self.tell(str(problem))

    def open_file(self, path: Path) -> None:
        """Open a PDF, or a worksheet's JSON; while locked it waits until the records are open."""
        if self.is_covered:
            self._waiting_file = path
            return
        self.consultation.save_now()
        if path.suffix.casefold() == ".json":
            self._open_json(path)
            return
        self.opening.open_file(path)
        self._show_place(self.opening)

    def _open_json(self, path: Path) -> None:
        try:
            if self.consultation.take_in(read_worksheet(path.read_bytes())):
                self._show_step("start")
        except OSError as problem:
            self.tell(f"This file could not be read: {problem.strerror}. Nothing was changed.")
        except (WorksheetUnreadable, RecordsError) as problem:
            self.tell(str(problem))

    def _finish(self) -> None:
        self.sign.sign_and_save()

    def _go_through(self) -> None:
        self._show_step("compare")
        self.show_consult_view()

    # -- commands

    def choose_file(self) -> None:
        """Let the person choose a PDF to open."""
        if not self.is_covered:
            self.home.choose_file()

    def search(self) -> None:
        """Go to the search of the place that is shown."""
        if self.form.places.currentWidget() is self.workspace:
            self._show_step("options")
            options = self.workspace.page("options")
            if isinstance(options, OptionsPage):
                options.form.search_edit.setFocus()
        elif not self.is_covered:
            self.go_home()
            self.home.focus_search()

    def print_sheet(self) -> None:
        """Print the sheet of the open worksheet."""
        if self.form.places.currentWidget() is self.workspace:
            self._show_step("sign")
            self.sign.print_sheet()

    def show_consult_view(self) -> None:
        """Show the comparison full screen, for two people before one screen."""
        if self.form.places.currentWidget() is not self.workspace:
            return
        view = ConsultView(self.consultation.document, self.consultation.catalogue, self)
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.questions_wanted.connect(lambda: self._leave_consult(view, "questions"))
        view.note_wanted.connect(lambda: self._leave_consult(view, "sign"))
        view.showFullScreen()

    def _leave_consult(self, view: QWidget, step: StepName) -> None:
        view.close()
        self._show_step(step)

    def go_back(self) -> None:
        """Go one step back."""
        if self.form.places.currentWidget() is self.workspace:
            self.workspace.go_back()

    def go_on(self) -> None:
        """Go one step on; at the last step nothing happens, since signing wants a press of its button."""
        if self.form.places.currentWidget() is self.workspace and self.workspace.step != "sign":
            self.workspace.go_on()

    def lock(self) -> None:
        """Cover everything, save, and drop the key; what cannot be saved stays in memory behind the cover."""
        if self.is_covered:
            return
        if self.consultation.records.keeps_nothing:
            self.tell(NOTHING_TO_LOCK)
            return
        self._behind = self.form.places.currentWidget() or self.home
        self._show_place(self.unlock_page)
        for other in self.findChildren(QWidget):
            if other.isWindow():
                other.close()
        forget_copied()
        self._idle_lock.stop()
        self.unlock_page.ask(again=not self.consultation.lock())

    def tell(self, sentence: str) -> None:
        """Say something that the person needs to know now."""
        QMessageBox.information(self, self.windowTitle(), sentence)

    # -- what happens

    def _on_unlocked(self, records: Store) -> None:
        if not records.keeps_nothing:
            self._idle_lock.start()
        if self.consultation.is_locked:
            self._show_place(self.home)
            self.consultation.unlock(records)
        else:
            records.close()  # they were opened only to ask who is there
            self._show_place(self._behind)
            self.consultation.save_now()
        if self._waiting_file is not None:
            waiting, self._waiting_file = self._waiting_file, None
            self.open_file(waiting)

    def _resolve(self, conflict: Conflict) -> None:
        if self.is_covered:
            return
        ConflictDialog(conflict, self.consultation, self).exec()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before closing; ask when that is not possible."""
        self._settings.window_place = self.saveGeometry()
        if may_close(self.consultation, self):
            self.consultation.lock()
            forget_copied()
            self.consultation.jobs.wait()
            event.accept()
        else:
            event.ignore()
