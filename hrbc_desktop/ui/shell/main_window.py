"""The main window: which place is shown, and what commands do.

It is painted with the locked page alone, which takes no more than Qt does; all else is brought in afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from hrbc_desktop.fhir.recognize import is_record_file
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.desktop.privacy import forget_copied
from hrbc_desktop.session.settings import TEXT_STEP, Settings
from hrbc_desktop.session.tasks import Jobs
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_main_window import Ui_MainWindow
from hrbc_desktop.ui.kit.enter_key import PressesWithEnter
from hrbc_desktop.ui.kit.metrics import LEAST_MAIN_WINDOW, MAIN_WINDOW
from hrbc_desktop.ui.kit.notice_bar import NoticeBar
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin, focus_first_heading
from hrbc_desktop.ui.kit.theme import changes_of_the_system, current_theme
from hrbc_desktop.ui.lock.lock_page import UnlockPage
from hrbc_desktop.ui.shell.confirm_close import may_close
from hrbc_desktop.ui.shell.lock_warning import LockWarning, locked_after
from hrbc_desktop.wording.people import unsaved_of

if TYPE_CHECKING:
    from hrbc_desktop.domain.visit.steps import StepName
    from hrbc_desktop.records.crypto.locked_vault import LockedVault
    from hrbc_desktop.records.store import Store
    from hrbc_desktop.session.consultation import Consultation
    from hrbc_desktop.session.recent_state import Position
    from hrbc_desktop.session.sheet_service import SheetService
    from hrbc_desktop.ui.home.home_page import HomePage
    from hrbc_desktop.ui.open_pdf.verdict_page import OpeningPage
    from hrbc_desktop.ui.shell.workspace import Workspace
    from hrbc_desktop.ui.steps.decision.page import DecisionPage
    from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
    from hrbc_desktop.ui.steps.sign.page import SignPage
    from hrbc_desktop.ui.visit_view.view import VisitPosition

VISIT_MINUTES = 15
"""In the visit two people talk, and nobody touches the keyboard for minutes."""
NOTHING_TO_LOCK = _(
    "Nothing is saved on this computer. Locking would erase what you typed. Save the PDF, then close the program."
)


@dataclass(frozen=True)
class _WasAt:
    """What somebody was at when it was locked; no more than ids of it stays in memory."""

    who: str
    worksheet: str
    position: Position
    in_visit: VisitPosition | None
    """Where in the view for the visit, if that was open."""


class MainWindow(TabOrderMixin, PressesWithEnter, QMainWindow):
    """Shows one place at a time: the locked page, Home, an opened file, or the seven steps."""

    locked = Signal()
    painted = Signal()
    """The window can be seen for the first time, and the person can begin."""

    consultation: Consultation
    sheets: SheetService
    home: HomePage
    opening: OpeningPage
    workspace: Workspace

    def __init__(self, settings: Settings, vault: LockedVault, idle_lock: IdleLock) -> None:
        super().__init__()
        self._settings, self.vault, self.idle_lock = settings, vault, idle_lock
        self._is_painted = self._is_built = False
        self._waiting_records: Store | None = None
        self._waiting_file: Path | None = None
        self._was_at: _WasAt | None = None
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self._jobs = Jobs(self)
        self.unlock_page = UnlockPage(vault, self._jobs, settings)
        self._behind: QWidget = self.unlock_page
        self.form.places.addWidget(self.unlock_page)
        self.form.home_button.setEnabled(False)
        self.form.menu_button.setEnabled(False)
        self.form.save_label.hide()
        self.notice_bar = NoticeBar()
        self.form.center_layout.insertWidget(1, self.notice_bar)
        self.form.home_button.clicked.connect(self.go_home)
        self.form.smaller_button.clicked.connect(lambda: self._resize_text(-TEXT_STEP))
        self.form.larger_button.clicked.connect(lambda: self._resize_text(TEXT_STEP))
        settings.look_changed.connect(self._follow_look)
        for change in changes_of_the_system():
            change.connect(self._follow_look)
        self.unlock_page.unlocked.connect(self._on_unlocked)
        self.unlock_page.look_requested.connect(self.look_only)
        self.unlock_page.code_shown.connect(idle_lock.start)
        idle_lock.expired.connect(self.lock)
        idle_lock.rested.connect(self._say_why)
        idle_lock.warned.connect(LockWarning(self).show_warning)
        self.setMinimumSize(*LEAST_MAIN_WINDOW)
        self.resize(current_theme().window(MAIN_WINDOW, self))
        self.restoreGeometry(settings.window_geometry)

    def build_pages(self, consultation: Consultation) -> None:
        """Build the pages, which show `consultation`, and the menu."""
        from hrbc_desktop.ui.shell.page_builder import MainWindowPages  # noqa: PLC0415 - most of a second, after the first paint

        self.consultation = consultation
        self._pages = MainWindowPages(consultation, self._settings, self)
        self.sheets, self.home = self._pages.sheets, self._pages.home
        self.opening, self.workspace = self._pages.opening, self._pages.workspace
        self._behind = self.home
        self.form.menu_button.setMenu(self._pages.menu(self._settings))
        self.form.menu_button.setEnabled(True)
        self._show_page(self.unlock_page)
        self._is_built = True
        self._wait_with(self._waiting_file)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_changed)
        QTimer.singleShot(0, self.workspace, self.workspace.make_ahead)
        if self._waiting_records is not None:
            waiting, self._waiting_records = self._waiting_records, None
            self._on_unlocked(waiting)

    def _on_focus_changed(self, left: QWidget | None, reached: QWidget | None) -> None:
        """Save what was typed into a field as soon as it is left for something else in its window."""
        if isinstance(left, QLineEdit | QPlainTextEdit) and reached is not None and reached.window() is left.window():
            self.consultation.save_soon()

    @property
    def sign(self) -> SignPage:
        """The last step."""
        return cast("SignPage", self.workspace.page("sign"))

    # -- places

    @property
    def is_covered(self) -> bool:
        """Whether the passphrase is asked for, and nothing can be seen but a PDF that is only looked at."""
        shown = self.form.places.currentWidget()
        return shown is self.unlock_page or (self._is_built and shown is self._pages.look)

    def _show_page(self, page: QWidget) -> None:
        self.form.places.setCurrentWidget(page)
        self.consultation.document.undo_stack.setActive(page is self.workspace)
        self.form.home_button.setEnabled(page not in (self.unlock_page, self._pages.look))
        self._pages.header.follow()
        if not page.isAncestorOf(self.focusWidget() or self):
            focus_first_heading(page)

    def show_step(self, name: StepName) -> None:
        """Show a step of the open worksheet."""
        self.workspace.show_step(name)
        self._show_page(self.workspace)

    def go_home(self) -> None:
        """Save, and show the list of worksheets."""
        if self.is_covered:
            return
        self.consultation.save_soon()
        self.home.refresh()
        self._show_page(self.home)

    def new_worksheet(self) -> None:
        """Begin an empty worksheet at its first step."""
        if not self.consultation.is_locked and self.consultation.new():
            self.show_step("start")

    def type_in_form(self) -> None:
        """Begin a worksheet from what somebody wrote on paper."""
        if self.is_covered or not self.consultation.new():
            return
        self.show_step("start")
        self._pages.type_in_form()

    def save_form(self) -> None:
        """Save a form to be filled in by pen."""
        if not self.is_covered:
            self._pages.save_form()

    def another_decision(self) -> None:
        """Begin a worksheet about another decision, from the answers of the open one."""
        if self.form.places.currentWidget() is self.workspace and self.consultation.another_decision():
            self.show_step("options")

    def open_for_another_decision(self, worksheet_id: str) -> None:
        """Begin a worksheet about another decision, from the answers of one of this computer."""
        if self._pages.open_kept(worksheet_id) and self.consultation.another_decision():
            self.show_step("options")

    def open_worksheet(self, worksheet_id: str) -> None:
        """Open a worksheet of this computer."""
        self._open_at(worksheet_id, self.consultation.remembered.position_in(worksheet_id))

    def _open_at(self, worksheet_id: str, position: Position) -> None:
        if self._pages.open_kept(worksheet_id):
            self._show_page(self.workspace)
            self.workspace.go_to(position)

    def open_newer(self, worksheet_id: str) -> None:
        """Open what this computer keeps of a worksheet, in place of an older file; at its signed sheet, if any."""
        if self._pages.open_kept(worksheet_id):
            self.show_step("sign" if self.consultation.document.worksheet.is_signed else "start")

    def countersign(self) -> None:
        """Show where the nurse adds her notes and signs, with the keyboard there."""
        self.show_step("sign")
        self.sign.begin_countersigning()

    def open_file(self, path: Path) -> None:
        """Open a PDF, or a worksheet's JSON; it waits for the records to be open, and for a dialog to be answered."""
        if self.is_covered:
            self._wait_with(path)
            return
        if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.finished.connect(lambda: self.open_file(path))
            return
        self._pages.end_visit()
        self.consultation.save_now()
        if is_record_file(path):
            self._read_record(path)
            return
        if path.suffix.casefold() == ".json":
            if self._pages.open_json(path):
                self.show_step("start")
            return
        self.opening.open_file(path)
        self._show_page(self.opening)

    def _read_record(self, path: Path) -> None:
        """Look through a clinic's record beside the open worksheet, or beside a new one."""
        if self.form.places.currentWidget() is not self.workspace and not self.consultation.new():
            return
        self.show_step("about")
        cast("AboutPage", self.workspace.page("about")).read_file(path)

    def _wait_with(self, path: Path | None) -> None:
        """Keep a file until the worksheets are unlocked, and say that it waits."""
        self._waiting_file = path
        is_pdf = path is not None and path.suffix.casefold() == ".pdf"
        self.unlock_page.form.waiting_card.setVisible(is_pdf)
        self.unlock_page.form.waiting_card.look_button.setVisible(self._is_built)

    def look_only(self) -> None:
        """Show the PDF that waits, without the worksheets."""
        if self._waiting_file is not None and self._is_built:
            self._show_page(self._pages.look)
            self._pages.look.show_file(self._waiting_file)
            self.idle_lock.start()

    def stop_looking(self) -> None:
        """Go back to the passphrase; the PDF goes on waiting."""
        self._pages.look.forget()
        self.idle_lock.stop()
        self._show_page(self.unlock_page)

    def come_forward(self, files: Sequence[Path]) -> None:
        """Be in front of other programs, and open what a second start or a double click asks for."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.raise_()
        self.activateWindow()
        for file in files[:1]:
            self.open_file(file)

    def go_through(self) -> None:
        """Show the comparison of the open worksheet, and the view for the visit over it."""
        self.show_step("compare")
        self.show_consult_view()

    # -- commands

    def choose_file(self) -> None:
        """Let the person choose a PDF to open."""
        if not self.is_covered:
            self.home.choose_file()

    def search(self) -> None:
        """Go to the search of the place that is shown."""
        if self.form.places.currentWidget() is self.workspace:
            self.show_step("options")
            cast("DecisionPage", self.workspace.page("options")).look_up()
        elif not self.is_covered:
            self.go_home()
            self.home.focus_search()

    def print_sheet(self) -> None:
        """Print the sheet of the open worksheet."""
        if self.form.places.currentWidget() is self.workspace:
            self.show_step("sign")
            self.sign.print_sheet()

    def show_consult_view(self) -> None:
        """Show the comparison full screen, for two people before one screen."""
        if self.form.places.currentWidget() is self.workspace:
            self._pages.consult_view().showFullScreen()
            if not self._settings.is_locked("safety/lock_minutes"):
                self.idle_lock.minutes = max(VISIT_MINUTES, self._settings.lock_minutes)

    def visit_ended(self) -> None:
        """Wait no longer than the person chose: the view for the visit is closed."""
        self.idle_lock.minutes = self._settings.lock_minutes

    def show_tour(self) -> None:
        """Show the short tour, at Home."""
        if not self.is_covered:
            self.go_home()
            self.home.tour.begin()

    def go_back(self) -> None:
        """Go one step back."""
        if self.form.places.currentWidget() is self.workspace:
            self.workspace.go_back()

    def next_step(self) -> None:
        """Go one step on; at the last step nothing happens, since signing wants a press of its button."""
        if self.form.places.currentWidget() is self.workspace and self.workspace.step != "sign":
            self.workspace.next_step()

    def lock(self) -> None:
        """Cover everything, save, and drop the key; what cannot be saved stays in memory behind the cover."""
        if self.is_covered:
            self._clear_away()
            self.unlock_page.lock()
            if self._is_built:
                self.stop_looking()
            return
        if self.consultation.records.keeps_nothing:
            self.tell(NOTHING_TO_LOCK)
            return
        self._behind = self.form.places.currentWidget() or self.home
        self._was_at = self._who_is_at()
        person = self.consultation.records.people.person
        self._show_page(self.unlock_page)
        self._clear_away()
        self.locked.emit()
        again = not self.consultation.lock()
        self.unlock_page.ask(again=again, person=person.id if person else "")

    @property
    def has_people(self) -> bool:
        """Whether several people use the list."""
        return len(self.vault.people) > 1

    def switch_person(self) -> None:
        """Lock, and ask who is at the computer; nothing where one person uses the list."""
        if not self.has_people:
            return
        self.lock()
        if self.is_covered:
            self.unlock_page.ask_who()

    def _say_why(self, minutes: int) -> None:
        if self.is_covered:
            self.unlock_page.say_why(locked_after(minutes))

    def _clear_away(self) -> None:
        for other in self.findChildren(QWidget):
            if other.isWindow():
                other.close()
        forget_copied()
        self.notice_bar.clear()
        self.idle_lock.stop()

    def tell(self, sentence: str) -> None:
        """Say something that the person needs to know now."""
        from hrbc_desktop.ui.kit.message_box import message_box  # noqa: PLC0415 - its marks need QtSvg, which a start does not

        message_box(QMessageBox.Icon.Information, sentence, self).exec()

    # -- what happens

    def _follow_look(self) -> None:
        current_theme().follow(self._settings)

    def _resize_text(self, by: int) -> None:
        self._settings.text_percent += by

    def _on_unlocked(self, records: Store) -> None:
        if not self._is_built:
            self._waiting_records = records
            return
        if not records.keeps_nothing:
            self.idle_lock.start()
        if (person := records.people.person) is not None:
            self._settings.note_here(person.id, person.name)
        if self.consultation.is_locked:
            self._show_page(self.home)
            self.consultation.unlock(records)
            self._go_on_with(self._was_at)
        else:
            self._go_on_behind(records)
        if self._waiting_file is not None:
            waiting = self._waiting_file
            self._wait_with(None)
            self.open_file(waiting)

    def _go_on_behind(self, records: Store) -> None:
        """Go on with what could not be saved before it was locked; only who typed it may."""
        opened = self.consultation.records
        person, before = records.people.person, opened.people.person
        if before is not None and person is not None and person.id != before.id:
            records.close()
            self.idle_lock.stop()
            self.unlock_page.ask(again=True, person=before.id)
            self.unlock_page.say_why(unsaved_of(before.name))
            return
        if person is None:
            records.close()  # they were opened only to ask who is there
        else:
            self.consultation.renew(records)
        self._show_page(self._behind)
        self.consultation.save_soon()

    def _who_is_at(self) -> _WasAt | None:
        """Return whose worksheet is being worked on, and where in it."""
        if self._behind is not self.workspace:
            return None
        who, worksheet = self.consultation.records.who, self.consultation.document.worksheet
        return _WasAt(who, worksheet.id, self.workspace.position, self._pages.visit_position)

    def _go_on_with(self, was_at: _WasAt | None) -> None:
        """After a lock, show the same person what she was at."""
        self._was_at, records = None, self.consultation.records
        if was_at and was_at.who == records.who and records.list.known().index_of(was_at.worksheet) is not None:
            self._open_at(was_at.worksheet, was_at.position)
            if was_at.in_visit is not None and self.consultation.document.worksheet.id == was_at.worksheet:
                self.show_consult_view()
                self._pages.go_back_to_visit(was_at.in_visit)

    def save_now(self) -> bool:
        """Save what is open; return whether everything is saved."""
        return not self._is_built or self.consultation.save_now()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before closing; ask when that is not possible."""
        if self._is_built and not may_close(self.consultation, self):
            self._settings.window_geometry = self.saveGeometry()
            event.ignore()
            return
        self._put_away()
        event.accept()

    def end_session(self) -> None:
        """Save and end without a question: the session of the system is over, and nobody is there to answer one."""
        self._put_away()
        QApplication.exit()

    def _put_away(self) -> None:
        self._settings.window_geometry = self.saveGeometry()
        if self._is_built:
            self.consultation.lock()
            self.consultation.jobs.wait()
        self._jobs.wait()
        self.unlock_page.lock()
        forget_copied()
