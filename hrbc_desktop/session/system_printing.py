"""Hands a PDF to the printing of the system, which prints text as text. No file is left behind: none is made."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hrbc_desktop.session.tasks import Job

MOST_SECONDS = 60
"""Until CUPS has taken a file of some hundred kilobytes; a server that does not answer is waited for no longer."""

QUEUE_NAME = "Worksheet.pdf"
"""Others may read it in the queue of a printer. With its ending, it is also the name that is offered for a file."""

_START_FILE: Callable[..., None] | None = getattr(os, "startfile", None)
"""What Windows alone has: it does with a file what the program for such files does."""

Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]


@dataclass(frozen=True)
class PrintRequest:
    """What a person chose in the dialog of the system; pages count from 1."""

    printer: str
    media: str
    """The paper, as PPD files name it: “A4”, “Letter”."""
    first: int
    last: int
    copies: int = 1
    sides: Sides | None = None
    """None leaves it to the printer."""
    gray: bool = False
    is_whole: bool = True
    """Whether all pages are wanted."""
    fits_paper: bool = True
    """Whether the pages are of the size of the paper; else they are fitted to it."""


def hand_over(pdf: bytes, request: PrintRequest, saved: Path | None, job: Job) -> bool:
    """Have the system print a PDF, which is also `saved` there if anywhere; False where it takes none.

    Raises Cancelled; afterwards what is on its way to the printer comes out.
    """
    job.check_cancelled()
    if _START_FILE is not None:
        return saved is not None and _print_by_shell(pdf, request, saved, _START_FILE)
    return _print_by_cups(pdf, request, job)


def _print_by_cups(pdf: bytes, request: PrintRequest, job: Job) -> bool:
    """Send it through a pipe: `lp` makes a copy of its own, which nobody else can read, and removes it."""
    lp = shutil.which("lp")
    if lp is None:
        return False
    options = [f"media={request.media}"]
    options += [f"sides={request.sides}"] if request.sides else []
    options += ["print-color-mode=monochrome"] if request.gray else []
    options += [] if request.fits_paper else ["fit-to-page"]
    command = [lp, "-s", "-d", request.printer, "-t", QUEUE_NAME, "-n", str(request.copies)]
    command += ["-P", f"{request.first}-{request.last}", *(part for option in options for part in ("-o", option))]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([*command, "-"], stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)  # noqa: S603
    with process, job.cancel_with(process.kill):
        try:
            process.communicate(pdf, timeout=MOST_SECONDS)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            process.kill()
    return process.returncode == 0


def _print_by_shell(pdf: bytes, request: PrintRequest, saved: Path, start_file: Callable[..., None]) -> bool:
    """Ask the program that Windows has for PDFs, which can be told neither pages nor copies.

    It prints the file that the person saved: a copy in a temporary folder would stay there.
    """
    if request.copies > 1 or not request.is_whole:
        return False
    try:
        if saved.read_bytes() != pdf:
            return False
        start_file(saved, "printto", f'"{request.printer}"')
    except OSError:
        return False
    return True
