"""Judges the pages of an addendum: they are made again from the correction in it and compared, as those of a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError
from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.domain.model.addendum import read_addendum, write_addendum
from hrbc_desktop.domain.model.opened_sheet import PagesVerdict, SeenSignature, Verdict
from hrbc_desktop.pdf.build_addendum import is_made_here, make_addendum
from hrbc_desktop.pdf.reading.bytes_as_written import is_first_revision
from hrbc_desktop.pdf.reading.pages import letters, origin_of
from hrbc_desktop.pdf.reading.text import read_text
from hrbc_desktop.pdf.reading.validation import Judgment
from hrbc_desktop.pdf.signing.field_names import ADDENDUM_SIGNATURE
from hrbc_desktop.wording.verdicts import ADDED_AT_THE_END, MISSING_OR_ADDED, NOT_WHAT_WAS_SIGNED

ADDENDUM_FIELDS = frozenset({ADDENDUM_SIGNATURE})


def judge_addendum(signatures: Sequence[SeenSignature], *, in_expected_form: bool) -> Judgment:
    """Say what the signature of an addendum is worth; one that nobody signed never leaves this program."""
    if not signatures:
        return Judgment(Verdict.NOT_OURS)
    findings = []
    if not in_expected_form or len(signatures) != 1:
        findings.append(MISSING_OR_ADDED)
    if not all(signature.is_intact for signature in signatures):
        findings.append(NOT_WHAT_WAS_SIGNED)
    elif not signatures[-1].covers_whole_file:
        findings.append(ADDED_AT_THE_END)
    return Judgment(Verdict.CHANGED, tuple(findings)) if findings else Judgment(Verdict.CORRECTION)


def compare_addendum(pdf: bytes, reader: PdfFileReader, addendum_json: bytes) -> PagesVerdict:
    """Say whether the pages are those of the correction; the update of the file is judged elsewhere."""
    origin = origin_of(reader)
    try:
        addendum = read_addendum(addendum_json)
    except ValidationError:
        return PagesVerdict.NOT_KNOWN
    if origin is None:
        return PagesVerdict.OTHER
    made = make_addendum(addendum, origin.settings, parse_pdf_date(str(reader.trailer["/Info"]["/CreationDate"])))
    if is_made_here(origin):
        is_same = write_addendum(addendum) == addendum_json and is_first_revision(pdf, reader, made)
        return PagesVerdict.PROVEN if is_same else PagesVerdict.OTHER
    pages, shown = [[letters(page) for page in read_text(each).pages] for each in (made, pdf)]
    told = (addendum.correction.wrong, addendum.correction.right, addendum.correction.source)
    if any(letters(words) not in "".join(shown) for words in told if words.isascii()):
        return PagesVerdict.OTHER
    return PagesVerdict.SAME_WORDS if pages == shown else PagesVerdict.NOT_KNOWN
