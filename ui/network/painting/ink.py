"""Colours mixed beforehand: a see-through line costs Qt's software painting six times an opaque one."""

from PySide6.QtGui import QColor


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """Return a colour as it looks when it lies on a ground so far see-through."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        color.redF() * share + ground.redF() * rest,
        color.greenF() * share + ground.greenF() * rest,
        color.blueF() * share + ground.blueF() * rest,
    )
