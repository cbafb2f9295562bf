"""Second step, where a file holds several tables: which of them are to be imported."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from services.contacts.writing import cell_text
from services.exchange.opening import FoundTable, Opened
from services.exchange.told_headers import first_rows
from services.i18n import _, _n
from services.lists import listed
from ui.exchange.header_pick import HeaderPick
from ui.exchange.middle_column import show_in_the_middle
from ui.look.theme import Theme
from ui.widgets.frames import Card, emptied
from ui.widgets.labels import ElidedLabel, label

_WIDEST = 900
_HEADS = 10


class TablesStep(QWidget):
    """The tables as cards with a tick each."""

    toggled = Signal(int, bool)
    """The place of a table, and whether it is wanted."""
    header_picked = Signal(str, object)
    """A sheet, and the number of the row with its headings or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ticks: list[QCheckBox] = []
        self.picks: dict[str, HeaderPick] = {}
        self._heading = label("", "heading")
        self._hidden = label("", "caption", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(
            label(
                _("Green is the row of headings. Another one? Press it, or move it by the arrows."),
                "body",
                "secondary",
                wrap=True,
            )
        )
        column.addLayout(self._list)
        column.addWidget(self._hidden)
        column.addStretch(1)
        scroll = QScrollArea()
        show_in_the_middle(scroll, middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_file(self, opened: Opened) -> None:
        """Show a file's tables."""
        emptied(self._list)
        self._ticks.clear()
        self.picks.clear()
        count = len(opened.tables)
        self._heading.setText(
            _n("{count} table in this file", "{count} tables in this file", count).format(count=count)
        )
        for place, table in enumerate(opened.tables):
            self._list.addWidget(self._card(opened, place, table))
        hidden = listed(opened.hidden_sheets)
        self._hidden.setText(_("Hidden sheets stay out: {names}").format(names=hidden))
        self._hidden.setVisible(bool(hidden))

    def focus_first(self) -> None:
        """Let the keys work here."""
        if self._ticks:
            self._ticks[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, opened: Opened, place: int, table: FoundTable) -> Card:
        card = Card(margin=14, spacing=4)
        rows = len(table.chosen.table.rows)
        title = table.chosen.table.title or table.name
        tick = QCheckBox(_("{title}, {rows} rows").format(title=title[:60], rows=f"{rows:,}"))
        tick.setChecked(table.wanted)
        tick.toggled.connect(lambda wanted, place=place: self.toggled.emit(place, wanted))
        self._ticks.append(tick)
        card.body.addWidget(tick)
        words = [_("sheet {name}").format(name=table.name)]
        header = table.chosen.table.header_row
        words.append(_("headings in row {row}").format(row=header) if header else _("without headings"))
        if not table.holds_people:
            words.append(_("no names seen"))
        card.body.addWidget(_indented(ElidedLabel(" · ".join(words), "caption", "secondary")))
        if table.chosen.own or table.name in self.picks:
            card.body.addWidget(_indented(ElidedLabel(_shown(table), "caption")))
            return card
        pick = HeaderPick(self._theme)
        pick.show_rows(first_rows(opened, table.name), header)
        pick.picked.connect(lambda row, name=table.name: self.header_picked.emit(name, row))
        self.picks[table.name] = pick
        card.body.addSpacing(4)
        card.body.addWidget(pick)
        return card


def _indented(part: QWidget) -> QWidget:
    part.setContentsMargins(24, 0, 0, 0)
    return part


def _shown(table: FoundTable) -> str:
    """Return the headings, and what the first row says."""
    columns = table.chosen.table.columns[:_HEADS]
    heads = listed(column.label for column in columns)
    first = table.chosen.table.rows[0][1] if table.chosen.table.rows else []
    cells = [cell_text(first[column.index]) for column in columns if column.index < len(first)]
    return f"{heads}    {'  '.join(cell for cell in cells if cell)}"
