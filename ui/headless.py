"""Qt without a window, for commands that draw."""

import os
import sys

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QGuiApplication


def ensure_application() -> None:
    """Start Qt where none runs yet; on Linux it needs no screen for that."""
    if QGuiApplication.instance() is None:
        # a command's errors are sentences of its own; Qt's remarks on files and locales are none
        qInstallMessageHandler(lambda _kind, _context, _words: None)
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication(["renmai"])
        application.setProperty("keptAlive", application)
