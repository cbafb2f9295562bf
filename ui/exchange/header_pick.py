"""The first rows of a sheet with the headings marked; a click or the arrows say which row they really are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from services.i18n import _, _p
from ui.look.style import draw_ring
from ui.look.theme import Theme

_NUMBER, _PAD, _MOST_CELLS = 44, 8, 8


class HeaderPick(QWidget):
    """Rows by their numbers; ↑↓ move the headings, Delete says there are none."""

    picked = Signal(object)
    """The sheet's number of the row, or None for no headings."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[int, list[str]]] = []
        self._header: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Press the row that holds the headings; Delete: there are none."))
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[tuple[int, list[str]]], header: int | None) -> None:
        """Show rows with their numbers, and which of them holds the headings."""
        self._rows, self._header = list(rows), header
        where = _("headings in row {row}").format(row=header) if header else _("without headings")
        self.setAccessibleName(where)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return room for the rows."""
        return QSize(400, self._line() * max(1, len(self._rows)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the row under the mouse; the headings pressed again are none."""
        place = int(event.position().y() // self._line())
        if 0 <= place < len(self._rows):
            number = self._rows[place][0]
            self.picked.emit(None if number == self._header else number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the headings by the arrows."""
        numbers = [number for number, _cells in self._rows]
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Delete and self._header is not None:
            self.picked.emit(None)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and numbers:
            down = key == Qt.Key.Key_Down
            place = numbers.index(self._header) + (1 if down else -1) if self._header in numbers else 0
            if 0 <= place < len(numbers):
                self.picked.emit(numbers[place])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        for place, (number, cells) in enumerate(self._rows):
            box = QRectF(0, place * line, self.width(), line)
            head = number == self._header
            if head:
                painter.fillRect(box, theme.color("accent.soft"))
            above = self._header is not None and number < self._header
            tone = "accent" if head else "text.muted" if above else "text.primary"
            painter.setFont(theme.font("caption", bold=head))
            painter.setPen(theme.color("accent" if head else "text.muted"))
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            words = _p("import", "heads") if head else str(number)
            painter.drawText(
                QRectF(0, box.top(), _NUMBER - _PAD, line), middle | int(Qt.AlignmentFlag.AlignRight), words
            )
            painter.setPen(theme.color(tone))
            self._paint_cells(painter, cells, box, bold=head)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), theme.radius("control"), theme)
        painter.end()

    def _paint_cells(self, painter: QPainter, cells: Sequence[str], box: QRectF, *, bold: bool) -> None:
        shown = cells[:_MOST_CELLS]
        metrics = QFontMetrics(self._theme.font("caption", bold=bold))
        width = (box.width() - _NUMBER) / max(1, len(shown))
        filled = [index for index, cell in enumerate(shown) if cell]
        for index in filled:
            alone = len(filled) == 1  # a title spreads over the row
            room = box.width() - _NUMBER - index * width if alone else width
            text = metrics.elidedText(shown[index], Qt.TextElideMode.ElideRight, int(room - _PAD))
            place = QRectF(_NUMBER + index * width, box.top(), room, box.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _line(self) -> int:
        return QFontMetrics(self._theme.font("caption")).height() + 8
