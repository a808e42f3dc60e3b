"""What goes into the work on a sheet, and what comes out of it. Light to import."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet
from hrbc_desktop.domain.model.signature import Point
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.settings import Paper

if TYPE_CHECKING:  # slow to import
    from hrbc_desktop.pdf.signing.identity import SigningIdentity


class SheetError(Exception):
    """Something about a sheet went wrong; the message is one sentence: what is wrong, what is safe, what to do."""


class NoTimeStamp(SheetError):
    """There is no time stamp to be had now; the same can be signed without one."""


@dataclass(frozen=True)
class PrintOptions:
    """How the pages are laid out."""

    paper: Paper = "letter"
    large: bool = False
    clinic: tuple[str, str, str] = ("", "", "")
    """Its name, and whom to call by day and at night."""


@dataclass(frozen=True)
class Certificate:
    """The clinic's own certificate with its key, as it was read from a file; kept in memory and nowhere else."""

    name: str
    """Whose it is."""
    issuer: str
    """Who vouches for the name; empty if it is self-made."""
    valid_until: date
    identity: "SigningIdentity" = field(repr=False)
    is_chain_complete: bool = True
    """Whether the file holds the certificate of who issued this one: without it nobody can check the signature."""
    trusted_through: str = ""
    """The authority of this computer's list that answers for it; empty if none does."""


@dataclass(frozen=True)
class SignatureInput:
    """A signature as it was given: the name, and the strokes when it was drawn (else the typed name stands for it)."""

    name: str
    strokes: Sequence[Sequence[Point]] = ()
    pad_ratio: float = 4.0
    """Width by height of the pad."""
    certificate: Certificate | None = None
    """With what to sign instead of a key of this computer."""
    with_time_stamp: bool = True
    """Whether a time stamp goes over it, where the clinic named a server for that."""
    passphrase: str = field(default="", repr=False)
    """Typed again by a nurse who signs, where several people use the list."""


@dataclass(frozen=True)
class Draft:
    """An unsigned sheet as it is shown: whoever signs it signs what she has seen, byte for byte."""

    present: Worksheet
    """The worksheet as it was when the sheet was drawn."""
    catalogue: Catalogue = field(repr=False)
    printing: PrintOptions
    worksheet: Worksheet
    """The same with what its pages show written out in it, as it is signed."""
    pdf: bytes = field(repr=False)
    opened: OpenedSheet | None = None
    """What is said of the file when it is opened; None while that was not asked yet."""

    def is_of(self, present: Worksheet, catalogue: Catalogue, printing: PrintOptions) -> bool:
        """Whether the same pages would be drawn now."""
        return self.catalogue is catalogue and (self.present, self.printing) == (present, printing)


@dataclass(frozen=True)
class SignedSheet:
    """A signed sheet, and the worksheet with its signatures in it."""

    pdf: bytes
    path: Path | None
    """Where it was saved; None when it came out of the records."""
    worksheet: Worksheet
    unsigned: bytes = b""
    """The sheet before anybody signed, where this program has just made it, or proved that it makes the same."""
    opened: OpenedSheet | None = None
    """What was said of the file when it was opened or signed, where its pages were proven."""
