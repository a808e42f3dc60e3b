"""Whether the updates of a file, one for each signature, changed what signing changes here and nothing else.

pyHanko judges what was changed after each signature. What came with the first one, and where every new object belongs,
is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionType
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from hrbc_desktop.pdf.reading.objects import entry, is_new, new_since, plain, references, references_in, written_since
from hrbc_desktop.pdf.signing.field_names import NURSE_NOTES, is_box

MOST_METADATA_BYTES = 100_000

_Allowed = Mapping[int, frozenset[str] | None]
"""By the number of each object that signing writes again: the keys it may change; None for the metadata."""
_Fields = Mapping[str, generic.IndirectObject]
"""Those that were written again, by their names."""

_ROOT_KEYS = frozenset({"/Extensions", "/Version", "/Perms"})
_PERMISSIONS = frozenset({"/Perms"})
"""Who certifies a file is the first to sign it."""
_FORM_KEYS = frozenset({"/SigFlags"})
_INFO_KEYS = frozenset({"/ModDate", "/Producer"})
_SIGNED_KEYS = frozenset({"/V", "/AP"})
_CERTIFIED_KEYS = _SIGNED_KEYS | {"/TU"}
"""Whether the label says who signed is seen where the box is."""
_BOX_KEYS = frozenset({"/V", "/AS"})
_SIGNATURE_KEYS = frozenset(
    {
        "/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M", "/Name", "/Reason", "/Reference",
        "/Prop_Build",
    }
)  # fmt: skip
"""Not among them: place and contact, which other programs show beside the name."""

_REFERENCE_KEYS = frozenset({"/Type", "/TransformMethod", "/TransformParams", "/Data"})
_PARAMETER_KEYS = frozenset({"/Type", "/V", "/P", "/Action", "/Fields"})
_VERSIONS = frozenset({"/1.7", "/2.0"})
_EXTENSIONS = frozenset({"/ESIC", "/ISO_"})
_EXTENSION_KEYS = frozenset({"/Type", "/BaseVersion", "/ExtensionLevel", "/ExtensionRevision", "/URL"})
_OF_AN_EXTENSION = re.compile(r"https://www\.iso\.org/standard/\d{1,6}\.html|:\d{4}|/DeveloperExtensions|/?[\d.]{1,6}")
_EDITION = re.compile(
    r"hrbc_desktop [\w.+]{1,20}(, drawing \d{1,4})?,?( with reportlab [\w.]{1,20} and uharfbuzz [\w.]{1,20})?"
)
_SIGNATURES_EXIST, _APPEND_ONLY = 1, 2
_PRODUCER = re.compile(r"hrbc_desktop(; pyHanko [\w.]{1,20})?")
_DATE = re.compile(r"D:\d{14}(Z|[+-]\d\d'\d\d'?)|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TOOLKIT = re.compile(r"pyHanko [\w.]{1,20}")


def are_plain_tables(reader: PdfFileReader) -> bool:
    """Whether the file lists its objects as this program does: nothing packed into streams of objects, none freed."""
    xrefs = reader.xrefs
    revisions = range(xrefs.total_revisions)
    return all(
        xrefs.get_xref_container_info(revision).xref_section_type == XRefSectionType.STANDARD
        and not xrefs.refs_freed_in_revision(revision)
        for revision in revisions
    ) and not any(xrefs.object_streams_used_in(revision) for revision in revisions)


def are_ours(reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature], *, since: int = 0) -> bool:
    """Whether all updates after the revision ``since`` together did only what signing does here.

    ``signatures`` are those that came with them.
    """
    last = reader.xrefs.total_revisions - 1
    written, new = (found(reader, since, until=last) for found in (written_since, new_since))
    form_fields = reader.root["/AcroForm"]["/Fields"]
    fields = {str(each.get_object()["/T"]): each for each in references(form_fields) if each.reference in written}
    allowed = _allowed_keys(reader, signatures, fields, since)
    return (
        all(_changed_only(reader, reference, allowed, since) for reference in written)
        and new <= _reached(reader, signatures, fields, since)
        and _has_expected_values(reader, signatures, since)
        and all(_says_no_more(signature.sig_object) for signature in signatures)
    )


def _allowed_keys(
    reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature], fields: _Fields, since: int
) -> _Allowed:
    root = reader.root
    allowed: dict[int, frozenset[str] | None] = {
        reader.root_ref.idnum: _ROOT_KEYS - _PERMISSIONS if since else _ROOT_KEYS,
        reader.trailer.raw_get("/Info").idnum: _INFO_KEYS,
        root.raw_get("/AcroForm").idnum: _FORM_KEYS,
        root.raw_get("/Metadata").idnum: None,
    }
    signed = {signature.field_name for signature in signatures}
    certified = {signature.field_name for signature in signatures if signature.docmdp_level is not None}
    for name, reference in fields.items():
        if name in certified:
            allowed[reference.idnum] = _CERTIFIED_KEYS
        elif name in signed or name == NURSE_NOTES:
            allowed[reference.idnum] = _SIGNED_KEYS
        elif is_box(name):
            allowed[reference.idnum] = _BOX_KEYS
    return allowed


def _changed_only(reader: PdfFileReader, reference: generic.Reference, allowed: _Allowed, since: int) -> bool:
    if reference.idnum not in allowed:
        return False
    before, after = reader.get_object(reference, revision=since), reader.get_object(reference)
    keys = allowed[reference.idnum]
    if keys is None:
        return _says_the_same(before, after)
    return isinstance(after, generic.DictionaryObject) and all(
        key in keys or (key in before and key in after and plain(before.raw_get(key)) == plain(after.raw_get(key)))
        for key in before.keys() | after.keys()
    )


def _reached(
    reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature], fields: _Fields, since: int
) -> set[generic.Reference]:
    """All objects that hang on what signing may change, and were not there before."""
    changed = [reader.root.raw_get(key) for key in _ROOT_KEYS if key in reader.root]
    names = {NURSE_NOTES, *(signature.field_name for signature in signatures)}
    for field in (fields[name].get_object() for name in names & fields.keys()):
        changed += [field.raw_get(key) for key in _SIGNED_KEYS if key in field]
    found, waiting = set[generic.Reference](), [each for value in changed for each in references_in(value)]
    while waiting:
        reference = waiting.pop()
        if reference not in found and is_new(reader, reference, since):
            found.add(reference)
            waiting += references_in(reader.get_object(reference))
    return found


def _has_expected_values(reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature], since: int) -> bool:
    info, form, root = reader.trailer["/Info"], reader.root["/AcroForm"], reader.root
    permissions = entry(root, "/Perms", generic.DictionaryObject())
    certified = [signature for signature in signatures if signature.docmdp_level is not None]
    rights = [("/DocMDP", signature.sig_field.raw_get("/V").idnum) for signature in certified]
    return (
        bool(_PRODUCER.fullmatch(str(info["/Producer"])) and _DATE.fullmatch(str(info["/ModDate"])))
        and (not signatures or form["/SigFlags"] == _SIGNATURES_EXIST | _APPEND_ONLY)
        and (since > 0 or [(str(key), permissions.raw_get(key).idnum) for key in permissions] == rights)
        and str(entry(root, "/Version", "/1.7")) in _VERSIONS
        and _are_known(entry(root, "/Extensions", generic.DictionaryObject()))
    )


def _are_known(extensions: generic.DictionaryObject) -> bool:
    """Whether extensions of PDF are named as signing names them, and nothing is told beside."""
    named = [each for key in extensions for each in _each(extensions[key])]
    return extensions.keys() <= _EXTENSIONS and all(
        each.keys() <= _EXTENSION_KEYS and all(_OF_AN_EXTENSION.fullmatch(str(each[key])) for key in each)
        for each in named
    )


def _each(value: Any) -> list[Any]:
    return [value[at] for at in range(len(value))] if isinstance(value, generic.ArrayObject) else [value]


def _says_no_more(facts: generic.DictionaryObject) -> bool:
    """Whether a signature tells what ours tell: other programs show what stands in it beside the name."""
    if not facts.keys() <= _SIGNATURE_KEYS:
        return False
    maker = entry(facts, "/Prop_Build", None)
    if maker is not None and not (
        maker.keys() == {"/App"}
        and maker["/App"].keys() == {"/Name", "/REx"}
        and maker["/App"]["/Name"] == "/hrbc_desktop"
        and _EDITION.fullmatch(str(maker["/App"]["/REx"]))
    ):
        return False
    return all(
        reference.keys() <= _REFERENCE_KEYS and reference["/TransformParams"].keys() <= _PARAMETER_KEYS
        for reference in _each(entry(facts, "/Reference", generic.ArrayObject()))
    )


def _says_the_same(before: generic.StreamObject, after: generic.StreamObject) -> bool:
    """Whether metadata says nothing that it did not say before, but for when it was written and by which program."""
    if before.keys() - {"/Length", "/Filter"} != after.keys() - {"/Length", "/Filter"}:
        return False
    return set(_said(after.data)) <= set(_said(before.data))


def _said(metadata: bytes) -> Iterator[str]:
    """Return all values, in elements or attributes: pyHanko writes some of them the other way."""
    if len(metadata) > MOST_METADATA_BYTES or b"<!" in metadata:
        raise ValueError("too much metadata, or a kind that this program never writes")
    for element in ET.fromstring(metadata).iter():  # noqa: S314 (no declarations, so no entities)
        told = (element.text or "", element.tail or "", *element.attrib.values())
        yield from (text for text in map(str.strip, told) if not _is_of_the_writer(text))


def _is_of_the_writer(text: str) -> bool:
    return not text or any(pattern.fullmatch(text) for pattern in (_DATE, _PRODUCER, _TOOLKIT))
