"""The quiet line under an answer that says: this became a question for the visit."""

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.ui.kit.accessibility import announce


class AddedQuestion(QLabel):
    """Stands below one widget of a form; hidden while nothing was added, and for what the person took off her list."""

    def __init__(self, below: QWidget) -> None:
        column = below.parentWidget()
        super().__init__(column, wordWrap=True)
        self.setProperty("role", "added")
        self.hide()
        layout = column.layout() if column else None
        if not isinstance(layout, QBoxLayout):
            raise TypeError("the line needs a column to stand in")
        layout.insertWidget(layout.indexOf(below) + 1, self)

    def show_added(self, questions: Iterable[VisitQuestion], worksheet: Worksheet) -> None:
        """Show the questions that are on the list of `worksheet`."""
        off = {question.key for question in worksheet.questions if question.dismissed}
        added = [f"“{question.text}”" for question in questions if question.key not in off]
        said = f"Added to your questions: {' '.join(added)}" if added else ""
        is_news = bool(said) and said != self.text()
        self.setText(said)
        self.setVisible(bool(said))
        if is_news and self.isVisible():
            announce(self, said)
