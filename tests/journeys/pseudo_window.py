"""Shows every page and many dialogs in a made-up language, and prints what is still as it was written in the code.

Run by `test_translation.py` as `pseudo_window.py MESSAGES.json FOLDER`: a language holds for a whole process.
"""

import gettext
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hrbc_desktop import translation

MESSAGES = frozenset(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
FOLDER = Path(sys.argv[2])


class PseudoLanguage(gettext.GNUTranslations):
    """Puts what the extractor found between brackets; what it did not find stays as it is."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message in MESSAGES else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


translation.catalog = PseudoLanguage  # type: ignore[assignment]

from PySide6.QtGui import QAction, QTextDocumentFragment  # noqa: E402 - texts are bound when modules are loaded
from PySide6.QtWidgets import (  # noqa: E402
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from hrbc_desktop.app import make_application  # noqa: E402
from hrbc_desktop.catalogue.loader import read_catalogue  # noqa: E402
from hrbc_desktop.cli.demo import ANSWERS, DECISION, OPTIONS  # noqa: E402
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, Profile  # noqa: E402
from hrbc_desktop.domain.model.worksheet import Values, Visit, Worksheet, new_worksheet  # noqa: E402
from hrbc_desktop.domain.serialization import write_worksheet  # noqa: E402
from hrbc_desktop.domain.visit.steps import STEPS  # noqa: E402
from hrbc_desktop.records.crypto.vault import Vault  # noqa: E402
from hrbc_desktop.session.consultation import Consultation  # noqa: E402
from hrbc_desktop.session.desktop.idle_lock import IdleLock  # noqa: E402
from hrbc_desktop.session.settings import Settings  # noqa: E402
from hrbc_desktop.ui.shell.main_window import MainWindow  # noqa: E402

OWN = "To be at home"
PATIENT = "Sample Patient 1"


def filled() -> Worksheet:
    """A worksheet in which every step has something to show."""
    answers = {
        field: given if QUESTIONS[field].many else given[0]
        for field, given in ANSWERS.items()
        if field != "past_treatments"
    }
    return new_worksheet("2026.12", datetime(2026, 11, 24, tzinfo=UTC)).evolve(
        visit=Visit(name=PATIENT),
        profile=Profile(past_treatments=(PastTreatment(kind="lumpectomy"),)).evolve(**answers),
        decision=DECISION,
        options=OPTIONS,
        values=Values(leaning=OPTIONS[1], own=(OWN,)),
    )


def texts(of: QWidget) -> Iterator[str]:
    """Yield what all widgets of a window show, also those that are hidden now."""
    for part in (of, *of.findChildren(QWidget)):
        yield part.windowTitle()
        yield part.toolTip()
        yield part.accessibleDescription()
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QLineEdit):
            yield part.placeholderText()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(index) for index in range(part.count()))
        elif isinstance(part, QTextBrowser):
            yield part.toPlainText()
    yield from (action.text() for action in of.findChildren(QAction))


def untranslated(found: Iterator[str], content: str) -> Iterator[str]:
    """Yield what stands outside of brackets and is neither a text of the content nor what the person typed."""
    for text in found:
        left = text.replace("&nbsp;", "<br>")
        left = QTextDocumentFragment.fromHtml(left).toPlainText() if "<" in left else left
        inner = re.compile(r"⟦[^⟦⟧]*⟧")
        while inner.search(left):
            left = inner.sub("", left)
        for line in re.split(r"[\n·:;,()“”]|\. ", left.replace("&", "")):
            words = re.sub(r"[\W\d_]+", " ", line).strip()
            if len(words) > 3 and words.casefold() not in content:
                yield text


def main() -> None:
    catalogue = read_catalogue()
    content = re.sub(r"[\W\d_]+", " ", json.dumps(catalogue.model_dump(mode="json"), ensure_ascii=False)).casefold()
    content += f" {PATIENT} {OWN} ".casefold()
    application = make_application()
    window = MainWindow(Settings(FOLDER / "settings.ini"), Vault(FOLDER / "records"), IdleLock(application, 5))
    found = [*texts(window)]
    window.build_pages(Consultation(catalogue, window))
    window.show()
    window.unlock_page.form.welcome_card.form.memory_button.click()
    application.processEvents()
    (FOLDER / "worksheet.json").write_bytes(write_worksheet(filled()))
    window.open_file(FOLDER / "worksheet.json")
    for step in STEPS:
        page = window.workspace.page(step.name)
        for button in page.findChildren(QPushButton):
            if button.property("spoken") == "disclosure":
                button.setChecked(True)
        application.processEvents()
        found += texts(page)
    found += texts(window)
    sys.stdout.write(json.dumps([*dict.fromkeys(untranslated(iter(found), content))], ensure_ascii=False))


if __name__ == "__main__":
    main()
