"""Cuts the typefaces for Chinese, Japanese and Korean out of the whole Noto Sans ones: 12 of 38 MB, in one weight.

Needs fonttools, and the variable TrueType files of Noto Sans SC, JP and KR (SIL Open Font License) in a folder:

    python .packaging/east_asian_typefaces.py FOLDER

Chinese is whole: the basic block of Unicode (20,976 characters, simplified and traditional, in the forms of mainland
China) and the rarer ones that Chinese standards for names add. Japanese has the characters of JIS X 0208 in their
Japanese forms, Korean all 11,172 syllables; what they lack is drawn in Chinese forms. Latin letters are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
_REGULAR = 400
_UNNEEDED = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"STAT", b"VORG", b"vhea", b"vmtx")
_COPYRIGHT, _TRADEMARK, _LICENSE, _LICENSE_ADDRESS = 0, 7, 13, 14
"""Names in a file that stay as they are."""


def _is_shared(code: int) -> bool:
    """Marks, kana, bopomofo and wide forms, which all three have."""
    return code == ord(" ") or 0x3000 <= code <= 0x312F or 0xFF00 <= code <= 0xFFEF


def _is_chinese(code: int) -> bool:
    return 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


def _is_japanese(code: int) -> bool:
    try:
        return 0x4E00 <= code <= 0x9FFF and bool(chr(code).encode("shift_jis"))
    except UnicodeEncodeError:
        return False


def _is_korean(code: int) -> bool:
    return 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F or 0xAC00 <= code <= 0xD7A3


WANTED: dict[str, Callable[[int], bool]] = {"SC": _is_chinese, "JP": _is_japanese, "KR": _is_korean}


def main(folder: Path) -> None:
    """Write the three files."""
    for region, is_wanted in WANTED.items():
        target = FONTS / f"NotoSans{region}-Regular.ttf"
        target.write_bytes(_cut(folder / f"NotoSans{region}[wght].ttf", is_wanted))
        _name(target, f"Noto Sans {region}")
        print(f"{target.name}: {target.stat().st_size:,} bytes")


def _cut(original: Path, is_wanted: Callable[[int], bool]) -> bytes:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(original)))
    wanted = uharfbuzz.SubsetInput()
    codes = {code for code in face.unicodes if _is_shared(code) or is_wanted(code)}
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).set(codes)
    wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).set({int.from_bytes(tag, "big") for tag in _UNNEEDED})
    wanted.pin_axis_location(face, "wght", _REGULAR)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    data: bytes = uharfbuzz.subset(face, wanted).blob.data
    return data


def _name(path: Path, family: str) -> None:
    """Name the file after its one weight; the original is called after its thinnest."""
    font = TTFont(path, recalcTimestamp=False)
    names, kept = font["name"], {_COPYRIGHT, _TRADEMARK, _LICENSE, _LICENSE_ADDRESS}
    names.names = [record for record in names.names if record.platformID == 3 and record.nameID in kept]
    postscript = f"{family.replace(' ', '')}-Regular"
    for number, text in enumerate((family, "Regular", f"2.004;{postscript}", f"{family} Regular", "Version 2.004"), 1):
        names.setName(text, number, 3, 1, 0x409)
    names.setName(postscript, 6, 3, 1, 0x409)
    font["head"].modified = font["head"].created
    font.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
