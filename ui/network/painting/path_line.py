"""The path of an introduction over the map: thick accent lines, the weakest hop dashed, words on each."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from ui.look.theme import Theme
from ui.network.painting.camera import Camera
from ui.network.painting.labels import Room
from ui.network.painting.scene import MapScene

_PAD = 8.0
_GLYPH = 6.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


def paint_path(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme) -> None:
    """Draw the hops of the path shown."""
    if scene.told is None:
        return
    width = theme.tokens.map_value("edge", "path")
    at = camera.to_screen(scene.places)
    for place, (one, other) in enumerate(zip(scene.path, scene.path[1:], strict=False)):
        weak = is_weak(scene, place)
        pen = QPen(theme.color("path.weak" if weak else "path"), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if weak:
            pen.setDashPattern([9 / width, 6 / width])
        painter.setPen(pen)
        painter.drawLine(QLineF(QPointF(*at[one].tolist()), QPointF(*at[other].tolist())))


def is_weak(scene: MapScene, place: int) -> bool:
    """Tell whether a hop is the path's weakest; a single hop is not."""
    told = scene.told
    return told is not None and len(told.steps) > 1 and place == told.weakest_index


def paint_tags(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, room: Room) -> None:
    """Write what each hop is on a small tag in its middle."""
    if scene.told is None or camera.scale < 0.3:
        return
    at = camera.to_screen(scene.places)
    for place, step in enumerate(scene.told.steps):
        one, other = at[scene.path[place]], at[scene.path[place + 1]]
        box = tag_box(theme, step.noun)
        for share in (0.5, 0.42, 0.58, 0.34, 0.66):
            middle = one + (other - one) * share
            box.moveCenter(QPointF(round(float(middle[0])), round(float(middle[1]))))
            if room.is_free(box):
                break
        room.take(box.adjusted(-2, -2, 2, 2))
        paint_tag(painter, box, step.kind, step.noun, theme, weak=is_weak(scene, place))


def tag_box(theme: Theme, words: str) -> QRectF:
    """Return a box large enough for the sign of a kind and some words."""
    metrics = QFontMetricsF(theme.font("caption"))
    glyph = metrics.horizontalAdvance("学")
    return QRectF(0, 0, 2 * _PAD + glyph + _GLYPH + metrics.horizontalAdvance(words), metrics.height() + 8)


def paint_tag(
    painter: QPainter, box: QRectF, kind: str, words: str, theme: Theme, *, weak: bool = False
) -> None:
    """Draw a tag: a framed box with the character of a kind and words."""
    radius = theme.radius("cell")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("path.weak" if weak else "path"), 1))
    painter.setBrush(QBrush(theme.color("bg.surface")))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    sign = theme.tokens.kind(kind)
    font = theme.font("caption", True)
    painter.setFont(font)
    glyph = QFontMetricsF(font).horizontalAdvance(sign.glyph)
    painter.setPen(theme.color(sign.color))
    painter.drawText(QRectF(box.left() + _PAD, box.top(), glyph + 1, box.height()), _CENTRE, sign.glyph)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("text.primary"))
    left = box.left() + _PAD + glyph + _GLYPH
    painter.drawText(
        QRectF(left, box.top(), box.right() - left, box.height()), Qt.AlignmentFlag.AlignVCenter, words
    )
