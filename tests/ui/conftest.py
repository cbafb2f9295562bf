"""What a test of the window may not leave behind: a window, a running timer, a thread."""

import threading
import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

GRACE = 2.0
"""Seconds a thread has to end after its owner was closed."""


def windows() -> set[QWidget]:
    """Return the windows that can be seen now."""
    if QApplication.instance() is None:
        return set()
    return {window for window in QApplication.topLevelWidgets() if window.isVisible()}


def timers() -> set[QTimer]:
    """Return the timers that are running now."""
    return {
        found for found in shiboken6.getAllValidWrappers() if isinstance(found, QTimer) and found.isActive()
    }


def threads() -> set[threading.Thread]:
    """Return the threads of Python that are running now."""
    return {thread for thread in threading.enumerate() if thread.is_alive()}


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Fail the test that leaves something behind, instead of a later one that stumbles over it."""
    before = windows(), timers(), threads()
    yield
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    end = time.monotonic() + GRACE
    while threads() - before[2] and time.monotonic() < end:
        time.sleep(0.02)
    left = [windows() - before[0], timers() - before[1], threads() - before[2]]
    assert not any(left), f"left behind: {left}"
