"""A report or a record, looked through: its words at the left, what it says at the right; nothing is kept by itself."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QTextEdit, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.fhir.errors import FhirError
from hrbc_desktop.pdf.reading import sandbox
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.report_import import (
    ReportScanned,
    ReportUnreadable,
    open_source,
    open_text,
    words_in,
)
from hrbc_desktop.session.review import (
    Review,
    ReviewLine,
    Understood,
    review,
    understand,
    with_answers,
    with_questions,
)
from hrbc_desktop.session.tasks import Job, Jobs
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_review_dialog import Ui_ReviewDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.list_rebuild import clear_layout
from hrbc_desktop.ui.kit.metrics import CHECKBOX_INDENT, REVIEW_WINDOW
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording import import_report
from hrbc_desktop.wording import report as wording

_PAUSE_MS = 300
"""After the last key: the text is read when she stops to type."""
_LONGEST_LINE = 34
"""Letters beside a check box, which cannot wrap them: so many fit at 200 % too."""
_MOST_LETTERS = 3_000_000


class ReviewDialog(TabOrderMixin, Dialog):
    """Reads a report or a record off the GUI thread, shows each answer with its source, and adds what is ticked."""

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Ui_ReviewDialog()
        self.form.setupUi(self)
        self._document, self._catalogue = document, catalogue
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._lines: tuple[ReviewLine, ...] = ()
        self._questions: tuple[str, ...] = ()
        self.checks: list[QCheckBox] = []
        self.questions_check: QCheckBox | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self.setAcceptDrops(True)
        self.form.report_edit.setAcceptDrops(False)  # files are dropped on the dialog
        self.form.report_edit.textChanged.connect(self._pause.start)
        self.form.open_button.clicked.connect(self.choose)
        self.form.paste_button.clicked.connect(self.paste)
        self.form.add_button.clicked.connect(self._add)
        self.form.cancel_button.clicked.connect(self.reject)
        self._say("")
        self._count()
        self.form.area.hide()
        explain_words_in(self)
        self.resize(current_theme().window(REVIEW_WINDOW, self))

    @property
    def chosen(self) -> list[ReviewLine]:
        """The answers that are ticked."""
        return [line for line, check in zip(self._lines, self.checks, strict=True) if check.isChecked()]

    def open_file(self, path: Path) -> None:
        """Read a file; what is wrong with it is said where the program says what happens."""
        self._cancel()
        self._say(wording.READING)
        name, job = self._document.worksheet.visit.name, Job()
        work = partial(_understand_file, path, name, job)
        self._job = self._jobs.run(work, self._show, self._refuse, job)

    def read(self) -> None:
        """Read the text that stands at the left."""
        self._read(self.form.report_edit.toPlainText())

    def paste(self) -> None:
        """Read what was copied."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._read(text)
        else:
            self._say(wording.NOTHING_TO_PASTE)

    def choose(self) -> None:
        """Ask for a file, and read it."""
        sandbox.get_ready()
        dialog = QFileDialog(self, _("Open a report or a record"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [_("Reports and records (*.pdf *.txt *.rtf *.html *.htm *.json *.ndjson)"), _("All files (*)")]
        )
        dialog.fileSelected.connect(lambda chosen: self.open_file(Path(chosen)))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_file(paths[0])
        elif event.mimeData().text().strip():
            self._read(event.mimeData().text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show where an answer stands when the keyboard or the pointer is on it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Enter) and watched in self.checks:
            self._mark(self._lines[self.checks.index(watched)])
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Close; what is still being read is cancelled."""
        self._pause.stop()
        self._cancel()
        super().done(result)

    def _read(self, text: str) -> None:
        self._cancel()
        report, name, job = text[:_MOST_LETTERS], self._document.worksheet.visit.name, Job()
        work = partial(_understand_text, report, name, job)
        self._job = self._jobs.run(work, self._show, self._refuse, job)

    def _refuse(self, problem: Exception) -> None:
        if isinstance(problem, ReportScanned):
            self._say(f"{problem}\n{', '.join(map(_, wording.WHAT_TO_LOOK_FOR))}.")
        elif isinstance(problem, ReportUnreadable | FhirError):
            self._say(str(problem))
        else:
            raise problem

    def _show(self, understood: Understood) -> None:
        self._job = None
        opened = understood.opened
        self._say(wording.pictures_sentence(opened.pictures) if opened.pictures else "")
        self._show_text(opened.text, is_record=opened.record is not None)
        worksheet = self._document.worksheet
        found = review(understood, worksheet.profile, worksheet.visit)
        self._clear()
        if opened.text.strip() or opened.record is not None:
            self._lines, self._questions = found.lines, found.questions
            self._fill(found, opened.text)
        self.form.area.setVisible(bool(self.form.found_layout.count()))
        self._mark(None)
        self._count()
        if self.checks and not self.form.report_edit.isVisibleTo(self):
            self.checks[0].setFocus()

    def _show_text(self, text: str, *, is_record: bool) -> None:
        """Show the words that were read; a record without reports has none, and is not typed in."""
        edit = self.form.report_edit
        if edit.toPlainText() != text:
            with QSignalBlocker(edit):
                edit.setPlainText(text)
        self._pause.stop()
        edit.setReadOnly(is_record)
        edit.setVisible(bool(text.strip()) or not is_record)

    def _fill(self, found: Review, text: str) -> None:
        for alert in found.alerts:
            self._add_text(alert, "caution")
        if found.about:
            self._add_text(with_break_points(found.about), "small")
        self.checks = [self._check(line) for line in found.lines]
        if not found.lines:
            self._add_text(wording.NO_ANSWER, "question")
        for note in found.notes:
            self._add_text(note, "caution")
        if found.known:
            self._add_text(found.known, "small")
        self._section(wording.ALSO_SAID, found.shown)
        self._section(wording.NOT_SAID, (found.missing,) if found.missing else ())
        self._section(wording.TO_ASK, found.questions)
        if found.questions:
            self.questions_check = QCheckBox(wording.PUT_ON_MY_LIST, self)
            self.questions_check.toggled.connect(self._count)
            self.form.found_layout.addWidget(self.questions_check)
        words = [f"{term}: {meaning}" for term, meaning in words_in(text, self._catalogue.glossary)]
        self._section(wording.WORDS_EXPLAINED, tuple(words))
        self._section(import_report.NOT_UNDERSTOOD, found.not_understood)
        if found.not_used:
            self._add_text(found.not_used, "small")
        self.form.found_layout.addStretch(1)

    def _check(self, line: ReviewLine) -> QCheckBox:
        question, _colon, given = line.label.partition(": ")
        is_short = len(line.label) <= _LONGEST_LINE
        check = QCheckBox((line.label if is_short else question).replace("&", "&&"), self)
        check.setEnabled(line.can_be_ticked)
        check.setChecked(line.is_ticked)
        check.setAccessibleName(line.label)
        description = (line.replaces and f"{line.replaces}.", line.says, line.decides, line.note, line.source)
        check.setAccessibleDescription(" ".join(part for part in description if part))
        check.toggled.connect(partial(self._ticked, line))
        check.installEventFilter(self)
        self.form.found_layout.addWidget(check, 0, Qt.AlignmentFlag.AlignLeading)
        self._below("" if is_short else given, "small")
        self._below(line.replaces and f"{line.replaces}.", "caution")
        self._below(f"{line.says} {line.decides}".strip(), "small")
        self._below(line.note, "caution")
        self._below(line.source, "small")
        return check

    def _ticked(self, line: ReviewLine, is_ticked: bool) -> None:
        """Take the tick from the other answers to a question that has only one."""
        if is_ticked and line.excludes:
            for other, check in zip(self._lines, self.checks, strict=True):
                if other is not line and other.field == line.field:
                    check.setChecked(False)
        self._count()

    def _below(self, text: str, role: str) -> None:
        if text:
            self._add_text(text, role).setIndent(current_theme().scaled(CHECKBOX_INDENT))

    def _section(self, heading: str, lines: tuple[str, ...]) -> None:
        if lines:
            self._add_text(heading, "question").setProperty("spoken", "heading")
            self._add_text("\n".join(lines), "small")

    def _add_text(self, text: str, role: str) -> QLabel:
        label = QLabel(wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setText(text)
        self.form.found_layout.addWidget(label)
        return label

    def _clear(self) -> None:
        self.checks, self._lines, self._questions, self.questions_check = [], (), (), None
        clear_layout(self.form.found_layout)

    def _mark(self, present: ReviewLine | None) -> None:
        """Mark every line of the text that was understood; the one that is looked at stands out and is in sight."""
        placed = [line for line in self._lines if line.span]
        marks = [self._marked(line, is_present=line is present) for line in placed]
        self.form.report_edit.setExtraSelections(marks)
        if present is not None and present.span:
            self.form.report_edit.setTextCursor(self._cursor(present.span[0]))
            self.form.report_edit.ensureCursorVisible()

    def _marked(self, line: ReviewLine, *, is_present: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        first, last = line.span or (1, 1)
        cursor = self._cursor(first)
        for _line in range(last - first):
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setFontUnderline(True)
        if is_present:
            shape.setBackground(current_theme().color("action_soft"))
            shape.setForeground(current_theme().color("ink"))
            shape.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.cursor, mark.format = cursor, shape
        return mark

    def _cursor(self, line: int) -> QTextCursor:
        return QTextCursor(self.form.report_edit.document().findBlockByNumber(line - 1))

    def _count(self) -> None:
        ticked = len(self.chosen)
        asks = self.questions_check is not None and self.questions_check.isChecked()
        self.form.count_label.setText(wording.ticked_count(ticked, len(self.checks)) if self.checks else "")
        self.form.add_button.setEnabled(ticked > 0 or asks)

    def _add(self) -> None:
        chosen = self.chosen
        asked = self._questions if self.questions_check and self.questions_check.isChecked() else ()

        def change(worksheet: Worksheet) -> Worksheet:
            answered = with_answers(worksheet, chosen)
            return with_questions(answered, self._catalogue, asked) if asked else answered

        self._document.edit(_("Add answers that were found"), change)
        self.accept()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _say(self, sentence: str) -> None:
        self.form.state_label.setText(sentence)
        self.form.state_label.setVisible(bool(sentence))


def _understand_file(path: Path, name: str, job: Job) -> Understood:
    return understand(open_source(path, job.cancel_with), name)


def _understand_text(text: str, name: str, job: Job) -> Understood:
    return understand(open_text(text, job.cancel_with), name)
