"""The chain of a firm as a picture: suppliers at the left, buyers at the right, owners above it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPageLayout, QPainter, QPainterPath, QPen, QPolygonF

from models.kinds import BusinessKind
from services.business.business_ties import role_word
from services.business.supply_chain import Chain, ChainFirm, ChainTie
from services.contacts.organizations import short_name
from services.i18n import _
from ui.look.icons import draw_icon
from ui.look.theme import Theme

WIDE, TALL = 172.0, 52.0
_ACROSS, _DOWN = 250.0, 76.0
_EDGE = 24.0
_ARROW = 7.0
_ASIDE = 56.0


def places(chain: Chain) -> dict[int, QRectF]:
    """Return the box of each firm: a column a step of the stream, the firm itself in the middle."""
    columns: dict[int, list[ChainFirm]] = {}
    for firm in chain.firms:
        columns.setdefault(firm.level, []).append(firm)
    above = _owners(chain)

    def rank(firm: ChainFirm) -> int:
        return 1 if firm.id == chain.centre else 0 if firm.id in above else 2

    columns[0].sort(key=rank)
    first = min(columns)
    tallest = max(map(len, columns.values()))
    middle = tallest * _DOWN / 2
    found = {}
    for level, firms in columns.items():
        top = middle - len(firms) * _DOWN / 2
        if level == 0:  # the firm itself stays on the line through the middle
            place = next(at for at, firm in enumerate(firms) if firm.id == chain.centre)
            top = middle - (place + 0.5) * _DOWN
        for row, firm in enumerate(firms):
            left = _EDGE + (level - first) * _ACROSS
            found[firm.id] = QRectF(left, top + row * _DOWN + (_DOWN - TALL) / 2, WIDE, TALL)
    highest = min(box.top() for box in found.values())
    return {key: box.translated(0, _EDGE + _ROOM_ABOVE - highest) for key, box in found.items()}


_ROOM_ABOVE = 28.0
"""Over the columns, for what they are called."""


def _owners(chain: Chain) -> set[int]:
    """Return who owns or guarantees the firm: they stand above it."""
    found = set()
    for tie in chain.ties:
        if tie.kind is BusinessKind.SUBSIDIARY_OF and tie.from_id == chain.centre:
            found.add(tie.to_id)
        elif tie.kind in (BusinessKind.SHAREHOLDER_OF, BusinessKind.GUARANTEES) and tie.to_id == chain.centre:
            found.add(tie.from_id)
    return found


def extent(boxes: Mapping[int, QRectF]) -> tuple[float, float]:
    """Return width and height of the whole picture."""
    right = max((box.right() for box in boxes.values()), default=0.0)
    bottom = max((box.bottom() for box in boxes.values()), default=0.0)
    return right + _EDGE, bottom + _EDGE


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """A chain ready to be drawn on the screen or into a file."""

    chain: Chain
    theme: Theme
    boxes: Mapping[int, QRectF]
    chosen: int = 0
    layout: QPageLayout | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels of the screen."""
        return extent(self.boxes)

    def paint(self, painter: QPainter) -> None:
        """Draw columns' names, ties and firms."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.size
        painter.fillRect(QRectF(0, 0, width, height), self.theme.color("map.bg"))
        self._paint_heads(painter)
        for tie in self.chain.ties:
            self._paint_tie(painter, tie)
        for firm in self.chain.firms:
            self._paint_firm(painter, firm)

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color("text.muted"))
        lefts = {firm.level: self.boxes[firm.id].left() for firm in self.chain.firms}
        for level, left in lefts.items():
            words = level_word(level)
            if words:
                room = QRectF(left, _EDGE / 2, WIDE, _ROOM_ABOVE)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_tie(self, painter: QPainter, tie: ChainTie) -> None:
        sign = self.theme.tokens.kind("business")
        pen = QPen(self.theme.color(sign.color), 1.4)
        if tie.kind is BusinessKind.GUARANTEES:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path, bend = _line(self.boxes[tie.from_id], self.boxes[tie.to_id])
        end = path.currentPosition()
        painter.drawPath(path)
        self._paint_arrow(painter, end, bend)
        self._paint_words(painter, tie, path.pointAtPercent(0.5))

    def _paint_arrow(self, painter: QPainter, end: QPointF, bend: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self.theme.color(self.theme.tokens.kind("business").color)))
        length = max(1.0, (bend.x() ** 2 + bend.y() ** 2) ** 0.5)
        along = QPointF(bend.x() / length, bend.y() / length)
        side = QPointF(-along.y(), along.x())
        base = end - along * _ARROW
        painter.drawPolygon(QPolygonF([end, base + side * _ARROW / 2, base - side * _ARROW / 2]))

    def _paint_words(self, painter: QPainter, tie: ChainTie, at: QPointF) -> None:
        """Say what is supplied, or what the tie is where it is no supply."""
        role = "" if tie.kind is BusinessKind.SUPPLIES else role_word(tie.kind, other_is_from=True)
        words = tie.note or role
        if not words:
            return
        metrics = QFontMetricsF(self.theme.font("caption"))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _ACROSS - WIDE - 8)
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 6, metrics.height())
        box.moveCenter(at)
        painter.fillRect(box, self.theme.color("map.bg"))
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color("text.secondary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_firm(self, painter: QPainter, firm: ChainFirm) -> None:
        box, theme = self.boxes[firm.id], self.theme
        centre = firm.id == self.chain.centre
        line = "accent" if centre or firm.id == self.chosen else "line.strong"
        painter.setPen(QPen(theme.color(line), 2 if line == "accent" else 1))
        painter.setBrush(QBrush(theme.color("accent.soft" if centre else "bg.surface")))
        painter.drawRoundedRect(box, theme.radius("card"), theme.radius("card"))
        side = theme.size("icon")
        icon = QRectF(box.left() + 10, box.top() + 8, side, side)
        draw_icon(painter, icon, theme, "state.firm", "accent" if centre else "secondary")
        left = icon.right() + 8
        body = QFontMetricsF(theme.font("body", bold=centre))
        painter.setFont(theme.font("body", bold=centre))
        painter.setPen(theme.color("text.primary"))
        name = body.elidedText(short_name(firm.name), Qt.TextElideMode.ElideRight, box.right() - left - 8)
        painter.drawText(QRectF(left, box.top() + 7, box.right() - left, body.height()), 0, name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("warn" if not firm.known else "text.muted"))
        painter.drawText(
            QRectF(left, box.top() + 9 + body.height(), box.right() - left, 20), 0, known_words(firm)
        )


def _line(one: QRectF, other: QRectF) -> tuple[QPainterPath, QPointF]:
    """Return the way from one box to another, and in which direction it comes in.

    Over others of its column it goes around at the side.
    """
    across = other.left() - one.left()
    along = other.center().y() - one.center().y()
    if across:
        right = across > 0
        start = QPointF(one.right() if right else one.left(), one.center().y())
        end = QPointF(other.left() if right else other.right(), other.center().y())
        bend = QPointF((end.x() - start.x()) / 2, 0)
        ahead = bend
    elif abs(along) < _DOWN * 1.5:
        start = QPointF(one.center().x(), one.bottom() if along > 0 else one.top())
        end = QPointF(other.center().x(), other.top() if along > 0 else other.bottom())
        bend = ahead = QPointF(0, (end.y() - start.y()) / 2)
    else:
        start, end = QPointF(one.right(), one.center().y()), QPointF(other.right(), other.center().y())
        bend, ahead = QPointF(_ASIDE, 0), QPointF(-_ASIDE, 0)
    path = QPainterPath(start)
    path.cubicTo(start + bend, end - ahead, end)
    return path, ahead


def level_word(level: int) -> str:
    """Return what a column of the picture is called."""
    if level == 0:
        return ""
    if level < 0:
        return _("Suppliers") if level == -1 else _("Their suppliers")
    return _("Buyers") if level == 1 else _("Their buyers")


def known_words(firm: ChainFirm) -> str:
    """Say how many people of a firm I know."""
    if not firm.people:
        return _("nobody in the book")
    return _("you know {known} of {people}").format(known=firm.known, people=firm.people)
