"""Shows the real pages of a sheet, and turns them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_sheet_preview import Ui_SheetPreview

_LARGER = 2.6
"""Times the usual width: small print can then be read."""
_MOST_OF_THE_SCREEN, _BESIDE_THE_PAGE = 0.95, 100
"""The share of the screen for the window with the larger pages, and pixels for its margins and its scroll bar."""


class SheetPreview(QFrame):
    """The pages as they will be printed, signatures and notes included."""

    sheet_shown = Signal()
    """Another sheet is there; see `shown`."""
    cancelled = Signal()
    """The person does not want to wait for the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: SheetService | None = None
        self._pdf = b""
        self._page, self._pages = 0, 0
        self._drawing: Job | None = None
        self.form = form = Ui_SheetPreview()
        form.setupUi(self)
        form.previous_button.clicked.connect(lambda: self.turn_to(self._page - 1))
        form.next_button.clicked.connect(lambda: self.turn_to(self._page + 1))
        form.picture.width_changed.connect(self._paint)
        form.larger_button.clicked.connect(self.show_larger)
        form.progress_line.cancelled.connect(self._on_cancelled)
        self.say(_("Your pages are being drawn…"))

    def use(self, sheets: SheetService) -> None:
        """Have the pages painted by `sheets`."""
        self._sheets = sheets

    @property
    def shown(self) -> tuple[bytes, int]:
        """The sheet that is shown, and how many pages it has; empty and 0 while there is none."""
        return self._pdf, self._pages

    @property
    def is_painted(self) -> bool:
        """Whether a page can be seen, with nothing said in its place."""
        return self._pages > 0 and not self.form.words_label.text()

    def wait_for(self, drawing: Job) -> None:
        """Wait for other pages in place of those that were still being drawn, until the person gives it up."""
        self._stop_waiting()
        self._drawing = drawing
        self.form.progress_line.follow(drawing, _("Drawing the pages…"))

    @property
    def is_waiting(self) -> bool:
        """Whether other pages are being drawn, so that those that are shown are not the right ones any more."""
        return self._drawing is not None

    def forget(self) -> None:
        """Show nothing any more, and wait for nothing."""
        self._stop_waiting()
        self._pdf, self._page, self._pages = b"", 0, 0
        self.form.picture.show_image(QImage())
        self.form.page_label.clear()

    def show_sheet(self, pdf: bytes, page: int | None = None) -> None:
        """Show another sheet at a page, counted from 0; else at the page that was shown before."""
        self._stop_waiting()
        if pdf == self._pdf and self._pages:
            self.sheet_shown.emit()
        elif self._sheets is not None:
            self._pdf = pdf
            self._page = self._page if page is None else page
            self._sheets.count_pages(
                pdf, lambda pages: self._on_counted(pdf, pages), lambda words: self._on_failed(pdf, words)
            )

    def turn_to(self, page: int) -> None:
        """Show another page, counted from 0."""
        self._page = max(0, min(page, self._pages - 1))
        self.form.page_label.setText(_("Page {page} of {pages}").format(page=self._page + 1, pages=self._pages))
        self.form.previous_button.setEnabled(self._page > 0)
        self.form.next_button.setEnabled(self._page < self._pages - 1)
        self._paint()

    def show_larger(self) -> None:
        """Show the pages in a window of their own, large enough to read."""
        if self._sheets is None or not self._pages:
            return
        dialog = QDialog(self)
        dialog.setWindowTitle(_("Pages of the worksheet"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pages = SheetPreview(dialog)
        pages.form.larger_button.hide()
        room = self.screen().availableSize() * _MOST_OF_THE_SCREEN
        page = pages.form.picture.sizeHint() * _LARGER
        widest = room.width() - _BESIDE_THE_PAGE
        if page.width() > widest:
            page.scale(widest, page.height(), Qt.AspectRatioMode.KeepAspectRatio)
        pages.form.picture.setMinimumSize(page)
        pages.use(self._sheets)
        pages.show_sheet(self._pdf, self._page)
        area = QScrollArea(dialog, widgetResizable=True)
        area.setProperty("spoken", "group")
        area.setAccessibleName(dialog.windowTitle())
        area.setWidget(pages)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addWidget(area)
        layout.addWidget(buttons)
        dialog.finished.connect(pages.forget)  # what is still being painted then comes to nothing that is gone
        dialog.resize(QSize(page.width() + _BESIDE_THE_PAGE, self.window().height()).boundedTo(room))
        dialog.open()

    def say(self, words: str) -> None:
        """Say something in place of a page."""
        if words:
            self._stop_waiting()
        self.form.words_label.setText(words)
        self.form.words_label.setVisible(bool(words))

    def _stop_waiting(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = None
        self.form.progress_line.say("")

    def _on_cancelled(self) -> None:
        """What was shown before is no longer how the pages would be."""
        self.forget()
        self.say(_("The pages are not shown. Come back to this page to see them."))
        self.cancelled.emit()

    def _on_counted(self, pdf: bytes, pages: int) -> None:
        if pdf == self._pdf:
            self._pages = pages
            self.turn_to(self._page)
            self.sheet_shown.emit()

    def _on_failed(self, pdf: bytes, words: str) -> None:
        if pdf == self._pdf:
            self.say(words)

    def _paint(self) -> None:
        if self._sheets is None or not self._pages:
            return
        pdf, page = self._pdf, self._page

        def show(image: QImage) -> None:
            if (pdf, page) == (self._pdf, self._page):
                self.say("")
                self.form.picture.show_image(image)
                self.form.picture.setAccessibleDescription(self.form.page_label.text())

        width = self.form.picture.wanted_width
        self._sheets.picture(pdf, page, width, show, lambda words: self._on_failed(pdf, words))
