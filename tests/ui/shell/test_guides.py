"""What explains the program from inside it: the tour, the guides, the help of every place, sources and licenses."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.signed_pack import KEYS
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.resources import resource
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.help.about_dialog import AboutDialog
from hrbc_desktop.ui.help.dialogs import HelpDialog, LicensesDialog, SourcesDialog
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.visit_view.view import ConsultView


def guides(window: MainWindow) -> dict[str, QAction]:
    inside = next(menu for menu in window.form.menu_button.menu().findChildren(QMenu) if menu.title() == "Guides")
    return {action.text(): action for action in inside.actions()}


def test_the_tour_is_offered_once_can_be_skipped_and_comes_again_from_the_menu(
    window: MainWindow, settings: Settings
) -> None:
    tour = window.home.tour
    assert not tour.isVisible()
    window.home.offer_tour(settings)
    assert tour.isVisible()
    assert tour.next_button.hasFocus()
    QTest.keyClick(tour.next_button, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    window.home.offer_tour(settings)
    assert not tour.isVisible()

    window.new_worksheet()
    guides(window)["Short tour"].trigger()
    assert window.home.isVisible()
    headings = []
    for number in range(4):
        assert tour.place_label.text() == f"{number + 1} of 4"
        headings.append(tour.heading_label.text())
        assert len(tour.text_label.text()) > 60
        QTest.keyClick(tour.next_button, Qt.Key.Key_Space)
    assert len(set(headings)) == 4
    assert not tour.isVisible()
    assert window.workspace.isVisible()  # the last card begins something

    settings.tour_was_shown = False
    window.new_worksheet()
    window.consultation.document.edit("Name", lambda old: old.evolve(visit=old.visit.evolve(name="Sample Patient 1")))
    window.go_home()
    assert window.consultation.wait_until_sent()
    window.home.offer_tour(settings)
    assert not tour.isVisible()  # who has worksheets needs none


def shown_keys(window: MainWindow) -> list[str]:
    keys = [action.shortcut().toString() for action in window.form.menu_button.menu().actions()]
    return [key.replace("Left", "←").replace("Right", "→") for key in keys if key]


def test_both_guides_are_in_the_menu_and_all_its_keys_in_the_help(window: MainWindow, answers: Any) -> None:
    for reader in ("patients", "nurses"):
        guides(window)[f"Guide for {reader}"].trigger()
        assert answers.read[-1].startswith(f"Guide for {reader}\n")
    written = resource("help", "keys.md").read_text("utf-8").replace("−", "-")
    assert len(shown_keys(window)) > 10
    assert not [key for key in shown_keys(window) if key not in written]


def test_the_view_for_the_visit_and_the_locked_page_have_their_own_help(begun: MainWindow, answers: Any) -> None:
    begun.consultation.document.edit("Options", lambda old: old.evolve(options=("tamoxifen-early", "letrozole-early")))
    begun.show_consult_view()
    [view] = begun.findChildren(ConsultView)
    view.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(view, Qt.Key.Key_F1)
    assert answers.read[-1].startswith("View for the visit\n")
    view.close()
    begun.lock()
    QApplication.processEvents()
    begun.activateWindow()
    QTest.qWaitForWindowActive(begun)
    QTest.keyClick(begun, Qt.Key.Key_F1)
    assert answers.read[-1].startswith("Locked\n")


@pytest.mark.parametrize("topic", [*(step.name for step in STEPS), "home", "opening", "consult", "locked"])
def test_every_place_has_help_with_all_the_keys(topic: str, qtbot: QtBot) -> None:
    dialog = HelpDialog(topic)
    qtbot.addWidget(dialog)
    text = dialog.browser.toPlainText()
    for keys in ("Ctrl+N", "Ctrl+O", "Ctrl+F", "Ctrl+P", "Ctrl+Z", "Alt+←", "Ctrl++", "F11", "Ctrl+L", "Ctrl+C", "F1"):
        assert keys in text


def test_about_leads_to_every_source_and_to_the_licenses_in_full(few_options: Catalogue, qtbot: QtBot) -> None:
    about = AboutDialog(few_options, KEYS)
    qtbot.addWidget(about)
    for link in ("#sources", "#licenses"):
        about.browser.anchorClicked.emit(link)
    [sources], [licenses] = about.findChildren(SourcesDialog), about.findChildren(LicensesDialog)
    text = sources.browser.toPlainText()
    assert all(" ".join(source.title.split()) in text for source in few_options.sources.values())
    in_full = licenses.browser.toPlainText()
    for words in ("SIL OPEN FONT LICENSE", "Atkinson Hyperlegible", "Noto", "Lucide", "ISC License"):
        assert words in in_full
