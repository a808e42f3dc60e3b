"""Every form is compiled, by the tools that are pinned here, and nobody has edited the result."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORMS = sorted((ROOT / "forms").glob("*.ui"))
COMPILED = ROOT / "hrbc_desktop" / "ui" / "forms"


def test_each_form_has_its_module_and_each_module_its_form() -> None:
    assert [f"ui_{form.stem}.py" for form in FORMS] == [module.name for module in sorted(COMPILED.glob("ui_*.py"))]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_compiled_form_is_fresh(form: Path, tmp_path: Path) -> None:
    fresh = tmp_path / f"ui_{form.stem}.py"
    compiler = Path(sysconfig.get_path("scripts")) / "pyside6-uic"
    subprocess.run([compiler, "--no-autoconnection", form, "-o", fresh], check=True)
    ruff = [sys.executable, "-m", "ruff", "check", "-q", "--isolated", "--select", "F401", "--fix"]
    subprocess.run([*ruff, fresh], check=True)
    assert (COMPILED / fresh.name).read_text(encoding="utf-8") == fresh.read_text(encoding="utf-8"), "run ./dev forms"
