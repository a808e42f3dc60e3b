"""What becomes of “I don’t know”: a question for the visit, which the answer itself tells."""

from collections.abc import Iterable

from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.chips import ChipGroup


class AddedQuestion:
    """Says it where one points at the answer, and aloud as it happens. No line comes that would move what is below."""

    def __init__(self, chips: ChipGroup) -> None:
        self._chips = chips
        self.text = ""
        """Empty while nothing was added, and for what the person took off her list."""

    def show_added(self, questions: Iterable[VisitQuestion], worksheet: Worksheet) -> None:
        """Tell the questions that are on the list of `worksheet`."""
        off = {question.key for question in worksheet.questions if question.dismissed}
        added = [f"“{question.text}”" for question in questions if question.key not in off]
        sentence = _("Added to your questions: {names}").format(names=" ".join(added)) if added else ""
        is_news = bool(sentence) and sentence != self.text
        self.text = sentence
        self._chips.setToolTip(sentence)
        self._chips.setAccessibleDescription(sentence)
        if is_news and self._chips.isVisible():
            announce(self._chips, sentence)
