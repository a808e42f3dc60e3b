"""A whole consultation by the names, roles and actions that a screen reader is given, and by the keyboard."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.cli.demo import OPTIONS, PASSPHRASE
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.pdf.reading.sandbox import open_sheet_file
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.help.dialogs import STANDARDS_TITLE
from hrbc_desktop.ui.help.source_dialog import SourceDialog
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.shell.crash_dialog import CrashReporter
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.wording.import_report import NOT_UNDERSTOOD

from .conftest import look_at_what_opens
from .screen_reader import Role, complaints, everything, find, focused, heard, key, press, tab_stops, write

PATIENCE = 60_000
LEFT_OUT = (
    *("Lock now", "Larger text", "Smaller text", "Undo", "Redo", "New worksheet", "Find", "Step back", "Next step"),
    *("Print…", STANDARDS_TITLE),
)
"""Commands that open no window; the system's own to print, which comes whenever the pages are drawn; and one that opens
a text like the others but takes long to work it out."""
RECORD = Path(__file__).parents[1] / "fhir" / "samples" / "advanced.json"
NEXT = "The cancer grew on hormone treatment. What next?"
FEW = (
    *("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane"),
    *("tamoxifen-early", "letrozole-early", *OPTIONS),
)


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Callable[[Vault], MainWindow]:
    """Open the program's window, with a few of its options: going round all of them with the Tab key takes long."""

    def opened(vault: Vault) -> MainWindow:
        catalogue = read_catalogue()
        few = catalogue.model_copy(update={"options": {key: catalogue.options[key] for key in FEW}})
        lock, settings = IdleLock(make_application(), 5), Settings(tmp_path / "settings.ini")
        current_theme().follow(settings)
        made = MainWindow(settings, vault, lock)
        made.build_pages(Consultation(few, made))
        qtbot.addWidget(made, before_close_func=_close_unasked)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return opened


@pytest.fixture
def window(opened: Callable[[Vault], MainWindow], tmp_path: Path) -> MainWindow:
    """The program at Home, where nothing is kept."""
    made = opened(Vault(tmp_path / "records"))
    assert complaints() == []
    press("Leave nothing here")
    arrive("Prepare for your treatment talk")
    return made


def _close_unasked(window: MainWindow) -> None:
    window.consultation.jobs.wait()
    window.consultation.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def arrive(heading: str) -> None:
    """Be at a new place: its heading holds the keyboard, and nothing is wrong with anything in it."""
    spoken = find(heading)
    assert spoken.role is Role.Heading
    assert spoken.state.focused
    assert complaints() == []


def within_a_dialog(act: Callable[[], None], opens: str) -> None:
    """Press what opens a dialog that holds up everything else, and act in it."""
    failures: list[BaseException] = []

    def act_when_it_is_there() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, act_when_it_is_there)
            return
        try:
            act()
        except BaseException as failure:  # noqa: BLE001 - raised again below: within the dialog it would be lost
            failures.append(failure)
            dialog.close()

    act_when_it_is_there()
    press(opens)
    if failures:
        raise failures[0]


def begin() -> None:
    press("New worksheet")
    arrive("Start")
    write("Name of the patient", "Sample Patient 1")
    write("Date of birth", "14 March 1968")
    write("Date of the visit", "soon")
    key(Qt.Key.Key_Tab)
    assert "This is not a date we can read." in find("Date of the visit").says
    press("I do, the patient…")
    assert find("I do, the patient…").state.checked


def look_through_a_record() -> None:
    press("Step 2: About you")
    arrive("About you and your cancer")
    QGuiApplication.clipboard().setText(RECORD.read_text(encoding="utf-8"))
    press("Read my report…")
    press("Paste")
    assert complaints() == []
    assert "Sample Patient 1" in find("The record is about: …").name
    taken = find("Treatments so far: Palbociclib…")
    assert taken.state.checked
    assert taken.says.count("still taking it") == 1
    assert find(NOT_UNDERSTOOD).role is Role.Heading
    press("Menopause: Yes")
    press("Add what is ticked")
    assert find("Metastatic (IV)…").state.checked
    assert not find("Yes: Have you gone…").state.checked


def answer() -> None:
    for answer in ("Early (I–II)…", "Positive: Estrogen…", "I don’t know: HER2…", "Yes: Have you gone…"):
        press(answer)
        assert find(answer).state.checked
    find("Early (I–II)…").do("SetFocus")
    press("Metastatic (IV)…")
    assert not find("Early (I–II)…").state.checked
    assert find("Metastatic (IV)…").widget in tab_stops()
    find("Metastatic (IV)…").do("SetFocus")
    key(Qt.Key.Key_Left)
    assert focused() is find("Locally advanced (III)…").widget
    for past in ("Letrozole, anastrozole…", "Fulvestrant…"):
        press(past)
        assert find(past).state.checked
    outcome = find("Fulvestrant")
    assert outcome.role is Role.ComboBox
    assert "How did it go" in outcome.says
    assert complaints() == []


def choose_and_compare() -> None:
    press("Step 4: Compare")
    arrive("Compare side by side")
    press("Step 3: Your decision")
    arrive("What are you deciding?")
    press(NEXT)
    assert find(NEXT).state.checked
    for option in ("Abemaciclib + fulvestrant", "Ribociclib + fulvestrant", "Everolimus + exemestane"):
        if find(f"Compare {option}").state.checked:
            press(f"Compare {option}")
    for option in ("Abemaciclib + fulvestrant", "Everolimus + exemestane"):
        press(f"Compare {option}")
        assert find(f"Compare {option}").state.checked
    assert heard("comparing 2 of")
    press("Why is Everolimus + exemestane listed like this?")
    assert find("Why is Everolimus + exemestane listed like this?").state.expanded
    assert complaints() == []
    press("Step 4: Compare")
    arrive(NEXT)


def read_a_source() -> None:
    find("The options side by side").do("SetFocus")
    key(Qt.Key.Key_Right)
    for _ in range(12):  # the first lines are headings, and cells without a source
        key(Qt.Key.Key_Return)
        if QApplication.activeModalWidget() is not None:
            break
        key(Qt.Key.Key_Down)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SourceDialog)
    assert complaints() == []
    key(Qt.Key.Key_Escape)


def weigh() -> None:
    press("Step 5: What matters")
    arrive("What matters to you")
    press("Not sure…")

    def pick() -> None:
        assert complaints() == []
        for thing in ("Less diarrhea", "Fewer mouth sores", "Less nausea"):
            press(thing)
            assert find(thing).state.checked
        press("Done")

    within_a_dialog(pick, "Pick what matters")
    press("Move “Less nausea” up")
    assert heard("Place 2 of 3: Less nausea")
    assert focused() is find("Move “Less nausea” up").widget
    press("about half as much: Less nausea…")
    assert complaints() == []
    assert heard("A, Abemaciclib + fulvestrant: the bar is")


def ask() -> None:
    press("Step 6: Questions")
    arrive("Questions for your visit")
    write("Add a question of your own", "Can I still travel?")
    press("Add the question that you typed")
    press("Move down: Can I still travel?")
    press("Yes: Do you feel sure…")
    press("Read more: Clinical trials…")
    assert complaints() == []


def sign(window: MainWindow, qtbot: QtBot, to: Path) -> None:
    press("Step 7: Sign and save")
    arrive("Sign and save your worksheet")
    qtbot.waitUntil(lambda: window.sign.form.preview.is_painted, timeout=PATIENCE)
    for opens in ("Larger", "Sign with the clinic’s certificate file…"):
        press(opens)
        assert complaints() == []
        key(Qt.Key.Key_Escape)
    find("Draw").do("SetFocus")
    press("Type")
    stops = tab_stops()
    assert find("Type").widget in stops
    assert find("Draw").widget not in stops
    window.sign.save_to(to)
    press("Sign and save PDF →")
    qtbot.waitUntil(lambda: heard("Signed by Sample Patient 1"), timeout=PATIENCE)
    arrive("Signed by Sample Patient 1")


def test_the_patient_goes_from_home_to_a_signed_pdf(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    begin()
    look_through_a_record()
    answer()
    choose_and_compare()
    read_a_source()
    weigh()
    ask()
    sign(window, qtbot, tmp_path / "signed.pdf")
    opened = open_sheet_file(tmp_path / "signed.pdf")
    assert opened.verdict is Verdict.SIGNED
    assert [seen.name for seen in opened.signatures] == ["Sample Patient 1"]
    held = window.consultation.document.worksheet
    assert (held.profile.stage, held.profile.her2) == ("metastatic", "unknown")
    assert [weighed.attribute for weighed in held.values.weighed] == ["diarrhea", "nausea", "mouth_sores"]


def go_through() -> None:
    press("Go through it…")
    assert find("A, …").state.focused
    assert complaints() == []
    find("A, …").do("SetFocus")
    first_row = find("A, …").name
    key(Qt.Key.Key_Down)
    assert find("A, …").name != first_row
    key(Qt.Key.Key_Right)
    assert find("B, …").state.focused
    press("B, …")
    assert heard("Where this comes from")
    press("Close")
    find("B, …").do("SetFocus")
    key(Qt.Key.Key_T)
    assert heard("Take the mark off")
    key(Qt.Key.Key_Q)


def note_what_was_said() -> None:
    assert complaints() == []
    first = next(control.name for control in everything() if control.name.startswith("Asked: "))
    press(first)
    assert find(first).state.checked
    press(f"Answered: Answered? {first.removeprefix('Asked: ')}")
    write("Note of the nurse", "She will call on Monday.")
    press("Sign and file…")


def countersign(window: MainWindow, qtbot: QtBot, to: Path) -> None:
    write("Name of the person who signs", "Sample Nurse 1")
    press("Type")
    window.sign.save_to(to)
    assert complaints() == []
    press("Countersign and save PDF")
    qtbot.waitUntil(lambda: heard("Signed by Sample Patient 1 and Sample Nurse 1"), timeout=PATIENCE)


def test_the_nurse_goes_from_the_verdict_to_the_countersigned_pdf(
    window: MainWindow, qtbot: QtBot, demo_folder: Path, tmp_path: Path
) -> None:
    window.open_file(demo_folder / "worksheet.pdf")
    qtbot.waitUntil(lambda: heard("Signed by Sample Patient 1"), timeout=PATIENCE)
    assert complaints() == []
    go_through()
    note_what_was_said()
    countersign(window, qtbot, tmp_path / "both.pdf")
    assert open_sheet_file(tmp_path / "both.pdf").verdict is Verdict.COUNTERSIGNED


def commands(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if isinstance(inner := action.menu(), QMenu):
            yield from commands(inner)
        elif action.isEnabled() and action.text() and not action.isCheckable() and action.text() not in LEFT_OUT:
            yield action


def one_kept_and_one_deleted(records: Store) -> str:
    """Put two worksheets into the list; return which is kept."""
    stored, deleted = (new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)) for _ in range(2))
    for worksheet in (stored, deleted):
        records.worksheets.save(worksheet)
    records.worksheets.delete(deleted.id)
    records.close()
    return stored.id


def heard_of_what_opens(command: Callable[[], object]) -> dict[str, list[str]]:
    """Give a command, and return what is wrong with the window that it opens; the system's own windows are left out."""
    found: dict[str, list[str]] = {}

    def listen(dialog: QDialog) -> None:
        if not isinstance(dialog, QFileDialog | QPrintDialog | QMessageBox):
            found[type(dialog).__name__] = complaints()

    look_at_what_opens(command, listen)
    return found


def test_every_window_that_a_command_opens_can_be_heard_and_reached(
    opened: Callable[[Vault], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    vault = Vault(tmp_path / "records")
    stored_id = one_kept_and_one_deleted(
        RecordsOpener(vault).begin(PASSPHRASE, Cost(memory_kib=32, passes=1, lanes=1))[0]
    )
    vault.confirm_code()
    window = opened(vault)
    assert find("Passphrase").state.focused
    assert complaints() == []
    write("Passphrase", PASSPHRASE)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(window.home.isVisible, timeout=PATIENCE)
    window.new_worksheet()
    menu = window.form.menu_button.menu()
    assert menu is not None
    wrong: dict[str, list[str]] = {}
    wrong |= heard_of_what_opens(lambda: window.home.pdfs_requested.emit(stored_id))
    wrong |= heard_of_what_opens(lambda: CrashReporter(window).tell("hrbc_desktop: KeyError in a place"))
    for command in list(commands(menu)):
        wrong |= heard_of_what_opens(command.trigger)
    assert {"HelpDialog", "AboutDialog", "BackupDialog", "HistoryDialog", "DeletedDialog"} <= set(wrong)
    assert {"PatientPdfsDialog", "TroubleDialog", "ChangePassphraseDialog", "RecoveryCodeDialog"} <= set(wrong)
    assert {name: complaint for name, complaint in wrong.items() if complaint} == {}
