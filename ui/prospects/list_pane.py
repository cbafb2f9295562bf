"""The list with its tool row above and its counts below; the filter in force lives here."""

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.kinds import Tier
from services.i18n import _
from services.prospects.list_records import EVERYBODY, Filter, Tally
from ui.prospects.bulk_acts import BulkActs
from ui.prospects.footer import Footer
from ui.prospects.table import ProspectTable
from ui.prospects.tool_row import ToolRow
from ui.shell.desk import Desk
from ui.tables.column_menu import column_menu
from ui.widgets.frames import surface

if TYPE_CHECKING:
    from ui.prospects.empty_words import EmptyList
    from ui.prospects.narrowing import Narrowing
    from ui.prospects.selection_menus import SelectionMenus


class ListPane(QWidget):
    """Narrows the table and counts what is in it; what a first look does not need is made when asked for."""

    counted = Signal()
    """The counts were worked out anew."""
    emptied = Signal()
    """Nobody fits the filter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tally = Tally(0, 0, 0)
        self.tools = ToolRow(desk.theme)
        self.table = ProspectTable(desk)
        self.footer = Footer(desk.theme)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self.acts = BulkActs(desk, self.table.selected_ids)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._lists, 1)
        column.addWidget(self.footer)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        table, tools = self.table, self.tools
        table.selection_changed.connect(tools.show_selected)
        table.selection_changed.connect(self.footer.show_selected)
        table.bulk_entered.connect(self._on_bulk_entered)
        table.copied.connect(self._on_copied)
        table.copy_refused.connect(self._on_copy_refused)
        table.context_requested.connect(lambda found, place: self.menus.context_menu(found).popup(place))
        table.head.menu_requested.connect(self._on_columns_asked)
        for asked, what in (
            (tools.tag_asked, "tag"),
            (tools.tie_asked, "tie"),
            (tools.factor_asked, "factor"),
            (tools.more_asked, "more"),
        ):
            asked.connect(partial(self._on_menu_asked, what))
        tools.columns_asked.connect(self._on_columns_asked)
        tools.filter_asked.connect(lambda: self.narrowing.open())
        tools.chip_removed.connect(lambda key: self.set_filter(self.filter.without(key)))
        tools.chip_pressed.connect(lambda key: self.narrowing.open_condition(key))
        tools.cleared.connect(lambda: self.set_filter(EVERYBODY))
        self.footer.overdue_pressed.connect(self._on_overdue_pressed)
        self.footer.unrated_pressed.connect(self._on_unrated_pressed)
        self.footer.counts_missed.connect(lambda: self._desk.when_loaded(self.count))

    @cached_property
    def menus(self) -> "SelectionMenus":
        """The menus that act on whoever is selected."""
        from ui.prospects.selection_menus import SelectionMenus

        return SelectionMenus(self._desk, self.table, self.acts, self.tools)

    @cached_property
    def narrowing(self) -> "Narrowing":
        """The menu of conditions and its lists."""
        from ui.prospects.narrowing import Narrowing

        return Narrowing(self._desk, self.tools.filter, lambda: self.filter, self.set_filter)

    @cached_property
    def empty(self) -> "EmptyList":
        """What stands in the table's place when nobody fits."""
        from ui.prospects.empty_words import EmptyList

        words, ground = EmptyList(self._desk.theme), surface()
        QVBoxLayout(ground).addWidget(words)
        self._lists.addWidget(ground)
        return words

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self.table.source.filter

    def set_filter(self, wanted: Filter) -> None:
        """Narrow the list and show by what."""
        self._desk.shared_filter = wanted
        self.table.show_filter(wanted)
        self._show_chips()
        self.footer.show_filters(wanted.overdue, wanted.tiers == (str(Tier.UNRATED),))
        self._show_list_or_words()
        if self.table.current_id() is None:
            self.table.select_place(0)
        # The table is on the screen before the rest of its counts is worked out.
        self.footer.show_total(len(self.table.window_model().ids))

    def reload(self) -> None:
        """Read the list again with the same filter."""
        self.table.reload()
        self._show_chips()
        self._show_list_or_words()
        self.count()

    def count(self) -> None:
        """Work out the counts below the list."""
        self.tally = self.table.source.tally()
        self.footer.show_tally(self.tally)
        self.counted.emit()

    def order_words(self) -> str:
        """Say by what the list is sorted."""
        order = self.table.window_model().order
        if order is None:
            return _("whom to see first")
        heads = {column.sort_key: column.heading for column in self.table.window_model().columns}
        return heads.get(order.key, order.key)

    def _show_chips(self) -> None:
        wanted = self.filter
        if wanted.is_empty():
            self.tools.show_chips([])
            return
        from services.prospects import chips

        self.tools.show_chips(self._desk.read(lambda session: chips.chips(session, wanted)))

    def _show_list_or_words(self) -> None:
        nobody = not len(self.table.window_model().ids)
        if nobody:
            self.empty.say_why(self._desk, self.filter, self.set_filter)
            self.emptied.emit()
        self._lists.setCurrentIndex(1 if nobody else 0)

    def _on_bulk_entered(self, factor: str, klass: int | None) -> None:
        self.acts.rate(factor, klass, self.table.factor_name(factor))

    def _on_copied(self, count: int) -> None:
        self._desk.toast(_("Copied {count} rows as a table").format(count=count), undo=False)

    def _on_copy_refused(self, count: int) -> None:
        self._desk.toast(_("{count} rows are too many to copy; export them.").format(count=count), undo=False)

    def _on_menu_asked(self, what: str) -> None:
        self.menus.open(what)

    def _on_columns_asked(self, place: QPoint | None = None) -> None:
        button = self.tools.columns
        where = place or button.mapToGlobal(QPoint(0, button.height()))
        column_menu(self._desk.theme, self.table, self).popup(where)

    def _on_overdue_pressed(self, on: bool) -> None:
        self.set_filter(replace(self.filter, overdue=on))

    def _on_unrated_pressed(self, on: bool) -> None:
        self.set_filter(replace(self.filter, tiers=(str(Tier.UNRATED),) if on else ()))
