"""Nothing in the windows moves by itself, so nobody has to ask for less movement."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hrbc_desktop.app import make_application

UI = Path(__file__).parents[2] / "hrbc_desktop" / "ui"
MOVING = ("QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "setAnimated", "QScroller")


@pytest.mark.parametrize("effect", list(Qt.UIEffect), ids=lambda effect: effect.name)
def test_qt_fades_and_unrolls_nothing_even_where_the_system_likes_it(qapp: QApplication, effect: Qt.UIEffect) -> None:
    for one in (Qt.UIEffect.UI_General, effect):
        qapp.setEffectEnabled(one, True)
    assert qapp.isEffectEnabled(effect)
    make_application()
    assert not qapp.isEffectEnabled(effect)


def test_no_window_has_anything_that_moves() -> None:
    for module in UI.rglob("*.py"):
        written = module.read_text("utf-8")
        assert [name for name in MOVING if name in written] == [], module.name
