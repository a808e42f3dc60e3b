"""Words in other scripts than Latin: shaped, in order, found again as they were typed, tagged with their language."""

import io
import random
import re
import unicodedata
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from hrbc_desktop.pdf.engine import bidi, fonts
from hrbc_desktop.pdf.engine.script_detection import language_of
from hrbc_desktop.pdf.engine.shaping import shape
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import Style, draw, height, run, wrap
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance, signature_page

MADE_AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

TYPED = {
    "ar": "ما هي الآثار الجانبية؟ هل أستطيع السفر بَعْدَ العلاج؟",
    "fa": "بیمار نمونه می‌پرسد چند روز",
    "ur": "کیا میں سفر کر سکتی ہوں؟",
    "he": "האם אוכל לנסוע לבת שלי? שָׁלוֹם",
    "hi": "क्या मैं अपनी बेटी से मिलने जा सकती हूँ? क्षत्रिय श्रीमती हिन्दी",
    "th": "ฉันยังเดินทางไปหาลูกสาวได้ไหม ที่นี่ น้ำ ผู้ป่วย",
    "zh-Hans": "我还能去看女儿吗？副作用会持续多久，怎么办？",
    "zh-Hant": "我還能去看女兒嗎？副作用會持續多久，怎麼辦？",
    "ja": "娘に会いに行けますか。副作用はどのくらい続きますか？",
    "ko": "딸을 보러 갈 수 있나요? 부작용은 얼마나 가나요?",
    "hy": "Կարո՞ղ եմ գնալ դստերս մոտ։",
    "ka": "შემიძლია ჩემს ქალიშვილთან წასვლა?",
    "el": "Μπορώ ακόμα να ταξιδέψω στην κόρη μου;",
    "und-Cyrl": "Смогу ли я поехать к дочери?",
    "vi": "Tôi có thể đi thăm con gái được nữa không? Nguyễn Thị",
}
LEFTWARD = ("ar", "fa", "ur", "he")


def drawn(*texts: str, width: float = 520, style: Style | None = None) -> bytes:
    """A page with a paragraph for each text."""
    canvas = TaggedCanvas((612, 792), title="Sample", language="en-US", made_at=MADE_AT)
    y = 760.0
    for text in texts:
        with canvas.element("P"):
            y = draw(canvas, 40, y, wrap([run(text, style or Style())], width))
    return canvas.finish()


def found_by_pdfium(pdf: bytes) -> str:
    page = pypdfium2.PdfDocument(pdf)[0]
    text: str = page.get_textpage().get_text_range()
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text).strip())


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("language", TYPED)
@pytest.mark.parametrize("typeface", [fonts.REGULAR, fonts.BOLD])
def test_text_is_found_again_as_it_was_typed(language: str, typeface: str) -> None:
    assert found_by_pdfium(drawn(TYPED[language], style=Style(typeface))) == composed(TYPED[language])


@pytest.mark.parametrize("language", TYPED)
def test_another_program_finds_the_same(language: str) -> None:
    text = re.sub(r"\s+", " ", extract_text(io.BytesIO(drawn(TYPED[language])))).strip()
    typed = composed(TYPED[language])
    # It leaves what is read leftward in the order of the page.
    assert text == (get_display(typed) if language in LEFTWARD else typed)


@pytest.mark.parametrize("language", TYPED)
def test_every_letter_is_drawn(language: str) -> None:
    for piece in fonts.pieces(fonts.printable(TYPED[language]), fonts.BOLD):
        if piece.is_shaped:
            glyphs = [part.glyph for cluster in shape(piece.text, piece.typeface) for part in cluster.drawing.parts]
            assert all(glyphs)
    assert fonts.not_shown(TYPED[language]) == ()


@pytest.mark.parametrize("language", TYPED)
def test_text_is_tagged_with_its_language(language: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(TYPED[language]))) as pdf:
        paragraph = pdf.Root.StructTreeRoot.K.K
        assert str(paragraph.get("/Lang")) == language


def test_a_word_within_a_sentence_is_tagged_with_its_language() -> None:
    with pikepdf.open(io.BytesIO(drawn("Patient: 说话 and a long sentence in plain letters"))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert re.search(rb"/Span <</Lang \(zh-Hans\)>> BDC.*? Tj EMC", content)


def test_the_same_text_gives_the_same_bytes_and_a_small_file() -> None:
    everything = drawn(*TYPED.values())
    assert everything == drawn(*TYPED.values())
    assert len(everything) < 150_000
    with pikepdf.open(io.BytesIO(drawn(TYPED["zh-Hans"]))) as pdf:
        (font,) = (font for font in pdf.pages[0].Resources.Font.values() if font.Subtype == "/Type0")
        program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert len(program) < 12_000


def test_arabic_letters_join() -> None:
    assert _glyphs("ب") not in [[glyph] for glyph in _glyphs("ببب")]
    assert len(set(_glyphs("ببب"))) == 3
    lam_alef = shape("لا", "NotoSansArabic-Regular", leftward=True)
    assert [cluster.text for cluster in lam_alef] == ["لا"]


def _glyphs(text: str) -> list[int]:
    clusters = shape(text, "NotoSansArabic-Regular", leftward=True)
    return [part.glyph for cluster in clusters for part in cluster.drawing.parts]


def test_devanagari_letters_change_places_and_join() -> None:
    vowel_first = shape("कि", "NotoSansDevanagari-Regular")
    (ka,) = shape("क", "NotoSansDevanagari-Regular")
    assert [cluster.text for cluster in vowel_first] == ["कि"]
    assert vowel_first[0].drawing.parts[-1].glyph == ka.drawing.parts[0].glyph
    (joined,) = shape("क्ष", "NotoSansDevanagari-Regular")
    assert len(joined.drawing.parts) == 1


def test_thai_marks_stand_above_one_another() -> None:
    (alone,) = shape("ก่", "NotoSansThai-Regular")
    (above,) = shape("กี่", "NotoSansThai-Regular")
    assert above.drawing.advance == alone.drawing.advance
    assert above.drawing.parts[-1] != alone.drawing.parts[-1]


def test_japanese_is_drawn_in_japanese_forms() -> None:
    assert {piece.typeface for piece in fonts.pieces("直す", fonts.REGULAR)} == {"NotoSansJP-Regular"}
    assert {piece.typeface for piece in fonts.pieces("直说", fonts.REGULAR)} == {"NotoSansSC-Regular"}


@given(st.text("abc אבג محد 123٤٥ ,.:+-%$()[] \"'!?/", min_size=1, max_size=16), st.sampled_from([0, 1]))
def test_letters_stand_in_the_order_that_unicode_asks_for(text: str, base: int) -> None:
    levels = bidi.levels(text, base)
    shown = "".join(text[number] for number in bidi.visual_order(levels))
    assert shown == get_display(text, base_dir="R" if base else "L")


def test_a_name_that_is_read_leftward_leaves_the_number_beside_it_in_its_place() -> None:
    found = found_by_pdfium(drawn("מטופלת לדוגמה · record 004417 · page 1 of 6"))
    assert found.endswith("record 004417 · page 1 of 6")


@pytest.mark.parametrize("language", TYPED)
@pytest.mark.parametrize("width", [60, 140])
def test_lines_keep_to_their_width_and_lose_nothing(language: str, width: int) -> None:
    typed = composed(TYPED[language])
    lines = wrap([run(typed, Style())], width)
    texts = ["".join(part.text for part in line) for line in lines]
    assert "".join(texts) == typed
    assert all(run(text.rstrip(), Style()).width <= width + 0.1 for text in texts)
    for text in texts:
        assert text[0] not in "。，？、ーっゃำะ" or len(texts) == 1
        assert unicodedata.category(text[0])[0] != "M"


def test_a_line_with_tall_letters_has_room_for_them() -> None:
    style = Style()
    assert height(wrap([run("ที่นี่", style)], 400)) > height(wrap([run("here", style)], 400))


def test_right_to_left_paragraphs_end_at_the_same_place() -> None:
    pdf = pypdfium2.PdfDocument(drawn(TYPED["he"], width=120))[0]
    textpage = pdf.get_textpage()
    boxes = [textpage.get_rect(number) for number in range(textpage.count_rects())]
    assert len(boxes) > 1
    rights: dict[float, float] = {}
    for _left, bottom, right, _top in boxes:
        row = round(bottom / 12)
        rights[row] = max(rights.get(row, 0), right)
    assert max(rights.values()) - min(rights.values()) < 3


def test_random_words_of_one_script_are_found_again() -> None:
    chosen = random.Random(7)  # noqa: S311 - no secret
    letters = {
        "hangul": range(0xAC00, 0xD7A4), "han": range(0x4E00, 0x9FA6), "thai": range(0x0E01, 0x0E2F),
        "devanagari": range(0x0904, 0x093A), "georgian": range(0x10D0, 0x10F1), "armenian": range(0x0561, 0x0587),
    }  # fmt: skip
    for codes in letters.values():
        text = "".join(chr(chosen.choice(codes)) for _ in range(24))
        assert found_by_pdfium(drawn(text)) == text


def test_a_language_is_not_guessed_from_a_word() -> None:
    assert language_of("She said 示例 to me and went on in plain letters") == ""
    assert language_of("田中") == "zh"
    assert language_of("辻さん") == "ja"


@pytest.mark.parametrize(("wide", "tall"), [(264, 88), (254, 152)])
@pytest.mark.parametrize("name", ["Maria-Magdalena Sample-Patient of a Long Street 1", "प्रतिदर्श मरीज़ श्रीमती क्षत्रिय"])
def test_a_signed_box_has_the_name_whole_and_large_enough(name: str, wide: float, tall: float) -> None:
    pdf = signature_page("patient", SignatureAppearance(name), MADE_AT, "", wide, tall)
    assert found_by_pdfium(pdf).count(composed(name)) == 2
    assert "…" not in found_by_pdfium(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        steps = pikepdf.parse_content_stream(opened.pages[0])
        sizes = [float(str(step.operands[1])) for step in steps if str(step.operator) == "Tf"]
    assert min(sizes) >= (12 if tall > 100 else 9)
