"""When something goes wrong that nobody foresaw: say so, keep the work, and keep facts about people out of it."""

import contextlib
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from hrbc_desktop import __version__
from hrbc_desktop.translation import _

_PROGRAM = Path(__file__).parents[2]


def forbid_core_dumps() -> None:
    """Keep the process's memory, which holds keys and answers, out of crash dumps."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def report(problem: BaseException) -> str:
    """Describe an error by where it happened, without its message, which may hold something personal."""
    frames = traceback.extract_tb(problem.__traceback__)
    frames_in_words = [
        _("  {module_path}:{lineno} in {name}").format(
            module_path=_module_path(Path(frame.filename)), lineno=frame.lineno, name=frame.name
        )
        for frame in frames
    ]
    heading = f"hrbc_desktop {__version__}, Python {platform.python_version()}, {platform.system()}"
    return "\n".join([heading, type(problem).__name__, *frames_in_words])


def last_line(problem: BaseException) -> str:
    """Describe an error in one line: its kind, and where in the program it came up."""
    frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if _is_ours(Path(frame.filename))]
    return (
        f"{type(problem).__name__} {_module_path(Path(frames[-1].filename))}:{frames[-1].lineno}"
        if frames
        else type(problem).__name__
    )


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(_PROGRAM)


def _module_path(file: Path) -> str:
    """Name a file without the folders above the program: they may be named after a person."""
    return file.relative_to(_PROGRAM).as_posix() if file.is_relative_to(_PROGRAM) else file.name


def catch_everything(tell: Callable[[str], None], note: Callable[[BaseException], None] | None = None) -> None:
    """Have every error that nothing else handles told through `tell`, as a report without personal facts.

    `note` gets the error itself first.
    """

    def hook(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        if note is not None:
            note(problem)
        tell(report(problem))

    sys.excepthook = hook
