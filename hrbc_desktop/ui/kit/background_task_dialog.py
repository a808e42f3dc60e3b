"""A dialog around one piece of work in the background: what it will do, how it goes, and what came of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.session.sheet_types import SheetError
from hrbc_desktop.session.tasks import Jobs
from hrbc_desktop.ui.forms.ui_task_dialog import Ui_TaskDialog
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import TASK_WINDOW
from hrbc_desktop.ui.kit.theme import current_theme


class TaskDialog(Dialog):
    """It may be closed while the work goes on; the work is then finished unseen."""

    def __init__(self, title: str, sentence: str, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs = jobs
        self._done: Callable[[Any], None] = self._forget_answer
        self.form = form = Ui_TaskDialog()
        form.setupUi(self)
        self.setWindowTitle(title)
        form.title_label.setText(title)
        form.sentence_label.setText(sentence)
        for part in (form.details_label, form.progress_bar, form.state_label, form.problem_label):
            part.hide()
        form.close_button.clicked.connect(self.reject)
        self.resize(current_theme().window(TASK_WINDOW, self))

    def offer(self, words: str, act: Callable[[], None]) -> None:
        """Show what the person can start."""
        self.form.action_button.setText(words)
        self.form.action_button.clicked.connect(act)

    def tell(self, details: str) -> None:
        """Say more of what this is about."""
        self.form.details_label.setText(details)
        self.form.details_label.setVisible(bool(details))

    def begin(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do `work` in the background, saying `words` meanwhile; call `done` with its answer while this is open."""
        self._done = done
        self._show_state(words, busy=True)
        job = self._jobs.run(work, self._on_done, self._on_failed)
        self.destroyed.connect(job.cancel)

    def finish(self, words: str) -> None:
        """Say what came of the work; there is nothing more to start."""
        self._show_state(words)
        self.form.action_button.hide()
        self.form.close_button.setFocus()

    def _on_done(self, answer: Any) -> None:
        self._show_state("")
        self._done(answer)

    def _on_failed(self, problem: Exception) -> None:
        self._show_state("")
        if not isinstance(problem, RecordsError | SheetError):
            raise problem
        self.form.problem_label.setText(str(problem))
        self.form.problem_label.show()

    def _show_state(self, words: str, *, busy: bool = False) -> None:
        form = self.form
        form.problem_label.hide()
        form.state_label.setText(words)
        form.state_label.setVisible(bool(words))
        form.progress_bar.setVisible(busy)
        form.action_button.setEnabled(not busy)

    def _forget_answer(self, _answer: object) -> None:
        """Nothing was begun yet."""
