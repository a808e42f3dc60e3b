"""About the program: version, content, licenses; and where a newer file is checked and installed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox, QWidget

from hrbc_desktop import __version__
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.resources import resource
from hrbc_desktop.session.updates import (
    ContentUpdate,
    ProgramUpdate,
    UpdateRefused,
    check_update,
    install_content,
)
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.dialogs import (
    LICENSES_TITLE,
    SOURCES_TITLE,
    STANDARDS_TITLE,
    HelpText,
    LicensesDialog,
    SourcesDialog,
    StandardsDialog,
    content_facts,
    list_facts,
)
from hrbc_desktop.ui.kit.message_box import message_box
from hrbc_desktop.wording import updates as words


class AboutDialog(HelpText):
    """Version, content, review, funding, and licenses. A file that is dropped on it is checked as an update."""

    def __init__(self, catalogue: Catalogue, keys: Sequence[str], parent: QWidget | None = None) -> None:
        """`keys`: the public keys (hexadecimal) of who publishes content and installers."""
        facts = {
            "Program": f"hrbc_desktop {__version__}, free under the GNU General Public License, version 3 or later",
            **content_facts(catalogue.pack),
            "How figures were chosen": catalogue.pack.method,
            "Updates": f"{catalogue.pack.update_policy} {words.how_to_update()}",
        }
        licenses = resource("help", "program.md").read_text(encoding="utf-8")
        titles = {"standards": STANDARDS_TITLE, "sources": SOURCES_TITLE, "licenses": LICENSES_TITLE}
        links = " · ".join(f"[{title}](#{name})" for name, title in titles.items())
        super().__init__(_("About this program"), f"{list_facts(facts)}\n\n{links}\n\n{licenses}", parent)
        self._catalogue, self._keys = catalogue, keys
        self.browser.anchorClicked.connect(self._follow)
        self.setAcceptDrops(True)
        self.browser.setAcceptDrops(False)  # so that the dialog gets what is dropped on the text
        self.update_button = self.buttons.addButton(_("Check an update file…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.update_button.clicked.connect(self._ask_for_update)

    def _follow(self, link: QUrl) -> None:
        match link.fragment():
            case "sources":
                SourcesDialog(self._catalogue, self).open()
            case "licenses":
                LicensesDialog(self).open()
            case _:
                StandardsDialog(self._catalogue, self).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _only_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (file := _only_file(event)) is not None:
            event.acceptProposedAction()
            self.offer_update(file)

    def _ask_for_update(self) -> None:
        dialog = QFileDialog(self, _("Check an update file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Updates (*.pack *.exe *.deb)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.offer_update(Path(path)))
        dialog.open()

    def offer_update(self, file: Path) -> None:
        """Check a file; offer what it brings, or say why it is refused."""
        try:
            match check_update(file, self._catalogue.pack, self._keys):
                case ContentUpdate() as update:
                    if self._agrees(words.newer_content(update.pack.date), "Install"):
                        install_content(update, self._catalogue.pack, self._keys)
                        self._tell(words.content_installed())
                case ProgramUpdate() as update:
                    if self._agrees(words.newer_program(update.version), _("Open the installer")):
                        self._open(update.file)
        except UpdateRefused as problem:
            self._tell(str(problem))

    def _open(self, installer: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(installer))):
            self._tell(words.not_opened())

    def _agrees(self, question: str, yes: str) -> bool:
        box = message_box(QMessageBox.Icon.Question, question, self)
        agreeing = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Not now"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is agreeing

    def _tell(self, sentence: str) -> None:
        message_box(QMessageBox.Icon.Information, sentence, self).exec()


def _only_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
