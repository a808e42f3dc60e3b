"""How a server may be talked to: with TLS and a certificate that is checked, unless it is this computer."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.shared.errors import ServerAddressUnsafe, ServerAddressWrong, ServerNotTrusted
from hrbc_desktop.records.shared.shared_store import new_shared_store

BY_NAME = "postgresql+psycopg://nurse@records.clinic.example/worksheets"


class Postgres(Protocol):
    certificate: Path


def test_a_server_elsewhere_has_to_prove_its_name() -> None:
    assert ServerAddress.read(BY_NAME).tls == {"sslmode": "verify-full", "sslrootcert": "system"}
    own = ServerAddress.read(f"{BY_NAME}?sslrootcert=/etc/clinic.pem")
    assert own.tls == {"sslmode": "verify-full", "sslrootcert": "/etc/clinic.pem"}


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "VERIFY-FULL"])
def test_tls_cannot_be_turned_off_for_a_server_elsewhere(mode: str) -> None:
    with pytest.raises(ServerAddressUnsafe, match="without TLS"):
        ServerAddress.read(f"{BY_NAME}?sslmode={mode}")


def test_a_local_name_for_a_computer_elsewhere_is_not_believed() -> None:
    with pytest.raises(ServerAddressUnsafe):
        ServerAddress.read("postgresql+psycopg://nurse@localhost/worksheets?hostaddr=192.0.2.7&sslmode=disable")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_this_computer_needs_no_tls(host: str) -> None:
    assert ServerAddress.read(f"postgresql+psycopg://nurse@{host}/worksheets").tls == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "records",
        "sqlite:///list.db",
        "postgresql://nurse@localhost/worksheets",
        "postgresql+psycopg:///worksheets",
        "postgresql+psycopg://nurse@localhost",
        "postgresql+psycopg://localhost,192.0.2.7/worksheets",
        "postgresql+psycopg://localhost:port/worksheets",
        f"{BY_NAME}?service=other",
        f"{BY_NAME}?host=other",
        f"{BY_NAME}?options=-csynchronous_commit%3Doff",
        f"{BY_NAME}?sslmode=require&sslmode=disable",
    ],
)
def test_an_address_that_cannot_be_used_gets_its_sentence(text: str) -> None:
    with pytest.raises(ServerAddressWrong, match="write it as postgresql"):
        ServerAddress.read(text)


@given(st.text(max_size=80), st.sampled_from(["", "postgresql+psycopg://", "postgresql+psycopg://a@b/c?"]))
def test_any_text_is_an_address_or_gets_a_sentence(text: str, beginning: str) -> None:
    try:
        address = ServerAddress.read(beginning + text)
    except RecordsError:
        return
    assert address.url.host


@pytest.fixture
def by_name(server: URL) -> Callable[[str], ServerAddress]:
    """The server under the name in its certificate, as if it were elsewhere, with a certificate to trust."""

    def read(trusted: str) -> ServerAddress:
        query = {"hostaddr": "127.0.0.1", **({"sslrootcert": trusted} if trusted else {})}
        named = server.set(host="records.clinic.example", query=query)
        return ServerAddress.read(named.render_as_string(hide_password=False))

    return read


def test_the_connection_to_a_server_elsewhere_is_encrypted(
    by_name: Callable[[str], ServerAddress], postgres: Postgres, folder: Path, vault: UnlockedVault
) -> None:
    store = new_shared_store(by_name(str(postgres.certificate)), folder, vault)
    with store._tables.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").scalar()
    store.close()


def test_a_server_that_nobody_vouches_for_is_told_nothing(
    by_name: Callable[[str], ServerAddress], folder: Path, vault: UnlockedVault
) -> None:
    with pytest.raises(ServerNotTrusted, match="nothing was sent"):
        new_shared_store(by_name(""), folder, vault)


def test_a_certificate_for_another_name_is_not_trusted(
    server: URL, postgres: Postgres, folder: Path, vault: UnlockedVault
) -> None:
    query = {"hostaddr": "127.0.0.1", "sslrootcert": str(postgres.certificate)}
    other = server.set(host="another.example", query=query).render_as_string(hide_password=False)
    with pytest.raises(ServerNotTrusted):
        new_shared_store(ServerAddress.read(other), folder, vault)
