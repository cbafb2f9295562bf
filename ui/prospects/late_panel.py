"""The side panel's place: the panel itself is loaded once the table is on the screen."""

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from services.changes import Changes
from services.errors import ChoiceError
from ui.shell.desk import Desk
from ui.shell.late_place import LatePlace

if TYPE_CHECKING:
    from ui.prospects.summary_panel import SummaryPanel


class LatePanel(LatePlace):
    """Remembers whom to show until the panel is there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "ui.prospects.summary_panel", parent)
        self._made: SummaryPanel | None = None
        self._wanted: int | None = None

    @property
    def panel(self) -> "SummaryPanel":
        """The panel, made now when it was not there yet."""
        if self._made is None:
            from ui.prospects.summary_panel import SummaryPanel

            self._made = SummaryPanel(self.desk)
            self.hold(self._made)
            self._made.show_contact(self._wanted)
        return self._made

    @override
    def make(self) -> None:
        assert self.panel

    @override
    def look_ahead(self, session: Any) -> None:
        from services.prospects.summary import summary

        if self._wanted is not None:
            with contextlib.suppress(ChoiceError):  # gone meanwhile
                summary(session, self._wanted)

    def show_contact(self, contact_id: int | None) -> None:
        """Show somebody, or the hint when it is nobody."""
        self._wanted = contact_id
        if self._made is not None:
            self._made.show_contact(contact_id)

    def refresh(self, changes: Changes | None) -> None:
        """Read the person again when the changes concern them."""
        if self._made is not None:
            self._made.refresh(changes)
