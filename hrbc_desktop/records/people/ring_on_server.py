"""Reads and changes the key ring of a list on a server, before and without opening the list."""

from hrbc_desktop.records.crypto.key_ring import KeyRing, OnServer, RingChange, RingFile
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import KeyFileDamaged
from hrbc_desktop.records.people.ring_rows import read_row, write_row
from hrbc_desktop.records.shared.errors import KeyFileElsewhere
from hrbc_desktop.records.tables.schema import RING


def read_server_ring(address: ServerAddress, file: RingFile) -> KeyRing:
    """The ring that belongs to this key file. Raises `KeyFileElsewhere`, or the server's sentences."""
    database = ServerDatabase(address, b"")
    try:
        database.check_format()
        with database.reading() as connection:
            return _opened(read_row(connection, RING), file)
    finally:
        database.close()


def amend_server_ring(address: ServerAddress, file: RingFile, change: RingChange) -> KeyRing:
    """Change the ring while nobody else does; the ring as it is then. Raises as `read_server_ring`."""
    database = ServerDatabase(address, b"")
    try:
        database.check_format()
        with database.writing() as connection:
            ring = change(_opened(read_row(connection, RING), file))
            write_row(connection, RING, _sealing_context(file).sealed(ring))
            return ring
    finally:
        database.close()


def _opened(sealed: bytes | None, file: RingFile) -> KeyRing:
    if sealed is None:
        raise KeyFileElsewhere
    try:
        return _sealing_context(file).opened(sealed, file.vault)
    except KeyFileDamaged as error:
        raise KeyFileElsewhere from error


def _sealing_context(file: RingFile) -> OnServer:
    if file.server is None:
        raise KeyFileDamaged
    return file.server
