"""The toast: what happened and how to take it back, for eight seconds at the foot of the page."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCursor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.focus import NO_RING
from ui.look.icons import draw_icon
from ui.look.style import draw_ring
from ui.look.theme import Theme
from ui.widgets.floating import cast_shadow
from ui.widgets.labels import label
from ui.widgets.paint import key_words

_BESIDE = 12
_FROM_FOOT = 16


class _Undo(QAbstractButton):
    """The one button of a toast, in the toast's own colours."""

    def __init__(self, theme: Theme, text: str, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key_words(key)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("body", bold=True))
        key = QFontMetrics(self._theme.font("caption")).horizontalAdvance(self._key)
        return QSize(words.horizontalAdvance(self.text()) + key + 26, words.height() + 10)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self._theme.color("text.on_tooltip")
        painter.setPen(QPen(ink, 1))
        painter.setOpacity(0.35)
        painter.drawLine(0, 6, 0, self.height() - 6)
        painter.setOpacity(1.0)
        bold = self._theme.font("body", bold=True)
        painter.setFont(bold)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        width = QFontMetrics(bold).horizontalAdvance(self.text())
        painter.drawText(QRectF(10, 0, width + 1, self.height()), middle, self.text())
        painter.setFont(self._theme.font("caption"))
        painter.setOpacity(0.8)
        painter.drawText(QRectF(10 + width + 8, 0, self.width(), self.height()), middle, self._key)
        painter.setOpacity(1.0)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()).adjusted(3, 0, 0, 0), 4, self._theme)
        painter.end()


class _Tick(QWidget):
    """The tick in front of the words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.size("icon"), theme.size("icon"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, QRectF(self.rect()), self._theme, "act.accept", "text.on_tooltip")
        painter.end()


class Toast(QFrame):
    """One at a time over a page; it stays while the mouse or the focus is on it."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._page = theme, page
        self._undo: Callable[[], None] | None = None
        self.setProperty("surface", "toast")
        self._words = label("")
        self._button = _Undo(theme, _("Undo"), "Ctrl+Z")
        self._button.clicked.connect(self._on_undo_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(_Tick(theme))
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.time_over)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        cast_shadow(self, theme, "toast")
        page.installEventFilter(self)
        self._button.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Tell what happened; with ``undo`` it can be taken back from here."""
        self._undo = undo
        self._words.setText(words)
        self._button.setVisible(undo is not None)
        self.setAccessibleName(words)
        self._take_room()
        place = self._place()
        self.move(place)
        self.show()
        self.raise_()
        self._slide.stop()
        self._slide.setDuration(self._theme.motion("toast_in"))
        self._slide.setStartValue(place + QPoint(0, 12))
        self._slide.setEndValue(place)
        self._slide.start()
        self._timer.start(self._theme.tokens.motion("toast_stay"))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def words(self) -> str:
        """Return what was said last."""
        return self._words.text()

    @property
    def undo_button(self) -> QAbstractButton:
        """Return the button that takes it back."""
        return self._button

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the page; look again when the button loses the focus."""
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self.move(self._place())
        elif watched is self._button and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start(self._theme.tokens.motion("toast_stay"))
        return False

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Begin to count anew when the mouse goes."""
        self._timer.start(self._theme.tokens.motion("toast_stay"))
        super().leaveEvent(event)

    def _take_room(self) -> None:
        """Take one line, or where the page is too narrow for it as many as the words need."""
        self._words.setWordWrap(False)
        self.adjustSize()
        room, layout = self._page.width() - 2 * _BESIDE, self.layout()
        if layout is not None and self.width() > room > 0:
            self._words.setWordWrap(True)
            layout.activate()
            self.resize(room, layout.heightForWidth(room))

    def _place(self) -> QPoint:
        left = (self._page.width() - self.width()) // 2
        return QPoint(max(0, left), self._page.height() - self.height() - _FROM_FOOT)

    def time_over(self) -> None:
        """Go away, unless somebody is looking: leaving starts the clock again."""
        hovered = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if hovered or self._button.hasFocus():
            return
        self.hide()

    def _on_undo_clicked(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
