"""For every folder that is named on its input, one process that begins a list there and is killed meanwhile.

The processes are forked from this one, as in `saving_child.py`.
"""

import os
import signal
import sys
from pathlib import Path

from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store_factory import memory_store, new_store

unlocked = Vault(Path(sys.argv[1])).unlock(sys.argv[2])
memory_store().close()
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.write(1, f"{os.getpid()}\n".encode())
        new_store(Path(line.strip()), unlocked)
        signal.pause()
    os.waitpid(child, 0)
    os.write(1, b"ended\n")
