"""The pages of the steps, each on a worksheet of its own, with a part of the real content."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.reading import read_catalogue
from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.domain.worksheet import new_worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.page import Page

ShownPage = TypeVar("ShownPage", bound=Page)

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
    document = Document(new_worksheet(catalogue.pack.version, datetime(2026, 11, 24, 9, 0, tzinfo=UTC)))
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
