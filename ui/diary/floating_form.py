"""A form laid over the window behind a scrim: comes up, grows with what it shows, leaves by Esc."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.shell.desk import Desk
from ui.widgets.floating import Scrim, cast_shadow


class FloatingForm(QFrame):
    """Stands in the upper half of the window, ``top`` pixels below its edge where there is room."""

    def __init__(self, desk: Desk, over: QWidget, width: int, top: int) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._width, self._top = width, top
        self._before: QWidget | None = None
        self._scrim = Scrim(desk.theme, over)
        self._scrim.pressed.connect(self.leave)
        self.setProperty("surface", "float")
        cast_shadow(self, desk.theme, "palette")
        self.hide()

    def come_up(self) -> None:
        """Show the form above a scrim, and remember what had the focus."""
        self._before = self.window().focusWidget()
        self._scrim.show()
        self._scrim.raise_()
        self.show()
        self.raise_()
        self.place()

    def leave(self) -> None:
        """Go away and give the focus back."""
        self.hide()
        self._scrim.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def place(self) -> None:
        """Stand where it belongs, as high as what it shows."""
        inside = self.layout()
        if inside is None:
            return
        width = min(self._width, self._over.width() - 48)
        height = max(inside.totalHeightForWidth(width), inside.totalMinimumSize().height())
        top = min(self._top, max(16, (self._over.height() - height) // 2))
        self.setGeometry((self._over.width() - width) // 2, top, width, height)

    @override
    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what it shows."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return taken

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
