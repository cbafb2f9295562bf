"""The row above the map: which map, which colours, what is narrowed; at the right the zoom."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _, _p
from services.network.layout import MapName
from ui.look.theme import Theme
from ui.network.painting.scene import BY_COMMUNITY, BY_KIND, BY_TIER, BY_WARMTH
from ui.widgets.buttons import QUIET, SECONDARY, Button
from ui.widgets.chips import ChipRow
from ui.widgets.labels import label
from ui.widgets.segments import Segment, Segments


class MapToolRow(QFrame):
    """Holds the controls; the page connects them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.setProperty("edge", "bottom")
        self.setMinimumHeight(theme.size("toolbar"))
        self.back = self._button(theme, "act.back", _("Back to the view before"), "Backspace")
        self.forward = self._button(theme, "act.forward", _("On to the view after"))
        self.which = Segments(
            theme,
            [Segment(MapName.MINE, _("Me in the middle")), Segment(MapName.WHOLE, _("Whole network"))],
            name=_("Which map"),
        )
        self.maps = self._button(theme, "act.more", _("Maps of your own"))
        self.colour = Segments(
            theme,
            [
                Segment(BY_TIER, _("Tier")),
                Segment(BY_KIND, _p("map", "Tie")),
                Segment(BY_WARMTH, _p("map", "Warmth")),
                Segment(BY_COMMUNITY, _p("map", "Community")),
            ],
            name=_("What the colours mean"),
        )
        self.filter = Button(
            theme, _("Filter"), SECONDARY, icon="act.filter", name=_("Narrow the map"), small=True
        )
        self.chips = ChipRow(theme)
        self.out = self._button(theme, "act.zoom_out", _("Farther"), "−")
        self.percent = label("100%", "caption")
        self.into = self._button(theme, "act.zoom_in", _("Nearer"), "+")
        self.fit = self._button(theme, "act.fit", _("Show everybody"), "0")
        says = _("What the network says")
        self.insight = Button(theme, _("Insight"), SECONDARY, icon="act.lead", name=says, small=True)
        self.insight.setToolTip(f"{says} I")
        self.more = self._button(theme, "act.export", _("Save as a picture"))
        self._lay_out()

    def _button(self, theme: Theme, icon: str, words: str, key: str = "") -> Button:
        button = Button(theme, "", QUIET, icon=icon, name=words)
        button.setToolTip(f"{words} {key}".strip())
        return button

    def _lay_out(self) -> None:
        self.percent.setFixedWidth(self.percent.fontMetrics().horizontalAdvance("400%") + 4)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._first, self._narrows, self._second = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left: tuple[QWidget, ...] = (self.back, self.forward, self.which, self.maps)
        right: tuple[QWidget, ...] = (self.out, self.percent, self.into, self.fit, self.more)
        for row, widgets in (
            (self._first, left),
            (self._narrows, (self.colour, self.filter)),
            (self._second, ()),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._narrows.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self._narrows.addWidget(self.insight, 0, Qt.AlignmentFlag.AlignVCenter)
        self._first.addLayout(self._narrows, 1)
        self._first.addStretch(0)
        for widget in right:
            self._first.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 10, 6)
        column.setSpacing(6)
        column.addLayout(self._first)
        column.addLayout(self._second)
        self._always = (*left, *right)
        self._is_folded = False

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the room of the row folded: what colours and narrows the map then has a line of its own."""
        wide = max(self._width_of_first(), self._narrows.minimumSize().width())
        return QSize(wide + 18, super().minimumSizeHint().height())

    def _width_of_first(self) -> int:
        return sum(widget.sizeHint().width() + 8 for widget in self._always)

    @override
    def event(self, event: QEvent) -> bool:
        """Fold when there are more chips than one line has room for."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Give what colours and narrows the map a line of its own where one line is too short."""
        folded = self.width() < self._width_of_first() + self._narrows.minimumSize().width() + 26
        if folded != self._is_folded:
            self._is_folded = folded
            if folded:
                self._first.removeItem(self._narrows)
                self._second.addLayout(self._narrows)
            else:
                self._second.removeItem(self._narrows)
                self._first.insertLayout(4, self._narrows, 1)

    def show_scale(self, scale: float) -> None:
        """Say how far the map is zoomed."""
        self.percent.setText(f"{round(scale * 100)}%")
