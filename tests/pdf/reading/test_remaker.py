"""What this program has made or proved just now is neither made nor asked again."""

import hashlib
from datetime import UTC, datetime

import pytest

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, PagesVerdict, Verdict
from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.engine.origin import origin_here
from hrbc_desktop.pdf.reading.pages import Remaker

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
FILE = b"%PDF of a signed sheet"


def said(pages: PagesVerdict) -> OpenedSheet:
    return OpenedSheet(Verdict.SIGNED, (), hashlib.sha256(FILE).hexdigest(), pages=pages)


def test_a_sheet_that_was_just_made_is_known_byte_by_byte(small_catalogue: Catalogue) -> None:
    remaker = Remaker(small_catalogue, FILE)
    assert remaker.has_made(FILE)
    assert not remaker.has_made(FILE + b"\n")
    assert not Remaker(small_catalogue).has_made(b"")
    assert not Remaker(small_catalogue).has_made(FILE)


@pytest.mark.parametrize("pages", PagesVerdict)
def test_only_what_was_proven_of_this_very_file_is_taken_over(pages: PagesVerdict, small_catalogue: Catalogue) -> None:
    opened = said(pages)
    for remaker in (Remaker(small_catalogue, opened=opened), Remaker(small_catalogue)):
        remaker.note(opened)
        assert remaker.proven(FILE) == (opened if pages is PagesVerdict.PROVEN else None)
        assert remaker.proven(FILE + b"\n") is None
    assert Remaker(small_catalogue).proven(FILE) is None


def test_a_sheet_is_made_again_once_for_the_same_answers_and_not_at_all_where_it_was_just_made(
    small_catalogue: Catalogue,
) -> None:
    worksheet, origin = new_worksheet("2026.11", AT), origin_here(small_catalogue, SheetSettings(), 0)
    answers = write_worksheet(worksheet)
    assert Remaker(small_catalogue, FILE).again(answers, worksheet, origin, AT) == FILE
    remaker = Remaker(small_catalogue)
    made = remaker.again(answers, worksheet, origin, AT)
    assert made is not None
    assert remaker.again(answers, worksheet, origin, AT) is made
    later = remaker.again(answers, worksheet, origin, AT.replace(hour=10))
    assert later != made
