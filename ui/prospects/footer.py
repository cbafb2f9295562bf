"""The line below the table: how many, which of them are overdue or unrated, and the keys that work here."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from services.i18n import _
from services.prospects.list_records import Tally
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.widgets.labels import label

_GAP, _PADDING = 4, 6


class FooterLink(QAbstractButton):
    """A count that narrows the list when pressed; checked while it does."""

    def __init__(
        self, theme: Theme, *, icon: str = "", tone: str = "text.secondary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._tone = theme, icon, tone
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(_("Show only: {words}").format(words=text))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("caption", bold=bool(self._icon)))
        side = self._theme.size("icon.small") + _GAP if self._icon else 0
        return QSize(metrics.horizontalAdvance(self.text()) + side + 2 * _PADDING, metrics.height() + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, left = self._theme, float(_PADDING)
        if self.isChecked() or self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent.soft" if self.isChecked() else "bg.sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.radius("cell"), theme.radius("cell"))
        if self._icon:
            side = theme.size("icon.small")
            pixmap = icon_pixmap(theme, self._icon, self._tone, side, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round((self.height() - side) / 2), pixmap)
            left += side + _GAP
        painter.setFont(theme.font("caption", bold=bool(self._icon)))
        painter.setPen(theme.color(self._tone))
        painter.drawText(
            QRectF(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        painter.end()


class Footer(QFrame):
    """Counts at the left, keys at the right."""

    overdue_pressed = Signal(bool)
    unrated_pressed = Signal(bool)
    counts_missed = Signal()
    """The line is on the screen with counts of another list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setProperty("edge", "top")
        self.setMinimumHeight(theme.size("footer"))
        self._tally, self._selected = Tally(0, 0, 0), 0
        self._is_outdated = False
        self._counts = label("", "caption", "secondary")
        self.overdue = FooterLink(theme, icon="state.overdue", tone="warn")
        self.unrated = FooterLink(theme)
        self._keys = label("", "caption", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        for part in (self._counts, self.overdue, self.unrated):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self.overdue.hide()
        self.unrated.hide()
        self.overdue.clicked.connect(self.overdue_pressed)
        self.unrated.clicked.connect(self.unrated_pressed)

    def show_total(self, total: int) -> None:
        """Show how many another list has; its other counts are asked for once the line was painted."""
        self._tally = replace(self._tally, total=total)
        self._is_outdated = True
        self._say()
        self.update()

    def show_tally(self, tally: Tally) -> None:
        """Show the counts of the list."""
        self._tally = tally
        self._is_outdated = False
        self._say()

    def show_selected(self, count: int) -> None:
        """Show how many rows are selected."""
        self._selected = count
        self._say()

    def show_filters(self, overdue: bool, unrated: bool) -> None:
        """Mark the counts that narrow the list now."""
        self.overdue.setChecked(overdue)
        self.unrated.setChecked(unrated)

    def show_keys(self, panel_shown: bool) -> None:
        """Name the keys that work in the table."""
        panel = _("Space hides the panel") if panel_shown else _("Space shows the panel")
        self._keys.setText("   ".join((_("1 2 3 0 rate"), _("Enter opens"), panel, _("Ctrl L logs"))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask for missing counts when all else is on the screen."""
        super().paintEvent(event)
        if self._is_outdated:
            self._is_outdated = False
            QTimer.singleShot(0, self, self.counts_missed.emit)

    def _say(self) -> None:
        words = _("{count} people").format(count=f"{self._tally.total:,}")
        if self._selected:
            words += " · " + _("{count} selected").format(count=f"{self._selected:,}")
        self._counts.setText(words)
        self.overdue.say(_("{count} overdue").format(count=f"{self._tally.overdue:,}"))
        self.unrated.say(_("{count} unrated").format(count=f"{self._tally.unrated:,}"))
        self.overdue.setVisible(self._tally.overdue > 0 or self.overdue.isChecked())
        self.unrated.setVisible(self._tally.unrated > 0 or self.unrated.isChecked())
