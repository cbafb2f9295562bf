"""What colours and lines mean; each entry is a filter, switched off it is struck through."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from models.kinds import Tier
from services.i18n import _
from services.vocabulary import tie_kind_word, tier_word
from ui.look.theme import Theme
from ui.network.layers import LAYERS, Layer
from ui.network.painting.scene import BY_COMMUNITY, BY_TIER, BY_WARMTH, TIERS
from ui.network.painting.warmth import WARMTH
from ui.widgets.frames import Card
from ui.widgets.labels import label
from ui.widgets.paint import paint_kind_line, paint_tier_badge

_OFF = 0.4
_LINE, _GAP = 20, 6
_TIERS = dict(zip(TIERS, (Tier.A, Tier.B, Tier.C, Tier.UNRATED), strict=True))


class LegendEntry(QAbstractButton):
    """A tier's badge, or a line and the word of a kind of tie."""

    def __init__(self, theme: Theme, key: str, words: str, *, tier: bool, dotted: bool = False) -> None:
        super().__init__()
        self.key, self._theme, self._tier, self._dotted = key, theme, tier, dotted
        self.setText(words)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._on_toggled)
        theme.changed.connect(self.update)
        self._on_toggled(True)

    def say(self, words: str) -> None:
        """Say something else beside the line."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def _on_toggled(self, on: bool) -> None:
        words = _("Hide {what}") if on else _("Show {what}")
        self.setToolTip(words.format(what=self.text()))

    @override
    def sizeHint(self) -> QSize:
        if self._tier:
            side = self._theme.size("badge")
            return QSize(side + 4, side + 4)
        metrics = QFontMetrics(self._theme.font("caption"))
        return QSize(_LINE + _GAP + metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isChecked() else _OFF)
        if self._tier:
            side = self._theme.size("badge")
            paint_tier_badge(painter, QRectF(2, 2, side, side), self.key, self._theme)
            if not self.isChecked():
                painter.setPen(self._theme.color("text.primary"))
                painter.drawLine(QPointF(0, self.height() - 1), QPointF(self.width(), 1))
        else:
            self._paint_kind(painter)
        painter.end()

    def _paint_kind(self, painter: QPainter) -> None:
        middle = self.height() / 2
        if self._dotted:
            painter.setPen(QPen(self._theme.color("text.secondary"), 2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(0, middle), QPointF(_LINE, middle))
        else:
            paint_kind_line(painter, QPointF(0, middle), QPointF(_LINE, middle), self.key, self._theme)
        font = QFont(self._theme.font("caption"))
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(self._theme.color("text.secondary"))
        room = QRectF(_LINE + _GAP, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


class ColourMeaning(QWidget):
    """What the colours of the circles mean where they are not those of the tiers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = BY_TIER
        self.setFixedHeight(QFontMetrics(theme.font("caption")).height() + 6)
        theme.changed.connect(self.update)
        self.show_colour(BY_TIER)

    def show_colour(self, colour: str) -> None:
        """Say what another choice of colours means; tiers and ties are told by their own entries."""
        self._colour = colour
        self.setVisible(colour in (BY_WARMTH, BY_COMMUNITY))
        self.setAccessibleName(" ".join(self._words()))
        self.update()

    def _words(self) -> tuple[str, ...]:
        if self._colour == BY_WARMTH:
            return (_("heard of lately"), _("not for a year"))
        return (_("communities side by side differ"),) if self._colour == BY_COMMUNITY else ()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("caption"))
        words = self._words()
        metrics = QFontMetrics(painter.font())
        left, middle = 0.0, self.height() / 2
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(QPointF(0, middle + metrics.ascent() / 2 - 1), words[0] if words else "")
        left = metrics.horizontalAdvance(words[0]) + 8.0 if words else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        for token in WARMTH if self._colour == BY_WARMTH else ():
            painter.setBrush(self._theme.color(token))
            painter.drawEllipse(QPointF(left + 6, middle), 6, 6)
            left += 16
        if len(words) > 1:
            painter.setPen(self._theme.color("text.secondary"))
            painter.drawText(QPointF(left + 4, middle + metrics.ascent() / 2 - 1), words[1])
        painter.end()


class Legend(Card):
    """Tiers in a row, kinds of tie in three columns."""

    filtered = Signal()
    """What is hidden has changed."""
    layer_switched = Signal(object, bool)
    """A layer, and whether it is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, margin=12, spacing=8)
        self.entries: dict[str, LegendEntry] = {}
        self._layers: dict[str, tuple[LegendEntry, str]] = {}
        self.body.addLayout(_heading())
        tiers = QHBoxLayout()
        tiers.setSpacing(8)
        for key, tier in _TIERS.items():
            tiers.addWidget(self._entry(theme, key, tier_word(tier), tier=True))
        tiers.addSpacing(4)
        tiers.addWidget(label(_("see first → see later"), "caption"))
        tiers.addStretch(1)
        self.body.addLayout(tiers)
        self.meaning = ColourMeaning(theme)
        self.body.addWidget(self.meaning)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        for place, sign in enumerate(theme.tokens.kinds()):
            entry = self._entry(theme, sign.key, tie_kind_word(sign.key), tier=False)
            grid.addWidget(entry, place // 3, place % 3)
        self.body.addLayout(grid)
        for layer in LAYERS:
            self.body.addWidget(self._layer_entry(theme, layer))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _entry(self, theme: Theme, key: str, words: str, *, tier: bool) -> LegendEntry:
        entry = LegendEntry(theme, key, words, tier=tier)
        entry.toggled.connect(lambda _on: self.filtered.emit())
        self.entries[key] = entry
        return entry

    def _layer_entry(self, theme: Theme, layer: Layer) -> LegendEntry:
        entry = LegendEntry(theme, layer.key, layer.words(), tier=False, dotted=True)
        entry.setChecked(False)
        entry.toggled.connect(lambda on: self.layer_switched.emit(layer, on))
        self._layers[layer.key] = (entry, layer.words())
        return entry

    def layer(self, key: str) -> LegendEntry:
        """Return the entry of a layer."""
        return self._layers[key][0]

    def count_layer(self, key: str, shown: int, whole: int) -> None:
        """Say beside a layer how many lines it shows, and of how many where those are more."""
        entry, words = self._layers[key]
        if whole > shown:
            words = _("{what} · strongest {shown} of {whole}").format(what=words, shown=shown, whole=whole)
        elif whole:
            words = _("{what} · {whole}").format(what=words, whole=whole)
        entry.say(words)

    def hidden_tiers(self) -> frozenset[str]:
        """Return the tiers switched off."""
        return frozenset(key for key, entry in self.entries.items() if key in TIERS and not entry.isChecked())

    def hidden_kinds(self) -> frozenset[str]:
        """Return the kinds of tie switched off."""
        off = {key for key, entry in self.entries.items() if not entry.isChecked()}
        return frozenset(off - set(TIERS))


def _heading() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(label(_("Legend"), "section"))
    row.addWidget(label(_("a click filters"), "caption"))
    row.addStretch(1)
    return row
