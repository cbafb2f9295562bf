"""The row above the table: left what narrows, right what acts on the selection."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from services.i18n import _, _p
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, SECONDARY, Button
from ui.widgets.chips import ChipRow

if TYPE_CHECKING:
    from services.prospects.chips import Chip


class ToolRow(QFrame):
    """Tells what is wanted; acts are in view only while somebody is selected."""

    filter_asked = Signal()
    chip_removed = Signal(str)
    chip_pressed = Signal(str)
    cleared = Signal()
    tag_asked = Signal()
    tie_asked = Signal()
    factor_asked = Signal()
    columns_asked = Signal()
    more_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.setMinimumHeight(theme.size("toolbar"))
        self.filter = Button(theme, _("Filter"), SECONDARY, icon="act.filter", name=_("Narrow the list"))
        self.chips = ChipRow(theme)
        self.tag = Button(theme, _p("act", "Tag"), QUIET, icon="act.tag", name=_("Tag the selected people"))
        self.tie = Button(theme, _("Tie"), QUIET, icon="act.tie", name=_("Tie the selected people"))
        self.factor = Button(theme, _("Rate"), QUIET, icon="state.ask", name=_("Rate the selected people"))
        self.columns = Button(theme, _("Columns"), QUIET, icon="act.columns", name=_("Choose the columns"))
        self.more = Button(theme, "", QUIET, icon="act.more", name=_("More for the selected people"))
        self.more.setToolTip(_("More"))
        self._acts = (self.tag, self.tie, self.factor, self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.tag, self.tie, self.factor, self.columns, self.more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._connect()
        self.show_selected(0)

    def _connect(self) -> None:
        for button, signal in (
            (self.filter, self.filter_asked),
            (self.tag, self.tag_asked),
            (self.tie, self.tie_asked),
            (self.factor, self.factor_asked),
            (self.columns, self.columns_asked),
            (self.more, self.more_asked),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        self.chips.removed.connect(self.chip_removed)
        self.chips.pressed.connect(self.chip_pressed)
        self.chips.cleared.connect(self.cleared)

    def show_chips(self, chips: Iterable["Chip"]) -> None:
        """Show the conditions in force."""
        self.chips.set_chips((chip.key, chip.words) for chip in chips)

    def show_selected(self, count: int) -> None:
        """Bring the acts into view while somebody is selected."""
        for button in self._acts:
            button.setVisible(count > 0)
