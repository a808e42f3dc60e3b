import errno
import os
import sys
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from hrbc_desktop.domain.model.worksheet import Visit, new_worksheet
from hrbc_desktop.records.recovery import atomic_file
from hrbc_desktop.session.export_files import free_path, save_file
from hrbc_desktop.session.file_names import NUMBERED, file_name, is_name_pattern
from hrbc_desktop.session.sheet_types import SheetError


@pytest.mark.parametrize(
    ("visit", "name"),
    [
        (
            Visit(name="Sample Patient 1", appointment_date=date(2026, 12, 2)),
            "Worksheet-SamplePatient1-2026-12-02.pdf",
        ),
        (Visit(name="../Sämple/ \\ Patient: 1?"), "Worksheet-SämplePatient1.pdf"),
        (Visit(appointment_date=date(2026, 12, 2)), "Worksheet-2026-12-02.pdf"),
        (Visit(), "Worksheet.pdf"),
        (Visit(name="प्रतिदर्श 11"), "Worksheet-प्रतिदर्श11.pdf"),
        (Visit(name="ผู้ป่วย 12"), "Worksheet-ผู้ป่วย12.pdf"),
        (Visit(name="Sa\u0308mple 13"), "Worksheet-Sämple13.pdf"),
        (Visit(name="می\u200cخواهم\u200c 14"), "Worksheet-می\u200cخواهم\u200c14.pdf"),
        (Visit(name="ශ්\u200dරී\u200d"), "Worksheet-ශ්\u200dරී.pdf"),
        (Visit(name="\u202eSample 15"), "Worksheet-Sample15.pdf"),
    ],
)
def test_the_suggested_name_is_safe_and_says_what_it_is(visit: Visit, name: str) -> None:
    assert file_name(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)).evolve(visit=visit)) == name


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (NUMBERED, "Worksheet-MRN004417-2026-12-02.pdf"),
        ("{record_number} visit {visit_date}.pdf", "MRN004417 visit 2026-12-02.pdf"),
        ("{birth_date}_{name}", "SamplePatient1.pdf"),
        ("{birth_date}", "Worksheet.pdf"),
    ],
)
def test_a_clinic_names_files_by_its_own_pattern(pattern: str, name: str) -> None:
    visit = Visit(name="Sample Patient 1", record_number="MRN-004417", appointment_date=date(2026, 12, 2))
    assert is_name_pattern(pattern)
    assert file_name(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)).evolve(visit=visit), pattern) == name


@pytest.mark.parametrize("name", ["Con", "NUL", "Aux", "com1", "LPT³", "COM0"])
def test_no_file_has_a_name_that_windows_keeps_for_a_device(name: str) -> None:
    worksheet = new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)).evolve(visit=Visit(name=name))
    assert file_name(worksheet, "{name}") == f"Worksheet-{name}.pdf"


@pytest.mark.parametrize("pattern", ["", "Worksheet", "../{name}", "{name}/{visit_date}", "{diagnosis}", "{name}:x",
                                     "x" * 61 + "{name}",
                                     "{name}" * 5])  # fmt: skip
def test_a_pattern_that_makes_no_file_name_is_none(pattern: str) -> None:
    assert not is_name_pattern(pattern)


def test_a_file_that_is_there_is_never_the_suggestion(tmp_path: Path) -> None:
    wanted = tmp_path / "Worksheet.pdf"
    assert free_path(wanted) == wanted
    wanted.touch()
    (tmp_path / "Worksheet-2.pdf").touch()
    assert free_path(wanted) == tmp_path / "Worksheet-3.pdf"


def test_the_longest_pattern_leaves_room_for_a_name() -> None:
    visit = Visit(name="ป" * 200, birth_date=date(1968, 3, 14), record_number="7" * 30)
    pattern = "{birth_date}{name}{record_number}" + "ä" * 29
    name = file_name(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)).evolve(visit=visit), pattern)
    assert is_name_pattern(pattern)
    assert "ปปป7777" in name
    assert len(name.encode()) <= 143


@pytest.mark.parametrize("letter", ["a", "ä", "ป", "ผู้", "\U0001e900"])
def test_the_suggested_name_fits_every_disk(letter: str) -> None:
    visit = Visit(name=letter * (200 // len(letter)), appointment_date=date(2026, 12, 2))
    name = file_name(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)).evolve(visit=visit))
    assert len(name.encode()) <= 143
    assert len(name.removeprefix("Worksheet-").removesuffix("-2026-12-02.pdf")) % len(letter) == 0


def test_a_saved_file_is_whole_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    save_file(path, b"first")
    save_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


@posix
def test_a_saved_file_is_for_whoever_may_read_the_folder(tmp_path: Path) -> None:
    beside, path = tmp_path / "beside.txt", tmp_path / "sheet.pdf"
    beside.touch()
    save_file(path, b"first")
    assert path.stat().st_mode == beside.stat().st_mode


@posix
@pytest.mark.parametrize("mode", [0o664, 0o600])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "sheet.pdf"
    path.touch()
    path.chmod(mode)
    save_file(path, b"second")
    assert path.stat().st_mode & 0o777 == mode


@posix
def test_a_link_stays_a_link_and_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"first")
    link.symlink_to(target.name)
    save_file(link, b"second")
    assert link.is_symlink()
    assert target.read_bytes() == b"second"


def test_a_file_with_the_longest_name_is_saved(tmp_path: Path) -> None:
    path = tmp_path / f"{'0' * 246}.pdf"
    save_file(path, b"content")
    assert path.read_bytes() == b"content"


@posix
def test_a_name_that_is_too_long_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="too long"):
        save_file(tmp_path / f"{'0' * 300}.pdf", b"content")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY, errno.ETXTBSY])
@pytest.mark.parametrize(("times_held", "is_saved"), [(3, True), (20, True), (10_000, False)])
def test_a_file_that_another_program_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times_held: int, is_saved: bool, number: int
) -> None:
    held, replace = iter(range(times_held)), Path.replace
    clock = count()
    quarter_seconds = SimpleNamespace(monotonic=lambda: next(clock) / 4, sleep=lambda _: None)
    monkeypatch.setattr(atomic_file, "time", quarter_seconds)

    def busy(self: Path, target: Path) -> Path:
        if next(held, None) is not None:
            raise OSError(number, "used by another process", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    path = tmp_path / "sheet.pdf"
    if is_saved:
        save_file(path, b"content")
        assert path.read_bytes() == b"content"
    else:
        with pytest.raises(SheetError, match="Another program is using this file"):
            save_file(path, b"content")
        assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(SheetError, match="There is a folder, a pipe or a device of this name"):
        save_file(tmp_path / "sheet.pdf", b"content")
    assert list(tmp_path.iterdir()) == [tmp_path / "sheet.pdf"]


@posix
def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SheetError, match="a pipe or a device"):
        save_file(tmp_path / "pipe", b"content")
    assert (tmp_path / "pipe").is_fifo()
    assert len(list(tmp_path.iterdir())) == 1


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only an administrator gives files away")
def test_a_file_that_is_replaced_keeps_its_owner_and_group(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.touch()
    os.chown(path, 65534, 65534)
    save_file(path, b"second")
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EPERM, "You may not save in this folder"), (errno.ESTALE, "The drive does not answer"),
        (errno.EHOSTDOWN, "The drive does not answer"), (errno.EDQUOT, "The disk is full"),
        (errno.EILSEQ, "does not take a file of this name"), (errno.EINVAL, "does not take a file of this name"),
        (errno.EISDIR, "There is a folder"),
        (errno.EIO, "The disk has a fault"),
    ],
)  # fmt: skip
def test_what_a_drive_answers_is_told_at_once_with_its_own_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    tries = []

    def refuse(_self: Path, target: Path) -> Path:
        tries.append(target)
        raise OSError(number, os.strerror(number), str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SheetError, match=sentence):
        save_file(tmp_path / "sheet.pdf", b"content")
    assert (len(tries), list(tmp_path.iterdir())) == (1, [])


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_network_folder_that_knows_neither_flushing_nor_rights_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "sheet 🌷.pdf"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    save_file(path, b"after")
    assert (path.read_bytes(), [each.name for each in tmp_path.iterdir()]) == (b"after", [path.name])


def test_a_network_that_breaks_off_is_told_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", break_off)
    with pytest.raises(SheetError, match="Your worksheet is safe"):
        save_file(path, b"after")
    assert (path.read_bytes(), len(list(tmp_path.iterdir()))) == (b"before", 1)
