"""What can be done to a signed file: the attacks, what the program says of each, and what pdfsig says.

``python tests/session/attacks.py`` prints the table that `test_tampering` holds the program to.
"""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Literal

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigSeedSubFilter

from hrbc_desktop.domain.model.signature import MEANINGS
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.signing import signer as signing
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient, sign_as_third

AT = datetime(2026, 11, 20, 19, 42, tzinfo=timezone(timedelta(hours=-5)))
LATER, LAST = AT + timedelta(hours=20), AT + timedelta(hours=21)
PATIENT, NURSE, INTERPRETER = (
    SignatureAppearance(name) for name in ("Sample Patient 1", "Sample Nurse 1", "Sample Interpreter 1")
)

SIGNED = "Signed by Sample Patient 1, and not changed since"
BOTH = "Signed by Sample Patient 1 and Sample Nurse 1, and not changed since"
INTERPRETED = "Signed by Sample Patient 1 and Sample Interpreter 1, and not changed since"
BY_THREE = "Signed by Sample Patient 1, Sample Nurse 1 and Sample Interpreter 1, and not changed since"
CHANGED = "This file was changed after it was signed"
OLDER = "This is an older copy of the worksheet"
OTHER = "This signature does not match the one on this computer"
UNSIGNED = "This worksheet is not signed"
ELSEWHERE = "This file was signed with other software"
FOREIGN = "This is not one of our worksheets"
DAMAGED = "This file is damaged"
LOCKED = "This file is locked with a password"
TOO_BIG = "This file is too big"

WHOLE, PART, BROKEN = "valid, whole file", "valid, part of the file", "not valid"
NO_SIGNATURE, UNREADABLE = "no signature", "cannot be read"


@dataclass(frozen=True)
class Files:
    """The files that attacks begin with; `interpreted` has no nurse."""

    worksheet: Worksheet
    unsigned: bytes
    signed: bytes
    interpreted: bytes
    both: bytes
    by_three: bytes


@dataclass(frozen=True)
class Row:
    """One attack, and what is said of it: our heading, and pdfsig of each signature in the order of signing."""

    make: Callable[[Files], bytes]
    heading: str
    by_pdfsig: str
    known: Literal["both", "by_three"] = "both"
    """The file that the records of this computer know."""


def updated(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """Append an update that nobody signs."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def field(writer: Any, name: str) -> Any:
    found = [reference.get_object() for reference in writer.root["/AcroForm"]["/Fields"]]
    return next(each for each in found if each["/T"] == name)


def draw_over_the_page(writer: Any) -> None:
    extra = generic.StreamObject(stream_data=b"0 0 200 200 re f")
    writer.add_stream_to_page(0, writer.add_object(extra))


def replace_the_attachment(writer: Any, content: bytes = b'{"answers": "others"}') -> None:
    attachment = writer.root["/AF"][0].get_object()
    stream = generic.StreamObject({pdf_name("/Type"): pdf_name("/EmbeddedFile")}, stream_data=content)
    dictionary: Any = generic.DictionaryObject
    attachment["/EF"] = dictionary({pdf_name("/F"): writer.add_object(stream)})
    writer.update_container(attachment)


def change_the_metadata(writer: Any) -> None:
    writer.root["/Metadata"] = writer.add_object(generic.StreamObject(stream_data=b"<x:xmpmeta/>"))
    writer.update_root()


def add_a_script(writer: Any) -> None:
    """Have the file run something when it is opened."""
    script = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.TextStringObject("app.alert(1)")}
    )
    writer.root["/OpenAction"] = writer.add_object(script)
    writer.update_root()


def write_other_notes(writer: Any) -> None:
    notes = field(writer, "nurse_notes")
    notes[pdf_name("/V")] = generic.TextStringObject("Take twice the dose")
    writer.update_container(notes)


def taking_away(name: str) -> Callable[[Any], None]:
    """Take the value of a signature out of its field."""

    def take(writer: Any) -> None:
        signature = field(writer, name)
        del signature["/V"]
        writer.update_container(signature)

    return take


def drawing_in(name: str) -> Callable[[Any], None]:
    """Give a field another look, and leave its value as it was."""

    def draw(writer: Any) -> None:
        look = generic.StreamObject(
            {pdf_name("/Subtype"): pdf_name("/Form"), pdf_name("/BBox"): field(writer, name)["/AP"]["/N"]["/BBox"]},
            stream_data=b"0 0 200 40 re f",
        )
        dictionary: Any = generic.DictionaryObject
        field(writer, name)["/AP"] = dictionary({pdf_name("/N"): writer.add_object(look)})
        writer.update_container(field(writer, name))

    return draw


def flip(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def saved_again(pdf: bytes, **how: Any) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(output, **how)
    return output.getvalue()


def letter() -> bytes:
    canvas = TaggedCanvas((100, 100), title="A letter", language="en", made_at=AT)
    canvas.rect(0, 0, 10, 10)
    return canvas.finish()


def signed_elsewhere(pdf: bytes) -> bytes:
    """Sign in a field of its own, as any program can."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    fields.append_signature_field(writer, fields.SigFieldSpec("Signature1"))
    facts = signers.PdfSignatureMetadata(field_name="Signature1", md_algorithm="sha256")
    signed: bytes = signers.sign_pdf(writer, facts, signer=own_key("Sample Patient 1")).getvalue()
    return signed


def own_key(name: str) -> Any:
    """A key that anybody can make under any name."""
    return signing._signer(make_identity(name, AT))


def forged_third(
    pdf: bytes, change: Callable[[Any], None] | None = None, meaning: str = MEANINGS["interpreter"]
) -> bytes:
    """Sign in the third field with whatever meaning, with a change slipped into the same update."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if change:
        change(writer)
    facts = signers.PdfSignatureMetadata(
        field_name="third_signature",
        name="Sample Interpreter 1",
        reason=meaning,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )
    signed: bytes = signers.sign_pdf(
        writer, facts, signer=own_key("Sample Interpreter 1"), existing_fields_only=True, bytes_reserved=8192
    ).getvalue()
    return signed


def bomb(pdf: bytes) -> bytes:
    """A hundred megabytes in a file of a few hundred kilobytes."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        stream = opened.make_stream(zlib.compress(b"\0" * 100_000_000, 9))
        stream.Filter = pikepdf.Name.FlateDecode
        opened.Root.AF[0].EF.F = stream
        opened.save(output)
    return output.getvalue()


def by_an_impostor(files: Files) -> bytes:
    return sign_as_patient(files.unsigned, make_identity("Sample Patient 1", AT), PATIENT, AT)


def by_an_impostor_of_the_nurse(files: Files) -> bytes:
    return countersign(files.signed, make_identity("Sample Nurse 1", AT), NURSE, "Take twice the dose", LATER)


def by_an_impostor_of_the_interpreter(files: Files) -> bytes:
    another = make_identity("Sample Interpreter 1", AT)
    return sign_as_third(files.both, "interpreter", another, INTERPRETER, LAST)


def signed_by_hand(
    pdf: bytes,
    role: Literal["patient", "nurse"],
    *,
    change: Callable[[Any], None] | None = None,
    reason: str = "",
    digest: str = "sha256",
    certify: bool = True,
    at: datetime = AT,
    kind: SigSeedSubFilter = SigSeedSubFilter.PADES,
) -> bytes:
    """Sign in a field of ours with other software, where everything may be chosen."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if change:
        change(writer)
    name = {"patient": "Sample Patient 1", "nurse": "Sample Nurse 1"}[role]
    facts = signers.PdfSignatureMetadata(
        field_name=f"{role}_signature",
        name=name,
        reason=reason or MEANINGS[role],
        md_algorithm=digest,
        subfilter=kind,
        certify=role == "patient" and certify,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )
    signer = signing._SignerAtTime(facts, own_key(name))
    signer.signed_at = at
    signed: bytes = signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=8192).getvalue()
    return signed


def prepared(files: Files, change: Callable[[Any], None]) -> bytes:
    """Change the whole file before the patient signs it with other software."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.unsigned)) as opened:
        change(opened)
        opened.save(output, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return signed_by_hand(output.getvalue(), "patient")


def other_answers_under_another_key(opened: Any) -> None:
    stream = opened.make_stream(b'{"answers": "others"}')
    stream.Type = pikepdf.Name.EmbeddedFile
    opened.Root.AF[0].EF.UF = stream


def second_attachment(opened: Any) -> None:
    stream = opened.make_stream(b"MZ")
    file = opened.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F="setup.exe",
            UF="setup.exe",
            AFRelationship=pikepdf.Name.Data,
            EF=pikepdf.Dictionary(F=stream, UF=stream),
        )
    )
    opened.Root.AF.append(file)
    opened.Root.Names.EmbeddedFiles.Names.extend(["setup.exe", file])


def second_attachment_named_only(opened: Any) -> None:
    second_attachment(opened)
    del opened.Root.AF[1]


def script_from_the_start(opened: Any) -> None:
    opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def named_script(opened: Any) -> None:
    opened.Root.Names.JavaScript = pikepdf.Dictionary(Names=["x", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="")])


def other_form(opened: Any) -> None:
    opened.Root.AcroForm.XFA = opened.make_stream(b"<xdp/>")


def layer(opened: Any) -> None:
    group = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="x"))
    opened.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary(OFF=[group]))


def seen_through(opened: Any) -> None:
    """Draw the words of page 1 so that nobody sees them."""
    page = opened.pages[0]
    page.Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0))
    page.Contents.write(b"/G gs\n" + page.Contents.read_bytes())


def told_among_data_for_validation(writer: Any) -> None:
    text = writer.add_object(generic.StreamObject(stream_data=b"I refuse all chemotherapy"))
    writer.root[pdf_name("/DSS")] = generic.DictionaryObject({pdf_name("/Certs"): generic.ArrayObject([text])})
    writer.update_root()


def endless_notes(writer: Any) -> None:
    notes = field(writer, "nurse_notes")
    notes[pdf_name("/V")] = generic.TextStringObject("A" * 4001)
    writer.update_container(notes)


HUGE = "a file of 200 MB"

TABLE: dict[str, Row] = {
    "nothing, after the nurse": Row(lambda files: files.both, BOTH, f"{PART}; {WHOLE}"),
    "nothing, after all three": Row(lambda files: files.by_three, BY_THREE, f"{PART}; {PART}; {WHOLE}", "by_three"),
    "byte flip in a page": Row(
        lambda files: flip(files.signed, files.signed.index(b"/MediaBox") + 20), CHANGED, BROKEN
    ),
    "byte flip in a page, after the nurse": Row(
        lambda files: flip(files.both, files.both.index(b"/MediaBox") + 20), CHANGED, f"{BROKEN}; {BROKEN}"
    ),
    "page edit that nobody signed": Row(lambda files: updated(files.signed, draw_over_the_page), CHANGED, PART),
    "page edit after the nurse": Row(lambda files: updated(files.both, draw_over_the_page), CHANGED, f"{PART}; {PART}"),
    "attachment replaced": Row(lambda files: updated(files.both, replace_the_attachment), CHANGED, f"{PART}; {PART}"),
    "metadata edited": Row(lambda files: updated(files.both, change_the_metadata), CHANGED, f"{PART}; {PART}"),
    "a script added": Row(lambda files: updated(files.both, add_a_script), CHANGED, f"{PART}; {PART}"),
    "notes changed after the nurse": Row(
        lambda files: updated(files.both, write_other_notes), CHANGED, f"{PART}; {PART}"
    ),
    "nurse’s value taken away": Row(lambda files: updated(files.both, taking_away("nurse_signature")), CHANGED, PART),
    "saved again by another program": Row(lambda files: saved_again(files.both), CHANGED, f"{BROKEN}; {BROKEN}"),
    "junk after the end": Row(lambda files: files.both + b"junk", CHANGED, f"{PART}; {PART}"),
    "cut back to the patient’s revision": Row(lambda files: files.both[: len(files.signed)], OLDER, WHOLE),
    "notes that no nurse signed": Row(lambda files: updated(files.signed, write_other_notes), CHANGED, PART),
    "a signed PDF of somebody else": Row(lambda _: signed_elsewhere(letter()), FOREIGN, WHOLE),
    "an impostor of the patient, same name": Row(by_an_impostor, OTHER, WHOLE),
    "an impostor of the nurse, same name": Row(by_an_impostor_of_the_nurse, OTHER, f"{PART}; {WHOLE}"),
    "not signed": Row(lambda files: files.unsigned, UNSIGNED, NO_SIGNATURE),
    "encrypted": Row(
        lambda files: saved_again(files.both, encryption=pikepdf.Encryption(owner="a", user="b")), LOCKED, UNREADABLE
    ),
    HUGE: Row(lambda files: files.both, TOO_BIG, f"{PART}; {PART}"),
    "PDF bomb": Row(lambda files: bomb(files.unsigned), TOO_BIG, NO_SIGNATURE),
    "half of the pages": Row(lambda files: files.both[: len(files.unsigned) // 2], DAMAGED, UNREADABLE),
    "an interpreter instead of the nurse": Row(lambda files: files.interpreted, OTHER, f"{PART}; {WHOLE}"),
    "third signature: value taken away": Row(
        lambda files: updated(files.by_three, taking_away("third_signature")), CHANGED, f"{PART}; {PART}", "by_three"
    ),
    "third signature: cut away": Row(
        lambda files: files.by_three[: len(files.both)], OLDER, f"{PART}; {WHOLE}", "by_three"
    ),
    "third signature: nurse’s value taken away": Row(
        lambda files: updated(files.by_three, taking_away("nurse_signature")), CHANGED, f"{PART}; {PART}", "by_three"
    ),
    "third signature: notes changed after it": Row(
        lambda files: updated(files.by_three, write_other_notes), CHANGED, f"{PART}; {PART}; {PART}", "by_three"
    ),
    "third signature: an impostor, same name": Row(
        by_an_impostor_of_the_interpreter, OTHER, f"{PART}; {PART}; {WHOLE}", "by_three"
    ),
    "third signature: with the words of the nurse": Row(
        lambda files: forged_third(files.signed, meaning=MEANINGS["nurse"]), CHANGED, f"{PART}; {WHOLE}"
    ),
    "third signature: over notes that no nurse signed": Row(
        lambda files: forged_third(files.signed, write_other_notes),
        CHANGED,
        f"{PART}; {WHOLE}",
    ),
    "third signature: over a drawing in the nurse’s box": Row(
        lambda files: forged_third(files.signed, drawing_in("nurse_signature")),
        CHANGED,
        f"{PART}; {WHOLE}",
    ),
    "third signature: over a drawing in the notes": Row(
        lambda files: forged_third(files.signed, drawing_in("nurse_notes")),
        CHANGED,
        f"{PART}; {WHOLE}",
    ),
    "third signature: over changed notes of the nurse": Row(
        lambda files: forged_third(files.both, write_other_notes),
        CHANGED,
        f"{PART}; {PART}; {WHOLE}",
    ),
    "third signature: after an update that nobody signed": Row(
        lambda files: forged_third(updated(files.signed, drawing_in("third_signature"))),
        CHANGED,
        f"{PART}; {WHOLE}",
    ),
    "a line feed after the end": Row(lambda files: files.both + b"\n", BOTH, f"{PART}; {PART}"),
    "NUL and blanks after the end": Row(lambda files: files.both + b"\0" * 512 + b" ", BOTH, f"{PART}; {PART}"),
    "cut back to the patient’s revision, with a line feed": Row(
        lambda files: files.both[: len(files.signed)] + b"\n", OLDER, PART
    ),
    "patient: words of her own": Row(
        lambda files: signed_by_hand(files.unsigned, "patient", reason="I consent to chemotherapy"), ELSEWHERE, WHOLE
    ),
    "patient: SHA-512": Row(lambda files: signed_by_hand(files.unsigned, "patient", digest="sha512"), ELSEWHERE, WHOLE),
    "patient: not PAdES": Row(
        lambda files: signed_by_hand(files.unsigned, "patient", kind=SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
        ELSEWHERE,
        WHOLE,
    ),
    "patient: in 1970": Row(
        lambda files: signed_by_hand(files.unsigned, "patient", at=AT.replace(year=1970)), ELSEWHERE, WHOLE
    ),
    "patient: signs without certifying": Row(
        lambda files: signed_by_hand(files.unsigned, "patient", certify=False), CHANGED, WHOLE
    ),
    "nurse: signs first": Row(lambda files: signed_by_hand(files.unsigned, "nurse"), CHANGED, WHOLE),
    "nurse: words of her own": Row(
        lambda files: signed_by_hand(files.signed, "nurse", reason="I prescribed this"), ELSEWHERE, f"{PART}; {WHOLE}"
    ),
    "nurse: over notes slipped in by an update of their own": Row(
        lambda files: signed_by_hand(updated(files.signed, write_other_notes), "nurse"), CHANGED, f"{PART}; {WHOLE}"
    ),
    "nurse: notes of more letters than can be typed": Row(
        lambda files: signed_by_hand(files.signed, "nurse", change=endless_notes), ELSEWHERE, f"{PART}; {WHOLE}"
    ),
    "before signing: two contents of one attachment": Row(
        lambda files: prepared(files, other_answers_under_another_key), FOREIGN, WHOLE
    ),
    "before signing: a second attachment": Row(lambda files: prepared(files, second_attachment), FOREIGN, WHOLE),
    "before signing: a second attachment, by name only": Row(
        lambda files: prepared(files, second_attachment_named_only), FOREIGN, WHOLE
    ),
    "before signing: a script": Row(lambda files: prepared(files, script_from_the_start), FOREIGN, WHOLE),
    "before signing: a named script": Row(lambda files: prepared(files, named_script), FOREIGN, WHOLE),
    "before signing: another form": Row(lambda files: prepared(files, other_form), FOREIGN, WHOLE),
    "before signing: a layer": Row(lambda files: prepared(files, layer), FOREIGN, WHOLE),
    "before signing: words that nobody sees": Row(lambda files: prepared(files, seen_through), FOREIGN, WHOLE),
    "nurse: a text among data for validation": Row(
        lambda files: signed_by_hand(files.signed, "nurse", change=told_among_data_for_validation),
        FOREIGN,
        f"{PART}; {WHOLE}",
    ),
    "a byte order mark in front": Row(lambda files: b"\xef\xbb\xbf" + files.both, DAMAGED, f"{BROKEN}; {BROKEN}"),
    "a fourth signature, in a field of its own": Row(
        lambda files: signed_elsewhere(files.by_three), CHANGED, f"{PART}; {PART}; {PART}; {WHOLE}", "by_three"
    ),
}


def as_markdown() -> str:
    """Return the table as it stands in a note."""
    rows = [f"| {name} | {row.heading} | {row.by_pdfsig} |" for name, row in TABLE.items()]
    return "\n".join(["| what was done | the program says | pdfsig says |", "|---|---|---|", *rows])


if __name__ == "__main__":
    print(as_markdown())  # noqa: T201 - this is what it is run for
