"""The clinician's own view of how well each option is expected to work: with a name, it can be weighed."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import ClinicianView, Worksheet
from hrbc_desktop.domain.preferences.line_up import compared
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_preferences import Ui_ValuesPage
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.wording.preferences import EXPECTATIONS


class ClinicianViews:
    """Drives the clinician's card on the page: a name, and a choice for each option."""

    def __init__(self, document: Document, catalogue: Catalogue, form: Ui_ValuesPage) -> None:
        self._document, self._catalogue, self._form = document, catalogue, form
        self._boxes: dict[str, QComboBox] = {}
        form.clinician_edit.textEdited.connect(self._push)
        document.opened.connect(lambda _: clear_without_undo(form.clinician_edit))

    def show(self, worksheet: Worksheet) -> None:
        """Show the views of the compared options."""
        options = compared(worksheet, self._catalogue)
        self._form.view_frame.setVisible(worksheet.visit.filled_in_by in ("nurse", "both") and len(options) > 1)
        if list(self._boxes) != [option.id for option in options]:
            self._rebuild({option.id: option.name for option in options})
        views = {view.option: view for view in worksheet.values.views}
        for key, box in self._boxes.items():
            box.setCurrentIndex(box.findData(views[key].expectation if key in views else ""))
        if views and not self._form.clinician_edit.hasFocus():
            self._form.clinician_edit.setText(next(iter(views.values())).clinician)
        self._enable()

    def _rebuild(self, names: Mapping[str, str]) -> None:
        layout = self._form.views_layout
        while layout.rowCount():
            layout.removeRow(0)
        self._boxes = {}
        for key, name in names.items():
            box = QComboBox()
            box.setAccessibleName(_("Expected for {name}").format(name=name))
            box.addItem(_("No view"), "")
            for expectation, text in EXPECTATIONS.items():
                box.addItem(text[:1].upper() + text[1:], expectation)
            box.activated.connect(self._push)
            layout.addRow(name, box)
            self._boxes[key] = box

    def _enable(self) -> None:
        named = bool(self._form.clinician_edit.text().strip())
        for box in self._boxes.values():
            box.setEnabled(named)

    def _push(self) -> None:
        self._enable()
        name = self._form.clinician_edit.text().strip()
        views = tuple(
            ClinicianView(option=key, expectation=box.currentData(), clinician=name)
            for key, box in self._boxes.items()
            if name and box.currentData()
        )
        self._document.edit(
            _("Clinician’s view"),
            lambda worksheet: worksheet.evolve(values=worksheet.values.evolve(views=views)),
            "values.views",
        )
