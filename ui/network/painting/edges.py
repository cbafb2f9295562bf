"""Ties as lines in the colour and dash of their kind, as wide as they are close."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen

from services.network.graph import Ints
from services.network.picture import KINDS, Bools
from ui.look.theme import Theme
from ui.network.painting.camera import Camera, Floats
from ui.network.painting.ink import mixed
from ui.network.painting.scene import MapScene

_WIDTHS = ("unknown", "close", "ordinary", "cool")
_FAR_OFF = 0.35
_QUICK, _REST, _FILE = 140e3, 800e3, 60e6
"""How many pixels of lines are drawn while moving, at rest, and into files: the strongest in view come first.

Measured with Qt's software painting: a smooth opaque line costs 0.1 µs a pixel, a see-through one six times
that; so colours are mixed with the ground beforehand.
"""


PLAIN, DIMMED, LIT = 0, 1, 2
"""How a line is drawn: as usual, behind a path or a choice, or as a tie of who is chosen."""
_NEAR_BY, _WELL_OFF = 190.0, 460.0
"""Where there are many, ties longer than this on the map are drawn more lightly than near ones."""
_FADES = (1.0, 0.62, 0.34, 0.16)
"""How light a line is by its length; last my own ties on a map that is not about me."""
_CROWD = 150
"""Of more lines in view those that only pass through it are left out, and the others drawn more lightly."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Lines that share a pen."""

    kind: str
    near: int
    light: int
    fade: int
    lines: Floats


def paint_edges(
    painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, *, quick: bool, vector: bool = False
) -> None:
    """Draw the ties in view; while moving without smoothing and only the strongest."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not quick)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    found = list(bundles(scene, camera, _QUICK if quick else _FILE if vector else _REST))
    count = sum(len(bundle.lines) for bundle in found)
    crowd = 1.0 if vector else min(1.0, max(0.35, (_CROWD / max(1, count)) ** 0.6))
    plain = theme.tokens.map_value("edge.opacity", "plain")
    shares = (plain * crowd, theme.tokens.map_value("edge.opacity", "dimmed") * crowd, 1.0)
    for bundle in found:
        fade = _FADES[bundle.fade] if count > _CROWD and bundle.light != LIT else 1.0
        opacity = shares[bundle.light] * fade * (0.75 if camera.scale < _FAR_OFF else 1.0)
        painter.setPen(pen_of(theme, bundle.kind, bundle.near, opacity, camera.scale, plain=quick))
        painter.drawLines([QLineF(*line) for line in bundle.lines.tolist()])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def pen_of(
    theme: Theme, kind: str, near: int, opacity: float, scale: float = 1.0, *, plain: bool = False
) -> QPen:
    """Return the pen of a kind of tie and a closeness; ``plain`` leaves out dashes, which are slow."""
    sign = theme.tokens.kind(kind)
    color = mixed(theme.color(sign.color), theme.color("map.bg"), opacity)
    width = theme.tokens.map_value("edge", _WIDTHS[near]) * min(1.0, 0.45 + 0.55 * scale / 0.7)
    pen = QPen(color, 1.0 if plain else width)
    if plain:
        pen.setCosmetic(True)
    elif sign.dash and scale >= _FAR_OFF:
        pen.setDashPattern([part / width for part in sign.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def bundles(scene: MapScene, camera: Camera, most: float) -> Iterator[Bundle]:
    """Yield the lines in view by pen, those of the path's people last.

    Where they would take more than ``most`` pixels, the weak ones are left out, and first those that only
    pass through the view.
    """
    edges = scene.picture.network.edges
    at = camera.to_screen(scene.places)
    keep = np.flatnonzero(drawn(scene, camera, at))
    keep = keep[~_on_path(scene, edges.one[keep], edges.other[keep])]
    keep = keep[_affordable(scene, camera, at, keep, most)]
    lines = np.concatenate([at[edges.one[keep]], at[edges.other[keep]]], axis=1)
    light, fade = _light(scene, edges.one[keep], edges.other[keep]), _fade(scene, keep)
    group = ((edges.kinds[keep] * 4 + edges.near[keep]) * 3 + light) * len(_FADES) + fade
    for code in sorted(np.unique(group).tolist(), key=_drawn_when):
        rest, faded = divmod(code, len(_FADES))
        kind, near = KINDS[rest // 12].value, rest // 3 % 4
        yield Bundle(kind, near, rest % 3, faded, lines[group == code])


def drawn(scene: MapScene, camera: Camera, at: Floats) -> Bools:
    """Return which ties are lines of their own in a view; in a town others are bands between quarters."""
    edges = scene.picture.network.edges
    seen = scene.shown_edges() & _in_view(at, edges.one, edges.other, camera)
    if scene.is_town and (camera.scale < _FAR_OFF or scene.is_crowded):
        seen &= _within_a_quarter(scene) | _of_the_chosen(scene)
    return seen


def _drawn_when(code: int) -> tuple[int, int, int]:
    """Return what orders the lines: those stepping back first, of each the faded ones."""
    rest, faded = divmod(code, len(_FADES))
    return (1, 0, 2)[rest % 3], -faded, code


def _fade(scene: MapScene, keep: Ints) -> Ints:
    edges, network = scene.picture.network.edges, scene.picture.network
    one, other = edges.one[keep], edges.other[keep]
    length: Floats = np.hypot(*(scene.places[one] - scene.places[other]).T)
    fade: Ints = np.searchsorted([_NEAR_BY, _WELL_OFF], length)
    mine = (one == network.me) | (other == network.me)
    fade[mine] = len(_FADES) - 1 if scene.is_town else 2
    return fade


def _within_a_quarter(scene: MapScene) -> Bools:
    edges, of = scene.picture.network.edges, scene.picture.communities.of
    same: Bools = (of[edges.one] == of[edges.other]) & (of[edges.one] >= 0)
    return same


def _of_the_chosen(scene: MapScene) -> Bools:
    edges = scene.picture.network.edges
    if scene.selected < 0:
        return np.zeros(len(edges), np.bool_)
    touching: Bools = (edges.one == scene.selected) | (edges.other == scene.selected)
    return touching


def _light(scene: MapScene, one: Ints, other: Ints) -> Ints:
    """Return how each line is drawn."""
    light = np.full(len(one), PLAIN, np.int64)
    if scene.path:
        told = np.zeros(len(scene), np.bool_)
        told[[*scene.path, *scene.beside]] = True
        light[~(told[one] & told[other])] = DIMMED
    elif scene.over.forward:
        light[:] = DIMMED
    elif scene.selected >= 0:
        light[:] = DIMMED
        light[(one == scene.selected) | (other == scene.selected)] = LIT
    return light


def _affordable(scene: MapScene, camera: Camera, at: Floats, keep: Ints, most: float) -> Ints:
    """Return the places in ``keep`` of the lines that can be drawn, the weakest of them first."""
    edges = scene.picture.network.edges
    one, other = at[edges.one[keep]], at[edges.other[keep]]
    window = np.array((camera.width, camera.height))
    length = np.hypot(*(np.clip(one, 0, window) - np.clip(other, 0, window)).T) + 40.0
    here = _inside(one, window).astype(np.int64) + _inside(other, window)
    order = np.lexsort((length, -edges.strengths[keep], here == 0))
    affordable = order[np.cumsum(length[order]) <= most]
    if camera.scale >= _FAR_OFF and int((here > 0).sum()) > _CROWD:
        affordable = affordable[here[affordable] > 0]
    return affordable[::-1]


def _inside(points: Floats, window: Floats) -> Bools:
    inside: Bools = np.all((points >= 0) & (points <= window), axis=1)
    return inside


def _on_path(scene: MapScene, one: Ints, other: Ints) -> Bools:
    """Return which ties are hops of the path shown: those are drawn by themselves."""
    found = np.zeros(len(one), np.bool_)
    for left, right in zip(scene.path, scene.path[1:], strict=False):
        found |= (one == left) & (other == right)
        found |= (one == right) & (other == left)
    return found


def _in_view(at: Floats, one: Ints, other: Ints, camera: Camera) -> Bools:
    low, high = np.minimum(at[one], at[other]), np.maximum(at[one], at[other])
    inside: Bools = np.all(low < (camera.width, camera.height), axis=1) & np.all(high > 0, axis=1)
    return inside
