"""The sign in the system's tray: says a reminder in words, opens the window, lists, quits."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from services.i18n import _

_STAYS = 12_000


class Sayer(Protocol):
    """Whoever can say something on the desktop."""

    def can_say(self) -> bool:
        """Tell whether there is a tray that shows messages."""
        ...

    def say(self, title: str, words: str) -> None:
        """Say something; never by sound alone, never by colour."""
        ...


class Tray(QObject):
    """An icon with a menu of three; it comes with the window and goes with it."""

    opened = Signal()
    listed = Signal()
    pressed = Signal()
    """The message that was said last."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        self._icon.setToolTip(_("Renmai"))
        self._menu = QMenu(window)
        self._menu.addAction(_("Open Renmai")).triggered.connect(self.opened)
        self._menu.addAction(_("Today's reminders")).triggered.connect(self.listed)
        self._menu.addAction(_("Quit")).triggered.connect(window.close)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.pressed)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    def can_say(self) -> bool:
        """Tell whether there is a tray that shows messages."""
        return self._icon.isVisible() and QSystemTrayIcon.supportsMessages()

    def say(self, title: str, words: str) -> None:
        """Say something beside the tray."""
        self._icon.showMessage(title, words, QSystemTrayIcon.MessageIcon.NoIcon, _STAYS)

    def _on_activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how != QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
