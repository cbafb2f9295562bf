"""Letting the window paint and its work come home before a picture is taken."""

import time

from PySide6.QtWidgets import QApplication

from ui.shell.main_window import MainWindow


def settle(seconds: float = 0.6) -> None:
    """Let the window paint and its work come home."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def idle(window: MainWindow, most: float = 20.0) -> None:
    """Wait until no work is under way."""
    settle(0.3)
    end = time.monotonic() + most
    while window.desk.tasks.is_busy and time.monotonic() < end:
        settle(0.1)
    settle(0.4)
