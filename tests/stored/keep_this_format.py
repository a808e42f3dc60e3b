"""Keeps one of every file that this version writes, for later versions to open: `python keep_this_format.py FOLDER`.

Run it when a format changes, before the change, with the name of a new folder beside this file.
After the change, run it again as soon as what is new can be written.
"""

import json
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import (
    OwnThing,
    QuestionBack,
    Revision,
    Values,
    VisitQuestion,
    Weighed,
    Worksheet,
    new_worksheet,
)
from hrbc_desktop.domain.revisions.freeze import freeze_for_signing
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import SigningIdentity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.people.membership import add_person, begin_people, remove_person
from hrbc_desktop.records.recovery.backup import back_up
from hrbc_desktop.records.shared.outbox import Outbox, Waiting
from hrbc_desktop.records.store_factory import new_store, open_store
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.session.signing import identity_for

AT = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
NURSE_PASSPHRASE = "seven lamps along the harbor"  # noqa: S105
PASSPHRASE = "purple ladder quietly sailing"  # noqa: S105
NURSE = "Sample Nurse 1"
NOTES = "We spoke about the scan."


def answered() -> Worksheet:
    """A worksheet with something of every kind in it."""
    empty = new_worksheet(read_catalogue().pack.version, AT)
    profile = {
        "stage": "metastatic",
        "course": "back_elsewhere",
        "er": "positive",
        "her2": "zero",
        "ki67": "not_tested",
        "menopause": "unknown",
        "conditions": ["diabetes"],
        "past_treatments": [{"kind": "cdk46", "outcome": "stopped_working", "setting": "advanced"}],
        "akt1": "one_of_two",
        "cdk46_months": 14,
        "lines_chemo_advanced": "unknown",
    }
    full = empty.evolve(
        visit=empty.visit.evolve(
            name="Sample Patient 1", birth_date=date(1968, 3, 14), record_number="MRN-1", filled_in_by="both"
        ),
        profile=Profile.model_validate(profile),
        decision="next-treatment",
        how_to_decide="together",
        how_much_to_know="main",
        options=("abemaciclib-fulvestrant", "everolimus-exemestane"),
        values=Values(
            leaning="not_sure",
            weighed=(Weighed(attribute="nausea"), Weighed(attribute="own:1", step="half")),
            own=(OwnThing(key="own:1", text="My choir – “always”", fits="everolimus-exemestane"),),
        ),
        questions_back=(QuestionBack(key="visits", answer="not_sure", missed=True),),
        questions=(VisitQuestion(key="own:1", text="What now? 😀", origin="own", asked=True, answer="Two\nlines"),),
        trials="unknown",
    )
    before = Revision(content_version="2025.11", options=full.options[:1])
    following = {"begun_from": "b" * 32, "revision": 2, "previous_digest": "a" * 64, "signed_before": before}
    return freeze_for_signing(full, read_catalogue()).evolve(**following, nurse_notes=NOTES)


def signed_sheet(worksheet: Worksheet, identity: SigningIdentity) -> bytes:
    """The sheet, signed by the patient."""
    unsigned = make_sheet(worksheet.evolve(nurse_notes=""), read_catalogue(), SheetSettings(), AT)
    return sign_as_patient(unsigned, identity, SignatureAppearance("Sample Patient 1"), AT)


def keep(folder: Path) -> None:
    records = folder / "records"
    unlocked, code = Vault(records).create(PASSPHRASE)
    Vault(records).confirm_code()
    (folder / "passphrase.txt").write_text(PASSPHRASE)
    (folder / "recovery-code.txt").write_text(code)
    store = new_store(records, unlocked)
    store.who = NURSE
    worksheet = answered()
    signed = signed_sheet(worksheet, identity_for(store, "Sample Patient 1", AT))
    countersigned = countersign(signed, identity_for(store, NURSE, AT), SignatureAppearance(NURSE), NOTES, AT)
    signature = Signature(role="patient", name="Sample Patient 1", signed_at=AT, digest=sha256(signed).hexdigest())
    worksheet = worksheet.evolve(signatures=(signature,))
    store.worksheets.save(worksheet, store.worksheets.save(worksheet.evolve(nurse_notes="")))
    store.signed_pdfs.keep(worksheet.id, SignedPdf(countersigned, revision=2, signatures=2))
    store.worksheets.save(other := answered())
    store.worksheets.delete(other.id)
    store.worksheets.save(gone := answered())
    store.retention.purge(gone.id)
    back_up(store, records, folder / "worksheets.backup")
    store.close()
    Outbox(records, FieldCipher(unlocked.subkey("waiting"))).keep(Waiting(worksheet, 2))
    (folder / "worksheet.json").write_bytes(write_worksheet(worksheet))
    (folder / "countersigned.pdf").write_bytes(countersigned)


def keep_people(folder: Path) -> None:
    """A list that three people use, one of whom was removed again."""
    records = folder / "records"
    vault = Vault(records)
    unlocked, _code = vault.create(PASSPHRASE)
    with closing(new_store(records, unlocked)) as store:
        store.worksheets.save(worksheet := answered())
        begin_people(store, vault, "Sample Administrator 1", PASSPHRASE)
    with closing(open_store(records, vault.unlock(PASSPHRASE, vault.people[0][0]))) as store:
        add_person(store, NURSE, "nurse", NURSE_PASSPHRASE, PASSPHRASE)
        gone = add_person(store, "Sample Nurse 2", "nurse", NURSE_PASSPHRASE, PASSPHRASE)
        code = remove_person(store, gone.id, PASSPHRASE)
    vault.confirm_code()
    with closing(open_store(records, vault.unlock(PASSPHRASE, vault.people[0][0]))) as store:
        back_up(store, records, folder / "worksheets.backup")
    (folder / "passphrases.json").write_text(
        json.dumps({"Sample Administrator 1": PASSPHRASE, NURSE: NURSE_PASSPHRASE})
    )
    (folder / "recovery-code.txt").write_text(code)
    (folder / "worksheet.json").write_bytes(write_worksheet(worksheet))


if __name__ == "__main__":
    keep(Path(__file__).parent / sys.argv[1])
    keep_people(Path(__file__).parent / f"{sys.argv[1]}-people")
