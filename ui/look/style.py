"""What neither palette nor style sheet can draw: tick boxes, and the ring around what has the focus."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFocusFrame, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from typing_extensions import override

from ui.look.theme import Theme

_Metric = QStyle.PixelMetric
_Element = QStyle.PrimitiveElement

RING_GAP = 1
"""Pixels between a control and the ring around it."""
RING_RADIUS = "ringRadius"
"""Property of a widget that names its own corner radius in pixels, so that the ring follows it."""

_TICKS = (_Element.PE_IndicatorCheckBox, _Element.PE_IndicatorItemViewItemCheck)


class LookStyle(QProxyStyle):
    """Fusion with our tick boxes and without dotted rectangles; reads the theme each time it paints.

    Only drawPrimitive is overridden: pixelMetric and styleHint are asked thousands of times while a window
    is built, and answering them in Python was measured to double that time.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw tick boxes and radio buttons; the dotted focus rectangle is left out."""
        if element in _TICKS:
            self._draw_tick(option, painter)
        elif element == _Element.PE_IndicatorRadioButton:
            self._draw_radio(option, painter)
        elif element != _Element.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def _draw_tick(self, option: QStyleOption, painter: QPainter) -> None:
        state = _state(option)
        box = _begin(painter, option)
        partly = bool(state & QStyle.StateFlag.State_NoChange)
        ticked = bool(state & QStyle.StateFlag.State_On)
        line, fill, mark = self._indicator_colors(state, partly or ticked)
        painter.setPen(QPen(self._theme.color(line), 1))
        painter.setBrush(QBrush(self._theme.color(fill)))
        painter.drawRoundedRect(box, 3.5, 3.5)
        pen = QPen(self._theme.color(mark), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y, side = box.left(), box.top(), box.width()
        if partly:
            painter.drawLine(QPointF(x + side * 0.28, y + side / 2), QPointF(x + side * 0.72, y + side / 2))
        elif ticked:
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(x + side * 0.23, y + side * 0.52),
                        QPointF(x + side * 0.43, y + side * 0.71),
                        QPointF(x + side * 0.78, y + side * 0.32),
                    ]
                )
            )
        painter.restore()

    def _draw_radio(self, option: QStyleOption, painter: QPainter) -> None:
        state = _state(option)
        box = _begin(painter, option)
        chosen = bool(state & QStyle.StateFlag.State_On)
        line, fill, mark = self._indicator_colors(state, chosen)
        painter.setPen(QPen(self._theme.color(line), 1))
        painter.setBrush(QBrush(self._theme.color(fill)))
        painter.drawEllipse(box)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self._theme.color(mark)))
            painter.drawEllipse(box.center(), box.width() * 0.2, box.width() * 0.2)
        painter.restore()

    def _indicator_colors(self, state: QStyle.StateFlag, filled: bool) -> tuple[str, str, str]:
        """Return the tokens of line, fill and mark."""
        if not state & QStyle.StateFlag.State_Enabled:
            return "line.soft", "bg.sunken", "text.disabled"
        if filled:
            return "accent", "accent", "accent.on"
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        return "line.field", "bg.hover" if over else "bg.surface", "accent.on"


class RingStyle(QProxyStyle):
    """The style of the focus ring alone: a rounded line outside the control, a pixel away from it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return how far the ring reaches beyond the control."""
        if metric in (_Metric.PM_FocusFrameHMargin, _Metric.PM_FocusFrameVMargin):
            return self._theme.size("focus") + RING_GAP
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Let the ring lie above the control."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the ring with the corners of the control it is around."""
        if element != QStyle.ControlElement.CE_FocusFrame:
            super().drawControl(element, option, painter, widget)
            return
        target = widget.widget() if isinstance(widget, QFocusFrame) else None
        inner = target.property(RING_RADIUS) if target is not None else None
        radius = (self._theme.radius("control") if inner is None else int(inner)) + RING_GAP + 1
        draw_ring(painter, QRectF(_rect(option)), radius, self._theme)


def draw_ring(painter: QPainter, rect: QRectF, radius: float, theme: Theme) -> None:
    """Draw the 2 px focus ring just inside a rectangle."""
    width = theme.size("focus")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def _begin(painter: QPainter, option: QStyleOption) -> QRectF:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(_rect(option))
    side = min(rect.width(), rect.height()) - 1
    return QRectF(rect.left() + 0.5, rect.center().y() - side / 2, side, side)


def _rect(option: Any) -> Any:
    return option.rect


def _state(option: Any) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
