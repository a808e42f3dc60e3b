"""A step's page: a title, a sentence, and what there is to do."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import explain
from hrbc_desktop.ui.kit.metrics import AIRY_FROM, LEAST_COLUMN, MARGIN, STEP_WIDTH, XXL, M, S
from hrbc_desktop.ui.kit.theme import current_theme

_LEVELS = 16
"""More widgets within widgets than any page has: one pass of layout requests grows one level, and asks the next."""


class Page(QWidget):
    """The base of the seven pages. A page follows the document and edits it; it knows nothing of the window."""

    title: ClassVar[str]
    subtitle: ClassVar[str] = ""
    """One sentence under the title, where it says more than the title."""
    fills_width: ClassVar[bool] = False
    """Whether the page takes all the width there is, as a table does; lines to read are kept short."""
    least_column: ClassVar[int] = LEAST_COLUMN
    """Pixels at 100 % below which a column cannot be read: then they stand one below the other."""

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.catalogue = catalogue
        self.words = Glossary(catalogue.glossary)
        self.title_label: QLabel | None = None
        """The title above the page, once it is framed."""
        self.subtitle_label: QLabel | None = None
        self.columns: QBoxLayout | None = None
        """The columns of the page, which stand one below the other where they do not fit side by side."""
        self.narrow_way = QBoxLayout.Direction.TopToBottom
        """How the columns stand where they do not fit."""
        self._shares: list[int] = []
        """How the columns share the width, as drawn in the form."""
        self._shows: list[Callable[[Worksheet, Derived], None]] = []
        self._is_behind = self._is_due = False
        document.opened.connect(self._expect)
        document.changed.connect(self._follow)
        self.setProperty("role", "paper")

    def open_part(self) -> QWidget | None:
        """Return the first thing that is still open on a page that she has begun; None to be led to its top."""
        return None

    def follow(self, show: Callable[[Worksheet, Derived], None]) -> None:
        """Call `show` with the worksheet, and what follows from it, now and at every change.

        This is the one way in which a page follows the document; a page that is not seen waits until it is.
        Another worksheet is shown at once, seen or not: nothing of the one before may stay.
        """
        self._shows.append(show)
        show(self.document.worksheet, self.document.derived)

    def show_title(self, title: str, subtitle: str) -> None:
        """Speak to whoever uses the page now, once it is framed."""
        for label, text in ((self.title_label, title), (self.subtitle_label, subtitle)):
            if label is not None and label.text() != text:
                label.setText(text)
                label.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._show_all()

    def _expect(self, _worksheet: Worksheet) -> None:
        self._is_due = True

    def _follow(self, _worksheet: Worksheet) -> None:
        if self._is_due or self.isVisible():
            self._show_all()
        else:
            self._is_behind = True

    def _show_all(self) -> None:
        self._is_behind = self._is_due = False
        for show in self._shows:
            show(self.document.worksheet, self.document.derived)

    def fit(self, width: int) -> None:
        """Lay the columns out side by side if they fit in `width` px, else stack them."""
        if self.columns is None:
            return
        if not self._shares:
            self._shares = [self.columns.stretch(index) for index in range(self.columns.count())]
        needed = self.columns.spacing() * (len(self._shares) - 1)
        for index, share in enumerate(self._shares):
            if (part := self.columns.itemAt(index)) is not None:
                needed += max(part.minimumSize().width(), current_theme().scaled(self.least_column) if share else 0)
        fits = needed <= width
        direction = QBoxLayout.Direction.LeftToRight if fits else self.narrow_way
        if direction is self.columns.direction():
            return
        self.columns.setDirection(direction)
        for index, share in enumerate(self._shares):
            self.columns.setStretch(index, share if fits else 0)


class _Column(QWidget):
    """What scrolls. It asks for the height that its width needs, and not for that of its narrowest width."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class PageFrame(QScrollArea):
    """Scrolls a page from top to bottom, never sideways."""

    def __init__(self, inside: QWidget, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        current_theme().changed.connect(self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again whether the columns fit once something in them has changed its size."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def lay_out(self) -> None:
        """Give everything its size now: a page whose layout is still pending scrolls too little or elsewhere."""
        for _ in range(_LEVELS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _fit(self) -> None:
        if isinstance(self._page, Page):
            self._page.fit(self.viewport().width() - 2 * self._center(fills=self._page.fills_width))

    def _center(self, *, fills: bool) -> int:
        """Keep lines short enough to read on a wide screen; return the margin of each side."""
        width = self.viewport().width()
        least = MARGIN if width >= current_theme().scaled(AIRY_FROM) else XXL
        side = least if fills else max(least, (width - current_theme().scaled(STEP_WIDTH)) // 2)
        if (inside := self.widget()) is not None and (layout := inside.layout()) is not None:
            layout.setContentsMargins(side, XXL, side, XXL)
        return side


def framed(page: QWidget, title: str, subtitle: str) -> PageFrame:
    """Put a page under its title and sentence, in the one area that scrolls."""
    inside = _Column()
    inside.setProperty("role", "paper")
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(MARGIN, XXL, MARGIN, XXL)
    layout.setSpacing(S)
    title_label = _label(title, "title")
    layout.addWidget(title_label)
    sentence = _label(subtitle, "subtitle")
    sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if isinstance(page, Page):
        page.title_label, page.subtitle_label = title_label, sentence
        explain(sentence, page.words, by_keys=False)
    layout.addWidget(sentence)
    sentence.setVisible(bool(subtitle))
    layout.addSpacing(M)
    layout.addWidget(page, 1)
    return PageFrame(inside, page)


def frame_of(part: QWidget) -> PageFrame | None:
    """Return what scrolls a part of a page; None while the page stands alone."""
    frame: QWidget | None = part
    while frame is not None and not isinstance(frame, PageFrame):
        frame = frame.parentWidget()
    return frame


def bring_into_view(part: QWidget) -> None:
    """Scroll the page so that a part of it is seen, from its top if it is tall."""
    frame = frame_of(part)
    if frame is not None:
        frame.lay_out()
        frame.ensureWidgetVisible(part, 0, current_theme().scaled(XXL))
        bar = frame.verticalScrollBar()
        bar.setValue(bar.value() + min(0, part.mapTo(frame.viewport(), QPoint()).y()))


def _label(text: str, role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setProperty("role", role)
    label.setText(text)
    return label
