"""The command line, called here or in a process of its own, and the files that it works on."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.cli.main import main
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import make_identity
from hrbc_desktop.pdf.signing.signer import countersign, sign_as_patient

NURSE = "Zoë Sample Nurse"
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
Said = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run one command here; its exit code, what it printed, and what it complained of."""

    def run(*arguments: object) -> Said:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return code, captured.out, captured.err

    return run


@pytest.fixture(scope="session")
def run_process() -> Callable[..., Said]:
    """Run one command in a process of its own."""

    def run(*arguments: object, **settings: str) -> Said:
        command = [sys.executable, "-m", "hrbc_desktop", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60, env={**os.environ, **settings})
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="session")
def worksheet() -> Worksheet:
    profile = Profile(
        stage="metastatic", course="back_elsewhere", er="positive", her2="zero", sex="female", menopause="yes"
    )
    return new_worksheet(read_catalogue().pack.version, AT).evolve(
        visit=Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14)),
        profile=profile,
        options=("abemaciclib-fulvestrant", "everolimus-exemestane"),
    )


@pytest.fixture(scope="session")
def worksheet_file(folder: Path, worksheet: Worksheet) -> Path:
    path = folder / "worksheet.json"
    path.write_bytes(write_worksheet(worksheet))
    return path


@pytest.fixture(scope="session")
def unsigned(folder: Path, worksheet: Worksheet) -> Path:
    path = folder / "unsigned.pdf"
    path.write_bytes(make_sheet(worksheet, read_catalogue(), SheetSettings(), AT))
    return path


@pytest.fixture(scope="session")
def signed(folder: Path, unsigned: Path) -> Path:
    path = folder / "signed.pdf"
    identity = make_identity("Sample Patient 1", AT)
    path.write_bytes(sign_as_patient(unsigned.read_bytes(), identity, SignatureAppearance("Sample Patient 1"), AT))
    return path


@pytest.fixture(scope="session")
def countersigned(folder: Path, signed: Path) -> Path:
    path = folder / "countersigned.pdf"
    identity = make_identity(NURSE, AT)
    appearance = SignatureAppearance(NURSE)
    path.write_bytes(countersign(signed.read_bytes(), identity, appearance, "We spoke about the scan.", AT))
    return path
