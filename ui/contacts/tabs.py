"""Tabs over a pane: words with a count, the one in view underlined."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget
from typing_extensions import override

from ui.look.theme import Theme

_HEIGHT = 40


class _Tab(QAbstractButton):
    """One tab."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._theme.font("body", True)).horizontalAdvance(self.text()) + 4, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the line under the chosen one."""
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.setFont(self._theme.font("body", chosen))
        token = "accent" if chosen else "text.primary" if self.underMouse() else "text.secondary"
        painter.setPen(self._theme.color(token))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            painter.fillRect(0, self.height() - 2, self.width(), 2, self._theme.color("accent"))
        painter.end()


class Tabs(QWidget):
    """A row of tabs of which one is in view."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, tabs: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs: dict[str, _Tab] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(24)
        for key, words in tabs:
            tab = self._tabs[key] = _Tab(theme, words)
            tab.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            group.addButton(tab)
            row.addWidget(tab)
        row.addStretch(1)
        self._tabs[tabs[0][0]].setChecked(True)
        theme.changed.connect(self.update)

    def set_words(self, key: str, words: str) -> None:
        """Change a tab's words, its count for example."""
        self._tabs[key].setText(words)
        self._tabs[key].updateGeometry()

    def show_tab(self, key: str, shown: bool) -> None:
        """Bring a tab into the row or take it out."""
        self._tabs[key].setVisible(shown)

    def choose(self, key: str) -> None:
        """Choose as the user would."""
        self._tabs[key].click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below all tabs."""
        painter = QPainter(self)
        painter.setPen(self._theme.color("line.soft"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
