"""Saves one worksheet after another, and tells on its output when each is acknowledged, until it is killed."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from hrbc_desktop.domain.worksheet import new_worksheet
from hrbc_desktop.records.opening import open_store
from hrbc_desktop.records.vault import Vault

store = open_store(Path(sys.argv[1]), Vault(Path(sys.argv[1])).unlock(sys.argv[2]))
worksheet = new_worksheet("2026.1", datetime.now(UTC))
version, round_number = 0, 0
while True:
    round_number += 1
    version = store.save(worksheet.but(nurse_notes=f"{round_number} " * 400), version)
    sys.stdout.write(f"{worksheet.id} {round_number}\n")
    sys.stdout.flush()
