from pathlib import Path

import pytest

from hrbc_desktop.fhir.api import read_fhir
from hrbc_desktop.fhir.read.result import ImportResult

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def early() -> ImportResult:
    return read_fhir((SAMPLES / "early.json").read_bytes())


@pytest.fixture(scope="session")
def advanced() -> ImportResult:
    return read_fhir((SAMPLES / "advanced.json").read_bytes())
