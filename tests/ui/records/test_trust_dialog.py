"""A clinic says whose keys it trusts, in a window of its own."""

from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.machine_settings import read_machine_settings
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.records.trust_dialog import TrustDialog
from tests.authorities import YEAR, root

PATIENCE = 60_000
NOW = datetime.now().astimezone()
CLINIC = root("Sample Clinic CA", NOW - YEAR, NOW + YEAR)
PERSON = CLINIC.issue("Sample Nurse 1", NOW - YEAR, NOW + YEAR)


@pytest.fixture
def roots(tmp_path: Path) -> Path:
    path = tmp_path / "clinic, roots.pem"
    path.write_bytes(CLINIC.certificate.public_bytes(Encoding.PEM))
    return path


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(window: QWidget, settings: Settings, consultation: Consultation) -> TrustDialog:
    return shown(window, settings, consultation)


def shown(window: QWidget, settings: Settings, consultation: Consultation) -> TrustDialog:
    dialog = TrustDialog(settings, consultation.jobs, window)
    dialog.show()
    return dialog


def lines(dialog: TrustDialog) -> list[str]:
    files = dialog.form.files_list
    return [files.item(row).text() for row in range(files.count())]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_that_is_added_holds_at_once_and_after_the_next_start(
    dialog: TrustDialog, window: QWidget, qtbot: QtBot, settings: Settings, consultation: Consultation, roots: Path
) -> None:
    for _ in range(2):
        dialog.add([roots])
        consultation.jobs.wait()
        qtbot.wait(20)
    assert settings.trust_files == (roots,)
    year = (NOW + YEAR).year
    assert lines(dialog) == [f"clinic, roots.pem: Sample Clinic CA, {year}"]
    again = shown(window, Settings(settings.path), consultation)
    qtbot.waitUntil(lambda: lines(again) == lines(dialog), timeout=PATIENCE)
    again.form.files_list.setCurrentRow(0)
    click(again.form.remove_button)
    assert lines(again) == []
    assert Settings(settings.path).trust_files == ()


def test_what_is_no_authority_is_refused_and_nothing_is_changed(
    dialog: TrustDialog, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "nurse.crt"
    path.write_bytes(PERSON.certificate.public_bytes(Encoding.DER))
    dialog.add([path])
    qtbot.waitUntil(dialog.form.problem_label.isVisible, timeout=PATIENCE)
    assert "Sample Nurse 1, which is not an authority" in dialog.form.problem_label.text()
    assert (settings.trust_files, lines(dialog)) == ((), [])


def test_a_file_that_is_gone_stays_in_the_list_and_says_so(
    window: QWidget, qtbot: QtBot, settings: Settings, consultation: Consultation, tmp_path: Path
) -> None:
    settings.trust_files = (tmp_path / "gone.pem",)
    dialog = shown(window, settings, consultation)
    qtbot.waitUntil(lambda: bool(lines(dialog)), timeout=PATIENCE)
    assert lines(dialog)[0].startswith("gone.pem: This file cannot be read.")


def test_an_address_that_is_none_keeps_the_window_open(dialog: TrustDialog, settings: Settings) -> None:
    dialog.form.stamps_edit.setText("stamps.example")
    click(dialog.form.close_button)
    assert dialog.isVisible()
    assert dialog.form.problem_label.isVisible()
    assert settings.time_stamp_server == ""
    dialog.form.stamps_edit.setText(" https://stamps.example/tsa ")
    click(dialog.form.close_button)
    assert not dialog.isVisible()
    assert settings.time_stamp_server == "https://stamps.example/tsa"


def test_what_is_locked_for_this_computer_is_shown_and_not_changed(
    window: QWidget, qtbot: QtBot, consultation: Consultation, tmp_path: Path, roots: Path
) -> None:
    everybody = tmp_path / "everybody.ini"
    everybody.write_text(
        f"[signing]\nauthorities = {roots}\ntime_stamp_server = https://stamps.example/\n"
        "[locked]\nsettings = signing/authorities, signing/time_stamp_server\n"
    )
    settings = Settings(tmp_path / "own.ini", machine=read_machine_settings(everybody))
    dialog = shown(window, settings, consultation)
    qtbot.waitUntil(lambda: bool(lines(dialog)), timeout=PATIENCE)
    dialog.form.files_list.setCurrentRow(0)
    assert dialog.form.locked_label.isVisible()
    assert not dialog.form.add_button.isEnabled()
    assert not dialog.form.remove_button.isEnabled()
    assert dialog.form.stamps_edit.isReadOnly()
    assert dialog.form.stamps_edit.text() == "https://stamps.example/"
    settings.deleteLater()
