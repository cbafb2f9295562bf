"""What the left button does on the map: pull it, carry people, draw ties, gather people by lasso or frame."""

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPen, QPolygonF

from services.network.graph import Floats, Ints
from ui.look.theme import Theme
from ui.network.painting.nodes import face_of
from ui.network.painting.scene import MapScene
from ui.network.pointing import click
from ui.network.tile import MANY

if TYPE_CHECKING:
    from ui.network.canvas import MapCanvas

_CLICK = 5
_GATHERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
KNOB = 8.0
"""Half the width of the knob on whom is chosen, from which a tie is drawn."""


class Doing(Enum):
    """What a press became."""

    NOTHING = "nothing"
    PRESSED = "pressed"
    PULLING = "pulling"
    CARRYING = "carrying"
    DRAWING = "drawing"
    LASSO = "lasso"
    FRAME = "frame"


class Hand:
    """Follows one press from down to up and tells the canvas what came of it."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self.doing = Doing.NOTHING
        self.held = -1
        self._begin, self._at = QPointF(), QPointF()
        self._trail: list[QPointF] = []

    @property
    def is_carrying(self) -> bool:
        """True while somebody is being moved."""
        return self.doing is Doing.CARRYING

    def carried(self, scene: MapScene) -> list[int]:
        """Return who moves: everybody gathered when one of them is held."""
        return sorted(scene.group) if self.held in scene.group else [self.held]

    def press(self, event: QMouseEvent) -> None:
        """Take hold of somebody, of the knob, or of the map."""
        canvas, scene = self._canvas, self._canvas.scene
        self._begin = self._at = event.position()
        self.doing = Doing.PRESSED
        self.held = canvas.number_at(event.position())
        if scene is None:
            return
        middle = knob_of(canvas, scene)
        on_knob = middle is not None and (middle - event.position()).manhattanLength() <= 2 * KNOB
        if on_knob or (self.held >= 0 and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.held = scene.selected if on_knob else self.held
            self.doing = Doing.DRAWING

    def move(self, event: QMouseEvent) -> bool:
        """Go on with what was begun; False when nothing was."""
        if self.doing is Doing.NOTHING:
            return False
        canvas, scene = self._canvas, self._canvas.scene
        step = event.position() - self._at
        if self.doing is Doing.PRESSED:
            if (event.position() - self._begin).manhattanLength() <= _CLICK or scene is None:
                return True
            self._start(event)
        self._at = event.position()
        if self.doing is Doing.CARRYING and scene is not None:
            scale = canvas.camera.scale
            scene.places[self.carried(scene)] += (step.x() / scale, step.y() / scale)
            self._show_carried(scene)
        elif self.doing is Doing.PULLING:
            canvas.pull(step)
        else:
            self._trail.append(event.position())
            if self.doing is Doing.DRAWING and scene is not None:
                scene.hovered = canvas.number_at(event.position())
            canvas.update()
        return True

    def _show_carried(self, scene: MapScene) -> None:
        """Show people on the move; a large map is painted anew when they are put down."""
        if len(scene) <= MANY:
            self._canvas.redraw()
        else:
            self._canvas.update()

    def _start(self, event: QMouseEvent) -> None:
        keys = event.modifiers()
        self._trail = [self._begin]
        if self.held >= 0 and not keys & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        ):
            self.doing = Doing.CARRYING
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.doing = Doing.LASSO
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self.doing = Doing.FRAME
        else:
            self.doing = Doing.PULLING
        pulls = self.doing is Doing.PULLING
        self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor if pulls else Qt.CursorShape.CrossCursor)

    def release(self, event: QMouseEvent) -> None:
        """Let go, and tell what came of it."""
        doing, self.doing = self.doing, Doing.NOTHING
        canvas, scene = self._canvas, self._canvas.scene
        canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        if scene is None or doing is Doing.NOTHING:
            return
        if doing is Doing.PRESSED:
            click(canvas, self.held, event)
        elif doing is Doing.CARRYING:
            canvas.redraw(shapes=True)
            canvas.dragged.emit({one: tuple(scene.places[one].tolist()) for one in self.carried(scene)})
        elif doing is Doing.DRAWING:
            other = canvas.number_at(event.position())
            canvas.update()
            if other >= 0 and other != self.held:
                canvas.joined.emit(self.held, other)
        elif doing in (Doing.LASSO, Doing.FRAME):
            self._gather(scene, doing)

    def _gather(self, scene: MapScene, doing: Doing) -> None:
        canvas = self._canvas
        at = canvas.camera.to_screen(scene.places)
        found = (
            within_frame(at, self._begin, self._at) if doing is Doing.FRAME else within_trail(at, self._trail)
        )
        found = found[scene.shown()[found]]
        canvas.gathered.emit(frozenset(found.tolist()) | scene.group)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the lasso, the frame, or the line of the tie being drawn."""
        canvas, scene = self._canvas, self._canvas.scene
        if scene is None or self.doing not in (Doing.LASSO, Doing.FRAME, Doing.DRAWING):
            return
        accent = theme.color("accent")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
        fill = QColor(accent)
        fill.setAlphaF(0.08)
        painter.setBrush(QBrush(fill))
        if self.doing is Doing.LASSO:
            painter.drawPolygon(QPolygonF(self._trail))
        elif self.doing is Doing.FRAME:
            painter.drawRect(QRectF(self._begin, self._at).normalized())
        else:
            painter.setPen(QPen(accent, 2.5))
            one, other = canvas.spot(self.held), self._at
            if scene.hovered >= 0 and scene.hovered != self.held:
                other = canvas.spot(scene.hovered)
            painter.drawLine(QLineF(one, other))


def knob_of(canvas: "MapCanvas", scene: MapScene) -> QPointF | None:
    """Return the middle of the knob on whom is chosen; None when there is none to draw ties from."""
    if scene.selected < 0 or canvas.camera.scale < 0.35:
        return None
    reach = face_of(scene, scene.selected, canvas.camera.scale).radius + 4
    return canvas.spot(scene.selected) + QPointF(reach * 0.78 + KNOB * 0.6, -reach * 0.78 - KNOB * 0.6)


def paint_knob(painter: QPainter, canvas: "MapCanvas", scene: MapScene, theme: Theme) -> None:
    """Draw the knob with a plus in it."""
    middle = knob_of(canvas, scene)
    if middle is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("map.bg"), 2))
    painter.setBrush(QBrush(theme.color("accent")))
    painter.drawEllipse(middle, KNOB, KNOB)
    painter.setPen(QPen(theme.color("accent.on"), 1.8))
    arm = KNOB * 0.5
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
    painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))


def within_frame(at: Floats, begin: QPointF, end: QPointF) -> Ints:
    """Return who stands in a frame."""
    box = QRectF(begin, end).normalized()
    inside = (at > (box.left(), box.top())).all(axis=1) & (at < (box.right(), box.bottom())).all(axis=1)
    return np.flatnonzero(inside)


def within_trail(at: Floats, trail: list[QPointF]) -> Ints:
    """Return who stands inside a line drawn around them."""
    polygon = QPolygonF(trail)
    near = within_frame(at, polygon.boundingRect().topLeft(), polygon.boundingRect().bottomRight())
    rule = Qt.FillRule.OddEvenFill
    return near[[polygon.containsPoint(QPointF(*at[number].tolist()), rule) for number in near.tolist()]]
