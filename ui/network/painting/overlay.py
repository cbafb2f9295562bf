"""Layers over the map: dotted ties, ties that stand out, and people with a ring and a word."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from services.network.overlay import Overlay
from services.network.picture import Network
from ui.look.theme import Theme
from ui.network.painting.camera import Camera, Floats

_DOTS = (1.0, 3.0)
_WIDE = 1.8
_REACH = 6.0


@dataclass(frozen=True, slots=True)
class PlacedTie:
    """A dotted tie in numbers of the map."""

    one: int
    other: int
    kind: str
    words: str


@dataclass(slots=True)
class Placed:
    """All layers of a map together, in its numbers."""

    dotted: tuple[PlacedTie, ...] = ()
    marked: dict[int, str] = field(default_factory=dict)
    solid: tuple[tuple[int, int], ...] = ()
    forward: frozenset[int] = frozenset()
    """Who stays in front where the others step back; empty: nobody steps back."""


def placed(layers: Iterable[Overlay], network: Network) -> Placed:
    """Return layers in the numbers of a map."""
    layers = list(layers)
    number = {int(key): place for place, key in enumerate(network.people.ids)} if layers else {}
    dotted = tuple(
        PlacedTie(number[line.one], number[line.other], line.kind, line.words)
        for layer in layers
        for line in layer.dotted
        if line.one in number and line.other in number
    )
    marked = {number[key]: word for layer in layers for key, word in layer.marked.items() if key in number}
    solid = tuple(
        (number[one], number[other])
        for layer in layers
        for one, other in sorted(layer.solid)
        if one in number and other in number
    )
    forward = {number[key] for layer in layers if layer.steps_back for key in layer.people if key in number}
    return Placed(dotted, marked, solid, frozenset(forward))


def paint_dotted(painter: QPainter, over: Placed, places: Floats, camera: Camera, theme: Theme) -> None:
    """Draw the dotted ties, and those that stand out."""
    at = camera.to_screen(places)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one, other in over.solid:
        painter.setPen(QPen(theme.color("path"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(_line(at, one, other))
    for kind in sorted({line.kind for line in over.dotted}):
        pen = QPen(theme.color(theme.tokens.kind(kind).color), _WIDE)
        pen.setDashPattern(list(_DOTS))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLines([_line(at, line.one, line.other) for line in over.dotted if line.kind == kind])


def paint_marks(
    painter: QPainter, over: Placed, places: Floats, radii: dict[int, float], camera: Camera, theme: Theme
) -> None:
    """Draw the rings around those marked, and their words on a small tag at the upper right."""
    at = camera.to_screen(places)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("caption", True)
    metrics = QFontMetricsF(font)
    for number, word in over.marked.items():
        middle, radius = QPointF(*at[number].tolist()), radii[number]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), 2.2))
        painter.drawEllipse(middle, radius + 3.2, radius + 3.2)
        if word and camera.scale > 0.3:
            box = QRectF(0, 0, metrics.horizontalAdvance(word) + 10, metrics.height() + 2)
            box.moveBottomLeft(middle + QPointF(radius * 0.5, -radius * 0.5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setFont(font)
            painter.setPen(theme.color("accent.on"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def dotted_at(over: Placed, places: Floats, camera: Camera, point: QPointF) -> PlacedTie | None:
    """Return the dotted tie under a point."""
    if not over.dotted:
        return None
    at = camera.to_screen(places)
    ends = np.array([(line.one, line.other) for line in over.dotted])
    away = distances_to_lines(at[ends[:, 0]], at[ends[:, 1]], point)
    best = int(np.argmin(away))
    return over.dotted[best] if away[best] <= _REACH else None


def distances_to_lines(start: Floats, end: Floats, point: QPointF) -> Floats:
    """Return how many pixels each line keeps from a point."""
    along = end - start
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    spot = np.array((point.x(), point.y()))
    share = np.clip(((spot - start) * along).sum(axis=1) / length, 0.0, 1.0)[:, None]
    away: Floats = np.hypot(*(start + along * share - spot).T)
    return away


def _line(at: Floats, one: int, other: int) -> QLineF:
    return QLineF(QPointF(*at[one].tolist()), QPointF(*at[other].tolist()))
