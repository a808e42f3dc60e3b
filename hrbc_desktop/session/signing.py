"""Signs a sheet and saves it. Slow, and slow to import: for jobs only, by `sheets`."""

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.frozen import nearest_moment
from hrbc_desktop.domain.model.signature import Signature, SignerRole, ThirdRole
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.files import read_file
from hrbc_desktop.pdf.reading.pages import Remaker
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.reading.trust import judge_key
from hrbc_desktop.pdf.signing.appearance import NotesTooLongError, SignatureAppearance
from hrbc_desktop.pdf.signing.card import read_card
from hrbc_desktop.pdf.signing.identity import (
    MAX_FILE_BYTES,
    IdentityError,
    SigningIdentity,
    make_identity,
    read_identity,
)
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, countersign, sign_as_patient, sign_as_third
from hrbc_desktop.pdf.signing.time_stamping import TimeStampError, TimeStampServer
from hrbc_desktop.records.errors import RecordDamaged
from hrbc_desktop.records.people.membership import IDENTITY_NAME
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.export_files import save_file
from hrbc_desktop.session.own_key import is_made_out_to, own_identity
from hrbc_desktop.session.sheet_types import Certificate, Draft, NoTimeStamp, SheetError, SignatureInput, SignedSheet
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.session.trust_files import read_trust_files
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.people import certificate_of_another
from hrbc_desktop.wording.visit import ticks_of, visit_record


@dataclass(frozen=True)
class Signing:
    """Where and with what a sheet is signed."""

    records: Store
    ink: SignatureInput
    path: Path | None
    """Where the file goes; None where the list alone keeps it."""
    at: datetime
    job: Job
    catalogue: Catalogue
    time_stamp_server: str = ""
    own: SigningIdentity | None = None
    """The key of who is here, once she has shown it; None where one person uses the list."""

    def by_who_is_here(self, role: SignerRole) -> "Signing":
        """As it is signed where several people use the list: nobody signs as the nurse with another one's name or key.

        Patients, and those who help them, sign with a key that is made for this sheet alone. Raises `NotAllowed`,
        `WrongPassphrase`, and SheetError for a certificate of somebody else.
        """
        people = self.records.people
        person = people.person
        if person is None:
            return self
        if role not in ("nurse", "corrector"):
            people.require("sign")
            own = None if self.ink.certificate else make_identity(self.ink.name, self.at)
            return replace(self, own=own)
        people.require("correct" if role == "corrector" else "countersign")
        secret = people.own_secret(self.ink.passphrase)
        try:
            if self.ink.certificate is None:
                own = own_identity(self.records, person, secret, self.at)
            elif is_made_out_to(self.ink.certificate.name, person):
                own = None
            else:
                raise SheetError(certificate_of_another(self.ink.certificate.name, person.name))
        finally:
            secret.forget()
        return replace(self, own=own, ink=replace(self.ink, name=person.name, passphrase=""))

    @property
    def identity(self) -> SigningIdentity:
        """The key of who signs, her own on this computer or that of the clinic, and who stamps its time if anybody."""
        if self.own is not None:
            identity = self.own
        elif self.ink.certificate is None:
            identity = identity_for(self.records, self.ink.name, self.at)
        else:
            identity = self.ink.certificate.identity
            identity.require_usable_at(self.at)
        if not (self.time_stamp_server and self.ink.with_time_stamp):
            return identity
        return replace(identity, time_stamps=TimeStampServer(self.time_stamp_server, self.job.cancel_with))

    @property
    def appearance(self) -> SignatureAppearance:
        """How the signature looks on the page."""
        strokes = tuple(tuple(stroke) for stroke in self.ink.strokes)
        return SignatureAppearance(self.ink.name, strokes, self.ink.pad_ratio)


def judge(draft: Draft) -> Draft:
    """Say what a sheet is worth that this program has just drawn, so that it need not be asked when it is signed."""
    return replace(draft, opened=open_sheet(draft.pdf, Remaker(draft.catalogue, made=draft.pdf)))


def sign(draft: Draft, signing: Signing) -> SignedSheet:
    """Sign an unsigned sheet as the patient and save it; nothing is signed when it cannot be saved.

    Raises SheetError with one sentence, RecordsError when the key cannot be kept, and Cancelled.
    """
    remaker, signing = Remaker(signing.catalogue, draft.pdf, draft.opened), signing.by_who_is_here("patient")
    signed = _finish(
        lambda: sign_as_patient(draft.pdf, signing.identity, signing.appearance, signing.at, remaker),
        draft.worksheet,
        "patient",
        signing,
    )
    return replace(signed, unsigned=draft.pdf, opened=remaker.proven(signed.pdf))


def add_countersignature(before: SignedSheet, worksheet: Worksheet, signing: Signing) -> SignedSheet:
    """Fill in what was noted in the visit, countersign a signed sheet and save it. Raises as `sign`."""
    notes, ticks = visit_record(worksheet), ticks_of(worksheet)
    remaker, signing = _remaker_of(before, signing), signing.by_who_is_here("nurse")
    signed = _finish(
        lambda: countersign(before.pdf, signing.identity, signing.appearance, notes, signing.at, ticks, remaker),
        worksheet,
        "nurse",
        signing,
    )
    return replace(signed, unsigned=before.unsigned, opened=remaker.proven(signed.pdf))


def add_third_signature(before: SignedSheet, worksheet: Worksheet, role: ThirdRole, signing: Signing) -> SignedSheet:
    """Sign a signed sheet as its interpreter or supporter and save it. Raises as `sign`."""
    remaker, signing = _remaker_of(before, signing), signing.by_who_is_here(role)
    signed = _finish(
        lambda: sign_as_third(before.pdf, role, signing.identity, signing.appearance, signing.at, remaker),
        worksheet,
        role,
        signing,
    )
    return replace(signed, unsigned=before.unsigned, opened=remaker.proven(signed.pdf))


def _remaker_of(before: SignedSheet, signing: Signing) -> Remaker:
    return Remaker(signing.catalogue, before.unsigned, before.opened)


def read_certificate_of_card(library: Path, pin: str, at: datetime, trust_files: Sequence[Path] = ()) -> Certificate:
    """Open the card in the reader, to sign at about `at`. Raises SheetError with one sentence."""
    try:
        return _certificate_of(read_card(library, pin, at), at, trust_files)
    except IdentityError as problem:
        raise SheetError(str(problem)) from problem


def read_certificate(path: Path, password: str, at: datetime, trust_files: Sequence[Path] = ()) -> Certificate:
    """Read the clinic's own certificate and its key from a PKCS#12 file, to sign at about `at`.

    Raises SheetError with one sentence.
    """
    try:
        identity = read_identity(read_file(path, MAX_FILE_BYTES + 1), password or None, at)
    except OSError as problem:
        raise SheetError(_("This file cannot be read. Nothing was signed. Choose another one.")) from problem
    except IdentityError as problem:
        raise SheetError(str(problem)) from problem
    return _certificate_of(identity, at, trust_files)


def _certificate_of(identity: SigningIdentity, at: datetime, trust_files: Sequence[Path]) -> Certificate:
    trusted, _problems = read_trust_files(trust_files)
    key = judge_key(identity.certificate, identity.chain, at, trusted, is_time_proven=False)
    return Certificate(
        identity.name,
        identity.vouched_by,
        identity.certificate.not_valid_after_utc.date(),
        identity,
        identity.is_chain_complete,
        key.trusted_through,
    )


def identity_for(records: Store, name: str, at: datetime) -> SigningIdentity:
    """Return the key and certificate of one person on this computer, made when she signs for the first time."""
    stored = _kept_keys(records)
    if name not in stored:
        made = base64.b64encode(make_identity(name, at).to_pkcs12()).decode()
        # On another computer others may sign for the first time too: their keys stay, and so does one with this name.
        stored = _keys(
            records.blobs.update(IDENTITY_NAME, lambda sealed: json.dumps({name: made} | _keys(sealed)).encode())
        )
    return read_identity(base64.b64decode(stored[name]), None, at)


def _kept_keys(records: Store) -> dict[str, str]:
    """The keys by the names they were made for; none when they are damaged, which must keep nobody from signing."""
    try:
        return _keys(records.blobs.get_at_hand(IDENTITY_NAME))
    except RecordDamaged:
        return {}


def _keys(sealed: bytes | None) -> dict[str, str]:
    keys: dict[str, str] = json.loads(sealed) if sealed else {}
    return keys


def clock_is_wrong(at: datetime) -> str:
    """Say that the clock is wrong by decades, so that nothing is signed."""
    return _(
        "The clock of this computer says {spoken_date}, so nothing was signed. What you filled "
        "in is safe. Set the clock, then sign again."
    ).format(spoken_date=spoken_date(at))


def _finish(signed_pdf: Callable[[], bytes], worksheet: Worksheet, role: SignerRole, signing: Signing) -> SignedSheet:
    if signing.at != nearest_moment(signing.at):
        raise SheetError(clock_is_wrong(signing.at))
    try:
        pdf = signed_pdf()
    except (IdentityError, SigningRefusedError, NotesTooLongError) as problem:
        raise SheetError(str(problem)) from problem
    except TimeStampError as problem:
        raise NoTimeStamp(str(problem)) from problem
    signing.job.commit()
    if signing.path is not None:
        save_file(signing.path, pdf)
    digest = hashlib.sha256(pdf).hexdigest()
    signature = Signature(role=role, name=signing.ink.name, signed_at=signing.at, digest=digest)
    return SignedSheet(pdf, signing.path, worksheet.evolve(signatures=(*worksheet.signatures, signature)))
