"""For every line on its input, one process that gives the list new keys until it is killed; it tells each beginning.

`python rekeying_child.py FOLDER PASSPHRASE [ADDRESS]`: of the list in the folder, or on the server at that address.
"""

import os
import sys
from contextlib import closing
from pathlib import Path

from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.people.membership import finish_key_change
from hrbc_desktop.records.shared.shared_store import open_shared_store
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store, open_store

folder, passphrase = Path(sys.argv[1]), sys.argv[2]
address = ServerAddress.read(sys.argv[3]) if len(sys.argv) > 3 else None
memory_store().close()


def tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def opened(vault: Vault) -> Store:
    unlocked = vault.unlock(passphrase, vault.people[0][0])
    return open_shared_store(address, folder, unlocked) if address else open_store(folder, unlocked)


def rekey_until_killed() -> None:
    tell(str(os.getpid()))
    while True:
        vault = Vault(folder, server=address)
        with closing(opened(vault)) as store:
            tell("begins")
            finish_key_change(store, passphrase)


for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        rekey_until_killed()
    os.waitpid(child, 0)
    tell("killed")
