"""Sending one by one: a QR code the phone reads, the wording to copy; one key says it went out."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import InteractionKind
from services.contacts.phones import shown
from services.greetings import outbox
from services.greetings.sending import Message
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.frames import Card
from ui.widgets.labels import label

_SIDE = 300
_MARGIN = 4
_WIDEST = 620


class CodeView(QWidget):
    """The code, always dark on white: cameras read nothing else reliably."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: tuple[tuple[bool, ...], ...] = ()
        self.setFixedSize(_SIDE, _SIDE)  # squeezed it would lose the white margin cameras need

    def show_code(self, matrix: tuple[tuple[bool, ...], ...], name: str) -> None:
        """Show a code; ``name`` is what a screen reader says of it."""
        self._matrix = matrix
        self.setAccessibleName(name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if self._matrix:
            cell = max(1, min(self.width(), self.height()) // (len(self._matrix) + 2 * _MARGIN))
            left = (self.width() - cell * len(self._matrix)) // 2
            dark = QColor(Qt.GlobalColor.black)
            for y, line in enumerate(self._matrix):
                for x, is_dark in enumerate(line):
                    if is_dark:
                        painter.fillRect(QRectF(left + x * cell, left + y * cell, cell, cell), dark)
        painter.end()


class OneByOne(QWidget):
    """Enter sent, W sent by WeChat, S not yet, C copy, L opens the messages of this machine, Esc back."""

    sent = Signal(object, str)
    """The message that went out, and the kind of interaction."""
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages: Sequence[Message] = ()
        self._place = 0
        self._count = label("", "caption", "secondary")
        self._name = label("", "title")
        self._phone = label("", "phone")
        self._text = label("", "read", wrap=True)
        self._late = label("", "caption", "warn", wrap=True)
        self.code = CodeView()
        self.done_button = Button(theme, _("Sent, next"), PRIMARY, key="Enter")
        self.wechat_button = Button(theme, _("Sent by WeChat"), SECONDARY, key="W")
        self.copy_button = Button(theme, _("Copy"), SECONDARY, icon="act.copy", key="C")
        self.link_button = Button(theme, _("Open in messages"), SECONDARY, key="L")
        self.later_button = Button(theme, _("Not yet"), QUIET, key="S")
        self.back_button = Button(theme, _("Back to the queue"), QUIET, key="Esc")
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(margin=20, spacing=12)
        card.setMaximumWidth(_WIDEST)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._count)
        card.body.addLayout(head)
        card.body.addWidget(self._phone)
        card.body.addWidget(self._late)
        card.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        hint = label(_("Point the phone's camera at it: number and wording are filled in."), "caption")
        card.body.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(self._text)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, buttons in (
            (first, (self.done_button, self.wechat_button, self.copy_button)),
            (second, (self.link_button, self.later_button, self.back_button)),
        ):
            line.setSpacing(8)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            card.body.addLayout(line)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        card.setMinimumWidth(480)
        self.done_button.clicked.connect(lambda: self._send(InteractionKind.SMS))
        self.wechat_button.clicked.connect(lambda: self._send(InteractionKind.WECHAT))
        self.copy_button.clicked.connect(self._copy)
        self.link_button.clicked.connect(self._open_link)
        self.later_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(self.finished)

    def begin(self, messages: Sequence[Message]) -> None:
        """Start with the first of these messages."""
        self._messages, self._place = messages, 0
        self._show()
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def message(self) -> Message | None:
        """The message in view."""
        return self._messages[self._place] if self._place < len(self._messages) else None

    def _show(self) -> None:
        message = self.message
        if message is None:
            self.finished.emit()
            return
        self._name.setText(message.name)
        self._phone.setText(shown(message.mobile))
        self._text.setText(message.text)
        self._count.setText(f"{self._place + 1} / {len(self._messages)}")
        early = _("Meant for {day}; sent now it comes early.")
        self._late.setText(early.format(day=f"{message.at:%m-%d %H:%M}") if message.at else "")
        self._late.setVisible(message.at is not None)
        name = _("QR code of the message to {name}").format(name=message.name)
        self.code.show_code(outbox.sms_qr(message), name)

    def _send(self, kind: InteractionKind) -> None:
        if self.message is not None:
            self.sent.emit(self.message, kind.value)
            self._go_on()

    def _go_on(self) -> None:
        self._place += 1
        self._show()

    def _copy(self) -> None:
        if self.message is not None:
            QGuiApplication.clipboard().setText(self.message.text)

    def _open_link(self) -> None:
        if self.message is not None:
            QDesktopServices.openUrl(QUrl.fromEncoded(outbox.sms_link(self.message).encode()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys beside the buttons."""
        letters = {
            "w": lambda: self._send(InteractionKind.WECHAT),
            "s": self._go_on,
            "c": self._copy,
            "l": self._open_link,
        }
        work = letters.get(event.text().lower())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._send(InteractionKind.SMS)
        elif work is not None and not event.modifiers():
            work()
        else:
            super().keyPressEvent(event)
