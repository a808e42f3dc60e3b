"""The audit trail in plain words, and as a file."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.records.audit.integrity_check import IntegrityReport
from hrbc_desktop.records.audit.trail import AuditEvent, IntegrityFinding, What
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.audit_export import (
    Checked,
    as_csv,
    as_json,
    check,
    history,
    history_lines,
    save_history,
    verdict_words,
)
from hrbc_desktop.session.sheet_types import SheetError

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def named(name: str) -> Worksheet:
    worksheet = new_worksheet("2026.11", AT)
    return worksheet.evolve(visit=worksheet.visit.evolve(name=name))


@pytest.fixture
def used(records: Store) -> Store:
    """Records in which two people worked on two worksheets."""
    records.who = "Sample Nurse 1"
    first, second = named("Sample Patient 1"), named("")
    version = records.worksheets.save(second, records.worksheets.save(second))
    records.worksheets.save(first)
    records.who = "Sample Nurse 2"
    records.worksheets.save(second, version)
    records.worksheets.delete(first.id)
    return records


def test_it_says_newest_first_who_did_what_to_whose_worksheet(used: Store) -> None:
    lines = history(used)
    assert [(line.who, line.what, line.worksheet) for line in lines[:-1]] == [
        ("Sample Nurse 2", "Deleted", "Sample Patient 1"),
        ("Sample Nurse 2", "Changed", "No name yet"),
        ("Sample Nurse 1", "Changed", "Sample Patient 1"),
        ("Sample Nurse 1", "Changed, saved 2 times", "No name yet"),
    ]
    assert lines[-1].what == "Unlocked the worksheets"
    assert check(used) == Checked(["Nothing is missing or changed. 2 worksheets and 6 entries were checked."], True)


def test_a_worksheet_that_was_destroyed_has_no_name_any_more(used: Store) -> None:
    [deleted] = used.list.deleted()
    used.retention.purge(deleted.id)
    assert history(used)[0].worksheet == f"No longer here ({deleted.id[:8]})"


@pytest.mark.parametrize("what", get_args(What))
def test_whatever_happens_has_words_of_its_own(what: What) -> None:
    [line] = history_lines([AuditEvent(who="", what=what, when=AT)], {})
    others = history_lines([AuditEvent(who="", what=other, when=AT) for other in get_args(What) if other != what], {})
    assert line.what
    assert line.what not in {other.what for other in others}


def test_what_only_a_newer_program_can_tell_is_told_as_that() -> None:
    newer = AuditEvent.model_validate({"who": "", "what": "printed", "when": AT, "record": "1"})
    [line] = history_lines([newer], {"1": "Sample Patient 1"})
    assert (line.what, line.worksheet) == ("Something that a newer version of this program did", "Sample Patient 1")


def test_wrong_attempts_are_counted() -> None:
    events = [AuditEvent(who="", what="failed unlock", when=AT, times=times) for times in (1, 3)]
    assert [line.what for line in history_lines(events, {})] == [
        "Wrong passphrase or recovery code, 1 time",
        "Wrong passphrase or recovery code, 3 times",
    ]


def test_savings_of_two_days_are_two_lines() -> None:
    events = [AuditEvent(who="", what="changed", when=AT + timedelta(days=days), record="1") for days in (0, 1)]
    assert len(history_lines(events, {"1": "Sample Patient 1"})) == 2


def test_what_a_check_found_names_the_worksheet_where_it_is_known() -> None:
    findings = (
        IntegrityFinding("A signed PDF is missing or damaged.", "1"),
        IntegrityFinding("The file is damaged in 2 of its pages."),
    )
    assert verdict_words(IntegrityReport(findings, 1, 1), {"1": "Sample Patient 1"}) == [
        "Sample Patient 1: A signed PDF is missing or damaged.",
        "The file is damaged in 2 of its pages.",
    ]


def test_as_a_table_every_entry_is_a_row(used: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(used).decode("utf-8-sig"))))
    assert [(row["Who"], row["What"], row["Worksheet"], row["Version"]) for row in rows[1:3]] == [
        ("Sample Nurse 1", "Changed", "No name yet", "1"),
        ("Sample Nurse 1", "Changed", "No name yet", "2"),
    ]
    assert len(rows) == len(used.logbook.events())


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_name_becomes_a_formula_in_a_spreadsheet(records: Store, name: str) -> None:
    records.worksheets.save(named(name))
    *_, row = csv.DictReader(io.StringIO(as_csv(records).decode("utf-8-sig")))
    assert row["Worksheet"] == f"'{name}"


def test_as_json_every_entry_is_there_with_all_it_says(used: Store) -> None:
    entries = json.loads(as_json(used))
    assert [
        AuditEvent.model_validate({k: v for k, v in one.items() if k not in ("worksheet", "changes")})
        for one in entries
    ] == used.logbook.events()
    assert entries[-1]["worksheet"] == "Sample Patient 1"


def test_a_file_of_it_is_written_into_it(used: Store, tmp_path: Path) -> None:
    save_history(used, tmp_path / "History.csv", as_csv)
    assert (tmp_path / "History.csv").read_bytes().startswith(b"\xef\xbb\xbfWhen,Who,What,")
    assert used.logbook.events()[-1].what == "trail exported"


def test_a_file_that_cannot_be_written_is_told_and_not_noted(used: Store, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="This folder is not there any more"):
        save_history(used, tmp_path / "gone" / "History.csv", as_csv)
    assert used.logbook.events()[-1].what == "deleted"


def test_it_says_what_was_changed_from_what_to_what(records: Store) -> None:
    first = named("Sample Patient 1")
    version = records.worksheets.save(first)
    later = first.evolve(nurse_notes="Tuesday", profile=first.profile.evolve(stage="early"))
    version = records.worksheets.save(later, version)
    records.worksheets.save(
        later.evolve(visit=later.visit.evolve(name="Sample Patient 2"), nurse_notes="Wednesday"), version
    )
    assert history(records)[0].changes == (
        "Name: Sample Patient 2",
        "Stage: Early (I–II)",
        "Notes of the nurse: Wednesday",
    )
    entries = json.loads(as_json(records))
    assert entries[-1]["changes"] == [
        {
            "field": "visit.name",
            "before": "Sample Patient 1",
            "after": "Sample Patient 2",
            "words": "Name: Sample Patient 2. Before: Sample Patient 1",
        },
        {
            "field": "nurse_notes",
            "before": "Tuesday",
            "after": "Wednesday",
            "words": "Notes of the nurse: Wednesday. Before: Tuesday",
        },
    ]
    rows = list(csv.reader(io.StringIO(as_csv(records).decode("utf-8-sig"))))
    assert rows[-1][-1] == (
        "Name: Sample Patient 2. Before: Sample Patient 1; Notes of the nurse: Wednesday. Before: Tuesday"
    )


def test_what_is_erased_for_good_takes_its_old_answers_along(records: Store) -> None:
    records.worksheets.save(first := named("Sample Patient 1"))
    records.retention.purge(first.id)
    assert "Sample Patient 1" not in as_json(records).decode()
    assert records.verify().intact
