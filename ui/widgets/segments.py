"""Segments: a choice of up to five, by mouse, arrow keys or digit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.widgets.paint import fit_words

JOINED, BOXES, STACKED = "joined", "boxes", "stacked"
_HEIGHTS = {JOINED: 28, BOXES: 36, STACKED: 44}
_PADDING, _GAP, _LEAST = 10, 5, 36


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its key, its words, perhaps an icon and the digit that chooses it."""

    key: str
    text: str
    icon: str = ""
    digit: str = ""
    tone: str = ""


class SegmentButton(QAbstractButton):
    """One segment; it knows whether it is the first or last of its row."""

    def __init__(
        self, theme: Theme, segment: Segment, look: str, ends: tuple[bool, bool], *, shortens: bool = False
    ) -> None:
        super().__init__()
        self.segment = segment
        self._theme, self._look, self._ends = theme, look, ends
        self.setText(segment.text)
        self.setAccessibleName(f"{segment.digit} {segment.text}".strip())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._shortens = shortens
        spread = QSizePolicy.Policy.Fixed if look == JOINED else QSizePolicy.Policy.Expanding
        spread = QSizePolicy.Policy.Maximum if shortens else spread
        self.setSizePolicy(spread, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        body = QFontMetrics(self._theme.font("caption" if self._look == JOINED else "body", bold=True))
        width = body.horizontalAdvance(self.text()) + 2 * _PADDING
        if self._look != STACKED:
            width += self._theme.size("icon.small") + _GAP if self.segment.icon else 0
            width += self._digit_width() + _GAP if self.segment.digit else 0
        lines = body.height() * (2 if self._look == STACKED else 1)
        return QSize(max(width, 36), max(_HEIGHTS[self._look], lines + 8))

    @override
    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), _LEAST), whole.height()) if self._shortens else whole

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._look == STACKED:
            self._paint_stack(painter)
        else:
            self._paint_line(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, chosen = self._theme, self.isChecked()
        over = self.underMouse() and self.isEnabled()
        fill = theme.color("accent.soft" if chosen else "bg.hover" if over else "bg.surface")
        box = QRectF(self.rect())
        if self._look == JOINED:
            painter.fillPath(_ends_path(box, theme.radius("control"), self._ends), QBrush(fill))
            if not self._ends[1]:
                painter.fillRect(QRectF(box.right() - 1, 0, 1, box.height()), theme.color("line.strong"))
            return
        width = 2 if chosen else 1
        half = width / 2
        painter.setPen(QPen(theme.color("accent" if chosen else "line.strong"), width))
        painter.setBrush(QBrush(fill))
        radius = theme.radius("control")
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)

    def _paint_line(self, painter: QPainter) -> None:
        font = self._theme.font("caption" if self._look == JOINED else "body", bold=self.isChecked())
        metrics = QFontMetrics(font)
        text = self.text()
        if self._shortens and metrics.horizontalAdvance(text) > self.width() - 4:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 4)
        words = metrics.horizontalAdvance(text)
        side = self._theme.size("icon.small")
        total = words + (side + _GAP if self.segment.icon else 0)
        total += self._digit_width() + _GAP if self.segment.digit else 0
        left, ink = (self.width() - total) / 2, self._ink()
        if self.segment.digit:
            self._paint_digit(painter, QRectF(left, 0, self._digit_width() + 1, self.height()))
            left += self._digit_width() + _GAP
        if self.segment.icon:
            pixmap = icon_pixmap(self._theme, self.segment.icon, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round((self.height() - side) / 2), pixmap)
            left += side + _GAP
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        room = QRectF(left, 0, words + 1, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_stack(self, painter: QPainter) -> None:
        half = self.height() / 2
        self._paint_digit(painter, QRectF(0, 3, self.width(), half - 3))
        caption = self._theme.font("caption", bold=self.isChecked())
        font, words = fit_words(caption, self.text(), self.width() - 4)
        painter.setFont(font)
        painter.setPen(self._theme.color(self._ink()))
        room = QRectF(0, half - 2, self.width(), half - 1)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_digit(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(self._theme.font("caption", bold=self.isChecked()))
        painter.setPen(self._theme.color("accent" if self.isChecked() else "text.muted"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self.segment.digit)

    def _digit_width(self) -> int:
        return QFontMetrics(self._theme.font("caption", bold=True)).horizontalAdvance(self.segment.digit)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "text.disabled"
        return "accent" if self.isChecked() else self.segment.tone or "text.primary"


class Segments(QWidget):
    """A row of segments of which one, or at first none, is chosen."""

    chosen = Signal(str)
    """The key of what the user chose."""

    def __init__(
        self,
        theme: Theme,
        segments: Sequence[Segment],
        *,
        look: str = JOINED,
        name: str = "",
        shortens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._look, self._shortens = theme, look, shortens
        self._buttons: dict[str, SegmentButton] = {}
        self._group: QButtonGroup | None = None
        self._row = QHBoxLayout(self)
        edge = 1 if look == JOINED else 0
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(0 if look == JOINED else 6)
        self.setAccessibleName(name)
        spread = QSizePolicy.Policy.Fixed if look == JOINED and not shortens else QSizePolicy.Policy.Preferred
        self.setSizePolicy(spread, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.set_segments(segments)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Offer these choices; what was chosen stays chosen if it is among them."""
        before = self.current()
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        self._group = QButtonGroup(self)
        for place, segment in enumerate(segments):
            ends = (place == 0, place == len(segments) - 1)
            button = SegmentButton(self._theme, segment, self._look, ends, shortens=self._shortens)
            if self._shortens:
                button.setToolTip(segment.text)
            button.clicked.connect(lambda _checked=False, key=segment.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._row.addWidget(button)
            button.show()  # at once, so that it can take the focus in the same breath
            self._buttons[segment.key] = button
        self.set_current(before)

    def current(self) -> str:
        """Return the key chosen, or an empty text."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose without telling; an empty text chooses nothing."""
        if self._group is None:
            return
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def choose_digit(self, digit: str) -> bool:
        """Choose by digit as the user would, and tell; False when no segment has it."""
        for key, button in self._buttons.items():
            if digit and button.segment.digit == digit and button.isEnabled():
                button.setChecked(True)
                self.chosen.emit(key)
                return True
        return False

    def buttons(self) -> list[SegmentButton]:
        """Return the segments from left to right."""
        return list(self._buttons.values())

    def button(self, key: str) -> SegmentButton:
        """Return one segment, to switch it off or give it a tooltip."""
        return self._buttons[key]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.choose_digit(event.text()):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line around joined segments."""
        if self._look != JOINED:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


def _ends_path(box: QRectF, radius: float, ends: tuple[bool, bool]) -> QPainterPath:
    """Return a rectangle round at the left and right ends of the row only."""
    path = QPainterPath()
    path.addRoundedRect(box, radius - 1, radius - 1)
    if not ends[0]:
        path.addRect(QRectF(box.left(), box.top(), radius, box.height()))
    if not ends[1]:
        path.addRect(QRectF(box.right() - radius, box.top(), radius, box.height()))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path
