import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrbc_desktop import __version__
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.session.desktop.crash import catch_everything, report

ROOT = Path(__file__).parents[3]


def in_a_child(program: str, *flags: str) -> subprocess.CompletedProcess[str]:
    lines = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{program}"
    command = [sys.executable, *flags, "-c", lines]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env={**os.environ})


def failing(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as problem:
        return problem


@pytest.fixture
def excepthook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_a_report_says_what_happened_and_where_but_not_the_message() -> None:
    crash_report = report(failing(ValueError("MESSAGE-MARKER of Sample Patient 1")))
    assert crash_report.splitlines()[0].startswith(f"hrbc_desktop {__version__}, Python ")
    assert "ValueError" in crash_report
    assert "in failing" in crash_report
    assert "MARKER" not in crash_report
    assert "Sample Patient" not in crash_report


def test_a_report_names_the_place_in_the_program() -> None:
    with pytest.raises(KeyError) as problem:
        QUESTIONS["stage"].label("MESSAGE-MARKER")
    text = report(problem.value)
    assert "  domain/model/profile.py:" in text
    assert "in label" in text
    assert "MARKER" not in text


def test_a_report_holds_no_folder_which_may_be_named_after_a_person(tmp_path: Path) -> None:
    home = tmp_path / "Sample.Patient.1" / "hrbc_desktop work"
    home.mkdir(parents=True)
    (home / "broken.py").write_text("def go():\n    raise ValueError\n")
    text = in_a_child(
        f"sys.path.insert(0, {str(home)!r})\n"
        "import broken, json\n"
        "from hrbc_desktop.session.desktop.crash import report\n"
        "for work in (broken.go, lambda: json.loads('{')):\n"
        "    try:\n"
        "        work()\n"
        "    except ValueError as problem:\n"
        "        print(report(problem))\n"
    ).stdout
    assert "broken.py:2 in go" in text
    assert "decoder.py:" in text
    assert "Sample.Patient.1" not in text
    assert str(Path.home()) not in text
    assert str(ROOT) not in text


@pytest.mark.usefixtures("excepthook")
def test_what_nothing_else_handles_is_told_without_its_message() -> None:
    heard: list[str] = []
    catch_everything(heard.append)
    problem = failing(ValueError("MESSAGE-MARKER"))
    sys.excepthook(type(problem), problem, problem.__traceback__)
    assert len(heard) == 1
    assert "ValueError" in heard[0]
    assert "MARKER" not in heard[0]


def test_a_whole_program_that_fails_prints_no_message() -> None:
    child = in_a_child(
        "from hrbc_desktop.session.desktop.crash import catch_everything\n"
        "catch_everything(lambda told: print(told))\n"
        "raise ValueError('MESSAGE-MARKER')\n",
        "-S",  # as in a checkout where nothing is installed
    )
    assert "ValueError" in child.stdout
    assert "MARKER" not in child.stdout + child.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core dumps")
def test_no_core_dump_can_be_written_once_it_is_forbidden() -> None:
    child = in_a_child(
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (1024, resource.getrlimit(resource.RLIMIT_CORE)[1]))\n"
        "from hrbc_desktop.session.desktop.crash import forbid_core_dumps\n"
        "forbid_core_dumps()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    assert child.stdout == "(0, 0)\n", child.stderr
