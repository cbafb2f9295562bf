"""The version of Qt's bindings that was chosen can send signals for as long as the program runs."""

import sys

from PySide6.QtCore import QObject, Signal

EMITS = 100_000


class Bell(QObject):
    """Rings."""

    rung = Signal(bool)


def test_that_a_signal_may_be_sent_as_often_as_one_likes() -> None:
    """Some versions lose a reference to ``True`` with every signal sent, and in the end abort the program."""
    bell = Bell()
    heard = 0

    def _on_rung(_: bool) -> None:
        nonlocal heard
        heard += 1

    bell.rung.connect(_on_rung)
    before = sys.getrefcount(True)
    for _ in range(EMITS):
        bell.rung.emit(True)
    assert heard == EMITS
    assert sys.getrefcount(True) > before - EMITS // 100
