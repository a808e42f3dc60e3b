"""Who did what to which worksheet, and when; and whether anything is missing or was changed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.session.audit_export import (
    Checked,
    HistoryLine,
    as_csv,
    as_json,
    check,
    history,
    save_history,
    signatures,
)
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.sheet_types import SheetError
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.ui.forms.ui_history import Ui_HistoryDialog
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import HISTORY_WINDOW, XL, XS, XXL, L, S
from hrbc_desktop.ui.kit.row_table import Index, RowModel, show_whole_rows
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.audit import KIND_NAMES, Kind, more_changes
from hrbc_desktop.wording.dates import short_date, spoken_time
from hrbc_desktop.wording.signed_history import BY_WORKSHEET
from hrbc_desktop.wording.signed_history import TITLE as SIGNED_PAGES

_TITLES = (_("When"), _("Who"), _("What"), _("Worksheet"))
_WIDEST_TIME = _("30 Nov 2026, 00:00")
_SHARES = (23, 49, 28)
"""Of a hundred parts of the width that the time leaves, for each other column."""
_NARROWEST = 90
_SIGNATURES = "signatures"
"""What the choice of kinds holds for the signatures, worksheet by worksheet."""
_MOST_CHANGES = 6
"""Of one line, shown below the table."""
_LARGEST_SHARE_OF_VERDICT = 6
"""It takes at the most this part of the height: one sixth."""
_FEWEST_LINES = 3
"""Of the table, which stay in sight whatever is told above and below it."""
_FEWEST_LINES_OF_CHANGES = 2
_SHORT = 0.75
"""Below this share of the height that was asked for, what says nothing new makes room for the changes of a line."""


class HistoryModel(RowModel):
    """The lines that the search and the choice of kind leave."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_TITLES, parent)
        self._all: Sequence[HistoryLine] = ()
        self._signatures: Sequence[HistoryLine] | None = None
        self._is_by_worksheet = False
        self._found: Sequence[HistoryLine] = ()

    @property
    def counts(self) -> tuple[int, int]:
        """How many lines are shown, of how many."""
        return len(self._found), len(self._signatures or () if self._is_by_worksheet else self._all)

    @property
    def knows_signatures(self) -> bool:
        """Whether it was worked out who signed what."""
        return self._signatures is not None

    def take_signatures(self, lines: Sequence[HistoryLine]) -> None:
        """Keep who signed what, worksheet by worksheet; `find_signatures` shows it."""
        self._signatures = lines

    def find_signatures(self, text: str) -> None:
        """Show who signed what, as far as every word stands there, with one worksheet after the other."""
        self._show(self._signatures or (), text, None, is_by_worksheet=True)

    def take(self, lines: Sequence[HistoryLine]) -> None:
        """Show these lines, in their order."""
        self._all = lines
        self.find("", None)

    def find(self, text: str, kind: Kind | None) -> None:
        """Show the lines in which every word stands, of one kind or of all."""
        self._show(self._all, text, kind, is_by_worksheet=False)

    def _show(self, lines: Sequence[HistoryLine], text: str, kind: Kind | None, *, is_by_worksheet: bool) -> None:
        words = text.casefold().split()
        self.beginResetModel()
        self._is_by_worksheet = is_by_worksheet
        self._found = [line for line in lines if kind in (None, line.kind) and _has(line, words)]
        self.endResetModel()

    def line(self, row: int) -> HistoryLine | None:
        """The line in that row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    @property
    def row_total(self) -> int:
        return len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(index.row())[index.column()]
        return None

    def _cells(self, row: int) -> tuple[str, ...]:
        """The cells of a row. By worksheet, its name stands in its first line only; all are read aloud with it."""
        cells, before = _cells(self._found[row]), self.line(row - 1)
        is_continued = self._is_by_worksheet and before is not None and before.record == self._found[row].record
        return (*cells[:3], "") if is_continued else cells


class HistoryDialog(Dialog):
    """The lines come first; the check of everything goes on behind them, since a large list takes its time."""

    signed_pages_requested = Signal(str)
    """The id of a worksheet: its signed revisions and corrections."""

    def __init__(self, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._records, self._jobs = consultation.records, consultation.jobs
        self.form = form = Ui_HistoryDialog()
        form.setupUi(self)
        self.lines = HistoryModel(self)
        self._set_up_table()
        form.kind_combo.addItem(_("Everything"), None)
        for kind, name in KIND_NAMES.items():
            form.kind_combo.addItem(name, kind)
        form.kind_combo.insertItem(1, BY_WORKSHEET, _SIGNATURES)
        self.pages_button = QPushButton(f"{SIGNED_PAGES}…")
        self.pages_button.setAutoDefault(False)
        form.end_layout.insertWidget(form.end_layout.indexOf(form.close_button), self.pages_button)
        self.pages_button.clicked.connect(self._ask_for_pages)
        self.pages_button.setEnabled(False)
        form.table.selectionModel().currentRowChanged.connect(self._show_changes)
        self._tell(_("Reading the history…"))
        form.search_edit.textChanged.connect(self._find)
        form.kind_combo.currentIndexChanged.connect(self._find)
        form.csv_button.clicked.connect(lambda: self._choose_file("History.csv", _("Tables (*.csv)"), as_csv))
        form.json_button.clicked.connect(lambda: self._choose_file("History.json", _("JSON (*.json)"), as_json))
        form.close_button.clicked.connect(self.reject)
        current_theme().changed.connect(self._follow_look)
        self.resize(current_theme().window(HISTORY_WINDOW, self))
        self._follow_look()
        form.search_edit.setFocus()
        self._begin(lambda: history(self._records), self._on_read, self._on_unread)

    def save(self, path: Path, content: Callable[..., bytes]) -> None:
        """Write the whole history into a file; that is written into the history too."""
        self.form.count_label.setText(_("Saving…"))
        self._begin(lambda: save_history(self._records, path, content), self._on_saved)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _set_up_table(self) -> None:
        table = self.form.table
        table.setModel(self.lines)
        show_whole_rows(table)
        table.setWordWrap(False)
        table.horizontalHeader().setSectionsClickable(False)

    def _show_changes(self, current: QModelIndex) -> None:
        """Say below the lines what the chosen one changed from what to what."""
        line = self.lines.line(current.row())
        self.pages_button.setEnabled(bool(line and line.record))
        shown = line.changes if line else ()
        more = len(shown) - _MOST_CHANGES
        listed = [*shown[:_MOST_CHANGES], *([more_changes(more)] if more > 0 else [])]
        self._tell_changes(listed)

    def _tell_changes(self, lines: Sequence[str]) -> None:
        self.form.changes_label.setText(with_break_points("\n".join(lines)))
        self._fit_verdict()
        self._fit_changes()

    def _follow_look(self) -> None:
        height = QFontMetrics(current_theme().font()).height() + current_theme().scaled(L)
        self.form.table.verticalHeader().setDefaultSectionSize(height)
        self._fit()

    def _fit(self) -> None:
        self._fit_verdict()
        self._fit_changes()
        self._fit_columns()

    def _fit_columns(self) -> None:
        table = self.form.table
        time = QFontMetrics(current_theme().font()).horizontalAdvance(_WIDEST_TIME) + current_theme().scaled(2 * XL)
        table.setColumnWidth(0, time)
        room = table.viewport().width() - time
        for column, share in enumerate(_SHARES, start=1):
            table.setColumnWidth(column, max(room * share // 100, current_theme().scaled(_NARROWEST)))

    def _fit_verdict(self) -> None:
        """Show a few lines of what was found; more of it is scrolled, so that the table keeps its room."""
        area, label = self.form.verdict_area, self.form.verdict_label
        lines = label.heightForWidth(area.viewport().width())
        room = (
            _line_height() + current_theme().scaled(XS)
            if self._is_crowded
            else self.height() // _LARGEST_SHARE_OF_VERDICT
        )
        area.setFixedHeight(min(lines, room))

    def _fit_changes(self) -> None:
        """Keep some lines of the table in sight: what changed is scrolled in a third of their room."""
        form, is_crowded = self.form, self._is_crowded
        for part in (form.heading_label, form.sentence_label):
            part.setVisible(not is_crowded)
        margin = S if is_crowded else XXL
        form.dialog_layout.setContentsMargins(margin, margin, margin, margin)
        table, wanted = form.table, form.changes_label.heightForWidth(form.changes_area.viewport().width())
        lines = table.horizontalHeader().height() + _FEWEST_LINES * table.verticalHeader().defaultSectionSize()
        table.setMinimumHeight(lines + 2 * table.frameWidth() if is_crowded else 0)
        form.changes_area.setMinimumHeight(max(0, min(wanted, _FEWEST_LINES_OF_CHANGES * _line_height())))
        form.changes_area.setMaximumHeight(max(0, wanted))
        form.changes_area.setVisible(bool(form.changes_label.text()))

    @property
    def _is_crowded(self) -> bool:
        """Whether the changes of a line are shown on a screen without the room that was asked for."""
        given = current_theme().window(HISTORY_WINDOW, self).height()
        return bool(self.form.changes_label.text()) and given < _SHORT * current_theme().scaled(HISTORY_WINDOW[1])

    def _tell(self, verdict: str) -> None:
        self.form.verdict_label.setText(verdict)
        self._fit_verdict()

    def _begin(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        job = self._jobs.run(work, done, failed or self._on_failed)
        self.destroyed.connect(job.cancel)

    def _on_read(self, lines: Sequence[HistoryLine]) -> None:
        self.lines.take(lines)
        self._find()
        self._tell(_("Checking that nothing is missing or changed… You can read on."))
        self._begin(lambda: check(self._records), self._on_checked, self._on_unread)

    def _on_checked(self, checked: Checked) -> None:
        self._tell("\n".join(checked.findings))
        if not checked.is_intact:
            self._ask_for_attention()

    def _on_unread(self, problem: Exception) -> None:
        """Say in the verdict's place why there is none."""
        if not isinstance(problem, RecordsError):
            raise problem
        self._tell(str(problem))
        self._ask_for_attention()

    def _ask_for_attention(self) -> None:
        frame = self.form.verdict_frame
        frame.setProperty("role", "attention")
        frame.style().polish(frame)

    def _ask_for_pages(self) -> None:
        line = self.lines.line(self.form.table.currentIndex().row())
        if line and line.record:
            self.accept()
            self.signed_pages_requested.emit(line.record)

    def _take_signatures(self, lines: Sequence[HistoryLine]) -> None:
        self.lines.take_signatures(lines)
        self._find()

    def _find(self) -> None:
        self.pages_button.setEnabled(False)
        self._tell_changes(())
        text, kind = self.form.search_edit.text(), self.form.kind_combo.currentData()
        if kind != _SIGNATURES:
            self.lines.find(text, kind)
        elif self.lines.knows_signatures:
            self.lines.find_signatures(text)
        else:
            self.lines.find_signatures(text)
            self.form.count_label.setText(_("Reading who signed what…"))
            self._begin(lambda: signatures(self._records), self._take_signatures)
            return
        shown, known = self.lines.counts
        words = ngettext("{n} line", "{n} lines", known)
        part = _("{n} of {all}").format(n=f"{shown:,}", all=words)
        self.form.count_label.setText(words if shown == known else part)

    def _choose_file(self, name: str, kind: str, content: Callable[..., bytes]) -> None:
        dialog = QFileDialog(self, _("Save the history"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(Path(name).suffix)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen), content))
        dialog.open()

    def _on_saved(self, path: Path) -> None:
        self.form.count_label.setText(
            _("Saved as {folder} / {name}. It names patients: keep it safe.").format(
                folder=path.parent.name, name=path.name
            )
        )

    def _on_failed(self, problem: Exception) -> None:
        if not isinstance(problem, RecordsError | SheetError):
            raise problem
        self.form.count_label.setText(str(problem))


def _line_height() -> int:
    return QFontMetrics(current_theme().font()).lineSpacing()


def _cells(line: HistoryLine) -> tuple[str, str, str, str]:
    return f"{short_date(line.when.date())}, {spoken_time(line.when.time())}", line.who, line.what, line.worksheet


def _has(line: HistoryLine, words: Sequence[str]) -> bool:
    text = " ".join((*_cells(line), *line.changes)).casefold() if words else ""
    return all(word in text for word in words)
