"""Typefaces and line breaking."""

from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.typesetting import Style, run, wrap


def test_letters_that_the_typeface_lacks_come_from_another() -> None:
    assert fonts.pieces("Мария S", fonts.REGULAR) == [
        fonts.Piece("NotoSans-Regular", "Мария"),
        fonts.Piece(fonts.REGULAR, " S"),
    ]


def test_what_no_typeface_has_is_named() -> None:
    assert fonts.printable("a 😀 b") == "a [grinning face] b"
    assert fonts.printable("রোগী") == "[in Bengali letters]"
    assert fonts.printable("\U00020001") == "[in Chinese or Japanese letters]"
    assert fonts.printable("x\u202ey\x00z") == "xyz"
    assert fonts.printable("e\u0301") == "é"
    assert fonts.printable("one\ntwo\tthree") == "one two three"


@given(st.text(max_size=60))
def test_every_text_can_be_shown(text: str) -> None:
    shown = fonts.printable(text)
    assert run(text, Style(fonts.BOLD)).width >= 0
    assert "".join(piece.text for piece in fonts.pieces(shown, fonts.BOLD)) == shown
    assert not fonts.not_shown(shown)


@given(st.lists(st.sampled_from(["a", "tablet", "x" * 60, "one two", " ", "ends "]), max_size=12), st.integers(20, 300))
def test_wrapping_loses_nothing_and_keeps_to_the_width(pieces: list[str], width: int) -> None:
    sizes = (Style(), Style(fonts.BOLD, 9, 12))
    runs = [run(piece, sizes[number % 2]) for number, piece in enumerate(pieces)]
    lines = wrap(runs, width)
    assert "".join(part.text for line in lines for part in line) == "".join(pieces)
    for line in lines:
        shown = list(line)
        while shown and not shown[-1].text.strip():
            shown.pop()
        shown[-1:] = [run(last.text.rstrip(), last.style) for last in shown[-1:]]
        assert sum(part.width for part in shown) <= width + 0.1


def test_word_stays_whole_when_its_style_changes_midway() -> None:
    lines = wrap([run("aaa bb", Style()), run("bb", Style(fonts.BOLD)), run(" c", Style())], 34)
    assert ["".join(part.text for part in line) for line in lines] == ["aaa ", "bbbb ", "c"]
