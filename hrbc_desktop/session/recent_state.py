"""What is remembered between two starts, sealed among the records: what was open, and the newest files.

It belongs to one account on one computer: on a list that several people use, nobody is shown what another one opened.
"""

import hashlib
from contextlib import suppress
from functools import partial
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QElapsedTimer, QObject, QSysInfo, Signal

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.visit.list_entry import Summary
from hrbc_desktop.domain.visit.steps import StepName
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.save_queue import SaveQueue

MOST_RECENT = 8
PAUSE_MS = 60_000
"""Another field of the same step is noted this long after the last note at the earliest."""


class Position(FrozenModel):
    """Where in a worksheet somebody is at work."""

    step: StepName = "start"
    field: str = ""
    """What holds the keyboard, as the window names it."""
    scroll: int = 0
    """How far the page is scrolled, in pixels."""


class CorrectionDraft(FrozenModel):
    """What somebody wrote to correct a signed sheet, and has not signed yet."""

    worksheet: str
    wrong: str = ""
    right: str = ""
    source: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not (self.wrong.strip() or self.right.strip() or self.source.strip())


class _RecentState(FrozenModel):
    worksheet: str = ""
    """The id of the worksheet that is open; empty once the program has ended as it does."""
    last: str = ""
    """The id of the worksheet that was open last, whether or not it still is."""
    position: Position = Position()
    """Where in that one."""
    files: tuple[str, ...] = ()
    drafts: tuple[CorrectionDraft, ...] = ()
    pdf_folder: str = ""
    """Where she has said that signed PDFs go."""


class Remembered(QObject):
    """Empty while the records are locked. Best effort: failures to persist it are ignored."""

    changed = Signal()

    def __init__(self, queue: SaveQueue | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue or SaveQueue()
        self._records: Store | None = None
        self._state = _RecentState()
        self._left_open: Summary | None = None
        self.pause_ms = PAUSE_MS
        self._since_noted = QElapsedTimer()
        self._since_noted.start()

    @property
    def left_open(self) -> Summary | None:
        """The worksheet that was open when the program ended without being closed or locked."""
        return self._left_open

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files that were opened or saved here, the newest first; those that are gone are left out."""
        return tuple(path for path in map(Path, self._state.files) if path.is_file())

    def load(self, records: Store) -> None:
        """Read what is remembered, as the records are unlocked."""
        self._records, self._state = records, _read(records)
        self._left_open = _listed(records, self._state.worksheet) if self._state.worksheet else None
        self.changed.emit()

    def clear(self) -> None:
        """Clear the remembered state on a clean exit or lock."""
        if self._state.worksheet:
            self._keep(self._state.evolve(worksheet=""))
        self._records, self._state, self._left_open = None, _RecentState(), None
        self.changed.emit()

    def note_open(self, worksheet_id: str, position: Position | None = None) -> None:
        """A worksheet is open, and saved or about to be; empty for one that has nothing to save yet."""
        last = worksheet_id or self._state.last
        now = self._state.evolve(worksheet=worksheet_id, last=last, position=position or Position())
        is_unchanged = (now.worksheet, now.position.step) == (self._state.worksheet, self._state.position.step)
        if is_unchanged and not self._may_note_again:
            return
        if now != self._state:
            self._keep(now)
            self._since_noted.restart()

    def position_in(self, worksheet_id: str) -> Position:
        """Return where she was in a worksheet, if it was the last that was open here; else its beginning."""
        return self._state.position if worksheet_id == self._state.last else Position()

    def note_file(self, path: Path) -> None:
        """A file was opened or saved."""
        newest = str(path.absolute())
        files = (newest, *(file for file in self._state.files if file != newest))[:MOST_RECENT]
        if files != self._state.files:
            self._keep(self._state.evolve(files=files))
            self.changed.emit()

    def draft_of(self, worksheet_id: str) -> CorrectionDraft:
        """Return what was written to correct the sheet of a worksheet, and not signed; an empty one if nothing was."""
        drafts = (one for one in self._state.drafts if one.worksheet == worksheet_id)
        return next(drafts, CorrectionDraft(worksheet=worksheet_id))

    def keep_draft(self, draft: CorrectionDraft) -> None:
        """Keep what is written so far in place of what was; an empty one is forgotten."""
        others = tuple(one for one in self._state.drafts if one.worksheet != draft.worksheet)
        drafts = others if draft.is_empty else (draft, *others)[:MOST_RECENT]
        if drafts != self._state.drafts:
            self._keep(self._state.evolve(drafts=drafts))

    @property
    def pdf_folder(self) -> Path | None:
        """Where she has said that signed PDFs go; None before she said, and where that folder is gone."""
        folder = Path(self._state.pdf_folder)
        return folder if self._state.pdf_folder and folder.is_dir() else None

    def note_pdf_folder(self, folder: Path) -> None:
        """She has said where signed PDFs go."""
        if folder != self.pdf_folder:
            self._keep(self._state.evolve(pdf_folder=str(folder.absolute())))

    def forget_files(self) -> None:
        """Empty the list of files; the files themselves stay where they are."""
        self._keep(self._state.evolve(files=()))
        self.changed.emit()

    def forget_left_open(self) -> None:
        """The person has seen what was left open."""
        self._left_open = None
        self.changed.emit()

    @property
    def _may_note_again(self) -> bool:
        """Whether another field of the same step is worth a note: each is a line in the history."""
        is_shared = self._records is not None and self._records.is_shared
        return not is_shared and self._since_noted.hasExpired(self.pause_ms)

    def _keep(self, state: _RecentState) -> None:
        self._state = state
        if self._records is not None:
            records, content = self._records, state.model_dump_json().encode()
            write = partial(records.blobs.put_here, _name(records.who), content)
            # What fails is not told: the worksheet itself is saved and told of elsewhere.
            do = self._queue.keep_here if records.is_shared else self._queue.save
            do(write, lambda _: None, lambda _: None)


def _read(records: Store) -> _RecentState:
    with suppress(RecordsError, ValidationError):
        if sealed := records.blobs.get_here(_name(records.who)):
            return _RecentState.model_validate_json(sealed)
    return _RecentState()


def _listed(records: Store, worksheet_id: str) -> Summary | None:
    listed = records.list.known()
    index = listed.index_of(worksheet_id)
    return None if index is None else listed[index]


def _name(account: str) -> str:
    """Name the computer and the account on it, without telling which they are."""
    machine = bytes(QSysInfo.machineUniqueId().data()) + QSysInfo.machineHostName().encode()
    whose = hashlib.sha256(machine + b"\0" + account.encode())
    return f"remembered {whose.hexdigest()[:12]}"
