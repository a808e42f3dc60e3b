"""Sheets that are drawn at once, as when one is signed while its pages are shown, do not disturb one another."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest


@pytest.fixture
def _hurried() -> Iterator[None]:
    """Change between threads as often as can be."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("_hurried")
def test_sheets_that_are_drawn_at_once_are_those_that_are_drawn_alone(
    drawn_at: Callable[[datetime], bytes], signed_at: datetime
) -> None:
    alone = drawn_at(signed_at)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: drawn_at(signed_at), range(24)))
    assert all(each == alone for each in made)
