"""The focus ring: around what the keyboard reached, never around what the mouse pressed."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QWidget,
)

from ui.look.style import RingStyle
from ui.look.theme import Theme

NO_RING = "noRing"
"""Property of a widget that shows its focus itself."""

_SHOW_IT_THEMSELVES = (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractScrollArea)


class FocusRing(QObject):
    """Moves one ring to the control in focus; fields, tables and lists show theirs themselves."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._style = RingStyle(theme)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        wanted = now if now is not None and _wants_ring(now) else None
        if wanted is None and self._frame is None:
            return
        if self._frame is None or self._frame.parent() is None:
            self._frame = QFocusFrame(wanted)
            self._frame.setStyle(self._style)
            self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._frame.destroyed.connect(self._on_frame_destroyed)
        self._frame.setWidget(wanted)  # type: ignore[arg-type]  # None is allowed and hides it

    def _on_frame_destroyed(self) -> None:
        self._frame = None


def _wants_ring(widget: QWidget) -> bool:
    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return False  # a press brought it here
    if isinstance(widget, _SHOW_IT_THEMSELVES) or widget.property(NO_RING):
        return False
    return isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus
