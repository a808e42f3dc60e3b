"""Finding a person among many, as a nurse types it: each search has the one that is expected first."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store

TODAY = date(2026, 11, 30)
PEOPLE: tuple[tuple[str, str, date | None, date | None], ...] = (
    ("Sample Patient 1", "004417", date(1950, 1, 20), date(2026, 12, 22)),
    ("O\u2019Sample Patient 2", "", date(1961, 5, 3), date(2026, 12, 12)),
    ("\u0141ample Patient 3", "", date(1975, 12, 2), date(2027, 2, 12)),
    ("\u00d8sample Patient 4", "77/2026", None, date(2026, 12, 2)),
    ("S\u00e1mple-Muster Patient 5", "MRN 123-456-789", date(1980, 7, 14), None),
    ("Patient de la Sample 6", "A-00912", date(1980, 4, 7), TODAY),
    ("S\u0105mp\u0142e Patient 7", "", date(1966, 2, 28), TODAY + timedelta(days=1)),
    ("Samp\u0131le Patient 8", "0417", None, date(2026, 11, 25)),
    ("Sample\u00df Patient 9", "", date(1944, 11, 30), date(2027, 1, 5)),
    ("Sample Patient 10", "12345", date(1968, 3, 14), date(2026, 12, 9)),
    ("Sample Patient 11", "", date(1990, 9, 9), date(2026, 10, 1)),
    ("Sample Patient 12", "", date(1968, 12, 31), date(2026, 9, 2)),
    ("Test Person 13", "2 417", date(1999, 8, 8), date(2026, 8, 7)),
)
FILLERS = 150

SEARCHES = (
    ("sample patient 1", "Sample Patient 1"),
    ("Patient 1, Sample", "Sample Patient 1"),
    ("osample patient 2", "O\u2019Sample Patient 2"),
    ("O'Sample", "O\u2019Sample Patient 2"),
    ("o`sample", "O\u2019Sample Patient 2"),
    ("O Sample Patient 2", "O\u2019Sample Patient 2"),
    ("lample", "\u0141ample Patient 3"),
    ("\u0142AMPLE", "\u0141ample Patient 3"),
    ("osample 4", "\u00d8sample Patient 4"),
    ("sample muster", "S\u00e1mple-Muster Patient 5"),
    ("samplemuster", "S\u00e1mple-Muster Patient 5"),
    ("de la sample", "Patient de la Sample 6"),
    ("Sample 6, Patient", "Patient de la Sample 6"),
    ("sample patient 7", "S\u0105mp\u0142e Patient 7"),
    ("sampile", "Samp\u0131le Patient 8"),
    ("SAMP\u0130LE", "Samp\u0131le Patient 8"),
    ("sampless", "Sample\u00df Patient 9"),
    ("sample\u00df", "Sample\u00df Patient 9"),
    ("sampke patient 12", "Sample Patient 12"),
    ("tset person", "Test Person 13"),
    ("4417", "Sample Patient 1"),
    ("123456789", "S\u00e1mple-Muster Patient 5"),
    ("123 456 789", "S\u00e1mple-Muster Patient 5"),
    ("mrn123456789", "S\u00e1mple-Muster Patient 5"),
    ("a00912", "Patient de la Sample 6"),
    ("77/2026", "\u00d8sample Patient 4"),
    ("2417", "Test Person 13"),
    ("14.03.1968", "Sample Patient 10"),
    ("14/3/68", "Sample Patient 10"),
    ("3/14/1968", "Sample Patient 10"),
    ("march 14, 1968", "Sample Patient 10"),
    ("14mar1968", "Sample Patient 10"),
    ("14031968", "Sample Patient 10"),
    ("born 3.5.1961", "O\u2019Sample Patient 2"),
    ("patient 12 1968", "Sample Patient 12"),
    ("1944", "Sample\u00df Patient 9"),
    ("2 dec", "\u00d8sample Patient 4"),
    ("12/02", "\u00d8sample Patient 4"),
    ("2.12.", "\u00d8sample Patient 4"),
    ("2.12.2026", "\u00d8sample Patient 4"),
    ("Dec 2nd", "\u00d8sample Patient 4"),
    ("december 22", "Sample Patient 1"),
    ("today", "Patient de la Sample 6"),
    ("tomorrow", "S\u0105mp\u0142e Patient 7"),
    ("last week", "Samp\u0131le Patient 8"),
    ("Wednesday 2 december", "\u00d8sample Patient 4"),
)


@pytest.fixture(scope="module")
def many() -> Iterator[Store]:
    """The people above among many others, whom it is easy to find instead."""
    store = memory_store()
    fillers = [
        (f"Other Person {number}", f"9{number:05}", date(1950, 1, 1) + timedelta(days=97 * number), None)
        for number in range(FILLERS)
    ]
    begun = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    for number, (name, record, born, visit) in enumerate((*PEOPLE, *fillers)):
        empty = new_worksheet("2026.11", begun)
        store.worksheets.save(
            empty.evolve(
                id=uuid.uuid4().hex,
                visit=empty.visit.evolve(name=name, record_number=record, birth_date=born, appointment_date=visit),
                changed_at=begun - timedelta(days=number % 60),
            )
        )
    yield store
    store.close()


@pytest.mark.parametrize(("typed", "expected"), SEARCHES)
def test_the_expected_person_stands_first(many: Store, typed: str, expected: str) -> None:
    found = many.list.search(typed, today=TODAY)
    assert len(found) > 0
    assert found[0].name == expected


def test_what_is_nowhere_is_not_found(many: Store) -> None:
    assert list(many.list.search("qqqzzz", today=TODAY)) == []
    assert list(many.list.search("31.12.1901", today=TODAY)) == []
