"""A column in the middle of a page, with air at both sides, that scrolls where there is little room."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget


def show_in_the_middle(area: QScrollArea, column: QWidget) -> None:
    """Let a scroll area show one column, centred."""
    inner = QWidget()
    inner.setProperty("surface", "plain")
    row = QHBoxLayout(inner)
    row.setContentsMargins(20, 28, 20, 20)
    row.addStretch(1)
    row.addWidget(column, 20)
    row.addStretch(1)
    area.setWidgetResizable(True)
    area.setProperty("plain", True)
    area.setWidget(inner)
