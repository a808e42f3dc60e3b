"""Files that say one thing to the program and another to an eye, an ear or another program: none is ever green."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pikepdf
import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, PagesVerdict, Verdict
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, new_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.reading.pages import Remaker
from hrbc_desktop.pdf.reading.reader import open_sheet, open_with_one_more_signature
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity, asn1_certificate, make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient
from tests.authorities import YEAR, named, root
from tests.pdf.forging import drawing, field, forged, noted, rewritten, updated

Change = Callable[[Any], None]
REFUSED = "I refuse all chemotherapy"
OLDER = "hrbc_desktop 0.0.1 with reportlab 4.0 and uharfbuzz 0.1; content 0123456789abcdef; letter, standard, detail 0"
NAME, DICTIONARY = pikepdf.Name, pikepdf.Dictionary


@pytest.fixture(scope="module")
def remaker(small_catalogue: Catalogue) -> Remaker:
    return Remaker(small_catalogue)


@pytest.fixture(scope="module")
def unsigned(small_catalogue: Catalogue, signed_at: datetime) -> bytes:
    question = VisitQuestion(key="own:1", text="Can I fly to my sister?", origin="own")
    visit = Visit(name="Sample Patient 1", record_number="MRN-004417")
    answers = new_worksheet("2026.11", signed_at).evolve(id="0" * 32, visit=visit, questions=(question,))
    return make_sheet(answers, small_catalogue, SheetSettings(), signed_at)


@pytest.fixture(scope="module")
def signed(unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker) -> bytes:
    return sign_as_patient(unsigned, patient, SignatureAppearance("Sample Patient 1"), signed_at, remaker)


@pytest.fixture(scope="module")
def proven(signed: bytes, remaker: Remaker) -> OpenedSheet:
    return open_sheet(signed, remaker)


@pytest.fixture(scope="module")
def both(signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker) -> bytes:
    look = SignatureAppearance("Sample Nurse 1")
    return countersign(signed, nurse, look, "Scan in three months.", signed_at, ((True, False),), remaker)


def some_of(changes: dict[str, Change], is_soak: bool) -> list[tuple[str, Change]]:
    """Every change, or one in five where time is short."""
    return list(changes.items())[:: 1 if is_soak else 5]


# What somebody prepares before the patient signs.


def page(opened: Any) -> Any:
    return opened.pages[0]


def drawn(operators: bytes, **resources: Any) -> Change:
    def change(opened: Any) -> None:
        for kind, entries in resources.items():
            page(opened).Resources[f"/{kind}"] = DICTIONARY(entries)
        page(opened).contents_add(operators)

    return change


def font_of(opened: Any) -> Any:
    return next(iter(page(opened).Resources.Font.values()))


def tags(opened: Any) -> list[Any]:
    found, waiting = list[Any](), [opened.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting += list(element)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append(element)
            waiting += [element.K] if "/K" in element else []
    return found


def said_instead(key: str) -> Change:
    def change(opened: Any) -> None:
        next(each for each in tags(opened) if str(each.S) == "/P")[key] = REFUSED

    return change


def said_within_the_page(opened: Any) -> None:
    stream = page(opened).Contents
    said = f"/Span <</ActualText ({REFUSED})>> BDC".encode()
    stream.write(re.sub(rb"\nBT", b"\n" + said + b"\nBT", stream.read_bytes(), count=1) + b"\nEMC")


def read_in_another_order(opened: Any) -> None:
    document = opened.Root.StructTreeRoot.K
    document = document[0] if isinstance(document, pikepdf.Array) else document
    document.K = pikepdf.Array(reversed(list(document.K)))


def headings_that_are_passed_over(opened: Any) -> None:
    opened.Root.StructTreeRoot.RoleMap = DICTIONARY({"/H1": NAME.NonStruct, "/P": NAME.Artifact})


def in_another_language(opened: Any) -> None:
    opened.Root.Lang = "ar"


def shown_large(opened: Any) -> None:
    page(opened).UserUnit = 10


def upside_down(opened: Any) -> None:
    page(opened).Rotate = 180


def cut(opened: Any) -> None:
    page(opened).CropBox = pikepdf.Array([0, 600, 612, 792])


def trimmed(opened: Any) -> None:
    page(opened).TrimBox = page(opened).ArtBox = pikepdf.Array([0, 600, 612, 792])


def turned_for_all(opened: Any) -> None:
    opened.Root.Pages.Rotate = 90


def pages_in_a_tree(opened: Any) -> None:
    pages = opened.Root.Pages
    inner = opened.make_indirect(DICTIONARY(Type=NAME.Pages, Kids=pages.Kids, Count=pages.Count, Parent=pages))
    for kid in pages.Kids:
        kid.Parent = inner
    pages.Kids = pikepdf.Array([inner])


def letters_drawn_anew(opened: Any) -> None:
    glyph = opened.make_stream(b"1000 0 d0 0 0 500 500 re f")
    font = DICTIONARY(
        Type=NAME.Font,
        Subtype=NAME.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=DICTIONARY(a=glyph),
        Encoding=DICTIONARY(Differences=[33, *[NAME.a] * 90]),
        FirstChar=33,
        LastChar=122,
        Widths=[500] * 90,
        ToUnicode=font_of(opened).ToUnicode,
        Resources=DICTIONARY(),
    )
    page(opened).Resources.Font[next(iter(page(opened).Resources.Font))] = opened.make_indirect(font)


def letters_named_otherwise(opened: Any) -> None:
    font_of(opened).Encoding = DICTIONARY(Type=NAME.Encoding, Differences=[33, NAME.Z, NAME.Y, NAME.X])


def letters_of_no_width(opened: Any) -> None:
    font_of(opened).Widths = pikepdf.Array([0] * len(font_of(opened).Widths))


def tables_swapped_in_a_typeface(opened: Any) -> None:
    """The list of where each letter is drawn begins one letter later."""
    font = font_of(opened).FontDescriptor.FontFile2
    data = bytearray(font.read_bytes())
    tables = {bytes(data[at : at + 4]): at for at in range(12, 12 + 16 * int.from_bytes(data[4:6]), 16)}
    at = tables[b"loca"] + 8
    data[at : at + 4] = (int.from_bytes(data[at : at + 4]) + 4).to_bytes(4)
    font.write(bytes(data))


def seen_in_states(opened: Any) -> None:
    box = next(each for each in opened.Root.AcroForm.Fields if each.T == "patient_signature")
    box.AP.N = DICTIONARY(On=box.AP.N, Off=box.AP.N)
    box.AS = NAME.On


def not_viewed(opened: Any) -> None:
    next(each for each in opened.Root.AcroForm.Fields if each.T == "nurse_notes").F = 4 | 32


def attached_to_a_page(opened: Any) -> None:
    page(opened).AF = opened.Root.AF


def attached_as_a_mark(opened: Any) -> None:
    mark = DICTIONARY(Type=NAME.Annot, Subtype=NAME.FileAttachment, Rect=[9, 9, 20, 20], FS=opened.Root.AF[0], F=4)
    page(opened).Annots.append(opened.make_indirect(mark))


def related_files(opened: Any) -> None:
    file = opened.Root.AF[0]
    file.RF = DICTIONARY(F=pikepdf.Array(["other.json", file.EF.F]))


def files_in_a_tree(opened: Any) -> None:
    names = opened.Root.Names.EmbeddedFiles.Names
    leaf = opened.make_indirect(DICTIONARY(Names=names, Limits=[names[0], names[0]]))
    opened.Root.Names.EmbeddedFiles = DICTIONARY(Kids=pikepdf.Array([leaf, leaf]))


def scripts_by_name(opened: Any) -> None:
    script = DICTIONARY(S=NAME.JavaScript, JS="app.alert(1)")
    opened.Root.Names.JavaScript = DICTIONARY(Names=pikepdf.Array(["a", script]))


def told_in_the_properties(opened: Any) -> None:
    opened.docinfo["/Subject"] = REFUSED


def told_in_the_metadata(opened: Any) -> None:
    metadata = opened.Root.Metadata
    metadata.write(metadata.read_bytes().replace(b"My treatment worksheet", REFUSED.encode()))


def outline_of_other_words(opened: Any) -> None:
    opened.Root.Outlines.First.Title = REFUSED


def outline_in_a_circle(opened: Any) -> None:
    opened.Root.Outlines.First.Next = opened.Root.Outlines.First


def pages_numbered_otherwise(opened: Any) -> None:
    opened.Root.PageLabels = DICTIONARY(Nums=pikepdf.Array([0, DICTIONARY(P=REFUSED)]))


def full_screen(opened: Any) -> None:
    opened.Root.PageMode = NAME.FullScreen
    opened.Root.ViewerPreferences = DICTIONARY(HideToolbar=True, HideMenubar=True, HideWindowUI=True)


def shown_by_turns(opened: Any) -> None:
    page(opened).Trans = DICTIONARY(S=NAME.Dissolve, D=600)


def other_link(opened: Any) -> None:
    link = DICTIONARY(
        Type=NAME.Annot,
        Subtype=NAME.Link,
        Rect=[0, 0, 600, 700],
        Contents="Trusted place",
        A=DICTIONARY(S=NAME.URI, URI="https://www.example.com/buy"),
    )
    page(opened).Annots.append(opened.make_indirect(link))


def colors_defined_anew(opened: Any) -> None:
    opened.Root.OutputIntents = pikepdf.Array()
    page(opened).Resources.ColorSpace = DICTIONARY(
        DefaultRGB=pikepdf.Array([NAME.CalRGB, DICTIONARY(WhitePoint=[1, 1, 1])])
    )


def a_clinic_of_other_words(opened: Any) -> None:
    opened.docinfo["/Creator"] = str(opened.docinfo["/Creator"]) + f'; clinic ["{REFUSED}", "", ""]'


_TEXT = f"({REFUSED}) Tj ET Q".encode()
_MASK = DICTIONARY(Type=NAME.Mask, S=NAME.Luminosity)
PREPARED: dict[str, Change] = {
    "white words": drawn(b"q BT 1 1 1 rg /F1+0 9 Tf 100 500 Td " + _TEXT),
    "words that are not painted": drawn(b"q BT 3 Tr /F1+0 9 Tf 100 500 Td " + _TEXT),
    "words off the paper": drawn(b"q BT /F1+0 9 Tf 9000 500 Td " + _TEXT),
    "words of no size": drawn(b"q BT /F1+0 0.001 Tf 100 500 Td " + _TEXT),
    "a layer": drawn(b"/OC /L BDC q 0 0 300 300 re f Q EMC", Properties={"/L": DICTIONARY(Type=NAME.OCG, Name="x")}),
    "seen through": drawn(b"q /G gs 0 0 300 300 re f Q", ExtGState={"/G": DICTIONARY(ca=0.01)}),
    "masked": drawn(b"q /G gs 0 0 300 300 re f Q", ExtGState={"/G": DICTIONARY(SMask=_MASK)}),
    "printed over": drawn(b"q /G gs 0 0 300 300 re f Q", ExtGState={"/G": DICTIONARY(OP=True, op=True, OPM=1)}),
    "blended": drawn(b"q /G gs 0 0 300 300 re f Q", ExtGState={"/G": DICTIONARY(BM=NAME.Difference)}),
    "cut to nothing": drawn(b"0 0 0 0 re W n"),
    "a pattern": drawn(b"q /Pattern cs /P scn 0 0 300 300 re f Q", Pattern={}),
    "a picture in the page": drawn(b"BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"),
    "ActualText": said_instead("/ActualText"),
    "Alt": said_instead("/Alt"),
    "E": said_instead("/E"),
    "Lang of a tag": said_instead("/Lang"),
} | {
    each.__name__.replace("_", " "): each
    for each in (
        said_within_the_page,
        read_in_another_order,
        headings_that_are_passed_over,
        in_another_language,
        shown_large,
        upside_down,
        cut,
        trimmed,
        turned_for_all,
        pages_in_a_tree,
        letters_drawn_anew,
        letters_named_otherwise,
        letters_of_no_width,
        tables_swapped_in_a_typeface,
        seen_in_states,
        not_viewed,
        attached_to_a_page,
        attached_as_a_mark,
        related_files,
        files_in_a_tree,
        scripts_by_name,
        told_in_the_properties,
        told_in_the_metadata,
        outline_of_other_words,
        outline_in_a_circle,
        pages_numbered_otherwise,
        full_screen,
        shown_by_turns,
        other_link,
        colors_defined_anew,
        a_clinic_of_other_words,
    )
}


@pytest.mark.soak
def test_what_is_prepared_before_signing_is_never_green(
    unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker, is_soak: bool
) -> None:
    for name, change in some_of(PREPARED, is_soak):
        for origin in ("", OLDER):

            def prepare(opened: Any, change: Change = change, origin: str = origin) -> None:
                change(opened)
                if origin:
                    opened.docinfo["/Creator"] = origin

            prepared = rewritten(unsigned, prepare)
            assert open_sheet(prepared, remaker).pages is not PagesVerdict.PROVEN, name
            forgery = forged(prepared, "patient", patient, signed_at)
            assert open_sheet(forgery, remaker).pages is not PagesVerdict.PROVEN, name


@pytest.mark.parametrize("change", ["ActualText", "read in another order", "other link"])
def test_pages_of_another_edition_that_a_screen_reader_reads_otherwise_are_not_known(
    change: str, unsigned: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    def prepare(opened: Any) -> None:
        PREPARED[change](opened)
        opened.docinfo["/Creator"] = OLDER

    forgery = forged(rewritten(unsigned, prepare), "patient", patient, signed_at)
    assert open_sheet(forgery, remaker).pages is PagesVerdict.NOT_KNOWN


# What comes in with the nurse, or after her.


def into_notes(**entries: Any) -> Change:
    def change(writer: Any) -> None:
        noted("Stop", "Stop", datetime.now().astimezone())(writer)
        notes = field(writer, "nurse_notes")
        for key, value in entries.items():
            notes[pdf_name(f"/{key}")] = value
        writer.update_container(notes)

    return change


def words(text: str) -> Any:
    return generic.TextStringObject(text)


def with_letters_of_others(writer: Any) -> None:
    """The look of the notes is drawn with a typeface whose letters are others."""
    noted("Stop", "Stop", datetime.now().astimezone())(writer)
    look = field(writer, "nurse_notes")["/AP"]["/N"]
    fonts = look["/Resources"]["/Font"]
    font = next(fonts[key] for key in fonts)
    font[pdf_name("/Encoding")] = generic.DictionaryObject({pdf_name("/BaseEncoding"): pdf_name("/MacExpertEncoding")})


def with_a_larger_look(writer: Any) -> None:
    noted("Stop", "Stop", datetime.now().astimezone())(writer)
    look = field(writer, "nurse_notes")["/AP"]["/N"]
    look[pdf_name("/Matrix")] = generic.ArrayObject(map(generic.FloatObject, (9, 0, 0, 9, 0, 0)))


def with_a_transparent_look(writer: Any) -> None:
    noted("Stop", "Stop", datetime.now().astimezone())(writer)
    look = field(writer, "nurse_notes")["/AP"]["/N"]
    look[pdf_name("/OC")] = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/OCG")})


def moved(writer: Any) -> None:
    box = field(writer, "nurse_signature")
    box[pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 612, 792)))
    writer.update_container(box)


def with_a_pop_up(writer: Any) -> None:
    note = {"/Type": pdf_name("/Annot"), "/Subtype": pdf_name("/Text"), "/Contents": words(REFUSED)}
    note["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (9, 9, 30, 30)))
    page_of = writer.root["/Pages"]["/Kids"][0].get_object()
    page_of["/Annots"].append(writer.add_object(generic.DictionaryObject({pdf_name(k): v for k, v in note.items()})))
    writer.update_container(page_of["/Annots"])


def with_other_tags(writer: Any) -> None:
    root = writer.root["/StructTreeRoot"]
    root[pdf_name("/RoleMap")] = generic.DictionaryObject({pdf_name("/P"): pdf_name("/NonStruct")})
    writer.update_container(root)


def in_another_tongue(writer: Any) -> None:
    writer.root[pdf_name("/Lang")] = words("ar")
    writer.update_root()


def by_the_same_object(writer: Any) -> None:
    """The look of the third box, which nobody signed, becomes that of the nurse."""
    noted("Stop", "Stop", datetime.now().astimezone())(writer)
    box, look = field(writer, "third_signature"), field(writer, "nurse_notes")["/AP"].raw_get("/N")
    box[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): look})
    writer.update_container(box)


def script_of_the_form(writer: Any) -> None:
    order = generic.ArrayObject([writer.root["/AcroForm"]["/Fields"].raw_get(0)])
    writer.root["/AcroForm"][pdf_name("/CO")] = order
    writer.update_container(writer.root["/AcroForm"])


WITH_THE_NURSE: dict[str, Change] = {
    "rich text": into_notes(RV=words(f"<body>{REFUSED}</body>")),
    "a value to reset to": into_notes(DV=words(REFUSED)),
    "another tooltip": into_notes(TU=words(REFUSED)),
    "a name to export": into_notes(TM=words(REFUSED)),
    "a password field": into_notes(Ff=generic.NumberObject(1 << 13)),
    "a hidden field": into_notes(F=generic.NumberObject(2)),
    "another size of letters": into_notes(DA=generic.pdf_string("/F1+0 1 Tf 1 g")),
    "an action": into_notes(A=generic.DictionaryObject({pdf_name("/S"): pdf_name("/ResetForm")})),
    "a background": into_notes(MK=generic.DictionaryObject({pdf_name("/CA"): words(REFUSED)})),
} | {
    each.__name__.replace("_", " "): each
    for each in (
        with_letters_of_others,
        with_a_larger_look,
        with_a_transparent_look,
        moved,
        with_a_pop_up,
        with_other_tags,
        in_another_tongue,
        by_the_same_object,
        script_of_the_form,
    )
}


@pytest.mark.soak
def test_what_comes_in_with_the_nurse_is_never_green(
    signed: bytes, proven: OpenedSheet, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker, is_soak: bool
) -> None:
    for name, change in some_of(WITH_THE_NURSE, is_soak):
        forgery = forged(signed, "nurse", nurse, signed_at, change=change)
        assert open_sheet(forgery, remaker).pages is not PagesVerdict.PROVEN, name
        assert open_with_one_more_signature(forgery, signed, proven) is None, name


# What programs read in two ways, written by hand.


def ending(pdf: bytes) -> tuple[bytes, bytes]:
    at = pdf.rindex(b"trailer\n")
    return pdf[:at], pdf[at:]


def a_key_twice(pdf: bytes) -> bytes:
    """The last object of the nurse says twice what it is."""
    at = pdf.rindex(b"\nendobj")
    return pdf[: at - 2] + b"/V (no)\n/V (yes)\n" + pdf[at - 2 :]


def hybrid(pdf: bytes) -> bytes:
    body, last = ending(pdf)
    return body + last.replace(b"/Size", b"/XRefStm 15\n/Size", 1)


def leading_to_itself(pdf: bytes) -> bytes:
    start = pdf[pdf.rindex(b"startxref") :].split()[1]
    body, last = ending(pdf)
    return body + re.sub(rb"/Prev \d+", b"/Prev " + start, last)


def leading_past_the_patient(pdf: bytes) -> bytes:
    starts = re.findall(rb"startxref\n(\d+)", pdf)
    body, last = ending(pdf)
    return body + re.sub(rb"/Prev \d+", b"/Prev " + starts[0], last)


def encrypted_trailer(pdf: bytes) -> bytes:
    body, last = ending(pdf)
    return body + last.replace(b"/Size", b"/Encrypt <<>>\n/Size", 1)


def another_root(pdf: bytes) -> bytes:
    body, last = ending(pdf)
    return body + re.sub(rb"/Root \d+ 0 R", b"/Root 1 0 R", last)


def a_second_end(pdf: bytes) -> bytes:
    return pdf + b"startxref\n15\n%%EOF\n"


def objects_packed_after_both(pdf: bytes) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()


def range_of_six(pdf: bytes) -> bytes:
    return re.sub(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]( *)", rb"/ByteRange [\1 \2 \3 \4 0 0]", pdf, count=1)


def range_with_a_gap(pdf: bytes) -> bytes:
    def wider(found: re.Match[bytes]) -> bytes:
        first, before, second, after = map(int, found[1].split())
        return b"/ByteRange [%d %d %d %d]" % (first, before - 2, second, after)

    return re.sub(rb"/ByteRange \[([\d ]+)\]", wider, pdf, count=1)


BY_HAND = (
    a_key_twice,
    hybrid,
    leading_to_itself,
    leading_past_the_patient,
    encrypted_trailer,
    another_root,
    a_second_end,
    objects_packed_after_both,
    range_of_six,
    range_with_a_gap,
)


@pytest.mark.parametrize("change", BY_HAND, ids=lambda each: each.__name__)
def test_bytes_that_are_written_otherwise_are_never_green(
    change: Callable[[bytes], bytes], signed: bytes, proven: OpenedSheet, both: bytes, remaker: Remaker
) -> None:
    forgery = change(both)
    assert forgery != both
    assert open_sheet(forgery, remaker).pages is not PagesVerdict.PROVEN
    assert open_with_one_more_signature(forgery, signed, proven) is None


# What is said in the signature itself.


def more_signed(kind: str, *values: Any) -> Callable[[list[Any]], list[Any]]:
    return lambda own: [*own, cms.CMSAttribute({"type": kind, "values": list(values)})]


@pytest.mark.parametrize(
    "forging",
    [
        {"attributes": lambda own: [*own, own[0]]},
        {"attributes": lambda own: [each for each in own if each["type"].native != "signing_certificate_v2"]},
        {"attributes": more_signed("signing_time", cms.Time({"utc_time": datetime.now().astimezone()}))},
        {"md_algorithm": "sha384"},
        {"name": "Sample Nurse 1\u200b"},
    ],
    ids=["an attribute twice", "no certificate", "a second time", "SHA-384", "hidden letters"],
)
def test_a_signature_that_says_something_else_is_told(
    forging: dict[str, Any], signed: bytes, nurse: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    forgery = forged(signed, "nurse", nurse, signed_at + timedelta(hours=1), **forging)
    opened = open_sheet(forgery, remaker)
    assert opened.pages is not PagesVerdict.PROVEN or opened.signatures[-1].has_hidden_letters


def with_certificates(pdf: bytes, which: int, change: Callable[[list[Any]], list[Any]]) -> bytes:
    """Put other certificates into a signature, where nobody signs which ones are there."""
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[which]
    _first, start, end, _rest = (int(number) for number in signature.byte_range)
    wrapped = cms.ContentInfo.load(cms.ContentInfo.load(bytes(signature.pkcs7_content)).dump())
    inside = wrapped["content"]
    inside["certificates"] = cms.CertificateSet(change([each.chosen for each in inside["certificates"]]))
    room = (end - start - 2) // 2
    rewritten_signature: bytes = cms.ContentInfo({"content_type": "signed_data", "content": inside}).dump(force=True)
    assert len(rewritten_signature) <= room
    return pdf[:start] + b"<" + rewritten_signature.ljust(room, b"\0").hex().upper().encode() + b">" + pdf[end:]


def test_certificates_that_are_put_into_a_signature_later_are_told(
    signed: bytes, both: bytes, signed_at: datetime, remaker: Remaker
) -> None:
    said = asn1_certificate(make_identity(REFUSED, signed_at).certificate)
    for change in (lambda own: [*own, said], lambda own: [said, *own]):
        for pdf, which in ((signed, 0), (both, 1), (both, 0)):
            forgery = with_certificates(pdf, which, change)
            assert open_sheet(forgery, remaker).verdict is Verdict.CHANGED
    assert open_sheet(with_certificates(both, 1, list), remaker).pages is PagesVerdict.PROVEN


def test_certificates_of_others_are_left_out_when_signing(
    unsigned: bytes, signed_at: datetime, remaker: Remaker
) -> None:
    clinic = root("Sample Hospital Root", signed_at - YEAR, signed_at + YEAR)
    staff = clinic.issue_authority("Sample Staff CA", signed_at - YEAR, signed_at + YEAR)
    own = staff.issue("Sample Patient 1", signed_at - YEAR, signed_at + YEAR)
    other = make_identity(REFUSED, signed_at).certificate
    identity = replace(own, chain=(other, *own.chain, other))
    pdf = sign_as_patient(unsigned, identity, SignatureAppearance("Sample Patient 1"), signed_at, remaker)
    assert open_sheet(pdf, remaker, clinic.trusted).signatures[0].key.trusted_through == "Sample Hospital Root"
    assert REFUSED.encode().hex().upper().encode() not in pdf


def test_certificates_above_the_signers_can_neither_be_taken_out_nor_put_in(
    unsigned: bytes, signed_at: datetime, remaker: Remaker
) -> None:
    """Without them the key is not known here, and nobody would know why."""
    clinic = root("Sample Hospital Root", signed_at - YEAR, signed_at + YEAR)
    staff = clinic.issue_authority("Sample Staff CA", signed_at - YEAR, signed_at + YEAR)
    own = staff.issue("Sample Patient 1", signed_at - YEAR, signed_at + YEAR)
    pdf = sign_as_patient(unsigned, own, SignatureAppearance("Sample Patient 1"), signed_at, remaker)
    for kept in ((0, 1), (0, 2), (1, 2), (0,)):

        def some(packed: list[Any], kept: tuple[int, ...] = kept) -> list[Any]:
            return [packed[number] for number in kept]

        assert open_sheet(with_certificates(pdf, 0, some), remaker).verdict is not Verdict.SIGNED, kept
    assert open_sheet(with_certificates(pdf, 0, list), remaker).verdict is Verdict.SIGNED


def test_a_certificate_of_the_same_key_and_name_by_somebody_else_is_told(
    signed: bytes, patient: SigningIdentity, signed_at: datetime, remaker: Remaker
) -> None:
    """It passes for one that stands above the signer's: its key is that which made that one."""
    assert isinstance(patient.key, EllipticCurvePrivateKey)
    maker = ec.generate_private_key(ec.SECP256R1())
    builder = x509.CertificateBuilder().subject_name(patient.certificate.subject).issuer_name(named(REFUSED))
    builder = builder.public_key(patient.key.public_key()).serial_number(1)
    builder = builder.not_valid_before(signed_at - YEAR).not_valid_after(signed_at + YEAR)
    said = asn1_certificate(builder.sign(maker, hashes.SHA256()))
    forgery = with_certificates(signed, 0, lambda own: [*own, said])
    assert open_sheet(forgery, remaker).verdict is Verdict.CHANGED


def test_a_drawing_after_both_is_told(both: bytes, remaker: Remaker) -> None:
    def over(writer: Any) -> None:
        look = drawing(writer, b"0 0 99 99 re f", field(writer, "nurse_notes")["/AP"]["/N"])
        field(writer, "nurse_signature")["/AP"][pdf_name("/N")] = look
        writer.update_container(field(writer, "nurse_signature"))

    assert open_sheet(updated(both, over), remaker).verdict is Verdict.CHANGED
