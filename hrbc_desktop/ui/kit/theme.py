"""The look: every color of the program by its name, and how colors and `sizes` get into the windows.

No color or size is written anywhere else.
"""

from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from hrbc_desktop.resources import resource
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import BODY, DOUBLE_RING, EASED, IN_THE_STYLE_SHEET, SCROLL_BAR, THICK_RING, Window

FAMILY = _("Atkinson Hyperlegible Next")
_OTHER_SCRIPTS = tuple(
    f"Noto Sans {script}".rstrip()
    for script in ("Devanagari", "", "Arabic", "Hebrew", "Thai", "Armenian", "Georgian", "SC", "JP", "KR")
)
"""For names and words in other letters, as on the sheet; the plain one has Greek, Cyrillic and Vietnamese letters."""
_SIGNS = _("HRBC Signs")
"""Arrows and ticks, which the typeface lacks and not every system has."""

_LARGEST_SHARE_OF_THE_SCREEN = 0.9


@dataclass(frozen=True)
class Theme:
    """The colors of one theme. Every text color has a contrast of at least 4.5 on every ground that it stands on."""

    paper: str
    card: str
    line: str
    control_line: str
    ink: str
    muted: str
    action: str
    on_action: str
    action_hover: str
    action_soft: str
    unknown: str
    unknown_soft: str
    attention: str
    attention_soft: str
    good: str
    good_soft: str
    quiet_soft: str
    danger: str
    track: str
    """The empty part of bars, icon arrays and strips."""
    options: tuple[str, str, str, str]
    on_options: str


LIGHT = Theme(
    paper="#f6f4f0",
    card="#ffffff",
    line="#d6d1c8",
    control_line="#8a857c",
    ink="#1f2a30",
    muted="#55616a",
    action="#1c5f66",
    on_action="#ffffff",
    action_hover="#16494f",
    action_soft="#e1f0ef",
    unknown="#7a2f66",
    unknown_soft="#f6eaf2",
    attention="#7d5200",
    attention_soft="#fff2d9",
    good="#0b6349",
    good_soft="#e6f4ee",
    quiet_soft="#eceae6",
    danger="#9b1c1c",
    track="#dedad2",
    options=("#0b63a5", "#b04500", "#0b7350", "#6b3fa0"),
    on_options="#ffffff",
)

DARK = Theme(
    paper="#14181b",
    card="#1c2227",
    line="#3a434a",
    control_line="#7f8a92",
    ink="#eef2f4",
    muted="#a9b3bb",
    action="#7cc6cf",
    on_action="#0e2225",
    action_hover="#9ad9e0",
    action_soft="#20383c",
    unknown="#e6aad2",
    unknown_soft="#3a2234",
    attention="#f2c66d",
    attention_soft="#3a2e14",
    good="#62d3a6",
    good_soft="#17332b",
    quiet_soft="#2a3137",
    danger="#ff9d96",
    track="#394148",
    options=("#6bb1f2", "#f39259", "#5fc8a0", "#c3a0f2"),
    on_options="#10161a",
)

CONTRAST = Theme(
    paper="#000000",
    card="#000000",
    line="#ffffff",
    control_line="#ffffff",
    ink="#ffffff",
    muted="#ffffff",
    action="#ffe14d",
    on_action="#000000",
    action_hover="#fff3ad",
    action_soft="#333000",
    unknown="#ff9de0",
    unknown_soft="#2b0020",
    attention="#ffd27a",
    attention_soft="#2b1f00",
    good="#7dffc4",
    good_soft="#002b1c",
    quiet_soft="#001a33",
    danger="#ff9d96",
    track="#003f8a",
    options=("#80c4ff", "#ffab73", "#74e6ba", "#d4b8ff"),
    on_options="#000000",
)


class Look(QObject):
    """The present theme and text size; painted widgets follow `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT
        self.percent = 100

    def scaled(self, at_100: float) -> int:
        """Return a length in pixels that grows with the text."""
        return round(at_100 * self.percent / 100)

    def eased(self, at_100: float) -> int:
        """Return a length in pixels that grows half as fast as the text, such as the air around it."""
        return round(at_100 * (100 + self.percent) / 200)

    def color(self, name: str) -> QColor:
        """Return one of the theme's colors by its name."""
        return QColor(getattr(self.theme, name))

    def option(self, index: int) -> QColor:
        """Return the color of option A to D by its index."""
        return QColor(self.theme.options[index % 4])

    def window(self, size: Window, window: QWidget) -> QSize:
        """Return the size of a window: it grows with the text as far as the screen of `window` has room for it."""
        width, height = size
        room = window.screen().availableSize() * _LARGEST_SHARE_OF_THE_SCREEN
        return QSize(self.scaled(width), self.scaled(height)).boundedTo(room)

    def font(self, at_100: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the typeface at a size that grows with the text."""
        font = QFont()
        font.setFamilies((FAMILY, _SIGNS, *_OTHER_SCRIPTS))
        font.setPixelSize(self.scaled(at_100))
        font.setWeight(weight)
        return font

    def follow(self, settings: Settings) -> None:
        """Take the look from the settings, and from the system where the settings say so; apply it everywhere."""
        self.theme = _theme(settings)
        self.percent = settings.text_percent
        application = QApplication.instance()
        rules = _style_sheet(self)
        if isinstance(application, QApplication) and rules != application.styleSheet():
            application.setFont(self.font())
            application.setPalette(_palette(self.theme))
            # Going from one sheet to another makes Qt style each widget many times over; from none to one, once.
            application.setStyleSheet("")
            application.setStyleSheet(rules)
        self.changed.emit()


@cache
def current_theme() -> Look:
    """Return the one look of this process."""
    return Look()


def load_typeface() -> None:
    """Make the program's own typeface known to Qt."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def changes_of_the_system() -> tuple[SignalInstance, SignalInstance]:
    """Return what tells that the system went dark or light, or asks for more or less contrast."""
    hints = QGuiApplication.styleHints()
    return hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged


def _theme(settings: Settings) -> Theme:
    chosen = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}.get(settings.theme)
    if chosen is not None:
        return chosen
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, color in {
        QPalette.ColorRole.Window: theme.paper,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.quiet_soft,
        QPalette.ColorRole.Button: theme.card,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Highlight: theme.action,
        QPalette.ColorRole.HighlightedText: theme.on_action,
        QPalette.ColorRole.Link: theme.action,
        QPalette.ColorRole.ToolTipBase: theme.card,
        QPalette.ColorRole.ToolTipText: theme.ink,
    }.items():
        palette.setColor(role, QColor(color))
    return palette


def _style_sheet(look: Look) -> str:
    sizes = {
        name: look.eased(size) if name in EASED else look.scaled(size) for name, size in IN_THE_STYLE_SHEET.items()
    } | {
        "bar": SCROLL_BAR,
        "thick_ring": THICK_RING,
        "double_ring": DOUBLE_RING,
    }
    # A ring around what has the keyboard is one pixel wider than the border; the inside gives way, so nothing moves.
    sizes |= {f"{name}_in": sizes[name] - 1 for name in ("pad", "half")} | {"pill_in": sizes["pill"] - 2}
    # The ring around what is chosen already, or filled, is wider still: otherwise it could not be told from its border.
    sizes |= {f"{name}_ring": sizes[name] - 3 for name in ("pad", "half")}
    sizes |= {"chip_ring": sizes["chip"] - 2, "step_ring": sizes["step"] - 4, "primary": sizes["chip"] - 6}
    colors = {name: value for name, value in vars(look.theme).items() if isinstance(value, str)}
    light = look.theme is LIGHT
    others = {
        "check": resource("icons", "check-white.svg" if light else "check-dark.svg").as_posix(),
        "tick": resource("icons", "check-dark.svg" if light else "check-white.svg").as_posix(),
        "onward": resource("icons", "chevron-right-dark.svg" if light else "chevron-right-white.svg").as_posix(),
        "down": resource("icons", "chevron-down-dark.svg" if light else "chevron-down-white.svg").as_posix(),
    }
    others["disabled_edge"] = "dotted" if look.theme is CONTRAST else "solid"  # there, muted words are as white as all
    rules = resource("themes", "style.qss").read_text(encoding="utf-8")
    return Template(rules).substitute(
        colors, **{f"{name}_px": f"{scaled}px" for name, scaled in sizes.items()}, **others
    )
