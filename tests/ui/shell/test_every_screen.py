"""On every screen that people have, with every size of text: the way on is in sight, and nothing is cut."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea

from hrbc_desktop.domain.model.worksheet import Values, Weighed, Worksheet
from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.shell.main_window import MainWindow
from tests.ui.shell.faults import faults

SCREENS = {
    "1024 x 700": (1024, 700, 100),
    "1366 x 768 at 150 percent": (1366, 740, 150),
    "1366 x 768 at 200 percent": (1366, 740, 200),
    "the same, by the system": (683, 380, 100),
    "1920 x 1080 at 200 percent": (1920, 1050, 200),
    "3840 x 2160 at scale 2, 200 percent": (1920, 1040, 200),
    "upright": (800, 1240, 100),
    "upright at 200 percent": (1080, 1880, 200),
}


def test_the_way_on_is_in_sight_and_nothing_is_cut(begun: MainWindow, settings: Settings) -> None:
    for screen, (width, height, percent) in SCREENS.items():
        settings.text_percent = percent
        settle()
        begun.resize(width, height)
        settle()
        assert_all_is_in_sight(begun, screen, width, height)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def assert_all_is_in_sight(begun: MainWindow, screen: str, width: int, height: int) -> None:
    inside = QRect(QPoint(), begun.size())
    for step in STEPS:
        begun.show_step(step.name)
        settle()
        assert (begun.width(), begun.height()) == (width, height), (screen, step.name)
        for button in (begun.workspace.form.next_button, begun.workspace.form.back_button):
            rect = QRect(button.mapTo(begun, QPoint()), button.size())
            assert inside.contains(rect), (screen, step.name, rect)
        frame = begun.workspace.form.pages.currentWidget()
        assert frame is not None
        assert frame.height() >= height // 3, (screen, step.name)
        assert faults(begun) == [], (screen, step.name)


def test_the_picture_beside_the_order_makes_the_page_no_longer_as_one_scrolls(
    begun: MainWindow, settings: Settings
) -> None:
    settings.text_percent = 200
    begun.resize(1366, 740)

    def weighed(worksheet: Worksheet) -> Worksheet:
        keys = ("hot_flashes", "joint_pain", "visits")
        rows = tuple(Weighed(attribute=key, step="half" if number else None) for number, key in enumerate(keys))
        return worksheet.evolve(
            decision="hormone-treatment",
            options=("tamoxifen-early", "letrozole-early"),
            values=Values(leaning="not_sure", weighed=rows),
        )

    begun.consultation.document.edit("Weighed", weighed)
    begun.show_step("values")
    frame = begun.workspace.form.pages.currentWidget()
    assert isinstance(frame, QScrollArea)
    bar, lengths = frame.verticalScrollBar(), set[int]()
    for _ in range(12):
        QApplication.processEvents()
        lengths.add(bar.maximum())
        bar.setValue(bar.value() + frame.viewport().height())
    assert bar.value() == bar.maximum()
    assert max(lengths) - min(lengths) <= frame.viewport().height()
