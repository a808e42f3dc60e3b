"""Opens a PDF as a sheet: reads it within limits, validates its signatures, and says what it is worth.

Never runs anything in a file, never reaches for the network, and raises nothing for what a file holds but MemoryError:
a file of unknown origin is opened by `confinement`.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from hrbc_desktop.domain.model.frozen import nearest_moment
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, PagesVerdict, SeenSignature, Verdict
from hrbc_desktop.domain.model.worksheet import LONGEST_NOTE
from hrbc_desktop.pdf.reading import means, updates
from hrbc_desktop.pdf.reading.addendum import ADDENDUM_FIELDS, compare_addendum, judge_addendum
from hrbc_desktop.pdf.reading.bytes_as_written import (
    WHITE_SPACE,
    are_updates_as_written,
    is_last_update_as_written,
    start_of_updates,
)
from hrbc_desktop.pdf.reading.looks import Look, are_boxes_as_they_say, look_of_notes, look_of_signature
from hrbc_desktop.pdf.reading.objects import entry, references, written_since
from hrbc_desktop.pdf.reading.pages import Remaker, compare_pages, is_of_this_edition
from hrbc_desktop.pdf.reading.sandbox import MAX_FILE_BYTES
from hrbc_desktop.pdf.reading.trust_list import NOBODY_TRUSTED, TrustList
from hrbc_desktop.pdf.reading.validation import (
    Judgment,
    examine,
    follow_an_update,
    follow_each_other,
    is_of_other_software,
    judge,
    role_of,
)
from hrbc_desktop.pdf.signing.field_names import (
    ADDENDUM_NAME,
    ATTACHMENT_NAME,
    FIELD_NAMES,
    NURSE_NOTES,
    are_of_a_sheet,
    is_box,
)
from hrbc_desktop.wording.verdicts import (
    ADDED_AT_THE_END,
    ADDED_IN_FRONT,
    BOX_DIFFERS,
    NOTES_CHANGED,
    NOTES_DIFFER,
    NOTES_TOO_LONG,
    ODD_TIME,
    PAGES_DIFFER,
    SAVED_BY_ANOTHER_PROGRAM,
    TICKS_CHANGED,
    TICKS_DIFFER,
    UNSIGNED_NOTES,
    sentences_for,
    still_in_it,
)

MAX_UNPACKED_BYTES = 64_000_000
"""What all decompression within one file may produce together; a single stream may produce an eighth of it."""

_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=MAX_UNPACKED_BYTES // 8),
    document_budget=DocumentDecodeBudget(base_allowance=MAX_UNPACKED_BYTES, max_ratio=0),
)

_BEGINNING = b"%PDF-"

Compare = Callable[[bytes, PdfFileReader], PagesVerdict]

_CATALOG_KEYS = frozenset(
    {
        "/Type", "/Version", "/Extensions", "/Pages", "/Lang", "/Outlines", "/PageMode", "/PageLayout", "/PageLabels",
        "/Dests", "/AcroForm", "/Perms", "/AF", "/Names", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences",
        "/Metadata", "/OutputIntents",
    }
)  # fmt: skip
_FORM_KEYS = frozenset({"/Fields", "/DR", "/DA", "/SigFlags"})
_NAME_AND_FILE = 2
_MARKED_FORM_KEYS = _FORM_KEYS | {"/NeedAppearances"}
_WORTH_COMPARING = frozenset({Verdict.SIGNED, Verdict.COUNTERSIGNED, Verdict.NOT_SIGNED, Verdict.CORRECTION})

# pyHanko's warnings quote names from the file; logs hold nothing personal.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)


def open_sheet(pdf: bytes, remaker: Remaker | None = None, trusted: TrustList = NOBODY_TRUSTED) -> OpenedSheet:
    """Say what a file is worth as a sheet; works on any bytes. Raises MemoryError if the memory does not suffice.

    Without ``remaker`` the pages are not compared with the answers: the verdict is about signatures, fields and means.
    It never depends on ``trusted``, the authorities of the clinic; what is said of the signers does.
    """
    if len(pdf) > MAX_FILE_BYTES:
        return _opened(pdf, Judgment(Verdict.TOO_BIG))
    if _BEGINNING not in pdf[:1024]:
        return _opened(pdf, Judgment(Verdict.NOT_OURS))
    try:
        return _examine(pdf, remaker, trusted)
    except PdfDecodeLimitError:
        return _opened(pdf, Judgment(Verdict.TOO_BIG))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (a hostile file can make the parsers fail in any way there is)
        in_front = () if pdf.startswith(_BEGINNING) else (ADDED_IN_FRONT,)
        return _opened(pdf, Judgment(Verdict.DAMAGED, in_front))


def open_with_one_more_signature(pdf: bytes, before: bytes, proven: OpenedSheet) -> OpenedSheet | None:
    """Say what a file is worth that somebody signed once more; None where only `open_sheet` can say it.

    ``proven`` is what was said of the file as it was ``before``, signed or not, which has to be its beginning, byte for
    byte: what was found then is so still, unless the last update wrote to it. Then nothing is said here.
    """
    is_sound = proven.verdict.is_trusted or (proven.verdict is Verdict.NOT_SIGNED and not proven.findings)
    is_known = is_sound and proven.pages is PagesVerdict.PROVEN and not proven.padding
    if not (is_known and pdf.startswith(before) and hashlib.sha256(before).hexdigest() == proven.sha256):
        return None
    try:
        return _examine_last(pdf, len(before), proven)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (as above)
        return None


def _examine_last(pdf: bytes, known: int, proven: OpenedSheet) -> OpenedSheet | None:
    """Examine the last update, which has to be one of ours: with one signature, and what its signer may write.

    What it did not write to is not read again.
    """
    reader, count = PdfFileReader(io.BytesIO(pdf), decode_limits=_LIMITS), len(proven.signatures)
    written = written_since(reader, count, until=count + 1)
    fields = [
        each.get_object() for each in references(reader.root["/AcroForm"]["/Fields"]) if each.reference in written
    ]
    (signed,) = (each for each in fields if each["/FT"] == "/Sig")
    last = EmbeddedPdfSignature(reader, signed, str(signed["/T"]))
    role = role_of(last)
    is_one_update = last.signed_revision == count + 1 == reader.xrefs.total_revisions - 1
    if role is None or not is_one_update or not updates.are_plain_tables(reader) or is_of_other_software(last):
        return None
    seen = examine(pdf, last, NOBODY_TRUSTED)
    if (
        seen is None
        or look_of_signature(role, last, is_older=False) != "same"
        or not updates.are_ours(reader, [last], since=count)
        or not is_last_update_as_written(pdf, reader, known)
        or not are_boxes_as_they_say(fields)
    ):
        return None
    notes = proven.notes
    for field in fields:
        if field["/T"] == NURSE_NOTES:
            notes = str(entry(field, "/V", ""))
            if look_of_notes(field, [last], is_older=False) != "same":
                return None
    signatures = (*(replace(each, covers_whole_file=False) for each in proven.signatures), seen)
    judgment = judge(signatures, in_expected_form=True, has_notes=bool(notes))
    if not judgment.verdict.is_trusted or _impossible_values(signatures, notes):
        return None
    opened = _opened(pdf, judgment, signatures, proven.worksheet_json, notes, PagesVerdict.PROVEN)
    return replace(opened, unsigned_bytes=proven.unsigned_bytes)


def _examine(pdf: bytes, remaker: Remaker | None, trusted: TrustList) -> OpenedSheet:
    reader = PdfFileReader(io.BytesIO(pdf), decode_limits=_LIMITS)
    if reader.encrypted:
        return _opened(pdf, Judgment(Verdict.ENCRYPTED))
    fields = _field_values(reader)
    if not fields.keys() & (FIELD_NAMES | ADDENDUM_FIELDS):
        return _opened(pdf, Judgment(Verdict.NOT_OURS))
    embedded = reader.embedded_signatures
    if padding := _padding(pdf, embedded):
        return replace(
            _examine(pdf[:-padding], remaker, trusted), sha256=hashlib.sha256(pdf).hexdigest(), padding=padding
        )
    if embedded and (added := _added_to_a_signed_file(pdf, reader, embedded, remaker, trusted)):
        return added
    if fields.keys() == ADDENDUM_FIELDS:
        return _examine_addendum(pdf, reader, trusted)
    worksheet_json = _attached(reader, ATTACHMENT_NAME)
    notes = fields.get(NURSE_NOTES, "")
    is_complete = are_of_a_sheet(fields) and worksheet_json is not None
    found = [examine(pdf, signature, trusted) for signature in embedded]
    signatures = tuple(signature for signature in found if signature)
    if follow_an_update(embedded) or any(map(is_of_other_software, embedded)):
        judgment = Judgment(Verdict.OTHER_SOFTWARE)
    elif signatures:
        in_form = is_complete and len(signatures) == len(found) and follow_each_other(embedded)
        judgment = judge(signatures, in_expected_form=in_form, has_notes=bool(notes))
        if judgment.verdict.is_trusted and (impossible := _impossible_values(signatures, notes)):
            judgment = Judgment(Verdict.OTHER_SOFTWARE, impossible)
    else:
        judgment = Judgment(Verdict.NOT_SIGNED if is_complete and not found else Verdict.NOT_OURS)
    pages = PagesVerdict.NOT_COMPARED
    if judgment.verdict in _WORTH_COMPARING and worksheet_json is not None:
        compare = partial(compare_pages, worksheet_json=worksheet_json, remaker=remaker) if remaker else None
        judgment, pages = _held_against_itself(pdf, reader, embedded, judgment, compare)
    opened = _opened(pdf, judgment, signatures, worksheet_json, notes, pages)
    return replace(opened, unsigned_bytes=start_of_updates(pdf, reader)) if pages is PagesVerdict.PROVEN else opened


def _examine_addendum(pdf: bytes, reader: PdfFileReader, trusted: TrustList) -> OpenedSheet:
    """Say what a correction is worth: a file of its own, with one signature and no worksheet in it."""
    addendum_json, embedded = _attached(reader, ADDENDUM_NAME), reader.embedded_signatures
    if addendum_json is None:
        return _opened(pdf, Judgment(Verdict.NOT_OURS))
    found = [examine(pdf, signature, trusted) for signature in embedded]
    signatures = tuple(signature for signature in found if signature)
    in_form = len(signatures) == len(found) and follow_each_other(embedded)
    judgment, pages = judge_addendum(signatures, in_expected_form=in_form), PagesVerdict.NOT_COMPARED
    if any(map(is_of_other_software, embedded)):
        judgment = Judgment(Verdict.OTHER_SOFTWARE)
    elif judgment.verdict.is_trusted and (impossible := _impossible_values(signatures, "")):
        judgment = Judgment(Verdict.OTHER_SOFTWARE, impossible)
    if judgment.verdict in _WORTH_COMPARING:
        compare = partial(compare_addendum, addendum_json=addendum_json)
        judgment, pages = _held_against_itself(pdf, reader, embedded, judgment, compare)
    return replace(_opened(pdf, judgment, signatures, pages=pages), addendum_json=addendum_json)


def _held_against_itself(
    pdf: bytes,
    reader: PdfFileReader,
    signatures: Sequence[EmbeddedPdfSignature],
    judgment: Judgment,
    compare: Compare | None,
) -> tuple[Judgment, PagesVerdict]:
    """Judge whether a file that is sound so far is one of ours in all its parts, and shows what it says.

    ``compare`` holds the pages against what they were made from; None if that is not asked.
    """
    if not (_is_put_together(reader) and means.are_ours(reader)):
        is_marked = not signatures and _is_put_together(reader, marked=True) and means.are_ours(reader, marked=True)
        return (_not_written_here(signatures) if is_marked else Judgment(Verdict.NOT_OURS)), PagesVerdict.NOT_COMPARED
    is_updated_elsewhere = not signatures and reader.xrefs.total_revisions > 1
    if is_updated_elsewhere or not updates.are_plain_tables(reader):
        return _not_written_here(signatures), PagesVerdict.NOT_COMPARED
    pages = compare(pdf, reader) if compare else PagesVerdict.NOT_COMPARED
    if pages is PagesVerdict.SAVED_AGAIN:
        return _not_written_here(signatures), PagesVerdict.NOT_COMPARED
    looks = list(_looks(reader, signatures))
    findings = [PAGES_DIFFER] if pages is PagesVerdict.OTHER else []
    findings += dict.fromkeys(sentence for sentence, look in looks if look == "other")
    if findings:
        return Judgment(Verdict.CONTRADICTS, tuple(findings)), PagesVerdict.OTHER
    if not (updates.are_ours(reader, signatures) and are_updates_as_written(pdf, reader)):
        return _not_written_here(signatures), PagesVerdict.NOT_COMPARED
    if pages is not PagesVerdict.NOT_COMPARED and any(look == "not_known" for _sentence, look in looks):
        pages = PagesVerdict.NOT_KNOWN
    return judgment, pages


def _not_written_here(signatures: Sequence[EmbeddedPdfSignature]) -> Judgment:
    """Other software may save an unsigned sheet again: anyone could have changed it anyhow."""
    if signatures:
        return Judgment(Verdict.OTHER_SOFTWARE)
    return Judgment(Verdict.NOT_SIGNED, (SAVED_BY_ANOTHER_PROGRAM,))


def _looks(reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature]) -> Iterator[tuple[str, Look]]:
    """Hold what each field shows against what it says; the sentence is for when it shows something else."""
    is_older = not is_of_this_edition(reader)
    fields = [reference.get_object() for reference in reader.root["/AcroForm"]["/Fields"]]
    for signature in signatures:
        role = role_of(signature)
        look = look_of_signature(role, signature, is_older=is_older) if role else "other"
        yield BOX_DIFFERS, look
    for field in fields:
        if field["/T"] == NURSE_NOTES:
            yield NOTES_DIFFER, look_of_notes(field, signatures, is_older=is_older)
    yield TICKS_DIFFER, "same" if are_boxes_as_they_say(fields) else "other"


def _opened(
    pdf: bytes,
    judgment: Judgment,
    signatures: tuple[SeenSignature, ...] = (),
    worksheet_json: bytes | None = None,
    notes: str = "",
    pages: PagesVerdict = PagesVerdict.NOT_COMPARED,
) -> OpenedSheet:
    return OpenedSheet(
        verdict=judgment.verdict,
        sentences=sentences_for(judgment.verdict, signatures, judgment.findings, pages),
        sha256=hashlib.sha256(pdf).hexdigest(),
        signatures=signatures,
        worksheet_json=worksheet_json,
        notes=notes,
        findings=judgment.findings,
        pages=pages,
    )


def _padding(pdf: bytes, signatures: Sequence[EmbeddedPdfSignature]) -> int:
    """How much white space stands after what the last signature covers; 0 if anything else does too."""
    after = pdf[_end_of(signatures) :] if signatures else b""
    return 0 if after.strip(WHITE_SPACE) else len(after)


def _end_of(signatures: Sequence[EmbeddedPdfSignature]) -> int:
    """Where that ends which the last signature covers."""
    return max(sum(int(number) for number in tuple(signature.byte_range)[-2:]) for signature in signatures)


def _added_to_a_signed_file(
    pdf: bytes,
    reader: PdfFileReader,
    signatures: Sequence[EmbeddedPdfSignature],
    remaker: Remaker | None,
    trusted: TrustList,
) -> OpenedSheet | None:
    """Say what was added to a file that is sound up to its last signature; None if it is not, or nothing was."""
    signed = pdf[: _end_of(signatures)]
    if len(signed) == len(pdf):
        return None
    before = open_sheet(signed, remaker, trusted)
    if not before.verdict.is_trusted:
        return None
    then = PdfFileReader(io.BytesIO(signed), decode_limits=_LIMITS)
    has_nurse = any(signature.role == "nurse" for signature in before.signatures)
    notes = _field_values(reader).get(NURSE_NOTES, "")
    added = [(NOTES_CHANGED if has_nurse else UNSIGNED_NOTES)] if notes != before.notes else []
    added += [TICKS_CHANGED] if _ticks(reader) != _ticks(then) else []
    judgment = Judgment(Verdict.CHANGED, (*(added or [ADDED_AT_THE_END]), still_in_it(before.signatures)))
    seen = (*before.signatures[:-1], replace(before.signatures[-1], covers_whole_file=False))
    return _opened(pdf, judgment, seen, _attached(reader, ATTACHMENT_NAME), notes)


def _ticks(reader: PdfFileReader) -> dict[str, str]:
    fields = [reference.get_object() for reference in reader.root["/AcroForm"]["/Fields"]]
    return {str(field["/T"]): str(entry(field, "/V", "")) for field in fields if is_box(str(field["/T"]))}


def _impossible_values(signatures: Sequence[SeenSignature], notes: str) -> tuple[str, ...]:
    """Name the values that this program never writes, and cannot keep."""
    has_odd_time = any(nearest_moment(signature.signed_at) != signature.signed_at for signature in signatures)
    return (*([ODD_TIME] if has_odd_time else []), *([NOTES_TOO_LONG] if len(notes) > LONGEST_NOTE else []))


def _is_put_together(reader: PdfFileReader, *, marked: bool = False) -> bool:
    """Whether the file has what our own have and no more: one worksheet, nothing that runs, no layers.

    ``marked`` takes what viewers add for who fills in a sheet.
    """
    root = reader.root
    form, names = entry(root, "/AcroForm", {}), entry(root, "/Names", {})
    if not (
        root.keys() <= _CATALOG_KEYS
        and form.keys() <= (_MARKED_FORM_KEYS if marked else _FORM_KEYS)
        and names.keys() <= {"/EmbeddedFiles", "/Dests"}
    ):
        return False
    (attached,) = root["/AF"] if len(root["/AF"]) == 1 else (None,)
    entered = entry(entry(names, "/EmbeddedFiles", {}), "/Names", ())
    if attached is None or len(entered) != _NAME_AND_FILE or entered.raw_get(1) != root["/AF"].raw_get(0):
        return False
    files = attached.get_object()["/EF"]
    return bool(files.keys() == {"/F", "/UF"} and files.raw_get("/F") == files.raw_get("/UF"))


def _field_values(reader: PdfFileReader) -> dict[str, str]:
    """Field names with what was written into them; signatures count as nothing written."""
    form = entry(reader.root, "/AcroForm", {})
    values = {}
    for reference in entry(form, "/Fields", ()):
        field = reference.get_object()
        is_filled_text = field["/FT"] == "/Tx" and "/V" in field
        values[str(field["/T"])] = str(field["/V"]) if is_filled_text else ""
    return values


def _attached(reader: PdfFileReader, name: str) -> bytes | None:
    for reference in entry(reader.root, "/AF", ()):
        attachment = reference.get_object()
        if attachment["/UF"] == name and attachment["/AFRelationship"] == "/Source":
            data: bytes = attachment["/EF"]["/F"].data
            return data
    return None
