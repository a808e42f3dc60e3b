"""The optional check: would the person choose as her weights say? Asked twice, with the sides swapped."""

from typing import Literal

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import CheckAnswer, Worksheet
from hrbc_desktop.domain.preferences.edits import with_check
from hrbc_desktop.domain.preferences.line_up import LineUp, attribute, is_mismatch, next_check
from hrbc_desktop.domain.preferences.swing_weights import Check, Package
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.forms.ui_preferences import Ui_ValuesPage
from hrbc_desktop.wording.frequencies import people, whole

Turn = Literal["first", "swapped", "done"]


class WeightCheck:
    """Drives the check's card on the page. It never blocks, and never scores the person."""

    def __init__(self, document: Document, catalogue: Catalogue, form: Ui_ValuesPage) -> None:
        self._document, self._catalogue, self._form = document, catalogue, form
        self._check: Check | None = None
        self._picture: LineUp | None = None
        form.check_chips.offer({"a": "The first", "b": "The second"}.items(), name="Which would you rather have?")
        form.check_chips.chosen_changed.connect(self._push)

    def show(self, picture: LineUp | None, worksheet: Worksheet) -> None:
        """Show the check that fits the picture, or hide the card when there is none."""
        self._picture = picture
        self._check = next_check(picture) if picture is not None else None
        self._form.check_frame.setVisible(self._check is not None)
        if self._check is None:
            return
        answer = self._answer(worksheet)
        turn = _turn(answer)
        self._form.check_chips.setVisible(turn != "done")
        self._form.check_chips.choose([])
        self._form.check_label.setVisible(turn != "done")
        self._form.check_label.setText(self._question(self._check, swapped=turn == "swapped"))
        self._form.check_answer_label.setText(_verdict(answer, turn))

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
        self._document.edit("Check", lambda worksheet: with_check(worksheet, answer.evolve(**{field: chosen})))

    def _question(self, check: Check, *, swapped: bool) -> str:
        sides = (check.b, check.a) if swapped else (check.a, check.b)
        first, second = (self._package(side) for side in sides)
        return (
            f"Two made-up options are equal but for this.\nThe first: {first}.\nThe second: {second}.\n"
            "Which would you rather have?"
        )

    def _package(self, package: Package) -> str:
        gains, gives_up = self._keys()
        return f"{self._level(gains, package.gains_level)}, and {self._level(gives_up, package.gives_up_level)}"

    def _level(self, key: str, level: float) -> str:
        kind = attribute(key, self._catalogue)
        if kind.kind == "rate":
            return f"{kind.name.lower()} in {people(level)}"
        if kind.kind == "count":
            number = whole(level)
            return f"{number} {kind.unit.removesuffix('s') if number == 1 else kind.unit} in the first 3 months"
        return f"{kind.name.lower()}: {'the way you like most' if level == 0 else 'a way you like less'}"


def _turn(answer: CheckAnswer) -> Turn:
    if answer.first is None:
        return "first"
    return "swapped" if answer.swapped is None else "done"


def _verdict(answer: CheckAnswer, turn: Turn) -> str:
    if turn == "first":
        return "Two taps. It shows whether the order fits how you would choose."
    if turn == "swapped":
        return "Once more, with the sides swapped."
    if is_mismatch(answer):
        return (
            "Your choice and your order say different things. That is common. "
            "Change the order if you like, or leave it: the picture then counts as less sure."
        )
    return "Your choice fits your order."
