"""Labels in the text roles of the look, and one that ends in dots where room is short."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override


def label(
    text: str = "", role: str = "body", tone: str = "", *, wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """Return a label: role is caption, body, read, strong, section, heading, title, phone or hero.

    ``tone`` is primary, secondary, muted, accent, danger, warn, ok or info; left out, the role's own.
    """
    found = QLabel(text, parent)
    _dress(found, role, tone)
    found.setWordWrap(wrap)
    return found


def set_tone(of: QLabel, tone: str) -> None:
    """Give a label another tone while it is shown."""
    of.setProperty("tone", tone)
    of.style().unpolish(of)
    of.style().polish(of)


class ElidedLabel(QLabel):
    """A label that is cut at the end with dots; the whole text is in its tooltip then."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        _dress(self, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return room for a few characters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        metrics = self.fontMetrics()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.rect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
        painter.end()


def rule(parent: QWidget | None = None) -> QWidget:
    """Return a line of one pixel between two sections."""
    line = QFrame(parent)
    line.setProperty("surface", "rule")
    line.setFixedHeight(1)
    return line


def _dress(found: QLabel, role: str, tone: str) -> None:
    found.setProperty("role", role)
    if tone:
        found.setProperty("tone", tone)
    found.setTextFormat(Qt.TextFormat.PlainText)
