"""A place for what comes after the first picture: its widget is made once the place was painted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.desk import Desk
from ui.shell.first_paint import FirstPaint


class LatePlace(QWidget):
    """Makes its widget after it was painted for the first time and the book is loaded, or when asked.

    What a panel needs takes longer to load than the whole page beside it: nobody shall wait for it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        FirstPaint(self, self._on_painted)

    def _on_painted(self) -> None:
        self.desk.when_loaded(self.make)
        self.desk.load()

    def make(self) -> None:
        """Make what belongs here, unless it is there."""

    def hold(self, widget: QWidget) -> None:
        """Put the widget into its place, ready at once for the key that asked for it."""
        self._place.addWidget(widget)
        widget.show()
