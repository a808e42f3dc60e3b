from datetime import UTC, datetime

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="session")
def empty() -> Worksheet:
    return new_worksheet("2026.11", datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
