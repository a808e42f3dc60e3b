"""However a file asks for memory, opening it takes no more than is stated, and the program goes on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.reading.sandbox import MAX_FILE_BYTES, MOST_MEMORY_BYTES, open_confined, open_sheet_file

MEASURING = """
import re, sys
from pathlib import Path
from hrbc_desktop.pdf.reading import sandbox

class Sender:
    def send_bytes(self, answer):
        if answer != sandbox._READY:
            print(sandbox._AS_JSON.validate_json(answer).verdict.name)

sandbox._open(b"", Path(sys.argv[1]).read_bytes(), Sender())
print(int(re.search(r"VmPeak:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024)
"""

GETTING_READY = """
import os
from pathlib import Path
from hrbc_desktop.pdf.reading.sandbox import get_ready

def children():
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()

before = children()
get_ready()
print(len(before) < len(children()))
"""


def a_pdf_with(huge: bytes) -> bytes:
    """A PDF whose list of attachments is ``huge``."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/AF 3 0 R/AcroForm<</Fields 3 0 R>>>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        huge,
    )
    pdf, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in places)
    return pdf + b"xref\n0 4\n0000000000 65535 f \n%btrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(pdf),
    )


LISTS = a_pdf_with(b"[" + b"[]" * 3_000_000 + b"]")
BOMBS = {
    "numbers": a_pdf_with(b"[" + b"1 " * 3_000_000 + b"]"),
    "lists within lists": a_pdf_with(b"[" * 100_000 + b"]" * 100_000),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_file_of_many_small_things_gets_a_verdict(bomb: str) -> None:
    assert open_confined(BOMBS[bomb]).verdict in {Verdict.TOO_BIG, Verdict.DAMAGED}


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is measured in Linux's own way")
def test_the_stated_memory_is_never_exceeded(tmp_path: Path) -> None:
    """Six megabytes of empty lists would take more than a gigabyte."""
    path = tmp_path / "bomb.pdf"
    path.write_bytes(LISTS)
    done = subprocess.run([sys.executable, "-c", MEASURING, path], capture_output=True, text=True, check=True)
    *verdicts, most = done.stdout.split()
    assert verdicts in ([], ["DAMAGED"])
    assert MOST_MEMORY_BYTES / 2 < int(most) <= MOST_MEMORY_BYTES


def test_what_opens_a_file_is_ended_when_nobody_waits_for_it(countersigned_sheet: bytes) -> None:
    """Ended before it could answer, it leaves no verdict of its own and no process."""
    ended: list[BaseProcess] = []

    @contextmanager
    def stopping(stop: Any) -> Iterator[None]:
        stop()
        ended.append(stop.__self__)
        yield

    assert open_confined(countersigned_sheet, stopping).verdict is Verdict.TOO_BIG
    assert not ended[0].is_alive()
    assert open_confined(countersigned_sheet).verdict is Verdict.COUNTERSIGNED


def test_a_sheet_is_the_same_in_confinement(countersigned_sheet: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(countersigned_sheet)
    opened = open_sheet_file(path)
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened == open_sheet(countersigned_sheet)


def test_a_file_that_is_too_big_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert open_sheet_file(path).verdict is Verdict.TOO_BIG


def test_a_file_that_is_gone_is_told_to_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_sheet_file(tmp_path / "gone.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="the processes of a process are found in Linux's own way")
def test_what_reads_files_can_be_loaded_beforehand() -> None:
    done = subprocess.run([sys.executable, "-c", GETTING_READY], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
