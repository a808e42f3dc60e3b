"""The texts of forms, and Qt’s own, from the catalog that all other texts come from."""

from PySide6.QtCore import QCoreApplication, QTranslator

from hrbc_desktop.translation import catalog, is_translated


class FormTranslator(QTranslator):
    """Looks the texts of compiled forms up in the gettext catalog, whatever their form."""

    def isEmpty(self) -> bool:
        """Say that there is something to look up in: Qt asks nothing of an empty translator."""
        return False

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        """Return one text in the language of the program."""
        return catalog().gettext(text)


def translate_forms(application: QCoreApplication) -> None:
    """Let the forms speak the language of the program; in English they are as they were written."""
    if is_translated() and not application.findChild(FormTranslator):
        application.installTranslator(FormTranslator(application))
