"""The audit trail in plain words, for a person and for a file."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any

from hrbc_desktop.records.audit.changes import FieldChange
from hrbc_desktop.records.audit.integrity_check import IntegrityReport
from hrbc_desktop.records.audit.trail import AuditEvent, What
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.export_files import save_file
from hrbc_desktop.session.signed_history import SignedWorksheet, all_signed
from hrbc_desktop.wording import addendum as addendum_words
from hrbc_desktop.wording.audit import EVENT_WORDS, NAMELESS, Kind, event_words, gone, nothing_wrong
from hrbc_desktop.wording.field_changes import change_sentence
from hrbc_desktop.wording.signed_history import corrected, signed_as

_ABOUT_A_WORKSHEET = frozenset[What](
    {"opened", "checked", "changed", "signed", "exported", "deleted", "restored", "purged", "pdf kept", "corrected"}
)


@dataclass(frozen=True)
class HistoryLine:
    """One line of the history. `worksheet`: whose it is, as far as that is known; empty where there is none."""

    when: datetime
    who: str
    what: str
    worksheet: str
    kind: Kind
    changes: tuple[str, ...] = ()
    """What was changed from what to what, a sentence each; none where the entry is older than such words."""
    record: str = ""
    """The id of the worksheet that it is about; empty where there is none."""


@dataclass(frozen=True)
class Checked:
    """What a check of everything found, in sentences."""

    findings: Sequence[str]
    is_intact: bool


def worksheet_names(records: Store) -> dict[str, str]:
    """The name on each worksheet, by its id; the deleted ones too."""
    return {one.id: one.name or NAMELESS for rows in (records.list.summaries(), records.list.deleted()) for one in rows}


def history(records: Store) -> list[HistoryLine]:
    """What was done, newest first. It takes a moment for a long trail: run it as a job. Raises RecordsError."""
    return full_history(records)[::-1]


def full_history(records: Store) -> list[HistoryLine]:
    """What was done, oldest first. Raises RecordsError."""
    numbered, changes = records.logbook.numbered_events()
    return history_lines(
        [event for _n, event in numbered], worksheet_names(records), [changes.get(n, ()) for n, _e in numbered]
    )


def signatures(records: Store) -> list[HistoryLine]:
    """Who signed which revision of which worksheet, and what was corrected since, worksheet by worksheet.

    It takes its time for a long list: run it as a job. Raises RecordsError.
    """
    return [line for one in all_signed(records) for line in _signatures_of(one)]


def _signatures_of(signed: SignedWorksheet) -> Iterator[HistoryLine]:
    visit, record = signed.worksheet.visit, signed.worksheet.id
    name = " · ".join(filter(None, (visit.name.strip() or NAMELESS, visit.record_number.strip())))
    for one in signed.revisions:
        for signer in one.signers:
            words = signed_as(one.revision, signer.role)
            yield HistoryLine(signer.at.astimezone(), signer.name, words, name, "files", record=record)
        for correction in one.corrections:
            addendum, at = correction.signed.addendum, correction.signed.signed_at.astimezone()
            details = (addendum_words.what(addendum), addendum_words.source(addendum))
            words = corrected(addendum.revision, addendum.number)
            yield HistoryLine(at, correction.signed.name, words, name, "files", details, record)


def check(records: Store) -> Checked:
    """Check everything that is kept. It takes its time for a large list: run it as a job. Raises RecordsError."""
    verdict = records.verify()
    return Checked(verdict_words(verdict, worksheet_names(records)), verdict.intact)


def history_lines(
    events: Iterable[AuditEvent], names: Mapping[str, str], changes: Sequence[Sequence[FieldChange]] = ()
) -> list[HistoryLine]:
    """Each event in words, oldest first; saving after saving of one worksheet by one person is one line.

    `changes`: what each event changed, in the same order; left out where that is not known.
    """
    lines = []
    for _work, run in groupby(enumerate(events), key=_same_work):
        same = list(run)
        merged = _merged(changes[index] for index, _event in same if index < len(changes))
        lines.append(replace(_line(same[-1][1], len(same), names), changes=merged))
    return lines


def _merged(saves: Iterable[Sequence[FieldChange]]) -> tuple[str, ...]:
    """The first value before and the last one after of each field; what is as it was is left out."""
    first, last = dict[str, str](), dict[str, str]()
    for one in (change for save in saves for change in save):
        first.setdefault(one.field, one.before)
        last[one.field] = one.after
    return tuple(change_sentence(field, first[field], last[field]) for field in first if first[field] != last[field])


def _same_work(numbered: tuple[int, AuditEvent]) -> tuple[object, ...]:
    number, event = numbered
    return (event.who, event.record, event.when.date()) if event.what == "changed" else (number,)


def _line(event: AuditEvent, saves: int, names: Mapping[str, str]) -> HistoryLine:
    kind, _words = EVENT_WORDS[event.what]
    words = event_words(event.what, saves if event.what == "changed" else event.times or 0)
    record = event.record if event.record in names else ""
    return HistoryLine(event.when.astimezone(), event.who, words, _about(event, names), kind, record=record or "")


def _about(event: AuditEvent, names: Mapping[str, str]) -> str:
    record = event.record or ""
    is_gone = event.what in _ABOUT_A_WORKSHEET and record not in names
    return gone(record) if record and is_gone else names.get(record, "")


def verdict_words(verdict: IntegrityReport, names: Mapping[str, str]) -> list[str]:
    """What a check found, a sentence each; that nothing is missing or changed when it found nothing."""
    if verdict.intact:
        return [nothing_wrong(verdict.worksheets, verdict.entries)]
    return [_finding_words(finding.sentence, names.get(finding.record or "", "")) for finding in verdict.findings]


def _finding_words(sentence: str, name: str) -> str:
    return f"{name}: {sentence}" if name else sentence


def entries(events: Iterable[AuditEvent], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every entry of the trail as plain data, oldest first, for other programs."""
    return [
        {
            **event.model_dump(mode="json", exclude_none=True),
            **({"worksheet": names[event.record]} if event.record and event.record in names else {}),
        }
        for event in events
    ]


def as_csv(records: Store) -> bytes:
    """The whole trail as a table for a spreadsheet. Raises RecordsError."""
    names = worksheet_names(records)
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(("When", "Who", "What", "Worksheet", "Record", "Version", "SHA-256", "Changes"))
    numbered, changes = records.logbook.numbered_events()
    for number, event in numbered:
        line, changed = _line(event, 1, names), _merged([changes.get(number, ())])
        facts = (event.record or "", event.version or "", event.digest or "")
        writer.writerow(
            (
                line.when.isoformat(),
                *map(_harmless, (line.who, line.what, line.worksheet)),
                *facts,
                _harmless("; ".join(changed)),
            )
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_json(records: Store) -> bytes:
    """The whole trail for other programs. Raises RecordsError."""
    return json.dumps(all_entries(records), indent=1, ensure_ascii=False).encode()


def all_entries(records: Store) -> list[dict[str, Any]]:
    """Every entry of the trail as plain data, oldest first, with what it changed. Raises RecordsError."""
    numbered, changes = records.logbook.numbered_events()
    plain = entries([event for _n, event in numbered], worksheet_names(records))
    for (number, _event), entry in zip(numbered, plain, strict=True):
        if changed := changes.get(number):
            entry["changes"] = [
                {**one.model_dump(), "words": change_sentence(one.field, one.before, one.after)} for one in changed
            ]
    return plain


def save_history(records: Store, path: Path, content: Callable[[Store], bytes]) -> Path:
    """Write the whole trail into a file, and say so in the trail. `content`: `as_csv` or `as_json`.

    Raises RecordsError, or SheetError for the file.
    """
    records.people.require("export history")
    save_file(path, content(records))
    records.logbook.log_when_possible("trail exported")
    return path


def _harmless(text: str) -> str:
    """No text that a spreadsheet would take for a formula (CWE-1236)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
