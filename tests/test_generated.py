"""Every form is compiled, by the tools that are pinned here, and nobody has edited the result."""

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]
FORMS = sorted((ROOT / "forms").glob("*.ui"))
COMPILED = ROOT / "hrbc_desktop" / "ui" / "forms"


def test_each_form_has_its_module_and_each_module_its_form() -> None:
    assert [f"ui_{form.stem}.py" for form in FORMS] == [module.name for module in sorted(COMPILED.glob("ui_*.py"))]


def test_every_compiled_form_is_fresh(tmp_path: Path) -> None:
    compiler = Path(sysconfig.get_path("scripts")) / "pyside6-uic"
    for form in FORMS:
        fresh = tmp_path / f"ui_{form.stem}.py"
        subprocess.run([compiler, "--no-autoconnection", form, "-o", fresh], check=True)
    ruff = [sys.executable, "-m", "ruff", "check", "-q", "--isolated", "--select", "F401", "--fix"]
    subprocess.run([*ruff, tmp_path], check=True)
    stale = [each.name for each in tmp_path.glob("ui_*.py") if (COMPILED / each.name).read_bytes() != each.read_bytes()]
    assert stale == [], "run ./dev forms"
