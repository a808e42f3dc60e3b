"""The pages of the steps, each on a worksheet of its own, with a part of the real content."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from tests.dialogs import when_open

ShownPage = TypeVar("ShownPage", bound=Page)

COMPARED = ("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane")
OPTIONS = (
    "tamoxifen-early",
    "letrozole-early",
    "abemaciclib-fulvestrant",
    "ribociclib-fulvestrant",
    "everolimus-exemestane",
    "elacestrant",
    "capecitabine",
    "mastectomy",
)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content with eight of its options."""
    whole = read_catalogue()
    return whole.model_copy(update={"options": {key: whole.options[key] for key in OPTIONS}})


@pytest.fixture
def document(qtbot: QtBot, catalogue: Catalogue) -> Iterator[Document]:
    document = Document(new_worksheet(catalogue.pack.version, datetime(2026, 11, 24, 9, 0, tzinfo=UTC)), catalogue)
    yield document
    qtbot.wait(0)
    document.deleteLater()


@pytest.fixture
def show(qtbot: QtBot, document: Document, catalogue: Catalogue) -> Callable[[type[ShownPage]], ShownPage]:
    """Show the page of one step, in the active window."""

    def show(kind: type[ShownPage]) -> ShownPage:
        page = kind(document, catalogue)
        qtbot.addWidget(page)
        page.resize(1000, 900)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        return page

    return show


@pytest.fixture
def values(show: Callable[[type[Page]], Page], document: Document) -> ValuesPage:
    """The fifth step, with three options to weigh."""
    document.edit("Options", lambda worksheet: worksheet.evolve(options=COMPARED))
    page = show(ValuesPage)
    assert isinstance(page, ValuesPage)
    return page


@pytest.fixture
def pick(values: ValuesPage) -> Callable[..., list[str]]:
    """Tick things in the list of all that can be weighed; what it says in the end, and what cannot be ticked then."""

    def pick(*keys: str) -> list[str]:
        messages: list[str] = []

        def tick(dialog: PickDialog) -> None:
            for key in keys:
                check = dialog.checks[key]
                QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(10, check.height() // 2))
            messages.append(dialog.form.count_label.text())
            messages.extend(key for key, check in dialog.checks.items() if not check.isEnabled())
            QTest.mouseClick(dialog.form.done_button, Qt.MouseButton.LeftButton)

        when_open(PickDialog, tick)
        QTest.mouseClick(values.form.change_button, Qt.MouseButton.LeftButton)
        values.activateWindow()
        QTest.qWaitForWindowActive(values)
        return messages

    return pick


@pytest.fixture
def picked(values: ValuesPage, pick: Callable[..., list[str]]) -> ValuesPage:
    """The fifth step with four things in order, and no leaning yet."""
    pick("diarrhea", "visits", "mouth_sores", "way")
    return values
