"""The side panel's place: the panel itself is loaded once the table is on the screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from ui.shell.desk import Desk

if TYPE_CHECKING:
    from ui.prospects.summary_panel import SummaryPanel


class LatePanel(QWidget):
    """Makes the panel after its place was painted for the first time, or when somebody asks for it.

    What the panel needs takes longer to load than the whole table: nobody shall wait for it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: SummaryPanel | None = None
        self._wanted: int | None = None
        self._is_due = False
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> "SummaryPanel":
        """The panel, made now when it was not there yet."""
        if self._made is None:
            from ui.prospects.summary_panel import SummaryPanel

            self._made = SummaryPanel(self._desk)
            self._place.addWidget(self._made)
            self._made.show_contact(self._wanted)
        return self._made

    def _make(self) -> None:
        assert self.panel

    def show_contact(self, contact_id: int | None) -> None:
        """Show somebody, or the hint when it is nobody."""
        self._wanted = contact_id
        if self._made is not None:
            self._made.show_contact(contact_id)

    def refresh(self, changes: Changes | None) -> None:
        """Read the person again when the changes concern them."""
        if self._made is not None:
            self._made.refresh(changes)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the panel come right after the first picture of the page."""
        super().paintEvent(event)
        if not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self, lambda: self._desk.when_loaded(self._make))
