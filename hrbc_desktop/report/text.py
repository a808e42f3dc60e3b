"""Turns the bytes of a text file into text, whatever wrote it."""

import codecs
import re
import unicodedata
from html.parser import HTMLParser

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
        is_old_mac = b"\r" in data and b"\n" not in data
        return _checked(data.decode("mac-roman" if is_old_mac else "cp1252", errors="replace"))


def plain_text(data: bytes) -> str | None:
    """Return the text of a file as people have it: plain, RTF or HTML; None where the bytes are no text."""
    text = decode(data)
    if text is None:
        return None
    text = _LINE_ENDS.sub("\n", text.rstrip(_PADDING))
    start = text[:2000].lstrip().casefold()
    if start.startswith("{\\rtf"):
        return _from_rtf(text)
    return _from_html(text) if _IS_HTML.match(start) else text


_PADDING = "\0\x1a"
"""What old systems fill a file up with."""
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
"""How lines end on other systems."""
_IS_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|table|\?xml[^>]*>\s*<(?:!doctype html|html|div))\b")
_RTF = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-f]{2})|\\(?P<sign>[^a-z])|"
    r"(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.IGNORECASE,
)
_RTF_SKIPPED = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "themedata", "object"}
)
_RTF_MEANS = {"par": "\n", "line": "\n", "row": "\n", "page": "\n", "sect": "\n", "tab": "\t", "cell": "   "}


def _from_rtf(text: str) -> str:
    """Return the words of an RTF text; what it says of fonts, styles and pictures is passed over."""
    said: list[str] = []
    skipping: list[bool] = [False]
    left_out = 0
    for found in _RTF.finditer(text):
        kind, told = found.lastgroup or "", found.group()
        if found.group("word"):
            kind, told = "word", found.group("word").casefold()
        if kind == "brace":
            skipping = [*skipping, skipping[-1]] if told == "{" else skipping[:-1] or [False]
        elif (kind == "sign" and found.group("sign") == "*") or (kind == "word" and told in _RTF_SKIPPED):
            skipping[-1] = True
        elif not skipping[-1]:
            word, left_out = _rtf_word(found, kind, told, left_out)
            said.append(word)
    return "".join(said)


def _rtf_word(found: re.Match[str], kind: str, told: str, left_out: int) -> tuple[str, int]:
    """Return what one part says, and how many of the next letters only repeat it for older programs."""
    if kind == "word" and told == "u":
        code = int(found.group("number") or 0) % 0x10000
        return ("" if 0xD800 <= code < 0xE000 else chr(code)), 1
    if kind == "word":
        return _RTF_MEANS.get(told, ""), left_out
    if left_out and kind in ("byte", "text"):
        return (found.group()[1:] if kind == "text" else ""), 0
    if kind == "byte":
        return bytes.fromhex(found.group("byte")).decode("cp1252", errors="replace"), 0
    return {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}.get(told[-1], "") if kind == "sign" else told, 0


class _Words(HTMLParser):
    """Collects the words of a page, each block on a line, the cells of a table apart."""

    _BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "dt", "dd"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's own form
        self._silent += tag in ("script", "style", "head")
        self.said.append("\n" if tag in self._BLOCKS else "   " if tag in ("td", "th") else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(self._silent - (tag in ("script", "style", "head")), 0)
        self.said.append("\n" if tag in self._BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(re.sub(r"\s*\n\s*", " ", data))


def _from_html(text: str) -> str:
    words = _Words()
    words.feed(text)
    words.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(words.said)).strip()


def _utf_16(data: bytes) -> str:
    """Return the encoding of UTF-16 without a mark: every other byte of English text is zero."""
    sample = data.rstrip(b"\0")[:2000]
    if len(sample) < 4 or not 0.3 < sample.count(0) / len(sample) < 0.6:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _is_mark(letter: str) -> bool:
    """Return whether it is an invisible mark, as soft hyphens and marks of direction that a paste brings along."""
    return unicodedata.category(letter) == "Cf"


def _checked(text: str) -> str | None:
    sample = text.rstrip(_PADDING)[:20_000]
    strange = sum(not (letter.isprintable() or letter.isspace() or _is_mark(letter)) for letter in sample)
    strange += sample.count("\ufffd")
    return None if sample and strange / len(sample) > _MOST_CONTROLS else text
