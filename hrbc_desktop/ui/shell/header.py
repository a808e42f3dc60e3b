"""What the header says of the open worksheet and of its saving."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QWidget

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.autosave import SaveState
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_main_window import Ui_MainWindow
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.metrics import ICON
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.dates import spoken_date

SAVE_WORDS: dict[SaveState, tuple[str, str, str]] = {
    "nothing_to_save": ("", "", "waiting"),
    "waiting": (_("Saving…"), _("Saving…"), "waiting"),
    "saved": ("✓ Saved on this computer, encrypted", "✓ Saved", "saved"),
    "kept_here": ("✓ Kept on this computer until the server answers, encrypted", "✓ Kept here", "waiting"),
    "failed": (_("Not saved yet"), _("Not saved"), "failed"),
}
"""For each state: what the pill says, what it says where there is little room, and its role in the style sheet."""

SAVES_ITSELF = _("It saves by itself a moment after you type or press something. There is no button to press.")
KEPT_IN_MEMORY = (_("Kept in memory only"), _("In memory"), "waiting")
SAVED_ON_SERVER = ("✓ Saved on the server, encrypted", "✓ Saved", "saved")


class Header(QObject):
    """Names the worksheet and says how its saving goes, while its steps are shown and at no other time.

    Where there is little room it says less: first of the saving, then of the program, last of the worksheet.
    """

    def __init__(self, form: Ui_MainWindow, consultation: Consultation, workspace: QWidget) -> None:
        super().__init__(form.header_frame)
        self._form, self._consultation, self._workspace = form, consultation, workspace
        self._brand, self._save_words = form.home_button.text(), SAVE_WORDS["nothing_to_save"]
        consultation.document.changed.connect(lambda _: self.follow())
        consultation.save_state_changed.connect(self._show_save_state)
        current_theme().changed.connect(self.follow)
        form.header_frame.installEventFilter(self)

    def follow(self) -> None:
        """Say what belongs to the place that is shown now, as far as there is room for it."""
        is_shown = self._form.places.currentWidget() is self._workspace
        worksheet = self._consultation.document.worksheet
        names = (who_and_when(worksheet), who(worksheet)) if is_shown else ("", "")
        self._form.patient_label.setToolTip(escape(names[0]) if RichText.mightBeRichText(names[0]) else names[0])
        self._form.patient_label.setAccessibleName(names[0])
        self._form.save_label.setVisible(is_shown and bool(self._save_words[0]))
        for name, is_brief, has_brand in (
            (names[0], False, True),
            (names[0], True, True),
            (names[0], True, False),
            (names[1], True, False),
        ):
            self._say(name, is_brief=is_brief, has_brand=has_brand)
            if self._fits():
                return
        label = self._form.patient_label
        label.setText(label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, self._room()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit what is said into another width."""
        if event.type() is QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def _say(self, name: str, *, is_brief: bool, has_brand: bool) -> None:
        form = self._form
        form.patient_label.setText(name)
        form.save_label.setText(self._save_words[1 if is_brief else 0])
        sentence = self._save_words[0] if is_brief else ""
        form.save_label.setToolTip(". ".join(filter(None, (sentence, SAVES_ITSELF))))
        form.save_label.setAccessibleName(self._save_words[0])
        form.home_button.setText(self._brand if has_brand else "")
        form.home_button.setIcon(
            QIcon() if has_brand else icon("house", current_theme().color("ink"), current_theme().scaled(ICON))
        )
        form.home_button.setIconSize(QSize(current_theme().scaled(ICON), current_theme().scaled(ICON)))

    def _fits(self) -> bool:
        return self._form.patient_label.sizeHint().width() <= self._room()

    def _room(self) -> int:
        """Return how many pixels the other things in the header leave for the name."""
        form = self._form
        layout, margins = form.header_layout, form.header_layout.contentsMargins()
        others: list[QWidget] = [form.home_button, form.smaller_button, form.larger_button, form.menu_button]
        if not form.save_label.isHidden():
            others.append(form.save_label)
        taken = sum(other.sizeHint().width() + layout.spacing() for other in others)
        return form.header_frame.width() - margins.left() - margins.right() - taken

    def _show_save_state(self, state: str) -> None:
        self._save_words = next(words for known, words in SAVE_WORDS.items() if known == state)
        if state == "saved" and not self._consultation.is_locked:
            if self._consultation.records.keeps_nothing:
                self._save_words = KEPT_IN_MEMORY
            elif self._consultation.records.is_shared:
                self._save_words = SAVED_ON_SERVER
        label = self._form.save_label
        label.setProperty("role", self._save_words[2])
        label.style().polish(label)
        if state == "failed":
            announce(label, self._save_words[0])
        self.follow()


def who(worksheet: Worksheet) -> str:
    """Return the name, as far as it is known."""
    return worksheet.visit.name.strip() or _("No name yet")


def who_and_when(worksheet: Worksheet) -> str:
    """Return the name and the visit, as far as they are known."""
    when = worksheet.visit.appointment_date
    revision = f" · revision {worksheet.revision}" if worksheet.revision > 1 else ""
    return (
        _("{who} · visit {spoken_date}{revision}").format(
            who=who(worksheet), spoken_date=spoken_date(when), revision=revision
        )
        if when
        else f"{who(worksheet)}{revision}"
    )
