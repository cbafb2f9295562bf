"""What an empty page shows: 我 among people not known yet, two lines, and what to do first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, SECONDARY, Button
from ui.widgets.frames import emptied
from ui.widgets.labels import label
from ui.widgets.paint import sized

Action = tuple[str, Callable[[], None]]
_NODES = (
    (-150, 6, 9, ""),
    (-110, -24, 7, ""),
    (-60, -6, 11, "b"),
    (-44, -40, 6, ""),
    (40, -44, 6, ""),
    (74, -34, 8, "c"),
    (122, -16, 8, ""),
    (152, 4, 9, ""),
    (80, 22, 11, "a"),
    (-34, 42, 7, "c"),
    (-92, 34, 8, ""),
    (112, 42, 7, ""),
)
"""Where the others stand around 我: x, y, radius, tier; nobody in particular."""


class MeAmongOthers(QWidget):
    """The small drawing: 我 in accent, lines to dashed circles; with ``bright`` some have their tiers."""

    def __init__(self, theme: Theme, *, bright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bright = theme, bright
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(330, 110)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, theme = QPointF(self.width() / 2, self.height() / 2), self._theme
        radius = theme.tokens.map_value("radius", "me")
        for x, y, around, tier in _NODES:
            node = middle + QPointF(x, y)
            painter.setPen(QPen(theme.color("map.edge"), 1))
            painter.drawLine(middle, node)
            self._paint_node(painter, node, around, tier if self._bright else "")
        painter.setPen(QPen(theme.color("bg.window"), 3))
        painter.setBrush(QBrush(theme.color("accent")))
        painter.drawEllipse(middle, radius + 1.5, radius + 1.5)
        painter.setPen(theme.color("accent.on"))
        painter.setFont(sized(theme, radius * 0.8, bold=True))
        circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "我")
        painter.end()

    def _paint_node(self, painter: QPainter, node: QPointF, radius: float, tier: str) -> None:
        theme = self._theme
        pen = QPen(theme.color("tier.unrated.line"), 1)
        if not tier:
            pen.setDashPattern([2.5, 2.0])
        elif tier != "c":
            pen = QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(QBrush(theme.color(f"tier.{tier}" if tier else "bg.surface")))
        painter.drawEllipse(node, radius, radius)


class EmptyState(QWidget):
    """Drawing, a line in 12 pt, one in body, and the first action as the primary button."""

    def __init__(
        self,
        theme: Theme,
        heading: str = "",
        body: str = "",
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = label("", "heading")
        self._body = label("", "body", "secondary", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(MeAmongOthers(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for part in (self._heading, self._body):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        column.addStretch(3)
        self.say(heading, body, actions)

    def say(self, heading: str, body: str = "", actions: Sequence[Action] = ()) -> None:
        """Show other words and actions."""
        self._heading.setText(heading)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        emptied(self._buttons)
        self._buttons.addStretch(1)
        for place, (text, work) in enumerate(actions):
            button = Button(self._theme, text, PRIMARY if place == 0 else SECONDARY)
            button.clicked.connect(lambda _checked=False, work=work: work())
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.setAccessibleName(f"{heading} {body}".strip())

    def buttons(self) -> list[Button]:
        """Return its buttons, the primary first."""
        items = (self._buttons.itemAt(place) for place in range(self._buttons.count()))
        return [widget for item in items if item is not None and isinstance(widget := item.widget(), Button)]
