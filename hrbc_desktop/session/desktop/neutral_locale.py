"""Keeps the C library neutral, whatever language the system speaks.

PySide turns the keyword `interval` into the setter `setInterval` with the C library's `toupper`, which in Turkish and
Azeri makes another letter of “i”: every start failed there. Numbers and names of months follow the same setting. What a
person reads is worded by this program alone, so nothing here depends on it; Qt's own `QLocale` reads the environment.
"""

import locale
from contextlib import suppress


def use_neutral_locale() -> None:
    """Set every category of the C library's locale to a neutral one that has all letters.

    Call it before the first Qt object, and again after the application, which sets it from the environment.
    """
    locale.setlocale(locale.LC_ALL, "C")
    with suppress(locale.Error):  # macOS and old systems have no such locale: there “C” itself is enough
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
