"""For every line on its input, one process that types into a worksheet on a server until it is killed.

Each state is told twice: when it is kept on this computer, and when the server has it. What somebody else changes
meanwhile is merged, as the window does.
"""

import os
import sys
from itertools import count
from pathlib import Path

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import Conflict
from hrbc_desktop.records.shared.outbox import Waiting
from hrbc_desktop.records.shared.shared_store import SharedStore, open_shared_store

folder, address = Path(sys.argv[1]), ServerAddress.read(sys.argv[3])
unlocked: UnlockedVault = Vault(folder).unlock(sys.argv[2])


def tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def saved(store: SharedStore, mine: Worksheet, base: Worksheet, version: int) -> tuple[Worksheet, int]:
    """Bring it to the server, with what others changed meanwhile; what is there then, and its version."""
    while True:
        try:
            return mine, store.worksheets.send(Waiting(mine, version, base))
        except Conflict as conflict:
            theirs = conflict.theirs
            if theirs is None:
                raise
            mine = merge(base, mine, theirs.worksheet, "mine").worksheet
            base, version = theirs.worksheet, theirs.version


def type_until_killed(worksheet_id: str) -> None:
    tell(str(os.getpid()))
    store = open_shared_store(address, folder, unlocked)
    stored = store.worksheets.load(worksheet_id)
    base, version = stored.worksheet, stored.version
    waiting = next((one for one in store.worksheets.waiting() if one.worksheet.id == worksheet_id), None)
    if waiting is not None and waiting.base is not None:  # as the window goes on with it
        base, version = saved(store, waiting.worksheet, waiting.base, waiting.read_version)
    for number in count(int(base.nurse_notes or 0) + 1):
        mine = base.evolve(nurse_notes=str(number))
        if store.worksheets.keep_here(Waiting(mine, version, base)):
            tell(f"{number}")
        base, version = saved(store, mine, base, version)
        tell(f"{number}")


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        type_until_killed(line.strip())
    os.waitpid(child, 0)
    tell("killed")
