"""People as circles: filled by tier or by kind of tie, a surname inside the first two tiers, 我 in accent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from services.network.folding import FIRM
from services.network.graph import Ints
from services.network.picture import KINDS
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.network.painting.camera import Camera
from ui.network.painting.hues import hue, tint
from ui.network.painting.scene import BY_COMMUNITY, BY_KIND, BY_TIER, BY_WARMTH, TIERS, MapScene
from ui.network.painting.warmth import WARMTH, warmth_steps
from ui.widgets.paint import sized

_FAR_OFF = 0.35
_LETTERS_FROM = 0.5
_LEAST_FOLDED = 11.0
"""A node that stands for several is never smaller, in pixels: it is all there is of them."""
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Face:
    """How one circle looks: its fill by token, tier, radius in pixels and letter."""

    fill: str
    text: str
    line: str
    dashed: bool
    radius: float
    letter: str
    shape: str = ""
    """What a node that stands for several is; empty for a person."""


def radius_at(radius: float, scale: float) -> float:
    """Return a circle's radius in pixels: as designed at 70 %, smaller far off, a little larger near by."""
    if scale >= 0.7:
        return radius * float(max(1.0, scale**0.35))
    return max(1.6, radius * float((scale / 0.7) ** 0.75))


def in_view(scene: MapScene, camera: Camera, margin: float = 40.0) -> Ints:
    """Return the people to be seen, the most important last so that they lie on top."""
    at = camera.to_screen(scene.places)
    inside = (at > -margin).all(axis=1) & (at < (camera.width + margin, camera.height + margin)).all(axis=1)
    inside &= scene.shown()
    order = scene.order[inside[scene.order]]
    return order[::-1]


def face_of(scene: MapScene, number: int, scale: float) -> Face:
    """Return how somebody's circle looks."""
    radius = radius_at(float(scene.radii[number]), scale)
    folded = scene.picture.network.people.folded.get(number)
    if folded is not None:
        if folded.kind == FIRM:
            ink = "kind.business"
        else:
            ink = hue(scene, int(scene.picture.communities.of[number])) if scene.is_town else "text.secondary"
        return Face(
            "bg.surface", ink, ink, False, max(_LEAST_FOLDED, radius), scene.letters[number], folded.kind
        )
    if number in scene.path:
        radius += 3 * min(1.0, scale / 0.7)
    letter = scene.letters[number] if scale >= _LETTERS_FROM else ""
    if number == scene.picture.network.me:
        return Face("accent", "accent.on", "", False, radius, scene.letters[number])
    tier = scene.tier_key(number)
    line = f"tier.{tier}.line" if tier in ("c", "unrated") else ""
    if scene.colour != BY_TIER:
        token = _token_of(scene, number)
        if token:
            ink = f"{token}.on" if scene.colour == BY_WARMTH else "bg.surface"
            return Face(token, ink, "", False, radius, letter)
        return Face("bg.surface", "text.muted", "tier.c.line", False, radius, letter)
    return Face(f"tier.{tier}", f"tier.{tier}.on", line, tier == "unrated", radius, letter)


def _token_of(scene: MapScene, number: int) -> str:
    """Return the colour of somebody on a map not coloured by tier; empty for none."""
    if scene.colour == BY_KIND:
        kind = scene.kind_of(number)
        return f"kind.{kind}" if kind is not None else ""
    if scene.colour == BY_WARMTH:
        quiet = scene.picture.network.people.quiet[[number]]
        return WARMTH[int(warmth_steps(quiet)[0])] if quiet[0] >= 0 else ""
    community = int(scene.picture.communities.of[number])
    return hue(scene, community) if community >= 0 else ""


def paint_nodes(
    painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, *, quick: bool, vector: bool = False
) -> None:
    """Draw everybody in view: dots while moving or from far off, circles otherwise; ``vector`` for files."""
    people = in_view(scene, camera)
    at = camera.to_screen(scene.places)
    if camera.scale < _FAR_OFF or (quick and len(people) > 150):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not quick and len(people) <= 3000)
        _paint_dots(painter, scene, camera, theme, people)
        return
    painter.save()
    dimmed = theme.tokens.map_value("node.opacity.dimmed")
    ratio = painter.device().devicePixelRatioF()
    for number in people.tolist():
        painter.setOpacity(1.0 if scene.is_lit(number) else dimmed)
        face = face_of(scene, number, camera.scale)
        x, y = float(at[number, 0]), float(at[number, 1])
        if vector:
            painter.setPen(Qt.PenStyle.NoPen)
            _paint_face(painter, QPointF(x, y), face, theme)
        else:
            sprite = _sprite(face, theme, ratio)
            half = sprite.width() / sprite.devicePixelRatio() / 2
            painter.drawPixmap(QPointF(x - half, y - half), sprite)
    painter.restore()
    for number in scene.path:
        if number in set(people.tolist()):
            _paint_ring(painter, scene, number, camera, theme)
    paint_choice(painter, scene, camera, theme)


def paint_choice(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme) -> None:
    """Draw the rings around whom the mouse is on and whom is chosen."""
    at = camera.to_screen(scene.places)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    gathered = [(number, 2.0) for number in scene.group]
    for number, width in (*gathered, (scene.hovered, 1.5), (scene.selected, 2.5)):
        if 0 <= number < len(scene):
            radius = face_of(scene, number, camera.scale).radius + 4
            painter.setPen(QPen(theme.color("focus"), width))
            painter.drawEllipse(QPointF(float(at[number, 0]), float(at[number, 1])), radius, radius)


def _paint_ring(painter: QPainter, scene: MapScene, number: int, camera: Camera, theme: Theme) -> None:
    at = camera.to_screen(scene.places)[number]
    radius = face_of(scene, number, camera.scale).radius
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = QPointF(float(at[0]), float(at[1]))
    painter.setPen(QPen(theme.color("map.bg"), 2.5))
    painter.drawEllipse(middle, radius + 1.2, radius + 1.2)
    painter.setPen(QPen(theme.color("path"), 2.5))
    painter.drawEllipse(middle, radius + 3.6, radius + 3.6)


def _paint_dots(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, people: Ints) -> None:
    """Draw everybody as a dot, one call a colour, those to see first on top."""
    at = camera.to_screen(scene.places)
    tiers = scene.picture.network.people.tiers[people]
    for place in (3, 2, 1, 0):
        chosen = people[tiers == place + 1]
        size = 2 * radius_at(theme.tokens.map_value("radius", TIERS[place]), camera.scale)
        for color, some in dot_colours(scene, theme, chosen, place):
            painter.setPen(QPen(color, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints([QPointF(x, y) for x, y in at[some].tolist()])
    me = scene.picture.network.me
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    folded = scene.picture.network.people.folded
    shown = scene.shown()
    seen = [number for number in folded if shown[number]]
    for number in seen:
        spot = QPointF(*at[number].tolist())
        _paint_face(painter, spot, face_of(scene, number, camera.scale), theme)
    _paint_dot_row(painter, scene, camera, theme, (*scene.path, *([me] if me >= 0 else [])))


def dot_colours(scene: MapScene, theme: Theme, people: Ints, tier: int) -> Iterator[tuple[QColor, Ints]]:
    """Yield the colours that people of one tier are dots in, with those people."""
    network = scene.picture.network
    if scene.colour == BY_KIND:
        key = network.kinds_to_me[people]
        colors = {code: theme.color(f"kind.{KINDS[code]}") for code in range(len(KINDS))}
    elif scene.colour == BY_WARMTH:
        key = warmth_steps(network.people.quiet[people])
        colors = {step: theme.color(token) for step, token in enumerate(WARMTH)}
    elif scene.colour == BY_COMMUNITY or (scene.is_town and tier > 0):
        key = scene.picture.communities.of[people]
        share = 1.0 if scene.colour == BY_COMMUNITY else 0.62
        colors = {int(one): tint(scene, int(one), theme, share) for one in np.unique(key)}
    else:
        key = np.zeros(len(people), np.int64)
        colors = {0: theme.color(f"tier.{TIERS[tier]}" if tier < 2 else "tier.c.line")}
    for code in np.unique(key).tolist():
        yield colors.get(code, theme.color("tier.c.line")), people[key == code]


def _paint_dot_row(
    painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, people: Iterable[int]
) -> None:
    """Draw me and the people of a path as circles even from far off."""
    at = camera.to_screen(scene.places)
    for number in people:
        face = face_of(scene, number, camera.scale)
        big = Face(face.fill, face.text, face.line, face.dashed, max(7.0, face.radius), "")
        _paint_face(painter, QPointF(float(at[number, 0]), float(at[number, 1])), big, theme)


def _paint_folded(painter: QPainter, middle: QPointF, face: Face, theme: Theme) -> None:
    """Draw a firm as a square with its sign, anything else as a double circle, each with its count."""
    side = face.radius
    box = QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side)
    painter.setPen(QPen(theme.color(face.line), 1.6))
    painter.setBrush(QBrush(theme.color(face.fill)))
    painter.setFont(sized(theme, max(9.0, side * 0.62), bold=True))
    if face.shape == FIRM:
        painter.drawRoundedRect(box, side * 0.3, side * 0.3)
        icon = icon_pixmap(
            theme, "state.firm", "secondary", round(side), painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side * 0.85), icon)
        box = QRectF(box.left(), middle.y(), box.width(), side * 0.9)
    else:
        painter.drawEllipse(middle, side, side)
        painter.drawEllipse(middle, side - 3, side - 3)
    painter.setPen(theme.color(face.text))
    painter.drawText(box, _CENTRE, face.letter)


def _paint_face(painter: QPainter, middle: QPointF, face: Face, theme: Theme) -> None:
    if face.shape:
        _paint_folded(painter, middle, face, theme)
        return
    painter.setBrush(QBrush(theme.color(face.fill)))
    if face.line:
        pen = QPen(theme.color(face.line), 1.2)
        if face.dashed and face.radius > 4:
            pen.setDashPattern([2.4, 2.0])
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(middle, face.radius, face.radius)
    if face.letter and face.radius > 6:
        painter.setPen(QColor(theme.color(face.text)))
        share = 0.88 if len(face.letter) == 1 else 0.66
        painter.setFont(sized(theme, face.radius * share, bold=True))
        side = face.radius
        painter.drawText(
            QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side), _CENTRE, face.letter
        )


_SPRITES: dict[tuple[object, ...], QPixmap] = {}
_MOST_SPRITES = 3000


def _sprite(face: Face, theme: Theme, ratio: float) -> QPixmap:
    """Return a circle as a picture, from a cache: thousands of them are drawn a frame."""
    key = (face, theme.mode, theme.high_contrast, ratio)
    found = _SPRITES.get(key)
    if found is None:
        if len(_SPRITES) > _MOST_SPRITES:
            _SPRITES.clear()
        side = int(np.ceil((face.radius + 2) * 2))
        found = QPixmap(round(side * ratio), round(side * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        _paint_face(painter, QPointF(side / 2, side / 2), face, theme)
        painter.end()
        _SPRITES[key] = found
    return found
