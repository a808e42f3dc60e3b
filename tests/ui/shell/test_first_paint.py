import json
import subprocess
import sys
from pathlib import Path

FOR_PDFS = {"PIL", "asn1crypto", "pyhanko", "pyhanko_certvalidator", "pypdfium2", "reportlab"}
FOR_RECORDS = {"cryptography", "psycopg", "pydantic", "sqlalchemy"}
"""What opens the records. The locked page reads of them only what stands in plain JSON."""

START_UNTIL_PAINTED = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from hrbc_desktop.app import make_application, run

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            application.removeEventFilter(self)
            print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
            QTimer.singleShot(0, QApplication.quit)
        return False

application, watch = make_application(), Watch()
application.installEventFilter(watch)
sys.exit(run([]))
"""


def test_the_window_is_painted_before_anything_for_pdfs_or_records_is_loaded(tmp_path: Path) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    done = subprocess.run(
        [sys.executable, "-c", START_UNTIL_PAINTED],
        capture_output=True, text=True, check=True, timeout=60, env={**home, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    loaded = set(json.loads(done.stdout.splitlines()[0]))
    assert "PySide6" in loaded
    assert not (FOR_PDFS | FOR_RECORDS) & loaded
