"""What is said about a PDF that somebody opens, and what is possible with it: on the card and on the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedFile, PagesVerdict, SeenSignature, Verdict
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording import addendum as corrections
from hrbc_desktop.wording.dates import spoken_moment
from hrbc_desktop.wording.sheet import identity
from hrbc_desktop.wording.signatures import signature_sentence, signed_when
from hrbc_desktop.wording.text import in_groups, listed
from hrbc_desktop.wording.trust import ended_since, key_lines, key_oddities, time_oddities

Mark = Literal["good", "attention", "danger"]

_VERDICTS: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        Verdict.SIGNED: (_("This worksheet is signed"), _("Nothing in it has changed since.")),
        Verdict.COUNTERSIGNED: (
            _("This worksheet is signed by patient and nurse"),
            _("Nothing in it has changed since."),
        ),
        Verdict.CORRECTION: (
            _("This is a signed correction to a worksheet"),
            _("Nothing in it has changed since. Read it together with the sheet."),
        ),
        Verdict.CHANGED: (
            _("This file was changed after it was signed"),
            _("Do not rely on it. Ask for the signed original."),
        ),
        Verdict.CONTRADICTS: (
            _("This file says one thing and shows another"),
            _("Do not rely on it. Ask for the sheet as this program made it."),
        ),
        Verdict.OTHER_SOFTWARE: (
            _("This file was signed with other software"),
            _("It was signed in a way that this program does not use, so it was not checked. Ask who signed it."),
        ),
        Verdict.NOT_SIGNED: (
            _("This worksheet is not signed"),
            _("Anyone could have changed it. You can still read it and go on with it."),
        ),
        Verdict.NOT_OURS: (
            _("This is not one of our worksheets"),
            _(
                "Nothing was changed. Choose a PDF that this program saved. "
                "A copy that was printed or scanned does not hold the answers."
            ),
        ),
        Verdict.DAMAGED: (
            _("This file is damaged"),
            _("It cannot be read here. Nothing was changed. Ask for the file again."),
        ),
        Verdict.ENCRYPTED: (
            _("This file is locked with a password"),
            _("Nothing was changed. Ask for the file without a password."),
        ),
        Verdict.TOO_BIG: (
            _("This file is too big"),
            _("It needs much more room than any worksheet, so it was not opened. Choose another file."),
        ),
    }
)
"""For each verdict what is so, and what is safe and what to do."""

MISSING_OR_ADDED = _("Parts of the worksheet are missing, or were added.")
NOT_WHAT_WAS_SIGNED = _("The content is not what was signed.")
OTHER_SIGNATURES = _("The signatures are not the ones that a worksheet has.")
UNSIGNED_NOTES = _("Notes were added that the nurse has not signed.")
ODD_TIME = _("A signature has a date that is not possible.")
NOTES_TOO_LONG = _("The notes are longer than any that this program writes.")
NOTES_CHANGED = _("The notes were changed after the nurse had signed them.")
TICKS_CHANGED = _("Boxes were ticked or emptied after the last signature.")
ADDED_AT_THE_END = _("Something was added after the last signature.")
ADDED_IN_FRONT = _(
    "There is something extra before its beginning, as some mail programs and websites add. "
    "Other programs may show the file all the same."
)

SAVED_BY_ANOTHER_PROGRAM = _(
    "Another program saved this file again. What was written, ticked or marked in it there is not used here."
)

PAGES_DIFFER = _("The pages are not the ones that the answers in the file make.")
BOX_DIFFERS = _("A signature box does not show who signed and when.")
NOTES_DIFFER = _("The notes on the page are not the notes in the file.")
TICKS_DIFFER = _("A box beside a question does not show what was ticked.")

_CLAIM_NOTHING = frozenset({Verdict.NOT_SIGNED, Verdict.NOT_OURS, Verdict.DAMAGED, Verdict.ENCRYPTED, Verdict.TOO_BIG})

_PAGES: Mapping[PagesVerdict, str] = MappingProxyType(
    {
        PagesVerdict.PROVEN: _("Its pages are the ones that the answers in it make."),
        PagesVerdict.SAME_WORDS: _(
            "Another version of this program made the pages. Their words are those of the answers in the file. "
            "How they look was not compared: something may cover the words. Read the pages themselves."
        ),
        PagesVerdict.NOT_KNOWN: _(
            "Another version of this program, or of its content, made the pages. "
            "It is not known whether they match the answers in the file. Read the pages themselves."
        ),
    }
)
"""What is known of pages that do not contradict the answers."""


@dataclass(frozen=True)
class OpenedWords:
    """The words of the card. `whose`, `who` and `content` are empty where there is nothing to say."""

    mark: Mark
    heading: str
    sentence: str
    whose: str = ""
    who: str = ""
    content: str = ""
    details: tuple[str, ...] = ()
    can_go_through: bool = False
    can_countersign: bool = False
    can_continue: bool = False
    can_open_newer: bool = False
    can_keep_correction: bool = False


def sentences_for(
    verdict: Verdict,
    signatures: Sequence[SeenSignature],
    findings: Sequence[str],
    pages: PagesVerdict = PagesVerdict.NOT_COMPARED,
) -> tuple[str, ...]:
    """Put a verdict into sentences: the verdict, what was found, what is known of the pages, and each signature."""
    heading, what_to_do = _VERDICTS[verdict]
    known = [_pages_words(verdict, pages)] if pages in _PAGES else []
    return (f"{heading}. {what_to_do}", *findings, *known, *map(signature_sentence, signatures))


def _pages_words(verdict: Verdict, pages: PagesVerdict) -> str:
    if verdict is Verdict.CORRECTION and pages is PagesVerdict.PROVEN:
        return _("Its pages are the ones that the correction in it makes.")
    return _PAGES[pages]


def still_in_it(signatures: Sequence[SeenSignature]) -> str:
    """Say that what was signed is sound in a file to which something was added later."""
    return _("What {names} signed is still in it. What its pages show now may be something else.").format(
        names=listed([signature.name for signature in signatures])
    )


def describe(opened: OpenedFile, catalogue: Catalogue) -> OpenedWords:
    """Put into plain words whose a file is, what it is worth, and what can be done with it."""
    sheet, worksheet = opened.sheet, opened.worksheet
    is_trusted = sheet.verdict.is_trusted
    words = OpenedWords(
        mark=_mark(opened),
        heading=_heading(opened),
        sentence=opened.problem or _sentence(opened),
        whose=whose(opened),
        who="\n".join(who_lines(opened)),
        content=_content(worksheet, catalogue) if worksheet else _corrected(opened),
        details=(*sheet.sentences, *_fingerprints(opened)),
    )
    if opened.problem:
        return words
    if sheet.addendum_json is not None:
        return replace(words, can_keep_correction=is_trusted and bool(opened.is_of_sheet_here))
    if opened.newer:
        return replace(words, can_open_newer=True)
    return replace(
        words,
        can_go_through=is_trusted or (sheet.verdict is Verdict.NOT_SIGNED and worksheet is not None),
        can_countersign=sheet.verdict is Verdict.SIGNED and not opened.is_doubtful,
        can_continue=is_trusted or (sheet.verdict is Verdict.CHANGED and worksheet is not None),
    )


def whose(opened: OpenedFile) -> str:
    """Say first whose worksheet it is: name, birth date, record number and revision, as in the worksheet inside."""
    worksheet = opened.worksheet
    if opened.addendum is not None:
        known = corrections.whose(opened.addendum)
        return known if opened.sheet.verdict.is_trusted else _("The file says: {whose}").format(whose=known)
    if worksheet is None:
        return ""
    known = " · ".join(filter(None, (worksheet.visit.name.strip() or _("No name yet"), identity(worksheet))))
    if opened.sheet.verdict.is_trusted or opened.sheet.verdict is Verdict.NOT_SIGNED:
        return known
    return _("The file says: {whose}").format(whose=known)


def who_lines(opened: OpenedFile) -> tuple[str, ...]:
    """Say who stands behind signatures that hold, then what is odd about them."""
    if not opened.sheet.verdict.is_trusted:
        return ()
    return (
        *key_lines(opened.sheet.signatures),
        *ended_since(opened),
        *oddities(opened),
        *(opened.trust_problems if any(seen.vouched_by for seen in opened.sheet.signatures) else ()),
    )


def oddities(opened: OpenedFile) -> tuple[str, ...]:
    """Say what is odd about signatures that hold: who signed, with which key, and when."""
    signatures, worksheet = opened.sheet.signatures, opened.worksheet
    if not opened.sheet.verdict.is_trusted:
        return ()
    if opened.sheet.verdict is Verdict.CORRECTION:
        return (*key_oddities(signatures), *time_oddities(opened))
    sentences = []
    patient = signatures[0]
    name = worksheet.visit.name.strip() if worksheet else ""
    if name and " ".join(name.split()).casefold() != patient.name.strip().casefold():
        sentences.append(
            _("The worksheet is of {name}, and {signer} signed as the patient.").format(name=name, signer=patient.name)
        )
    if len({signature.certificate_sha256 for signature in signatures}) < len(signatures):
        sentences.append(_("Two of the signatures were made with one and the same key."))
    return (*sentences, *key_oddities(signatures), *time_oddities(opened))


def lines(opened: OpenedFile) -> tuple[str, ...]:
    """Say all of it line by line, as the command line does."""
    about = whose(opened)
    verdict = opened.sheet.sentences
    if opened.is_doubtful:
        verdict = (f"{_heading(opened)}. {_sentence(opened)}", *verdict[1:])
    elif opened.later_revision:
        verdict = (*verdict, _kept_later(opened).strip())
    corrected = (*map(corrections.belongs, opened.corrections), _correction(opened), _corrected(opened))
    return tuple(filter(None, (about, *verdict, *corrected, *who_lines(opened), opened.problem)))


def _correction(opened: OpenedFile) -> str:
    """Say of a correction what it says."""
    addendum = opened.addendum
    return f"{corrections.what(addendum)} {corrections.source(addendum)}" if addendum else ""


def _corrected(opened: OpenedFile) -> str:
    """Say of a correction which sheet it corrects, and whether that is here."""
    addendum = opened.addendum
    if addendum is None:
        return ""
    sentences, is_here = [corrections.sheet_signed(addendum)], opened.is_of_sheet_here
    if is_here is not None and opened.sheet.verdict.is_trusted:
        sentences.append(corrections.where_it_belongs(is_here=is_here))
    return " ".join(sentences)


def _mark(opened: OpenedFile) -> Mark:
    """Green is a file that is whole, proven and the newest, and has nothing odd about it and nothing to correct it.

    Red is one that claims more than it keeps; a letter or a damaged file claims nothing.
    """
    verdict = opened.sheet.verdict
    if verdict.is_trusted:
        is_proven = opened.sheet.pages is PagesVerdict.PROVEN
        is_odd = opened.problem or opened.is_doubtful or opened.corrections or oddities(opened)
        return "good" if is_proven and not is_odd else "attention"
    claims_nothing = verdict in _CLAIM_NOTHING and not opened.sheet.signatures
    return "attention" if opened.problem or claims_nothing else "danger"


def _heading(opened: OpenedFile) -> str:
    if not opened.sheet.verdict.is_trusted:
        heading, _what_to_do = _VERDICTS[opened.sheet.verdict]
        return heading
    if opened.is_outdated:
        return _("This is an older copy of the worksheet")
    if opened.is_other:
        return _("This signature does not match the one on this computer")
    names = listed([signature.name for signature in opened.sheet.signatures])
    if opened.sheet.verdict is Verdict.CORRECTION:
        return _("A correction signed by {names}, and not changed since").format(names=names)
    return _("Signed by {names}, and not changed since").format(names=names)


def _sentence(opened: OpenedFile) -> str:
    sheet = opened.sheet
    if not sheet.verdict.is_trusted:
        _heading_words, what_to_do = _VERDICTS[sheet.verdict]
        return " ".join([*sheet.findings, what_to_do])
    if opened.is_outdated:
        return " ".join(filter(None, (_newer_signed(opened), _("Open that one. Nothing was changed."))))
    if opened.is_other:
        return _(
            "This computer keeps the same worksheet with another signature. Anyone can sign with any name. "
            "Ask the person who signed. Nothing was changed."
        )
    known = [_PAGES[sheet.pages]] if sheet.pages in {PagesVerdict.SAME_WORDS, PagesVerdict.NOT_KNOWN} else []
    corrected = filter(None, (*map(corrections.belongs, opened.corrections), _correction(opened)))
    return "\n".join([*corrected, *map(signed_when, sheet.signatures), *known]) + _kept_later(opened)


def _newer_signed(opened: OpenedFile) -> str:
    newer = opened.newer
    if newer is None or newer.signed_at is None:
        return _("A later signed file of this worksheet is kept on this computer.")
    return _("This computer keeps a newer one: signed by {names}, last on {moment}.").format(
        names=listed(newer.signers), moment=spoken_moment(newer.signed_at)
    )


def _kept_later(opened: OpenedFile) -> str:
    newer = opened.newer
    if not opened.later_revision or opened.worksheet is None or newer is None:
        return ""
    if newer.signed_at is None:
        return "\n" + _(
            "This is revision {this}. This computer keeps revision {later} of it, which nobody has signed yet."
        ).format(this=opened.worksheet.revision, later=newer.revision)
    return "\n" + _(
        "This is revision {this}. This computer keeps revision {later} of it, signed by {names}, last on {moment}."
    ).format(
        this=opened.worksheet.revision,
        later=newer.revision,
        names=listed(newer.signers),
        moment=spoken_moment(newer.signed_at),
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
