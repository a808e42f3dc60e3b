import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.message_box import message_box
from hrbc_desktop.ui.kit.theme import current_theme


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_sentence_is_shown_whole(settings: Settings, qtbot: QtBot, percent: int) -> None:
    settings.text_percent = percent
    current_theme().follow(settings)
    window = QWidget()
    qtbot.addWidget(window)
    box = message_box(QMessageBox.Icon.Information, "What cannot be saved is told in a long sentence. " * 3, window)
    with qtbot.waitExposed(box):
        box.show()
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert isinstance(label, QLabel)
    assert label.wordWrap()
    assert label.height() >= label.heightForWidth(label.width())
    assert box.iconPixmap().deviceIndependentSize().width() == current_theme().scaled(40)
    settings.text_percent = 100
    current_theme().follow(settings)
