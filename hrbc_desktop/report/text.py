"""Turns the bytes of a text file into text, whatever wrote it."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CONTROLS = 0.02
"""Of the letters of a text: tabs and page breaks apart, it has no control characters."""


def decode(data: bytes) -> str | None:
    """Return the text of a file; None where the bytes are no text (a picture, an office document)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    if without_mark := _utf_16(data):
        return _checked(data.decode(without_mark, errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(data.decode("cp1252", errors="replace"))


def _utf_16(data: bytes) -> str:
    """Return the encoding of UTF-16 without a mark: every other byte of English text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or not 0.3 < sample.count(0) / len(sample) < 0.6:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _checked(text: str) -> str | None:
    sample = text[:20_000]
    strange = sum(not (letter.isprintable() or letter.isspace()) or letter == "\ufffd" for letter in sample)
    return None if sample and strange / len(sample) > _MOST_CONTROLS else text
