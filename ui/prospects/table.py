"""The prospect table: its model, its factors entered in place, its order kept while one types."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from services.i18n import _
from services.prospects import own_factors
from services.prospects.list_records import Filter
from services.prospects.own_factors import FactorNames
from services.prospects.prospect_rows import ProspectRow
from ui.prospects.columns import prospect_columns
from ui.prospects.source import ProspectSource
from ui.shell.desk import Desk
from ui.tables.table_view import TableView
from ui.tables.window_model import WindowModel

COLUMNS = "prospects.columns"
WIDE = 1200
"""From this width of the table on there is room for more columns."""
_PAUSE_MS = 100
"""The rest of a list is read so long after its first page, which it would hold up."""
_WHEN_WIDE = ("native", "cohorts", "tags", "next")


class ProspectTable(TableView):
    """A TableView over the list service.

    A class typed into a row changes the row where it stands; the row moves to its new place once the user
    goes on to another one.
    """

    bulk_entered = Signal(str, object)
    """A class typed while several rows are selected: key of the factor, and the class or None."""

    sorted_anew = Signal()
    """The list stands in another order."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme,
            lambda: desk.preferences.get(COLUMNS),
            lambda found: desk.preferences.set(COLUMNS, found),
            parent,
        )
        self._desk = desk
        self.source = ProspectSource(desk, self.reload)
        self.factors: tuple[FactorNames, ...] = ()
        self._out_of_order = False
        self.build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.source.read_on)
        self.painted.connect(self._on_painted)
        self.factor_entered.connect(self._on_factor_entered)
        self.current_changed.connect(self._on_current_changed)

    def build(self) -> None:
        """Make the columns, own factors among them, and read the list."""
        found = tuple(self._desk.look(own_factors.all_factors))
        old = self._model
        if old is not None and found == self.factors:
            return
        self.factors = found
        model = WindowModel(
            self.source, prospect_columns(found), default_sort_key="priority", muted=_is_muted, parent=self
        )
        model.order_changed.connect(lambda _order: self.sorted_anew.emit())
        self.set_model(model)
        if old is not None:
            old.deleteLater()

    def show_filter(self, wanted: Filter) -> None:
        """Narrow the list."""
        self.source.filter = wanted
        self.reload()

    def reload(self) -> None:
        """Read the whole list again; selection and scroll stay."""
        self._out_of_order = False
        self.window_model().refresh()

    def renew(self, ids: frozenset[int]) -> None:
        """Read some rows again where they stand; they are put in order when the user leaves the row."""
        self.window_model().refresh(ids)
        self._out_of_order = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a wide window show more columns, as long as the user chose none."""
        super().resizeEvent(event)
        if self._desk.preferences.get(COLUMNS) is None:
            self.column_layout.offer(_WHEN_WIDE, self.viewport().width() >= WIDE)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Read no further while out of sight."""
        super().hideEvent(event)
        self._pause.stop()

    def _on_painted(self) -> None:
        if self.source.is_late and not self._pause.isActive():
            self._pause.start()

    def factor_name(self, key: str) -> str:
        """Return what a factor is called."""
        return next((names.name for names in self.factors if names.key == key), key)

    def _on_factor_entered(self, contact_id: int, factor: str, klass: int | None) -> None:
        if self.selected_count() > 1:
            self.bulk_entered.emit(factor, klass)
            return
        self.source.read_on()  # the list as it stands: the row shall stay where it is
        words = _("Rated {name}: {factor}").format(
            name=self._name(contact_id), factor=self.factor_name(factor)
        )
        self._desk.act(words, _assessing(contact_id, factor, klass), quiet=True)

    def _name(self, contact_id: int) -> str:
        model = self.window_model()
        place = model.place_of(contact_id)
        row = model.row_at(place) if place is not None else None
        return row.name if row else ""

    def _on_current_changed(self, _contact_id: int | None) -> None:
        if self._out_of_order:
            self.reload()


def _assessing(contact_id: int, factor: str, klass: int | None) -> Callable[[Any], int]:
    from services.prospects import assessing

    return lambda session: assessing.assess(session, [contact_id], factor, klass)


def _is_muted(row: ProspectRow) -> bool:
    return row.do_not_contact
