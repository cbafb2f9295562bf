"""Ties as lines in the colour and dash of their kind, as wide as they are close."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from services.network.graph import Ints
from services.network.picture import KINDS, Bools
from ui.look.theme import Theme
from ui.network.painting.camera import Camera, Floats
from ui.network.painting.scene import MapScene

_WIDTHS = ("unknown", "close", "ordinary", "cool")
_FAR_OFF = 0.35
_QUICK, _SMALL, _LARGE = 2500, 5000, 9000
"""How many lines are drawn while moving, seen from far off, and at rest: the strongest of those in view."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Lines that share a pen."""

    kind: str
    near: int
    dimmed: bool
    lines: Floats


def paint_edges(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, *, quick: bool) -> None:
    """Draw the ties in view; while moving without smoothing and only the strongest."""
    smooth = not quick and camera.scale >= _FAR_OFF
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    most = _QUICK if quick else _SMALL if camera.scale < _FAR_OFF else _LARGE
    for bundle in bundles(scene, camera, most):
        opacity = theme.tokens.map_value("edge.opacity", "dimmed" if bundle.dimmed else "plain")
        if camera.scale < _FAR_OFF:
            opacity *= 0.55
        painter.setPen(pen_of(theme, bundle.kind, bundle.near, opacity, camera.scale, plain=quick))
        painter.drawLines([QLineF(*line) for line in bundle.lines.tolist()])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def pen_of(
    theme: Theme, kind: str, near: int, opacity: float, scale: float = 1.0, *, plain: bool = False
) -> QPen:
    """Return the pen of a kind of tie and a closeness; ``plain`` leaves out dashes, which are slow."""
    sign = theme.tokens.kind(kind)
    color = QColor(theme.color(sign.color))
    color.setAlphaF(opacity)
    width = theme.tokens.map_value("edge", _WIDTHS[near]) * min(1.0, 0.45 + 0.55 * scale / 0.7)
    pen = QPen(color, 1.0 if plain else width)
    if plain:
        pen.setCosmetic(True)
    elif sign.dash and scale >= _FAR_OFF:
        pen.setDashPattern([part / width for part in sign.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def bundles(scene: MapScene, camera: Camera, most: int) -> Iterator[Bundle]:
    """Yield the lines in view by pen, the weak ones left out where there are more than ``most``."""
    edges = scene.picture.network.edges
    at = camera.to_screen(scene.places)
    keep = np.flatnonzero(scene.shown_edges() & _in_view(at, edges.one, edges.other, camera))
    if len(keep) > most:
        keep = keep[np.argpartition(-edges.strengths[keep], most)[:most]]
    lit: Bools = np.zeros(len(scene), np.bool_)
    lit[list(scene.path)] = True
    lit[list(scene.beside)] = True
    dim = (~(lit[edges.one[keep]] & lit[edges.other[keep]])).astype(np.int64) * bool(scene.path)
    lines = np.concatenate([at[edges.one[keep]], at[edges.other[keep]]], axis=1)
    group = (edges.kinds[keep] * 4 + edges.near[keep]) * 2 + dim
    for code in np.unique(group).tolist():
        kind, near = KINDS[code // 8].value, code // 2 % 4
        yield Bundle(kind, near, bool(code % 2), lines[group == code])


def _in_view(at: Floats, one: Ints, other: Ints, camera: Camera) -> Bools:
    low, high = np.minimum(at[one], at[other]), np.maximum(at[one], at[other])
    inside: Bools = np.all(low < (camera.width, camera.height), axis=1) & np.all(high > 0, axis=1)
    return inside
