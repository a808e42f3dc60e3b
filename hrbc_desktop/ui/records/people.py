"""The people of a list: who they are, and for an administrator, adding, changing and removing them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidgetItem, QWidget

from hrbc_desktop.domain.people import Person
from hrbc_desktop.domain.roles import ROLES, Role
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.people.membership import (
    add_person,
    begin_people,
    change_role,
    remove_person,
    rename_person,
    set_passphrase,
)
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_people import Ui_PeopleDialog
from hrbc_desktop.ui.forms.ui_person_fields import Ui_PersonFields
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import (
    BUTTONS_IN_LINE_FROM,
    NEW_PERSON_WINDOW,
    PASSPHRASES_WINDOW,
    PEOPLE_WINDOW,
    PERSON_WINDOW,
)
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.lock.passphrase_dialogs import PassphraseDialog
from hrbc_desktop.wording.people import (
    ADD_SENTENCE,
    BEGIN_SENTENCE,
    CHANGE_SENTENCE,
    NAMES_LOCKED,
    NAMES_SENTENCE,
    PASSPHRASE_SENTENCE,
    PEOPLE_SENTENCE,
    REMOVE_SENTENCE,
    person_line,
    role_meaning,
    role_name,
)

_MOST_SHOWN = 6
"""People who are seen without scrolling in their list, where the window itself is scrolled."""


class PersonFields(QWidget):
    """A name and a role."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_PersonFields()
        form.setupUi(self)
        for role in ROLES:
            form.role_combo.addItem(role_name(role), role)
        form.role_combo.currentIndexChanged.connect(self._show_meaning)
        self._show_meaning()

    @property
    def name(self) -> str:
        """The name that is typed."""
        return self.form.name_edit.text()

    @property
    def role(self) -> Role:
        """The role that is chosen."""
        return ROLES[self.form.role_combo.currentIndex()]

    def show_person(self, person: Person) -> None:
        """Show what somebody is so far."""
        self.form.name_edit.setText(person.name)
        self.form.role_combo.setCurrentIndex(ROLES.index(person.role))

    def hide_role(self) -> None:
        """Ask for the name alone."""
        for part in (self.form.role_label, self.form.role_combo, self.form.meaning_label):
            part.hide()

    def _show_meaning(self) -> None:
        self.form.meaning_label.setText(role_meaning(self.role))


class PersonTask(TabOrderMixin, PassphraseDialog):
    """One change to the people. It asks the administrator for her passphrase again."""

    list_rekeyed = Signal()
    """The list has a new key: everybody unlocks anew."""

    def __init__(self, vault: Vault, consultation: Consultation, title: str, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, title, parent)
        self.fields = PersonFields()
        self.form.ask_layout.insertWidget(2, self.fields)
        self.form.passphrase_label.setText(_("Your own passphrase"))
        self.form.passphrase_edit.setAccessibleName(_("Your own passphrase"))
        self.fields.form.name_edit.setFocus()
        self._is_rekeyed = False
        self.finished.connect(self._tell_rekeyed)

    def ask_first_passphrase(self, name: str = "") -> None:
        """Ask for the passphrase that the other person types the first time."""
        self.form.new_heading.setText(_("First passphrase of this person"))
        self.form.new_passphrase.set_forbidden_words([name] if name else [])
        self.form.new_heading.show()
        self.form.new_passphrase.show()
        self.resize(current_theme().window(PASSPHRASES_WINDOW, self))

    @property
    def passphrase(self) -> str:
        """What the administrator has typed."""
        return self.form.passphrase_edit.text()

    def show_code(self, code: str) -> None:
        """Show the recovery code of the list, which has a new key now."""
        self._is_rekeyed = True
        super().show_code(code)

    def _tell_rekeyed(self) -> None:
        if self._is_rekeyed:
            self.list_rekeyed.emit()


class BeginPeople(PersonTask):
    """Makes a list of one person one of several."""

    def __init__(self, vault: Vault, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, _("Let several people use this list"), parent)
        self.fields.hide_role()
        self.ask(BEGIN_SENTENCE, _("Begin"))
        self.resize(current_theme().window(PASSPHRASES_WINDOW, self))

    def act(self) -> None:
        work = partial(begin_people, self._records, self._vault, self.fields.name, self.passphrase)
        self.begin(work, self.show_code)


class AddPerson(PersonTask):
    """Lets somebody in."""

    def __init__(self, vault: Vault, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, _("Add a person"), parent)
        self.ask(ADD_SENTENCE, _("Add"))
        self.ask_first_passphrase()
        self.resize(current_theme().window(NEW_PERSON_WINDOW, self))

    def act(self) -> None:
        first = self.form.new_passphrase.taken()
        if first is not None:
            fields = self.fields
            work = partial(add_person, self._records, fields.name, fields.role, first, self.passphrase)
            self.begin(work, lambda _person: self.accept())


class ChangePerson(PersonTask):
    """Gives somebody another name or role."""

    def __init__(self, vault: Vault, consultation: Consultation, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, _("Name and role"), parent)
        self._person = person
        self.fields.show_person(person)
        self.ask(CHANGE_SENTENCE, _("Save"))
        self.form.passphrase_label.hide()
        self.form.passphrase_edit.hide()
        self.resize(current_theme().window(PERSON_WINDOW, self))

    def act(self) -> None:
        self.begin(partial(self._change, self.fields.name, self.fields.role), lambda _nothing: self.accept())

    def _change(self, name: str, role: Role) -> None:
        if role != self._person.role:
            change_role(self._records, self._person.id, role)
        if name != self._person.name:
            rename_person(self._records, self._person.id, name)


class SetPassphrase(PersonTask):
    """Lets somebody in who forgot her passphrase."""

    def __init__(self, vault: Vault, consultation: Consultation, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, _("New passphrase for {name}").format(name=person.name), parent)
        self._person = person
        self.fields.hide()
        self.ask(PASSPHRASE_SENTENCE, _("Save"))
        self.ask_first_passphrase(person.name)

    def act(self) -> None:
        first = self.form.new_passphrase.taken()
        if first is not None:
            work = partial(set_passphrase, self._records, self._person.id, first, self.passphrase)
            self.begin(work, lambda _nothing: self.accept())


class RemovePerson(PersonTask):
    """Takes somebody off, and gives the list a new key."""

    def __init__(self, vault: Vault, consultation: Consultation, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, f"Remove {person.name}", parent)
        self._person = person
        self.fields.hide()
        self.ask(REMOVE_SENTENCE, _("Remove"))

    def act(self) -> None:
        self.begin(partial(remove_person, self._records, self._person.id, self.passphrase), self.show_code)


class PeopleDialog(Dialog):
    """Lists everybody with her role."""

    list_rekeyed = Signal()
    """The list has a new key: everybody unlocks anew."""

    def __init__(
        self, vault: Vault, consultation: Consultation, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._vault, self._consultation, self._settings = vault, consultation, settings
        self._people = consultation.records.people
        self.form = form = Ui_PeopleDialog()
        form.setupUi(self)
        form.sentence_label.setText(PEOPLE_SENTENCE)
        form.people_list.currentRowChanged.connect(self._show_chosen)
        form.add_button.clicked.connect(lambda: self._open(AddPerson(*self._with)))
        form.change_button.clicked.connect(lambda: self._open_for_chosen(ChangePerson))
        form.passphrase_button.clicked.connect(lambda: self._open_for_chosen(SetPassphrase))
        form.remove_button.clicked.connect(lambda: self._open_for_chosen(RemovePerson))
        form.close_button.clicked.connect(self.reject)
        self._show_names_setting()
        form.names_check.toggled.connect(self._choose_names)
        self.refresh()
        self.resize(current_theme().window(PEOPLE_WINDOW, self))

    def refresh(self) -> None:
        """List everybody as she is now."""
        chosen = max(0, self.form.people_list.currentRow())
        self.form.people_list.clear()
        for person in self._people.everybody:
            is_me = self._people.person is not None and person.id == self._people.person.id
            QListWidgetItem(person_line(person, is_me=is_me), self.form.people_list)
        self.form.people_list.setCurrentRow(min(chosen, self.form.people_list.count() - 1))
        shown = min(_MOST_SHOWN, self.form.people_list.count())
        frame = 2 * self.form.people_list.frameWidth()
        self.form.people_list.setMinimumHeight(shown * self.form.people_list.sizeHintForRow(0) + frame)
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        in_line = self.width() >= current_theme().scaled(BUTTONS_IN_LINE_FROM)
        way = QBoxLayout.Direction.LeftToRight if in_line else QBoxLayout.Direction.TopToBottom
        self.form.tasks_layout.setDirection(way)

    def _show_names_setting(self) -> None:
        """Let who may manage people say whether this computer names anybody while it is locked."""
        form, is_locked = self.form, self._settings.is_locked("safety/names_on_lock_page")
        for part in (form.names_check, form.names_label):
            part.setVisible(self._people.may("manage people"))
        form.names_check.setChecked(self._settings.names_on_lock_page)
        form.names_check.setEnabled(not is_locked)
        form.names_label.setText(" ".join([NAMES_SENTENCE, *([NAMES_LOCKED] if is_locked else [])]))

    def _choose_names(self, are_shown: bool) -> None:
        self._settings.names_on_lock_page = are_shown
        if (me := self._people.person) is not None:
            self._settings.note_here(me.id, me.name)

    @property
    def _chosen(self) -> Person | None:
        everybody: Sequence[Person] = self._people.everybody
        row = self.form.people_list.currentRow()
        return everybody[row] if 0 <= row < len(everybody) else None

    @property
    def _with(self) -> tuple[Vault, Consultation]:
        return self._vault, self._consultation

    def _show_chosen(self) -> None:
        form, chosen = self.form, self._chosen
        may_manage = self._people.may("manage people")
        is_me = chosen is not None and self._people.person is not None and chosen.id == self._people.person.id
        form.role_label.setText(role_meaning(chosen.role) if chosen else "")
        for button in (form.add_button, form.change_button, form.passphrase_button, form.remove_button):
            button.setVisible(may_manage)
        form.change_button.setEnabled(chosen is not None)
        form.passphrase_button.setEnabled(chosen is not None and not is_me)
        form.remove_button.setEnabled(chosen is not None and not is_me)

    def _open_for_chosen(self, task: Callable[..., PersonTask]) -> None:
        if chosen := self._chosen:
            self._open(task(*self._with, chosen))

    def _open(self, task: Any) -> None:
        task.setParent(self, task.windowFlags())
        task.finished.connect(self._on_finished)
        task.list_rekeyed.connect(self._on_rekeyed)
        task.open()

    def _on_finished(self) -> None:
        if not self._consultation.is_locked:
            self.refresh()

    def _on_rekeyed(self) -> None:
        self.accept()
        self.list_rekeyed.emit()
