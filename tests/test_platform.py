"""The ground that the program stands on: a sound PySide6 and everything in resources/."""

from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtSvg import QSvgRenderer

import hrbc_desktop
from hrbc_desktop.resources import resource

PROGRAM = Path(hrbc_desktop.__file__).parent
EMITS = 5_000  # PySide6 6.12.0 on Python 3.11 loses a reference to True with each, and aborts after about 1,500


class Bell(QObject):
    rung = Signal(bool)


def test_many_signals_leave_the_process_alive() -> None:
    bell, heard = Bell(), list[bool]()
    bell.rung.connect(heard.append)
    for _ in range(EMITS):
        bell.rung.emit(True)
    assert heard == [True] * EMITS


def test_pyside_is_not_the_version_that_aborts() -> None:
    assert version("PySide6-Essentials") != "6.12.0"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("style", "weight"), [("Regular", 400), ("SemiBold", 600), ("Bold", 700)])
def test_the_typeface_is_one_family_in_three_weights(style: str, weight: int) -> None:
    font = QFontDatabase.addApplicationFont(str(resource("fonts", f"AtkinsonHyperlegibleNext-{style}.ttf")))
    assert QFontDatabase.applicationFontFamilies(font)[0] == "Atkinson Hyperlegible Next"
    assert QFontDatabase.weight("Atkinson Hyperlegible Next", style) == weight


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("icon", sorted(resource("icons").glob("*.svg")), ids=lambda icon: icon.stem)
def test_every_icon_can_be_drawn(icon: Path) -> None:
    assert QSvgRenderer(str(icon)).isValid()


def test_a_missing_resource_is_named_in_a_sentence() -> None:
    with pytest.raises(FileNotFoundError, match=r"missing: icons/unicorn\.svg\. Your worksheets are safe\."):
        resource("icons", "unicorn.svg")


def _typed_in_the_windows() -> set[str]:
    """Every character above ASCII in the texts that the windows show: of the code, the forms, the help, the content."""
    files = [
        *(PROGRAM / "ui").rglob("*.py"),
        *(PROGRAM / "wording").rglob("*.py"),
        *(PROGRAM / "domain").rglob("*.py"),
        *resource("help").glob("*.md"),
        *(path for path in resource("catalogue").rglob("*.toml") if path.parent.name != "sources"),
    ]
    return {character for path in files for character in path.read_text(encoding="utf-8") if character > "\x7f"}


@pytest.mark.usefixtures("qapp")
def test_every_sign_in_the_windows_stands_in_a_typeface_of_ours() -> None:
    """A system that lacks it would show an empty box."""
    ours = [
        QRawFont(str(resource("fonts", name)), 16) for name in ("AtkinsonHyperlegibleNext-Regular.ttf", "Signs.ttf")
    ]
    lacking = {sign for sign in _typed_in_the_windows() if not any(font.supportsCharacter(ord(sign)) for font in ours)}
    assert lacking == set()
