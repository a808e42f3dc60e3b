import hashlib
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread, current_thread
from time import sleep
from types import FrameType

import pytest

from hrbc_desktop.domain.model.signature import Signature, SignerRole
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.domain.visit.list_entry import summarize
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.errors import (
    Conflict,
    HeldRecord,
    ReasonMissing,
    RecordMissing,
    StoreClosed,
    StoreExists,
)
from hrbc_desktop.records.parts import tables as tables_module
from hrbc_desktop.records.shared.outbox import Waiting, WaitingPdf
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store, new_store, open_store
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.records.tables.worksheet_index import Listing

BOTH: tuple[SignerRole, ...] = ("patient", "nurse")


def named(worksheet: Worksheet, name: str) -> Worksheet:
    return worksheet.evolve(visit=worksheet.visit.evolve(name=name))


def another(name: str, day: int = 1) -> Worksheet:
    return named(new_worksheet("2026.1", datetime(2026, 4, day, tzinfo=UTC)), name)


def test_a_saved_worksheet_is_read_again_after_a_restart(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    assert store.worksheets.save(worksheet) == 1
    store.close()
    reopened = open_store(folder, vault)
    assert reopened.worksheets.load(worksheet.id).worksheet == worksheet
    assert reopened.list.summaries() == [summarize(worksheet)]
    reopened.close()


def test_closed_records_know_nothing_of_the_list_any_more(store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id)
    assert len(store.list.deleted()) == 1
    assert store.list.deleted_since(worksheet.id) is not None
    store.close()
    assert store.list.deleted_since(worksheet.id) is None
    with pytest.raises(StoreClosed):
        store.list.summaries()


def test_each_save_names_the_version_that_it_changed(store: Store, worksheet: Worksheet) -> None:
    version = store.worksheets.save(worksheet)
    version = store.worksheets.save(named(worksheet, "Sample Patient 2"), version)
    stored = store.worksheets.load(worksheet.id)
    assert (stored.version, stored.worksheet.visit.name) == (version, "Sample Patient 2")


def test_two_windows_that_change_one_worksheet_end_in_a_conflict_with_both_sides(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    version = store.worksheets.save(worksheet)
    other_window = open_store(folder, vault)
    other_window.worksheets.save(named(worksheet, "Theirs"), version)
    mine = named(worksheet, "Mine")
    with pytest.raises(Conflict, match="both versions are safe") as conflict:
        store.worksheets.save(mine, version)
    assert conflict.value.mine == mine
    assert conflict.value.theirs is not None
    assert conflict.value.theirs.worksheet.visit.name == "Theirs"
    assert store.worksheets.load(worksheet.id).worksheet.visit.name == "Theirs"
    store.worksheets.save(mine, conflict.value.theirs.version)
    assert other_window.worksheets.load(worksheet.id).worksheet == mine
    other_window.close()


def test_a_new_worksheet_never_replaces_one_with_the_same_id(store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    with pytest.raises(Conflict):
        store.worksheets.save(named(worksheet, "Mine"))
    assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_the_history_tells_from_what_to_what_something_was_changed(store: Store, worksheet: Worksheet) -> None:
    version = store.worksheets.save(worksheet)
    store.worksheets.save(named(worksheet, "Sample Patient 2"), version)
    numbered, changes = store.logbook.numbered_events()
    last = max(number for number, event in numbered if event.what == "changed")
    assert ("visit.name", "Sample Patient 1", "Sample Patient 2") in [
        (one.field, one.before, one.after) for one in changes[last]
    ]


def test_the_same_save_that_comes_twice_is_no_conflict(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    """A connection that broke may have saved it after all."""
    version = store.worksheets.save(worksheet)
    other = open_store(folder, vault)
    assert (
        other.worksheets.save(named(worksheet, "Mine"), version)
        == store.worksheets.save(named(worksheet, "Mine"), version)
        == version + 1
    )
    other.close()


def test_what_another_window_saved_is_listed(folder: Path, vault: UnlockedVault, store: Store) -> None:
    other_window = open_store(folder, vault)
    other_window.worksheets.save(another("Sample Patient 3"))
    assert [summary.name for summary in store.list.summaries()] == ["Sample Patient 3"]
    other_window.close()


def test_the_list_begins_with_the_newest_change(store: Store) -> None:
    for day in (2, 5, 3):
        store.worksheets.save(another(f"Day {day}", day))
    assert [summary.name for summary in store.list.summaries()] == ["Day 5", "Day 3", "Day 2"]


@pytest.mark.parametrize(
    "text",
    ["noemi", "NOËMI brandt", "brandt noe", "mrn-4", "2026-03-09", "9 march 2026", "09.03.2026", "0%", "not signed"],
)
def test_search_finds_name_number_date_progress_and_signatures(store: Store, text: str) -> None:
    found = another("Noëmi Brandt")
    visit = found.visit.evolve(record_number="MRN-4711", appointment_date=datetime(2026, 3, 9, tzinfo=UTC).date())
    store.worksheets.save(found.evolve(visit=visit))
    assert [summary.id for summary in store.list.search(text)] == [found.id]


@pytest.mark.parametrize(
    ("name", "number", "text"),
    [
        ("O\u2019Sample Patient 1", "", "O'Sample"), ("O'Sample Patient 1", "", "o\u2019sample"),
        ("O\u2019Sample Patient 1", "", "osample"), ("Łample Patient 2", "", "lample"),
        ("Øample Patient 3", "", "oample"), ("Đample Patient 4", "", "dample"), ("Æmple Patient 5", "", "aemple"),
        ("Lample Patient 6", "", "łample"), ("Patient 7", "MRN 123-456-789", "123456789"),
        ("Patient 7", "MRN 123-456-789", "123-456"), ("Patient 8", "", "14 march 1968"),
        ("Patient 8", "", "14.03.1968"),
    ],
)  # fmt: skip
def test_a_person_is_found_by_what_people_type(store: Store, name: str, number: str, text: str) -> None:
    found = another(name)
    born = datetime(1968, 3, 14, tzinfo=UTC).date()
    store.worksheets.save(found.evolve(visit=found.visit.evolve(record_number=number, birth_date=born)))
    store.worksheets.save(another("Somebody else"))
    assert [summary.id for summary in store.list.search(text)] == [found.id]


def test_a_name_or_number_is_found_before_dates_that_have_the_same_digits(store: Store) -> None:
    store.worksheets.save(another("Sample Patient 12", 1))
    store.worksheets.save(another("Sample Patient 3", 12))
    numbered = another("Sample Patient 4", 2)
    store.worksheets.save(numbered.evolve(visit=numbered.visit.evolve(record_number="MRN 512")))
    for text in ("patient 12", "12"):
        found = [summary.name for summary in store.list.search(text)]
        assert found == ["Sample Patient 12", "Sample Patient 4", "Sample Patient 3"]


def test_a_name_is_found_with_the_last_name_and_a_comma_first(store: Store) -> None:
    store.worksheets.save(another("Sample Patient"))
    for typed in ("Patient,", "Patient, S", "patient,sample"):
        assert [summary.name for summary in store.list.search(typed)] == ["Sample Patient"]


def test_search_leaves_out_what_lacks_a_word(store: Store) -> None:
    store.worksheets.save(another("Noemi Brandt"))
    store.worksheets.save(another("Noemi Castle"))
    assert [summary.name for summary in store.list.search("noemi castle")] == ["Noemi Castle"]
    assert store.list.search("nobody") == []
    assert len(store.list.search("  ")) == 2


def test_a_deleted_worksheet_leaves_the_list_and_can_be_restored(store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id)
    assert store.list.summaries() == []
    assert [summary.id for summary in store.list.deleted()] == [worksheet.id]
    assert store.worksheets.load(worksheet.id).deleted
    store.worksheets.restore(worksheet.id)
    assert store.list.deleted() == []
    assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_a_worksheet_deleted_elsewhere_is_a_conflict(store: Store, worksheet: Worksheet) -> None:
    version = store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id)
    with pytest.raises(Conflict) as conflict:
        store.worksheets.save(named(worksheet, "Mine"), version)
    assert conflict.value.theirs is not None
    assert conflict.value.theirs.deleted


def test_a_purged_worksheet_is_gone_for_good(store: Store, worksheet: Worksheet) -> None:
    version = store.worksheets.save(worksheet)
    store.retention.purge(worksheet.id)
    assert store.list.summaries() == store.list.deleted() == []
    with pytest.raises(RecordMissing, match="not in the list any more"):
        store.worksheets.load(worksheet.id)
    with pytest.raises(RecordMissing):
        store.worksheets.restore(worksheet.id)
    with pytest.raises(RecordMissing):
        store.retention.purge(worksheet.id)
    with pytest.raises(Conflict) as conflict:
        store.worksheets.save(worksheet, version)
    assert conflict.value.theirs is None
    assert [event.record for event in store.logbook.events() if event.what == "purged"] == [worksheet.id]
    assert store.verify().intact


def test_deleted_worksheets_are_purged_after_thirty_days(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    stored = another("Kept")
    store.worksheets.save(stored)
    store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id)
    assert store.retention.purge_expired() == 0
    assert purged_after(timedelta(days=29), folder, vault) == 0
    assert purged_after(timedelta(days=31), folder, vault) == 0
    assert purged_after(timedelta(days=32, minutes=1), folder, vault) == 1
    assert store.list.deleted() == []
    assert store.worksheets.load(stored.id).worksheet == stored


def test_one_day_with_a_clock_that_is_wrong_by_years_destroys_nothing(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id)
    for hours in range(0, 24, 4):
        assert purged_after(timedelta(days=4000, hours=hours), folder, vault) == 0
    assert purged_after(timedelta(days=2), folder, vault) == 0
    store.worksheets.restore(worksheet.id)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_a_second_day_with_a_clock_that_is_wrong_by_years_destroys_nothing_either(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    assert purged_after(timedelta(days=4000), folder, vault) == 0
    store.worksheets.delete(worksheet.id)
    assert purged_after(timedelta(days=4100), folder, vault) == 0
    assert purged_after(timedelta(days=1), folder, vault) == 0
    assert purged_after(timedelta(days=4200), folder, vault) == 0


@pytest.mark.parametrize("behind", [timedelta(days=365), timedelta(days=9000)])
def test_what_is_deleted_while_the_clock_is_behind_is_kept_thirty_days_all_the_same(
    behind: timedelta, folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    wrong = open_store(folder, vault, now=lambda: datetime.now(UTC) - behind)
    wrong.worksheets.delete(worksheet.id)
    wrong.close()
    for days in (0, 2, 10, 29):
        assert purged_after(timedelta(days=days), folder, vault) == 0
    assert purged_after(timedelta(days=31), folder, vault) == 0
    assert purged_after(timedelta(days=33), folder, vault) == 1


def test_what_is_to_be_kept_is_not_erased_by_anyone_or_by_time(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    with pytest.raises(ReasonMissing):
        store.retention.hold(worksheet.id, is_held=True, reason=" ")
    assert not store.retention.held()
    store.worksheets.delete(worksheet.id)
    store.retention.hold(worksheet.id, is_held=True, reason="A court asked")
    assert store.retention.held() == store.list.known_held == {worksheet.id}
    assert purged_after(timedelta(days=33), folder, vault) == 0
    assert purged_after(timedelta(days=35), folder, vault) == 0
    store.worksheets.restore(worksheet.id)
    for erase in (store.worksheets.delete, store.retention.purge):
        with pytest.raises(HeldRecord):
            erase(worksheet.id)
    assert store.verify().intact
    store.retention.hold(worksheet.id, is_held=False, reason="It is decided")
    assert not store.retention.held()
    assert reasons(store) == [("hold set", "A court asked"), ("hold lifted", "It is decided")]
    store.worksheets.delete(worksheet.id)
    assert [summary.id for summary in store.list.deleted()] == [worksheet.id]


def reasons(store: Store) -> list[tuple[str, str]]:
    """What the history tells with a reason."""
    numbered, changes = store.logbook.numbered_events()
    return [
        (event.what, one.after)
        for number, event in numbered
        for one in changes.get(number, ())
        if one.field == "reason"
    ]


def test_what_the_nurse_signed_is_kept_for_as_long_as_was_said(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    signed = [Signature(role=role, name="Sample", signed_at=datetime.now(UTC), digest="a" * 64) for role in BOTH]
    store.worksheets.save(worksheet.evolve(signatures=signed))
    years = [store.retention.years]
    store.worksheets.delete(worksheet.id)
    assert purged_after(timedelta(days=4000), folder, vault) == 0
    assert purged_after(timedelta(days=4002), folder, vault) == 0
    store.retention.keep_for(10)
    years.append(store.retention.years)
    assert purged_after(timedelta(days=3600), folder, vault) == 0
    assert purged_after(timedelta(days=4004), folder, vault) == 1
    store.retention.keep_for(None)
    assert [*years, store.retention.years] == [None, 10, None]


def purged_after(time: timedelta, folder: Path, vault: UnlockedVault) -> int:
    """How many worksheets are purged when the list is opened on a computer whose clock says so much more."""
    opened = open_store(folder, vault, now=lambda: datetime.now(UTC) + time)
    purged = opened.retention.purge_expired()
    opened.close()
    return purged


def test_a_lock_in_the_middle_of_a_save_is_told_in_a_sentence(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    is_time = Event()

    def locking() -> datetime:
        if is_time.is_set():
            locked.close()
        return datetime.now(UTC)

    locked = open_store(folder, vault, now=locking)
    is_time.set()
    with pytest.raises(StoreClosed, match="unlock them to go on"):
        locked.worksheets.save(worksheet)
    assert store.list.summaries() == []


def test_threads_take_turns(store: Store) -> None:
    worksheets = [another(f"Sample Patient {number}") for number in range(60)]

    def save_and_list(worksheet: Worksheet) -> int:
        store.worksheets.save(worksheet)
        return len(store.list.search("sample"))

    with ThreadPoolExecutor(6) as threads:
        assert max(threads.map(save_and_list, worksheets)) == 60
    assert store.verify().intact


def test_a_list_read_before_a_save_and_taken_up_after_it_makes_nothing_unreadable(
    store: Store, worksheet: Worksheet
) -> None:
    has_read = Event()

    def pause_between(frame: FrameType, _event: str, _argument: object) -> None:
        if frame.f_code is Listing.take.__code__ and not has_read.is_set():
            has_read.set()
            sleep(0.2)

    def list_slowly() -> None:
        sys.settrace(pause_between)
        store.list.summaries()

    version = store.worksheets.save(worksheet)
    store.list._listing.seen = 0  # as if another program had saved it
    slow = Thread(target=list_slowly)
    slow.start()
    assert has_read.wait(5)
    newer = named(worksheet, "Newer")
    store.worksheets.save(newer, version)
    store.list.summaries()
    slow.join()
    assert store.list.summaries() == [summarize(newer)]
    assert not store.list.unreadable()


def test_an_unknown_worksheet_is_missing(store: Store) -> None:
    with pytest.raises(RecordMissing):
        store.worksheets.load("0" * 32)
    for take_off in (store.worksheets.delete, store.retention.purge):
        with pytest.raises(RecordMissing):
            take_off("0" * 32)


def test_other_things_are_kept_under_a_name(folder: Path, vault: UnlockedVault, store: Store) -> None:
    store.blobs.put("signing identity", b"first")
    store.blobs.put("signing identity", b"\x00second")
    store.close()
    reopened = open_store(folder, vault)
    assert reopened.blobs.get("signing identity") == b"\x00second"
    assert reopened.blobs.get("something else") is None
    reopened.close()


def test_the_digests_of_final_sheets_are_remembered_in_order(store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    first, other, second = (SignedPdf(content, 1, 1) for content in (b"first", b"other", b"second"))
    store.signed_pdfs.keep(worksheet.id, first, "")
    store.signed_pdfs.keep("f" * 32, other, "")
    store.signed_pdfs.keep(worksheet.id, second, "")
    assert store.logbook.signed_digests(worksheet.id) == [first.digest, second.digest]


def test_a_closed_store_answers_nothing(store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    store.close()
    for question in (
        store.list.summaries,
        store.verify,
        store.logbook.events,
        lambda: store.worksheets.load(worksheet.id),
    ):
        with pytest.raises(StoreClosed, match="locked"):
            question()
    with pytest.raises(StoreClosed):
        store.worksheets.save(worksheet, 1)


def test_a_closed_store_lets_go_of_the_key_of_its_fields(
    folder: Path, vault: UnlockedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FieldCipher] = []

    def make(key: bytes) -> FieldCipher:
        made.append(FieldCipher(key))
        return made[-1]

    monkeypatch.setattr(tables_module, "FieldCipher", make)
    store = new_store(folder, vault)
    assert made[-1].open(made[-1].seal(b"note", "here"), "here") == b"note"
    store.close()
    with pytest.raises(StoreClosed):
        made[-1].seal(b"note", "here")


def test_a_closed_store_has_forgotten_its_list(store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id)
    assert store.list.deleted()
    assert store.list.deleted_since(worksheet.id) is not None
    store.close()
    assert store.list.deleted_since(worksheet.id) is None


def test_the_trail_names_who_signed_and_not_who_sat_at_the_keyboard(store: Store, worksheet: Worksheet) -> None:
    store.who = "Sample Nurse 1"
    store.worksheets.save(worksheet)
    store.signed_pdfs.keep(worksheet.id, SignedPdf(b"first", 1, 1), "Sample Patient 1")
    store.signed_pdfs.keep(worksheet.id, SignedPdf(b"second", 1, 2), "")
    assert [event.who for event in store.logbook.events() if event.what == "signed"] == [
        "Sample Patient 1",
        "Sample Nurse 1",
    ]


def test_a_new_store_replaces_nothing(folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    with pytest.raises(StoreExists):
        new_store(folder, vault)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_a_store_in_memory_works_alike_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worksheet: Worksheet
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    passing = memory_store()
    version = passing.worksheets.save(worksheet)
    passing.worksheets.save(named(worksheet, "Sample Patient 2"), version)
    passing.blobs.put("signing identity", b"key")
    with pytest.raises(Conflict):
        passing.worksheets.save(worksheet, version)
    assert [summary.name for summary in passing.list.search("patient 2")] == ["Sample Patient 2"]
    assert passing.blobs.get("signing identity") == b"key"
    assert passing.verify().intact
    passing.close()
    assert list(tmp_path.iterdir()) == []


def test_what_is_noted_while_something_else_is_written_stands_in_the_trail(worksheet: Worksheet) -> None:
    noting = Thread(target=lambda: store.logbook.log_when_possible("passphrase changed"))
    begins = Event()

    def now() -> datetime:
        if current_thread() is noting:
            begins.set()
        elif begins_with_the_next_write:
            begins_with_the_next_write.clear()
            noting.start()
            begins.wait(5)
            noting.join(0.1)  # it cannot come to an end before this write does
        return datetime.now(UTC)

    begins_with_the_next_write: list[bool] = []
    store = memory_store(now)
    begins_with_the_next_write.append(True)
    store.log_event("exported", worksheet.id)
    noting.join(5)
    store.log_event("exported", worksheet.id)
    texts = [event.what for event in store.logbook.events()]
    assert (texts.count("passphrase changed"), texts.count("exported")) == (1, 2)
    store.close()


def test_a_deletion_its_reason_and_the_way_back_are_told(store: Store, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id, " Made twice. ")
    store.worksheets.restore(worksheet.id)
    numbered, changes = store.logbook.numbered_events()
    events = [
        (event.what, [(one.field, one.before, one.after) for one in changes.get(number, ())])
        for number, event in numbered
        if event.what in ("deleted", "restored")
    ]
    assert sorted(events) == [("deleted", [("reason", "", "Made twice.")]), ("restored", [])]


def test_a_change_is_told_alone_also_when_the_list_was_opened_anew_or_saved_elsewhere(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    version = store.worksheets.save(worksheet)
    other = open_store(folder, vault)
    version = other.worksheets.save(named(worksheet, "Sample Patient 2"), version)
    version = store.worksheets.save(named(worksheet, "Sample Patient 3"), version)
    store.worksheets.save(another("Sample Patient 4"))
    other.worksheets.save(named(worksheet, "Sample Patient 5"), version)
    other.close()
    numbered, changes = store.logbook.numbered_events()
    names = [
        [(one.before, one.after) for one in changes[number] if one.field == "visit.name"]
        for number, event in numbered
        if event.what == "changed"
    ]
    counts = [len(changes[number]) for number, event in numbered if event.what == "changed" and event.version != 1]
    assert sorted(names) == sorted(
        [
            [("", "Sample Patient 1")], [("Sample Patient 1", "Sample Patient 2")],
            [("Sample Patient 2", "Sample Patient 3")], [("", "Sample Patient 4")],
            [("Sample Patient 3", "Sample Patient 5")],
        ]
    )  # fmt: skip
    assert counts == [1, 1, 1]


def test_a_legal_hold_that_another_window_set_is_news_once(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    before = store.list.refresh()
    store.worksheets.save(worksheet)
    saved = store.list.refresh()
    assert saved == store.list.known_until != before
    other = open_store(folder, vault)
    other.retention.hold(worksheet.id, is_held=True, reason="A court asked")
    other.close()
    assert store.list.known_held == frozenset()
    held = store.list.refresh()
    assert held == store.list.known_until != saved
    assert store.list.known_held == {worksheet.id}
    assert store.list.refresh() == held
    store.retention.hold(worksheet.id, is_held=False, reason="It is decided")
    assert store.list.known_until != held, "what is lifted here is news to the list too"


def test_what_is_held_and_for_how_long_is_kept_under_names_that_do_not_change(store: Store) -> None:
    ids = [f"{number:032x}" for number in (7, 3, 9, 1, 8, 2, 6, 5)]
    for one in ids:
        store.retention.hold(one, is_held=True, reason="A court asked")
    held = json.dumps(sorted(ids)).encode()
    assert store.blobs.get("holds") == held
    store.retention.keep_for(10)
    assert store.blobs.get("retention") == b"10"
    events = [(event.what, event.digest) for event in store.logbook.events() if event.record == "holds"]
    assert len(events) == len(ids)
    assert events[0] == ("kept", hashlib.sha256(json.dumps(ids[:1]).encode()).hexdigest())
    assert events[-1] == ("kept", hashlib.sha256(held).hexdigest())


def test_nothing_waits_for_a_server_in_a_list_of_this_computer(store: Store, worksheet: Worksheet) -> None:
    assert not store.is_shared
    assert not store.worksheets.keep_here(Waiting(worksheet, 0))
    assert not store.signed_pdfs.keep_here(WaitingPdf(worksheet.id, SignedPdf(b"first", 1, 1), ""))
    assert store.worksheets.waiting() == []
    assert store.corrections.send_waiting()
    assert store.worksheets.send(Waiting(worksheet, 0)) == 1
    assert store.worksheets.send(Waiting(named(worksheet, "Sample Patient 2"), 1)) == 2
    store.blobs.put_here("left off", b"page 2")
    assert store.blobs.get_here("left off") == store.blobs.get_at_hand("left off") == b"page 2"
    assert store.blobs.update("left off", lambda kept: (kept or b"") + b"!") == b"page 2!"
    assert store.blobs.get("left off") == b"page 2!"
