"""洞察: what the network says, in sentences that lead to people on the map or to a list of them."""

from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from services.i18n import _, _n
from services.network.insight import Insight
from services.network.insight_words import InsightKind, InsightLine, heading, lines
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label


class SubjectLink(QAbstractButton):
    """Whom or what a sentence is about; a press shows it on the map."""

    def __init__(self, theme: Theme, words: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(words)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self._theme.font("body", bold=True)).height() + 6)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter as by Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font("body", bold=True)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.color("accent"))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class SentenceRow(QWidget):
    """A sentence: its subject is a link onto the map, the icons lead to a list, a firm or the way there."""

    def __init__(self, theme: Theme, line: InsightLine, panel: "InsightPanel") -> None:
        super().__init__()
        self.line = line
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        name = _("Show on the map: {sentence}").format(sentence=line.whole)
        self.subject = SubjectLink(theme, line.subject, name)
        self.subject.clicked.connect(lambda: panel.shown.emit(line))
        head.addWidget(self.subject, 1)
        if line.leads_to or line.firm:
            self.way = self._icon(theme, "act.introduce", _("Who can introduce me"))
            self.way.clicked.connect(lambda: panel.way_asked.emit(line))
            head.addWidget(self.way)
        self.list = self._icon(theme, "page.prospects", _("Open the list"))
        self.list.clicked.connect(lambda: panel.listed.emit(line))
        head.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(label(line.words, "body", "secondary", wrap=True))

    def _icon(self, theme: Theme, icon: str, words: str) -> Button:
        button = Button(theme, "", QUIET, icon=icon, name=f"{words}：{self.line.subject}", small=True)
        button.setToolTip(words)
        return button


class InsightPanel(QWidget):
    """Shows what was found and tells what was pressed; the page does the rest."""

    shown = Signal(object)
    """A line whose people are to be seen on the map."""
    listed = Signal(object)
    way_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[SentenceRow] = []
        inner = QFrame()
        inner.setProperty("surface", "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(4)
        scroll = QScrollArea()
        scroll.setProperty("plain", "true")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        self.wait()

    def wait(self) -> None:
        """Say that the network is being looked at."""
        self.rows = []
        column = emptied(self._column)
        column.addWidget(self._head())
        column.addWidget(label(_("Looking at the whole network…"), "body", "secondary", wrap=True))
        column.addStretch(1)

    def show_insight(self, found: Insight) -> None:
        """Show what was found."""
        self.rows = []
        column = emptied(self._column)
        column.addWidget(self._head())
        for kind, told in groupby(lines(found), key=lambda line: line.kind):
            column.addSpacing(10)
            column.addWidget(SectionHeading(heading(kind)))
            if kind is InsightKind.CONNECTOR and found.is_sample:
                column.addWidget(label(_("Counted from a sample of people."), "caption", wrap=True))
            for line in told:
                row = SentenceRow(self._theme, line, self)
                self.rows.append(row)
                column.addWidget(row)
        if not self.rows:
            column.addWidget(label(_("There are no ties yet."), "body", "secondary", wrap=True))
        if found.loners:
            words = _n(
                "{count} person is tied to nobody.", "{count} people are tied to nobody.", found.loners
            )
            column.addWidget(label(words.format(count=found.loners), "caption", wrap=True))
        column.addStretch(1)

    def _head(self) -> QWidget:
        close = Button(self._theme, "", QUIET, icon="act.close", name=_("Back to the map"), small=True)
        close.clicked.connect(self.closed.emit)
        return SectionHeading(_("Insight"), trailing=close, role="title")
