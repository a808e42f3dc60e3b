from datetime import UTC, datetime

import pytest

from hrbc_desktop.catalogue.reading import read_catalogue
from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.domain.worksheet import Worksheet, new_worksheet


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="session")
def empty() -> Worksheet:
    return new_worksheet("2026.11", datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
