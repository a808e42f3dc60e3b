"""Opens each file in a process of its own, with so much memory and time and no more: a hostile PDF asks for any amount.

Light to import: what reads PDFs is loaded by those processes alone.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import pickle
import struct
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, Verdict
from hrbc_desktop.files import read_file
from hrbc_desktop.pdf.reading.extracted_text import PdfText
from hrbc_desktop.pdf.reading.trust_list import NOBODY_TRUSTED, TrustList
from hrbc_desktop.wording.verdicts import sentences_for

MAX_FILE_BYTES = 25_000_000
"""A sheet takes about 0.2 MB, the longest that can be typed 0.5 MB; a file above this limit is not opened."""

MOST_MEMORY_BYTES = 400_000_000
"""All that the process may take, the interpreter with libraries and content (140 MB) included; a sheet with Chinese
letters takes 180. Windows does not enforce it."""

MOST_SECONDS = 20
"""For the file alone; a sheet takes 0.2 seconds."""

MOST_SECONDS_TO_START = 120
"""Until the process has loaded its libraries, for which the file is not to blame: a busy Windows took half a minute."""

_SIZE = struct.Struct("!II")
"""Width and height of a picture, before its pixels."""

_DONE, _REFUSED = b"+", b"-"
_TOO_MUCH_TO_DRAW = (
    "The pages cannot be shown: they take more time or memory than those of any worksheet. Nothing was changed. "
    "Ask for the file again."
)
_READY = b"ready"
"""What the process sends before it looks at the file: the limit of time begins then."""

# A forked process has the libraries loaded already; Windows has to start each one afresh.
_PROCESSES: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
_PROCESSES.set_forkserver_preload(["hrbc_desktop.pdf.reading.preload"])
_AS_JSON = TypeAdapter(OpenedSheet)
_TEXT_AS_JSON = TypeAdapter(PdfText)


Stopping = Callable[[Callable[[], object]], AbstractContextManager[object]]
"""Takes what ends the work at once, and lets it be called while the context lasts."""


def get_ready() -> None:
    """Load what reads PDFs, in a process that later ones are forked from: the first file then opens as fast as others.

    Comes back at once. Does nothing on Windows.
    """
    if _PROCESSES.get_start_method() == "forkserver":
        forkserver.ensure_running()


def open_sheet_file(
    path: Path,
    stopping: Stopping = nullcontext,
    catalogue: Catalogue | None = None,
    trusted: TrustList = NOBODY_TRUSTED,
) -> OpenedSheet:
    """Say what a file is worth as a sheet, unless it is too big. Raises OSError if it cannot be read."""
    pdf = read_file(path, MAX_FILE_BYTES + 1)
    return open_confined(pdf, stopping, catalogue, trusted) if len(pdf) <= MAX_FILE_BYTES else _too_big("")


def open_confined(
    pdf: bytes,
    stopping: Stopping = nullcontext,
    catalogue: Catalogue | None = None,
    trusted: TrustList = NOBODY_TRUSTED,
) -> OpenedSheet:
    """Say what a file is worth as a sheet; works on any bytes. With ``catalogue`` its pages are made again."""
    answer = _confined(partial(_open, _packed(catalogue), trusted=trusted), pdf, stopping)
    return _AS_JSON.validate_json(answer) if answer else _too_big(hashlib.sha256(pdf).hexdigest())


def read_text_confined(pdf: bytes, stopping: Stopping = nullcontext) -> PdfText:
    """Return the text of any PDF; works on any bytes. What asks for too much memory or time counts as damaged."""
    answer = _confined(_read_text, pdf, stopping)
    return _TEXT_AS_JSON.validate_json(answer) if answer else PdfText(problem="damaged")


class PreviewError(ValueError):
    """Says in one sentence that a page cannot be shown."""


class PageImage(NamedTuple):
    """A page in pixels of three bytes (red, green, blue), row by row without padding."""

    width: int
    height: int
    pixels: bytes


def count_pages_confined(pdf: bytes, stopping: Stopping = nullcontext) -> int:
    """Return the number of pages of any PDF. Raises PreviewError if it cannot be read within the limits."""
    return int(_drawn(_count_pages, pdf, stopping))


def draw_page_confined(pdf: bytes, index: int, width_px: int, stopping: Stopping = nullcontext) -> PageImage:
    """Draw page ``index``, from 0, of any PDF. Raises PreviewError if it cannot be drawn within the limits."""
    answer = _drawn(partial(_draw_page, index, width_px), pdf, stopping)
    width, height = _SIZE.unpack_from(answer)
    return PageImage(width, height, answer[_SIZE.size :])


def page_size_confined(pdf: bytes) -> tuple[float, float]:
    """Return width and height of the first page of any PDF in points. Raises PreviewError as `count_pages_confined`."""
    width, height = _drawn(_measure_page, pdf, nullcontext).split()
    return float(width), float(height)


def take_pages_confined(pdf: bytes, first: int, last: int) -> bytes:
    """Return some of the pages of any PDF, counted from 1, as a PDF. Raises PreviewError as `count_pages_confined`."""
    return _drawn(partial(_take_pages, first, last), pdf, nullcontext)


def _drawn(work: Callable[[bytes, Connection], None], pdf: bytes, stopping: Stopping) -> bytes:
    """Return what was drawn or counted, or raise what the process says is wrong."""
    answer = _confined(work, pdf, stopping)
    kind, found = answer[:1], answer[1:]
    if kind == _DONE:
        return found
    raise PreviewError(found.decode() if kind == _REFUSED else _TOO_MUCH_TO_DRAW)


def _confined(work: Callable[[bytes, Connection], None], pdf: bytes, stopping: Stopping) -> bytes:
    """Return what the work sends from a process of its own; empty if it sends nothing within the limits."""
    receiver, sender = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=work, args=(pdf, sender), daemon=True)
    process.start()
    sender.close()
    try:
        with stopping(process.kill):
            if not receiver.poll(MOST_SECONDS_TO_START):
                return b""
            receiver.recv_bytes()
            return receiver.recv_bytes() if receiver.poll(MOST_SECONDS) else b""
    except EOFError:
        return b""
    finally:
        process.kill()
        process.join()
        receiver.close()


class _Packed:
    """The content pack as it is handed to each process, packed once: the program shows one for as long as it runs."""

    def __init__(self) -> None:
        self._catalogue: Catalogue | None = None
        self._bytes = b""

    def __call__(self, catalogue: Catalogue | None) -> bytes:
        if catalogue is not self._catalogue:
            # Its digest goes along: nobody has to work it out again.
            self._bytes = pickle.dumps(catalogue) if catalogue and catalogue.digest else b""
            self._catalogue = catalogue
        return self._bytes


_packed = _Packed()


def _open(catalogue: bytes, pdf: bytes, sender: Connection, trusted: TrustList = NOBODY_TRUSTED) -> None:
    """Open a file under the limits; a process that wants more ends without an answer."""
    _limit_memory()
    from hrbc_desktop.pdf.reading.pages import Remaker  # noqa: PLC0415 (half a second, and only here)
    from hrbc_desktop.pdf.reading.reader import open_sheet  # noqa: PLC0415

    remaker = Remaker(pickle.loads(catalogue)) if catalogue else None  # noqa: S301 (made by this program)
    sender.send_bytes(_READY)
    try:
        answer = _AS_JSON.dump_json(open_sheet(pdf, remaker, trusted))
    except MemoryError:
        return
    sender.send_bytes(answer)


def _read_text(pdf: bytes, sender: Connection) -> None:
    """Take the text out of a file under the limits."""
    _limit_memory()
    from hrbc_desktop.pdf.reading.text import read_text  # noqa: PLC0415 (only here)

    sender.send_bytes(_READY)
    try:
        answer = _TEXT_AS_JSON.dump_json(read_text(pdf))
    except MemoryError:
        return
    sender.send_bytes(answer)


def _count_pages(pdf: bytes, sender: Connection) -> None:
    from hrbc_desktop.pdf.reading.renderer import page_count  # noqa: PLC0415 (only here)

    _answer(sender, lambda: str(page_count(pdf)).encode())


def _draw_page(index: int, width_px: int, pdf: bytes, sender: Connection) -> None:
    from hrbc_desktop.pdf.reading.renderer import render_page  # noqa: PLC0415 (only here)

    def draw() -> bytes:
        width, height, pixels = render_page(pdf, index, width_px)
        return _SIZE.pack(width, height) + pixels

    _answer(sender, draw)


def _measure_page(pdf: bytes, sender: Connection) -> None:
    from hrbc_desktop.pdf.reading.renderer import page_size  # noqa: PLC0415 (only here)

    _answer(sender, lambda: "{} {}".format(*page_size(pdf)).encode())


def _take_pages(first: int, last: int, pdf: bytes, sender: Connection) -> None:
    from hrbc_desktop.pdf.reading.renderer import pages_of  # noqa: PLC0415 (only here)

    _answer(sender, lambda: pages_of(pdf, first, last))


def _answer(sender: Connection, work: Callable[[], bytes]) -> None:
    """Send what the work returns, or why it cannot be done."""
    _limit_memory()
    sender.send_bytes(_READY)
    try:
        answer = _DONE + work()
    except PreviewError as problem:
        answer = _REFUSED + str(problem).encode()
    except MemoryError:
        return
    sender.send_bytes(answer)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (Windows has none)

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _too_big(sha256: str) -> OpenedSheet:
    return OpenedSheet(Verdict.TOO_BIG, sentences_for(Verdict.TOO_BIG, (), ()), sha256)
