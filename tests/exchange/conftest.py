from pathlib import Path

import pytest

from hrbc_desktop.exchange.fhir import read_fhir
from hrbc_desktop.exchange.found import Found

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def early() -> Found:
    return read_fhir((SAMPLES / "early.json").read_bytes())


@pytest.fixture(scope="session")
def advanced() -> Found:
    return read_fhir((SAMPLES / "advanced.json").read_bytes())
