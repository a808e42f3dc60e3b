"""Reports out of files as people have them: text in any encoding, PDFs, scans, and what is no report at all."""

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from hrbc_desktop.report.reading import read_report
from hrbc_desktop.session.report_import import ReportScanned, ReportUnreadable, read_report_file, words_in
from hrbc_desktop.wording import report as wording
from hrbc_desktop.wording.files import why_unreadable

LINES = ["Patient: Sample Patient 1", "Left breast: invasive ductal carcinoma, grade 2.", "ER 90 %", "PR – 0 %"]


def pdf(*pages: list[str]) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(72, 700 - 20 * number, line)
        canvas.rect(10, 10, 50, 50)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "report"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_text_file_is_read_in_any_encoding(tmp_path: Path, encoding: str, line_end: str) -> None:
    report = read_report_file(saved(tmp_path, line_end.join(LINES).encode(encoding)))

    offered = {answer.field: answer.key for answer in read_report(report.text, "Sample Patient 1").offered}
    assert offered == {"grade": "2", "er": "positive", "pr": "negative"}


def test_a_pdf_with_text_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    report = read_report_file(saved(tmp_path, pdf(LINES[:2], [*LINES[2:], "Signed by Sample Pathologist 1"])))

    offered = {answer.field for answer in read_report(report.text, "Sample Patient 1").offered}
    assert offered == {"grade", "er", "pr"}
    assert report.pictures == ()


def test_a_page_that_is_a_picture_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    report = read_report_file(saved(tmp_path, pdf(LINES, ["3/7"])))

    assert report.pictures == (2,)
    assert "ER 90 %" in report.text


@pytest.mark.parametrize(
    "data",
    [
        pdf([], ["page 2"]), b"\x89PNG\r\n\x1a\n" + bytes(50), b"\xff\xd8\xff" + bytes(50), b"BM" + bytes(50),
        b"\0\0\0\x18ftypheic" + bytes(50), b"RIFF\x10\x20\0\0WEBPVP8 " + bytes(50),
    ],
)  # fmt: skip
def test_a_scan_is_recognized_as_one(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReportScanned, match="pictures"):
        read_report_file(saved(tmp_path, data))


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(LINES))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="sample owner", user="sample user"))

    with pytest.raises(ReportUnreadable) as raised:
        read_report_file(saved(tmp_path, locked.getvalue()))
    assert str(raised.value) == wording.LOCKED_PDF


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7\n" + bytes(200), wording.DAMAGED_PDF),
        (b"PK\x03\x04" + bytes(range(256)) * 4, wording.NOT_TEXT),
        (b"  \n ", wording.EMPTY),
        (b'{"resourceType": "Bundle", "type": "collection", "entry": []}', wording.A_RECORD),
    ],
)
def test_what_is_no_report_says_what_it_is(tmp_path: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(ReportUnreadable) as raised:
        read_report_file(saved(tmp_path, data))
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    "data",
    [
        "Né: ER 90 %\rPR 5 %\r".encode("mac-roman"), "Né: ER 90 %\r\nPR 5 %\r\n".encode("cp1252"),
        "Né: ER 90 %\u2028PR 5 %\u2028".encode(), "Né: ER 90 %\nPR 5 %\n".encode() + bytes(512)+ b"\x1a",
        "Né: ER 90 %\rPR 5 %\r".encode("utf-16"),
    ],
)  # fmt: skip
def test_lines_end_as_they_do_on_any_system(tmp_path: Path, data: bytes) -> None:
    assert read_report_file(saved(tmp_path, data)).text == "Né: ER 90 %\nPR 5 %\n"


def test_a_text_that_begins_as_a_picture_does_is_a_text(tmp_path: Path) -> None:
    assert read_report_file(saved(tmp_path, b"BMI 24, ER 90 %")).text == "BMI 24, ER 90 %"


def test_a_missing_file_and_a_folder_say_that_they_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ReportUnreadable) as raised:
            read_report_file(path)
        cause = raised.value.__cause__
        assert isinstance(cause, OSError)
        assert str(raised.value) == why_unreadable(cause)


def test_words_of_the_glossary_are_found_whole_and_with_their_capitals() -> None:
    glossary = {"ER": "estrogen receptor", "lymph node": "a small part", "grade": "how fast", "AC": "two drugs"}

    found = dict(words_in("Grade 2. Lymph node 0/1. ER 90 %. The biopsy was taken in the ac room.", glossary))

    assert list(found) == ["ER", "lymph node", "grade"]
