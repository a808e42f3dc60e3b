"""About: what a person drops on it is checked, and installed only when she agrees."""

import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.catalogue.signed_pack import write_pack
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.resources import resource
from hrbc_desktop.session.installed_content import content_folders
from hrbc_desktop.ui.help.about_dialog import AboutDialog
from hrbc_desktop.wording import updates as words

KEY = Ed25519PrivateKey.generate()
PUBLIC = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    folder = tmp_path / "authors"
    shutil.copytree(resource("catalogue"), folder)
    lines = (folder / "pack.toml").read_text(encoding="utf-8").splitlines()
    dated = ["date = 2099-01-01" if line.startswith("date =") else line for line in lines]
    (folder / "pack.toml").write_text("\n".join(dated), encoding="utf-8")
    write_pack(folder, KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), tmp_path / "new.pack")
    return tmp_path / "new.pack"


@pytest.fixture
def about(few_options: Catalogue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AboutDialog:
    installed = tmp_path / "installed" / "content"
    monkeypatch.setattr("hrbc_desktop.session.updates.content_folders", lambda: (installed, installed))
    dialog = AboutDialog(few_options, [PUBLIC])
    qtbot.addWidget(dialog)
    return dialog


def drop(about: AboutDialog, file: Path, *, pressed: list[str]) -> list[str]:
    """Drop a file; press in each question that follows the named button. Return what was asked and told."""
    messages = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return  # nothing more was asked
        messages.append(box.text())
        if pressed:
            wanted = pressed.pop(0)
            QTimer.singleShot(0, answer)
            next(button for button in box.buttons() if button.text() == wanted).click()
        else:
            box.accept()

    QTimer.singleShot(0, answer)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    held = Qt.MouseButton.LeftButton
    QApplication.sendEvent(about, QDragEnterEvent(QPoint(5, 5), action, data, held, no_key))
    QApplication.sendEvent(about, QDropEvent(QPointF(5, 5), action, data, held, no_key))
    return messages


def test_newer_content_is_installed_when_she_agrees(about: AboutDialog, newer: Path, tmp_path: Path) -> None:
    messages = drop(about, newer, pressed=["Install"])
    assert messages[-1] == words.content_installed()
    assert read_catalogue(tmp_path / "installed" / "content").pack.date.year == 2099


def test_nothing_is_installed_when_she_does_not(about: AboutDialog, newer: Path, tmp_path: Path) -> None:
    box_closed = drop(about, newer, pressed=["Not now"])
    assert len(box_closed) == 1
    assert not (tmp_path / "installed").exists()


def test_what_is_no_update_is_refused_in_a_sentence(about: AboutDialog, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("hello")
    assert "Nothing was changed." in drop(about, tmp_path / "letter.txt", pressed=[])[0]


def test_the_keyboard_reaches_the_same(about: AboutDialog) -> None:
    assert about.update_button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_content_goes_where_the_program_looks_for_it() -> None:
    assert content_folders()[0].name == "content"
