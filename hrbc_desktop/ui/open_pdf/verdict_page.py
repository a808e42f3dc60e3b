"""What is shown first when somebody opens a PDF: what it is worth, and what can be done with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from hrbc_desktop.domain.model.opened_sheet import OpenedFile
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_open_pdf import Ui_OpeningPage
from hrbc_desktop.ui.kit.file_prompts import ask_for_pdf
from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import BUTTONS_IN_LINE_FROM, CARD_WIDTH, LARGE_ICON, SEAL, XXL
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.addendum import to_the_worksheet
from hrbc_desktop.wording.verdicts import Mark, OpenedWords, describe

_MARKS: dict[Mark, tuple[str, str, str]] = {
    "good": ("check", "good", "good_soft"),
    "attention": ("info", "attention", "attention_soft"),
    "danger": ("triangle-alert", "danger", "attention_soft"),
}
"""Icon, ink and ground of the badge."""


class OpeningPage(QWidget):
    """A card with the verdict in plain words, and what is possible with the file."""

    go_through_requested = Signal()
    """The worksheet of the file is open now; two people want to go through it."""
    countersign_requested = Signal()
    """The signed worksheet is open now; the nurse wants to add notes and countersign."""
    continue_requested = Signal()
    """A new revision of the worksheet is open now."""
    newer_requested = Signal(str)
    """The id of a worksheet, of which a newer copy than the file is kept."""
    correction_kept = Signal(str)
    """The id of a worksheet: the correction in the file is kept with it now."""
    closed = Signal()
    opened = Signal(object)
    """An `OpenedFile`: it was checked, and what it is worth is shown."""

    def __init__(self, consultation: Consultation, sheets: SheetService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._consultation, self._sheets = consultation, sheets
        self._path: Path | None = None
        self._opened: OpenedFile | None = None
        self._opening: Job | None = None
        self._mark: Mark = "attention"
        self._looks_only = False
        self.form = form = Ui_OpeningPage()
        form.setupUi(self)
        form.go_through_button.clicked.connect(lambda: self._take_up(sheets.take_up, self.go_through_requested))
        form.countersign_button.clicked.connect(lambda: self._take_up(sheets.take_up, self.countersign_requested))
        form.continue_button.clicked.connect(lambda: self._take_up(sheets.go_on_from, self.continue_requested))
        form.newer_button.clicked.connect(self._open_newer)
        self.keep_correction_button = QPushButton(to_the_worksheet())
        self.keep_correction_button.setProperty("role", "primary")
        form.buttons_layout.insertWidget(form.buttons_layout.indexOf(form.newer_button), self.keep_correction_button)
        self.keep_correction_button.clicked.connect(self._keep_correction)
        form.other_button.clicked.connect(self.choose_file)
        form.close_button.clicked.connect(self.closed)
        form.progress_line.cancelled.connect(self._on_cancelled)
        form.details_button.toggled.connect(self._show_details)
        consultation.records_changed.connect(self.forget)
        current_theme().changed.connect(self._follow_look)
        self.forget()

    def open_file(self, path: Path) -> None:
        """Check a PDF in the background, then say what it is worth."""
        self.forget()
        self._path = path
        self._show(
            OpenedWords("attention", _("Checking the file…"), _("This takes a moment. Nothing in it is changed."))
        )
        self._opening = self._sheets.open(path, self._on_opened, self._on_failed)
        self.form.progress_line.follow(self._opening, _("Still checking…"))
        self.form.other_button.hide()

    def look_only(self) -> None:
        """Offer nothing that needs the worksheets, which are locked."""
        self._looks_only = True
        self.form.close_button.hide()
        self._hide_what_needs_worksheets()

    def _hide_what_needs_worksheets(self) -> None:
        form = self.form
        for button in (
            form.go_through_button,
            form.countersign_button,
            form.continue_button,
            form.newer_button,
            self.keep_correction_button,
            form.other_button,
        ):
            button.hide()

    def choose_file(self) -> None:
        """Ask for another PDF to open."""
        ask_for_pdf(self, self.open_file)

    def forget(self) -> None:
        """Show nothing any more, as when the program is locked."""
        if self._opening is not None:
            self._opening.cancel()
        self._path, self._opened, self._opening = None, None, None
        self._show(OpenedWords("attention", _("No file is open"), _("Choose a worksheet PDF.")))

    def _on_opened(self, opened: OpenedFile) -> None:
        if opened.path == self._path:
            self._opened = opened
            self._show(describe(opened, self._consultation.catalogue))
            self.opened.emit(opened)

    def _on_cancelled(self) -> None:
        self.forget()
        self._show(
            OpenedWords("attention", _("The file was not opened"), _("Nothing was changed. Choose a worksheet PDF."))
        )

    def _on_failed(self, sentence: str) -> None:
        self._show(OpenedWords("danger", _("This file could not be opened"), sentence))

    def _take_up(self, take: Callable[[OpenedFile], bool], wanted: SignalInstance) -> None:
        if self._opened is None:
            return
        try:
            taken = take(self._opened)
        except (RecordsError, WorksheetUnreadable) as problem:
            self._on_failed(str(problem))
        else:
            if taken:
                wanted.emit()

    def _keep_correction(self) -> None:
        if self._opened is None:
            return
        try:
            self.correction_kept.emit(self._sheets.file_correction(self._opened))
        except RecordsError as problem:
            self._on_failed(str(problem))

    def _open_newer(self) -> None:
        if self._opened is not None and self._opened.worksheet is not None:
            self.newer_requested.emit(self._opened.worksheet.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, words: OpenedWords) -> None:
        form = self.form
        form.progress_line.say("")
        self._mark = words.mark
        form.whose_label.setText(with_break_points(words.whose))
        form.whose_label.setVisible(bool(words.whose))
        form.heading_label.setText(with_break_points(words.heading))
        form.sentence_label.setText(with_break_points(words.sentence))
        form.who_label.setText(with_break_points(words.who))
        form.content_label.setText(words.content)
        form.details_label.setText(with_break_points("\n".join(words.details)))
        form.who_box.setVisible(bool(words.who))
        form.content_box.setVisible(bool(words.content))
        form.facts_line.setVisible(bool(words.who or words.content))
        form.newer_button.setVisible(words.can_open_newer)
        self.keep_correction_button.setVisible(words.can_keep_correction)
        form.go_through_button.setVisible(words.can_go_through)
        form.countersign_button.setVisible(words.can_countersign)
        form.continue_button.setVisible(words.can_continue)
        leads_on = words.can_go_through or words.can_open_newer or words.can_keep_correction
        form.other_button.setVisible(not leads_on)
        if self._looks_only:
            self._hide_what_needs_worksheets()
        form.details_button.setVisible(bool(words.details))
        form.details_button.setChecked(False)
        self._show_details(shown=False)
        self._follow_look()
        if self.isVisible():
            buttons = (form.newer_button, form.go_through_button, form.other_button)
            if first := next((button for button in buttons if button.isVisibleTo(self)), None):
                first.setFocus()

    def _show_details(self, shown: bool) -> None:
        self.form.details_label.setVisible(shown)
        self.form.details_button.setText(_("Hide details") if shown else _("Details"))

    def _follow_look(self) -> None:
        self.form.badge_label.setPixmap(_badge(*_MARKS[self._mark]))
        self._fit()

    def _fit(self) -> None:
        """Keep the card in the middle, and everything in it inside."""
        side = max(XXL, (self.width() - current_theme().scaled(CARD_WIDTH)) // 2)
        margins = self.form.contents_layout.contentsMargins()
        margins.setLeft(side)
        margins.setRight(side)
        self.form.contents_layout.setContentsMargins(margins)
        wide = self.width() - 2 * side >= current_theme().scaled(BUTTONS_IN_LINE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.form.facts_layout.setDirection(direction)
        self.form.buttons_layout.setDirection(direction)


def _badge(name: str, ink: str, ground: str) -> QPixmap:
    size, mark = current_theme().scaled(SEAL), current_theme().scaled(LARGE_ICON)
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color(ground))
    painter.drawEllipse(QRectF(0, 0, size, size))
    painter.drawPixmap((size - mark) // 2, (size - mark) // 2, pixmap(name, current_theme().color(ink), mark))
    painter.end()
    return drawn
