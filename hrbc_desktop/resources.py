"""Finds what the program reads: the catalogue, fonts, icons, translations, themes and help."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_A_WHEEL = _PACKAGE / "_resources"
_IN_A_CHECKOUT = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a resource, such as ``resource("icons", "pill.svg")``.

    Raises FileNotFoundError if the program was installed without it.
    """
    root = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _IN_A_CHECKOUT
    path = root.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(
            f"A part of the program is missing: {'/'.join(parts)}. Your worksheets are safe. Install the program again."
        )
    return path
