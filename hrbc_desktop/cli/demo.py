"""Walks Sample Patient 1 through the real windows, by clicks and keys, and leaves pictures and a signed PDF."""

import math
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QIODevice,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QWidget

from hrbc_desktop.app import make_application, make_window
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.domain.visit.steps import StepName
from hrbc_desktop.session.export_files import save_file
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.ui.steps.decision.page import DecisionPage
from hrbc_desktop.ui.steps.diagnosis.answer_field import AnswerField
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.diagnosis.treatment_history import PastTreatments
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.steps.visit.page import StartPage

PageKind = TypeVar("PageKind", bound=QWidget)

WIDTH, HEIGHT = 1280, 800
PASSPHRASE = "seven quiet herons by the water"  # noqa: S105 - locks a folder that is gone when the demo ends
PATIENCE_MS = 60_000

ANSWERS = {
    "stage": ("early",),
    "course": ("first",),
    "past_treatments": ("lumpectomy",),
    "chemotherapy_plan": ("undecided",),
    "sex": ("female",),
    "menopause": ("not_yet",),
    "children": ("no",),
    "nodes": ("one_to_three",),
    "armpit_operation": ("sentinel_with_cancer",),
    "tumor_size": ("up_to_2",),
    "grade": ("2",),
    "er": ("positive",),
    "her2": ("low",),
    "oncotype": ("11_to_25",),
    "brca": ("unknown",),
    "conditions": ("none",),
    "activity": ("fully",),
    "other_medicines": ("none",),
}
"""In the order in which the page asks; an answer may open the next question."""
GENE_SCORE = "18"
DECISION = "chemotherapy"
OPTIONS = ("no-chemotherapy", "tc", "ac-paclitaxel-weekly")
RETURN, OTHERS = "outcome:free_of_return:", ("hair_loss", "visits", "early_menopause")
"""What is weighed: the outcome for people like her, by how its key begins, and what else differs."""
STEPS = ("little_less", "half", "much_less")
OWN_QUESTION = "Can I work during chemotherapy?"


def run_demo(folder: Path) -> tuple[Path, ...]:
    """Leave step-1.png to step-8.png, worksheet.json and the signed worksheet.pdf in `folder`; return their paths.

    Raises OSError when the folder cannot be written. Nothing else on the computer is touched.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    with TemporaryDirectory() as elsewhere:
        settings = Settings(Path(elsewhere) / "settings.ini")
        settings.theme = "light"
        window = make_window(application, settings, Path(elsewhere) / "records")
        window.resize(WIDTH, HEIGHT)
        window.show()
        made = _Walk(window, folder).walk()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return made


class _Walk:
    """One person at the keyboard."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        self._pictures: list[Path] = []

    def walk(self) -> tuple[Path, ...]:
        """Go through every step, and return what was made."""
        self._begin()
        for step in (
            self._start,
            self._about,
            self._options,
            self._compare,
            self._values,
            self._questions,
        ):
            step()
            self._take_picture()
            self._press(self._window.workspace.form.next_button)
        pdf = self._sign()
        worksheet = self._folder / "worksheet.json"
        save_file(worksheet, write_worksheet(self._window.consultation.document.worksheet))
        return (*self._pictures, worksheet, pdf)

    def _begin(self) -> None:
        form = self._window.unlock_page.form
        self._press(form.welcome_card.form.choose_button)
        for edit in (
            form.choose_card.form.new_passphrase.form.passphrase_edit,
            form.choose_card.form.new_passphrase.form.repeat_edit,
        ):
            self._type(edit, PASSPHRASE)
        self._press(form.choose_card.form.create_button)
        code = form.code_card.form
        self._wait_until(form.code_card.isVisible)
        self._press(code.written_check)
        self._press(code.go_on_button)
        self._wait_until(self._window.home.isVisible)
        self._take_picture()
        self._press(self._window.home.form.new_button)

    def _start(self) -> None:
        form = self._page("start", StartPage).form
        self._type(form.name_edit, "Sample Patient 1")
        self._type(form.birth_edit, "14 March 1980")
        self._type(form.number_edit, "004417")
        self._type(form.date_edit, "2 December 2026")
        self._type(form.time_edit, "10:30")
        self._type(form.companions_edit, "My sister")
        self._choose(form.filler_chips, "patient")
        self._choose(form.decide_chips, "together")
        self._choose(form.know_chips, "main")

    def _about(self) -> None:
        page = self._page("about", AboutPage)
        for field, chosen in ANSWERS.items():
            for answer in chosen:
                self._choose(self._asked(page, field).chips, answer)
        score = self._asked(page, "oncotype_score")
        if isinstance(score, AnswerField) and score.number is not None:
            self._type(score.number, GENE_SCORE)

    @staticmethod
    def _asked(page: AboutPage, field: str) -> AnswerField | PastTreatments:
        asked = page.field(field)
        if not isinstance(asked, AnswerField | PastTreatments):
            raise TypeError(field)
        return asked

    def _options(self) -> None:
        page = self._page("options", DecisionPage)
        self._press(page.decisions.buttons[DECISION])
        for key, row in page.options.all_rows.items():
            if row.compare_check.isChecked() is not (key in OPTIONS):
                self._press(row.compare_check)

    def _compare(self) -> None:
        self._page("compare", ComparePage).toggle_star(self._order()[0])

    def _order(self) -> list[str]:
        things = self._window.consultation.document.derived.offer.things
        return [next(thing.key for thing in things if thing.key.startswith(RETURN)), *OTHERS]

    def _values(self) -> None:
        page = self._page("values", ValuesPage)
        self._choose(page.form.leaning_chips, OPTIONS[1])
        QTimer.singleShot(0, self._pick)
        self._press(page.form.change_button)
        for key, step in zip(OTHERS, STEPS, strict=True):
            self._choose(page.rows[key].form.step_chips, step)

    def _pick(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PickDialog):
            raise TypeError("the list of what matters did not open")
        for key in self._order():
            if not dialog.checks[key].isChecked():
                self._press(dialog.checks[key])
        self._press(dialog.form.done_button)

    def _questions(self) -> None:
        page = self._page("questions", QuestionsPage)
        self._type(page.form.own_edit, OWN_QUESTION)
        self._press(page.form.own_button)
        for chips, answer in (
            (page.form.sure_chips, "no"),
            (page.form.understand_chips, "yes"),
            (page.form.balance_chips, "yes"),
            (page.form.support_chips, "yes"),
            (page.form.trials_chips, "yes"),
            (page.form.second_opinion_chips, "not_now"),
        ):
            self._choose(chips, answer)

    def _sign(self) -> Path:
        sign, pdf = self._window.sign, self._folder / "worksheet.pdf"
        pdf.unlink(missing_ok=True)
        sign.save_to(pdf)
        card = sign.form.patient_card.form
        self._wait_until(lambda: sign.form.preview.is_painted)
        self._draw_signature(card.pad)
        self._take_picture()
        self._press(self._window.workspace.form.next_button)
        self._wait_until(lambda: self._window.consultation.document.worksheet.is_signed)
        return pdf

    def _draw_signature(self, pad: QWidget) -> None:
        across, down = pad.width(), pad.height()
        points = [
            QPoint(
                round(across * (0.1 + 0.6 * turn / 60)),
                round(down * (0.5 - 0.3 * math.sin(turn / 4) * (1 - turn / 80))),
            )
            for turn in range(61)
        ]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
        for point in points[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])

    def _page(self, name: StepName, kind: type[PageKind]) -> PageKind:
        page = self._window.workspace.page(name)
        if not isinstance(page, kind):
            raise TypeError(f"the step {name} has another page")
        return page

    def _choose(self, chips: ChipGroup, key: str) -> None:
        self._press(chips.chip(key))

    @staticmethod
    def _press(button: QAbstractButton) -> None:
        box = button.rect().adjusted(0, 0, -button.width() + button.height(), 0)
        position = box.center() if isinstance(button, QCheckBox) else button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position)
        QApplication.processEvents()

    @staticmethod
    def _type(edit: QLineEdit, text: str) -> None:
        edit.setFocus()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Tab)
        QApplication.processEvents()

    @staticmethod
    def _wait_until(holds: Callable[[], bool]) -> None:
        deadline, tick = QDeadlineTimer(PATIENCE_MS), QTimer(interval=50)
        tick.start()  # wakes processEvents(): with a time to wait it does not wait, and QTest.qWait() lets no job work
        while not holds():
            if deadline.hasExpired():
                raise TimeoutError("the demo waited too long for the sheet")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _take_picture(self) -> None:
        self._window.consultation.save_now()
        self._window.workspace.scroll_to_top()
        QApplication.processEvents()
        path = self._folder / f"step-{len(self._pictures) + 1}.png"
        picture = QBuffer()
        picture.open(QIODevice.OpenModeFlag.WriteOnly)
        self._window.grab().save(picture, "PNG")
        save_file(path, bytes(picture.data().data()))
        self._pictures.append(path)
