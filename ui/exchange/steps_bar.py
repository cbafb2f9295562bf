"""The top of the import page: which file, the four steps, and the way out."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from services.i18n import _, _p
from ui.look.icons import icon_pixmap
from ui.look.style import draw_ring
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.strips import StateIcon

_CIRCLE, _GAP, _LINE, _SHORT_LINE = 20, 6, 22, 10


class StepsStrip(QWidget):
    """The steps as numbered circles: done ones ticked, the present one filled; a click goes to a done one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, tuple(words)
        self._current = 0
        self._reachable = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_step(self, current: int, reachable: int) -> None:
        """Mark the present step; ``reachable`` is the furthest that may be gone to."""
        self._current, self._reachable = current, reachable
        said = _("Step {number} of {count}: {step}").format(
            number=current + 1, count=len(self._words), step=self._words[current]
        )
        self.setAccessibleName(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(worded=True), max(28, QFontMetrics(self._theme.font()).height() + 8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(worded=False), self.sizeHint().height())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the step under the mouse."""
        for number, (left, right) in enumerate(self._spans()):
            if left <= event.position().x() <= right and number <= self._reachable:
                self.chosen.emit(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the step before or after by the arrows."""
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        wanted = self._current + move
        if move and 0 <= wanted <= self._reachable:
            self.chosen.emit(wanted)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        spans = self._spans()
        for number, (left, right) in enumerate(spans):
            if number:
                painter.setPen(QPen(self._theme.color("line.strong"), 1))
                painter.drawLine(QPointF(spans[number - 1][1] + _GAP, middle), QPointF(left - _GAP, middle))
            self._paint_circle(painter, QRectF(left, middle - _CIRCLE / 2, _CIRCLE, _CIRCLE), number)
            room = QRectF(left + _CIRCLE + _GAP, 0, right - left, self.height())
            if right - left > _CIRCLE:
                current = number == self._current
                painter.setFont(self._theme.font("body", current))
                tone = (
                    "accent" if current else "text.secondary" if number <= self._reachable else "text.muted"
                )
                painter.setPen(self._theme.color(tone))
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._words[number])
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), self._theme.radius("control"), self._theme)
        painter.end()

    def _paint_circle(self, painter: QPainter, box: QRectF, number: int) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        if number == self._current:
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(box)
            painter.setPen(theme.color("accent.on"))
        else:
            done = number < self._current
            painter.setPen(QPen(theme.color("accent" if done else "line.strong"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
            if done:
                side = 14
                tick = icon_pixmap(theme, "act.accept", "accent", side, self.devicePixelRatioF())
                painter.drawPixmap(box.center() - QPointF(side / 2, side / 2), tick)
                return
            painter.setPen(theme.color("text.muted"))
        painter.setFont(theme.font("caption", bold=number == self._current))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))

    def _width(self, *, worded: bool) -> int:
        bold = QFontMetrics(self._theme.font("body", bold=True))
        width = 0
        for number, word in enumerate(self._words):
            shown = worded or number == self._current
            width += _CIRCLE + (_GAP + bold.horizontalAdvance(word) if shown else 0)
        line = _LINE if worded else _SHORT_LINE
        return width + (len(self._words) - 1) * (line + 2 * _GAP) + 4

    def _spans(self) -> list[tuple[float, float]]:
        """Return left and right edge of every step; words only at the present one where room is short."""
        bold = QFontMetrics(self._theme.font("body", bold=True))
        worded = self.width() >= self._width(worded=True)
        line = (_LINE if worded else _SHORT_LINE) + 2 * _GAP
        left = 2.0
        spans = []
        for number, word in enumerate(self._words):
            shown = worded or number == self._current
            right = left + _CIRCLE + (_GAP + bold.horizontalAdvance(word) if shown else 0)
            spans.append((left, right))
            left = right + line
        return spans


class StepsBar(QWidget):
    """Title, file, steps, and 取消导入."""

    step_chosen = Signal(int)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = (
            _p("import", "What it is"),
            _p("import", "Which sheet"),
            _p("import", "Columns"),
            _p("import", "Review"),
        )
        self.strip = StepsStrip(theme, words, self)
        self.strip.chosen.connect(self.step_chosen)
        self._file = ElidedLabel("", "caption", "secondary", self)
        self._file.setMinimumWidth(48)
        self.cancel_button = Button(
            theme, _p("import", "Cancel"), QUIET, name=_("Cancel the import"), small=True
        )
        self.cancel_button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(_("Import"), "title"))
        row.addSpacing(4)
        row.addWidget(StateIcon(theme, "act.template", "secondary", theme.size("icon.small")))
        row.addWidget(self._file, 1)
        row.addWidget(self.strip, 0)
        row.addWidget(self.cancel_button)

    def show_file(self, name: str, number: int = 1, count: int = 1) -> None:
        """Show which file it is, and which of several."""
        self._file.setText(f"{number}/{count}  {name}" if count > 1 else name)
