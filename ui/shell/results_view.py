"""Shows what the search box found: badge or icon, name, what goes with it, and why it was found."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from models.kinds import Tier
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.shell.results import HEAD, WORDS, Index, Result, ResultsModel
from ui.widgets.paint import key_words, paint_key, paint_tier_badge

_INSET, _GAP = 16, 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ResultsDelegate(QStyledItemDelegate):
    """Paints one line from the theme."""

    def __init__(self, theme: Theme, model: ResultsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a head or of a row."""
        line = int(QFontMetricsF(self._theme.font("body")).height())
        if self._model.result(index.row()).kind == HEAD:
            return QSize(200, line + 10)
        return QSize(200, max(self._theme.size("row.menu"), line + 10))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        result = self._model.result(index.row())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        room = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if result.kind in (HEAD, WORDS):
            painter.setFont(self._theme.font("caption", result.kind == HEAD))
            painter.setPen(self._theme.color("text.muted"))
            painter.drawText(room.adjusted(_INSET, 0, -_INSET, 0), _MIDDLE, result.title)
        else:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            if chosen or state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("bg.selected" if chosen else "bg.hover"))
                radius = self._theme.radius("control")
                painter.drawRoundedRect(room.adjusted(8, 0, -8, 0), radius, radius)
            self._paint_row(painter, room.adjusted(_INSET, 0, -_INSET, 0), result)
        painter.restore()

    def _paint_row(self, painter: QPainter, room: QRectF, result: Result) -> None:
        right = self._paint_right(painter, room, result)
        side = self._theme.size("badge")
        sign = QRectF(room.left(), room.center().y() - side / 2, side, side)
        if result.tier is not None:
            paint_tier_badge(painter, sign, result.tier, self._theme)
        elif result.icon:
            size = self._theme.size("icon")
            device = painter.device()
            pixmap = icon_pixmap(self._theme, result.icon, "secondary", size, device.devicePixelRatio())
            painter.drawPixmap(QPointF(sign.center().x() - size / 2, sign.center().y() - size / 2), pixmap)
        left = room.left() + side + _GAP
        left += self._paint_words(
            painter,
            QRectF(left, room.top(), right - left, room.height()),
            result.title,
            "text.primary",
            bold=result.tier == Tier.A,
        )
        if result.detail:
            rest = QRectF(left + _GAP, room.top(), right - left - _GAP, room.height())
            self._paint_words(painter, rest, result.detail, "text.secondary")

    def _paint_words(
        self, painter: QPainter, room: QRectF, words: str, token: str, *, bold: bool = False
    ) -> float:
        """Paint words cut to their room; return how wide they came out."""
        if room.width() < 16:
            return 0.0
        font = self._theme.font("body", bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(room, _MIDDLE, shown)
        return metrics.horizontalAdvance(shown)

    def _paint_right(self, painter: QPainter, room: QRectF, result: Result) -> float:
        """Paint why it was found, or the key that does it; return where it begins."""
        if result.key:
            words = key_words(result.key)
            metrics = QFontMetricsF(self._theme.font("caption"))
            width, height = metrics.horizontalAdvance(words) + 12, metrics.height() + 2
            box = QRectF(room.right() - width, room.center().y() - height / 2, width, height)
            paint_key(painter, box, words, self._theme)
            return box.left() - _GAP
        if not result.why:
            return room.right()
        pieces = _pieces(result.why, result.marks)
        fonts = [self._theme.font("caption", strong) for _text, strong in pieces]
        widths = [
            QFontMetricsF(font).horizontalAdvance(text)
            for font, (text, _strong) in zip(fonts, pieces, strict=True)
        ]
        left = start = max(room.right() - sum(widths), room.left() + room.width() * 0.45)
        for font, width, (text, strong) in zip(fonts, widths, pieces, strict=True):
            space = min(width + 1, room.right() - left + 1)
            if space <= 1:
                break
            painter.setFont(font)
            painter.setPen(self._theme.color("accent" if strong else "text.muted"))
            shown = text
            if space < width:
                shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, space)
            painter.drawText(QRectF(left, room.top(), space + 1, room.height()), _MIDDLE, shown)
            left += width
        return start - _GAP


def _pieces(text: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Return a text in pieces, typed ones and others in turn."""
    pieces: list[tuple[str, bool]] = []
    last = 0
    for start, end in sorted(marks):
        if start > last:
            pieces.append((text[last:start], False))
        pieces.append((text[max(start, last) : end], True))
        last = end
    if last < len(text):
        pieces.append((text[last:], False))
    return [piece for piece in pieces if piece[0]]


class ResultsView(QListView):
    """The list of results; the keys are given by the field above it, so it never takes the focus."""

    chosen = Signal(object)
    """The Result that was pressed or entered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ResultsModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(ResultsDelegate(theme, self.lines, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self._choose(index.row()))
        theme.changed.connect(self.viewport().update)

    def show_results(self, results: list[Result]) -> None:
        """Show other results, the first that can be chosen being chosen."""
        self.lines.show(results)
        self.scrollToTop()
        self.move_choice(1)

    def move_choice(self, step: int) -> None:
        """Choose the next line that can be chosen; at the ends it stays."""
        rows = [row for row, line in enumerate(self.lines.results()) if line.can_be_chosen]
        if not rows:
            return
        now = self.currentIndex().row()
        after = [row for row in rows if row > now] if step > 0 else [row for row in rows if row < now]
        ahead = after if step > 0 else after[::-1]
        if ahead:
            self.setCurrentIndex(self.lines.index(ahead[min(abs(step), len(ahead)) - 1]))

    def enter_choice(self) -> None:
        """Open what is chosen."""
        self._choose(self.currentIndex().row())

    def choice(self) -> Result | None:
        """Return the line that is chosen, None where there is none."""
        row = self.currentIndex().row()
        lines = self.lines.results()
        return lines[row] if 0 <= row < len(lines) and lines[row].can_be_chosen else None

    def wanted_height(self, most: int) -> int:
        """Return the height of all lines, ``most`` at most."""
        rows = range(self.lines.rowCount())
        return min(most, sum(self.sizeHintForRow(row) for row in rows))

    def _choose(self, row: int) -> None:
        if 0 <= row < self.lines.rowCount() and self.lines.result(row).can_be_chosen:
            self.chosen.emit(self.lines.result(row))
