"""What is said about a PDF that somebody opens, and what is possible with it: on the card and on the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedFile, Pages, SeenSignature, Verdict
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.wording.signatures import keys_of, signature_sentence, signed_when
from hrbc_desktop.wording.text import N_, _, in_groups, listed, ngettext

Mark = Literal["good", "attention", "danger"]

_VERDICTS: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        Verdict.SIGNED: (N_("This worksheet is signed"), N_("Nothing in it has changed since.")),
        Verdict.COUNTERSIGNED: (
            N_("This worksheet is signed by patient and nurse"),
            N_("Nothing in it has changed since."),
        ),
        Verdict.CHANGED: (
            N_("This file was changed after it was signed"),
            N_("Do not rely on it. Ask for the file as it was signed."),
        ),
        Verdict.CONTRADICTS: (
            N_("This file says one thing and shows another"),
            N_("Do not rely on it. Ask for the sheet as this program made it."),
        ),
        Verdict.OTHER_SOFTWARE: (
            N_("This file was signed with other software"),
            N_("It was signed in a way that this program does not use, so it was not checked. Ask who signed it."),
        ),
        Verdict.NOT_SIGNED: (
            N_("This worksheet is not signed"),
            N_("Anyone could have changed it. You can still read it and go on with it."),
        ),
        Verdict.NOT_OURS: (
            N_("This is not one of our worksheets"),
            N_("Nothing was changed. Choose a PDF that this program saved."),
        ),
        Verdict.DAMAGED: (
            N_("This file is damaged"),
            N_("It cannot be read. Nothing was changed. Ask for the file again."),
        ),
        Verdict.ENCRYPTED: (
            N_("This file is locked with a password"),
            N_("Nothing was changed. Ask for the file without a password."),
        ),
        Verdict.TOO_BIG: (
            N_("This file is too big"),
            N_("It needs much more room than any worksheet, so it was not opened. Choose another file."),
        ),
    }
)
"""For each verdict what is so, and what is safe and what to do."""

MISSING_OR_ADDED = N_("Parts of the worksheet are missing, or were added.")
NOT_WHAT_WAS_SIGNED = N_("The content is not what was signed.")
OTHER_SIGNATURES = N_("The signatures are not the ones that a worksheet has.")
UNSIGNED_NOTES = N_("Notes were added that the nurse has not signed.")
ODD_TIME = N_("A signature has a date that is not possible.")
NOTES_TOO_LONG = N_("The notes are longer than any that this program writes.")
ADDED_AT_THE_END = N_("Something was added after the last signature.")

PAGES_DIFFER = N_("The pages are not the ones that the answers in the file make.")
BOX_DIFFERS = N_("A signature box does not show who signed and when.")
NOTES_DIFFER = N_("The notes on the page are not the notes in the file.")
TICKS_DIFFER = N_("A box beside a question does not show what was ticked.")

_PAGES: Mapping[Pages, str] = MappingProxyType(
    {
        Pages.PROVEN: N_("Its pages are the ones that the answers in it make."),
        Pages.SAME_WORDS: N_(
            "Another version of this program made the pages. Their words are those of the answers in the file. "
            "How they look was not compared."
        ),
        Pages.NOT_KNOWN: N_(
            "Another version of this program, or of its content, made the pages. "
            "It is not known whether they match the answers in the file. Read the pages themselves."
        ),
    }
)
"""What is known of pages that do not contradict the answers."""


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


def sentences_for(
    verdict: Verdict,
    signatures: Sequence[SeenSignature],
    findings: Sequence[str],
    pages: Pages = Pages.NOT_COMPARED,
) -> tuple[str, ...]:
    """Put a verdict into sentences: the verdict, what was found, what is known of the pages, and each signature."""
    heading, what_to_do = _VERDICTS[verdict]
    known = [_(_PAGES[pages])] if pages in _PAGES else []
    return (f"{_(heading)}. {_(what_to_do)}", *findings, *known, *map(signature_sentence, signatures))


def describe(opened: OpenedFile, catalogue: Catalogue) -> OpenedWords:
    """Put into plain words what a file is worth and what can be done with it."""
    sheet, worksheet = opened.sheet, opened.worksheet
    details = (*sheet.sentences, *_fingerprints(opened))
    who = "\n".join(filter(None, (keys_of(sheet.signatures), *oddities(opened))))
    content = _content(worksheet, catalogue) if worksheet else ""
    if opened.problem:
        return OpenedWords("attention", _heading(opened), opened.problem, who, content, details)
    if not sheet.verdict.is_trusted:
        return OpenedWords(
            "attention" if sheet.verdict is Verdict.NOT_SIGNED else "danger",
            _heading(opened),
            _sentence(opened),
            who,
            content,
            details,
            can_go_through=sheet.verdict is Verdict.NOT_SIGNED and worksheet is not None,
            can_continue=sheet.verdict is Verdict.CHANGED and worksheet is not None,
        )
    return OpenedWords(
        "attention" if opened.is_doubtful or sheet.pages is not Pages.PROVEN else "good",
        _heading(opened),
        _sentence(opened),
        who,
        content,
        details,
        can_go_through=True,
        can_countersign=sheet.verdict is Verdict.SIGNED and not opened.is_doubtful and not opened.later_revision,
        can_continue=True,
    )


def oddities(opened: OpenedFile) -> tuple[str, ...]:
    """Say what is odd about signatures that hold: who signed, with which key, and when."""
    signatures, worksheet = opened.sheet.signatures, opened.worksheet
    if not opened.sheet.verdict.is_trusted:
        return ()
    told = []
    patient = signatures[0]
    name = worksheet.visit.name.strip() if worksheet else ""
    if name and " ".join(name.split()).casefold() != patient.name.strip().casefold():
        told.append(
            _("The worksheet is of {name}, and {signer} signed as the patient.").format(name=name, signer=patient.name)
        )
    if len({signature.certificate_sha256 for signature in signatures}) < len(signatures):
        told.append(_("Two of the signatures were made with one and the same key."))
    if any(signature.signed_at < patient.signed_at for signature in signatures):
        told.append(_("By the clocks, the patient signed last. A clock may have been wrong."))
    return tuple(told)


def _heading(opened: OpenedFile) -> str:
    if not opened.sheet.verdict.is_trusted:
        heading, _what_to_do = _VERDICTS[opened.sheet.verdict]
        return _(heading)
    if opened.is_outdated:
        return _("This is an older copy of the worksheet")
    if opened.is_other:
        return _("This signature does not match the one on this computer")
    names = listed([signature.name for signature in opened.sheet.signatures])
    return _("Signed by {names}, and not changed since").format(names=names)


def _sentence(opened: OpenedFile) -> str:
    sheet = opened.sheet
    if not sheet.verdict.is_trusted:
        _heading_words, what_to_do = _VERDICTS[sheet.verdict]
        return " ".join([*sheet.findings, _(what_to_do)])
    if opened.is_outdated:
        known = _("A later signed file of this worksheet is kept on this computer. Open that one. Nothing was changed.")
        return f"{known}{_kept_later(opened)}"
    if opened.is_other:
        return _(
            "This computer keeps the same worksheet with another signature. Anyone can sign with any name. "
            "Ask the person who signed. Nothing was changed."
        )
    known = [_(_PAGES[sheet.pages])] if sheet.pages in {Pages.SAME_WORDS, Pages.NOT_KNOWN} else []
    return "\n".join([*map(signed_when, sheet.signatures), *known]) + _kept_later(opened)


def _kept_later(opened: OpenedFile) -> str:
    if not opened.later_revision or opened.worksheet is None:
        return ""
    return "\n" + _("This is revision {this}. This computer keeps revision {later} of it.").format(
        this=opened.worksheet.revision, later=opened.later_revision
    )


def _content(worksheet: Worksheet, catalogue: Catalogue) -> str:
    made_with, here = worksheet.content_version, catalogue.pack.version
    if made_with == here:
        version = _("Version {version}, the same as here.").format(version=here)
    else:
        version = _("Made with version {made_with}. Here it is version {here}, so numbers may differ.").format(
            made_with=made_with, here=here
        )
    number = len(worksheet.options)
    options = ngettext("{n} option compared", "{n} options compared", number) if number else _("No options compared")
    unanswered = sum(question.answered != "yes" for question in question_list(worksheet, catalogue))
    questions = (
        ngettext("{n} question open", "{n} questions open", unanswered) if unanswered else _("no questions open")
    )
    return f"{version} {', '.join(filter(None, (options, questions, _lacks_signature(worksheet))))}."


def _lacks_signature(worksheet: Worksheet) -> str:
    roles = {signature.role for signature in worksheet.signatures}
    return _("not countersigned yet") if roles and "nurse" not in roles else ""


def _fingerprints(opened: OpenedFile) -> tuple[str, ...]:
    keys = [
        _("Fingerprint of the key of {name} (SHA-256): {digest}").format(
            name=signature.name, digest=in_groups(signature.certificate_sha256)
        )
        for signature in opened.sheet.signatures
    ]
    file = _("Fingerprint of the file (SHA-256): {digest}").format(digest=in_groups(opened.sheet.sha256))
    return (file, *keys)
