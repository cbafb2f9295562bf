"""One side's value of a fact: framed where it stays; where the two sides contradict, a click chooses it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from services.i18n import _, _p
from ui.look.style import draw_ring
from ui.look.theme import Theme
from ui.widgets.labels import label

LONGEST = 120


class SideBox(QFrame):
    """A value in its box; pressed by mouse, Space or Enter where there is something to choose."""

    chosen = Signal()

    def __init__(
        self, theme: Theme, text: str, *, stays: bool, open_to_choice: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._open = theme, open_to_choice
        self.setProperty("surface", "kept" if stays else "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        grid = QGridLayout(self)
        edge = 7 if stays else 8
        grid.setContentsMargins(edge, 3, edge, 3)
        tone = "primary" if text else "muted"
        words = label(shortened(text) or _p("import", "empty"), "caption", tone, wrap=True)
        words.setToolTip(text)
        grid.addWidget(words)
        said = _p("import", "stays") if stays else _p("import", "does not stay")
        self.setAccessibleName(f"{text or _('empty')}，{said}")
        if open_to_choice:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            words.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose this side."""
        if self._open and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose this side by Space or Enter."""
        pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._open and pressed and not event.modifiers():
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, QRectF(self.rect()), self._theme.radius("control"), self._theme)
            painter.end()


def shortened(text: str) -> str:
    """Return a text as long as the panel can show."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
