"""What can be said about a file that someone opens as a sheet: a verdict, in plain words, and who signed when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, with_config

from hrbc_desktop.domain.model.addendum import Addendum, SignedAddendum
from hrbc_desktop.domain.model.signature import SignerRole
from hrbc_desktop.domain.model.worksheet import Worksheet


class PagesVerdict(Enum):
    """Whether what stands on the pages is what the answers in the file make."""

    PROVEN = "the same pages came out when they were made again"
    SAME_WORDS = "another edition of the program made them, with the same words"
    NOT_KNOWN = "another edition of the program made them, or this one with other content"
    SAVED_AGAIN = "the same pages, in a file that another program wrote"
    NOT_COMPARED = "nobody asked"
    OTHER = "they are not those of the answers"


class Verdict(Enum):
    """The one thing to know before anything else about the file."""

    SIGNED = "signed and unchanged"
    COUNTERSIGNED = "signed, then countersigned, and unchanged"
    CORRECTION = "a signed correction of a sheet, unchanged"
    CHANGED = "changed after signing"
    CONTRADICTS = "pages, boxes or notes show something other than what the file says"
    OTHER_SOFTWARE = "signed in a way that this program does not use"
    NOT_SIGNED = "not signed"
    NOT_OURS = "not one of our sheets"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_BIG = "too big"

    @property
    def is_trusted(self) -> bool:
        """Whether the file is signed and nothing in it changed since the last signature."""
        return self in {Verdict.SIGNED, Verdict.COUNTERSIGNED, Verdict.CORRECTION}


KeyProblemKind = Literal[
    "not_for_signing", "unknown_rule", "not_yet_valid", "expired", "revoked", "authority_not_valid", "not_by_issuer"
]
"""What is wrong with a certificate: the last one names an issuer that did not make it."""


@dataclass(frozen=True)
class KeyProblem:
    """One thing that is wrong with a certificate, and since or until when it is so if that is a matter of time."""

    kind: KeyProblemKind
    at: datetime | None = None


@dataclass(frozen=True)
class SignerKey:
    """What the certificate of a key shows, held against the authorities that are trusted on this computer.

    All of it is judged for the moment of signing, offline. ``trusted_through`` names the authority at the end of the
    path; it is empty when the key is self-made, nobody known here issued it, or something is wrong with it.
    ``revocation_checked`` is the date of the list that says that the certificate was not revoked.
    """

    trusted_through: str = ""
    problems: tuple[KeyProblem, ...] = ()
    valid_until: datetime | None = None
    revocation_checked: datetime | None = None
    lacks_issuer: bool = False
    """Whether the file does not hold the certificate of who issued this one."""


@dataclass(frozen=True)
class SeenTimeStamp:
    """A time stamp (RFC 3161) over a signature: when which authority saw it.

    ``trusted_through`` names the authority of this computer's list that answers for it; it is empty when none does.
    """

    at: datetime
    authority: str
    trusted_through: str = ""


@dataclass(frozen=True)
class SeenSignature:
    """A signature as it was found in the file.

    ``file_sha256`` is the digest of the file as it was when this signature had been made. ``certificate_sha256`` tells
    two people of the same name apart. ``vouched_by`` is who issued the certificate; it is empty if that is self-made,
    which proves that nothing changed but not who signed.
    """

    role: SignerRole
    name: str
    signed_at: datetime
    meaning: str
    file_sha256: str
    covers_whole_file: bool
    is_intact: bool
    certificate_name: str
    certificate_sha256: str
    vouched_by: str
    key: SignerKey = SignerKey()
    time_stamp: SeenTimeStamp | None = None
    has_hidden_letters: bool = False
    """Whether a name in it has letters that are not seen, or that turn the direction of writing."""


@with_config(ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))
@dataclass(frozen=True)
class OpenedSheet:
    """What was found in a file; ``worksheet_json`` and ``notes`` are to be relied on only if the verdict is trusted.

    ``sha256`` is the digest of the whole file: the records know by it whether something was cut off.
    """

    verdict: Verdict
    sentences: tuple[str, ...]
    sha256: str
    signatures: tuple[SeenSignature, ...] = ()
    worksheet_json: bytes | None = None
    notes: str = ""
    padding: int = 0
    """Bytes of white space after the end, which mail gateways and editors add: they mean nothing."""
    findings: tuple[str, ...] = ()
    """What was found changed: a sentence for each, all of them among ``sentences`` too."""
    addendum_json: bytes | None = None
    """What the file holds in place of a worksheet if it corrects one."""
    pages: PagesVerdict = PagesVerdict.NOT_COMPARED
    """What is known of the pages, with the boxes and notes on them."""
    unsigned_bytes: int = 0
    """How many bytes at the beginning are the unsigned sheet, where the pages are proven: nobody has to make it again
    to prove the same bytes once more."""


@dataclass(frozen=True)
class NewerCopy:
    """What the records hold of the worksheet of an older file: who signed it last and when; nobody if nobody did."""

    revision: int
    signers: tuple[str, ...] = ()
    signed_at: datetime | None = None


@dataclass(frozen=True)
class OpenedFile:
    """A file that somebody wants to open as a sheet. `worksheet` and `pdf` are there when it holds a readable one."""

    path: Path
    pdf: bytes
    sheet: OpenedSheet
    worksheet: Worksheet | None
    problem: str = ""
    """Why the worksheet in it cannot be read, in one sentence."""
    is_outdated: bool = False
    """This computer knows a later state of the file, so something was cut off or an old copy was opened."""
    is_other: bool = False
    """This computer knows the same worksheet with another signature, so somebody else may have signed this."""
    newer: NewerCopy | None = None
    """What this computer keeps of the worksheet, when that is later than the file."""
    opened_at: datetime | None = None
    """By the clock of this computer."""
    trust_problems: tuple[str, ...] = ()
    """A sentence for each file of trusted authorities that could not be read."""
    corrections: tuple[SignedAddendum, ...] = ()
    """What this computer keeps as signed corrections to the sheet in the file."""
    addendum: Addendum | None = None
    """What the file itself corrects, when it is a correction in place of a worksheet."""
    is_of_sheet_here: bool | None = None
    """Whether this computer keeps the worksheet that it corrects; None where no list was asked."""

    @property
    def later_revision(self) -> int | None:
        """The revision that this computer keeps, when it is later than that of the file."""
        stored = self.newer.revision if self.newer else 0
        return stored if self.worksheet and stored > self.worksheet.revision else None

    @property
    def is_doubtful(self) -> bool:
        """Whether this is not the file that this computer knows."""
        return self.is_outdated or self.is_other
