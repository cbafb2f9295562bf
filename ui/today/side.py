"""The place of Today's panel: the panel itself is loaded once the list is on the screen."""

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from services.diary.today import TodayEntry
from services.errors import ChoiceError
from ui.shell.desk import Desk
from ui.shell.late_place import LatePlace

if TYPE_CHECKING:
    from ui.today.panel import TodayPanel


class TodaySide(LatePlace):
    """Remembers whom to show until the panel is there."""

    stored = Signal(object)
    """An EntryDraft to write down."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "ui.today.panel", parent)
        self._made: TodayPanel | None = None
        self._wanted: tuple[TodayEntry, int] | None = None

    @property
    def panel(self) -> "TodayPanel":
        """The panel, made now when it was not there yet."""
        if self._made is None:
            from ui.today.panel import TodayPanel

            self._made = TodayPanel(self.desk.theme, self.desk.today)
            self._made.quick.stored.connect(self.stored)
            self.hold(self._made)
            self._fill(self._made)
        return self._made

    @override
    def make(self) -> None:
        assert self.panel

    @override
    def look_ahead(self, session: Any) -> None:
        from services.diary import glance

        if self._wanted is not None:
            with contextlib.suppress(ChoiceError):  # gone meanwhile
                glance.glance(session, self._wanted[0].contact_id)

    def show_person(self, entry: TodayEntry | None, interval: int) -> None:
        """Show somebody of an interval of contact; nobody hides the panel."""
        self.setVisible(entry is not None)
        self._wanted = None if entry is None else (entry, interval)
        if self._made is not None:
            self._fill(self._made)

    def _fill(self, panel: "TodayPanel") -> None:
        if self._wanted is None:
            return
        from services.diary import glance

        entry, interval = self._wanted
        seen = self.desk.read(lambda session: glance.glance(session, entry.contact_id))
        panel.show_person(entry, seen, interval)
