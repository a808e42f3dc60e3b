"""The optional check: would the person choose as her weights say? Asked twice, with the sides swapped."""

from typing import Literal

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import CheckAnswer, Worksheet
from hrbc_desktop.domain.preferences.edits import with_check
from hrbc_desktop.domain.preferences.line_up import LineUp, is_mismatch, next_check
from hrbc_desktop.domain.preferences.offer import Thing
from hrbc_desktop.domain.preferences.swing_weights import Check, Package
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_preferences import Ui_ValuesPage
from hrbc_desktop.ui.kit.tab_order import show_what_opens
from hrbc_desktop.wording.frequencies import months, people, whole

Turn = Literal["first", "swapped", "done"]


class WeightCheck:
    """Drives the check's card on the page. It never blocks, and never scores the person."""

    def __init__(self, document: Document, catalogue: Catalogue, form: Ui_ValuesPage) -> None:
        self._document, self._catalogue, self._form = document, catalogue, form
        self._check: Check | None = None
        self._picture: LineUp | None = None
        self._turn: Turn = "first"
        form.check_chips.offer({"a": _("The first"), "b": _("The second")}.items(), name=_("Which would you choose?"))
        form.check_chips.chosen_changed.connect(self._push)
        form.check_button.toggled.connect(self._show_open)
        show_what_opens(form.check_button, form.check_frame)

    def show(self, picture: LineUp | None, worksheet: Worksheet) -> None:
        """Show the check that fits the picture, or hide the card when there is none."""
        self._picture = picture
        self._check = next_check(picture) if picture is not None else None
        self._form.check_frame.setVisible(self._check is not None)
        if self._check is None:
            return
        answer = self._answer(worksheet)
        turn = self._turn = _turn(answer)
        self._form.check_chips.choose([])
        if turn != "first":
            self._form.check_button.setChecked(True)
        self._show_open()
        self._form.check_label.setText(self._question(self._check, swapped=turn == "swapped"))
        self._form.check_answer_label.setText(_verdict(answer, turn))

    def _show_open(self) -> None:
        """Show the question once she asks for it, or has answered."""
        is_open = self._form.check_button.isChecked()
        for part in (self._form.check_label, self._form.check_chips):
            part.setVisible(is_open and self._turn != "done")
        self._form.check_answer_label.setVisible(is_open)

    def _keys(self) -> tuple[str, str]:
        if self._check is None or self._picture is None:
            raise RuntimeError("there is no check to answer")
        scales = self._picture.scales
        return scales[self._check.gains].attribute, scales[self._check.gives_up].attribute

    def _answer(self, worksheet: Worksheet) -> CheckAnswer:
        gains, gives_up = self._keys()
        known = (check for check in worksheet.values.checks if (check.gains, check.gives_up) == (gains, gives_up))
        return next(known, CheckAnswer(gains=gains, gives_up=gives_up))

    def _push(self) -> None:
        chosen = next(iter(self._form.check_chips.chosen), None)
        if chosen is None:
            return
        answer = self._answer(self._document.worksheet)
        field = "first" if answer.first is None else "swapped"
        self._document.edit(_("Check"), lambda worksheet: with_check(worksheet, answer.evolve(**{field: chosen})))

    def _question(self, check: Check, *, swapped: bool) -> str:
        sides = (check.b, check.a) if swapped else (check.a, check.b)
        first, second = (self._package(side) for side in sides)
        return _(
            "Imagine two options that differ only in this:\nThe first: {first}.\nThe second: {second}.\n"
            "Which would you choose?"
        ).format(first=first, second=second)

    def _package(self, package: Package) -> str:
        if self._check is None or self._picture is None:
            raise RuntimeError("there is no check to answer")
        gains, gives_up = (self._picture.things[index] for index in (self._check.gains, self._check.gives_up))
        return _("{better}, and {worse}").format(
            better=_level(gains, package.gains_level), worse=_level(gives_up, package.gives_up_level)
        )


def _level(thing: Thing, level: float) -> str:
    name = thing.name.lower()
    match thing.kind:
        case "share":
            return f"{name}: {people(level)}"
        case "months":
            return f"{name}: {months(level)}"
        case "count":
            number = whole(level)
            unit = thing.unit.removesuffix("s") if number == 1 else thing.unit
            return _("{number} {unit} in the first 3 months").format(number=number, unit=unit)
        case "own":
            fits = _("it fits “{thing}” better") if level >= 0.5 else _("it fits “{thing}” less")
            return fits.format(thing=thing.name)
        case _:
            liked = _("the way you like most") if level == 0 else _("a way you like less")
            return f"{name}: {liked}"


def _turn(answer: CheckAnswer) -> Turn:
    if answer.first is None:
        return "first"
    return "swapped" if answer.swapped is None else "done"


def _verdict(answer: CheckAnswer, turn: Turn) -> str:
    if turn == "first":
        return ""
    if turn == "swapped":
        return _("Once more, with the sides swapped.")
    if is_mismatch(answer):
        return _(
            "Your choice does not match your order. That is common. "
            "Change the order if you like, or leave it: the picture is then less certain."
        )
    return _("Your choice matches your order.")
