"""Odd records: nothing is ticked but what is sure, what matters is told first, and what is known is found.

At first sight, before anything was mended, the first 26 gave 18 ticks, none wrong, 22 records wholly right; the 25 that
were written after that, 10 ticks, none wrong, 23 wholly right. The last ones were chosen of 48 that were written to
break what was left: 23 of 26 ticks were wrong then (other people, other samples, codes of registries, old versions).
Of 38 more, 25 ticks, two wrong at first sight: the last two records of ODD_LAST. Of 28 more, 13 ticks, three wrong at
first sight; those and two more kinds are ODD_AGAIN. Of 112 more, 51 ticks, five wrong; those and what was missed are
FRESH.
"""

import pytest

from hrbc_desktop.fhir.api import read_fhir
from hrbc_desktop.fhir.recognize import is_record
from tests.fhir.fresh_again import FRESH_AGAIN
from tests.fhir.fresh_records import FRESH
from tests.fhir.odd_records import ODD, ODD_AFTER, ODD_AGAIN, ODD_LAST, Odd
from tests.fhir.record import TODAY
from tests.fhir.siblings import SIBLINGS

EVERY_ODD = ODD + ODD_AFTER + ODD_LAST + ODD_AGAIN + FRESH + FRESH_AGAIN + SIBLINGS


def keys(expected: dict[str, str] | None) -> set[tuple[str, str]]:
    return {(field, key) for field, listed in (expected or {}).items() for key in listed.split("|")}


@pytest.mark.parametrize("odd", EVERY_ODD, ids=lambda odd: odd.name)
def test_an_odd_record_gives_what_it_says_and_no_more(odd: Odd) -> None:
    assert is_record(odd.data)
    found = read_fhir(odd.data, TODAY)
    certain = {(answer.field, answer.key) for answer in found.answers if not answer.doubt}
    doubted = {(answer.field, answer.key) for answer in found.answers if answer.doubt}
    assert certain == keys(odd.certain)
    assert keys(odd.doubted) <= doubted
    assert bool(found.alerts) == bool(odd.alerts)
    assert all(any(words in alert for alert in found.alerts) for words in odd.alerts)
    assert not [answer for answer in found.answers for word in odd.never if word in answer.key]
