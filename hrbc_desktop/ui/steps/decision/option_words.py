"""What is told of an option beside its name, and how it is found."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from hrbc_desktop.domain.decisions.matching import Badge, Match
from hrbc_desktop.domain.model.content import FAMILY_NAMES, Catalogue, Option
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.metrics import SMALL, SMALL_ICON, XS
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.badges import holds_name, reason_text
from hrbc_desktop.wording.cautions import LEVEL_NAMES, caution_text

BADGES: Mapping[Badge | None, str] = {
    "fits": "badge_good",
    "needs": "badge_attention",
    "usually_later": "badge_quiet",
    "usually_for_others": "badge_quiet",
    None: "badge_quiet",
}
"""How each badge looks in the style sheet."""

_ROUTE_ICONS = {
    "tablet": "pill",
    "capsule": "pill",
    "injection": "syringe",
    "drip": "droplets",
    "operation": "bandage",
    "radiation": "radiation",
}


_SETTINGS = {"early": "early cancer", "advanced": "advanced metastatic cancer that has spread"}


def finds(option: Option, catalogue: Catalogue, words: tuple[str, ...]) -> bool:
    """Return whether every word is in a name, a brand, the kind of this option, or the cancer that it is for."""
    treatments = catalogue.treatments_of(option)
    names = [option.name, FAMILY_NAMES[option.family], *(_SETTINGS[setting] for setting in option.settings)]
    names += [name for treatment in treatments for name in (treatment.name, treatment.group, *treatment.brands)]
    text = " ".join(names).casefold()
    return all(word in text for word in words)


def heading(name: str, option: Option, catalogue: Catalogue) -> str:
    """Return the name of an option, with its brands beside it, as rich text."""
    brands = ", ".join(brand for treatment in catalogue.treatments_of(option) for brand in treatment.brands)
    style = f"font-size:{current_theme().scaled(SMALL)}px; color:{current_theme().color('muted').name()}"
    beside = f"&nbsp; <span style='{style}'>{escape(brands)}</span>" if brands else ""
    return f"<b>{escape(name)}</b>{beside}"


def route_picture(option: Option, catalogue: Catalogue) -> QPixmap:
    """Return the icons of how it is given, side by side."""
    routes = {treatment.route for treatment in catalogue.treatments_of(option)}
    names = tuple(dict.fromkeys(icon for route, icon in _ROUTE_ICONS.items() if route in routes)) or ("calendar-days",)
    size, gap, sharp = current_theme().scaled(SMALL_ICON), current_theme().scaled(XS), 3
    picture = QPixmap((size * len(names) + gap * (len(names) - 1)) * sharp, size * sharp)
    picture.setDevicePixelRatio(sharp)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for index, name in enumerate(names):
        painter.drawPixmap(index * (size + gap), 0, pixmap(name, current_theme().color("action"), size))
    painter.end()
    return picture


def told_more(match: Match, option: Option, derived: Derived, words: Glossary) -> str:
    """Return for whom the label names an option, each reason for its badge, and their sources, as rich text."""
    indication, marked, catalogue, facts = option.indication, words.marked, derived.catalogue, derived.facts
    lines = [
        f"<b>For whom:</b> {marked(indication.text)} {_source(indication.source, catalogue)}",
        f"<b>How often:</b> {marked(option.how_often.text)}",
    ]
    lines += [
        f"<b>{holds_name(reason)}:</b> {marked(reason_text(reason))} {_source(reason.source, catalogue)}"
        for reason in match.reasons
    ]
    lines += [
        f"<b>{LEVEL_NAMES[one.level]}:</b> {marked(caution_text(one, facts))} {_source(one.caution.source, catalogue)}"
        for one in derived.cautions_of(option)
    ]
    kinds = dict.fromkeys(treatment.group for treatment in catalogue.treatments_of(option))
    if kinds:
        lines.append(f"<b>Kind:</b> {marked(' + '.join(kinds))}")
    return "<br>".join(lines)


def _source(key: str, catalogue: Catalogue) -> str:
    source = catalogue.sources.get(key)
    if source is None:
        return ""
    year = f", {source.year}" if source.year else ""
    return f"<i>({escape(source.title)}{year})</i>"
