"""Every text that a person reads, in the language of the system: one gettext catalog for code, forms and commands.

Texts go through `_` where they are written, and through `ngettext` where they count something. A catalog is bound when
the first module with a text is loaded, so a language holds until the program ends. There is none yet: all is English.
"""

import gettext
from functools import cache

from hrbc_desktop.resources import resource

_DOMAIN = "hrbc_desktop"
"""The name of the catalogs: ``resources/i18n/LANGUAGE/LC_MESSAGES/hrbc_desktop.mo``."""


@cache
def catalog() -> gettext.NullTranslations:
    """Return the catalog for the language of the system; one that changes nothing where there is none."""
    try:
        folder = str(resource("i18n"))
    except FileNotFoundError:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, folder, fallback=True)


def is_translated() -> bool:
    """Return whether the texts are in another language than that in which they were written."""
    return isinstance(catalog(), gettext.GNUTranslations)


def _(text: str) -> str:
    """Return a text in the language of the program."""
    return catalog().gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """Say how many there are: “1 question”, “1,200 questions”. Both forms hold ``{n}`` for the number."""
    return catalog().ngettext(one, many, number).format(n=f"{number:,}")
