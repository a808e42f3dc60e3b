"""Reports in words within a record: text, PDF, RTF or HTML that a pathologist wrote. They are handed on, not read."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from hrbc_desktop.fhir.read.bundle import Entry
from hrbc_desktop.fhir.read.code_matching import codes_of, words_of
from hrbc_desktop.fhir.read.models import Attachment, DiagnosticReport, DocumentReference
from hrbc_desktop.fhir.read.partial_date import read_when
from hrbc_desktop.fhir.read.result import NotUnderstood, RecordReport
from hrbc_desktop.fhir.read.whose_cancer import Cancers
from hrbc_desktop.fhir.terminology import LOINC, Code
from hrbc_desktop.translation import _
from hrbc_desktop.wording import import_report

_FINAL = frozenset({"final", "amended", "corrected", "appended"})
_KINDS = ("text/plain", "text/html", "application/xhtml+xml", "text/rtf", "application/rtf", "application/pdf")
"""The same report often stands in several kinds; the first of these is taken."""
_OF_A_LAB = frozenset({Code(LOINC, "11526-1"), Code(LOINC, "60568-3"), Code(LOINC, "22637-3"), Code(LOINC, "11529-5")})
_NAMED = re.compile(r"patholog|histolog|cytolog|biops|receptor|oncotype|genom|immunohisto")
_MOST_BYTES = 20_000_000


def reports_in(entries: Sequence[Entry], cancers: Cancers) -> Iterator[RecordReport | NotUnderstood]:
    """Yield every report in words, and those that are named and cannot be had."""
    for entry in entries:
        try:
            match entry.kind:
                case "DiagnosticReport":
                    yield from _of_lab(DiagnosticReport.model_validate(entry.resource), entry, cancers)
                case "DocumentReference":
                    yield from _of_document(DocumentReference.model_validate(entry.resource), entry, cancers)
        except ValidationError:
            yield NotUnderstood(text=entry.kind, why=_("It is not written as FHIR R4 asks for."))


def _of_lab(report: DiagnosticReport, entry: Entry, cancers: Cancers) -> Iterator[RecordReport | NotUnderstood]:
    if not report.conclusion.strip() and not report.presented_form:
        return
    if report.status not in _FINAL:
        yield NotUnderstood(text=report.code.label or entry.kind, why=_("It is not a final result."))
        return
    when = read_when(report.effective_date_time, report.effective_period.end, report.issued).text
    yield from _report(report.code.label, when, report.conclusion, report.presented_form, _doubt(entry, cancers))


def _of_document(document: DocumentReference, entry: Entry, cancers: Cancers) -> Iterator[RecordReport | NotUnderstood]:
    concepts = (document.type, *document.category)
    is_report = any(
        _OF_A_LAB.intersection(codes_of(each)) or any(map(_NAMED.search, words_of(each))) for each in concepts
    )
    if not is_report or document.status != "current":
        return
    forms = tuple(content.attachment for content in document.content)
    yield from _report(document.type.label, read_when(document.date).text, "", forms, _doubt(entry, cancers))


def _doubt(entry: Entry, cancers: Cancers) -> str | None:
    """Return why a report may not be about the breast cancer; None when it surely is about another one."""
    whose = cancers.whose(entry)
    if whose == "another" and not cancers.names_breast_cancer:
        return import_report.cancer_is_not_named()
    return None if whose == "another" else import_report.cancer_is_unclear() if whose == "unclear" else ""


def _report(
    title: str, date: str, words: str, forms: Sequence[Attachment], doubt: str | None
) -> Iterator[RecordReport | NotUnderstood]:
    named = title or _("A report")
    if doubt is None:
        yield NotUnderstood(text=named, why=import_report.about_another_cancer())
        return
    kind, data, problem = _best(forms)
    if problem and not words.strip():
        yield NotUnderstood(text=named, why=problem)
    elif data or words.strip():
        yield RecordReport(title=named, date=date, words=words.strip(), kind=kind, data=data, doubt=doubt)


def _best(forms: Sequence[Attachment]) -> tuple[str, bytes, str]:
    """Return the kind and the bytes of the form that is easiest to read, or why none can be."""
    known = [(each.content_type.partition(";")[0].strip().casefold(), each) for each in forms]
    in_order = sorted((each for each in known if each[0] in _KINDS), key=lambda each: _KINDS.index(each[0]))
    if not in_order:
        return "", b"", _("The report in it is of a kind that cannot be read here.") if forms else ""
    kind, form = next((each for each in in_order if each[1].data), in_order[0])
    if not form.data:
        return "", b"", _("The report is not in the file; the file only says where it is kept.")
    try:
        data = b64decode(re.sub(r"\s", "", form.data), validate=True)
    except (Error, ValueError):
        return "", b"", _("The report in it is damaged.")
    return (kind, data, "") if len(data) <= _MOST_BYTES else ("", b"", _("The report in it is too large."))
