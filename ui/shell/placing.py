"""How large the window opens, and how it packs itself where there is little room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

NARROW = 900
"""Under this width the rail shows its icons alone and the top bar takes two lines."""
_DESIGNED = QSize(1280, 800)
_LEAST = QSize(600, 340)
_FRAME = QSize(16, 40)
"""Room for the frame a desktop puts around a window, on the safe side."""


class PageStack(QStackedWidget):
    """Holds the pages and asks for the room of the one in view, not of the largest."""

    @override
    def minimumSizeHint(self) -> QSize:
        found = self.currentWidget()
        return found.minimumSizeHint() if found is not None else QSize()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class PageGround(QScrollArea):
    """Gives the page the room there is; only a page that needs more than that can be scrolled."""

    def __init__(self, pages: PageStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(pages)
        pages.currentChanged.connect(pages.updateGeometry)


def open_at(window: "MainWindow", kept: str | None) -> None:
    """Give the window the place it was left at, or the size designed."""
    window.setMinimumSize(_LEAST)
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        window.resize(_DESIGNED)


def fit_screen(window: "MainWindow") -> None:
    """Fill a screen that has no room for the window and its frame."""
    if window.isMaximized() or window.isFullScreen():
        return
    screen = window.screen().availableSize()
    needed = window.size() + _FRAME
    if needed != needed.boundedTo(screen):
        window.resize(window.size().boundedTo(screen - _FRAME).expandedTo(_LEAST))
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def pack(window: "MainWindow") -> None:
    """Fold rail and top bar where the window is narrow or low, and unfold them where it is not."""
    narrow = window.width() < NARROW
    window.rail.show_words(not narrow and window.height() >= window.rail.height_with_words())
    window.top_bar.fold(narrow)
