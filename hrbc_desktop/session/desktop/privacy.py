"""What could stay on the computer unasked: Qt's own list of folders, and what was copied."""

import os

from PySide6.QtCore import QMimeData, QSettings
from PySide6.QtGui import QClipboard, QGuiApplication

_SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""What tells the programs that keep a history of the clipboard to leave this out of it."""


def disable_history() -> None:
    """Keep Qt's file dialogs from writing down the folders that were visited: their names may name a person."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def copy_secret(text: str, html: str = "") -> None:
    """Put `text`, and the same for letters as `html`, into the clipboard, and into no history of it.

    It stays there until the program is locked or closed.
    """
    copied = QMimeData()
    copied.setText(text)
    if html:
        copied.setHtml(html)
    for name, value in _SECRET.items():
        copied.setData(name, value)
    QGuiApplication.clipboard().setMimeData(copied)


def forget_copied() -> None:
    """Take out of the clipboard what was copied from this program, as far as the system says where it came from."""
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.mimeData()  # none at all where nothing was ever copied
    if clipboard.ownsClipboard() or (copied and any(copied.hasFormat(name) for name in _SECRET)):
        clipboard.clear()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
