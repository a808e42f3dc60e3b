"""Before signing: what the sheet will say, what is still open, what has changed, and on which paper."""

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_sign import Ui_SignPage
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.wording.signing_checklist import since_last_signed, what_is_open


class Preparation:
    """Drives the cards of the page that are read before one signs; they are gone once somebody has signed."""

    def __init__(self, form: Ui_SignPage, settings: Settings, catalogue: Catalogue) -> None:
        self._form, self._settings, self._catalogue = form, settings, catalogue
        form.paper_chips.offer((("letter", _("Letter")), ("a4", "A4")), name=_("Paper"))
        form.paper_chips.chosen_changed.connect(self._push_paper)
        form.large_check.clicked.connect(self._push_large)

    def show(self, worksheet: Worksheet, derived: Derived) -> None:
        """Show what is so now."""
        form, settings = self._form, self._settings
        for part in (form.says_frame, form.paper_frame):
            part.setVisible(not worksheet.is_signed)
        form.says_label.setText(with_break_points("\n".join(derived.sign_summary)))
        is_open = what_is_open(derived.checklist)
        form.check_list.show_lines(is_open)
        form.check_frame.setVisible(bool(is_open) and not worksheet.is_signed)
        changed = () if worksheet.is_signed else since_last_signed(worksheet, self._catalogue)
        form.changes_label.setText(with_break_points("\n".join(f"• {line}" for line in changed)))
        form.changes_frame.setVisible(bool(changed))
        form.paper_chips.choose([settings.paper])
        form.large_check.setChecked(settings.large_print)
        form.paper_chips.setEnabled(not settings.is_locked("sheet/paper"))
        form.large_check.setEnabled(not settings.is_locked("sheet/large_print"))

    def _push_paper(self) -> None:
        self._settings.paper = "a4" if "a4" in self._form.paper_chips.chosen else "letter"
        self._form.paper_chips.choose([self._settings.paper])

    def _push_large(self, large: bool) -> None:
        self._settings.large_print = large
