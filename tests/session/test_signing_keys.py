"""The keys of everyone who signs, kept by a server for several computers."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import URL, create_engine

from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.shared.shared_store import SharedStore, new_shared_store, open_shared_store
from hrbc_desktop.session.signing import identity_for

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def computers(server: URL, tmp_path: Path) -> Iterator[list[SharedStore]]:
    """The same list on three computers."""
    address, vault = ServerAddress.read(server.render_as_string(hide_password=False)), UnlockedVault.for_this_run()
    stores = [new_shared_store(address, tmp_path, vault)]
    stores += [open_shared_store(address, tmp_path / str(number), vault) for number in range(2)]
    yield stores
    for store in stores:
        store.close()


def test_everyone_who_signs_for_the_first_time_in_the_same_moment_keeps_her_key(computers: list[SharedStore]) -> None:
    names = ("Sample Nurse 1", "Sample Nurse 2", "Sample Nurse 2")
    moment = Barrier(len(computers))

    def key_of(store: SharedStore, name: str) -> bytes:
        moment.wait()
        return identity_for(store, name, AT).certificate.fingerprint(SHA256())

    with ThreadPoolExecutor(len(computers)) as signing:
        signed_with = list(signing.map(key_of, computers, names))
    assert signed_with[1] == signed_with[2]
    for store in computers:
        assert [identity_for(store, name, AT).certificate.fingerprint(SHA256()) for name in names] == signed_with
    assert computers[0].verify().intact


def test_a_damaged_key_keeps_nobody_from_signing(computers: list[SharedStore], server: URL) -> None:
    store = computers[0]
    identity_for(store, "Sample Nurse 1", AT)
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE hrbc_desktop.sealed SET blob = 'damaged' WHERE name = 'signing identity'")
    engine.dispose()
    made = identity_for(store, "Sample Nurse 1", AT)
    assert identity_for(computers[1], "Sample Nurse 1", AT).certificate == made.certificate
