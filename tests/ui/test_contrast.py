"""Every color that stands on another can be told from it, in every theme: WCAG 2.2, criteria 1.4.3 and 1.4.11."""

import re
from dataclasses import fields

import pytest

from hrbc_desktop.resources import resource
from hrbc_desktop.ui.kit.theme import CONTRAST, DARK, LIGHT, Theme

THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
TEXT, GRAPHIC = 4.5, 3.0

GROUNDS = ("paper", "card", "action_soft", "unknown_soft", "attention_soft", "good_soft", "quiet_soft")
INKS = ("ink", "muted", "action", "unknown", "attention", "good", "danger", "options")
"""What is written, in any of these colors, on any of the grounds."""
STRONG_GROUNDS = {"action": "on_action", "action_hover": "on_action", "options": "on_options", "ink": "paper"}
"""Grounds that have an ink of their own."""
EDGES = ("control_line", "action", "ink", "danger", "unknown")
"""The outlines of what can be operated, and of what has the keyboard."""
ORNAMENTS = ("line", "track")
"""Where these cannot be seen, nothing is lost: lines between things, and the part of a bar that stands for nothing."""

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
USED = re.compile(r"\$(\w+)")


def colors(theme: Theme, name: str) -> tuple[str, ...]:
    value: str | tuple[str, ...] = getattr(theme, name)
    return (value,) if isinstance(value, str) else value


def luminance(color: str) -> float:
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_close(theme: Theme, inks: tuple[str, ...], grounds: tuple[str, ...], least: float) -> list[str]:
    return [
        f"{ink} {color} on {ground} {under}: {contrast(color, under):.2f}"
        for ink in inks
        for color in colors(theme, ink)
        for ground in grounds
        for under in colors(theme, ground)
        if contrast(color, under) < least
    ]


def rules() -> list[tuple[str, dict[str, str]]]:
    """Return each selector of the style sheet with what it sets."""
    text = re.sub(r"/\*.*?\*/", "", resource("themes", "style.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    return [
        (selector.strip(), dict(part.strip().split(":", 1) for part in body.split(";") if ":" in part))
        for selectors, body in RULE.findall(text)
        for selector in selectors.split(",")
    ]


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_color_is_known_here_as_an_ink_or_a_ground() -> None:
    known = {*GROUNDS, *INKS, *STRONG_GROUNDS, *STRONG_GROUNDS.values(), *EDGES, *ORNAMENTS}
    assert {field.name for field in fields(Theme)} == known


@pytest.mark.parametrize("name", THEMES)
def test_every_ink_can_be_read_on_every_ground(name: str) -> None:
    theme = THEMES[name]
    assert too_close(theme, INKS, GROUNDS, TEXT) == []
    for ground, ink in STRONG_GROUNDS.items():
        assert too_close(theme, (ink,), (ground,), TEXT) == []


@pytest.mark.parametrize("name", THEMES)
def test_every_outline_can_be_seen_on_every_ground(name: str) -> None:
    assert too_close(THEMES[name], EDGES, GROUNDS, GRAPHIC) == []


def test_the_style_sheet_writes_only_with_inks_on_their_grounds() -> None:
    for selector, body in rules():
        if ":disabled" in selector:
            continue
        ink, ground = (USED.findall(body.get(part, "")) for part in ("color", "background"))
        allowed = {STRONG_GROUNDS[name] for name in ground if name in STRONG_GROUNDS} or set(INKS)
        assert set(ink) <= allowed, selector
        selected = (
            USED.findall(body.get("selection-background-color", "")),
            USED.findall(body.get("selection-color", "")),
        )
        for under, over in zip(*selected, strict=True):
            assert over == STRONG_GROUNDS.get(under, over), selector
            assert under in (*GROUNDS, *STRONG_GROUNDS), selector


def test_the_style_sheet_writes_on_nothing_but_grounds() -> None:
    for selector, body in rules():
        ground = set(USED.findall(body.get("background", ""))) - {*GROUNDS, *STRONG_GROUNDS}
        assert not ground or ("color" not in body and not selector.startswith(("QLabel", "QPushButton"))), selector


def test_high_contrast_has_no_gray() -> None:
    """Only black, white, and colors that are plainly one."""
    found = {name.name: colors(CONTRAST, name.name) for name in fields(Theme)}
    gray = [
        (name, color)
        for name, each in found.items()
        for color in each
        if color not in ("#000000", "#ffffff") and saturation(color) < 0.15
    ]
    assert gray == []


def saturation(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return (max(parts) - min(parts)) / max(parts)


def test_what_is_written_before_somebody_types_has_the_ink_of_muted_words() -> None:
    """Without a rule, Qt makes it half as strong as the words of the field."""
    colors = {
        one: values["placeholder-text-color"].strip() for one, values in rules() if "placeholder-text-color" in values
    }
    assert {"QLineEdit", "QPlainTextEdit", "QTextEdit"} <= colors.keys()
    assert set(colors.values()) == {"$muted"}
