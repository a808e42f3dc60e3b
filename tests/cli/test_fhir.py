"""A worksheet as FHIR and back, without a window."""

import errno
import json
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import read_worksheet, write_worksheet
from hrbc_desktop.wording.files import why_unreadable
from hrbc_desktop.wording.import_report import NOT_UNDERSTOOD, not_used_line

Run = Callable[..., tuple[int, str, str]]
SAMPLES = Path(__file__).parents[1] / "fhir" / "samples"


def test_a_worksheet_goes_out_and_its_answers_come_back(
    run: Run, worksheet_file: Path, worksheet: Worksheet, tmp_path: Path
) -> None:
    record, made = tmp_path / "record.json", tmp_path / "made.json"
    assert run("export-fhir", worksheet_file, "-o", record) == (0, f"Wrote {record}\n", "")
    assert json.loads(record.read_bytes())["resourceType"] == "Bundle"
    code, out, err = run("import-fhir", record, "-o", made)
    assert (code, err) == (0, "")
    assert f"Wrote {made}\n6 answers found:\n  Stage: Metastatic (IV)\n    from “Stage: Metastatic (IV)”, " in out
    assert read_worksheet(made.read_bytes()).profile == worksheet.profile
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made.json", "record.json"]


def test_importing_says_what_was_found_and_what_was_not_understood(run: Run) -> None:
    code, out, _ = run("import-fhir", SAMPLES / "advanced.json")
    assert code == 0
    assert "  PIK3CA: Change found\n    from “PIK3CA: Present”, 2 April 2026\n" in out
    assert "The newer one is offered." in out
    assert f"{NOT_UNDERSTOOD}\n" in out
    assert "  Estrogen receptor: Positive. It is not a final result.\n" in out
    assert not_used_line(1) in run("import-fhir", SAMPLES / "early.json")[1]


def test_a_record_without_answers_is_no_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_text('{"resourceType": "Bundle"}')
    assert run("import-fhir", tmp_path / "empty.json") == (0, "No answers were found.\n", "")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, why_unreadable(OSError(errno.ENOENT, ""))), (b"{", "This is damaged, or is not a FHIR file.")],
)
def test_a_file_that_is_no_record_is_told_in_one_line(
    run: Run, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path, made = tmp_path / "record.json", tmp_path / "made.json"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("import-fhir", path, "-o", made)
    assert (code, out) == (2, "")
    assert err.startswith(str(path))
    assert sentence in err
    assert err.count("\n") == 1
    assert not made.exists()


def test_nothing_is_written_over_or_where_no_folder_is(run: Run, worksheet_file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.json"
    there.write_bytes(b"something else")
    code, out, err = run("export-fhir", worksheet_file, "-o", there)
    assert (code, out, there.read_bytes()) == (2, "", b"something else")
    assert err == f"{there} is there already. Nothing was written: name another file.\n"
    for command, name in (("export-fhir", "record"), ("export", "sheet")):
        code, out, err = run(command, worksheet_file, "-o", tmp_path / f"{name * 60}.json")
        assert (code, out) == (2, "")
        assert "The name of the file is too long, so it is not saved" in err
    code, out, err = run("import-fhir", SAMPLES / "early.json", "-o", tmp_path / "gone" / "made.json")
    assert (code, out) == (2, "")
    assert "is not there any more. The file is not saved" in err


def test_a_signed_sheet_goes_out_whole_with_its_answers(
    run: Run, countersigned: Path, worksheet_file: Path, tmp_path: Path
) -> None:
    of_the_pdf, of_both = tmp_path / "one.json", tmp_path / "two.json"
    assert run("export-fhir", countersigned, "-o", of_the_pdf)[0] == 0
    assert run("export-fhir", worksheet_file, "--pdf", countersigned, "-o", of_both)[0] == 0
    assert of_the_pdf.read_bytes() == of_both.read_bytes()
    entries = json.loads(of_the_pdf.read_bytes())["entry"]
    [reference] = [each["resource"] for each in entries if each["resource"]["resourceType"] == "DocumentReference"]
    [content] = reference["content"]
    assert b64decode(content["attachment"]["data"]) == countersigned.read_bytes()


def test_a_pdf_that_was_changed_or_belongs_to_another_worksheet_does_not_go_out(
    run: Run, countersigned: Path, unsigned: Path, worksheet: Worksheet, tmp_path: Path
) -> None:
    changed, other, made = tmp_path / "changed.pdf", tmp_path / "other.json", tmp_path / "made.json"
    changed.write_bytes(countersigned.read_bytes().replace(b"Sample Nurse", b"Simple Nurse", 1) + b"%")
    other.write_bytes(write_worksheet(worksheet.evolve(id="f" * 32)))
    for arguments in ((changed,), (unsigned,), (other, "--pdf", countersigned)):
        code, out, err = run("export-fhir", *arguments, "-o", made)
        assert (code, out, err.count("\n"), made.exists()) == (2, "", 1, False)
        assert "Nothing was written" in err
