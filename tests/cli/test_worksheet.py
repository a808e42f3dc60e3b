"""Matching, exporting and describing a worksheet."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import read_worksheet, write_worksheet
from hrbc_desktop.pdf.reading.sandbox import open_sheet_file
from hrbc_desktop.wording.files import why_unreadable

Run = Callable[..., tuple[int, str, str]]


def unusable(kind: str, folder: Path, worksheet: Worksheet) -> Path:
    """Return a file that is no worksheet, of one kind."""
    path = folder / f"{kind}.json"
    whole = json.loads(write_worksheet(worksheet))
    content: dict[str, bytes] = {
        "damaged": write_worksheet(worksheet)[:200],
        "foreign": b'{"recipe": "bread"}',
        "newer": json.dumps({**whole, "format": 99}).encode(),
        "impossible date": json.dumps({**whole, "visit": {"birth_date": "1968-02-31"}}).encode(),
        "no text": b"\xff\xfe\x00\x01",
        "empty": b"",
    }
    if kind in content:
        path.write_bytes(content[kind])
    elif kind == "folder":
        path.mkdir(exist_ok=True)
    elif kind == "pipe":
        os.mkfifo(path)
    return path


UNUSABLE = {
    "damaged": "is damaged or is not a treatment worksheet. Nothing was changed",
    "foreign": "is not a treatment worksheet. Nothing was changed",
    "newer": "update the program, then open it again",
    "impossible date": "has something in “visit > birth date” that cannot be right",
    "no text": "is damaged or is not a treatment worksheet",
    "empty": "is damaged or is not a treatment worksheet",
    "folder": why_unreadable(OSError(errno.EISDIR, "")),
    "missing": why_unreadable(OSError(errno.ENOENT, "")),
}
if hasattr(os, "mkfifo"):
    UNUSABLE["pipe"] = why_unreadable(OSError(errno.EINVAL, ""))


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_worksheet_that_cannot_be_used_is_told_in_one_line(
    run: Run, folder: Path, worksheet: Worksheet, kind: str
) -> None:
    path, made = unusable(kind, folder, worksheet), folder / "never.pdf"
    for command in (("match", path), ("export", path, "-o", made)):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert err.startswith(str(path))
        assert UNUSABLE[kind] in err
        assert err.count("\n") == 1
    assert not made.exists()


def test_matching_says_the_gate_the_decisions_and_how_every_option_stands(run: Run, worksheet_file: Path) -> None:
    code, out, _ = run("match", worksheet_file, "--json")
    found: dict[str, Any] = json.loads(out)
    catalogue = read_catalogue()
    assert code == 0
    assert found["gate"]["stops"] is False
    assert {one["id"] for one in found["decisions"]} == set(catalogue.decisions)
    assert {one["comes_up"] for one in found["decisions"]} <= {"now", "may", "later", "decided", "does_not"}
    assert {one["id"] for one in found["options"]} <= set(catalogue.options)
    for one in found["options"]:
        held = {reason["holds"] for reason in one["reasons"]}
        assert one["badge"] != "fits" or held == {"yes"}
        assert one["badge"] != "needs" or one["needs_text"]
        assert all(reason["text"] for reason in one["reasons"])
        for caution in one["cautions"]:
            assert caution["level"] in ("avoid", "ask_first", "closer_checks")
            assert caution["text"]
            assert isinstance(caution["on_page_1"], bool)


def test_matching_reads_well_without_json(run: Run, worksheet_file: Path) -> None:
    code, out, _ = run("match", worksheet_file)
    assert code == 0
    assert "Everolimus + exemestane: " in out
    assert {line[2] for line in out.splitlines() if line.startswith("  ")} <= set("+-?!")


@pytest.mark.parametrize("more", [(), ("--paper", "a4", "--large-print")])
def test_exporting_makes_the_unsigned_sheet(
    run: Run, worksheet_file: Path, worksheet: Worksheet, tmp_path: Path, more: tuple[str, ...]
) -> None:
    made = tmp_path / "sheet.pdf"
    code, out, _ = run("export", worksheet_file, "-o", made, *more)
    opened = open_sheet_file(made)
    assert code == 0
    assert out == f"Wrote {made} (not signed: open it in the program to sign it)\n"
    assert opened.verdict is Verdict.NOT_SIGNED
    assert opened.worksheet_json is not None
    assert read_worksheet(opened.worksheet_json) == worksheet
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_exporting_replaces_a_file_only_when_told_to(run: Run, worksheet_file: Path, tmp_path: Path) -> None:
    there = tmp_path / "sheet.pdf"
    there.write_bytes(b"something else")
    code, out, err = run("export", worksheet_file, "-o", there)
    assert (code, out) == (2, "")
    assert err == f"{there} is there already. Nothing was written: name another file, or add --overwrite.\n"
    assert there.read_bytes() == b"something else"
    assert run("export", worksheet_file, "-o", there, "--overwrite")[0] == 0
    assert there.read_bytes().startswith(b"%PDF-")


def test_exporting_to_where_nothing_can_be_written_is_told(run: Run, worksheet_file: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    (tmp_path / "a folder").mkdir()
    for destination in (tmp_path / "gone" / "sheet.pdf", tmp_path / "a file" / "sheet.pdf", tmp_path / "a folder"):
        code, out, err = run("export", worksheet_file, "-o", destination, "--overwrite")
        assert (code, out) == (2, "")
        assert "the file is not saved" in err or "The file is not saved" in err or "This is a folder." in err
        assert err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a file", "a folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_exporting_to_a_read_only_folder_is_told(run: Run, worksheet_file: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, _, err = run("export", worksheet_file, "-o", tmp_path / "sheet.pdf")
    tmp_path.chmod(0o700)
    assert code == 2
    assert "You may not save in this folder" in err
    assert not list(tmp_path.iterdir())


def test_options_that_the_content_does_not_know_are_left_out_of_the_sheet(
    run: Run, worksheet: Worksheet, tmp_path: Path
) -> None:
    path = tmp_path / "older.json"
    path.write_bytes(write_worksheet(worksheet.evolve(options=("long-gone", *worksheet.options))))
    assert run("export", path, "-o", tmp_path / "sheet.pdf")[0] == 0
    assert run("match", path)[0] == 0


def test_the_schema_names_every_field_of_a_worksheet(run: Run) -> None:
    code, out, _ = run("schema")
    schema = json.loads(out)
    assert code == 0
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(Worksheet.model_fields)
    assert {"id", "created_at", "changed_at", "content_version"} <= set(schema["required"])
    for part in ("Profile", "Visit", "Values", "Weighed", "VisitQuestion", "Signature", "Readiness"):
        assert schema["$defs"][part]["additionalProperties"] is False
    assert set(schema["$defs"]["Profile"]["properties"]) == set(Profile.model_fields)
