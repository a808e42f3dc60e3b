"""Help for the page that is open, and what the program says of itself."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from hrbc_desktop import __version__
from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.resources import resource
from hrbc_desktop.session.written_dates import spoken_date
from hrbc_desktop.ui.theme import look

REVIEWED_BY_NOBODY = "No clinician has reviewed this content."


class _TextDialog(QDialog):
    """A text in Markdown, and a button to close."""

    def __init__(self, title: str, markdown: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(look().px(640), look().px(560))
        self.browser = QTextBrowser(self)
        self.browser.setAccessibleName(title)
        self.browser.setMarkdown(markdown)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser)
        layout.addWidget(buttons)


class HelpDialog(_TextDialog):
    """The help of one place: “home”, or the name of a step."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        text = resource("help", f"{place}.md").read_text(encoding="utf-8")
        keys = resource("help", "keys.md").read_text(encoding="utf-8")
        super().__init__("Help", f"{text}\n\n{keys}", parent)


class AboutDialog(_TextDialog):
    """Version, content, review, funding, and licences."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        pack = catalogue.pack
        facts = {
            "Program": f"hrbc_desktop {__version__}, free under the GNU General Public License, version 3 or later",
            "Content": f"version {pack.version} of {spoken_date(pack.date)}",
            "Review": ", ".join(pack.reviewers) or REVIEWED_BY_NOBODY,
            "Review due": spoken_date(pack.review_due),
            "Funding": pack.funding,
            "How figures were chosen": pack.method,
            "Updates": pack.update_policy,
        }
        lines = "\n\n".join(f"**{name}:** {text}" for name, text in facts.items())
        licences = resource("help", "program.md").read_text(encoding="utf-8")
        super().__init__("About this program", f"{lines}\n\n{licences}", parent)
