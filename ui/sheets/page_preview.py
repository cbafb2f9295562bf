"""A printed sheet on the screen, page by page, drawn by the same pen as the paper."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from services.sheets.records import PrintedSheet
from ui.look.theme import Theme
from ui.sheets.paper import draw_page, pages_of
from ui.sheets.paper_view import PaperView
from ui.widgets.buttons import QUIET, Button
from ui.widgets.labels import label

_MARGIN = 20


class PagePreview(QFrame):
    """The page in view, and the way to the others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunken")
        self._sheet: PrintedSheet | None = None
        self._page = 1
        self.paper = PaperView()
        self._words = label("", "caption", "secondary")
        self._before = Button(theme, "", QUIET, icon="act.previous", small=True, name=_("Page before"))
        self._after = Button(theme, "", QUIET, icon="act.next", small=True, name=_("Next page"))
        inside = QFrame()
        inside.setProperty("surface", "sunken")
        self._around = QVBoxLayout(inside)
        self._around.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._around.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignHCenter)
        self._around.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(_("The sheet as printed"))
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 4, _MARGIN, 4)
        foot.addStretch(1)
        for part in (self._before, self._words, self._after):
            foot.addWidget(part)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        self._before.clicked.connect(lambda: self.show_page(self._page - 1))
        self._after.clicked.connect(lambda: self.show_page(self._page + 1))

    def show_sheet(self, sheet: PrintedSheet) -> None:
        """Show a sheet; the same sheet stays on its page."""
        same = self._sheet is not None and self._sheet.number == sheet.number
        self._sheet = sheet
        self.show_page(self._page if same else 1)

    def show_page(self, page: int) -> None:
        """Show one of the sheet's pages."""
        if self._sheet is None:
            return
        pages = pages_of(self._sheet)
        self._page = max(1, min(page, pages))
        self.paper.show_drawing(partial(draw_page, sheet=self._sheet, page=self._page))
        self._words.setText(_("Page {page} of {pages}").format(page=self._page, pages=pages))
        self._before.setEnabled(self._page > 1)
        self._after.setEnabled(self._page < pages)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the page as wide as there is room, its height in proportion."""
        super().resizeEvent(event)
        self.paper.fit(self.width() - 2 * _MARGIN - 14)
