"""The three columns of the person page, and how they share the room there is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from ui.contacts.timeline_column import TimelineColumn

_FACTS, _SIDE, _ROOMY = 322, 336, 400
_LEAST, _LEAST_MIDDLE = 260, 320
_WIDE = 1600
_THREE = 860
"""The least width with room for three columns; in less the third stands behind a tab of the second."""


class PersonColumns(QSplitter):
    """Facts at the left, what happened in the middle, what is open at the right."""

    folded = Signal(bool)
    """The third column went behind a tab, or came back."""

    def __init__(
        self, facts: QWidget, middle: TimelineColumn, side: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._middle, self._side = middle, side
        self._chosen, self._is_folded = False, False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part, stretch, least in ((facts, 0, _LEAST), (middle, 1, _LEAST_MIDDLE), (side, 0, _LEAST)):
            part.setMinimumWidth(least)
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, stretch)
        self.splitterMoved.connect(self._on_splitter_moved)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the room of two columns."""
        return QSize(_LEAST + _LEAST_MIDDLE + 1, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sides more room on a wide screen, unless the user has chosen their widths."""
        self._fold(self.width() < _THREE)
        super().resizeEvent(event)
        if self._is_folded:
            self.setSizes([_LEAST, self.width() - _LEAST - 1])
        elif not self._chosen:
            facts, side = (_FACTS, _SIDE) if self.width() < _WIDE else (_ROOMY, _ROOMY)
            self.setSizes([facts, self.width() - facts - side - 2, side])

    def _fold(self, folded: bool) -> None:
        if folded == self._is_folded:
            return
        self._is_folded = folded
        if folded:
            self._middle.take_in(self._side)
        else:
            self._middle.give_back(self._side)
            self.addWidget(self._side)
            self._side.show()
        self.folded.emit(folded)

    def _on_splitter_moved(self) -> None:
        self._chosen = True
