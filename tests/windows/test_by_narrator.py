"""What a screen reader on Windows is given: names, roles and values through UI Automation, from another process.

Runs only on Windows, where pywinauto is installed; it was not run on a real computer yet. What the same windows tell on
Linux is tested in `tests/journeys/test_by_ear.py`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pywinauto = pytest.importorskip("pywinauto", reason="UI Automation is there on Windows alone, with pywinauto")

PATIENCE = 30
OPERATED = ("Button", "CheckBox", "RadioButton", "Edit", "ComboBox", "TabItem", "Hyperlink", "List", "Table")
STEPS = 7


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Any]:
    """The program in a process of its own, with an empty home folder, as UI Automation sees it."""
    home = {name: str(tmp_path) for name in ("APPDATA", "LOCALAPPDATA", "USERPROFILE")}
    seen = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}  # tests have no screen
    with subprocess.Popen([sys.executable, "-m", "hrbc_desktop"], env={**seen, **home}) as program:
        application = pywinauto.Application(backend="uia").connect(process=program.pid, timeout=PATIENCE)
        shown = application.top_window()
        shown.wait("visible", timeout=PATIENCE)
        yield shown
        program.terminate()


def press(window: Any, name: str, kind: str = "Button") -> None:
    window.child_window(title_re=name, control_type=kind).wait("enabled", timeout=PATIENCE).click_input()


def nameless(window: Any) -> list[str]:
    """Return what can be operated and has no name."""
    shown = (each for each in window.descendants() if each.element_info.control_type in OPERATED and each.is_visible())
    return [str(each.element_info) for each in shown if not each.element_info.name.strip()]


def test_the_first_page_says_what_it_is_and_both_ways_can_be_pressed(window: Any) -> None:
    assert nameless(window) == []
    for way in ("Choose a passphrase", "Leave nothing here"):
        assert window.child_window(title=way, control_type="Button").exists()


def test_every_step_has_names_for_all_that_can_be_operated(window: Any) -> None:
    press(window, "Leave nothing here")
    press(window, "New worksheet.*")
    for number in range(1, STEPS + 1):
        press(window, f"Step {number}: .*", "TabItem")
        assert nameless(window) == []


def test_what_is_typed_and_chosen_can_be_read_back(window: Any) -> None:
    press(window, "Leave nothing here")
    press(window, "New worksheet.*")
    name = window.child_window(title="Name of the patient", control_type="Edit")
    name.type_keys("Sample Patient 1", with_spaces=True)
    assert name.get_value() == "Sample Patient 1"
    press(window, "Step 2: .*", "TabItem")
    answer = window.child_window(title_re="Early .*", control_type="RadioButton")
    answer.select()
    assert answer.is_selected()
