"""What the four rules say of a message, beside it while one writes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.greetings.findings import Finding, Severity
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.frames import emptied
from ui.widgets.labels import label
from ui.widgets.strips import StateIcon


class FindingsList(QWidget):
    """One line a finding: its icon, its words, the stops first; all is well in one line too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.words: list[str] = []
        """The sentences in view."""

    def say(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        emptied(self._column)
        self.words = []
        for finding in findings:
            stop = finding.severity is Severity.STOP
            self._line("state.stop" if stop else "state.ask", "danger" if stop else "warn", finding.message)
        if not findings:
            self._line("state.ok", "ok", _("All four rules are kept."))

    def _line(self, icon: str, tone: str, words: str) -> None:
        self.words.append(words)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(StateIcon(self._theme, icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, "caption", tone, wrap=True), 1)
        self._column.addWidget(line)
