"""A ground that scrolls up and down, and folds the columns on it into one where they do not fit."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget
from typing_extensions import override


class FoldingScroll(QScrollArea):
    """Puts the items of a row below each other while the ground is too narrow for them side by side."""

    def __init__(self, columns: QBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        self._fold()
        super().resizeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when what stands in the columns needs more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        items = [self._columns.itemAt(place) for place in range(self._columns.count())]
        margins = self._columns.contentsMargins()
        needed = margins.left() + margins.right() + self._columns.spacing() * (len(items) - 1)
        needed += sum(item.minimumSize().width() for item in items if item is not None)
        flat = self.viewport().width() >= needed
        way = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        if way != self._columns.direction():
            self._columns.setDirection(way)
