"""What is said about a PDF that somebody opens, and what is possible with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.pdf.reading.verdict import SeenSignature, Verdict
from hrbc_desktop.session.date_input import spoken_time
from hrbc_desktop.session.sheet_types import OpenedFile
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.text import counted, in_groups, listed

Mark = Literal["good", "attention", "danger"]

_HEADINGS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.CHANGED: "This file was changed after it was signed",
        Verdict.NOT_SIGNED: "This worksheet is not signed",
        Verdict.NOT_OURS: "This is not one of our worksheets",
        Verdict.DAMAGED: "This file is damaged",
        Verdict.ENCRYPTED: "This file is locked with a password",
        Verdict.TOO_BIG: "This file is too big",
    }
)
_SELF_MADE = "It proves that nothing has changed. It does not prove who held the pen."


@dataclass(frozen=True)
class OpenedWords:
    """The words of the card. `who` and `content` are empty where there is nothing to say."""

    mark: Mark
    heading: str
    sentence: str
    who: str = ""
    content: str = ""
    details: tuple[str, ...] = ()
    can_go_through: bool = False
    can_countersign: bool = False
    can_continue: bool = False


def describe(opened: OpenedFile, catalogue: Catalogue) -> OpenedWords:
    """Put into plain words what a file is worth and what can be done with it."""
    sheet, worksheet = opened.sheet, opened.worksheet
    details = (*sheet.sentences, *_fingerprints(opened))
    who = _who(sheet.signatures)
    content = _content(worksheet, catalogue) if worksheet else ""
    if opened.problem:
        return OpenedWords("attention", _heading(opened), opened.problem, who, content, details)
    if not sheet.verdict.is_trusted:
        return OpenedWords(
            "attention" if sheet.verdict is Verdict.NOT_SIGNED else "danger",
            _HEADINGS[sheet.verdict],
            _sentence(opened),
            who,
            content,
            details,
            can_go_through=sheet.verdict is Verdict.NOT_SIGNED and worksheet is not None,
            can_continue=sheet.verdict is Verdict.CHANGED and worksheet is not None,
        )
    return OpenedWords(
        "attention" if opened.is_doubtful else "good",
        _heading(opened),
        _sentence(opened),
        who,
        content,
        details,
        can_go_through=True,
        can_countersign=sheet.verdict is Verdict.SIGNED and not opened.is_doubtful and not opened.later_revision,
        can_continue=True,
    )


def _heading(opened: OpenedFile) -> str:
    if not opened.sheet.verdict.is_trusted:
        return _HEADINGS[opened.sheet.verdict]
    if opened.is_outdated:
        return "This is an older copy of the worksheet"
    if opened.is_other:
        return "This is not the signature that this computer knows"
    return f"Signed by {listed([signature.name for signature in opened.sheet.signatures])}, and not changed since"


def _sentence(opened: OpenedFile) -> str:
    sheet = opened.sheet
    if sheet.verdict is Verdict.CHANGED:
        return " ".join([*sheet.findings, "Do not rely on this file. Ask for it as it was signed."])
    if sheet.verdict is Verdict.NOT_SIGNED:
        return "Anyone could have changed it. You can still read it and go on with it."
    if not sheet.verdict.is_trusted:
        return sheet.sentences[0].removeprefix(f"{_HEADINGS[sheet.verdict]}. ")
    if opened.is_outdated:
        known = "This computer knows a file that was signed after it. Look for the newer file. Nothing was changed."
        return f"{known}{_kept_later(opened)}"
    if opened.is_other:
        return (
            "Here the same worksheet is kept with another signature. Anyone can sign with any name. "
            "Ask the person who should have signed. Nothing was changed."
        )
    return "\n".join(_signed(signature) for signature in sheet.signatures) + _kept_later(opened)


def _kept_later(opened: OpenedFile) -> str:
    if not opened.later_revision or opened.worksheet is None:
        return ""
    return (
        f"\nThis is revision {opened.worksheet.revision}. This computer keeps revision {opened.later_revision} of it."
    )


def _signed(signature: SeenSignature) -> str:
    at = signature.signed_at
    clock = f"time of the {signature.role}’s computer"
    return f"{spoken_date(at.date())}, {spoken_time(at.time())} ({clock}). “{signature.meaning}”"


def _who(signatures: tuple[SeenSignature, ...]) -> str:
    vouched = [
        f"{signature.vouched_by} says that the key belongs to {signature.certificate_name}. This was not checked here."
        for signature in signatures
        if signature.vouched_by
    ]
    names = [signature.name for signature in signatures if not signature.vouched_by]
    whose = f"The key of {listed(names)}" if vouched and names else "The key"
    self_made = [f"{whose} was made on the computer of the person who signed. {_SELF_MADE}"] if names else []
    return " ".join([*vouched, *self_made])


def _content(worksheet: Worksheet, catalogue: Catalogue) -> str:
    made_with, here = worksheet.content_version, catalogue.pack.version
    version = (
        f"Version {made_with}, the same as here."
        if made_with == here
        else (f"Made with version {made_with}. Here it is version {here}, so numbers may differ.")
    )
    options = _how_many(len(worksheet.options), "option").capitalize() + " compared"
    still_open = sum(question.answered != "yes" for question in question_list(worksheet, catalogue))
    return f"{version} {options}, {_how_many(still_open, 'question')} open{_lacks_signature(worksheet)}."


def _lacks_signature(worksheet: Worksheet) -> str:
    roles = {signature.role for signature in worksheet.signatures}
    return ", not countersigned yet" if roles and "nurse" not in roles else ""


def _how_many(number: int, thing: str) -> str:
    return counted(number, thing) if number else f"no {thing}s"


def _fingerprints(opened: OpenedFile) -> tuple[str, ...]:
    keys = [
        f"Fingerprint of the key of {signature.name} (SHA-256): {in_groups(signature.certificate_sha256)}"
        for signature in opened.sheet.signatures
    ]
    return (f"Fingerprint of the file (SHA-256): {in_groups(opened.sheet.sha256)}", *keys)
