"""Opens the help, glossary, standards and About dialogs."""

from PySide6.QtWidgets import QWidget

from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.installed_content import trusted_keys
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.help.about_dialog import AboutDialog
from hrbc_desktop.ui.help.dialogs import AccessDialog, CancerDialog, GuideDialog, HelpDialog, StandardsDialog
from hrbc_desktop.ui.help.glossary_popups import WordsHere
from hrbc_desktop.ui.shell.workspace import Workspace


class HelpActions:
    """Opens each text in a dialog over the window."""

    def __init__(
        self,
        consultation: Consultation,
        settings: Settings,
        workspace: Workspace,
        opening: QWidget,
        words_here: WordsHere,
        window: QWidget,
    ) -> None:
        self._consultation, self._workspace, self._opening = consultation, workspace, opening
        self._settings, self._words_here = settings, words_here
        self._window = window

    def show_help(self) -> None:
        """Show the help for what is on the screen."""
        if self._workspace.isVisible():
            topic: str = self._workspace.step
        else:
            topic = "opening" if self._opening.isVisible() else "locked" if self._consultation.is_locked else "home"
        HelpDialog(topic, self._window).exec()

    def show_help_for_visit(self, view: QWidget) -> None:
        """Show the help for the view of the visit, over it."""
        HelpDialog("consult", view).exec()

    def show_guide(self, reader: str) -> None:
        """Show the guide for “patient” or “nurse”."""
        GuideDialog(reader, self._window).exec()

    def show_words(self) -> None:
        """Show every medical word that is on the screen, and what it means."""
        self._words_here.show_list()

    def show_cancer(self) -> None:
        """Show what the cancer is, and the words that a person may hear."""
        stage = self._consultation.document.worksheet.profile.stage if self._workspace.isVisible() else None
        CancerDialog(self._consultation.catalogue, stage, self._window).exec()

    def show_standards(self) -> None:
        """Show which published criteria for decision aids the worksheet meets."""
        StandardsDialog(self._consultation.catalogue, self._window).exec()

    def show_access(self) -> None:
        """Show how the windows meet the rules for access."""
        AccessDialog(self._window).exec()

    def show_about(self) -> None:
        """Show what the program and its content are, and what they are not."""
        AboutDialog(self._consultation.catalogue, trusted_keys(self._settings.machine), self._window).exec()
