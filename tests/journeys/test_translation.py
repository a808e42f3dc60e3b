"""All texts of the program come from one catalog: a made-up language leaves nothing in English."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "ngettext": (1, 2), "translate": (2,)}
"""The calls that mark a text: ours, and that of a compiled form, whose first argument is the form."""


@cache
def extracted() -> frozenset[str]:
    """Every text that a translator is given, as README’s command finds it."""
    found: set[str] = set()
    for _file, _line, message, *_rest in extract_from_dir(ROOT / "hrbc_desktop", keywords=KEYWORDS):
        found.update((message,) if isinstance(message, str) else filter(None, message))
    return frozenset(found)


def test_code_forms_and_command_line_are_extracted_together() -> None:
    assert {
        "My questions",
        "{n} of 100",
        "also make a worksheet of it",
        "Have you gone through menopause?",
        "{n} finding of people other than me",
    } <= extracted()


def test_no_window_shows_a_text_that_is_not_in_the_catalog(tmp_path: Path) -> None:
    messages = tmp_path / "messages.json"
    messages.write_text(json.dumps(sorted(extracted())), encoding="utf-8")
    child = [sys.executable, str(Path(__file__).with_name("pseudo_window.py")), str(messages), str(tmp_path)]

    shown = subprocess.run(child, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=120, check=False)

    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout) == []
