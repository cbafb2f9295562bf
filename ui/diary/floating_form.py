"""A form laid over the window behind a scrim: comes up, grows with what it shows, leaves by Esc."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.shell.desk import Desk
from ui.widgets.buttons import QUIET, Button
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

    def stack(
        self, parts: Sequence[QWidget | QLayout], store: Button, leave: str, beside: QWidget | None = None
    ) -> None:
        """Lay the form out: its parts below each other, at the foot the way out and what stores.

        ``beside`` stands at the left of the foot.
        """
        out = Button(self._desk.theme, leave, QUIET)
        out.clicked.connect(self.leave)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        if beside is not None:
            foot.addWidget(beside, 1)
        else:
            foot.addStretch(1)
        foot.addWidget(out)
        foot.addWidget(store)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for part in (*parts, foot):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)

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
