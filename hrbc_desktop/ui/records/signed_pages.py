"""All that was signed of one worksheet: each revision with its signers, and the corrections that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrbc_desktop.domain.model.addendum import closed_revision
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.export_files import documents_folder, free_path, readable, save_file
from hrbc_desktop.session.file_names import file_name
from hrbc_desktop.session.patient_pdfs import correction_name, revision_name
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.signed_history import SignedWorksheet
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.file_prompts import ask_where_to_save
from hrbc_desktop.ui.kit.flow_layout import FlowLayout
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import CORRECTION_TEXT, SIGNED_PAGES_WINDOW, XXL, L, M
from hrbc_desktop.ui.kit.paper import in_role, lay_out_with_buttons
from hrbc_desktop.ui.kit.printing import Printout
from hrbc_desktop.ui.kit.progress_line import ProgressLine
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording import addendum as words
from hrbc_desktop.wording.sheet import whose
from hrbc_desktop.wording.signed_history import NOT_KEPT, NOTHING_SIGNED, TITLE, revision_line


@dataclass(frozen=True)
class SignedFile:
    """A line of the list. `content`: empty where the PDF is not kept here."""

    line: str
    details: str
    name: str
    content: bytes
    digest: str
    is_correction: bool = False


class SignedPagesDialog(Dialog):
    """Prints and saves what is signed, and leads to a new correction."""

    correction_requested = Signal(str)
    """The id of the worksheet."""

    def __init__(
        self,
        signed: SignedWorksheet,
        sheets: SheetService,
        consultation: Consultation,
        parent: QWidget | None = None,
        *,
        chosen: str = "",
    ) -> None:
        """`chosen`: the digest of the file that is chosen at first; the newest one without."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._signed, self._sheets, self._records = signed, sheets, consultation.records
        self.files = tuple(_files(signed))
        self.list, self.details_label = QListWidget(), in_role(QLabel(), "muted")
        self.problem_label, self.progress = in_role(StatusLabel(), "error"), ProgressLine()
        self.add_button = QPushButton(f"{words.ADD}…")
        self.print_button, self.save_button = QPushButton(_("Print…")), QPushButton(_("Save a copy…"))
        self.close_button = QPushButton(_("Close"))
        self._set_up()
        self._printout = Printout(sheets, self.progress, self._tell)
        rows = [row for row, file in enumerate(self.files) if file.digest == chosen]
        self.list.setCurrentRow(rows[0] if rows else len(self.files) - 1)
        self.resize(current_theme().window(SIGNED_PAGES_WINDOW, self))

    @property
    def file(self) -> SignedFile | None:
        """What is chosen."""
        row = self.list.currentRow()
        return self.files[row] if 0 <= row < len(self.files) else None

    def say(self, sentence: str) -> None:
        """Say what has just been done."""
        self.progress.say(sentence)

    def print_chosen(self) -> None:
        """Print the pages of what is chosen, as every sheet is printed."""
        if file := self.file:
            begin = partial(self._printout.begin, file.content, page=self)
            self._sheets.count_pages(file.content, lambda pages: begin(pages=pages), self._tell)

    def ask_where_to_save(self) -> None:
        """Ask where a copy of what is chosen goes."""
        if file := self.file:
            folder = self._sheets.pdf_folder or documents_folder()
            ask_where_to_save(self, _("Save a copy"), free_path(folder / file.name), self.save_to)

    def save_to(self, path: Path) -> None:
        """Save a copy of what is chosen."""
        if (file := self.file) is not None:
            work = partial(_saved, self._records, self._signed.worksheet.id, file, path)
            self._sheets.work_on(work, self._on_saved, self._tell)

    def _set_up(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(XXL, XXL, XXL, L)
        column.setSpacing(M)
        column.addWidget(in_role(QLabel(TITLE), "heading"))
        column.addWidget(in_role(QLabel(with_break_points(whose(self._signed.worksheet))), "question"))
        for file in self.files:
            QListWidgetItem(with_break_points(file.line), self.list)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(TITLE)
        self.list.setMinimumHeight(current_theme().scaled(CORRECTION_TEXT))
        column.addWidget(self.list, 1)
        column.addWidget(self.details_label)
        commands = QWidget()
        flow = FlowLayout(commands)
        for button in (self.add_button, self.print_button, self.save_button):
            button.setAutoDefault(False)
            flow.addWidget(button)
        column.addWidget(commands)
        column.addWidget(self.progress)
        column.addWidget(self.problem_label)
        lay_out_with_buttons(self, inside, self.close_button)
        self.problem_label.hide()
        self.list.currentRowChanged.connect(self._show_chosen)
        self.add_button.clicked.connect(self._add)
        self.print_button.clicked.connect(self.print_chosen)
        self.save_button.clicked.connect(self.ask_where_to_save)
        self.close_button.clicked.connect(self.reject)
        may_correct = self._records.people.may("correct") and closed_revision(self._signed.worksheet) is not None
        self.add_button.setVisible(may_correct)
        self.list.setVisible(bool(self.files))
        if not self.files:
            self.details_label.setText(NOTHING_SIGNED)
        self._show_chosen()

    def _show_chosen(self) -> None:
        file = self.file
        if file is not None:
            self.details_label.setText(with_break_points(file.details if file.content else NOT_KEPT))
        self.details_label.setVisible(bool(self.details_label.text()))
        may_export = self._records.people.may("export")
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(file and file.content) and may_export)

    def _add(self) -> None:
        self.accept()
        self.correction_requested.emit(self._signed.worksheet.id)

    def _on_saved(self, path: Path) -> None:
        self.say(_("A copy is saved as {path}.").format(path=readable(path)))

    def _tell(self, sentence: str) -> None:
        self.problem_label.setText(sentence)
        self.problem_label.setVisible(bool(sentence))


def _files(signed: SignedWorksheet) -> Iterator[SignedFile]:
    """List each revision, and below it what corrects it."""
    usual = file_name(signed.worksheet)
    for one in signed.revisions:
        pdf = one.pdf
        line = revision_line(one.revision, [(each.name, each.role, each.at) for each in one.signers])
        name = revision_name(usual, one.revision)
        yield SignedFile(line, "", name, pdf.content if pdf else b"", pdf.digest if pdf else "")
        for stored in one.corrections:
            addendum = stored.signed.addendum
            details = f"{words.what(addendum)} {words.source(addendum)}"
            name = correction_name(usual, addendum)
            yield SignedFile(
                f"    {words.line(stored.signed)}", details, name, stored.content, stored.digest, is_correction=True
            )


def _saved(records: Store, worksheet_id: str, file: SignedFile, path: Path, job: Job) -> Path:
    records.people.require("export")
    job.commit()
    save_file(path, file.content)
    records.log_event("exported", worksheet_id, file.digest)
    return path
