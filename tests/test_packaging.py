"""The wheel has the program and its resources, and nothing that was lying about."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hrbc_desktop import __version__

ROOT = Path(__file__).parents[1]
SHIPPED = ["pyproject.toml", "README.md", "LICENSE", ".gitignore", "hrbc_desktop", "resources", "forms", "tests"]
METADATA = f"hrbc_desktop-{__version__}.dist-info"
PLANTED = ["hrbc_desktop/build/secret.txt", "resources/demo-out/worksheet.json", "resources/i18n/planted.ts"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, tree / name)
    for name in PLANTED:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("This was never meant to leave.")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"], cwd=tree, check=True)
    [built] = (tree / "out").glob("*.whl")
    return built


def test_the_wheel_has_what_the_program_needs_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    outside = [name for name in names if not name.startswith(("hrbc_desktop/", f"{METADATA}/"))]
    assert not outside
    assert not [name for name in names if name.endswith((".ts", ".ui", ".pyc", "secret.txt", "worksheet.json"))]
    assert {
        "hrbc_desktop/py.typed",
        "hrbc_desktop/domain/model/worksheet.py",
        "hrbc_desktop/_resources/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
        "hrbc_desktop/_resources/icons/pill.svg",
        f"{METADATA}/licenses/LICENSE",
        f"{METADATA}/licenses/resources/fonts/OFL.txt",
        f"{METADATA}/licenses/resources/icons/LICENSE",
    } <= set(names)


def test_an_installed_program_finds_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path)
    question = "from hrbc_desktop.resources import resource; print(resource('icons', 'pill.svg'))"
    answer = subprocess.run(
        [sys.executable, "-c", question],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(answer.stdout.strip()) == tmp_path / "hrbc_desktop" / "_resources" / "icons" / "pill.svg"
