"""One option in the list: what it is, how it is taken, and how it stands to the answers."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from hrbc_desktop.domain.decisions.matching import Match, Verdict
from hrbc_desktop.domain.model.content import FAMILY_NAMES, Catalogue, Option
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.ui.forms.ui_option_card import Ui_OptionCard
from hrbc_desktop.ui.help.glossary_label import GlossaryLabel
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.metrics import SMALL, SMALL_ICON, XS
from hrbc_desktop.ui.kit.theme import current_theme

_BADGES: dict[Verdict, str] = {
    "matches": "badge_good",
    "needs": "badge_attention",
    "usually_later": "badge_quiet",
    "other_situation": "badge_quiet",
}

_ROUTE_ICONS = {
    "tablet": "pill",
    "capsule": "pill",
    "injection": "syringe",
    "drip": "droplets",
    "operation": "bandage",
    "radiation": "radiation",
}


class OptionCard(QFrame):
    """A card with a check box; “Why?” opens the reasons, the label's indication and their sources."""

    compare_toggled = Signal(str, bool)

    def __init__(self, option: Option, catalogue: Catalogue, words: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self._catalogue, self._words = catalogue, words
        self._match: Match | None = None
        self.form = Ui_OptionCard()
        self.form.setupUi(self)
        self.setProperty("role", "listed")
        self.form.compare_check.setObjectName(f"{option.id}_check")
        name = _told_apart(option, catalogue)
        self.form.compare_check.setAccessibleName(f"Compare {name}")
        self.form.why_button.setAccessibleName(f"Why is {name} listed like this?")
        self.form.taken_label.setText(f"{option.how_taken.text.rstrip('.')} · {option.how_often.text}")
        self.form.more_label.hide()
        self.form.compare_check.clicked.connect(lambda on: self.compare_toggled.emit(option.id, on))
        self.form.why_button.toggled.connect(self._show_more)
        GlossaryLabel(self.form.name_label, words, by_keys=False)  # by keys, “Why?” leads to the same words
        self._more_explained: GlossaryLabel | None = None
        current_theme().changed.connect(self._show_name)
        current_theme().changed.connect(self._show_more)
        self._show_name()

    def show_match(self, match: Match) -> None:
        """Show how the option stands to the answers, why, and what to be careful about."""
        badge = self.form.badge_label
        badge.setText(match.badge)
        badge.setProperty("role", _BADGES[match.verdict])
        badge.style().polish(badge)
        self.form.reason_label.setText(_reason(match))
        self.form.caution_label.setText("Talk about: " + " ".join(caution.text for caution in match.cautions))
        self.form.caution_label.setVisible(bool(match.cautions))
        self._match = match
        self._show_more()
        self.form.compare_check.setAccessibleDescription(f"{match.badge}. {_reason(match)}")

    def show_compared(self, *, compared: bool, can_add: bool) -> None:
        """Show whether it is compared, and whether there is room for one more."""
        self.form.compare_check.setChecked(compared)
        self.form.compare_check.setEnabled(compared or can_add)
        self.form.compare_check.setToolTip("" if compared or can_add else "Four are chosen. Take one off to add this.")

    def finds(self, words: tuple[str, ...]) -> bool:
        """Return whether every word is in a name, a brand or the kind of this option."""
        treatments = self._catalogue.treatments_of(self.option)
        names = [self.option.name, FAMILY_NAMES[self.option.family]]
        names += [name for treatment in treatments for name in (treatment.name, treatment.group, *treatment.brands)]
        text = " ".join(names).casefold()
        return all(word in text for word in words)

    def _show_name(self) -> None:
        treatments = self._catalogue.treatments_of(self.option)
        groups = " + ".join(dict.fromkeys(treatment.group for treatment in treatments))
        brands = ", ".join(brand for treatment in treatments for brand in treatment.brands)
        kind = self._words.marked(groups or FAMILY_NAMES[self.option.family], "muted")
        told = " · ".join(filter(None, (kind, escape(brands))))
        self.form.route_label.setPixmap(_route_picture({treatment.route for treatment in treatments}))
        style = f"font-size:{current_theme().scaled(SMALL)}px; color:{current_theme().colour('muted').name()}"
        self.form.name_label.setText(f"<b>{escape(self.option.name)}</b>&nbsp; <span style='{style}'>{told}</span>")

    def _show_more(self) -> None:
        """Write the reasons out only once they are asked for: there are as many cards as options."""
        is_open = self.form.why_button.isChecked() and self._match is not None
        if self._match is not None and is_open:
            self._more_explained = self._more_explained or GlossaryLabel(self.form.more_label, self._words)
            self.form.more_label.setText(self._more(self._match))
        self.form.more_label.setVisible(is_open)

    def _more(self, match: Match) -> str:
        signs, marked = {"yes": "✓", "no": "○", "unknown": "?"}, self._words.marked
        indication = self.option.indication
        lines = [f"<b>For whom:</b> {marked(indication.text)} {self._source(indication.source)}"]
        lines += [
            f"{signs[reason.holds]} {marked(reason.text[:1].upper() + reason.text[1:])} {self._source(reason.source)}"
            for reason in match.reasons
        ]
        lines += [f"! {marked(caution.text)} {self._source(caution.source)}" for caution in match.cautions]
        kinds = dict.fromkeys(treatment.group for treatment in self._catalogue.treatments_of(self.option))
        if self._words.terms(*kinds):
            lines.append(f"<b>Kind:</b> {marked(' + '.join(kinds))}")
        return "<br>".join(lines)

    def _source(self, key: str) -> str:
        source = self._catalogue.sources.get(key)
        if source is None:
            return ""
        year = f", {source.year}" if source.year else ""
        return f"<i>({escape(source.title)}{year})</i>"


def _told_apart(option: Option, catalogue: Catalogue) -> str:
    """Return the option's name, with its setting where another option has the same name."""
    same = [other for other in catalogue.options.values() if other.name == option.name]
    return f"{option.name}, {' and '.join(option.settings)} cancer" if len(same) > 1 else option.name


def _route_picture(routes: set[str]) -> QPixmap:
    """Set the icons of the routes side by side."""
    names = tuple(dict.fromkeys(icon for route, icon in _ROUTE_ICONS.items() if route in routes)) or ("calendar-days",)
    size, gap, sharp = current_theme().scaled(SMALL_ICON), current_theme().scaled(XS), 3
    picture = QPixmap((size * len(names) + gap * (len(names) - 1)) * sharp, size * sharp)
    picture.setDevicePixelRatio(sharp)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for index, name in enumerate(names):
        painter.drawPixmap(index * (size + gap), 0, pixmap(name, current_theme().colour("action"), size))
    painter.end()
    return picture


def _reason(match: Match) -> str:
    if match.verdict == "matches":
        return "Listed because: " + ", ".join(_phrase(reason.text) for reason in match.reasons) + "."
    if match.verdict == "needs":
        names = ", ".join(QUESTIONS[field].short for field in match.needs)
        return f"Not known yet: {names}."
    return " ".join(reason.text for reason in match.reasons if reason.holds == "no")


def _phrase(text: str) -> str:
    return text.rstrip(".")
