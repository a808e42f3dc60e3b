"""What the trials work on: a list of 1,000 worksheets, and a nurse who countersigns.

A program of its own, so that it works with the version that is tried:
`python -m packager.samples list FOLDER`, `python -m packager.samples countersign SIGNED INTO`.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import make_identity
from hrbc_desktop.pdf.signing.signer import countersign
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.session.open_records import RecordsOpener

PASSPHRASE = "purple ladder quietly sailing"  # noqa: S105 - of a list of sample patients
WORKSHEETS = 1_000


def make_list(folder: Path) -> None:
    """Keep 1,000 worksheets in a folder."""
    vault = Vault(folder)
    records, _ = RecordsOpener(vault).begin(PASSPHRASE)
    vault.confirm_code()
    for number in range(WORKSHEETS):
        empty = new_worksheet("1", datetime.now(UTC))
        records.worksheets.save(empty.evolve(visit=empty.visit.evolve(name=f"Sample Patient {number}")))
    records.close()


def countersign_file(signed: Path, into: Path) -> None:
    """Have Sample Nurse 1 countersign a sheet that was signed elsewhere."""
    now = datetime.now(UTC)
    name = "Sample Nurse 1"
    pdf = countersign(signed.read_bytes(), make_identity(name, now), SignatureAppearance(name), "", now)
    into.write_bytes(pdf)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["list", folder]:
            make_list(Path(folder))
        case ["countersign", signed, into]:
            countersign_file(Path(signed), Path(into))
