"""A text to read beside the work, and the list of the medical words of what is shown."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import TEXT_WINDOW, XL, XXL
from hrbc_desktop.ui.kit.reading_text import ReadingText
from hrbc_desktop.ui.kit.theme import current_theme

WORDS_TITLE = _("Words explained")
NO_WORDS = _("There are no medical words here. **About this cancer** in the menu explains all that you may meet.")
_MIRRORED = str.maketrans("←→", "→←")
"""Where one reads from the right, the keys that lead on, and the way through a menu, point to the left."""


class TextDialog(Dialog):
    """A text in Markdown, and a button to close."""

    def __init__(self, title: str, markdown: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(current_theme().window(TEXT_WINDOW, self))
        reads_from_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.browser = ReadingText(markdown.translate(_MIRRORED) if reads_from_right else markdown, self)
        self.browser.setAccessibleName(title)
        self.browser.setOpenLinks(False)  # the program opens nothing from the network
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        # The window behind, such as the view for the visit, may have a button to close it too.
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAccessibleName(
            _("Close: {title}").format(title=title)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XXL, XXL, XXL, XXL)
        layout.setSpacing(XL)
        layout.addWidget(self.browser)
        layout.addWidget(self.buttons)


class WordsDialog(TextDialog):
    """The medical words of what is shown: first those where the keyboard is, then all others."""

    def __init__(self, here: Mapping[str, str], others: Mapping[str, str], parent: QWidget | None = None) -> None:
        parts = {"## Where you are": here, "## Also shown here" if here else "": others}
        text = [f"{heading}\n\n{listed_words(words)}" for heading, words in parts.items() if words]
        super().__init__(WORDS_TITLE, "\n\n".join(text) or NO_WORDS, parent)


def listed_words(meanings: Mapping[str, str]) -> str:
    """Return words with what they mean as a list in Markdown."""
    return "\n".join(f"- **{escape(term)}:** {escape(meaning)}" for term, meaning in meanings.items())
