"""The chain of a firm on the screen: a press chooses, arrows walk, Enter goes to the firm."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from services.business.supply_chain import Chain
from services.i18n import _
from ui.business.chain_picture import ChainDrawing, known_words, places
from ui.look.theme import Theme

_WAYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class ChainView(QWidget):
    """Lies in a scrolling area; tells which firm was entered."""

    entered = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chain: Chain | None = None
        self._boxes: dict[int, QRectF] = {}
        self.chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Suppliers and buyers"))
        theme.changed.connect(self.update)

    def show_chain(self, chain: Chain) -> None:
        """Show another chain, the firm itself chosen."""
        self._chain, self._boxes = chain, places(chain)
        self.choose(chain.centre)
        width, height = self._drawing().size if chain.firms else (0.0, 0.0)
        self.setMinimumSize(QSize(round(width), round(height)))
        self.updateGeometry()

    def choose(self, firm_id: int) -> None:
        """Choose a firm of the picture."""
        self.chosen = firm_id
        chain = self._chain
        found = next((one for one in chain.firms if one.id == firm_id), None) if chain else None
        if found is not None:
            self.setAccessibleDescription(f"{found.name} {known_words(found)}")
        self.update()

    def box(self, firm_id: int) -> QRectF:
        """Return where a firm stands."""
        return self._boxes[firm_id]

    def _drawing(self) -> ChainDrawing:
        assert self._chain is not None
        return ChainDrawing(self._chain, self._theme, self._boxes, self.chosen)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("map.bg"))
        if self._chain is not None:
            self._drawing().paint(painter)
        painter.end()

    def _at(self, point: QPointF) -> int:
        return next((key for key, box in self._boxes.items() if box.contains(point)), 0)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed."""
        found = self._at(event.position())
        if found:
            self.choose(found)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the firm."""
        found = self._at(event.position())
        if found:
            self.entered.emit(found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the firm in that direction, or enter the one chosen."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None:
            self._walk(*way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.entered.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _walk(self, right: float, down: float) -> None:
        here = self._boxes.get(self.chosen)
        if here is None:
            return
        ahead = []
        for key, box in self._boxes.items():
            across, along = box.center().x() - here.center().x(), box.center().y() - here.center().y()
            forward = across * right + along * down
            aside = abs(across * down) + abs(along * right)
            if forward > 1:
                ahead.append((forward + 2 * aside, key))
        if ahead:
            self.choose(min(ahead)[1])
