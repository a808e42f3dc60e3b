"""Step 3: all options, sorted by how they match the answers. Nothing is hidden but by the person's own filters."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from hrbc_desktop.domain.decisions.matching import Match, Verdict
from hrbc_desktop.domain.model.content import FAMILY_NAMES, Catalogue, Family
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS, Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.forms.ui_decision import Ui_OptionsPage
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.decision.option_card import OptionCard

_ORDER: tuple[Verdict, ...] = ("matches", "needs", "usually_later", "other_situation")
_FAMILIES: tuple[Family, ...] = tuple(FAMILY_NAMES)


class OptionsPage(Page):
    """A list with check boxes, a search, filters, and what has been chosen so far."""

    title = "Options to talk about"
    subtitle = (
        "Sorted by how they match your answers. This is not advice: your care team may add or remove options. "
        "Pick 2 to 4 to compare."
    )

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.form = Ui_OptionsPage()
        self.form.setupUi(self)
        self.columns = self.form.columns_layout
        self._matches: Mapping[str, Match] = {}
        self.cards = {key: self._card(key) for key in catalogue.options}
        self.form.search_edit.textChanged.connect(self._arrange)
        for check in self._filters():
            check.toggled.connect(self._arrange)
        self.form.chosen.removed.connect(lambda key: self._toggle(key, on=False))
        document.opened.connect(lambda _: clear_without_undo(self.form.search_edit))
        self.follow(self._show)

    def _card(self, key: str) -> OptionCard:
        card = OptionCard(self.catalogue.options[key], self.catalogue, self.words, self)
        card.compare_toggled.connect(lambda option, on: self._toggle(option, on=on))
        return card

    def _filters(self) -> tuple[QCheckBox, ...]:
        form = self.form
        return (
            form.medicines_check,
            form.chemotherapy_check,
            form.local_check,
            form.other_check,
            form.needs_check,
            form.elsewhere_check,
        )

    def _toggle(self, key: str, *, on: bool) -> None:
        name = self._name(key)

        def change(worksheet: Worksheet) -> Worksheet:
            rest = tuple(option for option in worksheet.options if option != key)
            return worksheet.evolve(options=(*rest, key) if on else rest)

        self.document.edit(f"{'Compare' if on else 'Take off'} {name}", change)

    def _name(self, key: str) -> str:
        """Return the name of an option; a worksheet of another version may hold one that is not known here."""
        option = self.catalogue.options.get(key)
        return option.name if option else "An option that is not in this program"

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        if self._matches is not derived.matches:
            self._matches = derived.matches
            for key, card in self.cards.items():
                card.show_match(self._matches[key])
            self._arrange()
        can_add = len(worksheet.options) < MOST_OPTIONS
        for key, card in self.cards.items():
            card.show_compared(compared=key in worksheet.options, can_add=can_add)
        self.form.chosen.show_options(tuple((key, self._name(key)) for key in worksheet.options))
        number = len(derived.compared)
        self.form.chosen_heading.setText(f"Comparing {number}" if number else "Nothing chosen yet")

    def _arrange(self) -> None:
        """Put the cards in order, and show those that the search and the filters let through."""
        matches = self._matches
        if not matches:
            return
        order = sorted(
            self.cards.values(),
            key=lambda card: (_ORDER.index(matches[card.option.id].verdict), _FAMILIES.index(card.option.family)),
        )
        words = tuple(self.form.search_edit.text().casefold().split())
        shown = [card for card in order if card.finds(words) and self._lets_through(matches[card.option.id])]
        layout = self.form.list_layout
        self.form.list_frame.hide()  # or every card that is shown lays out the whole list again
        for card in shown:
            layout.removeWidget(card)
            layout.addWidget(card)
        for card in self.cards.values():
            card.setVisible(card in shown)
        self.form.nothing_label.setVisible(not shown)
        self.form.list_frame.show()

    def _lets_through(self, found: Match) -> bool:
        form = self.form
        family = self.catalogue.options[found.option].family
        by_family = {
            "chemotherapy": form.chemotherapy_check,
            "surgery": form.local_check,
            "radiation": form.local_check,
            "trial": form.other_check,
            "supportive": form.other_check,
            "no_treatment": form.other_check,
        }.get(family, form.medicines_check)
        by_verdict = {"needs": form.needs_check, "matches": None}.get(found.verdict, form.elsewhere_check)
        return by_family.isChecked() and (by_verdict is None or by_verdict.isChecked())
