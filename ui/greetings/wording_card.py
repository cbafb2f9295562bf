"""The wording of a greeting, edited where it stands, with its length and what it was made of."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from services.greetings.queue import QueueEntry
from services.greetings.segments import ONE, segments, units
from services.i18n import _, _n, _p
from ui.look.theme import Theme
from ui.widgets.frames import Card
from ui.widgets.labels import ElidedLabel, label, rule

_LINES = 3
_PAUSE = 200
"""Milliseconds without a key after which what stands there is checked."""


class _Meter(QWidget):
    """How full one message is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show how much of one message is used."""
        self._share = share
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(0, 1, self.width(), 4)
        painter.setBrush(self._theme.color("line.soft"))
        painter.drawRoundedRect(room, 2, 2)
        painter.setBrush(self._theme.color("accent" if self._share <= 1 else "warn"))
        room.setWidth(room.width() * min(1.0, self._share))
        painter.drawRoundedRect(room, 2, 2)
        painter.end()


class WordingCard(Card):
    """Enter keeps what was changed, Esc brings back what stood there."""

    committed = Signal(str)
    """The wording as changed."""
    typed = Signal(str)
    """What stands there while one writes, not kept yet."""
    left = Signal()
    """Editing is over; the list takes the keys again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=8, parent=parent)
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(lambda: self.typed.emit(self._text()))
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(_("Wording"))
        self.edit.setProperty("bare", True)
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(theme.font("read"))
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * _LINES + 16)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text_changed)
        self._made_of = ElidedLabel("", "caption", "secondary")
        self._meter = _Meter(theme)
        self.count = label("", "caption", "primary")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._made_of, 1)
        foot.addWidget(self._meter)
        foot.addWidget(self.count)
        self.body.addWidget(self.edit)
        self.body.addWidget(rule())
        self.body.addLayout(foot)

    def show_entry(self, entry: QueueEntry) -> None:
        """Show a greeting's wording, unless one is writing in it right now."""
        self._kept = entry.text
        if self.edit.toPlainText() != entry.text:
            self.edit.setPlainText(entry.text)
        parts = [_("Salutation {name}").format(name=entry.salutation)]
        if entry.wording.used:
            parts.append(_("uses {what}").format(what=_p("between names", ", ").join(entry.wording.used)))
        self._made_of.setText("　".join(parts))
        self._on_text_changed()
        self._pause.stop()

    def begin(self) -> None:
        """Take the caret to the end of the wording."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _on_text_changed(self) -> None:
        text = self.edit.toPlainText().strip()
        size, count = units(text), segments(text)
        self._meter.set_share(size / ONE)
        words = _n(
            "{size} / 70 characters, {count} message", "{size} / 70 characters, {count} messages", count
        )
        self.count.setText(words.format(size=size, count=count))
        if self.edit.hasFocus():
            self._pause.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._commit()
            self.set_chosen(False)
        elif event.type() == QEvent.Type.FocusIn:
            self.set_chosen(True)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._commit()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.edit.setPlainText(self._kept)
                self.typed.emit(self._text())
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _text(self) -> str:
        return " ".join(self.edit.toPlainText().split())

    def _commit(self) -> None:
        self._pause.stop()
        text = self._text()
        if text != " ".join(self._kept.split()):
            self._kept = text
            self.committed.emit(text)
