"""Every text that goes through the catalog can be put into other words, and its fields have names."""

import gettext
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir

import hrbc_desktop
from hrbc_desktop import translation
from hrbc_desktop.translation import ngettext
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.text import listed

ROOM = Path(hrbc_desktop.__path__[0])
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def messages() -> Iterator[tuple[str, ...]]:
    """Yield each message with its plural form, if it has one."""
    for _file, _line, message, _comments, _context in extract_from_dir(ROOM, keywords=KEYWORDS):
        yield message if isinstance(message, tuple) else (message,)


def test_all_messages_are_found_and_their_fields_have_names() -> None:
    found = set(messages())
    assert len(found) > 2_000
    for message in found:
        fields = [{name for _text, name, _format, _conversion in Formatter().parse(form) if name} for form in message]
        assert all(re.fullmatch(r"[a-z_]+", name) for names in fields for name in names), message
        assert len(message) == 1 or fields[-1] == {"n"}, message


def test_a_catalog_changes_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loud(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.replace("and", "&").replace("{day} {month}", "{month} {day}")

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return f"<{msgid1 if n == 1 else msgid2}>"

    monkeypatch.setattr(translation, "catalog", Loud)
    assert listed(["a", "b"]) == "a & b"
    assert ngettext("{n} question", "{n} questions", 1200) == "<1,200 questions>"
    assert spoken_date(date(1968, 3, 14)) == "March 14 1968"
