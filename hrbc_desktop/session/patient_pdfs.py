"""All signed PDFs that the records keep of one patient, to be saved into a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrbc_desktop.domain.model.addendum import Addendum
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.errors import RecordDamaged, RecordMissing
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.session.export_files import free_path, save_file
from hrbc_desktop.session.file_names import NAMED, file_name
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date


@dataclass(frozen=True)
class NamedPdf:
    """A signed PDF, the worksheet that it is of, and the name for its file."""

    worksheet_id: str
    file_name: str
    pdf: SignedPdf


@dataclass(frozen=True)
class PatientPdfs:
    """`found`: the last signed state of each revision, and all corrections; `missing`: what lacks one, in sentences."""

    name: str
    found: tuple[NamedPdf, ...]
    missing: tuple[str, ...]


def pdfs_of_patient(records: Store, worksheet_id: str, name_pattern: str = NAMED) -> PatientPdfs:
    """What is kept of the patient of one worksheet: the same record number, or the same name and birth date.

    `name_pattern`: by what the files are named.
    Raises RecordsError, or WorksheetUnreadable, when that worksheet cannot be read.
    """
    chosen = records.worksheets.read_without_logging(worksheet_id).worksheet
    worksheets = [chosen, *_others_of(chosen, records)]
    found, missing = [], []
    for worksheet in worksheets:
        stored = _last_of_each_revision(records.signed_pdfs.of(worksheet.id))
        usual = file_name(worksheet, name_pattern)
        found += [NamedPdf(worksheet.id, revision_name(usual, pdf.revision), pdf) for pdf in stored]
        found += _corrections(records, worksheet.id, usual)
        if lack := _lack(worksheet, stored):
            missing.append(lack)
    return PatientPdfs(chosen.visit.name, tuple(found), tuple(missing))


def pdfs_of_damaged(records: Store, worksheet_id: str) -> PatientPdfs:
    """What is kept of a worksheet that cannot be read itself; nobody knows whose it is. Raises RecordsError."""
    stored = _last_of_each_revision(records.signed_pdfs.of(worksheet_id))
    usual = f"Worksheet-{worksheet_id[:8]}.pdf"
    found = [NamedPdf(worksheet_id, revision_name(usual, pdf.revision), pdf) for pdf in stored]
    return PatientPdfs("", (*found, *_corrections(records, worksheet_id, usual)), ())


def save_pdfs(pdfs: PatientPdfs, records: Store, folder: Path) -> list[Path]:
    """Save them in the folder, over no other file. Raises SheetError or RecordsError; what is saved by then stays."""
    saved = []
    records.people.require("export")
    for one in pdfs.found:
        path = free_path(folder / one.file_name)
        save_file(path, one.pdf.content)
        records.log_event("exported", one.worksheet_id, one.pdf.digest)
        saved.append(path)
    return saved


def _others_of(chosen: Worksheet, records: Store) -> Iterator[Worksheet]:
    visit = chosen.visit
    alike = {
        one.id: one for text in (visit.record_number, visit.name) if text.strip() for one in records.list.search(text)
    }
    for summary in alike.values():
        same_number, same_name = _same(summary.record_number, visit.record_number), _same(summary.name, visit.name)
        if summary.id == chosen.id or not (same_number or same_name):
            continue
        try:
            worksheet = records.worksheets.read_without_logging(summary.id).worksheet
        except (RecordDamaged, RecordMissing, WorksheetUnreadable):
            continue  # Home counts those that cannot be read
        if same_number or _same_birth(worksheet.visit, visit):
            yield worksheet


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _same_birth(one: Visit, other: Visit) -> bool:
    """Whether the birth dates are known and the same; two record numbers that differ are two people."""
    numbers = one.record_number.strip(), other.record_number.strip()
    return one.birth_date is not None and one.birth_date == other.birth_date and not all(numbers)


def _last_of_each_revision(pdfs: list[SignedPdf]) -> list[SignedPdf]:
    last: dict[int, SignedPdf] = {}
    for pdf in pdfs:
        if pdf.revision not in last or pdf.signatures >= last[pdf.revision].signatures:
            last[pdf.revision] = pdf
    return [last[revision] for revision in sorted(last)]


def revision_name(usual: str, revision: int) -> str:
    """The name of a signed file, with the revision from the second one on."""
    path = Path(usual)
    return usual if revision == 1 else f"{path.stem}-revision-{revision}{path.suffix}"


def correction_name(usual: str, addendum: Addendum) -> str:
    """The name of a correction, which stands beside the file that it corrects."""
    path = Path(revision_name(usual, addendum.revision))
    return f"{path.stem}-correction-{addendum.number}{path.suffix}"


def _corrections(records: Store, worksheet_id: str, usual: str) -> list[NamedPdf]:
    return [
        NamedPdf(
            worksheet_id,
            correction_name(usual, stored.signed.addendum),
            SignedPdf(stored.content, stored.signed.addendum.revision, 1),
        )
        for stored in records.corrections.of(worksheet_id)
    ]


def _lack(worksheet: Worksheet, stored: list[SignedPdf]) -> str:
    if any(pdf.revision == worksheet.revision for pdf in stored):
        return ""
    day = worksheet.visit.appointment_date
    which = (
        _("The worksheet for the visit on {spoken_date}").format(spoken_date=spoken_date(day))
        if day
        else _("A worksheet without a visit date")
    )
    if worksheet.revision > 1:
        which += f", revision {worksheet.revision},"
    if worksheet.is_signed:
        return _("{which} is signed, but its PDF is not kept here. Open that PDF once, and it is kept.").format(
            which=which
        )
    return _("{which} is not signed yet.").format(which=which)
