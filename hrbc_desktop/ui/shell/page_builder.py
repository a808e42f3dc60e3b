"""Builds the main window's pages and connects them, after first paint and after the catalogue has loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import LARGEST_JSON, WorksheetUnreadable, read_worksheet
from hrbc_desktop.domain.visit.steps import StepName
from hrbc_desktop.files import read_file
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import Conflict, RecordsError
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.desktop.privacy import copy_secret
from hrbc_desktop.session.export_files import documents_folder, free_path
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.actions import HelpActions
from hrbc_desktop.ui.help.glossary_popups import WordsHere
from hrbc_desktop.ui.home.home_page import HomePage
from hrbc_desktop.ui.home.recent_files_menu import RecentFiles
from hrbc_desktop.ui.home.type_in_form import TypeInForm
from hrbc_desktop.ui.kit.confirm import confirm_data_loss
from hrbc_desktop.ui.kit.file_prompts import ask_where_to_save
from hrbc_desktop.ui.kit.glossary import Glossary, explain_in
from hrbc_desktop.ui.kit.long_wait import long_wait
from hrbc_desktop.ui.kit.metrics import XXL, L
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.open_pdf.verdict_page import OpeningPage
from hrbc_desktop.ui.records.actions import RecordsActions
from hrbc_desktop.ui.records.conflict import ConflictDialog
from hrbc_desktop.ui.shell.file_drop import DroppedFiles
from hrbc_desktop.ui.shell.header import Header
from hrbc_desktop.ui.shell.look_page import LookPage
from hrbc_desktop.ui.shell.menu import build_menu, show_switch_person
from hrbc_desktop.ui.shell.workspace import Workspace
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.ui.steps.decision.page import DecisionPage
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.steps.sign.page import SignPage
from hrbc_desktop.ui.steps.visit.page import StartPage
from hrbc_desktop.ui.visit_view.view import ConsultView, VisitPosition
from hrbc_desktop.wording.addendum import ADD as ADD_CORRECTION
from hrbc_desktop.wording.chart import chart_copied, chart_text
from hrbc_desktop.wording.files import FILE_IS_GONE, why_unreadable
from hrbc_desktop.wording.signatures import KEEP_SIGNED, ask_for_revision, make_revision

if TYPE_CHECKING:
    from hrbc_desktop.ui.shell.main_window import MainWindow


class MainWindowPages:
    """The pages of the main window and their connections. Slow to import: only after the first paint."""

    def __init__(self, consultation: Consultation, settings: Settings, window: MainWindow) -> None:
        self._consultation, self._settings, self._window = consultation, settings, window
        self.sheets = SheetService(consultation, settings)
        self.home = HomePage(consultation)
        self.opening = OpeningPage(consultation, self.sheets)
        self.workspace = Workspace(consultation.document, self._page_makers())
        self.look = LookPage(consultation, self.sheets)
        self.look.left.connect(window.stop_looking)
        for page in (self.home, self.opening, self.workspace, self.look):
            window.form.places.addWidget(page)
        consultation.where = lambda: self.workspace.position
        consultation.queue.tell_of_wait = partial(long_wait, on_server=window.vault.server is not None)
        self.header = Header(window.form, consultation, self.workspace)
        self._desk = RecordsActions(consultation, Vault.of(window.vault), self.home, window)
        words = Glossary(consultation.catalogue.glossary)
        words_here = WordsHere(window.form.places, words)
        explain_in(window, words)
        self._help_actions = HelpActions(consultation, settings, self.workspace, self.opening, words_here, window)
        self._join()

    def menu(self, settings: Settings) -> QMenu:
        """Return the menu, whose commands act on the window."""
        undoing = QUndoGroup(self._window)
        undoing.addStack(self._consultation.document.undo_stack)
        recent = RecentFiles(self._consultation.remembered, self._window)
        recent.file_requested.connect(self._window.open_file)
        menu = build_menu(self._window, self._window, (self._help_actions, self._desk), undoing, recent, settings)
        show_switch_person(menu, is_shown=False)
        self._consultation.records_changed.connect(lambda: show_switch_person(menu, is_shown=self._window.has_people))
        return menu

    def open_kept(self, worksheet_id: str) -> bool:
        """Open a worksheet of the records; tell why, and return False, when that is not possible."""
        return self._opened(lambda: self._consultation.open(worksheet_id))

    def open_json(self, path: Path) -> bool:
        """Open a worksheet's JSON, which proves no signature; tell why, and return False, when that is not possible."""

        def read_and_take_in() -> bool:
            read = read_worksheet(read_file(path, LARGEST_JSON + 1))
            return self._consultation.take_in(read.evolve(signatures=()))

        return self._opened(read_and_take_in)

    def _opened(self, opening: Callable[[], bool]) -> bool:
        try:
            return opening()
        except FileNotFoundError:
            self._window.tell(FILE_IS_GONE)
        except OSError as problem:
            self._window.tell(why_unreadable(problem))
        except (RecordsError, WorksheetUnreadable) as problem:
            self._window.tell(str(problem))
        return False

    def consult_view(self) -> ConsultView:
        """Return the view for the visit; it is gone when it is closed."""
        view = ConsultView(self._consultation.document, self._consultation.catalogue, self._window)
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.chart_requested.connect(self.copy_for_the_chart)
        view.closed.connect(self._window.visit_ended)
        view.sign_requested.connect(lambda: self._leave_to_sign(view))
        view.help_requested.connect(lambda: self._help_actions.show_help_for_visit(view))
        return view

    def copy_for_the_chart(self) -> None:
        """Put the visit into the clipboard as plain text; it goes when the program is locked or closed."""
        worksheet, sheet = self._consultation.document.worksheet, self.sheets.signed_sheet
        digest = hashlib.sha256(sheet.pdf).hexdigest() if sheet else ""
        corrections = [one for one in self.sheets.corrections if one.addendum.revision == worksheet.revision]
        copy_secret(chart_text(worksheet, self._consultation.catalogue, digest, corrections))
        self._window.notice_bar.show_sentence(chart_copied())

    def type_in_form(self) -> None:
        """Ask for what stands on a form, in its order."""
        TypeInForm(self._consultation, self._window).open()

    def save_form(self) -> None:
        """Ask which form is wanted and where it goes; then make and save it."""
        names = {one.name: key for key, one in self._consultation.catalogue.decisions.items()}
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(_("Form to fill in by pen"))
        dialog.setLabelText(_("About which decision?"))
        dialog.setComboBoxItems(list(names))
        dialog.resize(dialog.sizeHint())  # until it is asked for its size it has no layout
        if (layout := dialog.layout()) is not None:
            layout.setContentsMargins(XXL, XXL, XXL, XXL)
            layout.setSpacing(L)
        if dialog.exec():
            chosen = dialog.textValue()
            usual = free_path((self._settings.pdf_folder or documents_folder()) / f"Form-{names[chosen]}.pdf")
            ask_where_to_save(self._window, _("Save the form"), usual, partial(self._save_form, names[chosen]))

    def _save_form(self, decision: str, path: Path) -> None:
        self.sheets.save_form(decision, path, self._on_form_saved, self._window.tell)

    def _on_form_saved(self, path: Path) -> None:
        self._window.notice_bar.show_sentence(
            _("The form is saved as {name}. Print it from there.").format(name=path.name)
        )

    @property
    def visit_position(self) -> VisitPosition | None:
        """Where two people are in the view for the visit; None while it is not open."""
        return next((view.position for view in self._visit_views), None)

    def go_back_to_visit(self, position: VisitPosition) -> None:
        """Go to where they were, in the view that is open again."""
        for view in self._visit_views:
            view.go_back_to(position)

    @property
    def _visit_views(self) -> list[ConsultView]:
        return [view for view in self._window.findChildren(ConsultView) if view.isVisible()]

    def end_visit(self) -> None:
        """Close the view for the visit where it is open."""
        for view in self._window.findChildren(ConsultView):
            view.close()

    def _leave_to_sign(self, view: ConsultView) -> None:
        view.close()
        self._window.show_step("sign")
        self._window.sign.begin_countersigning()

    def _page_makers(self) -> dict[StepName, Callable[[], Page]]:
        document, catalogue = self._consultation.document, self._consultation.catalogue
        return {
            "start": lambda: StartPage(document, catalogue),
            "about": lambda: AboutPage(document, catalogue),
            "options": self._make_decision_page,
            "compare": self._make_compare_page,
            "values": lambda: ValuesPage(document, catalogue),
            "questions": lambda: QuestionsPage(document, catalogue),
            "sign": self._make_sign_page,
        }

    def _make_decision_page(self) -> DecisionPage:
        page = DecisionPage(self._consultation.document, self._consultation.catalogue)
        page.another_requested.connect(self._window.another_decision)
        return page

    def _make_compare_page(self) -> ComparePage:
        page = ComparePage(self._consultation.document, self._consultation.catalogue)
        page.remember(self._settings)
        return page

    def _make_sign_page(self) -> SignPage:
        page = SignPage(self._consultation.document, self._consultation.catalogue, self.sheets)
        page.step_requested.connect(self.workspace.show_step)
        page.pdf_requested.connect(self._window.choose_file)
        self.workspace.finish_requested.connect(page.sign_and_save)
        self._offer_chart(page)
        self._offer_correction(page)
        return page

    def _offer_chart(self, page: SignPage) -> None:
        """Offer the visit as plain text once the nurse has signed."""
        button = QPushButton(_("Copy for the chart"))
        page.form.result_buttons.insertWidget(page.form.result_buttons.indexOf(page.form.copy_button) + 1, button)
        button.clicked.connect(self.copy_for_the_chart)

        def follow(worksheet: Worksheet) -> None:
            button.setVisible(worksheet.is_closed)

        self._consultation.document.changed.connect(follow)
        follow(self._consultation.document.worksheet)

    def _offer_correction(self, page: SignPage) -> None:
        """Offer a correction once the nurse has signed, to who may sign one."""
        button, document = QPushButton(f"{ADD_CORRECTION}…"), self._consultation.document
        page.form.result_buttons.insertWidget(page.form.result_buttons.indexOf(page.form.copy_button) + 2, button)
        button.clicked.connect(lambda: self._desk.add_correction(document.worksheet.id))

        def follow(worksheet: Worksheet) -> None:
            may_correct = not self._consultation.is_locked and self._consultation.records.people.may("correct")
            button.setVisible(worksheet.is_closed and may_correct)

        document.changed.connect(follow)
        follow(document.worksheet)

    def _join(self) -> None:
        window, consultation = self._window, self._consultation
        self.home.new_requested.connect(window.new_worksheet)
        self.home.open_requested.connect(window.open_worksheet)
        self.home.another_requested.connect(window.open_for_another_decision)
        self.home.file_requested.connect(window.open_file)
        DroppedFiles(window).file_dropped.connect(window.open_file)
        self.workspace.home_requested.connect(window.go_home)
        self.workspace.form.words_button.clicked.connect(self._help_actions.show_words)
        self.workspace.step_changed.connect(lambda _: consultation.save_soon())
        self.opening.go_through_requested.connect(window.go_through)
        self.opening.newer_requested.connect(window.open_newer)
        self.opening.correction_kept.connect(self._desk.show_signed_pages)
        self.opening.countersign_requested.connect(window.countersign)
        self.opening.continue_requested.connect(lambda: window.show_step("start"))
        self.opening.closed.connect(window.go_home)
        consultation.records_changed.connect(self._promise)
        consultation.save_failed.connect(window.tell)
        consultation.conflicted.connect(self._resolve)
        consultation.noted.connect(window.notice_bar.show_sentence)
        consultation.document.refused.connect(window.tell)
        consultation.document.may_revise = self._may_revise

    def _may_revise(self, signed: Worksheet) -> bool:
        """Ask before a change begins the next revision of what is signed."""
        return confirm_data_loss(self._window, ask_for_revision(signed), make_revision(signed), KEEP_SIGNED)

    def _promise(self) -> None:
        if not self._consultation.is_locked:
            records = self._consultation.records
            self.workspace.show_promise(keeps_nothing=records.keeps_nothing, is_shared=records.is_shared)

    def _resolve(self, conflict: Conflict) -> None:
        if not self._window.is_covered:
            ConflictDialog(conflict, self._consultation, self._window).exec()
