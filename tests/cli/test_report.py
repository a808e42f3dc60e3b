"""read-report, as it is called from a shell."""

import json
from pathlib import Path

import pytest

from hrbc_desktop.cli.main import main
from hrbc_desktop.wording import report as wording

REPORT = """\
Patient: Sample Patient 1   Reported 06/03/2026
Left breast core biopsy: invasive ductal carcinoma.
ER 90 %
PR 5-15 %... negative
HER2 3+
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_it_says_in_plain_words_what_was_read(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-report", str(report), "--name", "Sample Patient 1"]) == 0

    output = capsys.readouterr().out
    assert output.startswith(wording.alert_sentence("her2_positive"))
    assert "[x] ER: Positive" in output
    assert wording.answer_says("er", "positive", "90 %") in output
    assert wording.NOTHING_KEPT in output


@pytest.mark.parametrize("name", ["100% née 🩷 #2?.txt", "नमस्ते; x&y.txt", "a" * 250 + ".TXT"])
def test_a_report_is_found_by_any_name_and_by_its_address(
    report: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = report.rename(report.with_name(name))

    assert main(["read-report", str(named), "--json"]) == main(["read-report", named.as_uri(), "--json"]) == 0
    assert main(["read-report", named.as_uri().replace("file://", "FILE://localhost"), "--json"]) == 0
    assert not capsys.readouterr().err


def test_other_programs_get_fields_keys_lines_and_alerts(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-report", str(report), "--name", "Sample Patient 1", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    er = next(answer for answer in found["offered"] if answer["field"] == "er")
    assert (er["key"], er["ticked"], er["line"], er["sentence"]) == ("positive", True, 3, "ER 90 %")
    assert found["alerts"] == ["her2_positive"]
    assert {fact["field"] for fact in found["shown"]} >= {"date", "laterality", "histologic_type"}
    assert "grade" in found["missing"]


def test_the_report_of_another_person_is_not_read(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-report", str(report), "--name", "Sample Patient 2", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["offered"] == []
    assert found["alerts"] == ["other_person"]


def test_a_picture_says_what_to_look_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    assert main(["read-report", str(scan)]) == 2

    output = capsys.readouterr().err
    assert all(line in output for line in (wording.A_SCAN, *wording.WHAT_TO_LOOK_FOR))
