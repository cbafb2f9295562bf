"""What the window expects of a page."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from services.changes import Changes
from ui.shell.desk import Desk


class Page(QWidget):
    """A screen of the window, made when first shown; it builds its widgets in ``__init__``.

    The page lays out everything below the top bar: tool row, list, panel, footer.
    """

    goes_back = False
    """Esc leads from here to the page before, once there is no step back left on the page."""

    heading_changed = Signal()
    """Title, caption or heading widget are to be asked for again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self._stale: Changes | None = None
        desk.changed.connect(self._on_book_changed)

    def title(self) -> str:
        """Return what stands in the top bar in 15 pt."""
        return ""

    def caption(self) -> str:
        """Return the small words behind the title: the date, a count."""
        return ""

    def heading(self) -> QWidget | None:
        """Return what stands in the top bar instead of title and caption: steps, the way back."""
        return None

    def shown(self, **args: Any) -> None:
        """Take what it is to show; called each time somebody goes to the page."""

    def refresh(self, changes: Changes | None) -> None:
        """Fetch again what the changes touch; None: everything. Called only while the page is in view."""

    def can_print(self) -> bool:
        """Tell whether Ctrl+P means something here."""
        return False

    def print_page(self) -> None:
        """Print what the page prints."""

    def step_back(self) -> bool:
        """Do one step back for Esc; return False when there is none left on the page."""
        return False

    def enter(self, **args: Any) -> None:
        """Come into view: catch up with what changed meanwhile, then take the arguments."""
        stale, self._stale = self._stale, None
        if stale is not None:
            self.refresh(None)
        self.shown(**args)

    def _on_book_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.refresh(changes)
            self.heading_changed.emit()
        else:
            self._stale = changes
