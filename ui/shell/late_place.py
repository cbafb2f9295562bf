"""A place for what comes after the first picture: its widget is made once the place was painted."""

import importlib
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.desk import Desk
from ui.shell.first_paint import FirstPaint


class LatePlace(QWidget):
    """Makes its widget after it was painted for the first time, or when asked.

    What a panel needs takes longer to load than the whole page beside it: nobody shall wait for it. Its
    ``module`` is loaded on the worker, and what it will show is read there once, so that the window need not
    learn how.
    """

    def __init__(self, desk: Desk, module: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._module = module
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        FirstPaint(self, self._on_painted)

    def make(self) -> None:
        """Make what belongs here, unless it is there."""

    def look_ahead(self, session: Any) -> None:
        """Read what will be shown, for the sake of having read it."""

    def hold(self, widget: QWidget) -> None:
        """Put the widget into its place, ready at once for the key that asked for it."""
        self._place.addWidget(widget)
        widget.show()

    def _on_painted(self) -> None:
        if self.desk.book.is_loaded:  # the worker may be busy with an import; nothing has to wait for it
            self.make()
            return
        self.desk.load()
        self.desk.fetch(self._prepare, lambda _none: self.make())

    def _prepare(self, session: Any) -> None:
        importlib.import_module(self._module)
        self.look_ahead(session)
