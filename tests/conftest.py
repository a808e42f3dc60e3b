"""What every test needs: no display, no failure because a machine is slow, and a real PostgreSQL for who asks."""

import gc
import ipaddress
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import keyring
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from hypothesis import HealthCheck, settings
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import URL, create_engine

from hrbc_desktop.domain.model.content import Catalogue, Pack
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.ui.shell.application import Application

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("HRBC_RECORDS", None)

settings.register_profile("house", deadline=None, max_examples=50, derandomize=True)  # chance belongs in the soak
slow_machine = [HealthCheck.too_slow]
settings.register_profile("soak", deadline=None, max_examples=3000, print_blob=True, suppress_health_check=slow_machine)
settings.load_profile("house")

PATIENCE_MS = 60_000
"""How long a test waits for a signal or a condition where it does not say so: pytest-qt's 5,000 are few on a machine
that does other things too."""

CLINIC_NAME = "records.clinic.example"
"""The name in the certificate of the PostgreSQL; it answers on this computer alone."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="try everything that takes many tries much more often")


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()  # until all is imported: see pytest_collection_finish
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
        wait.__kwdefaults__ = (wait.__kwdefaults__ or {}) | {"timeout": PATIENCE_MS}
    if config.getoption("--soak"):
        settings.load_profile("soak")


LONGEST = (
    "tests/pdf/test_archive_standard.py",
    "tests/leaks/test_leaks.py",
    "tests/ui/shell/test_behind_the_lock.py",
    "tests/records/people/test_rekeying_kills.py",
    "tests/ui/shell/test_enter.py",
)
"""Files with tests of ten seconds and more."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: a worker that comes to it last lets the others stand idle."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish() -> None:
    """Keep modules and content out of every later garbage collection: to walk through them took a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture
def is_soak(request: pytest.FixtureRequest) -> bool:
    """Whether there is time for many tries."""
    return bool(request.config.getoption("--soak"))


@pytest.fixture(autouse=True)
def _no_widget_dies_on_the_thread_of_a_job(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect what a test with windows leaves behind after it, here, as the program does on its GUI thread."""
    if {"qapp", "qtbot"}.isdisjoint(request.fixturenames):
        yield
        return
    gc.disable()
    yield
    gc.enable()
    for lock in request.getfixturevalue("qapp").findChildren(IdleLock):
        lock.stop()  # else it locks a window of this test five minutes later, in the middle of another


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Tests with windows run within the program's own application."""
    return Application


class Postgres:
    """A PostgreSQL of its own on a port of this computer, which can be stopped and started again."""

    def __init__(self, programs: Path, folder: Path, owner: str) -> None:
        self._programs, self._owner = programs, owner
        self.folder, self.certificate = folder, folder / "certificate.pem"
        self.password = secrets.token_hex(8)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        (folder / "password").write_text(self.password)
        write_certificate(self.certificate, folder / "key.pem")
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, owner)
        self._run(
            "initdb",
            "--no-sync",
            "-U",
            "clinic",
            "-A",
            "scram-sha-256",
            f"--pwfile={folder / 'password'}",
            "-E",
            "UTF8",
        )
        with (folder / "data" / "postgresql.conf").open("a") as configuration:
            configuration.write(
                f"port = {self.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{folder}'\n"
                f"ssl = on\nssl_cert_file = '{self.certificate}'\nssl_key_file = '{folder / 'key.pem'}'\nfsync = off\n"
            )

    def start(self) -> None:
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def url(self) -> URL:
        return URL.create("postgresql+psycopg", "clinic", self.password, "127.0.0.1", self.port, "postgres")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(command, check=True, user=self._owner, cwd=self.folder, stdout=subprocess.DEVNULL)


def write_certificate(certificate_path: Path, key_path: Path) -> None:
    """Make a certificate that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CLINIC_NAME)])
    names = [x509.DNSName(CLINIC_NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_path.touch(mode=0o600)
    key_path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def postgres_programs() -> Path | None:
    """Where initdb is: Debian leaves it out of the PATH."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    candidates = [*found, *([Path(on_path)] if on_path else [])]
    return candidates[-1].resolve().parent if candidates else None


@pytest.fixture(scope="session")
def postgres_of_the_run() -> Iterator[Postgres]:
    pytest.importorskip("psycopg", reason="the extra “clinic” is not installed: no psycopg")
    programs = postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this computer: Debian's package is postgresql")
    owner = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="hrbc-postgres-"))
    running = Postgres(programs, folder, owner)
    running.start()
    yield running
    running.stop()
    shutil.rmtree(folder)


@pytest.fixture
def postgres(postgres_of_the_run: Postgres) -> Iterator[Postgres]:
    """The PostgreSQL; it runs again when the test is over."""
    yield postgres_of_the_run
    if not (postgres_of_the_run.folder / "data" / "postmaster.pid").exists():
        postgres_of_the_run.start()


@pytest.fixture
def server(postgres: Postgres) -> URL:
    """The address of a database without any worksheets."""
    url = postgres.url()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA IF EXISTS hrbc_desktop CASCADE")
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def clinic_file() -> Callable[..., bytes]:
    """Makes the file that a clinic gives to a nurse: her key and a certificate, under a password (PKCS#12)."""
    return make_clinic_file


def make_clinic_file(
    first: datetime,
    last: datetime,
    *,
    password: str = "a clinic's password",  # noqa: S107
    usage: str = "digital_signature",
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
    key: Any = None,
) -> bytes:
    """Issue a certificate for Sample Nurse 1 by Sample Hospital Authority, valid from `first` to `last`."""
    authority_key, holder_key = ec.generate_private_key(ec.SECP256R1()), key or ec.generate_private_key(ec.SECP256R1())
    authority, holder = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        for name in ("Sample Hospital Authority", "Sample Nurse 1")
    )

    def issued(name: x509.Name, public_key: Any) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(authority).public_key(public_key)
        return builder.serial_number(7).not_valid_before(first).not_valid_after(last)

    usages = dict.fromkeys(
        (
            "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
            "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
        ),
        False,
    )  # fmt: skip
    certificate = issued(holder, holder_key.public_key()).add_extension(
        x509.KeyUsage(**{**usages, usage: True}), critical=True
    )
    if purposes:
        certificate = certificate.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    return pkcs12.serialize_key_and_certificates(
        b"signing",
        holder_key,
        certificate.sign(authority_key, hashes.SHA256()),
        [issued(authority, authority_key.public_key()).sign(authority_key, hashes.SHA256())],
        serialization.BestAvailableEncryption(password.encode()),
    )


@pytest.fixture
def system_keyring() -> Iterator[Any]:
    """A keyring in memory, made known through the library's own door; `secrets`: what is in it."""

    class MemoryKeyring(KeyringBackend):
        priority = 1.0

        def __init__(self) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.secrets: dict[tuple[str, str], str] = {}

        def get_password(self, service: str, username: str) -> str | None:
            return self.secrets.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.secrets[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            if self.secrets.pop((service, username), None) is None:
                raise PasswordDeleteError

    before, system = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(system)
    yield system
    keyring.set_keyring(before)


@pytest.fixture(scope="session")
def small_catalogue() -> Catalogue:
    """A catalogue without options, for work that needs none."""
    pack = Pack(
        version="2026.11",
        date=date(2026, 11, 1),
        review_due=date(2027, 11, 1),
        funding="none",
        method="none",
        update_policy="none",
    )
    return Catalogue(
        pack=pack,
        sources={},
        treatments={},
        options={},
        attributes={},
        outcomes={},
        questions=(),
        glossary={},
        topics={},
        places=(),
        decisions={},
        populations={},
        studies={},
    )
