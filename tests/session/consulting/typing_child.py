"""Types into a worksheet that saves itself, tells when it is saved, and waits to be killed."""

import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from hrbc_desktop.domain.model.content import Catalogue, Pack
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database import postgres
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.open_records import RecordsOpener

application = QCoreApplication([])
day = date(2026, 11, 1)
pack = Pack(version="2026.11", date=day, review_due=day, funding="none", method="none", update_policy="none")
lists = ("questions", "places", "cautions", "shots")
empty: dict[str, Any] = {name: () if name in lists else {} for name in Catalogue.model_fields}
consultation = Consultation(Catalogue.model_validate(empty | {"pack": pack}))
server = ServerAddress.read(sys.argv[4]) if sys.argv[4:] else None
records, _ = RecordsOpener(Vault(Path(sys.argv[1]), server=server)).unlock(sys.argv[2])
consultation.unlock(records)
if server is not None:
    postgres.LONGEST_SAVE = postgres._LONGEST_GREETING = 600.0  # what it says before then, no server has answered
    os.write(1, b"unlocked\n")
    sys.stdin.readline()
consultation.save_state_changed.connect(lambda state: os.write(1, f"{state}\n".encode()))
consultation.new()
for letters in range(1, len(sys.argv[3]) + 1):
    typed = partial(Worksheet.evolve, nurse_notes=sys.argv[3][:letters])
    consultation.document.edit("Notes", typed, "nurse_notes")
application.exec()
