"""Whoever works with the keyboard sees where it is, in every theme; and showing it moves nothing."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.resources import resource
from hrbc_desktop.session.settings import Settings, Theme
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.shell.step_sidebar import StepButton
from hrbc_desktop.ui.steps.sign.signature_pad import SignaturePad
from hrbc_desktop.ui.visit_view.card import ConsultCard

GRAPHIC = 3.0
"""The least contrast between how a pixel is and how it was: WCAG 2.2, criterion 1.4.11."""


def button_roles() -> list[str]:
    style = resource("themes", "style.qss").read_text(encoding="utf-8")
    return ["", *sorted(set(re.findall(r'QPushButton\[role="(\w+)"\]', style)))]


def buttons() -> Iterator[tuple[str, QWidget]]:
    for role in button_roles():
        for is_on in (False, True):
            button = QPushButton("Words")
            button.setCheckable(True)
            button.setChecked(is_on)
            button.setProperty("role", role)
            yield f"{role or 'plain'} button, {'on' if is_on else 'off'}", button


def others() -> Iterator[tuple[str, QWidget]]:
    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QSpinBox, QTextBrowser, QScrollArea, ConsultCard):
        yield kind.__name__, kind()
    box = QCheckBox("Words")
    box.setChecked(True)
    yield "checked box", box
    yield "place to sign", SignaturePad()
    for is_current in (False, True):
        rail = QWidget()
        step = StepButton(1, STEPS[0], rail)
        step.setChecked(is_current)
        yield f"step, {'current' if is_current else 'other'}", step


def luminance(red: int, green: int, blue: int) -> float:
    parts = (part / 255 for part in (red, green, blue))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def clearly_changed(before: QImage, after: QImage) -> int:
    """Count the pixels that differ with enough contrast."""
    count = 0
    for x in range(before.width()):
        for y in range(before.height()):
            if before.pixel(x, y) != after.pixel(x, y):
                colors = before.pixelColor(x, y), after.pixelColor(x, y)
                low, high = sorted(luminance(each.red(), each.green(), each.blue()) for each in colors)
                count += (high + 0.05) / (low + 0.05) >= GRAPHIC
    return count


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_what_has_the_keyboard_can_be_told_from_what_has_not(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    settings.theme = theme
    current_theme().follow(settings)
    for name, control in chain(buttons(), others()):
        page, elsewhere = QWidget(), QLineEdit()
        page.setProperty("role", "paper")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(page)
        layout.addWidget(elsewhere)
        layout.addWidget(control)
        control.setMaximumSize(260, 90)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
        elsewhere.setFocus()
        rect, before = control.geometry(), page.grab(control.geometry()).toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(1)
        assert control.geometry() == rect, f"{name} moves"
        edge = 2 * (rect.width() + rect.height())
        assert clearly_changed(before, page.grab(rect).toImage()) > 0.6 * edge, name
        page.close()
    settings.theme = "light"
    current_theme().follow(settings)
