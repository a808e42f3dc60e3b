"""One line that says what is being done, and lets the person give it up when it takes longer than a moment."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrbc_desktop.session.tasks import Job
from hrbc_desktop.ui.forms.ui_progress_line import Ui_ProgressLine
from hrbc_desktop.ui.kit.step_page import bring_into_view

_PATIENCE_MS = 500
"""What takes no longer is over before anyone could read a button."""


class ProgressLine(QWidget):
    """Follows one job at a time."""

    cancelled = Signal()
    """The person gave the job up in time: nothing of it was kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._later = self._stopped = ""
        self._is_busy = False
        self.form = form = Ui_ProgressLine()
        form.setupUi(self)
        self._offer_soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._offer_soon.timeout.connect(self._offer_cancel)
        form.cancel_button.clicked.connect(self.cancel)
        self.say("")

    @property
    def words(self) -> str:
        """What it says."""
        return self.form.words_label.text()

    @property
    def is_busy(self) -> bool:
        """Whether the page waits for a job that it does not go on without."""
        return self._is_busy

    def do(self, words: str, start: Callable[[], Job | None], stopped: str) -> None:
        """Start a job and let nothing else on the page be used until `say` is called, or until it is `stopped`."""
        self.say(words)
        self._stopped = stopped
        self._set_busy(busy=True)
        job = start()
        if self._is_busy and job is not None:
            self.follow(job)

    def follow(self, job: Job, words: str = "") -> None:
        """Let the person give up a job; `words` are said once it takes longer than a moment."""
        self._job, self._later = job, words
        self._offer_soon.start()

    def tell(self, words: str) -> None:
        """Say how far the job is; with nothing to say, the line takes no room."""
        self.setVisible(bool(words) or not self.form.cancel_button.isHidden())
        self.form.words_label.setText(words)

    def say(self, words: str) -> None:
        """Say what came of the job, or nothing: it is over."""
        self._job, self._later, self._stopped = None, "", ""
        self._offer_soon.stop()
        self.form.cancel_button.hide()
        self.tell(words)
        if self._is_busy:
            self._set_busy(busy=False)

    def cancel(self) -> None:
        """Give the job up; when it is too late for that, its answer comes in a moment."""
        if self._job is not None and self._job.cancel():
            self.say(self._stopped)
            self.cancelled.emit()
        else:
            self.form.cancel_button.hide()

    def _offer_cancel(self) -> None:
        self.form.cancel_button.show()
        self.tell(self._later or self.words)
        if self._is_busy:
            self.form.cancel_button.setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        page = self.parentWidget()
        parts = page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if page else []
        for part in parts:
            if part is not self and not part.isWindow():
                part.setDisabled(busy)
