"""The rail at the left: the seal that opens the menus, the pages, what waits on them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.shell.pages import BOTTOM, HIDDEN, PageEntry
from ui.widgets.paint import fit_words, key_words

_SEAL = 36
_ABOVE_SEAL, _BELOW_SEAL, _GAP, _FOOT = 10, 10, 2, 8


class Seal(QAbstractButton):
    """The seal 脉: the program's sign, and its menus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_SEAL, _SEAL)
        self.setAccessibleName(_("Open the menus"))
        self.setToolTip(_("Menus"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the seal."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("tier.a"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(self._theme.color("tier.a.on"))
        painter.setFont(self._theme.font("title", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "脉")
        painter.end()


class RailItem(QAbstractButton):
    """One page in the rail: icon above word, a count when something waits there today."""

    def __init__(self, theme: Theme, entry: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = entry.key
        self._theme, self._icon, self._count = theme, entry.icon, 0
        self._has_words = True
        self.setText(entry.word())
        self.setCheckable(True)
        self.setAccessibleName(entry.word())
        self.setToolTip(f"{entry.word()} {key_words(entry.shortcut)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def set_count(self, count: int) -> None:
        """Show how much waits; nothing for 0."""
        if count != self._count:
            self._count = count
            self.update()

    def show_word(self, shown: bool) -> None:
        """Show the word below the icon, or the icon alone."""
        self._has_words = shown
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the room of an entry."""
        if not self._has_words:
            return QSize(rail_width(self._theme, words=False) - 12, self._theme.size("control"))
        return QSize(self._theme.size("rail") - 12, self._theme.size("rail.item"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, word and count."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent.soft" if self.isChecked() else "bg.hover"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.radius("card"), theme.radius("card"))
        token = "accent" if self.isChecked() else "text.secondary"
        side = theme.size("icon.rail")
        pixmap = icon_pixmap(theme, self._icon, token, side, self.devicePixelRatioF())
        top = 8 if self._has_words else round((self.height() - side) / 2)
        painter.drawPixmap(round((self.width() - side) / 2), top, pixmap)
        if self._has_words:
            caption = theme.font("caption", bold=self.isChecked())
            font, words = fit_words(caption, self.text(), self.width() - 2)
            painter.setFont(font)
            painter.setPen(theme.color(token))
            below = QRectF(0, 8 + side, self.width(), self.height() - side - 10)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
        if self._count and not self.isChecked():
            self._paint_count(painter)
        painter.end()

    def _paint_count(self, painter: QPainter) -> None:
        words = str(self._count) if self._count < 100 else "99+"
        painter.setFont(self._theme.font("caption", bold=True))
        width = max(18.0, painter.fontMetrics().horizontalAdvance(words) + 8.0)
        left = self.width() / 2 + 6 if self._has_words else self.width() - width
        left = min(left, self.width() - width)
        height = max(16, painter.fontMetrics().height())
        box = QRectF(left, 2 if self._has_words else 0, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(self._theme.color("accent.on"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def rail_width(theme: Theme, *, words: bool) -> int:
    """Return the width of the rail, with words below the icons or without."""
    return theme.size("rail") if words else theme.size("topbar")


class Rail(QWidget):
    """The column of pages."""

    chosen = Signal(str)
    menus_asked = Signal()

    def __init__(self, theme: Theme, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: dict[str, RailItem] = {}
        self._has_words = True
        self.setFixedWidth(rail_width(theme, words=True))
        self.seal = Seal(theme, self)
        self.seal.clicked.connect(self.menus_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, _ABOVE_SEAL, 6, _FOOT)
        column.setSpacing(_GAP)
        column.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(_BELOW_SEAL)
        self._add(column, [entry for entry in entries if entry.place not in (BOTTOM, HIDDEN)])
        column.addStretch(1)
        self._add(column, [entry for entry in entries if entry.place == BOTTOM])
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        """Measure anew: the size of the text may have changed with the colours."""
        self.setFixedWidth(rail_width(self._theme, words=self._has_words))
        for item in self._items.values():
            item.updateGeometry()
        self.update()

    def height_with_words(self) -> int:
        """Return the least height that has room for every icon with its word."""
        items = len(self._items) * (self._theme.size("rail.item") + _GAP)
        return _ABOVE_SEAL + _SEAL + _BELOW_SEAL + _GAP + items + _FOOT

    def show_words(self, shown: bool) -> None:
        """Show the words below the icons, or in little room the icons alone."""
        if shown != self._has_words:
            self._has_words = shown
            self.setFixedWidth(rail_width(self._theme, words=shown))
            for item in self._items.values():
                item.show_word(shown)

    def _add(self, column: QVBoxLayout, entries: Sequence[PageEntry]) -> None:
        for entry in entries:
            item = RailItem(self._theme, entry, self)
            item.clicked.connect(self._on_item_clicked)
            self._items[entry.key] = item
            column.addWidget(item)

    def _on_item_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            item.setChecked(True)
            self.chosen.emit(item.key)

    def light(self, key: str) -> None:
        """Mark the page in view."""
        for name, item in self._items.items():
            item.setChecked(name == key)

    def set_count(self, key: str, count: int) -> None:
        """Show how much waits on a page."""
        if key in self._items:
            self._items[key].set_count(count)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line that parts the rail from the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.window"))
        painter.setPen(self._theme.color("line.soft"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()
