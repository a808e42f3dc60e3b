"""What the cards of the locked page have in common."""

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget


class LockCard(QFrame):
    """One thing that the locked page asks. It forgets what was typed as soon as another card is shown."""

    def begin_at(self, first: QWidget, problem: QLabel | None = None) -> None:
        """`first`: where the keyboard begins; `problem`: says why what was tried did not open the worksheets."""
        self._first, self._problem = first, problem
        self.forget_problem()

    def focus(self) -> None:
        """Put the keyboard where the card begins."""
        self._first.setFocus()
        if isinstance(self._first, QLineEdit):
            self._first.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say why what was tried did not open the worksheets."""
        if self._problem is not None:
            self._problem.setText(sentence)
            self._problem.show()

    def forget_problem(self) -> None:
        """Say nothing of an earlier try any more."""
        if self._problem is not None:
            self._problem.hide()

    def forget(self) -> None:
        """Forget what was typed, and what was wrong with it."""
        self.forget_problem()
