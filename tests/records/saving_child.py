"""For every line on its input, one process that saves until it is killed, telling each save that is acknowledged.

The processes are forked from this one, which has unlocked the key and saved once into memory, but opened no file: so
each begins in milliseconds, and each recovers by itself what the one before it left.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store_factory import memory_store, open_store

folder = Path(sys.argv[1])
unlocked = Vault(folder).unlock(sys.argv[2])
warmed_up = memory_store()
warmed_up.worksheets.save(new_worksheet("2026.1", datetime.now(UTC)))
warmed_up.close()


def tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def save_until_killed() -> None:
    tell(str(os.getpid()))
    store = open_store(folder, unlocked)
    worksheet = new_worksheet("2026.1", datetime.now(UTC))
    version = 0
    while True:
        edit = version + 1
        version = store.worksheets.save(worksheet.evolve(nurse_notes=f"{edit} " * 400), version)
        tell(f"{worksheet.id} {edit}")


for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        save_until_killed()
    os.waitpid(child, 0)
    tell("killed")
