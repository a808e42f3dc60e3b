from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.tasks import Job
from hrbc_desktop.ui.kit.progress_line import ProgressLine
from hrbc_desktop.ui.kit.step_page import framed


class Desk(QWidget):
    """A page with something to do on it, and the line."""

    def __init__(self) -> None:
        super().__init__()
        self.button, self.line = QPushButton("Do it", self), ProgressLine(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.button)
        layout.addWidget(self.line)


def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    return desk


def test_what_takes_longer_than_a_moment_can_be_cancelled_by_the_keyboard_at_once(qtbot: QtBot) -> None:
    at, job = desk(qtbot), Job()
    at.line.do("Working…", lambda: job, "Stopped.")
    cancel = at.line.form.cancel_button
    assert not at.button.isEnabled()
    qtbot.waitUntil(cancel.isVisible)
    assert at.focusWidget() is cancel
    with qtbot.waitSignal(at.line.cancelled):
        cancel.click()
    assert job.is_cancelled
    assert (at.line.words, at.line.is_busy, at.button.isEnabled()) == ("Stopped.", False, True)
    assert not cancel.isVisible()


def test_the_button_is_scrolled_into_view_however_far_down_it_is(qtbot: QtBot) -> None:
    page = Desk()
    page.button.setMinimumHeight(2000)
    frame = framed(page, "Title", "A sentence.")
    qtbot.addWidget(frame)
    frame.resize(600, 300)
    frame.show()
    cancel = page.line.form.cancel_button
    page.line.do("Working…", Job, "Stopped.")
    qtbot.waitUntil(lambda: cancel.isVisible() and cancel.visibleRegion().boundingRect().height() == cancel.height())


def test_what_is_over_offers_nothing_and_frees_the_page(qtbot: QtBot) -> None:
    at = desk(qtbot)
    at.line.do("Working…", Job, "Stopped.")
    at.line.say("Done.")
    qtbot.wait(600)
    assert not at.line.form.cancel_button.isVisible()
    assert (at.line.words, at.button.isEnabled()) == ("Done.", True)


def test_what_failed_before_it_began_frees_the_page(qtbot: QtBot) -> None:
    at = desk(qtbot)

    def fail_at_once() -> None:
        at.line.say("It cannot be done.")

    at.line.do("Working…", fail_at_once, "Stopped.")
    assert (at.line.words, at.button.isEnabled()) == ("It cannot be done.", True)


def test_what_is_being_written_down_goes_on(qtbot: QtBot) -> None:
    at, job = desk(qtbot), Job()
    job.commit()
    at.line.do("Saving…", lambda: job, "Stopped.")
    at.line.cancel()
    assert (at.line.words, at.line.is_busy, job.is_cancelled) == ("Saving…", True, False)


def test_a_job_that_nobody_waits_for_leaves_the_page_and_the_keyboard_alone(qtbot: QtBot) -> None:
    at = desk(qtbot)
    at.button.setFocus()
    at.line.follow(Job(), "Drawing…")
    assert at.line.words == ""
    qtbot.waitUntil(at.line.form.cancel_button.isVisible)
    assert at.line.words == "Drawing…"
    assert at.focusWidget() is at.button
    assert at.button.isEnabled()
