"""The row above the map: which map, which colours, what is narrowed; at the right the zoom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from services.i18n import _, _p
from services.network.layout import MapName
from ui.look.theme import Theme
from ui.network.painting.scene import BY_KIND, BY_TIER
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
        self.colour = Segments(
            theme,
            [Segment(BY_TIER, _("Tier")), Segment(BY_KIND, _p("map", "Tie"))],
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
        self.more = self._button(theme, "act.export", _("Save as a picture"))
        self._lay_out()

    def _button(self, theme: Theme, icon: str, words: str, key: str = "") -> Button:
        button = Button(theme, "", QUIET, icon=icon, name=words)
        button.setToolTip(f"{words} {key}".strip())
        return button

    def _lay_out(self) -> None:
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("400%") + 4)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(8)
        left: tuple[QWidget, ...] = (self.back, self.forward, self.which, self.colour, self.filter)
        right: tuple[QWidget, ...] = (self.out, self.percent, self.into, self.fit, self.more)
        for widget in left:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in right:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_scale(self, scale: float) -> None:
        """Say how far the map is zoomed."""
        self.percent.setText(f"{round(scale * 100)}%")
