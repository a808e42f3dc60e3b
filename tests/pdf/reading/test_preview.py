import pytest

from hrbc_desktop.pdf.reading import sandbox
from hrbc_desktop.pdf.reading.renderer import page_count, render_page
from hrbc_desktop.pdf.reading.sandbox import PreviewError, count_pages_confined, draw_page_confined
from tests.pdf.forging import rewritten
from tests.pdf.reading.test_pages_and_answers import bomb


def test_pages_are_counted(blank_sheet: bytes) -> None:
    assert page_count(blank_sheet) == 2


def test_picture_has_the_width_asked_for_and_no_padding(blank_sheet: bytes) -> None:
    for width in (101, 640):
        wide, high, pixels = render_page(blank_sheet, 0, width)
        assert wide == width
        assert high / wide == pytest.approx(842 / 595, abs=0.02)
        assert len(pixels) == wide * high * 3


def test_picture_shows_signatures_and_notes(signed_sheet: bytes, countersigned_sheet: bytes) -> None:
    before, after = (render_page(pdf, 0, 595)[2] for pdf in (signed_sheet, countersigned_sheet))

    def changed_rows(top: int, bottom: int) -> int:
        return sum(
            before[row * 1785 : row * 1785 + 1785] != after[row * 1785 : row * 1785 + 1785]
            for row in range(top, bottom)
        )

    assert changed_rows(842 - 300, 842 - 200) > 10
    assert changed_rows(842 - 140, 842 - 60) > 10
    assert changed_rows(842 - 331, 842 - 319) > 5
    assert changed_rows(0, 842 - 332) == 0


def test_what_cannot_be_shown_is_said(blank_sheet: bytes) -> None:
    with pytest.raises(PreviewError, match="does not exist"):
        render_page(blank_sheet, 2, 100)
    with pytest.raises(PreviewError, match="damaged"):
        render_page(b"%PDF-1.7 nothing", 0, 100)


def test_pages_are_the_same_in_a_process_of_their_own(countersigned_sheet: bytes) -> None:
    assert count_pages_confined(countersigned_sheet) == page_count(countersigned_sheet)
    assert draw_page_confined(countersigned_sheet, 0, 595) == render_page(countersigned_sheet, 0, 595)


def test_a_page_for_the_printer_has_room_in_that_process(blank_sheet: bytes) -> None:
    """300 dots per inch, on paper of 8.5 inches."""
    assert len(draw_page_confined(blank_sheet, 0, 2550).pixels) == 2550 * 3609 * 3


def test_what_cannot_be_shown_is_said_by_that_process_too(blank_sheet: bytes) -> None:
    with pytest.raises(PreviewError, match="does not exist"):
        draw_page_confined(blank_sheet, 2, 100)
    with pytest.raises(PreviewError, match="damaged"):
        count_pages_confined(b"%PDF-1.7 nothing")


def test_a_page_that_takes_for_ever_has_an_end(blank_sheet: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that draws itself 20^7 times."""
    monkeypatch.setattr(sandbox, "MOST_SECONDS", 1)
    with pytest.raises(PreviewError, match="more time or memory"):
        draw_page_confined(rewritten(blank_sheet, bomb), 0, 100)
